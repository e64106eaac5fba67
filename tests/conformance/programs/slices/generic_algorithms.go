package main

import "fmt"

type Stack[T any] []T

func (s *Stack[T]) Push(x T) { *s = append(*s, x) }
func (s *Stack[T]) Pop() (x T, ok bool) {
	if len(*s) == 0 {
		return
	}
	x = (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return x, true
}
func Filter[S ~[]E, E any](s S, keep func(E) bool) S {
	var out S
	for _, x := range s {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}
func Reduce[T, A any](s []T, a A, f func(A, T) A) A {
	for _, x := range s {
		a = f(a, x)
	}
	return a
}
func Zip[A, B any](as []A, bs []B) (out []struct {
	A A
	B B
}) {
	for i := range min(len(as), len(bs)) {
		out = append(out, struct {
			A A
			B B
		}{as[i], bs[i]})
	}
	return
}

type Ages []int

func main() {
	var s Stack[string]
	s.Push("a")
	s.Push("b")
	x, ok := s.Pop()
	fmt.Println(x, ok, len(s))
	s.Pop()
	_, ok = s.Pop()
	fmt.Println(ok, s)
	r := Filter(Ages{10, 20, 30}, func(a int) bool { return a > 15 })
	fmt.Printf("%T %v\n", r, r)
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, i int) string { return a + fmt.Sprint(i) }), Zip([]int{1, 2}, []string{"a", "b", "c"}))
	fmt.Println(Reduce([]float64{1.5, 2}, 0.0, func(a, b float64) float64 { return a + b }), Filter([]string(nil), nil) == nil)
}

// Output:
// b true 1
// false []
// main.Ages [20 30]
// 123 [{1 a} {2 b}]
// 3.5 true
