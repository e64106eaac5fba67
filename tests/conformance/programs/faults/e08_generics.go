package main

import (
	"cmp"
	"fmt"
	"iter"
	"sort"
)

type Number interface {
	~int | ~int64 | ~float64
}

func Sum[T Number](xs ...T) T {
	var t T
	for _, x := range xs {
		t += x
	}
	return t
}

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	var ks []K
	for k := range m {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return ks[i] < ks[j] })
	return ks
}

type List[T any] struct {
	head *node[T]
	n    int
}

type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) { l.head = &node[T]{v, l.head}; l.n++ }
func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.v)
	}
}
func (l *List[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		for n := l.head; n != nil; n = n.next {
			if !yield(n.v) {
				return
			}
		}
	}
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }
func (p Pair[A, B]) Swap() Pair[B, A]        { return Pair[B, A]{p.Second, p.First} }

type Stringish interface{ String() string }
type ID int

func (i ID) String() string { return fmt.Sprintf("#%d", int(i)) }

func Join[T Stringish](xs []T) (s string) {
	for _, x := range xs {
		s += x.String()
	}
	return
}

type MyInt int

func TypeName[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case MyInt:
		return "MyInt"
	case string:
		return "string"
	}
	return fmt.Sprintf("%T", x)
}

func Ptr[T any](x T) *T { return &x }

func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[MyInt](4, 5), Sum[int]())
	fmt.Println(Map([]int{1, 2}, func(i int) string { return fmt.Sprint(i, "!") }))
	fmt.Println(Keys(map[string]int{"b": 1, "a": 2}))
	var l List[string]
	l.Push("x")
	l.Push("y")
	l.Each(func(s string) { fmt.Print(s, " ") })
	for s := range l.All() {
		fmt.Print(s, ";")
	}
	fmt.Println(l.n)
	p := MakePair("k", 3)
	fmt.Println(p, p.Swap(), p.Swap().First+1)
	fmt.Println(Join([]ID{1, 2}))
	fn := Sum[float64]
	fmt.Println(fn(1, 2.5))
	fmt.Println(TypeName(1), TypeName(MyInt(1)), TypeName("s"), TypeName(p), TypeName([]MyInt{}))
	fmt.Println(*Ptr(3), *Ptr("s"))
}

// Output:
// 6 3.5 9 0
// [1! 2!]
// [a b]
// y x y;x;2
// {k 3} {3 k} 4
// #1#2
// 3.5
// int MyInt string main.Pair[string,int] []main.MyInt
// 3 s
