package main

import (
	"cmp"
	"fmt"
	"strings"
)

type Heap[T any] struct {
	items []T
	less  func(a, b T) bool
}

func NewHeap[T cmp.Ordered](items ...T) *Heap[T] {
	return HeapFunc(func(a, b T) bool { return a < b }, items...)
}

func HeapFunc[T any](less func(a, b T) bool, items ...T) *Heap[T] {
	h := &Heap[T]{append([]T(nil), items...), less}
	for i := len(items)/2 - 1; i >= 0; i-- {
		h.down(i)
	}
	return h
}

func (h *Heap[T]) down(i int) {
	for {
		least := i
		for _, c := range [...]int{2*i + 1, 2*i + 2} {
			if c < len(h.items) && h.less(h.items[c], h.items[least]) {
				least = c
			}
		}
		if least == i {
			return
		}
		h.items[i], h.items[least] = h.items[least], h.items[i]
		i = least
	}
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

func (h *Heap[T]) Pop() (T, bool) {
	var zero T
	n := len(h.items)
	if n == 0 {
		return zero, false
	}
	v := h.items[0]
	h.items[0] = h.items[n-1]
	h.items = h.items[:n-1]
	h.down(0)
	return v, true
}

type task struct {
	priority int
	name     string
}

func median(xs []float64) (out []float64) {
	low := HeapFunc(func(a, b float64) bool { return a > b })
	high := NewHeap[float64]()
	for _, x := range xs {
		low.Push(x)
		v, _ := low.Pop()
		high.Push(v)
		if len(high.items) > len(low.items) {
			v, _ = high.Pop()
			low.Push(v)
		}
		m := low.items[0]
		if len(low.items) == len(high.items) {
			m = (m + high.items[0]) / 2
		}
		out = append(out, m)
	}
	return
}

func main() {
	h := NewHeap(5, 2, 8, 1, 9, 3)
	h.Push(0)
	for v, ok := h.Pop(); ok; v, ok = h.Pop() {
		fmt.Print(v, " ")
	}
	fmt.Println()
	words := HeapFunc(func(a, b string) bool {
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b)) < 0
	}, "pear", "fig", "banana", "kiwi", "date", "apple")
	for len(words.items) > 0 {
		w, _ := words.Pop()
		fmt.Print(w, " ")
	}
	fmt.Println()
	tasks := HeapFunc(func(a, b *task) bool { return a.priority > b.priority })
	for i, n := range []string{"sweep", "cook", "read"} {
		tasks.Push(&task{i * 7 % 5, n})
	}
	for t, ok := tasks.Pop(); ok; t, ok = tasks.Pop() {
		fmt.Print(*t, " ")
	}
	fmt.Println()
	fmt.Println(median([]float64{5, 15, 1, 3, 8, 7}))
}

// Output:
// 0 1 2 3 5 8 9
// fig date kiwi pear apple banana
// {4 read} {2 cook} {0 sweep}
// [5 10 5 4 5 6]
