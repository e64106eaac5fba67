package gemm

import (
	"sync"
	"unsafe"

	"fluxrepl/flux/internal/workers"
)

// A team is a product that several processors compute. It is kept, with the
// functions that they call, so that sharing allocates nothing.
type team[T float32 | float64] struct {
	g          *engine[T]
	p          problem[T]
	b          block[T]
	rows, cols int // how often C is cut
	part       func(i int)
	dots       func(i int)
}

const (
	apart  = 64 // columns of C that one processor writes beside those of another
	packed = 16 // multiplications that take as long as to pack a number
)

var (
	teams32 = sync.Pool{New: func() any { return newTeam[float32]() }}
	teams64 = sync.Pool{New: func() any { return newTeam[float64]() }}
)

func newTeam[T float32 | float64]() *team[T] {
	t := &team[T]{}
	t.part = func(i int) {
		q := t.p.section(i/t.cols*t.p.m/t.rows, (i/t.cols+1)*t.p.m/t.rows, t.cut(i%t.cols), t.cut(i%t.cols+1))
		t.g.drive(&q, t.b)
	}
	t.dots = func(i int) {
		if t.rows > 1 {
			q := t.p.section(i*t.p.m/t.rows, (i+1)*t.p.m/t.rows, 0, t.p.n)
			t.g.dotCol(&q, 0, q.n)
			return
		}
		groups := (t.p.n + t.g.dotCols - 1) / t.g.dotCols
		t.g.dotCol(&t.p, i*groups/t.cols*t.g.dotCols, min((i+1)*groups/t.cols*t.g.dotCols, t.p.n))
	}
	return t
}

// share computes a product on all processors. Each gets a part of C as if it were
// a product of its own: they pack twice what parts have in common, but each into
// its own caches, and nobody waits for another's panels.
func (g *engine[T]) share(p *problem[T], b *block[T]) {
	t := teamFor(g, p)
	t.b = *b
	t.rows, t.cols = g.grid(p, b, workers.Threads())
	if t.rows*t.cols > 1 {
		workers.Run(t.rows*t.cols, p.poll, t.part)
	} else {
		g.drive(p, t.b)
	}
	t.leave()
}

// grid returns into how many rows and columns C is best cut to make so many
// parts, or fewer if there is too little of it: what counts is how long the
// largest part takes, with what it costs to fetch or to pack A and B. Where that
// makes no difference it is rows, whose memory lies together.
func (g *engine[T]) grid(p *problem[T], b *block[T], parts int) (rows, cols int) {
	fetchA, fetchB, best := 1, 3, 0
	wide := width / int(unsafe.Sizeof(*new(T)))
	if b.packsA {
		fetchA = packed
	}
	if b.packsB {
		fetchB = packed
	}
	for r := parts; r > 0; r-- {
		c := parts / r
		m, n := (p.m+r-1)/r, (p.n+c*g.lanes-1)/(c*g.lanes)*g.lanes
		cost := m*n + m*fetchA*((n+wide-1)/wide) + n*fetchB
		if best == 0 || cost < best {
			best, rows, cols = cost, r, c
		}
	}
	return min(rows, p.m), min(cols, (p.n+g.lanes-1)/g.lanes)
}

// cut returns where column i of the parts begins: where a panel does, if there
// are enough of those.
func (t *team[T]) cut(i int) int {
	step := t.b.vecs * t.g.lanes
	if t.p.n < 4*step*t.cols {
		step = t.g.lanes
	}
	return min(t.p.n, i*((t.p.n+step-1)/step)/t.cols*step)
}

// section returns the product of rows [i0, i1) of A with columns [j0, j1) of B.
func (p *problem[T]) section(i0, i1, j0, j1 int) problem[T] {
	q := *p
	q.m, q.n = i1-i0, j1-j0
	q.a, q.b, q.c = p.a[min(len(p.a), i0*p.ars):], p.b[min(len(p.b), j0*p.bcs):], p.c[i0*p.ldc+j0:]
	if p.e.RowBias != nil {
		q.e.RowBias = p.e.RowBias[i0:]
	}
	if p.e.ColBias != nil {
		q.e.ColBias = p.e.ColBias[j0:]
	}
	return q
}

// shareDots computes sums along the vectors on all processors: by columns or,
// where those are few, by rows, for processors that write side by side take the
// same lines of memory from one another.
func (g *engine[T]) shareDots(p *problem[T]) {
	t := teamFor(g, p)
	parts := workers.Threads()
	t.rows, t.cols = 1, min(parts, (p.n+g.dotCols-1)/g.dotCols)
	if p.n < apart*parts && p.m >= g.dotRows*parts {
		t.rows, t.cols = parts, 1
	}
	workers.Run(t.rows*t.cols, p.poll, t.dots)
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
