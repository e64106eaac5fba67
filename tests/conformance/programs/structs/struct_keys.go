package main

import "fmt"

type K struct {
	a int
	b [2]string
	c any
}
type N struct {
	K
	f float64
}

func main() {
	m := map[K]int{{1, [2]string{"a", "b"}, 3}: 1}
	m[K{1, [2]string{"a", "b"}, 3}]++
	m[K{1, [2]string{"a", "b"}, "3"}]++
	fmt.Println(len(m), m[K{1, [2]string{"a", "b"}, 3}])
	n := map[N]bool{}
	n[N{f: 1}] = true
	fmt.Println(n[N{f: 1}], n[N{}], N{f: 1} == N{f: 1}, N{} != N{f: 2})
	for k := range map[[2]int]string{{1, 2}: "x"} {
		k[0] = 9
		fmt.Println(k)
	}
	p := map[*K]int{}
	a, b := &K{}, &K{}
	p[a]++
	p[b]++
	p[a]++
	fmt.Println(p[a], p[b], len(p))
	i := map[any]int{K{}: 1, 1: 2, "1": 3}
	fmt.Println(i[K{}], i[1], i["1"], i[int8(1)])
	delete(i, K{})
	fmt.Println(len(i))
	ms := map[struct{ x, y int }]rune{{1, 2}: 'a', {0, 5}: 'b'}
	fmt.Println(ms)
}

// Output:
// 2 2
// true false true true
// [9 2]
// 2 1 2
// 1 2 3 0
// 2
// map[{0 5}:98 {1 2}:97]
