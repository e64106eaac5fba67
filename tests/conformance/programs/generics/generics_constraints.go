package main

import (
	"cmp"
	"fmt"
	"sort"
	"strings"
)

type Int interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64
}
type Float interface{ ~float32 | ~float64 }
type Num interface{ Int | Float }
type Celsius float64
type ID int32

func (i ID) String() string { return fmt.Sprintf("#%d", int32(i)) }
func Abs[T Num](x T) T {
	if x < 0 {
		return -x
	}
	return x
}
func Avg[T Num](xs ...T) float64 {
	var s T
	for _, x := range xs {
		s += x
	}
	return float64(s) / float64(len(xs))
}
func SortBy[T any, K cmp.Ordered](xs []T, key func(T) K) []T {
	out := append([]T(nil), xs...)
	sort.SliceStable(out, func(i, j int) bool { return key(out[i]) < key(out[j]) })
	return out
}
func GroupBy[K comparable, T any](xs []T, f func(T) K) map[K][]T {
	m := make(map[K][]T)
	for _, x := range xs {
		k := f(x)
		m[k] = append(m[k], x)
	}
	return m
}

type Named interface {
	comparable
	fmt.Stringer
}

func Uniq[T Named](xs []T) (out []string) {
	seen := map[T]bool{}
	for _, x := range xs {
		if !seen[x] {
			seen[x] = true
			out = append(out, x.String())
		}
	}
	return
}

type Option[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Option[T] { return Option[T]{v, true} }
func None[T any]() Option[T]    { return Option[T]{} }
func (o Option[T]) OrElse(d T) T {
	if o.ok {
		return o.v
	}
	return d
}
func MapOpt[T, U any](o Option[T], f func(T) U) Option[U] {
	if !o.ok {
		return None[U]()
	}
	return Some(f(o.v))
}

type Heap[T any] struct {
	xs   []T
	less func(a, b T) bool
}

func (h *Heap[T]) Push(x T) {
	h.xs = append(h.xs, x)
	for i := len(h.xs) - 1; i > 0; {
		p := (i - 1) / 2
		if !h.less(h.xs[i], h.xs[p]) {
			break
		}
		h.xs[i], h.xs[p] = h.xs[p], h.xs[i]
		i = p
	}
}
func (h *Heap[T]) Pop() T {
	x := h.xs[0]
	n := len(h.xs) - 1
	h.xs[0] = h.xs[n]
	h.xs = h.xs[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && h.less(h.xs[c+1], h.xs[c]) {
			c++
		}
		if !h.less(h.xs[c], h.xs[i]) {
			break
		}
		h.xs[i], h.xs[c] = h.xs[c], h.xs[i]
		i = c
	}
	return x
}
func bits[T ~uint8 | ~uint16](x T) (n int) {
	for ; x != 0; x <<= 1 {
		n++
	}
	return
}
func zero[T any]() (z T)           { return }
func eq[T comparable](a, b T) bool { return a == b }
func main() {
	fmt.Println(Abs(-3), Abs(Celsius(-2.5)), Abs(ID(-4)), Avg(1, 2, 4), Avg[float32](1, 2))
	ws := strings.Fields("pear fig apple kiwi")
	fmt.Println(SortBy(ws, func(s string) int { return len(s) }), SortBy(ws, func(s string) string { return s }), GroupBy(ws, func(s string) int { return len(s) }))
	fmt.Println(Uniq([]ID{1, 2, 1}), Some(3).OrElse(4), None[string]().OrElse("d"), MapOpt(Some(2), func(i int) string { return strings.Repeat("x", i) }), MapOpt(None[int](), func(i int) bool { return true }))
	h := &Heap[string]{less: func(a, b string) bool { return a < b }}
	for _, w := range ws {
		h.Push(w)
	}
	for len(h.xs) > 0 {
		fmt.Print(h.Pop(), " ")
	}
	fmt.Println(bits(uint8(1)), bits(uint16(1)), zero[*int]() == nil, zero[[2]bool](), eq("a", "a"), eq(struct{ x int }{1}, struct{ x int }{2}), eq[any](1, 1.0))
	fmt.Printf("%v %+v %T %T\n", Some(ID(5)), Some("s"), Some(1.5), h)
}

// Output:
// 3 2.5 #4 2.3333333333333335 1.5
// [fig pear kiwi apple] [apple fig kiwi pear] map[3:[fig] 4:[pear kiwi] 5:[apple]]
// [#1 #2] 3 d {xx true} {false false}
// apple fig kiwi pear 8 16 true [false false] true false false
// {5 true} {v:s ok:true} main.Option[float64] *main.Heap[string]
