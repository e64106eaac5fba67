package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
)

type List[T any] struct {
	head, tail *node[T]
	n          int
}

type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) *List[T] {
	n := &node[T]{v: v}
	if l.tail == nil {
		l.head = n
	} else {
		l.tail.next = n
	}
	l.tail = n
	l.n++
	return l
}

func (l *List[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for n := l.head; n != nil; n = n.next {
			if !yield(i, n.v) {
				return
			}
			i++
		}
	}
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

type OrderedMap[K cmp.Ordered, V any] struct {
	m map[K]V
}

func (o *OrderedMap[K, V]) Set(k K, v V) {
	if o.m == nil {
		o.m = make(map[K]V)
	}
	o.m[k] = v
}

func (o *OrderedMap[K, V]) Pairs() []Pair[K, V] {
	var out []Pair[K, V]
	for _, k := range slices.Sorted(maps.Keys(o.m)) {
		out = append(out, Pair[K, V]{k, o.m[k]})
	}
	return out
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(vs ...T) Set[T] {
	for _, v := range vs {
		s[v] = struct{}{}
	}
	return s
}

func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }

type Heap[T any] struct {
	items []T
	less  func(a, b T) bool
}

func (h *Heap[T]) Push(v T) {
	h.items = append(h.items, v)
	for i := len(h.items) - 1; i > 0; {
		p := (i - 1) / 2
		if !h.less(h.items[i], h.items[p]) {
			break
		}
		h.items[i], h.items[p] = h.items[p], h.items[i]
		i = p
	}
}

func (h *Heap[T]) Pop() (v T, ok bool) {
	if len(h.items) == 0 {
		return v, false
	}
	v = h.items[0]
	last := len(h.items) - 1
	h.items[0] = h.items[last]
	h.items = h.items[:last]
	for i := 0; ; {
		c := 2*i + 1
		if c >= last {
			break
		}
		if c+1 < last && h.less(h.items[c+1], h.items[c]) {
			c++
		}
		if !h.less(h.items[c], h.items[i]) {
			break
		}
		h.items[i], h.items[c] = h.items[c], h.items[i]
		i = c
	}
	return v, true
}

func main() {
	var l List[string]
	l.Push("a").Push("b").Push("c")
	for i, v := range l.All() {
		fmt.Print(i, v, " ")
	}
	fmt.Println(l.n)
	var o OrderedMap[string, []int]
	o.Set("z", []int{1})
	o.Set("a", nil)
	fmt.Printf("%+v %T\n", o.Pairs(), o.Pairs()[0])
	s := Set[Pair[int, bool]]{}.Add(Pair[int, bool]{1, true})
	fmt.Println(s.Has(Pair[int, bool]{1, true}), s.Has(Pair[int, bool]{1, false}))
	h := &Heap[float64]{less: func(a, b float64) bool { return a < b }}
	for _, v := range []float64{5, 2, 8, 1, 9, 3} {
		h.Push(v)
	}
	for v, ok := h.Pop(); ok; v, ok = h.Pop() {
		fmt.Print(v, " ")
	}
	fmt.Println()
}

// Output:
// 0a 1b 2c 3
// [{Key:a Val:[]} {Key:z Val:[1]}] main.Pair[string,[]int]
// true false
// 1 2 3 5 8 9
