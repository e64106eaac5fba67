package main

import "fmt"

func try(n string, f func()) {
	defer func() { fmt.Println(n, recover()) }()
	f()
}

type T struct{ a, b int }

func main() {
	var p *int
	var q *T
	var pp **int
	var s []int
	var ps *[]int
	var pm *map[string]int
	m := map[int]int{}
	mt := map[int]T{}
	ma := map[int]any{}
	c := make(chan int, 3)
	var i any
	try("m=*p", func() { m[0] = *p })
	try("m+=*p", func() { m[0] += *p })
	try("mt=*q", func() { mt[0] = *q })
	try("ma=*q", func() { ma[0] = *q })
	try("ma=*p", func() { ma[0] = *p })
	try("map lit", func() { fmt.Println(map[int]int{1: *p}) })
	try("slice lit", func() { fmt.Println([]int{1, *p}) })
	try("struct lit", func() { fmt.Println(T{1, *p}) })
	try("struct lit2", func() { fmt.Println(T{a: *p}) })
	try("append", func() { s = append(s, *p) })
	try("send", func() { c <- *p })
	try("i=", func() { i = *p })
	try("i=T", func() { i = *q })
	try(":=", func() { x := *p; fmt.Println(x) })
	try(":=T", func() { x := *q; fmt.Println(x) })
	try("call", func() { func(int) {}(*p) })
	try("callT", func() { func(T) {}(*q) })
	try("ret", func() { func() int { return *p }() })
	try("retT", func() { func() T { return *q }() })
	try("pp", func() { **pp = 3 })
	try("pp2", func() { x := *pp; fmt.Println(x) })
	try("ps", func() { x := *ps; fmt.Println(x) })
	try("ps[0]", func() { x := (*ps)[0]; fmt.Println(x) })
	try("ps=", func() { *ps = nil })
	try("q=", func() { *q = T{} })
	try("p=", func() { *p = 1 })
	try("p++", func() { *p++ })
	try("q.a=", func() { q.a = 1 })
	try("q.a++", func() { q.a++ })
	try("&q.a", func() { fmt.Println(&q.a) })
	try("pm", func() { (*pm)["a"] = 1 })
	try("len", func() { fmt.Println(len(*ps), len(*pm)) })
	try("range", func() {
		for range *ps {
		}
	})
	try("cmp", func() { fmt.Println(*p == 0) })
	try("cmpT", func() { fmt.Println(*q == T{}) })
	try("cond", func() {
		if *p > 0 {
		}
	})
	try("index", func() { fmt.Println(s[:0], m[*p]) })
	try("switch", func() {
		switch *p {
		}
	})
	try("mult", func() { a, b := *p, 1; fmt.Println(a, b) })
	try("println", func() { fmt.Println(*p) })
	try("printlnT", func() { fmt.Println(*q) })
	try("closure", func() { func() { _ = *p }() })
	try("assign", func() { var x int; x = *p; fmt.Println(x) })
	try("assignT", func() { var x T; x = *q; fmt.Println(x) })
	try("s[0]=", func() { s = make([]int, 1); s[0] = *p })
	try("s[0]=T", func() { s := make([]T, 1); s[0] = *q })
	try("field=", func() { var t T; t.a = *p })
	try("fieldT=", func() { var t struct{ T }; t.T = *q })
	try("method", func() { q.M() })
	try("methodP", func() { fmt.Println(q.P()) })
	try("methodval", func() { f := q.M; fmt.Println(f != nil) })
	try("methodvalP", func() { f := q.P; fmt.Println(f()) })
	try("defer", func() { defer q.M(); fmt.Println("x") })
	try("defer arg", func() { defer func(int) {}(*p); fmt.Println("x") })
	try("nilfunc", func() { var f func(); f() })
	try("nilfunc2", func() { var f func(int) int; fmt.Println(f(3)) })
	try("defer nilfunc", func() { var f func(); defer f(); fmt.Println("before") })
	try("iface", func() { var e error; fmt.Println(e.Error()) })
	try("ifaceval", func() { var e error; f := e.Error; fmt.Println(f()) })
	try("stringer2", func() { var e fmt.Stringer = q; fmt.Println(e) })
	fmt.Println(len(m), len(mt), len(ma), len(c), i)
}

func (t T) M()             {}
func (t T) String() string { return "T" }
func (t *T) P() bool       { return t == nil }

// Output:
// m=*p runtime error: invalid memory address or nil pointer dereference
// m+=*p runtime error: invalid memory address or nil pointer dereference
// mt=*q runtime error: invalid memory address or nil pointer dereference
// ma=*q runtime error: invalid memory address or nil pointer dereference
// ma=*p runtime error: invalid memory address or nil pointer dereference
// map lit runtime error: invalid memory address or nil pointer dereference
// slice lit runtime error: invalid memory address or nil pointer dereference
// struct lit runtime error: invalid memory address or nil pointer dereference
// struct lit2 runtime error: invalid memory address or nil pointer dereference
// append runtime error: invalid memory address or nil pointer dereference
// send runtime error: invalid memory address or nil pointer dereference
// i= runtime error: invalid memory address or nil pointer dereference
// i=T runtime error: invalid memory address or nil pointer dereference
// := runtime error: invalid memory address or nil pointer dereference
// :=T runtime error: invalid memory address or nil pointer dereference
// call runtime error: invalid memory address or nil pointer dereference
// callT runtime error: invalid memory address or nil pointer dereference
// ret runtime error: invalid memory address or nil pointer dereference
// retT runtime error: invalid memory address or nil pointer dereference
// pp runtime error: invalid memory address or nil pointer dereference
// pp2 runtime error: invalid memory address or nil pointer dereference
// ps runtime error: invalid memory address or nil pointer dereference
// ps[0] runtime error: invalid memory address or nil pointer dereference
// ps= runtime error: invalid memory address or nil pointer dereference
// q= runtime error: invalid memory address or nil pointer dereference
// p= runtime error: invalid memory address or nil pointer dereference
// p++ runtime error: invalid memory address or nil pointer dereference
// q.a= runtime error: invalid memory address or nil pointer dereference
// q.a++ runtime error: invalid memory address or nil pointer dereference
// &q.a runtime error: invalid memory address or nil pointer dereference
// pm runtime error: invalid memory address or nil pointer dereference
// len runtime error: invalid memory address or nil pointer dereference
// range runtime error: invalid memory address or nil pointer dereference
// cmp runtime error: invalid memory address or nil pointer dereference
// cmpT runtime error: invalid memory address or nil pointer dereference
// cond runtime error: invalid memory address or nil pointer dereference
// index runtime error: invalid memory address or nil pointer dereference
// switch runtime error: invalid memory address or nil pointer dereference
// mult runtime error: invalid memory address or nil pointer dereference
// println runtime error: invalid memory address or nil pointer dereference
// printlnT runtime error: invalid memory address or nil pointer dereference
// closure runtime error: invalid memory address or nil pointer dereference
// assign runtime error: invalid memory address or nil pointer dereference
// assignT runtime error: invalid memory address or nil pointer dereference
// s[0]= runtime error: invalid memory address or nil pointer dereference
// s[0]=T runtime error: invalid memory address or nil pointer dereference
// field= runtime error: invalid memory address or nil pointer dereference
// fieldT= runtime error: invalid memory address or nil pointer dereference
// method runtime error: invalid memory address or nil pointer dereference
// true
// methodP <nil>
// methodval runtime error: invalid memory address or nil pointer dereference
// true
// methodvalP <nil>
// defer runtime error: invalid memory address or nil pointer dereference
// defer arg runtime error: invalid memory address or nil pointer dereference
// nilfunc runtime error: invalid memory address or nil pointer dereference
// nilfunc2 runtime error: invalid memory address or nil pointer dereference
// before
// defer nilfunc runtime error: invalid memory address or nil pointer dereference
// iface runtime error: invalid memory address or nil pointer dereference
// ifaceval runtime error: invalid memory address or nil pointer dereference
// <nil>
// stringer2 <nil>
// 0 0 0 0 <nil>
