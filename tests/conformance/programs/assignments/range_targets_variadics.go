package main

import "fmt"

type T struct {
	n   int
	arr [3]int
	m   map[string]int
}

func pos() (int, string)                          { return 3, "x" }
func vari(pre string, xs ...any) int              { fmt.Print(pre, len(xs), xs == nil, ";"); return len(xs) }
func pass(i int, s string, rest ...string) string { return fmt.Sprint(i, s, len(rest)) }
func main() {
	var t T
	t.m = map[string]int{}
	m := map[int]int{}
	for t.n = range 3 {
	}
	fmt.Println(t.n)
	for i, v := 0, 5; i < 2; i, v = i+1, v*2 {
		m[i] = v
	}
	fmt.Println(m)
	for t.arr[1], t.arr[2] = range []int{7, 8} {
	}
	fmt.Println(t.arr)
	var k string
	for k, t.m["v"] = range map[string]int{"key": 9} {
	}
	fmt.Println(k, t.m)
	vari("a")
	vari("b", nil)
	vari("c", nil, nil)
	vari("d", []any{1, 2}...)
	vari("e", []any(nil)...)
	vari("f", []int{1})
	fmt.Println()
	fmt.Println(pass(pos()))
	fs := [2]func(int) int{func(i int) int { return i + 1 }, func(i int) int { return i * 10 }}
	fmt.Println(fs[0](1), fs[1](2))
	var nf func()
	fmt.Println(nf == nil)
}

// Output:
// 2
// map[0:5 1:10]
// [0 1 8]
// key map[v:9]
// a0 true;b1 false;c2 false;d2 false;e0 true;f1 false;
// 3x0
// 2 20
// true
