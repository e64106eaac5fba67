package main

import "fmt"

func main() {
	i := 0
loop:
	if i < 3 {
		fmt.Println(i)
		i++
		goto loop
	}
	goto end
end:
	fmt.Println("end")
	n := 27
	steps := 0
again:
	if n != 1 {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		steps++
		goto again
	}
	fmt.Println(steps)
	fmt.Println(retry(3))
}

func retry(times int) (tries int) {
try:
	tries++
	if tries < times {
		goto try
	}
	return
}

// Output:
// 0
// 1
// 2
// end
// 111
// 3
