package main

import "fmt"

type Celsius float64
type Temp interface{ ~float64 }
type Rec struct {
	kids []Rec
	m    map[string]Rec
	f    func(Rec) Rec
	p    *Rec
	name string
}
type Fnr func(int) Fnr
type Chain []Chain
type MapR map[string]MapR
type IfaceR interface{ Next() IfaceR }
type nx int

func (n nx) Next() IfaceR {
	if n == 0 {
		return nil
	}
	return n - 1
}
func main() {
	pt := struct{ X, Y int }{1, 2}
	type P struct{ X, Y int }
	var p P = pt
	pt = p
	fmt.Println(p == pt, p, P(pt) == P{1, 2})
	xs := []struct {
		name string
		n    int
	}{{"a", 1}, {"b", 2}}
	for _, x := range xs {
		fmt.Print(x.name, x.n)
	}
	fmt.Println(xs)
	m := map[struct{ a, b int }]string{{1, 2}: "x"}
	fmt.Println(m[struct{ a, b int }{1, 2}], m)
	var e struct {
		in struct{ deep []int }
		f  func() int
	}
	e.in.deep = append(e.in.deep, 1)
	e.f = func() int { return len(e.in.deep) }
	fmt.Println(e.f(), e.in)
	r := Rec{name: "r", kids: []Rec{{name: "k"}}}
	r.p = &r
	r.m = map[string]Rec{"a": {name: "m"}}
	r.f = func(x Rec) Rec { x.name += "!"; return x }
	fmt.Println(r.p.p.kids[0].name, r.m["a"].name, r.f(r).name, r.name)

	var i IfaceR = nx(2)
	n := 0
	for i != nil {
		n++
		i = i.Next()
	}
	fmt.Println(n)
	a := [2][3]int{{1, 2, 3}, {4, 5, 6}}
	b := a
	b[1][2] = 0
	fmt.Println(a == b, a != b, a, len(a[0]))
	type K struct {
		s string
		a [2]int
		i any
	}
	k := map[K]int{{"a", [2]int{1, 2}, 3}: 1}
	fmt.Println(k[K{"a", [2]int{1, 2}, 3}], k[K{"a", [2]int{1, 2}, "3"}])
	fmt.Println(K{"a", [2]int{}, nil} == K{"a", [2]int{}, nil}, struct{}{} == struct{}{}, [0]int{} == [0]int{}, K{i: 1} == K{i: 1.0})
	func() { defer func() { fmt.Println(recover()) }(); fmt.Println(K{i: []int{}} == K{i: []int{}}) }()
	c := Celsius(36.6)
	f := float64(c)*9/5 + 32
	fmt.Printf("%.1f %v %T\n", f, c, c)
	type X struct {
		int
		string
	}
	x := X{1, "s"}
	fmt.Println(x.int, x.string, x)
	type Y struct {
		*X
		error
	}
	y := Y{X: &x}
	y.int++
	fmt.Println(x, y.error)
	fn := func() struct{ a int } { return struct{ a int }{5} }
	fmt.Println(fn().a)
	arr := [...]struct{ a, b int }{{1, 2}, 3: {3, 4}}
	fmt.Println(len(arr), arr)
	ps := []*P{{1, 2}, {3, 4}}
	fmt.Println(*ps[1])
	mp := map[string]*P{"a": {5, 6}}
	fmt.Println(mp["a"].Y)
	mpp := map[P]P{{1, 2}: {3, 4}}
	fmt.Println(mpp)
	var z struct {
		a int `json:"a"`
		_ int
		b string
	}
	z.a = 1
	fmt.Println(z)
	fmt.Printf("%+v\n", z)
	type T1 struct{ a int }
	type T2 T1
	t2 := T2(T1{4})
	fmt.Printf("%v %T\n", t2, t2)
}

// Output:
// true {1 2} true
// a1b2[{a 1} {b 2}]
// x map[{1 2}:x]
// 1 {[1]}
// k m r! r
// 3
// false true [[1 2 3] [4 5 6]] 3
// 1 0
// true true true false
// runtime error: comparing uncomparable type []int
// 97.9 36.6 main.Celsius
// 1 s {1 s}
// {2 s} <nil>
// 5
// 4 [{1 2} {0 0} {0 0} {3 4}]
// {3 4}
// 6
// map[{1 2}:{3 4}]
// {1 0 }
// {a:1 _:0 b:}
// {4} main.T2
