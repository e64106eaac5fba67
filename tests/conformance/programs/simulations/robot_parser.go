package main

import (
	"fmt"
	"strings"
)

type Heading byte

const (
	N Heading = iota
	E
	S
	W
)

func (h Heading) String() string { return "NESW"[h : h+1] }
func (h Heading) Right() Heading { return (h + 1) % 4 }
func (h Heading) Left() Heading  { return (h + 3) % 4 }
func (h Heading) delta() (int, int) {
	d := [4][2]int{{0, 1}, {1, 0}, {0, -1}, {-1, 0}}[h]
	return d[0], d[1]
}

type Robot struct {
	X, Y int
	Heading
	path []string
}

type Grid struct {
	W, H  int
	rocks map[[2]int]bool
}

type Fault interface {
	error
	Where() (x, y int)
}

type blocked struct {
	x, y int
	why  string
}

func (b blocked) Error() string     { return b.why }
func (b blocked) Where() (x, y int) { return b.x, b.y }

func (g *Grid) Move(r *Robot) error {
	dx, dy := r.delta()
	x, y := r.X+dx, r.Y+dy
	if x < 0 || y < 0 || x >= g.W || y >= g.H {
		return blocked{x, y, "edge"}
	}
	if g.rocks[[2]int{x, y}] {
		return blocked{x, y, "rock"}
	}
	r.X, r.Y = x, y
	return nil
}

var moves = map[rune]func(*Grid, *Robot) error{
	'L': func(_ *Grid, r *Robot) error { r.Heading = r.Left(); return nil },
	'R': func(_ *Grid, r *Robot) error { r.Heading = r.Right(); return nil },
	'M': (*Grid).Move,
}

func (g *Grid) Run(r *Robot, program string) (faults []error) {
	for i, c := range program {
		move, ok := moves[c]
		if !ok {
			faults = append(faults, fmt.Errorf("step %d: unknown %q", i, c))
			continue
		}
		if err := move(g, r); err != nil {
			faults = append(faults, err)
		}
		r.path = append(r.path, fmt.Sprintf("%d%d%v", r.X, r.Y, r.Heading))
	}
	return
}

func main() {
	g := &Grid{5, 5, map[[2]int]bool{{2, 2}: true}}
	for _, t := range []struct {
		r       Robot
		program string
	}{
		{Robot{X: 1, Y: 2, Heading: N}, "LMLMLMLMM"},
		{Robot{3, 3, E, nil}, "MMRMMRMRRM"},
		{Robot{Y: 2}, "RMM?M"},
	} {
		start := t.r
		faults := g.Run(&t.r, t.program)
		fmt.Println(start.X, start.Y, start, "->", t.r.X, t.r.Y, t.r)
		fmt.Println(" ", strings.Join(t.r.path, " "))
		for _, err := range faults {
			if f, ok := err.(Fault); ok {
				x, y := f.Where()
				fmt.Println("  blocked by", f, "at", x, y)
				continue
			}
			fmt.Println(" ", err)
		}
	}
}

// Output:
// 1 2 N -> 1 3 N
//   12W 02W 02S 01S 01E 11E 11N 12N 13N
// 3 3 E -> 4 1 E
//   43E 43E 43S 42S 41S 41W 31W 31N 31E 41E
//   blocked by edge at 5 3
// 0 2 N -> 1 2 E
//   02E 12E 12E 12E
//   blocked by rock at 2 2
//   step 3: unknown '?'
//   blocked by rock at 2 2
