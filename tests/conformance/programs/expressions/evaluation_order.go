package main

import (
	"fmt"
)

func f(s string, v int) int { fmt.Print(s, " "); return v }

func two() (int, int)            { return 1, 2 }
func add(a, b int) int           { return a + b }
func vari(s string, xs ...any)   { fmt.Println(s, len(xs), xs) }
func three() (string, int, bool) { return "t", 1, true }

var a = b + 1
var b = g()

func g() int { return 10 }

func init() { fmt.Println("init", a, b) }
func init() { fmt.Println("init 2") }

func main() {
	arr := []int{f("a", 1), f("b", 2)}
	m := map[int]int{f("k", 1): f("v", 2)}
	fmt.Println(arr, m, f("x", 1)+f("y", 2)*f("z", 3))
	fmt.Println(add(two()))
	vari(three())
	vari("n")
	vari("s", []any{1, 2}...)
	if f("l", 0) == 1 && f("r", 1) == 1 {
		fmt.Println("both")
	}
	fmt.Println(f("p", 1) == 1 || f("q", 1) == 1)
	x := []int{0, 0, 0}
	i := 0
	x[f("i", i)], i = f("v", 5), 2
	fmt.Println(x, i)
	fmt.Println(a, b)
}

// Output:
// init 11 10
// init 2
// a b k v x y z [1 2] map[1:2] 7
// 3
// t 2 [1 true]
// n 0 []
// s 2 [1 2]
// l p true
// i v [5 0 0] 2
// 11 10
