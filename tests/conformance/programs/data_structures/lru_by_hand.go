package main

import "fmt"

type item struct {
	key        string
	value      int
	prev, next *item
}

type cache struct {
	cap          int
	items        map[string]*item
	head, tail   item // sentinels
	hits, misses int
}

func newCache(cap int) *cache {
	c := &cache{cap: cap, items: make(map[string]*item, cap)}
	c.head.next, c.tail.prev = &c.tail, &c.head
	return c
}

func (it *item) unlink() {
	it.prev.next, it.next.prev = it.next, it.prev
}

func (c *cache) front(it *item) {
	it.prev, it.next = &c.head, c.head.next
	it.prev.next, it.next.prev = it, it
}

func (c *cache) get(k string, compute func(string) int) int {
	if it := c.items[k]; it != nil {
		c.hits++
		it.unlink()
		c.front(it)
		return it.value
	}
	c.misses++
	if len(c.items) == c.cap {
		old := c.tail.prev
		old.unlink()
		delete(c.items, old.key)
	}
	it := &item{key: k, value: compute(k)}
	c.items[k] = it
	c.front(it)
	return it.value
}

func (c *cache) String() string {
	s := "["
	for it := c.head.next; it != &c.tail; it = it.next {
		s += it.key
	}
	return s + "]"
}

func main() {
	c := newCache(3)
	length := func(s string) int { return int(s[0]) }
	sum := 0
	for _, r := range "abcabdacbbzab" {
		sum += c.get(string(r), length)
		fmt.Print(c, " ")
	}
	fmt.Println()
	fmt.Println(sum, c.hits, c.misses, len(c.items))
}

// Output:
// [a] [ba] [cba] [acb] [bac] [dba] [adb] [cad] [bca] [bca] [zbc] [azb] [baz]
// 1298 5 8 3
