package main

import (
	"fmt"
)

type ID int
type Name string

func what(x any) string {
	switch x := x.(type) {
	case int:
		return "int"
	case ID:
		return fmt.Sprintf("ID %d", x+1)
	case []ID:
		return fmt.Sprint("IDs ", len(x))
	case map[Name]ID:
		return fmt.Sprint("map ", x["a"])
	case func(ID) Name:
		return "func " + string(x(3))
	case chan ID:
		return fmt.Sprint("chan ", cap(x))
	case *ID:
		return fmt.Sprint("ptr ", *x)
	case struct{ A ID }:
		return fmt.Sprint("anon ", x.A)
	case [2]ID:
		return fmt.Sprint("array ", x[1])
	case Name:
		return "name " + string(x)
	}
	return fmt.Sprintf("? %T", x)
}

func main() {
	id := ID(4)
	for _, x := range []any{1, id, []ID{1}, []int{1}, map[Name]ID{"a": 2}, func(i ID) Name { return Name(fmt.Sprint(i)) }, make(chan ID, 2), &id, struct{ A ID }{5}, [2]ID{1, 2}, Name("n"), "n"} {
		fmt.Println(what(x))
	}
	var a, b any = ID(1), 1
	fmt.Println(a == b, a == any(ID(1)), b == any(1))
	m := map[any]string{ID(1): "id", 1: "int", Name("x"): "name", "x": "string"}
	fmt.Println(m[ID(1)], m[1], m[Name("x")], m["x"], len(m))
}

// Output:
// int
// ID 5
// IDs 1
// ? []int
// map 2
// func 3
// chan 2
// ptr 4
// anon 5
// array 2
// name n
// ? string
// false true true
// id int name string 4
