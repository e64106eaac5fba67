package main

import "fmt"

const (
	c0 = iota
	c1 = iota
	c2
)
const (
	a = 1 << iota
	b = 1 << iota
	c = 3
	d = 1 << iota
)
const (
	u         = iota * 42
	v float64 = iota * 42
	w         = iota * 42
)
const x = iota
const y = iota
const (
	bit0, mask0 = 1 << iota, 1<<iota - 1
	bit1, mask1
	_, _
	bit3, mask3
)
const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
	TB
)
const (
	p = "s"
	q
	r = iota
	s
	t = len("four") + iota
	z
)
const (
	f1 = iota + 0.5
	f2
	n1 = -iota
	n2
	i1, i2 = iota, iota + 10
	j1, j2
)

func main() {
	fmt.Println(c0, c1, c2, a, b, c, d, u, v, w, x, y)
	fmt.Println(bit0, mask0, bit1, mask1, bit3, mask3)
	fmt.Println(KB, MB, GB, TB)
	fmt.Println(p, q, r, s, t, z)
	fmt.Println(f1, f2, n1, n2, i1, i2, j1, j2)
	fmt.Printf("%T %T %T\n", u, v, w)
	const (
		l = iota + x
		m
	)
	fmt.Println(l, m)
	{
		const iota = 7
		const k = iota
		fmt.Println(k)
	}
}

// Output:
// 0 1 2 1 2 3 8 0 42 84 0 0
// 1 0 2 1 8 7
// 1024 1048576 1073741824 1099511627776
// s s 2 3 8 9
// 0.5 1.5 -2 -3 4 14 5 15
// int float64 int
// 0 1
// 7
