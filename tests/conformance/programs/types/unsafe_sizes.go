package main

import (
	"fmt"
	"unsafe"
)

type padded struct {
	a bool
	b int64
	c bool
}

type packed struct {
	b    int64
	a, c bool
}

type header struct {
	kind  uint8
	size  uint16
	flags [3]byte
	next  *header
	name  string
	data  []byte
	any   any
	f     func()
	m     map[int]int
	e     struct{}
}

const wordSize = unsafe.Sizeof(uintptr(0))

func main() {
	fmt.Println(unsafe.Sizeof(padded{}), unsafe.Sizeof(packed{}), unsafe.Alignof(padded{}), wordSize)
	var h header
	fmt.Println(unsafe.Offsetof(h.kind), unsafe.Offsetof(h.size), unsafe.Offsetof(h.flags), unsafe.Offsetof(h.next), unsafe.Offsetof(h.name), unsafe.Offsetof(h.data), unsafe.Offsetof(h.any), unsafe.Offsetof(h.f), unsafe.Offsetof(h.m), unsafe.Offsetof(h.e))
	fmt.Println(unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof([3]int16{}), unsafe.Sizeof(any(1)), unsafe.Sizeof(complex64(0)), unsafe.Sizeof(struct{}{}), unsafe.Sizeof(h.m))
	fmt.Println(unsafe.Alignof(h.size), unsafe.Alignof(h.flags), unsafe.Alignof(int32(0)))
	const n = unsafe.Sizeof(packed{}.b) * 2
	var arr [n]byte
	fmt.Printf("%T %d\n", n, len(arr))
}

// Output:
// 24 16 8 8
// 0 2 4 8 16 32 56 72 80 88
// 16 24 6 16 8 0 8
// 2 1 4
// uintptr 16
