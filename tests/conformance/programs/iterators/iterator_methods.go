package main

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
)

type Tree[T cmp.Ordered] struct {
	left, right *Tree[T]
	val         T
}

func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{val: v}
	}
	if v < t.val {
		t.left = t.left.Insert(v)
	} else {
		t.right = t.right.Insert(v)
	}
	return t
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}

func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.val) && t.right.push(yield)
}

func (t *Tree[T]) Backward() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		var walk func(*Tree[T]) bool
		walk = func(t *Tree[T]) bool {
			if t == nil {
				return true
			}
			if !walk(t.right) || !yield(i, t.val) {
				return false
			}
			i++
			return walk(t.left)
		}
		walk(t)
	}
}

func main() {
	var t *Tree[string]
	for _, s := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		t = t.Insert(s)
	}
	for v := range t.All() {
		fmt.Print(v, " ")
		if v == "lazy" {
			break
		}
	}
	fmt.Println()
	for i, v := range t.Backward() {
		if i > 2 {
			break
		}
		fmt.Print(i, v, " ")
	}
	fmt.Println(slices.Collect(t.All()))
}

// Output:
// brown dog fox jumps lazy
// 0the 1the 2quick [brown dog fox jumps lazy over quick the the]
