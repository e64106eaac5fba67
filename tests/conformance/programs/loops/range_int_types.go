package main

import "fmt"

type ID uint8

func main() {
	for i := range ID(3) {
		fmt.Printf("%T%v ", i, i)
	}
	for i := range uint64(2) {
		fmt.Printf("%T%v ", i, i)
	}
	var n int8 = -3
	for range n {
		fmt.Println("never")
	}
	const c = 2
	for i := range c {
		fmt.Printf("%T%v ", i, i)
	}
	var u uint8 = 255
	k := 0
	for i := range u {
		k += int(i)
	}
	fmt.Println(k)
	var i int64
	for i = range 10 {
		if i == 4 {
			break
		}
	}
	fmt.Println(i)
	for i := range 'c' - 'a' {
		fmt.Printf("%T%v ", i, i)
	}
	for i := range 5 {
		i *= 2
		fmt.Print(i, " ")
	}
	fmt.Println()
}

// Output:
// main.ID0 main.ID1 main.ID2 uint640 uint641 int0 int1 32385
// 4
// int320 int321 0 2 4 6 8
