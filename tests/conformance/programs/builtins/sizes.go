package main

import (
	"fmt"
	"unsafe"
)

type T struct {
	a bool
	b int64
	c bool
	d int32
}

func main() {
	fmt.Println(unsafe.Sizeof(T{}), unsafe.Alignof(int64(0)), unsafe.Offsetof(T{}.d))
	var x [3]int32
	fmt.Println(unsafe.Sizeof(x), unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(any(nil)))
	const n = unsafe.Sizeof(uint16(0)) * 2
	var a [n]int
	fmt.Println(len(a))
}

// Output:
// 24 8 20
// 12 16 24 16
// 4
