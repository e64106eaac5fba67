package main

import "fmt"

func classify(n int) string {
	kind := "none"
	{
		if n < 0 {
			goto end
		}
		kind = "natural"
	test:
		if n > 10 {
			n -= 10
			goto test
		}
		switch {
		case n == 3:
			goto end
		case n > 5:
			kind = "big"
			break
		}
		kind += "!"
	}
end:
	return fmt.Sprint(kind, n)
}

func main() {
	for _, n := range []int{-1, 3, 4, 8, 27, 13} {
		fmt.Println(classify(n))
	}
sel:
	select {
	default:
		if true {
			break sel
		}
		fmt.Println("not reached")
	}
	fmt.Println("end")
}

// Output:
// none-1
// natural3
// natural!4
// big!8
// big!7
// natural3
// end
