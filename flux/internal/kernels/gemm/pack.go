package gemm

import "unsafe"

// A packing is what a packing kernel is told. Distances are in bytes. The
// generator knows the offsets of the fields; a test compares them.
type packing struct {
	rows          [16]unsafe.Pointer // of what is transposed
	source        unsafe.Pointer     // of what is copied
	step          int
	to            unsafe.Pointer
	toStep, count int
	read, written uint64 // a bit for each element of a row
}

// A piece is count vectors of n numbers in a slice: number i of vector l is
// x[at+l*along+i*across].
type piece[T float32 | float64] struct {
	x             []T
	at            int
	along, across int
	count, n      int
}

// pack copies a piece to dst, vector by vector, width numbers for each. What is
// there beyond the n of the piece are numbers that nobody looks at.
func (g *engine[T]) pack(dst []T, width int, s piece[T]) {
	done := 0
	if g.assembly() && s.count > 0 {
		switch {
		case s.across == 1 && (g.exact || s.n == width && width == 2*g.lanes):
			g.copyRows(dst, width, s)
			return
		case s.along == 1 && g.exact:
			g.transpose(dst, width, s)
			return
		case s.along == 1 && width%g.lanes == 0:
			done = s.count / g.lanes * g.lanes
			whole := s
			whole.count = done
			g.transpose(dst, width, whole)
		}
	}
	s.copyTo(dst, width, done)
}

// copyTo packs the vectors from the first one on in Go.
func (s *piece[T]) copyTo(dst []T, width, first int) {
	if s.across == 1 {
		for l := first; l < s.count; l++ {
			row, at := dst[l*width:][:width], s.at+l*s.along
			clear(row[copy(row, s.x[at:at+s.n]):])
		}
		return
	}
	if s.n < width {
		clear(dst[first*width : s.count*width])
	}
	for i := range s.n {
		at, to := s.at+first*s.along+i*s.across, first*width+i
		for range s.count - first {
			dst[to] = s.x[at]
			at += s.along
			to += width
		}
	}
}

// copyRows packs vectors that lie together.
func (g *engine[T]) copyRows(dst []T, width int, s piece[T]) {
	size := int(unsafe.Sizeof(*new(T)))
	p := packing{source: at(s.x, s.at), step: s.along * size, to: at(dst, 0), toStep: width * size, count: s.count,
		read: 1<<s.n - 1, written: 1<<width - 1}
	g.runCopy(&p, (width+g.lanes-1)/g.lanes)
}

// transpose packs vectors whose first numbers lie together, and whose second ones
// do, and so on.
func (g *engine[T]) transpose(dst []T, width int, s piece[T]) {
	size := int(unsafe.Sizeof(*new(T)))
	p := packing{toStep: width * size, count: s.count}
	for i := 0; i < s.n; i += g.lanes {
		for r := range g.lanes {
			p.rows[r] = at(s.x, s.at+min(i+r, s.n-1)*s.across)
		}
		p.to, p.written = at(dst, i), 1<<min(g.lanes, width-i)-1
		g.runTranspose(&p)
	}
}
