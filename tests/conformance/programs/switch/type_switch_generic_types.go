package main

import "fmt"

type Box[T any] struct{ v T }

type Num interface{ ~int | ~float64 }

type MyInt int

func what[T any](v T) string {
	switch x := any(v).(type) {
	case Box[int]:
		return fmt.Sprint("Box[int] ", x.v+1)
	case Box[string]:
		return "Box[string] " + x.v
	case MyInt:
		return fmt.Sprint("MyInt ", int(x))
	case []T:
		return "slice of T"
	}
	return fmt.Sprintf("%T", v)
}

func is[T any](v any) bool {
	switch v.(type) {
	case T:
		return true
	}
	return false
}

func main() {
	fmt.Println(what(Box[int]{1}), what(Box[string]{"s"}), what(MyInt(4)), what(3), what(Box[bool]{}))
	fmt.Println(is[int](3), is[string](3), is[error](fmt.Errorf("x")), is[Box[int]](Box[int]{}), is[any](nil))
}

// Output:
// Box[int] 2 Box[string] s MyInt 4 int main.Box[bool]
// true false true true false
