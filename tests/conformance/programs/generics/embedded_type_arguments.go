package main

import (
	"fmt"
	"sync"
)

type Base[ID comparable] struct{ ID ID }

func (b Base[ID]) Key() ID       { return b.ID }
func (b *Base[ID]) SetKey(id ID) { b.ID = id }

type User struct {
	Base[int]
	Name string
}

type Doc[T any] struct {
	Base[string]
	Body T
}

type Keyed[K comparable] interface{ Key() K }

type Store[K comparable, V Keyed[K]] struct {
	mu sync.Mutex
	m  map[K]V
}

func (s *Store[K, V]) Put(vs ...V) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.m == nil {
		s.m = make(map[K]V)
	}
	for _, v := range vs {
		s.m[v.Key()] = v
	}
}

func index[K comparable, V Keyed[K]](vs []V) map[K]V {
	var s Store[K, V]
	s.Put(vs...)
	return s.m
}

func main() {
	u := User{Base[int]{7}, "ann"}
	u.SetKey(8)
	fmt.Println(u.Key(), u.ID, u)
	d := Doc[[]int]{Body: []int{1}}
	d.SetKey("doc")
	fmt.Printf("%v %+v\n", d, d)
	fmt.Println(index[int]([]User{u, {Base[int]{1}, "bob"}}))
	fmt.Println(index[string]([]Keyed[string]{d, &d})["doc"].Key())
	var k Keyed[int] = &u
	fmt.Println(k.Key())
}

// Output:
// 8 8 {{8} ann}
// {{doc} [1]} {Base:{ID:doc} Body:[1]}
// map[1:{{1} bob} 8:{{8} ann}]
// doc
// 8
