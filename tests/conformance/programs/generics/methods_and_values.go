package main

import (
	"errors"
	"fmt"
)

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(v ...T) *Stack[T] { s.items = append(s.items, v...); return s }

func (s *Stack[T]) Pop() (v T, err error) {
	if len(s.items) == 0 {
		return v, errors.New("empty")
	}
	v, s.items = s.items[len(s.items)-1], s.items[:len(s.items)-1]
	return
}

func (s Stack[_]) Len() int { return len(s.items) }

func (s Stack[E]) Each(f func(E)) {
	for _, v := range s.items {
		f(v)
	}
}

type Sized interface{ Len() int }

type Audited[T any] struct {
	*Stack[T]
	log []string
}

func (a *Audited[T]) Push(v ...T) *Stack[T] {
	a.log = append(a.log, fmt.Sprintf("push %d", len(v)))
	return a.Stack.Push(v...)
}

func main() {
	var s Stack[string]
	s.Push("a").Push("b", "c")
	pop := s.Pop
	fmt.Println(pop())
	fmt.Println(s.Len(), (*Stack[string]).Len(&s), Stack[string].Len(s))
	a := Audited[float64]{Stack: &Stack[float64]{}}
	a.Push(1, 2).Push(3)
	a.Push()
	fmt.Println(a.Len(), a.log)
	sum := 0.0
	a.Each(func(v float64) { sum += v })
	fmt.Println(sum)
	for _, x := range []Sized{s, &s, a, &a} {
		fmt.Printf("%T %d\n", x, x.Len())
	}
	push := (*Stack[int]).Push
	var n Stack[int]
	push(&n, 1, 2)
	fmt.Println(n, fmt.Sprintf("%+v", n))
	n.Pop()
	n.Pop()
	fmt.Println(n.Pop())
}

// Output:
// c <nil>
// 2 2 2
// 3 [push 2 push 0]
// 6
// main.Stack[string] 2
// *main.Stack[string] 2
// main.Audited[float64] 3
// *main.Audited[float64] 3
// {[1 2]} {items:[1 2]}
// 0 empty
