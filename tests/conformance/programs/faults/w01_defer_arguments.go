package main

import (
	"fmt"
)

func main() {
	x := 1
	defer fmt.Println("arg", x)
	x = 2
	for i := 0; i < 3; i++ {
		defer fmt.Print(i, " ")
	}
	f := func() { fmt.Println("first f") }
	defer f()
	f = func() { fmt.Println("second f") }
	p := point{1}
	defer p.show()
	p.x = 9
	q := &p
	defer q.show2()
	q.x = 10
}

type point struct{ x int }

func (p point) show()   { fmt.Println("show", p.x) }
func (p *point) show2() { fmt.Println("show2", p.x) }

// Output:
// show2 10
// show 1
// first f
// 2 1 0 arg 1
