package main

import "fmt"

type Acc struct{ total int }

func counters() (inc func() int, get func() int) {
	n := 0
	return func() int { n++; return n }, func() int { return n }
}
func makePtrs() []*int {
	var ps []*int
	for i := 0; i < 3; i++ {
		ps = append(ps, &i)
	}
	for _, v := range []int{10, 20} {
		ps = append(ps, &v)
	}
	return ps
}
func params(a int, b [2]int) (*int, *[2]int) { return &a, &b }
func named() (r int, p *int)                 { p = &r; r = 5; return 6, p }

func main() {
	inc, get := counters()
	inc()
	inc()
	inc2, _ := counters()
	fmt.Println(get(), inc2())
	for _, p := range makePtrs() {
		*p += 100
		fmt.Print(*p, " ")
	}
	fmt.Println()
	pa, pb := params(1, [2]int{1, 2})
	*pa, pb[0] = 9, 9
	pc, _ := params(1, [2]int{})
	fmt.Println(*pa, *pb, *pc)
	r, p := named()
	fmt.Println(r, *p)
	var acc *Acc
	{
		local := Acc{3}
		acc = &local
	}
	acc.total++
	fmt.Println(acc.total)
	var fs []func()
	if x := 1; true {
		fs = append(fs, func() { x++; fmt.Print(x, " ") })
		y := &x
		*y = 10
	}
	fs[0]()
	fs[0]()
	switch z := 5; {
	default:
		q := &z
		*q++
		fmt.Println(z)
	}
}

// Output:
// 2 1
// 100 101 102 110 120
// 9 [9 2] 1
// 6 6
// 4
// 11 12 6
