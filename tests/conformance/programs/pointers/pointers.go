package main

import "fmt"

type N struct {
	v    int
	l, r *N
}

func set(p *int, v int) { *p = v }
func repl(pp **N)       { *pp = &N{v: 99} }
func (n *N) insert(v int) {
	pp := &n
	for *pp != nil {
		if v < (*pp).v {
			pp = &(*pp).l
		} else {
			pp = &(*pp).r
		}
	}
	*pp = &N{v: v}
}
func walk(n *N) []int {
	if n == nil {
		return nil
	}
	return append(append(walk(n.l), n.v), walk(n.r)...)
}

type list struct{ head **item }
type item struct {
	v    int
	next *item
}

func main() {
	x := 1
	p := &x
	pp := &p
	**pp = 5
	y := 7
	*pp = &y
	*p = 8
	fmt.Println(x, y, *p == **pp, p == &y)
	a := [3]int{1, 2, 3}
	pa := &a[1]
	*pa++
	set(&a[0], 50)
	fmt.Println(a)
	s := a[:]
	ps := &s[2]
	s = append(s, 4)
	*ps = 77
	fmt.Println(a, s)
	var n *N
	repl(&n)
	n.insert(5)
	n.insert(120)
	n.insert(7)
	fmt.Println(walk(n))
	m := map[string]*[]int{"a": {1}}
	*m["a"] = append(*m["a"], 2)
	fmt.Println(*m["a"], (*m["a"])[1], len(*m["a"]))
	st := struct {
		a int
		b *int
		c [2]struct{ d int }
	}{}
	st.b = &st.a
	*st.b = 3
	q := &st.c[1].d
	*q = 9
	fmt.Println(st.a, st.c)
	cp := st
	*cp.b = 100
	cp.c[1].d = 0
	fmt.Println(st.a, cp.a, st.c)
	f := &x
	g := func() *int { return f }
	*g() += 10
	fmt.Println(x)
	arr := [2]*int{&x, &y}
	for _, p := range arr {
		*p *= 2
	}
	fmt.Println(x, y)
	fp := &struct{ f func() int }{func() int { return x }}
	fmt.Println(fp.f())
	ms := []map[string]int{{}}
	pm := &ms[0]
	(*pm)["k"]++
	fmt.Println(ms)
	var ip *interface{}
	var i any = 5
	ip = &i
	*ip = "s"
	fmt.Println(i)
	pp2 := new(*N)
	fmt.Println(*pp2 == nil, new(int) == new(int))
	*pp2 = n
	(*pp2).v++
	fmt.Println(n.v)
	var it *item
	for i := range 3 {
		it = &item{i, it}
	}
	for pp := &it; *pp != nil; {
		if (*pp).v == 1 {
			*pp = (*pp).next
		} else {
			pp = &(*pp).next
		}
	}
	for e := it; e != nil; e = e.next {
		fmt.Print(e.v)
	}
	fmt.Println()
	z := new(3)
	*z++
	fmt.Println(*z)
	b := &[]int{1, 2}
	(*b)[0] = 4
	for i, v := range *b {
		fmt.Print(i, v)
	}
	c := &map[string]int{"a": 1}
	(*c)["b"] = 2
	fmt.Println(len(*c), *c)
	sw := func(a, b *int) { *a, *b = *b, *a }
	sw(&x, &y)
	fmt.Println(x, y)
	t := &N{}
	t.l = &N{v: 3}
	u := *t
	u.l.v = 4
	u.v = 1
	fmt.Println(t.l.v, t.v)
	fn := (*N).insert
	fn(n, 1)
	fmt.Println(len(walk(n)))
	ch := make(chan *int, 1)
	ch <- &x
	*<-ch = -1
	fmt.Println(x)
	type T struct {
		*N
		s []*N
	}
	tt := T{n, []*N{n}}
	tt.v = 55
	tt.s[0].l = nil
	fmt.Println(n.v, n.l)
}

// Output:
// 5 8 true true
// [50 3 3]
// [50 3 77] [50 3 3 4]
// [5 7 99 120]
// [1 2] 2 2
// 3 [{0} {9}]
// 100 3 [{0} {9}]
// 15
// 30 16
// 30
// [map[k:1]]
// s
// true false
// 100
// 20
// 4
// 0 41 22 map[a:1 b:2]
// 16 30
// 4 0
// 5
// -1
// 55 <nil>
