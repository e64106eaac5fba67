package main

import (
	"errors"
	"fmt"
	"strings"
)

type Op func(float64, float64) (float64, error)
type Pred[T any] func(T) bool

func (p Pred[T]) And(q Pred[T]) Pred[T] { return func(x T) bool { return p(x) && q(x) } }
func (p Pred[T]) Not() Pred[T]          { return func(x T) bool { return !p(x) } }

type Pipeline []func(string) string

func (p Pipeline) Run(s string) string {
	for _, f := range p {
		s = f(s)
	}
	return s
}
func curry(f func(int, int) int) func(int) func(int) int {
	return func(a int) func(int) int { return func(b int) int { return f(a, b) } }
}
func memo[K comparable, V any](f func(K) V) func(K) V {
	m := map[K]V{}
	return func(k K) V {
		if v, ok := m[k]; ok {
			return v
		}
		v := f(k)
		m[k] = v
		return v
	}
}
func retry(n int, f func(int) error) (err error) {
	for i := range n {
		if err = f(i); err == nil {
			return nil
		}
	}
	return fmt.Errorf("after %d: %w", n, err)
}
func multi() (int, string, error)          { return 1, "a", nil }
func wrap(i int, s string, e error) string { return fmt.Sprint(i, s, e) }
func named() (x, y int, s string)          { x = 1; y, s = 2, "n"; return }
func variadic(f string, a ...int) string   { return fmt.Sprintf(f+" %v %d", a, len(a)) }
func main() {
	ops := map[string]Op{"/": func(a, b float64) (float64, error) {
		if b == 0 {
			return 0, errors.New("div0")
		}
		return a / b, nil
	}}
	fmt.Println(ops["/"](1, 2))
	_, err := ops["/"](1, 0)
	fmt.Println(err)
	pos := Pred[int](func(i int) bool { return i > 0 })
	even := Pred[int](func(i int) bool { return i%2 == 0 })
	fmt.Println(pos.And(even)(4), pos.And(even.Not())(4))
	fmt.Println(Pipeline{strings.ToUpper, strings.TrimSpace, func(s string) string { return s + "!" }}.Run(" a "))
	fmt.Println(curry(func(a, b int) int { return a - b })(5)(3))
	calls := 0
	sq := memo(func(i int) int { calls++; return i * i })
	fmt.Println(sq(3), sq(3), calls)
	fmt.Println(retry(2, func(i int) error { return fmt.Errorf("e%d", i) }), retry(3, func(i int) error {
		if i < 2 {
			return errors.New("x")
		}
		return nil
	}))
	fmt.Println(wrap(multi()))
	fmt.Println(named())
	fmt.Println(variadic("f"), variadic("g", 1, 2), variadic("h", []int{3}...))
	f := fmt.Sprintf
	fmt.Println(f("%d-%s", 1, "z"))
	g := strings.Repeat
	fmt.Println(g("ab", 2))
	func() func() { fmt.Println("outer"); return func() { fmt.Println("inner") } }()()
	var h func(...string) int = func(s ...string) int { return len(s) }
	fmt.Println(h(), h("a", "b"))
	fns := []func(){}
	for _, s := range []string{"p", "q"} {
		fns = append(fns, func() { fmt.Print(s) })
	}
	for i := len(fns) - 1; i >= 0; i-- {
		fns[i]()
	}
	fmt.Println()
	type F = func(int) int
	comp := func(fs ...F) F {
		return func(x int) int {
			for _, f := range fs {
				x = f(x)
			}
			return x
		}
	}
	fmt.Println(comp(func(x int) int { return x + 1 }, func(x int) int { return x * 2 })(3))
}

// Output:
// 0.5 <nil>
// div0
// true false
// A!
// 2
// 9 9 1
// after 2: e1 <nil>
// 1a<nil>
// 1 2 n
// f [] 0 g [1 2] 2 h [3] 1
// 1-z
// abab
// outer
// inner
// 0 2
// qp
// 8
