package gemm

import (
	"sync"
	"unsafe"

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
	dots   func(i int)
}

var (
	teams32 = sync.Pool{New: func() any { return newTeam[float32]() }}
	teams64 = sync.Pool{New: func() any { return newTeam[float64]() }}
)

func newTeam[T float32 | float64]() *team[T] {
	t := &team[T]{}
	t.pack = func(i int) { t.g.packPanel(&t.p, &t.b, i*t.b.vecs*t.g.lanes) }
	t.strip = func(i int) { t.g.strip(&t.p, &t.b, i, t.strips, false) }
	t.column = func(i int) {
		j := i * t.b.vecs * t.g.lanes
		if t.b.packB != nil {
			t.g.packPanel(&t.p, &t.b, j)
		}
		t.g.panel(&t.p, &t.b, j, 1, 0, t.p.m, nil)
	}
	t.dots = func(i int) {
		groups := (t.p.n + t.g.dotCols - 1) / t.g.dotCols
		if groups < t.strips {
			t.g.dotStrip(&t.p, i*t.p.m/t.strips, (i+1)*t.p.m/t.strips)
			return
		}
		from, to := i*groups/t.strips, (i+1)*groups/t.strips
		t.g.dotCol(&t.p, from*t.g.dotCols, min(to*t.g.dotCols, t.p.n))
	}
	return t
}

// share computes a block on all processors: by strips of rows that share packed
// panels or, if there are few rows, by panels.
func (g *engine[T]) share(p *problem[T], b *block[T]) {
	t := teamFor(g, p)
	t.b = *b
	nr := b.vecs * g.lanes
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
	t.leave()
}

// shareDots computes sums along the vectors on all processors.
func (g *engine[T]) shareDots(p *problem[T]) {
	t := teamFor(g, p)
	// By columns or, if they are few, by rows.
	t.strips = min(max((p.n+g.dotCols-1)/g.dotCols, p.m/g.dotRows), 16*workers.Threads())
	workers.Run(t.strips, p.poll, t.dots)
	t.leave()
}

// teamsOf returns the teams of a type that have nothing to do.
func teamsOf[T float32 | float64]() *sync.Pool {
	if unsafe.Sizeof(*new(T)) == 8 {
		return &teams64
	}
	return &teams32
}

// teamFor returns a team for a problem.
func teamFor[T float32 | float64](g *engine[T], p *problem[T]) *team[T] {
	t := teamsOf[T]().Get().(*team[T])
	t.g, t.p = g, *p
	return t
}

// leave gives the team back, which keeps nobody's memory.
func (t *team[T]) leave() {
	t.p, t.b = problem[T]{}, block[T]{}
	teamsOf[T]().Put(t)
}
