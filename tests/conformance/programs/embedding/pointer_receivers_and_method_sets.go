package main

import "fmt"

type Counter struct{ n int }

func (c *Counter) Inc()    { c.n++ }
func (c Counter) Get() int { return c.n }

type ByValue struct{ Counter }
type ByPtr struct{ *Counter }
type Inc interface{ Inc() }
type Get interface{ Get() int }

func main() {
	v := ByValue{Counter{1}}
	p := ByPtr{&Counter{10}}
	v.Inc()
	p.Inc()
	fmt.Println(v.Get(), p.Get())
	_, ok1 := any(v).(Inc)
	_, ok2 := any(&v).(Inc)
	_, ok3 := any(p).(Inc)
	_, ok4 := any(&p).(Inc)
	_, ok5 := any(v).(Get)
	_, ok6 := any(Counter{}).(Inc)
	fmt.Println(ok1, ok2, ok3, ok4, ok5, ok6)
	var i Inc = &v
	i.Inc()
	var j Inc = p
	j.Inc()
	q := p
	q.Inc()
	fmt.Println(v.n, p.n, q.Counter == p.Counter)
	f, g := v.Inc, p.Inc
	get := v.Get
	f()
	g()
	fmt.Println(v.Get(), get(), p.Get())
	vs := []ByValue{{}, {Counter{5}}}
	for i := range vs {
		vs[i].Inc()
	}
	for _, x := range vs {
		x.Inc()
	}
	fmt.Println(vs)
	m := map[string]*ByValue{"a": &vs[0]}
	m["a"].Inc()
	fmt.Println(vs[0].n, (*Counter).Get(&vs[0].Counter), Counter.Get(vs[1].Counter))
}

// Output:
// 2 11
// false true true true true false
// 3 13 true
// 4 3 14
// [{{1}} {{6}}]
// 2 2 6
