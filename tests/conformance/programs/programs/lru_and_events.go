package main

import (
	"fmt"
	"strings"
)

type entry[K comparable, V any] struct {
	key        K
	val        V
	prev, next *entry[K, V]
}

type lru[K comparable, V any] struct {
	limit       int
	items       map[K]*entry[K, V]
	head, tail  *entry[K, V]
	evicted     func(K, V)
	hits, total int
}

func newLRU[K comparable, V any](limit int, evicted func(K, V)) *lru[K, V] {
	return &lru[K, V]{limit: limit, items: map[K]*entry[K, V]{}, evicted: evicted}
}

func (c *lru[K, V]) unlink(e *entry[K, V]) {
	if e.prev != nil {
		e.prev.next = e.next
	} else {
		c.head = e.next
	}
	if e.next != nil {
		e.next.prev = e.prev
	} else {
		c.tail = e.prev
	}
	e.prev, e.next = nil, nil
}

func (c *lru[K, V]) front(e *entry[K, V]) {
	e.next = c.head
	if c.head != nil {
		c.head.prev = e
	}
	c.head = e
	if c.tail == nil {
		c.tail = e
	}
}

func (c *lru[K, V]) Get(k K) (v V, ok bool) {
	c.total++
	e, ok := c.items[k]
	if !ok {
		return
	}
	c.hits++
	c.unlink(e)
	c.front(e)
	return e.val, true
}

func (c *lru[K, V]) Put(k K, v V) {
	if e, ok := c.items[k]; ok {
		c.unlink(e)
		delete(c.items, k)
	}
	for len(c.items) >= c.limit {
		old := c.tail
		c.unlink(old)
		delete(c.items, old.key)
		c.evicted(old.key, old.val)
	}
	e := &entry[K, V]{key: k, val: v}
	c.items[k] = e
	c.front(e)
}

func (c *lru[K, V]) String() string {
	var b strings.Builder
	for e := c.head; e != nil; e = e.next {
		fmt.Fprintf(&b, "%v=%v ", e.key, e.val)
	}
	return strings.TrimSpace(b.String())
}

func main() {
	var log []string
	c := newLRU(2, func(k string, v int) { log = append(log, fmt.Sprint(k, v)) })
	c.Put("a", 1)
	c.Put("b", 2)
	fmt.Println(c.Get("a"))
	c.Put("c", 3)
	fmt.Println(c.Get("b"))
	c.Put("a", 10)
	fmt.Println(c, log, c.hits, c.total)
	d := newLRU[[2]int, error](1, func([2]int, error) {})
	d.Put([2]int{1, 2}, fmt.Errorf("e"))
	fmt.Println(d)
}

// Output:
// 1 true
// 0 false
// a=10 c=3 [b2] 1 2
// [1 2]=e
