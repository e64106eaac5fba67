package main

import (
	"strings"

	"fluxrepl/flux"
	"fluxrepl/tests/bench/peers/limits"
)

// An entry is a piece of work that both sides do: the same sizes, float32,
// random numbers, written as a user of either library would.
type entry struct {
	name    string        // in the results
	peer    string        // in pytorch.py
	group   string        // entries of a group are measured by one process a side
	goal    float64       // the peer's time over ours to reach, 0 for none
	flops   float64       // of a call, where multiplications bind
	bytes   float64       // read and written by a call at the least, where memory may bind
	stream  limits.Stream // the pattern of that
	size    float64       // numbers of its arrays
	prepare func() func() // makes the data and returns the work on it
}

// entries returns all of them, in the order of the table.
func entries() []entry {
	var all []entry
	for _, family := range []func() []entry{products, convolutions, elementwise, rows, layers, optimisers, calls, trainings, inferences} {
		all = append(all, family()...)
	}
	for i := range all {
		if all[i].peer == "" {
			all[i].peer = all[i].name
		}
	}
	return all
}

// goalOf returns the goal of the first name in goals that begins name, or 0.
func goalOf(goals []goal, name string) float64 {
	for _, g := range goals {
		if strings.HasPrefix(name, g.prefix) {
			return g.ratio
		}
	}
	return 0
}

// A goal is the ratio to reach by entries whose name begins so.
type goal struct {
	prefix string
	ratio  float64
}

// keep holds the last result of a call, so that no compiler leaves the call out.
var keep *flux.Tensor

// batchOf returns n integers from 0 to classes−1, of any shape.
func batchOf(classes int, shape ...int) *flux.Tensor { return flux.Randint(0, classes, shape...) }
