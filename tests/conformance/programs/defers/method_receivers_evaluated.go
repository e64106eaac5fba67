package main

import "fmt"

type T struct{ n int }

func (t T) val(s string)  { fmt.Println(s, t.n) }
func (t *T) ptr(s string) { fmt.Println(s, t.n) }

type shower interface{ val(string) }

func arg(s string) string { fmt.Println("arg", s); return s }

func main() {
	t := T{1}
	var i shower = t
	f := func(s string) { fmt.Println(s, "first f") }
	defer t.val(arg("value"))
	defer t.ptr(arg("pointer"))
	defer i.val(arg("interface"))
	defer f(arg("function"))
	defer T.val(t, "expression")
	defer func() { f("closure") }()
	m := map[string]int{"a": 1, "b": 2}
	defer delete(m, "a")
	defer func(m map[string]int) { fmt.Println(len(m)) }(m)
	t.n = 2
	i = T{3}
	f = func(s string) { fmt.Println(s, "second f") }
	p := &t
	defer p.ptr("old p")
	p = &T{50}
	p.ptr("direct")
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var nf func()
		defer nf()
		fmt.Println("before")
	}()
	fmt.Println("end")
}

// Output:
// arg value
// arg pointer
// arg interface
// arg function
// direct 50
// before
// recovered: runtime error: invalid memory address or nil pointer dereference
// end
// old p 2
// 2
// closure second f
// expression 1
// function first f
// interface 1
// pointer 2
// value 1
