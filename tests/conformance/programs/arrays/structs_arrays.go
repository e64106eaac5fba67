package main

import "fmt"

type In struct{ A, B int }
type Out struct {
	In
	*Ptr
	C [2]In
	m map[string]In
	f func(In) In
}
type Ptr struct{ Z int }

func (i In) Sum() int { return i.A + i.B }
func (i *In) Inc()    { i.A++ }
func (p *Ptr) Inc2()  { p.Z++ }

type Grid [3][3]rune

func (g *Grid) Set(r, c int, v rune) { g[r][c] = v }
func (g Grid) String() string {
	s := ""
	for _, row := range g {
		for _, c := range row {
			if c == 0 {
				c = '.'
			}
			s += string(c)
		}
		s += "/"
	}
	return s
}

type Opt func(*Out)

func WithC(v int) Opt { return func(o *Out) { o.C[0].A = v } }
func NewOut(opts ...Opt) *Out {
	o := &Out{Ptr: &Ptr{}}
	for _, f := range opts {
		f(o)
	}
	return o
}
func main() {
	o := NewOut(WithC(5))
	o.Inc()
	o.Inc2()
	o.C[1].Inc()
	o.In.Inc()
	fmt.Println(o.A, o.Z, o.C, o.Sum(), o.C[0].Sum())
	c := *o
	c.Inc()
	c.Inc2()
	c.C[0].A = 0
	fmt.Println(o.A, c.A, o.Z, c.Z, o.C, c.C)
	o.m = map[string]In{"x": {1, 2}}
	x := o.m["x"]
	x.Inc()
	o.m["y"] = x
	fmt.Println(o.m)
	o.f = func(i In) In { i.Inc(); return i }
	y := o.f(x)
	fmt.Println(x, y, o.f(o.f(y)).A)
	var g Grid
	g.Set(1, 1, 'x')
	h := g
	h.Set(0, 0, 'o')
	fmt.Println(g, h)
	fmt.Println(&g, g == h, [3]rune{} == g[0])
	pg := &g
	pg[2][2] = 'z'
	fmt.Println(g, len(pg), len(g[0]))
	for i := range pg {
		pg[i][0] = '#'
	}
	fmt.Println(g)
	arr := [...]In{{1, 2}, {3, 4}}
	for i := range arr {
		arr[i].Inc()
	}
	for _, a := range arr {
		a.Inc()
	}
	fmt.Println(arr)
	ps := []*In{&arr[0], &arr[1]}
	for _, p := range ps {
		p.Inc()
	}
	fmt.Println(arr)
	sl := arr[:]
	sl[0].B = 100
	fmt.Println(arr[0])
	cp := arr
	cp[0].B = 0
	fmt.Println(arr[0].B)
	type pair struct{ a, b any }
	p1, p2 := pair{1, "x"}, pair{1, "x"}
	fmt.Println(p1 == p2, p1 != pair{2, nil})
	mm := map[pair]int{p1: 1}
	mm[p2]++
	fmt.Println(mm[pair{1, "x"}])
	swap := func(p *pair) { p.a, p.b = p.b, p.a }
	swap(&p1)
	fmt.Println(p1)
	var n struct{ a struct{ b struct{ c []int } } }
	n.a.b.c = append(n.a.b.c, 1, 2)
	q := n
	q.a.b.c[0] = 9
	fmt.Println(n, q)
	pp := &n.a.b
	pp.c = nil
	fmt.Println(n, len(q.a.b.c))
	e := struct{}{}
	fmt.Println(e)
	lst := []struct {
		In
		s string
	}{{In{1, 2}, "a"}}
	lst[0].Inc()
	fmt.Println(lst[0].A, lst)
	f := In.Sum
	fmt.Println(f(In{4, 5}))
	inc := (*In).Inc
	z := In{}
	inc(&z)
	fmt.Println(z)
	ptrs := map[string]*In{}
	ptrs["a"] = &In{}
	ptrs["a"].A += 5
	ptrs["a"].Inc()
	fmt.Println(*ptrs["a"])
	dbl := &ps
	(*dbl)[0].A = -1
	fmt.Println(arr[0].A)
	var np *Out
	fmt.Println(np == nil)
	b := &Out{}
	fmt.Println(b.Ptr == nil, b.In)
	ret := func() (In, *In) { v := In{7, 8}; return v, &v }
	r1, r2 := ret()
	r2.A = 0
	fmt.Println(r1, *r2)
	chs := make(chan In, 1)
	v := In{1, 1}
	chs <- v
	v.A = 9
	fmt.Println(<-chs, v)
	var i any = v
	i2 := i
	v.A = 10
	fmt.Println(i, i2, i == i2)
	arrp := &[2]In{{1, 2}}
	for _, v := range arrp {
		v.A = 100
	}
	fmt.Println(*arrp)
	arrp[0], arrp[1] = arrp[1], arrp[0]
	fmt.Println(*arrp)
}

// Output:
// 2 1 [{5 0} {1 0}] 2 5
// 2 3 2 2 [{5 0} {1 0}] [{0 0} {1 0}]
// map[x:{1 2} y:{2 2}]
// {2 2} {3 2} 5
// .../.x./.../ o../.x./.../
// .../.x./.../ false true
// .../.x./..z/ 3 3
// #../#x./#.z/
// [{2 2} {4 4}]
// [{3 2} {5 4}]
// {3 100}
// 100
// true true
// 2
// {x 1}
// {{{[9 2]}}} {{{[9 2]}}}
// {{{[]}}} 2
// {}
// 2 [{{2 2} a}]
// 9
// {1 0}
// {6 0}
// -1
// true
// true {0 0}
// {7 8} {0 8}
// {1 1} {9 1}
// {9 1} {9 1} true
// [{1 2} {0 0}]
// [{0 0} {1 2}]
