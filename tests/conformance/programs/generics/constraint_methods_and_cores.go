package main

import (
	"fmt"
	"sort"
	"strings"
)

type Shower interface {
	~int | ~string
	Show() string
}

type ID int
type Tag string

func (i ID) Show() string  { return fmt.Sprintf("#%d", int(i)) }
func (t Tag) Show() string { return "@" + string(t) }

func All[T Shower](vs ...T) string {
	var parts []string
	for _, v := range vs {
		parts = append(parts, v.Show())
	}
	return strings.Join(parts, ",")
}

func Uniq[S ~[]T, T comparable](s S) (out S) {
	seen := make(map[T]bool, len(s))
	for _, v := range s {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return
}

func Send[C ~chan T, T any](c C, vs ...T) C {
	for _, v := range vs {
		c <- v
	}
	close(c)
	return c
}

func Call[F ~func(A) B, A, B any](f F, a A) B { return f(a) }

func Merge[M ~map[K]V, K comparable, V any](ms ...M) M {
	out := make(M)
	for _, m := range ms {
		for k, v := range m {
			out[k] = v
		}
	}
	return out
}

func At[T any, A ~[3]T](a A, i int) T { return a[i] }

func Deref[P ~*T, T any](p P) (v T) {
	if p != nil {
		v = *p
	}
	return
}

type Tags []Tag
type Dict map[string]ID
type Pipe chan ID
type Conv func(ID) Tag
type Trio [3]Tag

func main() {
	fmt.Println(All(ID(1), 2), All[Tag]("a", "b"), All[ID]())
	u := Uniq(Tags{"x", "y", "x"})
	fmt.Printf("%T %v\n", u, u)
	for v := range Send(make(Pipe, 3), 1, 2) {
		fmt.Print(v.Show(), " ")
	}
	fmt.Println(Call(Conv(func(i ID) Tag { return Tag(i.Show()) }), 7).Show())
	d := Merge(Dict{"a": 1}, Dict{"b": 2, "a": 3}, nil)
	keys := []string{}
	for k := range d {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Printf("%T %v %v\n", d, d, keys)
	fmt.Println(At[Tag](Trio{"p", "q"}, 1), Deref(&keys)[1], Deref((*ID)(nil)))
}

// Output:
// #1,#2 @a,@b
// main.Tags [x y]
// #1 #2 @#7
// main.Dict map[a:3 b:2] [a b]
// q b 0
