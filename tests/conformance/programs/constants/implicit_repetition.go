package main

import "fmt"

type Bits uint8

const (
	first, second = iota, "s"
	third, fourth
)
const (
	A Bits = 1 << iota
	B
	C = "stop"
	D
	E Bits = iota
	F
)

var names = [...]string{"zero", "one"}

const (
	ka, kb = len("x") * (iota + 1), iota == 1
	kc, kd
	ke, kf
)

func main() {
	fmt.Println(first, second, third, fourth)
	fmt.Printf("%T %v %T %v %T %T %v %T %v\n", A, A, B, B, C, D, D, F, F)
	fmt.Println(ka, kb, kc, kd, ke, kf, len(names))
	const (
		x = iota
		y
	)
	fmt.Println(x, y)
}

// Output:
// 0 s 1 s
// main.Bits 1 main.Bits 2 string string stop main.Bits 5
// 1 false 2 true 3 false 2
// 0 1
