package main

import "fmt"

func main() {
	for i := range 4 {
		switch x := i * i; x {
		case 0:
			x := "zero"
			fmt.Println(x)
		case 1:
			x++
			fmt.Println(x)
		default:
			y := x
			x := y + 1
			fmt.Println(x, y)
		}
	}
	var v any = 3
	switch v := v.(type) {
	case int:
		v++
		{
			v := "inner"
			fmt.Println(v)
		}
		fmt.Println(v)
	}
	fmt.Println(v)
}

// Output:
// zero
// 2
// 5 4
// 10 9
// inner
// 4
// 3
