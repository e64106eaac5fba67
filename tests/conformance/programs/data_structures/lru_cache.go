package main

import (
	"container/list"
	"fmt"
)

type entry[K comparable, V any] struct {
	key   K
	value V
}

// LRU drops what was used longest ago.
type LRU[K comparable, V any] struct {
	cap     int
	order   *list.List
	at      map[K]*list.Element
	OnEvict func(K, V)
}

func NewLRU[K comparable, V any](cap int) *LRU[K, V] {
	return &LRU[K, V]{cap: cap, order: list.New(), at: map[K]*list.Element{}}
}

func (c *LRU[K, V]) Get(k K) (v V, ok bool) {
	e, ok := c.at[k]
	if !ok {
		return v, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry[K, V]).value, true
}

func (c *LRU[K, V]) Put(k K, v V) {
	if e, ok := c.at[k]; ok {
		e.Value.(*entry[K, V]).value = v
		c.order.MoveToFront(e)
		return
	}
	c.at[k] = c.order.PushFront(&entry[K, V]{k, v})
	if c.order.Len() <= c.cap {
		return
	}
	last := c.order.Back()
	old := c.order.Remove(last).(*entry[K, V])
	delete(c.at, old.key)
	if c.OnEvict != nil {
		c.OnEvict(old.key, old.value)
	}
}

func (c *LRU[K, V]) Keys() (ks []K) {
	for e := c.order.Front(); e != nil; e = e.Next() {
		ks = append(ks, e.Value.(*entry[K, V]).key)
	}
	return
}

type page struct{ book, number int }

func main() {
	c := NewLRU[page, string](2)
	c.OnEvict = func(p page, s string) { fmt.Printf("evicted %+v: %q\n", p, s) }
	c.Put(page{1, 1}, "one")
	c.Put(page{1, 2}, "two")
	fmt.Println(c.Get(page{1, 1}))
	c.Put(page{2, 1}, "three")
	fmt.Println(c.Get(page{1, 2}))
	c.Put(page{1, 1}, "uno")
	fmt.Println(c.Keys(), c.order.Len())
	n := NewLRU[string, int](3)
	for i, w := range []string{"a", "b", "c", "a", "d", "b"} {
		n.Put(w, i)
		fmt.Print(n.Keys(), " ")
	}
	fmt.Println()
}

// Output:
// one true
// evicted {book:1 number:2}: "two"
//  false
// [{1 1} {2 1}] 2
// [a] [b a] [c b a] [a c b] [d a c] [b d a]
