package main

import (
	"fmt"
	"maps"
	"slices"
)

type Command interface {
	Do(*Stock) error
	Undo(*Stock)
}

type Stock struct {
	items map[string]int
	done  []Command
	back  []Command
}

type Add struct {
	Item string
	N    int
}

func (a Add) Do(s *Stock) error {
	if s.items[a.Item]+a.N < 0 {
		return fmt.Errorf("%s: only %d", a.Item, s.items[a.Item])
	}
	s.items[a.Item] += a.N
	return nil
}

func (a Add) Undo(s *Stock) {
	if s.items[a.Item] -= a.N; s.items[a.Item] == 0 {
		delete(s.items, a.Item)
	}
}

type Clear struct{ old map[string]int }

func (c *Clear) Do(s *Stock) error { c.old, s.items = s.items, map[string]int{}; return nil }
func (c *Clear) Undo(s *Stock)     { s.items = c.old }

type Batch []Command

func (b Batch) Do(s *Stock) error {
	for i, c := range b {
		if err := c.Do(s); err != nil {
			b[:i].Undo(s)
			return fmt.Errorf("step %d: %w", i, err)
		}
	}
	return nil
}

func (b Batch) Undo(s *Stock) {
	for _, c := range slices.Backward(b) {
		c.Undo(s)
	}
}

func (s *Stock) Run(c Command) {
	if err := c.Do(s); err != nil {
		fmt.Println("error:", err)
		return
	}
	s.done, s.back = append(s.done, c), nil
}

func (s *Stock) Undo() bool {
	n := len(s.done)
	if n == 0 {
		return false
	}
	c := s.done[n-1]
	c.Undo(s)
	s.done, s.back = s.done[:n-1], append(s.back, c)
	return true
}

func (s *Stock) Redo() {
	if n := len(s.back); n > 0 {
		c := s.back[n-1]
		s.back = s.back[:n-1]
		rest := s.back
		s.Run(c)
		s.back = rest
	}
}

func main() {
	s := &Stock{items: map[string]int{}}
	show := func(label string) { fmt.Println(label, s.items, len(s.done), len(s.back)) }
	s.Run(Add{"nail", 10})
	s.Run(Add{"bolt", 5})
	s.Run(Add{"nail", -3})
	s.Run(Add{"bolt", -9})
	show("start")
	s.Run(Batch{Add{"cog", 1}, Add{"nail", -7}, Add{"bolt", -6}})
	show("failed batch")
	s.Run(Batch{Add{"cog", 1}, Add{"bolt", -5}})
	show("batch")
	s.Run(&Clear{})
	show("clear")
	for s.Undo() {
		show("undo")
	}
	for len(s.back) > 2 {
		s.Redo()
		show("redo")
	}
	fmt.Println(slices.Sorted(maps.Keys(s.items)))
	for _, c := range s.done {
		fmt.Printf("%T %+v\n", c, c)
	}
}

// Output:
// error: bolt: only 5
// start map[bolt:5 nail:7] 3 0
// error: step 2: bolt: only 5
// failed batch map[bolt:5 nail:7] 3 0
// batch map[bolt:0 cog:1 nail:7] 4 0
// clear map[] 5 0
// undo map[bolt:0 cog:1 nail:7] 4 1
// undo map[bolt:5 nail:7] 3 2
// undo map[bolt:5 nail:10] 2 3
// undo map[nail:10] 1 4
// undo map[] 0 5
// redo map[nail:10] 1 4
// redo map[bolt:5 nail:10] 2 3
// redo map[bolt:5 nail:7] 3 2
// [bolt nail]
// main.Add {Item:nail N:10}
// main.Add {Item:bolt N:5}
// main.Add {Item:nail N:-3}
