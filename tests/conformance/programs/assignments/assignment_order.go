package main

import "fmt"

var trace []string

func t(s string, v int) int                  { trace = append(trace, s); return v }
func sl(s string, v []int) []int             { trace = append(trace, s); return v }
func mp(s string, v map[int]int) map[int]int { trace = append(trace, s); return v }

type N struct {
	v    int
	next *N
}

func two() (int, int) { trace = append(trace, "two"); return 5, 6 }
func main() {
	a := []int{0, 1, 2, 3}
	i := 0
	i, a[i] = 1, 9
	fmt.Println(i, a)
	a[0], a[1] = a[1], a[0]
	fmt.Println(a)
	x, y := 1, 2
	x, y = y, x
	fmt.Println(x, y)
	x, y = y, x+y
	fmt.Println(x, y)
	a[t("i1", 0)], a[t("i2", 1)] = t("v1", 7), t("v2", 8)
	fmt.Println(a, trace)
	trace = nil
	sl("s", a)[t("k", 2)] += t("v", 3)
	fmt.Println(a, trace)
	trace = nil
	m := map[int]int{}
	mp("m", m)[t("k", 1)] += t("v", 3)
	mp("m", m)[t("k", 1)]++
	fmt.Println(m, trace)
	trace = nil
	a[t("a", 0)], m[t("b", 5)] = two()
	fmt.Println(a, m, trace)
	trace = nil
	fmt.Println(t("x", 1)+t("y", 2)*t("z", 3), trace)
	trace = nil
	_ = t("f", 0) == 1 && t("g", 1) == 1
	_ = t("h", 1) == 1 || t("i", 1) == 1
	fmt.Println(trace)
	trace = nil
	f := func(a, b int, c ...int) int { return a + b + len(c) }
	fmt.Println(f(t("1", 1), t("2", 2), t("3", 3), t("4", 4)), trace)
	trace = nil
	l := &N{1, &N{2, &N{3, nil}}}
	var prev *N
	for c := l; c != nil; {
		c.next, prev, c = prev, c, c.next
	}
	for c := prev; c != nil; c = c.next {
		fmt.Print(c.v, " ")
	}
	fmt.Println()
	p := &x
	*p, x = 10, 20
	fmt.Println(x)
	q := &N{}
	q.v, q = 5, nil
	fmt.Println(q == nil)
	var arr [3]int
	j := 0
	j, arr[j], arr[j+1] = 2, 3, 4
	fmt.Println(j, arr)
	arr[j] += arr[0]
	arr[j] <<= 2
	fmt.Println(arr)
	b := []int{1, 2, 3}
	b, b[0] = nil, 100
	fmt.Println(b)
	func() {
		defer func() { fmt.Println(recover(), trace); trace = nil }()
		var nm map[int]int
		nm[t("k", 1)] = t("v", 2)
	}()

	s := "a"
	s += "b" + s
	s += s
	fmt.Println(s)
	var e any = 1
	e, s = s, "z"
	fmt.Println(e, s)
	var iface any
	iface, ok := any(3).(int)
	fmt.Println(iface, ok)
	u, v := a[t("p", 1)], t("q", 2)
	fmt.Println(u, v, trace)
	trace = nil
	k := []int{t("e1", 1), t("e2", 2)}
	st := struct{ a, b int }{b: t("b", 1), a: t("a", 2)}
	mm := map[int]int{t("k1", 1): t("v1", 1)}
	fmt.Println(k, st, mm, trace)
	trace = nil
	z := 1
	z, w := z+1, z
	fmt.Println(z, w)
	g := func() (int, error) { return z, nil }
	z, err := g()
	fmt.Println(z, err)
	c := [2][2]int{}
	c[0][1], c[1] = 5, [2]int{7, 8}
	fmt.Println(c)
	c[t("r", 1)][t("c", 0)]++
	fmt.Println(c, trace)
	trace = nil
	type R struct {
		m map[string][]int
		n *R
	}
	r := R{m: map[string][]int{"a": {1}}}
	r.n = &r
	r.n.m["a"][0]--
	r.n.n.m["a"] = append(r.m["a"], 4)
	fmt.Println(r.m)
	n1, n2 := len(a), cap(a[:2])
	fmt.Println(n1, n2)
	h := 0
	inc := func() int { h++; return h }
	res := [3]int{inc(), inc(), inc()}
	fmt.Println(res, h)
	d := h + inc()
	_ = d
	ii := 0
	ii, ii = 1, 2
	fmt.Println(ii)
}

// Output:
// 1 [9 1 2 3]
// [1 9 2 3]
// 2 1
// 1 3
// [7 8 2 3] [i1 i2 v1 v2]
// [7 8 5 3] [s k v]
// map[1:4] [m k v m k]
// [5 8 5 3] map[1:4 5:6] [a b two]
// 7 [x y z]
// [f h]
// 5 [1 2 3 4]
// 3 2 1
// 20
// true
// 2 [3 4 0]
// [3 4 12]
// []
// assignment to entry in nil map [k v]
// abaaba
// abaaba z
// 3 true
// 8 2 [p q]
// [1 2] {2 1} map[1:1] [e1 e2 b a k1 v1]
// 2 1
// 2 <nil>
// [[0 5] [7 8]]
// [[0 5] [8 8]] [r c]
// map[a:[0 4]]
// 4 4
// [1 2 3] 3
// 2
