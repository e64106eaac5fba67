package gemm

import (
	"sync"

	"fluxrepl/flux/internal/workers"
)

// A team is a block that several processors compute. It is kept, with the
// functions that they call, so that sharing allocates nothing.
type team[T float32 | float64] struct {
	g      *engine[T]
	p      problem[T]
	b      block[T]
	panels int // of the block
	strips int // of its rows
	pack   func(i int)
	tiles  func(i int)
}

var (
	teams32 = sync.Pool{New: func() any { return newTeam[float32]() }}
	teams64 = sync.Pool{New: func() any { return newTeam[float64]() }}
)

func newTeam[T float32 | float64]() *team[T] {
	t := &team[T]{}
	t.pack = func(i int) { t.g.pack(&t.p, &t.b, i*t.g.vecs*t.g.lanes) }
	t.tiles = func(i int) {
		// Strips of whole tiles.
		most := (t.p.m + t.g.rows - 1) / t.g.rows
		strip, panel := i/t.panels, i%t.panels
		from, to := strip*most/t.strips, (strip+1)*most/t.strips
		t.g.panel(&t.p, &t.b, panel*t.g.vecs*t.g.lanes, from*t.p.m/most, to*t.p.m/most)
	}
	return t
}

// share computes a block on all processors.
func (g *engine[T]) share(p *problem[T], b *block[T]) {
	teams := &teams32
	if _, double := any(p).(*problem[float64]); double {
		teams = &teams64
	}
	t := teams.Get().(*team[T])
	t.g, t.p, t.b = g, *p, *b
	nr := g.vecs * g.lanes
	t.panels = (b.n + nr - 1) / nr
	if b.panels != nil {
		workers.Run(t.panels, p.poll, t.pack)
	}
	most := (p.m + g.rows - 1) / g.rows
	t.strips = min(most, max(1, 8*workers.Threads()/t.panels))
	workers.Run(t.strips*t.panels, p.poll, t.tiles)
	t.p, t.b = problem[T]{}, block[T]{} // the pool keeps nobody's memory
	teams.Put(t)
}
