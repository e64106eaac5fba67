package attention

import (
	"math"

	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/pool"
)

// The sides of a tile of logits: queries and keys.
const (
	Queries = 64
	keys    = 256
)

// A Matrix holds element (i, j) at Data[i·Row + j·Col].
type Matrix[T any] struct {
	Data     []T
	Row, Col int
}

// From returns the matrix without its first rows.
func (m Matrix[T]) From(row int) Matrix[T] {
	m.Data = m.Data[min(row*m.Row, len(m.Data)):]
	return m
}

// A Head is attention of N queries, M keys and M values: Q is [N, D], K [M, D] and
// V [M, E].
type Head[T Float] struct {
	N, M, D, E int
	Scale      T
	Causal     bool
	Q, K, V    Matrix[T]
	Mask       Matrix[bool] // false masks; no elements are none
	Bias       Matrix[T]
	Poll       func() // called now and then; may panic
}

// A Gradient is where the gradients of a head go. The columns of DQ, DK and DV are
// neighbours.
type Gradient[T Float] struct {
	DQ, DK, DV Matrix[T]
	Add        bool // to what is there
}

// seen returns how many keys the queries before last can see.
func (h *Head[T]) seen(last int) int {
	if h.Causal {
		return min(h.M, last)
	}
	return h.M
}

// mul computes c = a·b, or adds it to c, of [m, k] and [k, n].
func mul[T Float](m, n, k int, a Matrix[T], b Matrix[T], c Matrix[T], add bool, poll func()) {
	switch c := any(c).(type) {
	case Matrix[float32]:
		a, b := any(a).(Matrix[float32]), any(b).(Matrix[float32])
		gemm.Mul32(m, n, k, a.Data, a.Row, a.Col, b.Data, b.Row, b.Col, c.Data, c.Row, &gemm.Epilogue32{Accumulate: add}, poll)
	case Matrix[float64]:
		a, b := any(a).(Matrix[float64]), any(b).(Matrix[float64])
		gemm.Mul64(m, n, k, a.Data, a.Row, a.Col, b.Data, b.Row, b.Col, c.Data, c.Row, &gemm.Epilogue64{Accumulate: add}, poll)
	}
}

// Transposed returns the matrix on its side.
func (m Matrix[T]) Transposed() Matrix[T] { return Matrix[T]{m.Data, m.Col, m.Row} }

// logits fills s with those of the queries [first, first+count), which are q, and the
// keys [from, from+n).
func (h *Head[T]) logits(s, q Matrix[T], first, count, from, n int) {
	mul(count, n, h.D, q, h.K.From(from).Transposed(), s, false, h.Poll)
	if h.Bias.Data != nil {
		for i := range count {
			row := s.Data[i*s.Row:][:n]
			at := (first+i)*h.Bias.Row + from*h.Bias.Col
			for j := range row {
				row[j] += h.Bias.Data[at+j*h.Bias.Col]
			}
		}
	}
	if h.Mask.Data != nil {
		for i := range count {
			row := s.Data[i*s.Row:][:n]
			at := (first+i)*h.Mask.Row + from*h.Mask.Col
			for j := range row {
				if !h.Mask.Data[at+j*h.Mask.Col] {
					row[j] = T(math.Inf(-1))
				}
			}
		}
	}
}

// folds reports whether the loops over logits multiply them by the scale: where
// nothing is added to them before, and the largest stays the largest.
func (h *Head[T]) folds() bool { return h.Bias.Data == nil && h.Scale > 0 }

// queries returns those from first to first+count, and what their logits are still to
// be multiplied by. Where the loops cannot do that, they are copied to q with the scale.
func (h *Head[T]) queries(q []T, first, count int) (Matrix[T], T) {
	if h.folds() {
		return h.Q.From(first), h.Scale
	}
	if h.Q.Col == 1 {
		scale(&rows[T]{x: q, xRow: h.D, y: h.Q.From(first).Data, yRow: h.Q.Row, count: count, n: h.D, u: []T{h.Scale}})
	} else {
		for i := range count {
			for j := range h.D {
				q[i*h.D+j] = h.Scale * h.Q.Data[(first+i)*h.Q.Row+j*h.Q.Col]
			}
		}
	}
	return Matrix[T]{q, h.D, 1}, 1
}

// limit says which of the keys from one on the queries from another on see, for
// the loops over rows.
func (h *Head[T]) limit(r *rows[T], first, from, n int) *rows[T] {
	r.limit, r.step = n, 0
	if h.Causal {
		r.limit, r.step = first+1-from, 1
	}
	return r
}

// Forward computes the result of the queries [first, last), at most [Queries] of
// them, into out, [N, E] with neighbouring columns, and unless lse is nil the
// logarithm of the sum of their exponentials into that, [N]: +∞ where there is
// none, so that what is computed from it is 0.
func (h *Head[T]) Forward(out Matrix[T], lse []T, first, last int) {
	count, seen := last-first, h.seen(last)
	side := min(keys, seen)
	memory := pool.Get[T](count * (side + h.D + 3))
	defer pool.Put(memory)
	s, q := memory[:count*side], memory[count*side:][:count*h.D]
	each := memory[count*(side+h.D):]
	top, sum, factor := each[:count], each[count:2*count], each[2*count:3*count]
	for i := range top {
		top[i], sum[i] = T(math.Inf(-1)), 0
	}
	qs, by := h.queries(q, first, count)
	o := out.From(first)
	if seen == 0 {
		for i := range count {
			clear(o.Data[i*o.Row:][:h.E])
		}
	}
	for from := 0; from < seen; from += keys {
		n := min(keys, seen-from)
		tile := Matrix[T]{s, n, 1}
		h.logits(tile, qs, first, count, from, n)
		soften(h.limit(&rows[T]{x: s, xRow: n, count: count, n: n, u: top, v: sum, w: factor, by: by}, first, from, n))
		if from > 0 {
			scale(&rows[T]{x: o.Data, xRow: o.Row, y: o.Data, yRow: o.Row, count: count, n: h.E, u: factor, step: 1})
		}
		mul(count, h.E, n, tile, h.V.From(from), o, from > 0, h.Poll)
	}
	for i, l := range sum {
		if factor[i] = 0; l != 0 {
			factor[i] = 1 / l
		}
		if lse != nil {
			if lse[first+i] = T(math.Inf(1)); l != 0 {
				lse[first+i] = top[i] + T(math.Log(float64(l)))
			}
		}
	}
	if seen > 0 {
		scale(&rows[T]{x: o.Data, xRow: o.Row, y: o.Data, yRow: o.Row, count: count, n: h.E, u: factor, step: 1})
	}
}

// Backward computes the gradients of Q, K and V, given g, that of the result out,
// and lse from [Head.Forward]. The columns of g and out are neighbours.
func (h *Head[T]) Backward(d Gradient[T], g, out Matrix[T], lse []T) {
	if !d.Add {
		all := h.seen(h.N)
		if h.N == 0 {
			all = 0
		}
		d.DK.From(all).clear(h.M-all, h.D)
		d.DV.From(all).clear(h.M-all, h.E)
		if all == 0 {
			d.DQ.clear(h.N, h.D)
		}
	}
	side := min(keys, h.M)
	memory := pool.Get[T](Queries * (2*side + h.D + 1))
	defer pool.Put(memory)
	s, ds := memory[:Queries*side], memory[Queries*side:][:Queries*side]
	q, delta := memory[2*Queries*side:][:Queries*h.D], memory[Queries*(2*side+h.D):][:Queries]
	// The last queries come first: they see all keys that any see, so what they write
	// the others can add to.
	last := (h.N - 1) / Queries * Queries
	for first := last; first >= 0 && h.N > 0; first -= Queries {
		count, add := min(Queries, h.N-first), d.Add || first < last
		g, o, dq := g.From(first), out.From(first), d.DQ.From(first)
		dot(&rows[T]{x: g.Data, xRow: g.Row, y: o.Data, yRow: o.Row, count: count, n: h.E, u: delta})
		qs, by := h.queries(q, first, count)
		seen := h.seen(first + count)
		for from := 0; from < seen; from += keys {
			n := min(keys, seen-from)
			p, dp := Matrix[T]{s, n, 1}, Matrix[T]{ds, n, 1}
			h.logits(p, qs, first, count, from, n)
			mul(count, n, h.E, g, h.V.From(from).Transposed(), dp, false, h.Poll)
			pull(h.limit(&rows[T]{x: s, xRow: n, y: ds, yRow: n, count: count, n: n, u: lse[first:], v: delta, by: by, scale: h.Scale}, first, from, n))
			mul(n, h.E, count, p.Transposed(), g, d.DV.From(from), add, h.Poll)
			mul(count, h.D, n, dp, h.K.From(from), dq, d.Add || from > 0, h.Poll)
			mul(n, h.D, count, dp.Transposed(), h.Q.From(first), d.DK.From(from), add, h.Poll)
		}
	}
}

// clear makes rows of n neighbours 0.
func (m Matrix[T]) clear(rows, n int) {
	for i := range rows {
		clear(m.Data[i*m.Row:][:n])
	}
}
