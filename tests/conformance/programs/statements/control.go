package main

import (
	"fmt"
)

func grade(n int) string {
	switch {
	case n >= 90:
		return "A"
	case n >= 80:
		return "B"
	default:
		return "C"
	}
}

func side(s string) string { fmt.Print(s, " "); return s }

func main() {
	fmt.Println(grade(95), grade(85), grade(10))
	switch x := 2; x {
	case 1:
		fmt.Println("one")
	case 2:
		fmt.Println("two")
		fallthrough
	case 3:
		fmt.Println("three")
	case 4:
		fmt.Println("four")
	}
	switch side("tag") {
	case side("a"), side("tag"):
		fmt.Println("match")
	case side("never"):
	}
	var v any = 3
	switch v {
	case "3":
		fmt.Println("string")
	case 3:
		fmt.Println("int")
	}
outer:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			if j == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	i := 0
loop:
	if i < 3 {
		i++
		goto loop
	}
	fmt.Println(i)
sw:
	switch {
	default:
		for {
			break sw
		}
	}
	for i := 0; ; i++ {
		switch {
		case i == 2:
			continue
		case i > 3:
			goto done
		}
		fmt.Print(i, " ")
	}
done:
	fmt.Println()
	if a, b := 1, 2; a > b {
		fmt.Println("a")
	} else if c := a + b; c == 3 {
		fmt.Println("c", c)
	} else {
		fmt.Println("else")
	}
	x, y := 1, 2
	x, y = y, x+y
	fmt.Println(x, y)
	if x := x * 10; x > 5 {
		x := "shadow"
		fmt.Println(x)
	}
	fmt.Println(x)
	var t = true
	fmt.Println(t && !false || false, 3 > 2 == true)
	for n := 10; n > 0; n /= 3 {
		fmt.Print(n, " ")
	}
	fmt.Println()
	{
		x := 5
		_ = x
	}
	const big = 100
	for i := range big {
		if i%40 == 39 {
			fmt.Print(i, " ")
		}
	}
	fmt.Println()
}

// Output:
// A B C
// two
// three
// tag a tag match
// int
// 0 0 0 1 1 0 1 1
// 3
// 0 1 3
// c 3
// 2 3
// shadow
// 2
// true true
// 10 3 1
// 39 79
