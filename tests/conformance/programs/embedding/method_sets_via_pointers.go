package main

import "fmt"

type Inner struct{ n int }

func (i Inner) Get() int   { return i.n }
func (i *Inner) Set(n int) { i.n = n }

type ByValue struct{ Inner }
type ByPointer struct{ *Inner }
type Deep struct {
	ByPointer
	label string
}

type Getter interface{ Get() int }
type GetSetter interface {
	Getter
	Set(int)
}

func has(x any) (g, s bool) {
	_, g = x.(Getter)
	_, s = x.(GetSetter)
	return
}

func main() {
	in := Inner{1}
	for _, x := range []any{in, &in, ByValue{in}, &ByValue{in}, ByPointer{&in}, &ByPointer{&in}, Deep{ByPointer{&in}, "d"}} {
		g, s := has(x)
		fmt.Printf("%T %v %v\n", x, g, s)
	}
	v, p := ByValue{in}, ByPointer{&in}
	v.Set(10)
	p.Set(20)
	fmt.Println(v.Get(), p.Get(), in.n)
	d := Deep{p, "x"}
	e := d
	e.Set(30)
	fmt.Println(d.Get(), in.n, d.Inner == e.Inner)
	set := d.Set
	d.Inner = &Inner{5}
	set(40)
	fmt.Println(d.n, e.n)
	var gs GetSetter = e
	gs.Set(50)
	fmt.Println(in.Get(), gs.(Deep).label)
	func() {
		defer func() { fmt.Println("nil:", recover() != nil) }()
		fmt.Println(ByPointer{}.Get())
	}()
}

// Output:
// main.Inner true false
// *main.Inner true true
// main.ByValue true false
// *main.ByValue true true
// main.ByPointer true true
// *main.ByPointer true true
// main.Deep true true
// 10 20 20
// 30 30 true
// 5 40
// 50 x
// nil: true
