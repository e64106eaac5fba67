package main

import "fmt"

type P struct {
	X, Y int
	A    [2]int
}
type Q struct {
	P
	N *P
	M map[string]P
}

func mod(p P) P         { p.X = 99; p.A[0] = 99; return p }
func (p P) Set(x int) P { p.X = x; p.A[1] = x; return p }
func (p *P) PSet(x int) { p.X = x; p.A[1] = x }
func main() {
	a := P{1, 2, [2]int{3, 4}}
	b := a
	b.A[0] = 7
	fmt.Println(a, b)
	fmt.Println(mod(a), a)
	arr := [2]P{a, b}
	arr2 := arr
	arr2[0].A[1] = 50
	fmt.Println(arr, arr2)
	for _, v := range arr {
		v.X = 1000
		v.A[0] = 1000
	}
	fmt.Println(arr)
	for i := range arr {
		arr[i].X = 5
	}
	fmt.Println(arr)
	m := map[string]P{"k": a}
	c := m["k"]
	c.A[0] = -1
	fmt.Println(m, c)
	ch := make(chan P, 1)
	ch <- a
	a.A[0] = 77
	d := <-ch
	fmt.Println(a, d)
	var i any = a
	a.X = 500
	e := i.(P)
	e.A[1] = 8
	fmt.Println(i, e, a)
	f := func() P { return a }
	g := f()
	g.A[0] = 123
	fmt.Println(a, g)
	h := a.Set
	a.X = 1
	fmt.Println(h(3), a)
	k := a.PSet
	k(44)
	fmt.Println(a)
	s := []P{a, b}
	t := s
	t[0].X = -9
	fmt.Println(s, t)
	x := s[0]
	x.A[0] = 31
	fmt.Println(s[0], x)
	q := Q{a, &a, m}
	r := q
	r.X = 10
	r.A[0] = 11
	r.N.X = 12
	fmt.Println(q.P, *q.N, r.P)
	pa := &arr
	pa[0].X = 71
	for i, v := range pa {
		pa[1].X = 1
		fmt.Print(i, v)
	}
	fmt.Println(arr)
	z := [3]int{1, 2, 3}
	for i, v := range z {
		z[2] = 10
		if i == 2 {
			fmt.Println(v)
		}
	}
	for i, v := range &z {
		z[2] = 20
		if i == 2 {
			fmt.Println(v)
		}
	}
	y := z[:]
	for i, v := range y {
		y[2] = 30
		if i == 2 {
			fmt.Println(v)
		}
	}
	w := *pa
	w[0].X = 0
	fmt.Println(arr, w)
	st := struct {
		a [2]int
		p P
	}{[2]int{1, 2}, a}
	su := st
	su.a[0] = 9
	su.p.A[0] = 9
	fmt.Println(st, su)
	ap := []*P{&a}
	*ap[0] = b
	b.X = 42
	fmt.Println(a, b)
	fn := func(p [2]P) { p[0].X = 1 }
	fn(arr)
	fmt.Println(arr)
	ret := func() [2]P { return arr }()
	ret[0].X = 2
	fmt.Println(arr, ret)
	var ia any = arr
	arr[0].X = 3
	fmt.Println(ia.([2]P)[0], arr[0])
	mm := map[[2]int]string{{1, 2}: "a"}
	key := [2]int{1, 2}
	v := mm[key]
	key[0] = 5
	fmt.Println(v, mm[key] == "", mm)
	aa := [2][2]int{{1, 2}, {3, 4}}
	row := aa[0]
	row[0] = 100
	fmt.Println(aa, row)
	aa[1] = row
	row[1] = 7
	fmt.Println(aa)
}

// Output:
// {1 2 [3 4]} {1 2 [7 4]}
// {99 2 [99 4]} {1 2 [3 4]}
// [{1 2 [3 4]} {1 2 [7 4]}] [{1 2 [3 50]} {1 2 [7 4]}]
// [{1 2 [3 4]} {1 2 [7 4]}]
// [{5 2 [3 4]} {5 2 [7 4]}]
// map[k:{1 2 [3 4]}] {1 2 [-1 4]}
// {1 2 [77 4]} {1 2 [3 4]}
// {1 2 [77 4]} {1 2 [77 8]} {500 2 [77 4]}
// {500 2 [77 4]} {500 2 [123 4]}
// {3 2 [77 3]} {1 2 [77 4]}
// {44 2 [77 44]}
// [{-9 2 [77 44]} {1 2 [7 4]}] [{-9 2 [77 44]} {1 2 [7 4]}]
// {-9 2 [77 44]} {-9 2 [31 44]}
// {44 2 [77 44]} {12 2 [77 44]} {10 2 [11 44]}
// 0 {71 2 [3 4]}1 {1 2 [7 4]}[{71 2 [3 4]} {1 2 [7 4]}]
// 3
// 20
// 30
// [{71 2 [3 4]} {1 2 [7 4]}] [{0 2 [3 4]} {1 2 [7 4]}]
// {[1 2] {12 2 [77 44]}} {[9 2] {12 2 [9 44]}}
// {1 2 [7 4]} {42 2 [7 4]}
// [{71 2 [3 4]} {1 2 [7 4]}]
// [{71 2 [3 4]} {1 2 [7 4]}] [{2 2 [3 4]} {1 2 [7 4]}]
// {71 2 [3 4]} {3 2 [3 4]}
// a true map[[1 2]:a]
// [[1 2] [3 4]] [100 2]
// [[1 2] [100 2]]
