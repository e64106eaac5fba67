package main

import "fmt"

type I interface{ M() }
type A struct{}
type B struct{ x int }

func (A) M()  {}
func (*B) M() {}

func f(i I) (r string) {
	switch t := i.(type) {
	case A:
		r = "A"
	case *B:
		if t == nil {
			r = "nil B"
			break
		}
		t.x++
		r = fmt.Sprint("B", t.x)
	case nil:
		r = "nil"
	}
	return
}

func calls(s string) any { fmt.Print(s, " "); return s }

func main() {
	var nb *B
	b := &B{1}
	fmt.Println(f(A{}), f(b), f(nb), f(nil), b.x)
	switch x := calls("once").(type) {
	case int:
		fmt.Println("int")
	case string:
		fmt.Println("string", x)
	}
	switch y := 5; any(y).(type) {
	case int:
		y++
		fmt.Println("init", y)
	}
	switch z := any(3); z := z.(type) {
	case int:
		fmt.Println(z + 1)
	}
	switch any(1).(type) {
	}
	switch any("a").(type) {
	default:
		fmt.Println("default first")
	case string:
		fmt.Println("string wins")
	}
outer:
	for i, v := range []any{1, "a", nil, 2.5, "stop", 9} {
		switch v := v.(type) {
		case string:
			if v == "stop" {
				break outer
			}
			continue outer
		case nil:
			break
		case int, float64:
			fmt.Print(i, ":", v, " ")
		}
		fmt.Print("| ")
	}
	fmt.Println()
	var fs []func() string
	for _, v := range []any{1, "x"} {
		switch w := v.(type) {
		case int:
			fs = append(fs, func() string { return fmt.Sprint("int ", w+1) })
		case string:
			fs = append(fs, func() string { w += "!"; return w })
		}
	}
	for _, f := range fs {
		fmt.Println(f())
	}
	var i I = A{}
	switch i.(type) {
	case interface{ Nope() }:
		fmt.Println("no")
	case interface{ M() }:
		fmt.Println("M")
	}
}

// Output:
// A B2 nil B nil 2
// once string once
// init 6
// 4
// string wins
// 0:1 | | 3:2.5 |
// int 2
// x!
// M
