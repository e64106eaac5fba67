package main

import "fmt"

func main() {
	s := make([]int, 3, 10)
	t := append(s, 1)
	u := append(s, 2)
	fmt.Println(t, u, len(s), cap(s))
	v := s[1:2:3]
	fmt.Println(len(v), cap(v))
	v = append(v, 5)
	fmt.Println(s[:4])
	v = append(v, 6)
	v[0] = 100
	fmt.Println(s[:4], v)
	w := []int{0, 1, 2, 3, 4, 5}
	copy(w[1:], w)
	fmt.Println(w)
	copy(w, w[2:])
	fmt.Println(w, copy(w, []int{}))
	var n []int
	fmt.Println(n == nil, len(n), cap(n), n[:] == nil, n[0:0] == nil, append(n, n...) == nil)
	e := []int{}
	fmt.Println(e == nil, append([]int(nil), e...) == nil)
	arr := [5]int{1, 2, 3, 4, 5}
	sl := arr[1:3]
	sl = append(sl, 99)
	fmt.Println(arr, sl, cap(sl))
	sl[0] = -1
	fmt.Println(arr)
	p := &arr
	ps := p[2:]
	ps[0] = 55
	fmt.Println(arr, len(p), cap(p[:2]))
	sp := []int{5: 1, 2, 1: 7}
	fmt.Println(sp, len(sp))
	ar := [...]string{3: "x", 1: "y"}
	fmt.Println(len(ar), ar)
	x := [][]int{{1}, {2, 3}, nil}
	x[2] = append(x[2], 4)
	fmt.Println(x)
	y := append([][]int{}, x...)
	y[0][0] = 9
	fmt.Println(x)

	z := append([]byte("ab"), "cd"...)
	fmt.Println(string(z))
	a4 := [4]int(w[:4])
	a4[0] = 1000
	fmt.Println(w, a4)
	clear(w)
	fmt.Println(w)
	d := []int{1, 2, 3, 4}
	d = append(d[:1], d[2:]...)
	fmt.Println(d, d[:4])
	for i, q := range d {
		d = append(d, q)
		if i > 10 {
			break
		}
	}
	fmt.Println(d)
	type IS []int
	is := IS{1, 2}
	is = append(is, 3)
	var plain []int = is
	fmt.Printf("%v %T %T\n", is, is, plain)
	m := make([]struct{ a, b int }, 2)
	m[1].b = 3
	fmt.Println(m)
	f := func(xs ...int) {
		if xs == nil {
			fmt.Println("nil")
			return
		}
		xs[0] = 42
	}
	f()
	q := []int{1}
	f(q...)
	fmt.Println(q)
	fmt.Println(append([]any{}, 1, "a", nil, 2.5), append([]any(nil), []any{1, 2}...))
	b := make([]byte, 0, 5)
	b = fmt.Appendf(b, "%d-%s", 5, "x")
	fmt.Println(string(b))
	i := 2
	fmt.Println(d[i:], d[:i], d[i:i+1], d[uint8(1):int64(2)])
}

// Output:
// [0 0 0 2] [0 0 0 2] 3 10
// 1 2
// [0 0 5 2]
// [0 0 5 2] [100 5 6]
// [0 0 1 2 3 4]
// [1 2 3 4 3 4] 0
// true 0 0 true true true
// false true
// [1 2 3 99 5] [2 3 99] 4
// [1 -1 3 99 5]
// [1 -1 55 99 5] 5 5
// [0 7 0 0 0 1 2] 7
// 4 [ y  x]
// [[1] [2 3] [4]]
// [[9] [2 3] [4]]
// abcd
// [1 2 3 4 3 4] [1000 2 3 4]
// [0 0 0 0 0 0]
// [1 3 4] [1 3 4 4]
// [1 3 4 1 3 4]
// [1 2 3] main.IS []int
// [{0 0} {0 3}]
// nil
// [42]
// [1 a <nil> 2.5] [1 2]
// 5-x
// [4 1 3 4] [1 3] [4] [3]
