package main

import (
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
)

type Speaker interface{ Speak() string }
type Dog struct{ name string }
type Cat struct{}
type Loud struct {
	Speaker
	times int
}
type Wrapper struct{ Loud }

func (d *Dog) Speak() string { return d.name + " woof" }
func (Cat) Speak() string    { return "meow" }
func (l Loud) Speak() string { return strings.Repeat(strings.ToUpper(l.Speaker.Speak())+"! ", l.times) }

type Rev struct{ sort.Interface }

func (r Rev) Less(i, j int) bool { return r.Interface.Less(j, i) }

func main() {
	d := &Dog{"rex"}
	l := Loud{d, 2}
	w := Wrapper{l}
	var s Speaker = w
	fmt.Println(s.Speak(), w.Loud.Speaker.Speak(), w.times)
	d.name = "max"
	fmt.Println(w.Speak(), l.Speaker == Speaker(d))
	w.Speaker = Cat{}
	fmt.Println(w.Speak(), s.Speak())
	plain := struct{ Speaker }{Cat{}}
	fmt.Println(plain.Speak(), Speaker(plain).Speak())
	var empty struct{ Speaker }
	try(func() { empty.Speak() })
	_, is := any(empty).(Speaker)
	fmt.Println(is, empty.Speaker == nil)
	xs := []int{3, 1, 2}
	sort.Sort(Rev{sort.IntSlice(xs)})
	fmt.Println(xs, sort.IsSorted(Rev{sort.IntSlice(xs)}))
	e := struct {
		error
		code int
	}{io.EOF, 3}
	var err error = e
	fmt.Println(err, e.Error(), e.code, errors.Is(err, io.EOF))
	f := w.Speak
	w.Speaker = d
	fmt.Println(f(), w.Speak())
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
// REX WOOF! REX WOOF!  rex woof 2
// MAX WOOF! MAX WOOF!  true
// MEOW! MEOW!  MAX WOOF! MAX WOOF!
// meow meow
// panic: runtime error: invalid memory address or nil pointer dereference
// true true
// [3 2 1] true
// EOF EOF 3 false
// MEOW! MEOW!  MAX WOOF! MAX WOOF!
