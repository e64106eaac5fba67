package flux

import (
	"sync"

	"fluxrepl/flux/internal/workers"
)

// tilings share computations of one kind among the processors. What a computation
// works on is kept with the function that does a piece of it and used again by the
// next, so that sharing allocates nothing.
type tilings[A any] struct{ idle sync.Pool }

// A tiling is one such computation.
type tiling[A any] struct {
	args     A
	n, grain int
	tile     func(i int)
}

// newTilings returns those whose pieces do computes.
func newTilings[A any](do func(args *A, lo, hi int)) *tilings[A] {
	p := &tilings[A]{}
	p.idle.New = func() any {
		s := &tiling[A]{}
		s.tile = func(i int) { do(&s.args, i*s.grain, min((i+1)*s.grain, s.n)) }
		return s
	}
	return p
}

// run computes n places in pieces of grain places each. poll is called between them;
// where it panics, or a piece does, what it works on is left to the collector.
func (p *tilings[A]) run(args A, n, grain int, poll func()) {
	s := p.idle.Get().(*tiling[A])
	s.args, s.n, s.grain = args, n, grain
	workers.Run((n+grain-1)/grain, poll, s.tile)
	s.args = *new(A) // it keeps nobody's memory
	p.idle.Put(s)
}

// tilingsOf returns the one of two that is for A: those of float32 and of float64.
func tilingsOf[A any](single, double any) *tilings[A] {
	if p, ok := single.(*tilings[A]); ok {
		return p
	}
	p, _ := double.(*tilings[A])
	return p
}
