package main

import "fmt"

type P struct{ X, Y int }
type PS []P

func main() {
	s := []int{5: 1, 2, 0: 9, 8, 7}
	fmt.Println(s, len(s), cap(s))
	ps := PS{{1, 2}, {Y: 3}, {}}
	pp := []*P{{1, 2}, nil, &P{3, 4}}
	fmt.Println(ps, *pp[0], pp[1] == nil, pp[2].Y)
	n := 3
	a := make([]int, n, n*2)
	b := make([]string, 2)
	c := make([][]int, n)
	for i := range c {
		c[i] = make([]int, i)
	}
	fmt.Println(a, cap(a), b, c)
	fmt.Printf("%q %T %T\n", b, ps, make(PS, 1))
	sm := []map[string]int{{"a": 1}, nil}
	sf := []func(int) int{func(x int) int { return x + 1 }, nil}
	fmt.Println(sm, sf[0](1), sf[1] == nil)
	neg := -1
	big := 5
	try(func() { _ = make([]int, neg) })
	try(func() { _ = make([]int, 2, neg) })
	try(func() { _ = make([]int, big, n) })
	var i8 int8 = 4
	fmt.Println(len(make([]bool, i8)), len(make([]int, 'a'-90)), len(make([]int, 1e1)))
	lit := []any{1, 'a', "s", nil, 2.5, []int{}, P{}, &ps[0] == &ps[0]}
	fmt.Println(lit, len(lit))
	d := [][]string{{"a"}, {}, nil, {"b", "c"}}
	fmt.Println(d, len(d[1]), d[2] == nil)
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// [9 8 7 0 0 1 2] 7 7
// [{1 2} {0 3} {0 0}] {1 2} true 4
// [0 0 0] 6 [ ] [[] [0] [0 0]]
// ["" ""] main.PS main.PS
// [map[a:1] map[]] 2 true
// panic: runtime error: makeslice: len out of range
// panic: runtime error: makeslice: cap out of range
// panic: runtime error: makeslice: cap out of range
// 4 7 10
// [1 97 s <nil> 2.5 [] {0 0} true] 8
// [[a] [] [] [b c]] 0 true
