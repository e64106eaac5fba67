package main

import (
	"fmt"
	"strings"
)

type node struct {
	value int
	next  *node
}

type list struct {
	head, tail *node
	size       int
}

func (l *list) pushBack(v int) *list {
	n := &node{value: v}
	if l.tail == nil {
		l.head, l.tail = n, n
	} else {
		l.tail.next, l.tail = n, n
	}
	l.size++
	return l
}

func (l *list) pushFront(v int) *list {
	l.head = &node{v, l.head}
	if l.tail == nil {
		l.tail = l.head
	}
	l.size++
	return l
}

func (l *list) reverse() {
	var prev *node
	l.tail = l.head
	for n := l.head; n != nil; {
		n.next, prev, n = prev, n, n.next
	}
	l.head = prev
}

// remove takes all nodes out whose value satisfies f, by a pointer to a pointer.
func (l *list) remove(f func(int) bool) (removed int) {
	for p := &l.head; *p != nil; {
		if f((*p).value) {
			*p = (*p).next
			removed++
		} else {
			p = &(*p).next
		}
	}
	l.size -= removed
	l.tail = nil
	for n := l.head; n != nil; n = n.next {
		l.tail = n
	}
	return
}

func (l list) String() string {
	var parts []string
	for n := l.head; n != nil; n = n.next {
		parts = append(parts, fmt.Sprint(n.value))
	}
	return "(" + strings.Join(parts, " -> ") + ")"
}

func (l *list) middle() (v int, ok bool) {
	slow, fast := l.head, l.head
	for fast != nil && fast.next != nil {
		slow, fast = slow.next, fast.next.next
	}
	if slow == nil {
		return 0, false
	}
	return slow.value, true
}

func (n *node) hasCycle() bool {
	for slow, fast := n, n; fast != nil && fast.next != nil; {
		slow, fast = slow.next, fast.next.next
		if slow == fast {
			return true
		}
	}
	return false
}

func main() {
	l := new(list)
	l.pushBack(2).pushBack(3).pushFront(1)
	for i := range 5 {
		l.pushBack(10 * i)
	}
	fmt.Println(l, l.size)
	l.reverse()
	fmt.Println(*l, l.head.value, l.tail.value)
	fmt.Println(l.middle())
	fmt.Println(l.remove(func(v int) bool { return v%20 == 0 }), l, l.size, l.tail.value)
	fmt.Println(l.remove(func(int) bool { return true }), l, l.size, l.tail == nil)
	fmt.Println(l.middle())
	ring := &node{value: 1}
	ring.next = &node{2, &node{3, ring}}
	fmt.Println(ring.hasCycle(), (&node{4, nil}).hasCycle(), (*node)(nil).hasCycle())
}

// Output:
// (1 -> 2 -> 3 -> 0 -> 10 -> 20 -> 30 -> 40) 8
// (40 -> 30 -> 20 -> 10 -> 0 -> 3 -> 2 -> 1) 40 1
// 0 true
// 3 (30 -> 10 -> 3 -> 2 -> 1) 5 1
// 5 () 0 true
// 0 false
// true false false
