package main

import (
	"fmt"
	"strings"
	"time"
)

type T struct{ n int }

func (t T) Get() int         { return t.n }
func (t *T) Set(n int)       { t.n = n }
func (t T) Add(a, b int) int { return t.n + a + b }
func (t T) Sum(xs ...int) int {
	for _, x := range xs {
		t.n += x
	}
	return t.n
}

type Inner struct{ v int }

func (i Inner) Val() int { return i.v }
func (i *Inner) Inc()    { i.v++ }

type Outer struct {
	Inner
	*T
	strings.Builder
}

func apply(f func(int, int) int) int { return f(1, 2) }

func main() {
	t := T{5}
	get, set := t.Get, t.Set
	t.n = 6
	set(7)
	fmt.Println(get(), t.n)
	fmt.Println(T.Get(t), (*T).Get(&t), apply(t.Add), T.Add(t, 1, 1))
	(*T).Set(&t, 9)
	fmt.Println(t.n, t.Sum(), t.Sum(1, 2), t.Sum([]int{4}...))
	sum := t.Sum
	fmt.Println(sum(1))
	o := Outer{Inner: Inner{1}, T: &t}
	o.Inc()
	o.Inner.Inc()
	o.Set(3)
	fmt.Println(o.Val(), o.v, o.Get(), o.n, t.n)
	o.WriteString("abc")
	fmt.Println(o.Len(), o.String())
	up := strings.ToUpper
	r := strings.NewReplacer("a", "b").Replace
	fmt.Println(up("x"), r("banana"))
	f := (*strings.Builder).Len
	fmt.Println(f(&o.Builder))
	var st fmt.Stringer = time.Second
	g := st.String
	st = time.Minute
	fmt.Println(g(), st)
}

// Output:
// 5 7
// 7 7 10 9
// 9 9 12 13
// 10
// 3 3 3 3 3
// 3 abc
// X bbnbnb
// 3
// 1s 1m0s
