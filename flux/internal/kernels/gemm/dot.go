package gemm

import (
	"unsafe"

	"fluxrepl/flux/internal/pool"
)

// A dots is what a kernel of sums along the vectors is told: some rows of A times
// some columns of B, both of which lie together in memory. Distances are in
// bytes. The generator knows the offsets of the fields; a test compares them.
type dots struct {
	a         unsafe.Pointer
	aRow      int
	b         unsafe.Pointer
	bRow      int            // from a column to the next
	whole     int            // bytes of a row or column that are whole vectors
	rest      uint64         // a bit for each element that follows
	restLanes unsafe.Pointer // the same as words, for AVX2
	cols      int
	mask      uint64 // a bit for each column
	lanes     unsafe.Pointer
	c         unsafe.Pointer
	cRow      int
	flags     int
	rowBias   unsafe.Pointer
	colBias   unsafe.Pointer
	count     int // how many times to do this, further on by the next two each time
	bNext     int
	cNext     int
	bAt, cAt  int // where the kernel is: 0
}

const (
	dotDepth = 1 << 13 // numbers of a sum that are added at a time, for poll's sake
	dotWork  = 1 << 18 // multiplications that a kernel does at a time, some microseconds
	fewRows  = 64      // the most rows of A for which packing columns of B may not pay
)

// dotted reports whether the sums of p are best made along the vectors: where
// there are few rows or columns, or where packing B takes longer than to add up the
// lanes of each sum.
func (g *engine[T]) dotted(p *problem[T]) bool {
	if g.dotCols == 0 || p.brs != 1 && p.k > 1 || p.bcs == 1 && p.n > 1 {
		return false
	}
	if p.acs != 1 {
		return p.m == 1
	}
	return p.m <= 4 || p.n <= 8 && p.k >= 64 || p.m <= fewRows && p.k >= max(96, 8*p.m)
}

// turned returns the product of a matrix and a column as one of a row and a
// matrix. C's elements must lie together.
func (p *problem[T]) turned() problem[T] {
	q := *p
	q.m, q.n = p.n, p.m
	q.a, q.ars, q.acs = p.b, p.bcs, p.brs
	q.b, q.brs, q.bcs = p.a, p.acs, p.ars
	q.e.RowBias, q.e.ColBias = p.e.ColBias, p.e.RowBias
	return q
}

// dotAll computes p on this processor or, shared, on all.
func (g *engine[T]) dotAll(p *problem[T], shared bool) {
	if p.m == 1 && p.acs != 1 && p.k > 1 {
		row := pool.Get[T](p.k)
		for l := range row {
			row[l] = p.a[l*p.acs]
		}
		q := *p
		q.a, q.ars, q.acs = row, p.k, 1
		g.dotAll(&q, shared)
		pool.Put(row)
		return
	}
	if shared {
		g.shareDots(p)
		return
	}
	g.dotCol(p, 0, p.n)
}

// dotCol computes columns [from, to) of C.
func (g *engine[T]) dotCol(p *problem[T], from, to int) {
	size := int(unsafe.Sizeof(*new(T)))
	for l := 0; l < p.k; l += dotDepth {
		k := min(dotDepth, p.k-l)
		rest := k % g.lanes
		d := dots{aRow: p.ars * size, bRow: p.bcs * size, whole: (k - rest) * size, rest: 1<<rest - 1, restLanes: lanesOf[T](rest), cRow: p.ldc * size}
		d.bNext, d.cNext = g.dotCols*d.bRow, g.dotCols*size
		if l > 0 || p.e.Accumulate {
			d.flags |= addFlag
		}
		last := l+k == p.k
		if last && p.e.ReLU {
			d.flags |= reluFlag
		}
		most := max(1, dotWork/(k*g.dotCols))
		if p.m > g.dotRows {
			most = 1 // columns stay near until all rows have passed by
		}
		for j := from; j < to; {
			count := max(1, min(most, (to-j)/g.dotCols))
			d.cols = min(g.dotCols, to-j)
			d.mask, d.lanes, d.b = 1<<d.cols-1, lanesOf[T](d.cols), at(p.b, l+j*p.bcs)
			if last && p.e.ColBias != nil {
				d.colBias = at(p.e.ColBias, j)
			}
			g.dotRow(p, &d, l, j, count, last)
			j += count * g.dotCols
		}
	}
}

// dotRow goes through the rows of A with some columns of B.
func (g *engine[T]) dotRow(p *problem[T], d *dots, l, j, count int, last bool) {
	for i := 0; i < p.m; {
		left := p.m - i
		rounds := (left + g.dotRows - 1) / g.dotRows
		rows := (left + rounds - 1) / rounds
		d.a, d.c = at(p.a, i*p.ars+l), at(p.c, i*p.ldc+j)
		d.count, d.bAt, d.cAt = count, 0, 0
		if last && p.e.RowBias != nil {
			d.rowBias = at(p.e.RowBias, i)
		}
		g.runDot(d, rows)
		i += rows
		if p.poll != nil {
			p.poll()
		}
	}
}
