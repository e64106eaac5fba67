package cell

import (
	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/workers"
)

// work is from how many multiplications on a pass is worth several processors.
const work = 1 << 20

// rowsAlone and rowsShared are how many samples go through the steps together, with
// one processor or several. Products with so few rows read the weights where they
// lie; for more, each step would pack them again.
const (
	rowsAlone  = 32
	rowsShared = 16
)

// overSamples calls f for pieces of the samples. Which these are depends on the number
// of processors, the results do not: a product of 8 rows or more adds up in one order,
// however many they are.
func (s *Sequence[T]) overSamples(f func(lo, hi int)) {
	most := rowsAlone
	if workers.Threads() > 1 {
		most = rowsShared
	}
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

// near is how many rows of slopes there are at a time, about: they stay in the
// second cache from the steps that make them to the product that sums them up, which
// would read them in pieces of this size anyway.
const near = 256

// stretch returns of how many steps slopes are kept.
func (s *Sequence[T]) stretch() int { return min(s.Steps, max(1, near/max(1, s.Samples))) }

// stretches calls f for pieces of the steps, the last one first. sum says what to do
// with a product: to write it the first time, to add it later.
func (s *Sequence[T]) stretches(f func(from, to int, sum *gemm.Epilogue[T])) {
	sum := &gemm.Epilogue[T]{}
	for to := s.Steps; ; {
		from := max(0, to-s.stretch())
		f(from, to, sum)
		if to = from; to <= 0 {
			return
		}
		sum = &gemm.Epilogue[T]{Accumulate: true}
	}
}

// exchange calls f, by several processors, with where the inputs of each step and
// sample lie in X and where if they begin with the first step and lie step by step.
func (s *Sequence[T]) exchange(from, to int, f func(ofX, step int)) {
	n, w := s.Samples, s.Inputs
	workers.For(to-from, max(1, 1<<14/max(1, n*w)), s.Poll, func(lo, hi int) {
		for t := lo; t < hi; t++ {
			for i := range n {
				f((i*s.Steps+from+t)*w, (t*n+i)*w)
			}
		}
	})
}
