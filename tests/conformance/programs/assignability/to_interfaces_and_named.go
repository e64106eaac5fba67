package main

import "fmt"

type Ints []int
type Fn func(int)
type Ch chan int
type M map[string]int
type Iface interface{ Len() int }
type Bool bool

func (i Ints) Len() int { return len(i) }

func takesSlice(s []int) int     { return len(s) }
func takesInts(s Ints) int       { return len(s) }
func takesFn(f func(int))        { f(1) }
func takesRecv(c <-chan int) int { return <-c }
func takesSend(c chan<- int)     { c <- 5 }
func takesIface(i Iface) int     { return i.Len() }
func ret() (Iface, []int, any)   { return Ints{1, 2}, Ints{3}, nil }
func two() (Ints, error)         { return Ints{1}, nil }

func main() {
	s := []int{1, 2, 3}
	var n Ints = s
	s = n
	fmt.Println(takesSlice(n), takesInts(s), takesIface(n), takesInts([]int{1}), takesInts(nil))
	var f Fn = func(i int) { fmt.Print("f", i, " ") }
	takesFn(f)
	takesFn(func(i int) { f(i + 1) })
	c := make(Ch, 1)
	takesSend(c)
	fmt.Println(takesRecv(c))
	var r <-chan int = c
	var w chan<- int = c
	w <- 6
	fmt.Println(<-r, len(r), cap(w))
	var i Iface = n
	var a any = i
	var e interface{ Len() int } = i
	i = e
	fmt.Println(a.(Ints)[0], e.Len(), i == e)
	x, y, z := ret()
	fmt.Printf("%T %T %v\n", x, y, z)
	var v Iface
	var err error
	v, err = two()
	fmt.Println(v.Len(), err)
	var b Bool = 1 < 2
	bb := Bool(2 > 1) && b
	fmt.Printf("%T %v %T\n", bb, bb, 1 < 2)
	m := M{"a": 1}
	var mm map[string]int = m
	mm["b"] = 2
	fmt.Println(len(m), mm)
	arr := []Iface{n, Ints{}, nil}
	var p *Iface = &arr[1]
	*p = Ints{1, 2, 3, 4}
	fmt.Println(arr[1].Len(), arr[2] == nil)
	var st struct{ X int } = struct{ X int }{4}
	type ST struct{ X int }
	var st2 ST = st
	st = st2
	fmt.Println(st2 == st, st2)
}

// Exit: 2

// Panic: runtime error: comparing uncomparable type main.Ints

// Output:
// 3 3 3 1 0
// f1 f2 5
// 6 0 1
