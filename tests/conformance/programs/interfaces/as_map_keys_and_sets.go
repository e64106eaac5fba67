package main

import (
	"errors"
	"fmt"
	"io"
	"sort"
)

type Shape interface{ ID() string }
type A struct{ n int }
type B struct{ s string }
type C struct{ p *int }

func (a A) ID() string  { return fmt.Sprint("A", a.n) }
func (b *B) ID() string { return "B" + b.s }
func (c C) ID() string  { return "C" }

func main() {
	b := &B{"x"}
	n := 1
	m := map[Shape]int{A{1}: 1, b: 2, C{&n}: 3}
	fmt.Println(m[A{1}], m[A{2}], m[b], m[&B{"x"}], m[C{&n}], m[C{}], len(m))
	m[nil] = 9
	fmt.Println(m[nil], len(m))
	delete(m, A{1})
	_, ok := m[A{1}]
	fmt.Println(ok, len(m))
	set := map[any]struct{}{}
	for _, v := range []any{1, 1.0, "1", A{1}, A{1}, b, b, 'a', byte('a'), nil, nil, true, [2]int{1, 2}, [2]int{1, 2}, struct{}{}} {
		set[v] = struct{}{}
	}
	fmt.Println(len(set))
	var ids []string
	for k := range map[Shape]bool{A{3}: true, b: true} {
		ids = append(ids, k.ID())
	}
	sort.Strings(ids)
	fmt.Println(ids)
	type pair struct {
		a Shape
		b any
	}
	ps := map[pair]string{{A{1}, 2}: "p", {b, "q"}: "q"}
	fmt.Println(ps[pair{A{1}, 2}], ps[pair{b, "q"}], ps[pair{}] == "")
	arr := map[[2]Shape]int{{A{1}, b}: 4}
	fmt.Println(arr[[2]Shape{A{1}, b}], arr[[2]Shape{b, A{1}}])
	errs := map[error]int{io.EOF: 1, errors.New("x"): 2}
	fmt.Println(errs[io.EOF], errs[errors.New("x")])
}

// Output:
// 1 0 2 0 3 0 3
// 9 4
// false 3
// 11
// [A3 Bx]
// p q true
// 4 0
// 1 0
