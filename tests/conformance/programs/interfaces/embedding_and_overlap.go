package main

import "fmt"

type R interface{ Read() string }
type W interface{ Write(string) }
type C interface{ Close() error }
type RW interface {
	R
	W
}
type RC interface {
	R
	C
}
type All interface {
	RW
	RC
	Extra() int
}
type file struct {
	data []string
}

func (f *file) Read() string {
	if len(f.data) == 0 {
		return "<eof>"
	}
	s := f.data[0]
	f.data = f.data[1:]
	return s
}
func (f *file) Write(s string) { f.data = append(f.data, s) }
func (f *file) Close() error   { f.data = nil; return nil }
func (f *file) Extra() int     { return len(f.data) }

func use(rw RW) string { rw.Write("x"); rw.Write("y"); return rw.Read() }

func main() {
	f := &file{}
	fmt.Println(use(f), f.Extra())
	var a All = f
	var rw RW = a
	var r R = rw
	fmt.Println(r.Read(), a.Extra(), a.Close(), r.Read())
	w, ok := r.(W)
	fmt.Println(ok, w == W(f), r == R(f), any(r) == any(a))
	_, ok = r.(interface{ Nope() })
	fmt.Println(ok)
	rc := r.(RC)
	rc.Close()
	var anon interface {
		R
		Write(string)
	} = f
	anon.Write("z")
	fmt.Println(anon.Read(), rw == anon)
	g := func(x interface {
		interface{ Extra() int }
		C
	}) int {
		return x.Extra()
	}
	fmt.Println(g(a), g(f))
	fmt.Printf("%T %T\n", a, rw)
	var nilAll All
	try(func() { nilAll.Read() })
	try(func() { _ = R(nilAll).(W) })
	try(func() { _ = any(5).(R) })
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// x 1
// y 0 <nil> <eof>
// true true true true
// false
// z true
// 0 0
// *main.file *main.file
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: interface conversion: interface is nil, not main.W
// panic: interface conversion: int is not main.R: missing method Read
