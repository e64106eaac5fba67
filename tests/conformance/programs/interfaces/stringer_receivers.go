package main

import "fmt"

type V struct{ n int }

func (v V) String() string { return fmt.Sprintf("V%d", v.n) }

type P struct{ n int }

func (p *P) String() string { return fmt.Sprintf("P%d", p.n) }

type H struct {
	V  V
	P  P
	PV *V
	PP *P
	v  V
	p  *P
}

func main() {
	v, p := V{1}, P{2}
	fmt.Println(v, &v, p, &p, []V{v}, []P{p}, []*P{&p}[0], map[V]P{v: p}, [1]V{v})
	fmt.Printf("%v %s %d|%v %s %d\n", v, v, v, &p, &p, p)
	h := H{V: v, P: p}
	fmt.Printf("%v %+v\n", h, h)
	var s fmt.Stringer = v
	fmt.Println(s, s.String(), s == fmt.Stringer(V{1}))
	var np *P
	fmt.Printf("%v\n", []any{v, p, nil, 3})
	func() { defer func() { recover() }(); fmt.Println(np == nil) }()
}

// Output:
// V1 V1 {2} P2 [V1] [{2}] P2 map[V1:{2}] [V1]
// V1 V1 {1}|P2 P2 {2}
// {V1 {2} <nil> <nil> {0} <nil>} {V:V1 P:{n:2} PV:<nil> PP:<nil> v:{n:0} p:<nil>}
// V1 V1 true
// [V1 {2} <nil> 3]
// true
