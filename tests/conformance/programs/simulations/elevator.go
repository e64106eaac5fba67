package main

import "fmt"

type Direction int

const (
	Down Direction = iota - 1
	Idle
	Up
)

func (d Direction) String() string { return []string{"down", "idle", "up"}[d+1] }

type Elevator struct {
	floor    int
	dir      Direction
	stops    [2][10]bool // by direction of the request
	moved    int
	onChange func(format string, args ...any)
}

func (e *Elevator) Request(floor int, d Direction) {
	if d == Up {
		e.stops[1][floor] = true
	} else {
		e.stops[0][floor] = true
	}
}

func (e *Elevator) wanted(from, to int) bool {
	for f := from; f <= to; f++ {
		if e.stops[0][f] || e.stops[1][f] {
			return true
		}
	}
	return false
}

func (e *Elevator) Step() bool {
	above, below := e.wanted(e.floor+1, 9), e.wanted(0, e.floor-1)
	here := e.wanted(e.floor, e.floor)
	if here && (e.dir == Idle || e.dir == Up && (e.stops[1][e.floor] || !above) || e.dir == Down && (e.stops[0][e.floor] || !below)) {
		e.stops[0][e.floor], e.stops[1][e.floor] = false, false
		e.onChange("open at %d going %v", e.floor, e.dir)
		return true
	}
	old := e.dir
	switch {
	case e.dir == Up && above, e.dir == Down && below:
	case above:
		e.dir = Up
	case below:
		e.dir = Down
	default:
		e.dir = Idle
	}
	if e.dir != old {
		e.onChange("%v -> %v", old, e.dir)
	}
	e.floor += int(e.dir)
	if e.dir != Idle {
		e.moved++
	}
	return e.dir != Idle
}

func main() {
	e := Elevator{floor: 3}
	step := 0
	e.onChange = func(format string, args ...any) {
		fmt.Printf("%2d: "+format+"\n", append([]any{step}, args...)...)
	}
	calls := map[int][]struct {
		floor int
		dir   Direction
	}{
		0:  {{7, Down}, {5, Up}},
		2:  {{1, Up}},
		4:  {{9, Down}, {4, Down}},
		12: {{0, Up}},
	}
	for ; step < 30; step++ {
		for _, c := range calls[step] {
			e.Request(c.floor, c.dir)
		}
		if !e.Step() && step > 12 {
			break
		}
	}
	fmt.Println(step, e.floor, e.dir, e.moved, e.stops == [2][10]bool{})
}

// Output:
//  0: idle -> up
//  2: open at 5 going up
//  7: open at 9 going up
//  8: up -> down
// 10: open at 7 going down
// 14: open at 4 going down
// 19: open at 0 going down
// 20: down -> up
// 21: open at 1 going up
// 22: up -> idle
// 22 1 idle 16 true
