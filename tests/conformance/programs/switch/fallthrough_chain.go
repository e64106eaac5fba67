package main

import "fmt"

func f(n int) (out []string) {
	switch n {
	case 0:
		out = append(out, "zero")
		fallthrough
	case 1:
		out = append(out, "one")
		fallthrough
	default:
		out = append(out, "default")
		fallthrough
	case 2, 3:
		out = append(out, "two or three")
	case 4:
		out = append(out, "four")
	}
	return
}

func main() {
	for i := range 6 {
		fmt.Println(i, f(i))
	}
}

// Output:
// 0 [zero one default two or three]
// 1 [one default two or three]
// 2 [two or three]
// 3 [two or three]
// 4 [four]
// 5 [default two or three]
