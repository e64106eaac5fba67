package main

import (
	"cmp"
	"errors"
	"fmt"
	"sort"
	"strings"
)

type Number interface{ ~int | ~int64 | ~float64 }

func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}
func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}
func Filter[S ~[]E, E any](s S, f func(E) bool) S {
	var r S
	for _, x := range s {
		if f(x) {
			r = append(r, x)
		}
	}
	return r
}
func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}
func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	ks := make([]K, 0)
	for k := range m {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return ks[i] < ks[j] })
	return ks
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) *Stack[T] { s.items = append(s.items, x); return s }
func (s *Stack[T]) Pop() (x T, err error) {
	if len(s.items) == 0 {
		return x, errors.New("empty")
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string                     { return fmt.Sprintf("<%v=%v>", p.Key, p.Val) }
func MakePair[K comparable, V any](k K, v V) Pair[K, V] { return Pair[K, V]{k, v} }

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Add(v T) { l.head = &node[T]{v, l.head}; l.n++ }
func (l *List[T]) All(yield func(int, T) bool) {
	i := 0
	for n := l.head; n != nil; n = n.next {
		if !yield(i, n.v) {
			return
		}
		i++
	}
}

type Tree[T cmp.Ordered] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) Ins(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	switch {
	case v < t.v:
		t.l = t.l.Ins(v)
	case v > t.v:
		t.r = t.r.Ins(v)
	}
	return t
}
func (t *Tree[T]) Each(f func(T)) {
	if t == nil {
		return
	}
	t.l.Each(f)
	f(t.v)
	t.r.Each(f)
}

type MyInt int

func (m MyInt) String() string { return fmt.Sprintf("M%d", int(m)) }

type Strer interface {
	~int
	String() string
}

func Join[T Strer](xs []T) string {
	var s []string
	for _, x := range xs {
		s = append(s, x.String())
	}
	return strings.Join(s, ",")
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(x T)      { s[x] = struct{}{} }
func (s Set[T]) Has(x T) bool { _, ok := s[x]; return ok }

type Opt[T any] func(*T)

func New[T any](opts ...Opt[T]) *T {
	t := new(T)
	for _, o := range opts {
		o(t)
	}
	return t
}
func Zero[T any]() T      { var z T; return z }
func PtrTo[T any](x T) *T { return &x }
func Max[T cmp.Ordered](a, b T) T {
	if a > b {
		return a
	}
	return b
}

type Cont[T any] interface {
	Get() T
	Set(T)
}
type box[T any] struct{ v T }

func (b *box[T]) Get() T               { return b.v }
func (b *box[T]) Set(v T)              { b.v = v }
func Use[T any, C Cont[T]](c C, v T) T { old := c.Get(); c.Set(v); return old }
func PtrMethod[T any, P interface {
	*T
	Set2(int)
}](n int) T {
	var t T
	P(&t).Set2(n)
	return t
}

type S2 struct{ n int }

func (s *S2) Set2(n int) { s.n = n }
func TypeName[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice"
	}
	return fmt.Sprintf("%T", x)
}

type Num2[T Number] struct{ v T }

func (n Num2[T]) Add(o Num2[T]) Num2[T] { return Num2[T]{n.v + o.v} }

type Matrix[T Number] [][]T

func (m Matrix[T]) Mul(k T) Matrix[T] {
	for i := range m {
		for j := range m[i] {
			m[i][j] *= k
		}
	}
	return m
}
func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }
func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[MyInt](1, 2), Sum[int]())
	fmt.Println(Map([]int{1, 2}, func(i int) string { return fmt.Sprint(i, "!") }), Filter([]int{1, 2, 3}, func(i int) bool { return i > 1 }))
	fmt.Println(Reduce([]string{"a", "bb"}, 0, func(a int, s string) int { return a + len(s) }), Keys(map[string]int{"z": 1, "a": 2}))
	s := &Stack[string]{}
	s.Push("a").Push("b")
	x, err := s.Pop()
	fmt.Println(x, err)
	s.Pop()
	_, err = s.Pop()
	fmt.Println(err)
	p := MakePair("k", 3)
	fmt.Println(p, &p, []Pair[string, int]{p})
	fmt.Printf("%v %+v %T %#v\n", p, p, p, p)
	var l List[float64]
	l.Add(1.5)
	l.Add(2.5)
	for i, v := range l.All {
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	var t *Tree[string]
	for _, w := range strings.Fields("the quick brown fox") {
		t = t.Ins(w)
	}
	t.Each(func(s string) { fmt.Print(s, " ") })
	fmt.Println()
	fmt.Println(Join([]MyInt{1, 2}), Max("a", "b"), Max(2.5, 1), *PtrTo(5), Zero[*int]() == nil, Zero[string]() == "", Zero[[2]int]())
	st := Set[MyInt]{}
	st.Add(4)
	fmt.Println(st.Has(4), st.Has(5), len(st), st)
	type cfg struct{ a int }
	c := New(func(c *cfg) { c.a = 7 })
	fmt.Println(*c)
	b := &box[int]{1}
	fmt.Println(Use[int](b, 9), b.Get())
	var ci Cont[int] = b
	ci.Set(3)
	fmt.Println(ci.Get(), b.v)
	fmt.Println(PtrMethod[S2](8), TypeName(1), TypeName("a"), TypeName(2.5), TypeName([]int{}), TypeName(p), TypeName(MyInt(1)))
	fmt.Println(Num2[int]{1}.Add(Num2[int]{2}), Matrix[int]{{1, 2}, {3}}.Mul(3))
	f := Compose(func(i int) string { return fmt.Sprint(i) }, func(s string) int { return len(s) })
	fmt.Println(f(12345))
	g := Sum[float64]
	fmt.Println(g(1, 2))
	h := s.Push
	h("zz")
	fmt.Println(s.items)
	fmt.Printf("%T %T %T %T\n", s, l, t, Map[int, string])
	var q any = Pair[string, int]{"a", 1}
	_, ok := q.(Pair[string, int])
	_, ok2 := q.(Pair[string, string])
	fmt.Println(ok, ok2, q == any(MakePair("a", 1)))
}

// Output:
// 6 3.5 M3 0
// [1! 2!] [2 3]
// 3 [a z]
// b <nil>
// empty
// <k=3> <k=3> [<k=3>]
// <k=3> <k=3> main.Pair[string,int] main.Pair[string,int]{Key:"k", Val:3}
// 0 2.5 1 1.5
// brown fox quick the
// M1,M2 b 2.5 5 true true [0 0]
// true false 1 map[M4:{}]
// {7}
// 1 9
// 3 3
// {8} int string float64 []int main.Pair[string,int] main.MyInt
// {3} [[3 6] [9]]
// 5
// 3
// [zz]
// *main.Stack[string] main.List[float64] *main.Tree[string] func([]int, func(int) string) []string
// true false true
