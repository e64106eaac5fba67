package cell

import (
	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/pool"
)

// A Sequence is a pass of a cell over n samples of t steps each. The caller lends
// all memory.
type Sequence[T Float] struct {
	Steps, Samples, Inputs, Hidden int // t, n, i, h

	X          []T // [n, t, i]
	WX, WH     []T // [gates·h, i] and [gates·h, h], with 4 gates of an LSTM and 3 of a GRU
	Bias       []T // [gates·h], nil for none
	HiddenBias []T // [gates·h] of a GRU, nil for none

	Out []T // [n, t, h], the result

	// What the way back reads; Room says how large it is.
	Gates  []T // [t, n, 4·h]
	States []T // [t+1, n, w]: rows that a step multiplies, in front perhaps its inputs, and last the state before it
	Cells  []T // [t+1, n, h] of an LSTM: its memory before each step

	// OneWay says that there is no way back: then Gates has room for few steps,
	// and of States and Cells every step but the last is written over.
	OneWay bool

	// FromNothing says that there is no initial state: the first step has no
	// product with it.
	FromNothing bool

	Poll func() // called now and then, by any processor; it may panic
}

// Gradients are what arrives at a sequence and what leaves it. What is nil did not
// arrive, or is not wanted.
type Gradients[T Float] struct {
	Out  []T // [n, t, h], arrives at Sequence.Out
	Last []T // [n, h], arrives at the last step of Cells of an LSTM

	X                []T // [n, t, i]
	WX, WH           []T
	Bias, HiddenBias []T
	State, Cell      []T // [n, h], of the initial state
}

// enough is how many samples let a step multiply its inputs and the state in one
// product, whose results the gates find in the nearest cache. Fewer would read the
// weights for too little, so the inputs of all steps have one product.
const enough = 16

func (s *Sequence[T]) stepByStep() bool { return s.Samples >= enough }

// width returns the numbers in a row of States.
func (s *Sequence[T]) width() int {
	if s.stepByStep() {
		return s.Inputs + s.Hidden
	}
	return s.Hidden
}

// Room returns how many numbers Gates, States and Cells have.
func (s *Sequence[T]) Room() (gates, states, cells int) {
	n, steps := s.Samples, s.Steps
	gates = steps
	if s.OneWay {
		steps = 1
		if s.stepByStep() {
			gates = 1
		}
	}
	return gates * n * 4 * s.Hidden, (steps + 1) * n * s.width(), (steps + 1) * n * s.Hidden
}

// Start writes the initial state and, of an LSTM, the memory, [n, h] each. What is
// nil is zeros.
func (s *Sequence[T]) Start(state, memory []T) {
	h, w := s.Hidden, s.width()
	for i := range s.Samples {
		row := s.States[i*w:][w-h : w]
		if state == nil {
			clear(row)
		} else {
			copy(row, state[i*h:])
		}
	}
	if memory == nil {
		clear(s.Cells[:min(s.Samples*h, len(s.Cells))])
	}
	copy(s.Cells, memory)
}

// Memory returns that of an LSTM after the last step.
func (s *Sequence[T]) Memory() []T { return s.Cells[s.row(s.Steps, 0)*s.Hidden:][:s.Samples*s.Hidden] }

// gate returns where the gates of sample i at step t begin.
func (s *Sequence[T]) gate(t, i int) int {
	if s.OneWay && s.stepByStep() {
		t = 0
	}
	return (t*s.Samples + i) * 4 * s.Hidden
}

// row returns which row of States and Cells is that of sample i before step t.
func (s *Sequence[T]) row(t, i int) int {
	if s.OneWay {
		t &= 1
	}
	return t*s.Samples + i
}

// state returns the state of sample i before step t.
func (s *Sequence[T]) state(t, i int) []T {
	w := s.width()
	return s.States[s.row(t, i)*w:][w-s.Hidden : w]
}

// cell returns the memory of sample i before step t.
func (s *Sequence[T]) cell(t, i int) []T { return s.Cells[s.row(t, i)*s.Hidden:][:s.Hidden] }

// states returns the states before step t, from sample lo on.
func (s *Sequence[T]) states(t, lo int) matrix[T] {
	w := s.width()
	return matrix[T]{part(s.States, s.row(t, lo)*w+w-s.Hidden), w, 1}
}

// joined returns the rows of States before step t, from sample lo to hi, with the
// inputs of the step in front.
func (s *Sequence[T]) joined(t, lo, hi int) matrix[T] {
	w := s.width()
	for i := lo; i < hi; i++ {
		copy(s.States[s.row(t, i)*w:][:s.Inputs], s.X[(i*s.Steps+t)*s.Inputs:])
	}
	return plain(part(s.States, s.row(t, lo)*w), w)
}

// rows returns the rows of States from step t on.
func (s *Sequence[T]) rows(t int) matrix[T] {
	w := s.width()
	return plain(part(s.States, s.row(t, 0)*w), w)
}

// inputs returns x from one step to another, step by step. If copied it is memory to
// give back.
func (s *Sequence[T]) inputs(from, to int) (x matrix[T], copied bool) {
	switch {
	case s.stepByStep() && !s.OneWay:
		return s.rows(from), false
	case s.Samples == 1:
		return plain(part(s.X, from*s.Inputs), s.Inputs), false
	}
	x = plain(pool.Get[T]((to-from)*s.Samples*s.Inputs), s.Inputs)
	s.exchange(from, to, func(ofX, step int) { copy(x.data[step:][:s.Inputs], s.X[ofX:]) })
	return x, true
}

// leave writes gradients of the inputs from one step to another, step by step, to dx.
func (s *Sequence[T]) leave(dx, from []T, first, last int) {
	s.exchange(first, last, func(ofX, step int) { copy(dx[ofX:][:s.Inputs], from[step:]) })
}

// skipped returns how many rows of a stretch that begins with this step, the first of
// them, had no product with a state.
func (s *Sequence[T]) skipped(from int) int {
	if s.FromNothing && from == 0 {
		return min(s.Steps, 1) * s.Samples
	}
	return 0
}

// part returns s from element i on, nothing if it has no more.
func part[T Float](s []T, i int) []T { return s[min(i, len(s)):] }

// plain returns a matrix of that many columns, row by row.
func plain[T Float](data []T, cols int) matrix[T] { return matrix[T]{data, cols, 1} }

// turned returns the transpose of a matrix of that many columns, where it lies.
func turned[T Float](data []T, cols int) matrix[T] { return matrix[T]{data, 1, cols} }

// zeros returns n zeros: memory to give back.
func zeros[T Float](n int) []T {
	z := pool.Get[T](n)
	clear(z)
	return z
}

// columnSums computes the sums of the columns of m, [rows, len(dst)], into dst.
func (s *Sequence[T]) columnSums(e *engine[T], dst, m []T, rows int, sum *gemm.Epilogue[T]) {
	ones := pool.Get[T](rows)
	for i := range ones {
		ones[i] = 1
	}
	e.multiply(1, len(dst), rows, plain(ones, rows), plain(m, len(dst)), dst, len(dst), sum, s.Poll)
	pool.Put(ones)
}
