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
	strips int // of the rows
	pack   func(i int)
	strip  func(i int)
	column func(i int)
}

var (
	teams32 = sync.Pool{New: func() any { return newTeam[float32]() }}
	teams64 = sync.Pool{New: func() any { return newTeam[float64]() }}
)

func newTeam[T float32 | float64]() *team[T] {
	t := &team[T]{}
	t.pack = func(i int) { t.g.packPanel(&t.p, &t.b, i*t.g.vecs*t.g.lanes) }
	t.strip = func(i int) { t.g.strip(&t.p, &t.b, i, t.strips, false) }
	t.column = func(i int) {
		j := i * t.g.vecs * t.g.lanes
		if t.b.packB != nil {
			t.g.packPanel(&t.p, &t.b, j)
		}
		t.g.panel(&t.p, &t.b, j, 0, t.p.m, nil)
	}
	return t
}

// share computes a block on all processors: by strips of rows that share packed
// panels or, if there are few rows, by panels.
func (g *engine[T]) share(p *problem[T], b *block[T]) {
	teams := &teams32
	if _, double := any(p).(*problem[float64]); double {
		teams = &teams64
	}
	t := teams.Get().(*team[T])
	t.g, t.p, t.b = g, *p, *b
	nr := g.vecs * g.lanes
	panels := (b.n + nr - 1) / nr
	tiles := (p.m + g.rows - 1) / g.rows
	threads := workers.Threads()
	if tiles < 3*threads && panels > tiles {
		workers.Run(panels, p.poll, t.column)
	} else {
		if b.packB != nil {
			workers.Run(panels, p.poll, t.pack)
		}
		t.strips = min(tiles, max(4*threads, (p.m+height-1)/height))
		workers.Run(t.strips, p.poll, t.strip)
	}
	t.p, t.b = problem[T]{}, block[T]{} // the pool keeps nobody's memory
	teams.Put(t)
}
