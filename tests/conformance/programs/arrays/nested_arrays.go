package main

import "fmt"

type Row [3]int
type Board [3]Row

func (b Board) With(r, c, v int) Board { b[r][c] = v; return b }
func (b *Board) Set(r, c, v int)       { b[r][c] = v }
func (r Row) Sum() (s int) {
	for _, v := range r {
		s += v
	}
	return
}
func main() {
	var b Board
	c := b.With(1, 1, 5)
	c.Set(0, 2, 7)
	fmt.Println(b, c, c[1].Sum(), b == Board{}, c != b)
	d := c
	d[0] = Row{1, 1, 1}
	fmt.Println(c[0], d[0], d[0].Sum())
	p := &d[2]
	p[0] = 9
	fmt.Println(d, len(d), cap(d[0][:2]))
	bs := []Board{b, c}
	bs[0][0][0] = 4
	fmt.Println(b[0][0], bs[0][0])
	m := map[string]Board{"k": c}
	e := m["k"]
	e[1][1] = 0
	fmt.Println(m["k"][1][1], m["k"][1].Sum())
	for i, row := range c {
		row[0] = 100
		c[i][2]++
	}
	fmt.Println(c)
	q := [2][2][2]string{{{"a", "b"}}}
	r := q
	r[0][0][0] = "z"
	fmt.Println(q[0][0], r[0][0], q == r)
	ch := make(chan Board, 1)
	ch <- c
	c[0][0] = -1
	fmt.Println((<-ch)[0][0])
	f := func(b Board) { b[0][0] = 77 }
	f(c)
	fmt.Println(c[0][0])
	var i any = c
	c[0][0] = 3
	fmt.Println(i.(Board)[0][0], i == any(c))
	x := [...]struct{ a [2]int }{{[2]int{1, 2}}}
	y := x
	y[0].a[1] = 8
	fmt.Println(x, y)
	s := c[:2]
	s[1][1] = 55
	fmt.Println(c[1])
	var a [2]map[string]int
	a[1] = map[string]int{"k": 1}
	a2 := a
	a2[1]["k"]++
	fmt.Println(a[1], a2[0] == nil)
	arr := [5]int{1: 10, 3: 30}
	arr[1], arr[3] = arr[3], arr[1]
	fmt.Println(arr, [...]string{2: "c"})
}

// Output:
// [[0 0 0] [0 0 0] [0 0 0]] [[0 0 7] [0 5 0] [0 0 0]] 5 true true
// [0 0 7] [1 1 1] 3
// [[1 1 1] [0 5 0] [9 0 0]] 3 3
// 0 [4 0 0]
// 5 5
// [[0 0 8] [0 5 1] [0 0 1]]
// [a b] [z b] false
// 0
// -1
// -1 false
// [{[1 2]}] [{[1 8]}]
// [0 55 1]
// map[k:2] true
// [0 30 0 10 0] [  c]
