package main

import (
	"cmp"
	"fmt"
	"iter"
)

type tree[K cmp.Ordered, V any] struct {
	left, right *tree[K, V]
	key         K
	value       V
}

func (t *tree[K, V]) put(k K, v V) *tree[K, V] {
	if t == nil {
		return &tree[K, V]{key: k, value: v}
	}
	switch c := cmp.Compare(k, t.key); {
	case c < 0:
		t.left = t.left.put(k, v)
	case c > 0:
		t.right = t.right.put(k, v)
	default:
		t.value = v
	}
	return t
}

func (t *tree[K, V]) all() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { t.push(yield) }
}

func (t *tree[K, V]) push(yield func(K, V) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.key, t.value) && t.right.push(yield)
}

func main() {
	var t *tree[string, int]
	for i, w := range []string{"m", "c", "x", "a", "d", "m"} {
		t = t.put(w, i)
	}
	for k, v := range t.all() {
		fmt.Print(k, "=", v, " ")
	}
	fmt.Println()
	for k := range t.all() {
		if k > "c" {
			break
		}
		fmt.Print(k, " ")
	}
	fmt.Println()
}

// Output:
// a=3 c=1 d=4 m=5 x=2
// a c
