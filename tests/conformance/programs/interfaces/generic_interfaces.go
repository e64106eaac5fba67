package main

import (
	"fmt"
	"strings"
)

type Container[T any] interface {
	Put(T)
	Get() (T, bool)
	Len() int
}

type stack[T any] []T

func (s *stack[T]) Put(v T) { *s = append(*s, v) }
func (s *stack[T]) Get() (v T, ok bool) {
	if len(*s) == 0 {
		return
	}
	v = (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return v, true
}
func (s stack[T]) Len() int { return len(s) }

type ring[T any] struct {
	buf  [3]T
	r, n int
}

func (q *ring[T]) Put(v T) { q.buf[(q.r+q.n)%3] = v; q.n++ }
func (q *ring[T]) Get() (v T, ok bool) {
	if q.n == 0 {
		return v, false
	}
	v, q.r, q.n = q.buf[q.r], (q.r+1)%3, q.n-1
	return v, true
}
func (q *ring[T]) Len() int { return q.n }

type Visitor[R any] interface {
	Num(int) R
	Add(a, b Expr) R
}

type Expr interface{ String() string }
type num int
type add struct{ a, b Expr }

func (n num) String() string { return fmt.Sprint(int(n)) }
func (a add) String() string { return "(" + a.a.String() + "+" + a.b.String() + ")" }

func visit[R any](e Expr, v Visitor[R]) R {
	switch e := e.(type) {
	case num:
		return v.Num(int(e))
	case add:
		return v.Add(e.a, e.b)
	}
	panic("unknown")
}

type eval struct{}

func (eval) Num(n int) int       { return n }
func (e eval) Add(a, b Expr) int { return visit[int](a, e) + visit[int](b, e) }

type depth struct{}

func (depth) Num(int) string { return "." }
func (d depth) Add(a, b Expr) string {
	return "[" + strings.Join([]string{visit[string](a, d), visit[string](b, d)}, "") + "]"
}

func drain[T any](c Container[T], vs ...T) (out []T) {
	for _, v := range vs {
		c.Put(v)
	}
	for c.Len() > 0 {
		v, _ := c.Get()
		out = append(out, v)
	}
	return
}

func main() {
	fmt.Println(drain(Container[int](&stack[int]{}), 1, 2, 3), drain[string](&ring[string]{}, "a", "b", "c"))
	e := add{num(1), add{num(2), num(3)}}
	fmt.Println(e, visit[int](e, eval{}), visit[string](e, depth{}))
	var c Container[Expr] = &stack[Expr]{}
	fmt.Println(drain[Expr](c, e, num(4)))
	_, isRing := any(c).(*ring[Expr])
	_, isOther := any(c).(Container[int])
	fmt.Println(isRing, isOther)
}

// Output:
// [3 2 1] [a b c]
// (1+(2+3)) 6 [.[..]]
// [4 (1+(2+3))]
// false false
