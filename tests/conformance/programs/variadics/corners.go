package main

import "fmt"

func count(xs ...int) (int, bool) { return len(xs), xs == nil }
func first(def string, xs ...string) string {
	if len(xs) > 0 {
		return xs[0]
	}
	return def
}
func mutate(xs ...int)   { xs[0] = 99 }
func anys(xs ...any) int { return len(xs) }
func nested(fs ...func(...int) int) (t int) {
	for i, f := range fs {
		t += f(make([]int, i)...)
	}
	return
}
func pass(xs ...any) string { return fmt.Sprint(xs...) }
func two() (string, string) { return "x", "y" }

type L []int

func main() {
	fmt.Println(count())
	fmt.Println(count(1, 2))
	fmt.Println(count([]int{}...))
	fmt.Println(count(nil...))
	fmt.Println(count(L{1}...))
	fmt.Println(first("d"), first("d", "a", "b"), first(two()))
	s := []int{1, 2}
	mutate(s...)
	a, b := 1, 2
	mutate(a, b)
	fmt.Println(s, a, b)
	fmt.Println(anys(), anys(nil), anys(nil, nil), anys([]any{1, 2}...), anys([]any{1, 2}), anys([]int{1}), anys(two()))
	fmt.Println(nested(func(x ...int) int { return len(x) }, func(x ...int) int { return len(x) * 10 }))
	fmt.Println(pass(1, 2, "a", "b", 3), pass([]any{"q", 1}...), pass())
	ss := []string{"a", "b"}
	is := make([]any, len(ss))
	for i := range ss {
		is[i] = ss[i]
	}
	fmt.Println(is...)
	f := fmt.Sprintf
	fmt.Println(f("%d-%s", 1, "x"), f("none"))
	fmt.Printf("%T %T\n", count, nested)
	sum := func(base int, xs ...int) int {
		for _, x := range xs {
			base += x
		}
		return base
	}
	fmt.Println(sum(1), sum(1, 2, 3), sum(0, append(s, 5)...), max(1, 2, 3))
}

// Output:
// 0 true
// 2 false
// 0 false
// 0 true
// 1 false
// d a y
// [99 2] 1 2
// 0 1 2 2 1 1 2
// 10
// 1 2ab3 q1
// a b
// 1-x none
// func(...int) (int, bool) func(...func(...int) int) int
// 1 6 106 3
