package main

import "fmt"

type Cell struct {
	v   int
	nbr [2]*Cell
}
type Board [2][2]Cell

func (b *Board) Link() {
	for i := range b {
		for j := range b[i] {
			b[i][j].v = i*10 + j
			b[i][j].nbr = [2]*Cell{&b[1-i][j], &b[i][1-j]}
		}
	}
}
func (b Board) Sum() (s int) {
	for _, row := range b {
		for _, c := range row {
			s += c.v
		}
	}
	return
}

func main() {
	var b Board
	b.Link()
	b[0][0].nbr[0].v = 100
	fmt.Println(b[1][0].v, b.Sum(), b[0][1].nbr[1] == &b[0][0])
	c := b
	c[0][0].v = 999
	fmt.Println(b[0][0].v, c.Sum(), c[0][0].nbr[0] == &b[1][0])
	ps := [3]*Cell{0: {v: 1}, 2: &c[1][1]}
	ps[2].v++
	fmt.Println(ps[0].v, ps[1] == nil, c[1][1].v)
	q := &b[1]
	q[1].v = 7
	for i := range q {
		q[i].v *= 2
	}
	fmt.Println(b[1][0].v, b[1][1].v)
	arr := [3]struct{ n int }{{1}, {2}, {3}}
	for i, x := range arr {
		x.n *= 10
		arr[i].n += x.n
	}
	fmt.Println(arr)
	f := [2]func(*int){func(p *int) { *p++ }, func(p *int) { *p *= 5 }}
	n := 1
	for _, g := range f {
		g(&n)
	}
	fmt.Println(n)
}

// Output:
// 100 112 true
// 0 1111 true
// 1 true 12
// 200 14
// [{11} {22} {33}]
// 10
