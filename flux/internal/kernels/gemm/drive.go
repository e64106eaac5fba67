package gemm

import (
	"unsafe"

	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// The sizes of a product's blocks, from measurements with 48 KB and 2 MB of
// caches.
const (
	depth     = 256     // rows of a panel of B: it fills most of the nearest cache
	width     = 4 << 10 // bytes of a row of B that are packed at a time, for the second cache
	height    = 112     // rows of A that are packed at a time
	broad     = 3 << 10 // bytes of a row from which on rows of A stay near, not panels of B
	farther   = 7 << 7  // bytes of a column of B that are summed at a time then: both a tile of A and a panel of B fit the nearest cache
	together  = 32      // columns of A, each on a page of its own, that are packed at a time
	shallow   = 8       // terms of a sum below which writing C takes longest
	threshold = 3 << 17 // work from which on processors share a product
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
	if p.n == 1 && p.ldc == 1 && p.m > 1 {
		q := p.turned()
		p = &q
	}
	shared := p.work() >= threshold && workers.Threads() > 1
	if p.k > 0 && g.dotted(p) {
		g.dotAll(p, shared)
		return
	}
	b := g.plan(p)
	if shared {
		g.share(p, &b)
	} else {
		g.drive(p, b)
	}
}

// work returns how many multiplications would take as long as p does: to fetch a
// number of B takes as long as three, to write one of C as four.
func (p *problem[T]) work() int {
	return p.n * max(p.m*p.k, 3*p.k, 4*p.m)
}

// A block is a part of a product: the columns [j, j+n) and the rows [l, l+k) of B.
type block[T float32 | float64] struct {
	l, k, j, n int
	vecs       int // of a panel
	rows       int // of a tile, at most
	parts      int // into which the sums are cut
	packB      []T // room for the panels of B, or nil if it is read where it lies
	packsA     bool
	packsB     bool
	along      bool // tiles go along the rows of C, not down its columns
	flags      int
	last       bool // of those that are summed
}

// plan decides how the blocks of p are gone through. The order of the sums hangs
// on that, and so do parts of p that go by the plan of the whole.
func (g *engine[T]) plan(p *problem[T]) block[T] {
	size := int(unsafe.Sizeof(*new(T)))
	b := block[T]{packsA: g.packsA(p), packsB: g.packsB(p), vecs: g.vecs, rows: g.rows}
	deepest := depth
	switch {
	case p.k <= shallow && g.flatRows > 0:
		// What is written takes longer than the sums: C is gone through in order.
		b.along, b.packsA, b.vecs, b.rows = true, false, g.flatVecs, g.flatRows
	case p.n*size >= broad && b.packsA:
		b.along, deepest = true, farther/size
	}
	if !b.packsB && p.m <= g.flatRows {
		b.vecs, b.rows, b.packsA, b.along, deepest = g.flatVecs, g.flatRows, false, false, 4*depth
	}
	b.parts = max(1, (p.k+deepest-1)/deepest)
	return b
}

// drive goes through the blocks of p, or of a part of it, by a plan.
func (g *engine[T]) drive(p *problem[T], b block[T]) {
	wide := min(p.n, width/int(unsafe.Sizeof(*new(T))))
	deep := (p.k + b.parts - 1) / b.parts
	if b.packsB {
		nr := b.vecs * g.lanes
		b.packB = pool.Get[T]((wide + nr - 1) / nr * nr * deep)
	}
	for j := 0; j < p.n; j += wide {
		for part := range b.parts {
			b.j, b.n, b.l = j, min(wide, p.n-j), part*deep
			b.k, b.last = min(deep, p.k-b.l), part == b.parts-1
			b.flags = 0
			if part > 0 || p.e.Accumulate {
				b.flags |= addFlag
			}
			if b.last && p.e.ReLU {
				b.flags |= reluFlag
			}
			g.compute(p, &b)
		}
	}
	if b.packB != nil {
		pool.Put(b.packB)
	}
}

// packsA reports whether A is packed. It costs about as much as four columns of
// B, and saves detours to memory where A is large or its columns lie together.
func (g *engine[T]) packsA(p *problem[T]) bool {
	size := p.m * p.k * int(unsafe.Sizeof(*new(T)))
	switch {
	case !g.exact || p.k == 0:
		return false
	case p.acs == 1:
		return p.n >= 384 || p.n >= 96 && size >= 1<<20
	}
	return p.n >= 200 || p.n >= 96 && size >= 1<<18
}

// packsB reports whether B is packed: because its columns do not lie side by
// side, or because so many rows of A pass by that it is worth it. Rows of B that
// are far apart take one another's place in the nearest cache.
func (g *engine[T]) packsB(p *problem[T]) bool {
	size, step := int(unsafe.Sizeof(*new(T))), p.brs*int(unsafe.Sizeof(*new(T)))
	switch {
	case p.k == 0:
		return false
	case p.bcs != 1 || !g.exact && p.n%(g.vecs*g.lanes) != 0:
		return true
	case p.m <= 3*g.rows || p.k <= shallow && g.flatRows > 0:
		return false
	}
	return p.m > 260 || p.m > 64 && step >= 1<<12 || p.k*p.n*size > 1<<20
}

// packPanel packs the panel of B that begins at column j of a block.
func (g *engine[T]) packPanel(p *problem[T], b *block[T], j int) {
	nr := b.vecs * g.lanes
	g.pack(b.packB[j*b.k:], nr, piece[T]{x: p.b, at: b.l*p.brs + (b.j+j)*p.bcs, along: p.brs, across: p.bcs, count: b.k, n: min(nr, b.n-j)})
}

// compute computes a block.
func (g *engine[T]) compute(p *problem[T], b *block[T]) {
	strips := 1
	if b.packsA {
		strips = (p.m + height - 1) / height
	}
	for s := range strips {
		g.strip(p, b, s, strips)
	}
}

// strip computes one of the strips of rows of a block. The first packs B as well,
// panel by panel, each before it is used.
func (g *engine[T]) strip(p *problem[T], b *block[T], s, strips int) {
	from, to := g.rowsOf(p, s, strips)
	var packed []T
	if b.packsA {
		packed = pool.Get[T]((to - from) * b.k)
		g.packStrip(p, b, packed, from, to)
	}
	nr := b.vecs * g.lanes
	for j := 0; j < b.n; j += nr {
		if b.packB != nil && s == 0 {
			g.packPanel(p, b, j)
		}
		if !b.along {
			g.panel(p, b, j, 1, from, to, packed)
		}
	}
	for first := from; b.along && from < to; {
		rows := tileRows(to-from, b.rows)
		var tile []T
		if packed != nil {
			tile = packed[(from-first)*b.k:]
		}
		if whole := b.n / nr; whole > 0 {
			g.panel(p, b, 0, whole, from, from+rows, tile)
		}
		if b.n%nr > 0 {
			g.panel(p, b, b.n/nr*nr, 1, from, from+rows, tile)
		}
		from += rows
	}
	if packed != nil {
		pool.Put(packed)
	}
}

// packStrip packs rows [from, to) of A, tile by tile. Columns that lie together are
// taken some at a time: each lies on a page of its own, which serves all tiles.
func (g *engine[T]) packStrip(p *problem[T], b *block[T], dst []T, from, to int) {
	some := b.k
	if p.ars == 1 {
		some = together
	}
	for l := 0; l < b.k; l += some {
		for i := from; i < to; {
			rows := tileRows(to-i, b.rows)
			g.pack(dst[(i-from)*b.k+l*rows:], rows, piece[T]{x: p.a, at: i*p.ars + (b.l+l)*p.acs, along: p.acs, across: p.ars, count: min(some, b.k-l), n: rows})
			i += rows
		}
	}
}

// rowsOf returns the rows of a strip: whole tiles.
func (g *engine[T]) rowsOf(p *problem[T], s, strips int) (from, to int) {
	tiles := (p.m + g.rows - 1) / g.rows
	return s * tiles / strips * p.m / tiles, (s + 1) * tiles / strips * p.m / tiles
}

// tileRows returns the rows of the first of the tiles of left rows, each of most
// at most. They differ by one at most: a thin tile at the end would leave its
// multiplications waiting for one another.
func tileRows(left, most int) int {
	tiles := (left + most - 1) / most
	return (left + tiles - 1) / tiles
}

// panel computes rows [from, to) of the columns of a panel, the one that begins at
// column j of the block. packed is A, or nil if it is read where it lies. If it is
// to compute several whole panels, there are no more rows than a tile has.
func (g *engine[T]) panel(p *problem[T], b *block[T], j, panels, from, to int, packed []T) {
	nr := b.vecs * g.lanes
	size := int(unsafe.Sizeof(*new(T)))
	cols := min(nr, b.n-j)
	vecs := (cols + g.lanes - 1) / g.lanes
	if vecs == 3 {
		vecs = 4 // the masks say so
	}
	t := tile{aRow: p.ars * size, aCol: p.acs * size, cRow: p.ldc * size, k: b.k, mask: 1<<cols - 1, flags: b.flags}
	if cols < vecs*g.lanes {
		t.flags |= edgeFlag
		if !g.exact {
			t.lanes = lanesOf[T](cols)
		}
	}
	if b.packB != nil {
		t.b, t.bRow = at(b.packB, j*b.k), nr*size
	} else if b.k > 0 {
		t.b, t.bRow = at(p.b, b.l*p.brs+b.j+j), p.brs*size
	}
	if b.last && p.e.ColBias != nil {
		t.colBias = at(p.e.ColBias, b.j+j)
	}
	tiles := (to - from + b.rows - 1) / b.rows
	low := (to - from) / max(1, tiles) // rows of a tile, or one more
	higher := to - from - low*tiles    // of one more, which come first
	most := tiles
	if limit := grain * g.speed; tiles*b.rows*nr*b.k > limit {
		most = max(1, limit/(b.rows*nr*b.k))
	}
	for first := from; tiles > 0; {
		rows := low
		t.count = min(tiles, most)
		if higher > 0 {
			rows, t.count = low+1, min(higher, most)
			higher -= t.count
		}
		tiles -= t.count
		if packed != nil {
			t.a, t.aRow, t.aCol, t.aNext = at(packed, (from-first)*b.k), size, rows*size, rows*b.k*size
		} else if b.k > 0 {
			t.a, t.aNext = at(p.a, from*p.ars+b.l*p.acs), rows*t.aRow
		}
		t.c, t.cNext = at(p.c, from*p.ldc+b.j+j), rows*t.cRow
		if b.last && p.e.RowBias != nil {
			t.rowBias, t.rowBiasNext = at(p.e.RowBias, from), rows*size
		}
		if panels > 1 {
			t.count, t.aNext, t.rowBiasNext = panels, 0, 0
			t.bNext, t.cNext, t.colBiasNext = nr*size, nr*size, nr*size
			if b.packB != nil {
				t.bNext *= b.k
			}
			g.run(&t, rows, vecs, cols)
			return
		}
		g.run(&t, rows, vecs, cols)
		from += t.count * rows
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
