package main

import "fmt"

type buf struct{ parts []string }

func (b *buf) add(s string) *buf { b.parts = append(b.parts, s); return b }

func main() {
	b := &buf{}
	m := map[string]int{"a": 1, "b": 2}
	c := make(chan int, 1)
	func() {
		defer b.add("last")
		defer b.add("one").add("two")
		add := b.add
		defer add("value")
		defer (*buf).add(b, "expression")
		defer delete(m, "a")
		defer close(c)
		defer copy(b.parts, []string{"copied"})
		b.add("body")
	}()
	_, ok := <-c
	fmt.Println(b.parts, m, ok)
}

// Output:
// [one body expression value two last] map[b:2] false
