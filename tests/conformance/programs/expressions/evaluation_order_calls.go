package main

import "fmt"

var log []string

func f(s string) int    { log = append(log, s); return len(s) }
func fs(s string) []int { log = append(log, s); return []int{1, 2, 3, 4, 5} }
func ff(s string) func(int, int) int {
	log = append(log, s)
	return func(a, b int) int { log = append(log, "call"); return a + b }
}

type T struct{ v int }

func (t T) M(x int) T { log = append(log, fmt.Sprint("M", t.v)); return T{t.v + x} }
func mk(s string) *T  { log = append(log, s); return &T{len(s)} }
func show()           { fmt.Println(log); log = nil }
func main() {
	_ = ff("fn")(f("a"), f("bb"))
	show()
	_ = fs("s")[f("i")] + f("after")
	show()
	fmt.Println(mk("x").M(f("y")).M(f("zz")).v)
	show()
	_ = [...]int{f("1"), 2: f("2"), 1: f("3")}
	show()
	_ = map[string]int{"a": f("v1"), "b": f("v2")}
	show()
	x, y := f("l"), f("r")
	_, _ = x, y
	show()
	mk("p").v = f("val")
	show()
	fs("arr")[f("idx")], mk("q").v = f("r1"), f("r2")
	show()
	if f("if") == 2 && f("and") == 3 || f("or") == 2 {
		show()
	}
	switch f("sw") {
	case f("c1"), f("c22"):
	case f("c2"):
	}
	show()
	for i := f("init"); i < f("cond"); i += f("post") {
	}
	show()
	defer show()
	defer ff("dfn")(f("d1"), f("d2"))
	log = append(log, "body")
	m := map[int]int{}
	m[f("k")] = f("v")
	m[f("k")] += f("w")
	m[f("k")]++
	show()
	var p **T
	t := mk("t")
	p = &t
	(*p).v, (**p).v = f("a"), f("b")
	fmt.Println(t.v)
	_ = fs("sl")[f("lo") : f("hi")+1]
	show()
	c := make(chan int, 2)
	c <- f("send")
	func() chan int { log = append(log, "ch"); return c }() <- f("send2")
	show()
	i := 0
	a := []int{i, func() int { i++; return i }(), func() int { i++; return i }()}
	fmt.Println(a[1:], i)
	z := f("x") + f("yy")*f("zzz") - f("w")
	fmt.Println(z)
	s := fmt.Sprint(f("1"), f("22")) + fmt.Sprint(f("333"))
	fmt.Println(s)
	r := struct{ a, b int }{b: f("bb"), a: f("a")}
	fmt.Println(r)
	show()
}

// Output:
// [fn a bb call]
// [s i after]
// 4
// [x y M1 zz M2]
// [1 2 3]
// [v1 v2]
// [l r]
// [p val]
// [arr idx q r1 r2]
// [if and]
// [sw c1]
// [init cond]
// [dfn d1 d2 body k v k w k]
// 1
// [t a b sl lo hi]
// [send ch send2]
// [1 2] 2
// 6
// 1 23
// {1 2}
// [x yy zzz w 1 22 333 bb a]
// [call]
