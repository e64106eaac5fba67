package main

import "fmt"

type P struct{ X, Y int }

func kind(v any) string {
	switch v {
	case nil:
		return "nil"
	case 1:
		return "int 1"
	case 1.0:
		return "float 1"
	case "1":
		return "string 1"
	case P{1, 2}:
		return "P12"
	case [2]int{1, 2}:
		return "array"
	case int8(1):
		return "int8 1"
	}
	return "other"
}

func main() {
	for _, v := range []any{nil, 1, 1.0, "1", P{1, 2}, P{2, 1}, [2]int{1, 2}, int8(1), uint(1)} {
		fmt.Println(kind(v))
	}
	defer func() { fmt.Println(recover()) }()
	kind([]int{1})
	switch v := any([]int{1}); v {
	case any([]int{1}):
	}
}

// Output:
// nil
// int 1
// float 1
// string 1
// P12
// other
// array
// int8 1
// other
// runtime error: comparing uncomparable type []int
