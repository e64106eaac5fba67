package main

import "fmt"

const maxLevel = 6

type skipNode struct {
	key  int
	val  string
	next [maxLevel]*skipNode
}

type SkipList struct {
	head  skipNode
	level int
	seed  uint32
	steps int
}

func (s *SkipList) random() int {
	n := 1
	for n < maxLevel {
		s.seed = s.seed*1664525 + 1013904223
		if s.seed>>31 == 0 {
			break
		}
		n++
	}
	return n
}

func (s *SkipList) path(key int) (before [maxLevel]*skipNode) {
	n := &s.head
	for l := maxLevel - 1; l >= 0; l-- {
		for n.next[l] != nil && n.next[l].key < key {
			n = n.next[l]
			s.steps++
		}
		before[l] = n
	}
	return before
}

func (s *SkipList) Set(key int, val string) {
	before := s.path(key)
	if n := before[0].next[0]; n != nil && n.key == key {
		n.val = val
		return
	}
	n := &skipNode{key: key, val: val}
	h := s.random()
	s.level = max(s.level, h)
	for l := range h {
		n.next[l], before[l].next[l] = before[l].next[l], n
	}
}

func (s *SkipList) Get(key int) (string, bool) {
	if n := s.path(key)[0].next[0]; n != nil && n.key == key {
		return n.val, true
	}
	return "", false
}

func (s *SkipList) Delete(key int) bool {
	before := s.path(key)
	n := before[0].next[0]
	if n == nil || n.key != key {
		return false
	}
	for l := range before {
		if before[l].next[l] == n {
			before[l].next[l] = n.next[l]
		}
	}
	return true
}

func (s *SkipList) draw() {
	for l := s.level - 1; l >= 0; l-- {
		fmt.Print(l, ":")
		for n := s.head.next[l]; n != nil; n = n.next[l] {
			fmt.Print(" ", n.key)
		}
		fmt.Println()
	}
}

func main() {
	s := &SkipList{seed: 42}
	for i := range 20 {
		s.Set(i*7%31, fmt.Sprint("v", i))
	}
	s.Set(14, "again")
	s.draw()
	fmt.Println(s.Get(14))
	fmt.Println(s.Get(15))
	fmt.Println(s.Delete(14), s.Delete(14), s.Delete(30), s.Delete(-1))
	fmt.Println(s.Get(14))
	s.draw()
	fmt.Println(s.level, s.steps)
}

// Output:
// 5: 26
// 4: 8 19 26
// 3: 8 18 19 25 26
// 2: 8 18 19 22 25 26
// 1: 8 14 15 18 19 22 25 26 29
// 0: 0 1 2 4 5 7 8 9 11 12 14 15 18 19 21 22 25 26 28 29
// again true
// v11 true
// true false false false
//  false
// 5: 26
// 4: 8 19 26
// 3: 8 18 19 25 26
// 2: 8 18 19 22 25 26
// 1: 8 15 18 19 22 25 26 29
// 0: 0 1 2 4 5 7 8 9 11 12 15 18 19 21 22 25 26 28 29
// 6 64
