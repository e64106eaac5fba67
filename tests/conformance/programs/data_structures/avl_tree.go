package main

import (
	"cmp"
	"fmt"
	"iter"
)

type avl[K cmp.Ordered, V any] struct {
	key         K
	value       V
	height      int
	left, right *avl[K, V]
}

func height[K cmp.Ordered, V any](t *avl[K, V]) int {
	if t == nil {
		return 0
	}
	return t.height
}

func (t *avl[K, V]) fix() *avl[K, V] {
	t.height = 1 + max(height(t.left), height(t.right))
	switch d := height(t.left) - height(t.right); {
	case d > 1:
		if height(t.left.left) < height(t.left.right) {
			t.left = t.left.rotateLeft()
		}
		return t.rotateRight()
	case d < -1:
		if height(t.right.right) < height(t.right.left) {
			t.right = t.right.rotateRight()
		}
		return t.rotateLeft()
	}
	return t
}

func (t *avl[K, V]) rotateLeft() *avl[K, V] {
	r := t.right
	t.right, r.left = r.left, t
	t.height = 1 + max(height(t.left), height(t.right))
	r.height = 1 + max(height(r.left), height(r.right))
	return r
}

func (t *avl[K, V]) rotateRight() *avl[K, V] {
	l := t.left
	t.left, l.right = l.right, t
	t.height = 1 + max(height(t.left), height(t.right))
	l.height = 1 + max(height(l.left), height(l.right))
	return l
}

func insert[K cmp.Ordered, V any](t *avl[K, V], k K, v V) *avl[K, V] {
	if t == nil {
		return &avl[K, V]{key: k, value: v, height: 1}
	}
	switch c := cmp.Compare(k, t.key); c {
	case -1:
		t.left = insert(t.left, k, v)
	case 1:
		t.right = insert(t.right, k, v)
	default:
		t.value = v
	}
	return t.fix()
}

// Map is an ordered map.
type Map[K cmp.Ordered, V any] struct {
	root *avl[K, V]
	n    int
}

func (m *Map[K, V]) Set(k K, v V) { m.root = insert(m.root, k, v); m.n++ }

func (m *Map[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { m.root.push(yield) }
}

func (t *avl[K, V]) push(yield func(K, V) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.key, t.value) && t.right.push(yield)
}

func main() {
	var m Map[int, string]
	for i := range 15 {
		m.Set(i, fmt.Sprintf("%c", 'a'+i))
	}
	fmt.Println(m.root.key, m.root.height, m.n)
	for k, v := range m.All() {
		if k == 5 {
			break
		}
		fmt.Print(k, v, " ")
	}
	fmt.Println()
	var w Map[string, []int]
	for i, s := range []string{"oak", "elm", "ash", "fir", "yew", "box"} {
		w.Set(s, []int{i, len(s) * i})
	}
	for k, v := range w.All() {
		fmt.Print(k, "=", v, " ")
	}
	fmt.Println(height(w.root), w.root.key)
}

// Output:
// 7 4 15
// 0a 1b 2c 3d 4e
// ash=[2 6] box=[5 15] elm=[1 3] fir=[3 9] oak=[0 0] yew=[4 12] 3 elm
