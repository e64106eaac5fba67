package main

import "fmt"

func run() (trace string) {
	defer func() { trace += "|end" }()
	i := 0
top:
	defer func(n int) { trace += fmt.Sprint("d", n) }(i)
	i++
	if i < 3 {
		goto top
	}
	trace += fmt.Sprint("i", i)
	goto done
done:
	return trace + "r"
}

func main() {
	fmt.Println(run())
	var fs []func() int
	i := 0
next:
	if i < 3 {
		i++
		{
			j := i * i
			fs = append(fs, func() int { j++; return j })
		}
		goto next
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
}

// Output:
// i3rd2d1d0|end
// 2 3 5 6 10 11
