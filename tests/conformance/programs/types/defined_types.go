package main

import (
	"fmt"
	"math"
)

type Celsius float64
type Fahrenheit float64
type Op func(float64) float64
type Grid [2][2]rune
type Set map[string]struct{}
type Tree struct {
	Left, Right *Tree
	Val         any
}
type Mutex struct{ locked bool }

func (m *Mutex) Lock()   { m.locked = true }
func (m *Mutex) Unlock() { m.locked = false }

type NewMutex Mutex
type PtrMutex *Mutex
type Printable struct{ Mutex }

func CToF(c Celsius) Fahrenheit { return Fahrenheit(c*9/5 + 32) }

func main() {
	c := Celsius(100)
	fmt.Println(CToF(c), c+1, c == 100, float64(c) == float64(CToF(c)))
	fmt.Printf("%T %T %v\n", c, CToF(c), c > Celsius(CToF(c)))
	var op Op = math.Sqrt
	fmt.Println(op(16), Op(func(x float64) float64 { return -x })(2))
	g := Grid{{'a', 'b'}, {'c'}}
	g[1][1] = 'd'
	fmt.Println(string(g[0][:]), string(g[1][1]), g)
	s := Set{"x": {}}
	s["y"] = struct{}{}
	_, has := s["y"]
	fmt.Println(len(s), has, s)
	t := Tree{&Tree{Val: 1}, nil, "root"}
	t.Right = &Tree{Val: t.Left.Val}
	fmt.Println(t.Left.Val == t.Right.Val, t.Right.Left == nil)
	var pm Printable
	pm.Lock()
	nm := NewMutex(pm.Mutex)
	var ptr PtrMutex = &pm.Mutex
	ptr.locked = false
	_, hasLock := any(&nm).(interface{ Lock() })
	_, hasLock2 := any(&pm).(interface{ Lock() })
	fmt.Println(pm.locked, nm.locked, hasLock, hasLock2)
	(*Mutex)(ptr).Lock()
	nm.locked = !nm.locked
	fmt.Println(pm.locked, nm.locked)
	fmt.Printf("%T %T %T %T\n", nm, ptr, s, g)
}

// Output:
// 212 101 true false
// main.Celsius main.Fahrenheit false
// 4 -2
// ab d [[97 98] [99 100]]
// 2 true map[x:{} y:{}]
// true true
// false true false true
// true false
// main.NewMutex main.PtrMutex main.Set main.Grid
