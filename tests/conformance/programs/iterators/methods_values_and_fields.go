package main

import (
	"fmt"
	"iter"
	"slices"
)

type table struct {
	rows [][]string
	scan func(yield func(int) bool)
}

func (t *table) cells(col int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, r := range t.rows {
			if col < len(r) && !yield(r[col]) {
				return
			}
		}
	}
}

type countdown int

func (c countdown) each(yield func(int) bool) {
	for c > 0 && yield(int(c)) {
		c--
	}
}

func lookup(name string) iter.Seq[int] {
	return map[string]iter.Seq[int]{"down": countdown(3).each, "none": func(func(int) bool) {}}[name]
}

func window[T any](s iter.Seq[T], n int) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		var w []T
		for v := range s {
			w = append(w, v)
			if len(w) > n {
				w = w[1:]
			}
			if len(w) == n && !yield(slices.Clone(w)) {
				return
			}
		}
	}
}

func main() {
	t := &table{rows: [][]string{{"a", "b"}, {"c"}, {"d", "e"}}}
	fmt.Println(slices.Collect(t.cells(1)), slices.Collect(t.cells(5)))
	t.scan = func(yield func(int) bool) {
		for i := range t.rows {
			if !yield(i) {
				return
			}
		}
	}
	for i := range t.scan {
		if i == 1 {
			t.rows = t.rows[:2]
		}
		fmt.Print(i, len(t.rows), " ")
	}
	c := countdown(4)
	for n := range c.each {
		fmt.Print(n, " ")
	}
	fmt.Println(c)
	for n := range lookup("down") {
		fmt.Print(n, " ")
	}
	for range lookup("none") {
		fmt.Print("never")
	}
	for w := range window(lookup("down"), 2) {
		fmt.Print(w, " ")
	}
	fmt.Println()
	var seq iter.Seq2[int, error] = func(yield func(int, error) bool) {
		_ = yield(1, nil) && yield(2, fmt.Errorf("two")) && yield(3, nil)
	}
	for n, err := range seq {
		if err != nil {
			fmt.Println("stopped by", err, n)
			break
		}
		fmt.Println(n)
	}
	defer func() { fmt.Println(recover() != nil) }()
	for range iter.Seq[int](nil) {
	}
}

// Output:
// [b e] []
// 0 3 1 2 2 2 4 3 2 1 4
// 3 2 1 [3 2] [2 1]
// 1
// stopped by two 2
// true
