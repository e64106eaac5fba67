package main

import "fmt"

type C struct{ n int }

func (c *C) inc() int { c.n++; return c.n }
func (c C) get() int  { return c.n }

func main() {
	var fs, gs []func() int
	for c := (C{}); c.n < 3; c.n++ {
		fs = append(fs, c.inc)
		gs = append(gs, c.get)
	}
	for i := range fs {
		fmt.Print(fs[i](), gs[i](), " ")
	}
	fmt.Println()
}

// Output:
// 1 0 2 1 3 2
