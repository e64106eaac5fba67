package main

import (
	"fmt"
	"strings"
)

type cell struct{ x, y int }

type life map[cell]struct{}

func parse(s string) life {
	l := life{}
	for y, row := range strings.Split(strings.TrimSpace(s), "\n") {
		for x, c := range row {
			if c == 'O' {
				l[cell{x, y}] = struct{}{}
			}
		}
	}
	return l
}

func (l life) step() life {
	near := map[cell]int{}
	for c := range l {
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				if dx|dy != 0 {
					near[cell{c.x + dx, c.y + dy}]++
				}
			}
		}
	}
	next := life{}
	for c, n := range near {
		if _, alive := l[c]; n == 3 || n == 2 && alive {
			next[c] = struct{}{}
		}
	}
	return next
}

func (l life) draw(w, h int) string {
	var b strings.Builder
	for y := range h {
		for x := range w {
			if _, ok := l[cell{x, y}]; ok {
				b.WriteRune('O')
			} else {
				b.WriteRune('·')
			}
		}
		b.WriteRune('\n')
	}
	return b.String()
}

func main() {
	glider := parse(`
.O.
..O
OOO`)
	g := glider
	for range 4 {
		g = g.step()
	}
	fmt.Print(glider.draw(5, 4), g.draw(5, 5))
	for c := range glider {
		if _, ok := g[cell{c.x + 1, c.y + 1}]; !ok {
			fmt.Println("not moved", c)
		}
	}
	r := parse(".OO\nOO.\n.O.")
	var sizes []int
	for range 20 {
		sizes = append(sizes, len(r))
		r = r.step()
	}
	fmt.Println(sizes)
}

// Output:
// ·O···
// ··O··
// OOO··
// ·····
// ·····
// ··O··
// ···O·
// ·OOO·
// ·····
// [5 6 7 9 8 9 12 11 18 11 11 10 13 16 19 19 23 25 35 25]
