package main

import "fmt"

type Level uint8

func (l Level) String() string { return fmt.Sprintf("L%d", uint8(l)) }

const top Level = 3

func each[T ~int | ~uint8 | ~int64](n T) (out []T) {
	for i := T(0); i < n; i++ {
		out = append(out, i)
	}
	return
}

func main() {
	for l := range top {
		fmt.Print(l, " ")
	}
	fmt.Println()
	fmt.Println(each(Level(2)), each(3), each(int64(-1)))
	for i := range int8(127) {
		if i == 126 {
			fmt.Printf("%T %d\n", i, i)
		}
	}
	var u uint16
	for u = range 4 {
	}
	fmt.Printf("%T %d\n", u, u)
	for range 2 {
		fmt.Print("x")
	}
	for i := range -3 {
		fmt.Print("never", i)
	}
	fmt.Println()
	for i := range 'd' {
		if i >= 'a' {
			fmt.Printf("%c%T ", i, i)
		}
	}
	fmt.Println()
}

// Output:
// L0 L1 L2
// [L0 L1] [0 1 2] []
// int8 126
// uint16 3
// xx
// aint32 bint32 cint32
