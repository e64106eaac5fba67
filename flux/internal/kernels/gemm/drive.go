package gemm

import (
	"unsafe"

	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// The blocks of a product.
const (
	depth     = 384     // rows of a panel of B: with 32 columns it fills the nearest cache
	width     = 4096    // columns that are packed at a time
	threshold = 1 << 20 // multiplications from which on processors share a product
	grain     = 100     // microseconds that a kernel may run, at most about
)

// mul computes p with the epilogue e.
func (g *engine[T]) mul(p *problem[T], e *Epilogue[T], poll func()) {
	if e != nil {
		p.e = *e
	}
	p.poll = poll
	p.check()
	if p.m == 0 || p.n == 0 {
		return
	}
	g.drive(p, p.m*p.n*p.k >= threshold && workers.Threads() > 1)
}

// A block is a part of a product: all rows, the columns [j, j+n) and the rows
// [l, l+k) of B.
type block[T float32 | float64] struct {
	l, k, j, n int
	panels     []T // those of B, packed; nil if B is read where it lies
	flags      int
	last       bool // of those that are summed
}

// drive goes through the blocks.
func (g *engine[T]) drive(p *problem[T], shared bool) {
	nr := g.vecs * g.lanes
	parts := max(1, (p.k+depth-1)/depth)
	deep := (p.k + parts - 1) / parts
	wide := min(p.n, width)
	direct := p.k == 0 || p.bcs == 1 && p.m <= 3*g.rows && (g.exact || p.n%nr == 0)
	var panels []T
	if !direct {
		panels = pool.Get[T]((wide + nr - 1) / nr * nr * deep)
	}
	for j := 0; j < p.n; j += wide {
		for part := range parts {
			l := part * deep
			b := block[T]{l: l, k: min(deep, p.k-l), j: j, n: min(wide, p.n-j), panels: panels, last: part == parts-1}
			if l > 0 || p.e.Accumulate {
				b.flags |= addFlag
			}
			if b.last && p.e.ReLU {
				b.flags |= reluFlag
			}
			if shared {
				g.share(p, &b)
			} else {
				g.alone(p, &b)
			}
		}
	}
	if panels != nil {
		pool.Put(panels)
	}
}

// pack packs the panel of B that begins at column j of a block.
func (g *engine[T]) pack(p *problem[T], b *block[T], j int) {
	nr := g.vecs * g.lanes
	p.packPanel(b.panels[j*b.k:], b.l, b.k, b.j+j, min(nr, b.n-j), nr)
}

// alone computes a block on this processor.
func (g *engine[T]) alone(p *problem[T], b *block[T]) {
	for j := 0; j < b.n; j += g.vecs * g.lanes {
		if b.panels != nil {
			g.pack(p, b, j)
		}
		g.panel(p, b, j, 0, p.m)
	}
}

// panel computes rows [from, to) of the columns of a panel, the one that begins at
// column j of the block.
func (g *engine[T]) panel(p *problem[T], b *block[T], j, from, to int) {
	nr := g.vecs * g.lanes
	size := int(unsafe.Sizeof(*new(T)))
	cols := min(nr, b.n-j)
	vecs := (cols + g.lanes - 1) / g.lanes
	t := tile{aRow: p.ars * size, aCol: p.acs * size, cRow: p.ldc * size, k: b.k, mask: 1<<cols - 1, flags: b.flags}
	if cols < vecs*g.lanes && !g.exact {
		t.flags |= edgeFlag
		t.lanes = lanesOf[T](cols)
	}
	if b.k > 0 {
		if b.panels != nil {
			t.b, t.bRow = at(b.panels, j*b.k), nr*size
		} else {
			t.b, t.bRow = at(p.b, b.l*p.brs+b.j+j), p.brs*size
		}
	}
	if b.last && p.e.ColBias != nil {
		t.colBias = at(p.e.ColBias, b.j+j)
	}
	most := max(1, grain*g.speed/(g.rows*nr*max(1, b.k)))
	// Tiles of the same number of rows, or of one less: a thin one at the end
	// would leave its multiplications waiting for one another.
	for left := (to - from + g.rows - 1) / g.rows; left > 0; {
		rows := (to - from + left - 1) / left
		t.count = min(left-(rows*left-(to-from)), most)
		if b.k > 0 {
			t.a, t.aNext = at(p.a, from*p.ars+b.l*p.acs), rows*t.aRow
		}
		t.c, t.cNext = at(p.c, from*p.ldc+b.j+j), rows*t.cRow
		if b.last && p.e.RowBias != nil {
			t.rowBias, t.rowBiasNext = at(p.e.RowBias, from), rows*size
		}
		g.run(&t, rows, vecs, cols)
		from += t.count * rows
		left -= t.count
		if p.poll != nil {
			p.poll()
		}
	}
}

// lanes32 and lanes64 have the mask of n lanes from element 16-n on.
var (
	lanes32 = [32]int32{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}
	lanes64 = [16]int64{-1, -1, -1, -1, -1, -1, -1, -1}
)

// lanesOf returns the mask of that many lanes for AVX2.
func lanesOf[T float32 | float64](n int) unsafe.Pointer {
	if unsafe.Sizeof(*new(T)) == 4 {
		return unsafe.Pointer(&lanes32[16-n])
	}
	return unsafe.Pointer(&lanes64[8-n])
}
