package main

import "fmt"

type Box[T any] struct{ V T }

func (b Box[T]) Kind() string { var z T; return fmt.Sprintf("%T", z) }

type IntBox = Box[int]
type MyInt int
type Wrapped Box[string]

func kind(x any) string {
	switch v := x.(type) {
	case Box[MyInt]:
		return "Box[MyInt] " + v.Kind()
	case IntBox:
		return "Box[int] " + v.Kind()
	case Box[Box[int]]:
		return "nested " + v.V.Kind()
	case *Box[int]:
		return "pointer " + v.Kind()
	case Wrapped:
		return "wrapped " + v.V
	case []Box[int]:
		return fmt.Sprint("slice ", len(v))
	case interface{ Kind() string }:
		return "other " + v.Kind()
	}
	return "no box"
}

func make2[T any](v T) any { return Box[T]{v} }

func main() {
	fmt.Println(kind(Box[int]{1}), "|", kind(Box[MyInt]{1}), "|", kind(make2(3)), "|", kind(make2(MyInt(3))))
	fmt.Println(kind(Box[Box[int]]{}), "|", kind(&IntBox{}), "|", kind(Wrapped{"w"}), "|", kind([]IntBox{{}}))
	fmt.Println(kind(make2("s")), "|", kind(make2([]int{})), "|", kind(3))
	fmt.Println(make2(1) == any(Box[int]{1}), make2(1) == make2(MyInt(1)), make2("a") == make2("a"))
	m := map[any]int{Box[int]{1}: 1, Box[MyInt]{1}: 2, Box[string]{"1"}: 3}
	fmt.Println(len(m), m[make2(1)], m[make2(MyInt(1))], m[make2("1")], m[make2(1.0)])
}

// Output:
// Box[int] int | Box[MyInt] main.MyInt | Box[int] int | Box[MyInt] main.MyInt
// nested int | pointer int | wrapped w | slice 1
// other string | other []int | no box
// true false true
// 3 1 2 3 0
