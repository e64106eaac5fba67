package main

import "fmt"

type node struct {
	v    int
	next *node
}

func main() {
	a, b, c := 1, 2, 3
	a, b, c = c, a, b
	fmt.Println(a, b, c)
	s := []int{0, 1, 2, 3}
	i := 1
	i, s[i] = 2, 10
	fmt.Println(i, s)
	s[0], s[s[0]] = 5, 6
	fmt.Println(s)
	s, s[1] = []int{9, 9}, 77
	fmt.Println(s)
	m := map[string][]int{"a": {1}, "b": {2}}
	m["a"], m["b"] = m["b"], m["a"]
	m["c"], m["a"] = append(m["a"], 3), nil
	fmt.Println(m)
	l := &node{1, &node{2, &node{3, nil}}}
	var prev *node
	for l != nil {
		l.next, prev, l = prev, l, l.next
	}
	for n := prev; n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	fmt.Println()
	x := [3]int{1, 2, 3}
	p := &x
	x[0], p[1], (*p)[2] = p[2], x[0], x[1]
	fmt.Println(x)
	var e any = x
	e, x = x, e.([3]int)
	y, z := x, &x
	z[0]++
	y[1]--
	fmt.Println(e, x, y, *z)
	a, _ = func() (int, error) { return a * 2, nil }()
	var f func() int
	f, a = func() int { return a }, 50
	fmt.Println(a, f())
	st := struct{ a, b int }{1, 2}
	st.a, st.b = st.b, st.a
	st.a += st.b << 2
	st.b &^= 1
	fmt.Println(st)
}

// Output:
// 3 1 2
// 2 [0 10 2 3]
// [6 10 2 3]
// [9 9]
// map[a:[] b:[1] c:[2 3]]
// 3 2 1
// [3 1 2]
// [3 1 2] [4 1 2] [3 0 2] [4 1 2]
// 50 50
// {6 0}
