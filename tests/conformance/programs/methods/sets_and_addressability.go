package main

import "fmt"

type V struct{ x int }

func (v V) Get() int  { return v.x }
func (v *V) Inc()     { v.x++ }
func (v *V) Self() *V { return v }

type Getter interface{ Get() int }
type Incer interface {
	Getter
	Inc()
}

func mk() *V { return &V{10} }

func main() {
	v := V{1}
	v.Inc()
	(&v).Inc()
	p := &v
	p.Inc()
	fmt.Println(v.Get(), p.Get(), (*p).Get())
	s := []V{{1}, {2}}
	s[0].Inc()
	a := [1]V{}
	a[0].Inc()
	st := struct{ v V }{}
	st.v.Inc()
	st.v.Inc()
	fmt.Println(s, a, st)
	var g Getter = v
	v.Inc()
	fmt.Println(g.Get(), v.Get())
	g = &v
	v.Inc()
	fmt.Println(g.Get())
	var in Incer = p
	in.Inc()
	_, ok1 := any(v).(Incer)
	_, ok2 := any(p).(Incer)
	_, ok3 := g.(Incer)
	fmt.Println(ok1, ok2, ok3, v.x)
	mk().Inc()
	fmt.Println(mk().Self().Self().Get(), p.Self() == &v)
	m := map[string]*V{"k": {5}}
	m["k"].Inc()
	fmt.Println(m["k"].x, m["k"].Get())
	for _, e := range s {
		e.Inc()
	}
	for i := range s {
		s[i].Inc()
	}
	fmt.Println(s)
	pp := &p
	(*pp).Inc()
	(**pp).Inc()
	fmt.Println(v.x)
}

// Output:
// 4 4 4
// [{2} {2}] [{1}] {{2}}
// 4 5
// 6
// false true true 7
// 10 true
// 6 6
// [{3} {3}]
// 9
