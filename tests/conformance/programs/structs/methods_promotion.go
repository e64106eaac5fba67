package main

import "fmt"

type Animal interface {
	Sound() string
	Name() string
}
type Base struct{ name string }

func (b *Base) SetName(n string) { b.name = n }
func (b Base) Name() string      { return b.name }

type Dog struct {
	Base
	age int
}

func (d Dog) Sound() string { return d.name + " woof" }

type Puppy struct {
	*Dog
	Base2
}
type Base2 struct{ extra int }

func (b Base2) Extra() int    { return b.extra }
func (p Puppy) Sound() string { return "yip " + p.Dog.Sound() }

type Shadow struct {
	Dog
	name string
}
type Loud interface {
	Animal
	Extra() int
}
type Fn func(int) int

func (f Fn) Twice(x int) int { return f(f(x)) }

type IntS []int

func (s IntS) Len() int   { return len(s) }
func (s *IntS) Add(x int) { *s = append(*s, x) }

type MM map[string]int

func (m MM) Inc(k string) MM { m[k]++; return m }

type Wrap struct {
	Animal
	n int
}
type Num int

func (n *Num) Inc()                      { *n++ }
func (n Num) Plus(m Num) Num             { return n + m }
func (Num) Blank(_ int, _ string) string { return "blank" }

type Tree struct {
	L, R *Tree
	V    int
}

func (t *Tree) Insert(v int) *Tree {
	if t == nil {
		return &Tree{V: v}
	}
	if v < t.V {
		t.L = t.L.Insert(v)
	} else {
		t.R = t.R.Insert(v)
	}
	return t
}
func (t *Tree) Walk(f func(int)) {
	if t != nil {
		t.L.Walk(f)
		f(t.V)
		t.R.Walk(f)
	}
}
func main() {
	d := Dog{Base{"rex"}, 3}
	d.SetName("max")
	fmt.Println(d.Name(), d.Sound(), d)
	p := Puppy{&d, Base2{7}}
	p.SetName("pup")
	fmt.Println(p.Name(), p.Sound(), d.name, p.Extra(), p.Dog.Base.name, p.age)
	var a Animal = d
	fmt.Println(a.Sound(), a.Name())
	a = p
	fmt.Println(a.Sound())
	a = &d
	fmt.Println(a.Name())
	var l Loud = p
	fmt.Println(l.Extra(), l.Name())
	a = l
	_, ok := a.(Loud)
	fmt.Println(ok)
	_, ok = Animal(d).(Loud)
	fmt.Println(ok)
	s := Shadow{d, "sh"}
	s.SetName("in")
	fmt.Println(s.name, s.Name(), s.Dog.name, s.Base.name)
	fmt.Println(Fn(func(x int) int { return x * 3 }).Twice(2))
	f := Fn(func(x int) int { return x + 1 }).Twice
	fmt.Println(f(1))
	var is IntS
	is.Add(1)
	is.Add(2)
	fmt.Println(is.Len(), is, MM{}.Inc("a").Inc("a"))
	w := Wrap{p, 1}
	fmt.Println(w.Sound(), w.Name())
	w.Animal = d
	fmt.Println(w.Sound())
	a = w
	fmt.Println(a.Name())
	var n Num = 5
	n.Inc()
	inc := n.Inc
	inc()
	fmt.Println(n, n.Plus(3), n.Blank(1, ""))
	g := Dog.Sound
	h := (*Dog).Sound
	k := (*Base).SetName
	k(&d.Base, "K")
	fmt.Println(g(d), h(&d), Animal.Name(d), Num.Plus(1, 2), (*Num).Plus(&n, 1))
	pl := n.Plus
	n = 100
	fmt.Println(pl(1))
	sn := d.SetName
	sn("viaval")
	fmt.Println(d.name)
	var t *Tree
	for _, v := range []int{5, 2, 8, 1, 9} {
		t = t.Insert(v)
	}
	t.Walk(func(v int) { fmt.Print(v, " ") })
	fmt.Println()
	m := map[string]Animal{"d": d, "p": p}
	fmt.Println(m["d"].Sound(), m["p"].Name())
	as := []Animal{d, &d, p, w}
	for _, a := range as {
		fmt.Printf("%T ", a)
	}
	fmt.Println()
	func() { defer func() { fmt.Println(recover()) }(); var np *Dog; fmt.Println(np.Sound()) }()
	func() { defer func() { fmt.Println(recover()) }(); var w Wrap; fmt.Println(w.Sound()) }()
	func() { defer func() { fmt.Println(recover()) }(); var a Animal; f := a.Sound; fmt.Println(f()) }()
	func() { defer func() { fmt.Println(recover()) }(); pp := Puppy{}; fmt.Println(pp.Name()) }()
	snd := a.Sound
	a = nil
	fmt.Println(snd())
	type An = Animal
	var aa An = d
	fmt.Println(aa.Name())
	nums := []Num{1, 2}
	nums[0].Inc()
	for i := range nums {
		nums[i].Inc()
	}
	fmt.Println(nums)
	pn := &nums[1]
	pn.Inc()
	fmt.Println(*pn, pn.Plus(1))
	arr := [2]Num{}
	arr[1].Inc()
	fmt.Println(arr)
	st := struct{ Num }{4}
	st.Inc()
	fmt.Println(st, st.Plus(1))
	mk := func() *Dog { return &d }
	mk().SetName("mk")
	fmt.Println(mk().Name(), d.name)
	ds := map[string]*Dog{"a": &d}
	ds["a"].SetName("mm")
	fmt.Println(d.name)
}

// Output:
// max max woof {{max} 3}
// pup yip pup woof pup 7 pup 3
// pup woof pup
// yip pup woof
// pup
// 7 pup
// true
// false
// sh in in in
// 18
// 3
// 2 [1 2] map[a:2]
// yip pup woof pup
// pup woof
// pup
// 7 10 blank
// K woof K woof K 3 8
// 8
// viaval
// 1 2 5 8 9
// viaval woof viaval
// main.Dog *main.Dog main.Puppy main.Wrap
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// pup woof
// viaval
// [3 3]
// 4 5
// [0 1]
// {5} 6
// mk mk
// mm
