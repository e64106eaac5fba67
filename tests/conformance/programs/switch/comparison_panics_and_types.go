package main

import "fmt"

type key struct {
	a int
	b any
}

func try(name string, f func() string) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	fmt.Println(name, f())
}

func main() {
	try("structs", func() string {
		switch (key{1, "x"}) {
		case key{1, 2}:
			return "number"
		case key{1, "x"}:
			return "string"
		}
		return "none"
	})
	try("slices", func() string {
		var x any = []int{1}
		switch x {
		case 1, "a":
			return "basic"
		case any([]int{1}):
			return "slice"
		}
		return "none"
	})
	try("nil", func() string {
		var e error
		switch e {
		case nil:
			return "nil"
		default:
			return "error"
		}
	})
	try("arrays", func() string {
		switch [2]any{1, 2} {
		case [2]any{1, int64(2)}:
			return "mixed"
		case [2]any{1, 2}:
			return "same"
		}
		return "none"
	})
	try("float", func() string {
		nan := 0.0
		nan /= nan
		switch nan {
		case nan:
			return "equal"
		}
		return "never equal"
	})
}

// Output:
// structs string
// slices panics: runtime error: comparing uncomparable type []int
// nil nil
// arrays same
// float never equal
