package main

import "fmt"

func main() {
	var a [4]int
	for _, i := range []int{0, 3, 4, -1} {
		try(func() { a[i] = 1; fmt.Println("ok", i) })
		try(func() { fmt.Println("read", a[i]) })
	}
	p := &a
	var n *[4]int
	i := 7
	try(func() { fmt.Println(p[i]) })
	try(func() { fmt.Println(len(n), cap(n)); fmt.Println(n[0]) })
	try(func() {
		for i := range n {
			fmt.Print(i, " ")
		}
		fmt.Println()
		for i, v := range n {
			fmt.Print(i, v)
		}
	})
	try(func() { fmt.Println(a[i:]) })
	try(func() { fmt.Println(a[1:i]) })
	try(func() { fmt.Println(n[:]) })
	j := 2
	try(func() { fmt.Println(a[3:j]) })
	try(func() { fmt.Println(a[:3:j]) })
	try(func() { s := a[:j:i]; fmt.Println(len(s)) })
	var u8 uint8 = 200
	try(func() { fmt.Println(a[u8]) })
	fmt.Println(a)
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// ok 0
// read 1
// ok 3
// read 1
// panic: runtime error: index out of range [4] with length 4
// panic: runtime error: index out of range [4] with length 4
// panic: runtime error: index out of range [-1]
// panic: runtime error: index out of range [-1]
// panic: runtime error: index out of range [7] with length 4
// 4 4
// panic: runtime error: invalid memory address or nil pointer dereference
// 0 1 2 3
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: slice bounds out of range [7:4]
// panic: runtime error: slice bounds out of range [:7] with length 4
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: slice bounds out of range [3:2]
// panic: runtime error: slice bounds out of range [:3:2]
// panic: runtime error: slice bounds out of range [::7] with length 4
// panic: runtime error: index out of range [200] with length 4
// [1 0 0 1]
