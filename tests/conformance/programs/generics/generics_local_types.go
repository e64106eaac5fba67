package main

import "fmt"

func local1() any        { type L struct{ a int }; return L{1} }
func local2() any        { type L struct{ b string }; return L{"z"} }
func gen[T any](x T) any { type W struct{ v T }; return W{x} }

type A = []int
type B = map[string]A
type G[T any] = []T
type Emb[T any] struct {
	*Inner[T]
	extra T
}
type Inner[T any] struct {
	v  T
	ls []T
}

func (i *Inner[T]) Add(x T) { i.ls = append(i.ls, x) }
func (i Inner[T]) Len() int { return len(i.ls) }

type Lener interface{ Len() int }
type Numeric interface {
	~int | ~float64
	String() string
}
type MI int

func (m MI) String() string      { return fmt.Sprintf("MI(%d)", int(m)) }
func Show[T Numeric](x T) string { return x.String() + fmt.Sprint(x+1, x*2) }
func Apply[T any, PT interface {
	*T
	Set(string)
}](s string) T {
	var t T
	PT(&t).Set(s)
	return t
}

type Named struct{ n string }

func (n *Named) Set(s string) { n.n = s }

type Event[T any] struct{ hs []func(T) }

func (e *Event[T]) On(h func(T)) { e.hs = append(e.hs, h) }
func (e *Event[T]) Fire(x T) {
	for _, h := range e.hs {
		h(x)
	}
}

type Cache[K comparable, V any] struct {
	m    map[K]V
	miss func(K) V
}

func NewCache[K comparable, V any](f func(K) V) *Cache[K, V] {
	return &Cache[K, V]{m: make(map[K]V), miss: f}
}
func (c *Cache[K, V]) Get(k K) V {
	if v, ok := c.m[k]; ok {
		return v
	}
	v := c.miss(k)
	c.m[k] = v
	return v
}

type Either[L, R any] interface{ isEither(L, R) }
type Left[L, R any] struct{ V L }
type Right[L, R any] struct{ V R }

func (Left[L, R]) isEither(L, R)  {}
func (Right[L, R]) isEither(L, R) {}
func Fold[L, R, T any](e Either[L, R], f func(L) T, g func(R) T) T {
	switch x := e.(type) {
	case Left[L, R]:
		return f(x.V)
	case Right[L, R]:
		return g(x.V)
	}
	panic("no")
}
func Ptr[T any](v T) *T                { return &v }
func Len[T ~string | ~[]byte](x T) int { return len(x) }
func First[T ~[]E, E any](x T) (e E, ok bool) {
	if len(x) > 0 {
		return x[0], true
	}
	return
}

func Conv[To, From ~int | ~float64 | ~int8](x From) To { return To(x) }
func main() {
	a, b := local1(), local2()
	fmt.Printf("%v %v %T %T %v\n", a, b, a, b, a == b)
	fmt.Printf("%v %v %v\n", gen(1), gen("s"), gen(1) == gen(1))
	fmt.Printf("%T %T %T\n", gen(2), gen("x"), gen([]MI{}))
	var x B = B{"a": A{1}}
	x["b"] = G[int]{2}
	fmt.Println(x)
	e := Emb[int]{Inner: &Inner[int]{}}
	e.Add(1)
	e.Add(2)
	fmt.Println(e.Len(), e.ls, e.extra)
	var l Lener = e
	fmt.Println(l.Len())
	fmt.Println(Show(MI(3)))
	fmt.Println(Apply[Named]("q").n)
	var ev Event[string]
	ev.On(func(s string) { fmt.Println("1", s) })
	ev.On(func(s string) { fmt.Println("2", s) })
	ev.Fire("x")
	c := NewCache(func(s string) int { fmt.Println("miss"); return len(s) })
	fmt.Println(c.Get("abc"), c.Get("abc"))
	fmt.Println(Fold[int, string](Left[int, string]{4}, func(i int) string { return fmt.Sprint("L", i) }, func(s string) string { return "R" + s }), Fold[int, string, int](Right[int, string]{"zz"}, func(i int) int { return i }, func(s string) int { return len(s) }))
	fmt.Println(*Ptr("p"), Len("abc"), Len([]byte{1}), Conv[int8](300), Conv[float64](3), Conv[int](2.9))
	v, ok := First([]string{"f"})
	fmt.Println(v, ok)
	_, ok = First([]int(nil))
	fmt.Println(ok)
	type pt struct{ x, y int }
	ps := map[pt]*pt{{1, 2}: {3, 4}}
	fmt.Println(*ps[pt{1, 2}])
	{
		type pt struct{ s string }
		fmt.Printf("%+v\n", pt{"in"})
	}
	const (
		p = iota + 5
		q
	)
	fmt.Println(p, q)
	fmt.Printf("%T %T %T\n", e, c, ev)
}

// Output:
// {1} {z} main.L main.L false
// {1} {s} true
// main.W[int] main.W[string] main.W[[]main.MI]
// map[a:[1] b:[2]]
// 2 [1 2] 0
// 2
// MI(3)MI(4) MI(6)
// q
// 1 x
// 2 x
// miss
// 3 3
// L4 2
// p 3 1 44 3 2
// f true
// false
// {3 4}
// {s:in}
// 5 6
// main.Emb[int] *main.Cache[string,int] main.Event[string]
