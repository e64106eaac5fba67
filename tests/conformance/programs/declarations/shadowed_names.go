package main

import "fmt"

type int32x = int32

func len2() int { len := 3; return len }
func main() {
	len := func(x string) int { return 42 }
	fmt.Println(len("a"), len2())
	{
		fmt := "shadow"
		_ = fmt
		print := func(s string) string { return s }
		_ = print(fmt)
	}
	true := false
	fmt.Println(true, !true)
	nil := 5
	fmt.Println(nil)
	type string int
	var s string = 4
	fmt.Printf("%T %d\n", s, s)
	append := 1
	fmt.Println(append)
	int := 7
	fmt.Println(int)
	var int64 float64 = 2.5
	fmt.Println(int64)
	error := "e"
	fmt.Println(error)
	iota := 9
	fmt.Println(iota)
	any := []byte{1}
	fmt.Println(any)
	new := func() byte { return 1 }
	fmt.Println(new())
	x := 1
	{
		x, y := x+1, x
		fmt.Println(x, y)
	}
	if x := x * 10; x > 5 {
		fmt.Println(x)
	}
	fmt.Println(x)
	func(x byte) { fmt.Println(x) }('a')
	for x := range 2 {
		x := x
		fmt.Print(x)
	}
	switch x := 5; x {
	case 5:
		x := "in"
		fmt.Println(x)
	}
	var main = 5
	fmt.Println(main)
	_, _ = 1, "q"
	var _ = 3
	const _ = 4
	min := func(a, b byte) byte { return a }
	fmt.Println(min(5, 1))
	recover := 3
	panic := 4
	fmt.Println(recover + panic)
	copy, cap, make := 1, 2, 3
	fmt.Println(copy + cap + make)
}

// Output:
// 42 3
// false true
// 5
// main.string 4
// 1
// 7
// 2.5
// e
// 9
// [1]
// 1
// 2 1
// 10
// 1
// 97
// 01in
// 5
// 5
// 7
// 6
