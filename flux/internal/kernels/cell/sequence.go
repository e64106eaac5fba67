package cell

import (
	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
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
	States []T // [t+1, n, h]; the first step is where the caller puts the initial state
	Cells  []T // [t+1, n, h] of an LSTM, as States

	// OneWay says that there is no way back: then Gates has room for few steps,
	// and of States and Cells every step but the last is written over.
	OneWay bool

	// FromNothing says that there is no initial state: the first step has no
	// product with it. The first step of States and Cells is zeros then.
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

// work is from how many multiplications on a pass is worth several processors.
const work = 1 << 20

// enough is how many samples give a step's inputs a product of their own, whose
// results the gates find in the nearest cache. Fewer would read the weights for too
// little, so they have one product for all steps.
const enough = 16

func (s *Sequence[T]) stepByStep() bool { return s.Samples >= enough }

// Room returns how many numbers Gates has, and States and Cells have.
func (s *Sequence[T]) Room() (gates, states int) {
	one := s.Samples * s.Hidden
	switch {
	case !s.OneWay:
		return s.Steps * 4 * one, (s.Steps + 1) * one
	case s.stepByStep():
		return 4 * one, 2 * one
	}
	return s.Steps * 4 * one, 2 * one
}

// Last returns the last step of States or Cells.
func (s *Sequence[T]) Last(states []T) []T { return states[s.state(s.Steps, 0):][:s.Samples*s.Hidden] }

// gate returns where the gates of sample i at step t begin.
func (s *Sequence[T]) gate(t, i int) int {
	if s.OneWay && s.stepByStep() {
		t = 0
	}
	return (t*s.Samples + i) * 4 * s.Hidden
}

// state returns where the state of sample i before step t begins.
func (s *Sequence[T]) state(t, i int) int {
	if s.OneWay {
		t &= 1
	}
	return (t*s.Samples + i) * s.Hidden
}

// inputs returns x at step t from sample lo on, where it lies.
func (s *Sequence[T]) inputs(x []T, t, lo int) matrix[T] {
	return matrix[T]{part(x, (lo*s.Steps+t)*s.Inputs), s.Steps * s.Inputs, 1}
}

// part returns s from element i on, nothing if it has no more.
func part[T Float](s []T, i int) []T { return s[min(i, len(s)):] }

// most is how many samples go through the steps together. Products with so few
// rows read the weights where they lie; for more, each step would pack them again.
const most = 16

// overSamples calls f for pieces of the samples. Which these are must not depend on
// the number of processors: a product may add up in another order where it has
// other rows.
func (s *Sequence[T]) overSamples(f func(lo, hi int)) {
	parts := (s.Samples + most - 1) / most
	if parts <= 1 {
		if parts == 1 {
			f(0, s.Samples)
		}
		return
	}
	piece := func(i int) { f(i*s.Samples/parts, (i+1)*s.Samples/parts) }
	if s.Steps*s.Samples*s.Hidden*s.Hidden < work {
		for i := range parts {
			piece(i)
		}
		return
	}
	workers.Run(parts, s.Poll, piece)
}

// stepwise returns x step by step, [t, n, i]: x itself if there is but one sample
// and copied is false, otherwise memory to give back.
func (s *Sequence[T]) stepwise() (x []T, copied bool) {
	if s.Samples == 1 {
		return s.X, false
	}
	x = pool.Get[T](len(s.X))
	s.exchange(x, s.X, s.Steps, s.Samples)
	return x, true
}

// exchange copies [b, a, i] to [a, b, i].
func (s *Sequence[T]) exchange(to, from []T, a, b int) {
	n := s.Inputs
	workers.For(a, max(1, 1<<14/max(1, b*n)), s.Poll, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			for j := range b {
				copy(to[(i*b+j)*n:][:n], from[(j*a+i)*n:])
			}
		}
	})
}

// transposed returns m, [rows, cols], as [cols, rows]: memory to give back.
func transposed[T Float](m []T, rows, cols int) []T {
	const tile = 16
	to := pool.Get[T](len(m))
	for i := 0; i < rows; i += tile {
		for j := range cols {
			for r := i; r < min(i+tile, rows); r++ {
				to[j*rows+r] = m[r*cols+j]
			}
		}
	}
	return to
}

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

// columnSums sets dst to the sums of the columns of m, [rows, len(dst)].
func (s *Sequence[T]) columnSums(e *engine[T], dst, m []T, rows int) {
	ones := pool.Get[T](rows)
	for i := range ones {
		ones[i] = 1
	}
	e.multiply(1, len(dst), rows, plain(ones, rows), plain(m, len(dst)), dst, len(dst), nil, s.Poll)
	pool.Put(ones)
}
