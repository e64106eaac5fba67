package main

import "fmt"

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
)
const (
	a = 'a' + iota
	b
	c
	d = "str"
	e
	f = iota
)
const (
	x, y = iota, -iota
	z, w
)

type Day int

const (
	Mon Day = iota + 1
	Tue
	_
	Thu
)
const (
	bit0, mask0 = 1 << iota, 1<<iota - 1
	bit1, mask1
	_, _
	bit3, mask3
)
const single = iota
const (
	p = len("hello") + iota
	q
)

func (d Day) String() string { return [...]string{"?", "Mon", "Tue", "Wed", "Thu"}[d] }

func main() {
	fmt.Println(KB, MB, a, b, c, d, e, f, x, y, z, w, Mon, Thu, bit0, mask0, bit1, mask1, bit3, mask3, single, p, q)
	fmt.Printf("%T %T %v\n", a, Tue, Tue)
}

// Output:
// 1024 1048576 97 98 99 str str 5 0 0 1 -1 Mon Thu 1 0 2 1 8 7 0 5 6
// int32 main.Day Tue
