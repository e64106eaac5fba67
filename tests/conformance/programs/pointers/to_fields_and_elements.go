package main

import "fmt"

type conf struct {
	n    int
	sub  struct{ names [2]string }
	next *conf
	tags []string
}

func incr(p *int)                   { *p++ }
func setName(p *string, s string)   { *p = s }
func grow(p *[]string, s ...string) { *p = append(*p, s...) }
func replace(p **conf, c *conf)     { *p = c }
func lazy[T any](p **T) *T {
	if *p == nil {
		*p = new(T)
	}
	return *p
}

func main() {
	c := conf{n: 1}
	incr(&c.n)
	setName(&c.sub.names[1], "second")
	grow(&c.tags, "a", "b")
	lazy(&c.next).n = 40
	incr(&lazy(&c.next).n)
	fmt.Println(c.n, c.sub.names, c.tags, c.next.n)
	arr := [3]conf{}
	for i := range arr {
		incr(&arr[i].n)
		p := &arr[i].sub
		p.names[0] = fmt.Sprint(i)
	}
	fmt.Println(arr[2].n, arr[2].sub, &arr[0] == &arr[0], &arr[0].n != &arr[1].n)
	pp := &c.next
	replace(pp, &conf{n: 5})
	fmt.Println(c.next.n, (*pp).n, (**pp).n)
	ps := []*int{&c.n, &c.next.n, &arr[0].n}
	for _, p := range ps {
		*p *= 10
	}
	fmt.Println(c.n, c.next.n, arr[0].n)
	d := c
	pd := &d
	pd.next.n, pd.n = 1, 2
	fmt.Println(c.n, c.next.n, d.n)
	q := &struct{ *conf }{&c}
	q.n = 77
	incr(&q.next.n)
	fmt.Println(c.n, c.next.n)
	f := &[]int{1, 2}
	(*f)[0], *f = 9, append(*f, 3)
	m := &map[string]int{}
	(*m)["k"]++
	fmt.Println(*f, *m, len(*f), *&c.n)
	var fp *func() int
	g := func() int { return c.n }
	fp = &g
	fmt.Println((*fp)())
}

// Output:
// 2 [ second] [a b] 41
// 1 {[2 ]} true true
// 5 5 5
// 20 50 10
// 20 1 2
// 77 2
// [1 2 3] map[k:1] 3 77
// 77
