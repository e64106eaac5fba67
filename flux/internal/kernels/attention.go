package kernels

import "math"

// MaskedSoftmax is [Softmax], but for rows of nothing but −∞, which become zeros:
// a query that may look nowhere sees nothing.
func MaskedSoftmax[T Float](dst, x []T, rows, n int) {
	for r := range rows {
		row, out := x[r*n:][:n], dst[r*n:][:n]
		if allMasked(row) {
			clear(out)
		} else {
			Softmax(out, row, 1, n)
		}
	}
}

func allMasked[T Float](row []T) bool {
	for _, v := range row {
		if !math.IsInf(float64(v), -1) {
			return false
		}
	}
	return true
}

// Attention is attention of one head: queries [N, D], keys [M, D], values [M, E].
// The weights are made for some queries at a time, and again in the reverse
// pass, so that they take N·M numbers nowhere.
type Attention[T Float] struct {
	N, M, D, E int
	Scale      T
	Causal     bool
	Mask       Grid[bool] // false masks; no elements are none
	Bias       Grid[T]
	Poll       func() // called now and then; may panic

	p, ds []T
}

// A Grid holds something for each query and key: element i·Row + j·Col is that of
// query i and key j.
type Grid[T any] struct {
	Data     []T
	Row, Col int
}

// together is how many weights are made at a time: they stay in the second-level
// cache.
const together = 1 << 16

// eachBlock calls f with every range of queries, and the number of keys that one
// of them can see.
func (a *Attention[T]) eachBlock(f func(first, rows, keys int)) {
	step := max(16, together/max(1, a.M))
	for first := 0; first < a.N; first += step {
		a.Poll()
		rows, keys := min(step, a.N-first), a.M
		if a.Causal {
			keys = min(keys, first+rows)
		}
		f(first, rows, keys)
	}
}

// weights fills a.p with the weights [rows, keys] of a block.
func (a *Attention[T]) weights(q, k []T, first, rows, keys int) []T {
	a.p = grown(a.p, rows*keys)
	MatMul(a.p, q[first*a.D:], k, rows, a.D, keys, false, true, a.Poll)
	for r := range rows {
		row := a.p[r*keys:][:keys]
		MulVS(row, row, a.Scale)
		i := first + r
		if a.Bias.Data != nil {
			for j := range row {
				row[j] += a.Bias.Data[i*a.Bias.Row+j*a.Bias.Col]
			}
		}
		if a.Mask.Data != nil {
			for j := range row {
				if !a.Mask.Data[i*a.Mask.Row+j*a.Mask.Col] {
					row[j] = T(math.Inf(-1))
				}
			}
		}
		for j := i + 1; a.Causal && j < keys; j++ {
			row[j] = T(math.Inf(-1))
		}
	}
	MaskedSoftmax(a.p, a.p, rows, keys)
	return a.p
}

// Forward computes out, [N, E].
func (a *Attention[T]) Forward(out, q, k, v []T) {
	a.eachBlock(func(first, rows, keys int) {
		p := a.weights(q, k, first, rows, keys)
		MatMul(out[first*a.E:], p, v, rows, keys, a.E, false, false, a.Poll)
	})
}

// Backward adds the gradients to dq, dk and dv, given g, that of the result.
func (a *Attention[T]) Backward(dq, dk, dv, g, q, k, v []T) {
	a.eachBlock(func(first, rows, keys int) {
		p, g := a.weights(q, k, first, rows, keys), g[first*a.E:]
		AddMatMul(dv, p, g, keys, rows, a.E, true, false, a.Poll)
		a.ds = grown(a.ds, rows*keys)
		MatMul(a.ds, g, v, rows, a.E, keys, false, true, a.Poll)
		SoftmaxBack(a.ds, a.ds, p, rows, keys)
		MulVS(a.ds, a.ds, a.Scale)
		AddMatMul(dq[first*a.D:], a.ds, k, rows, keys, a.D, false, false, a.Poll)
		AddMatMul(dk, a.ds, q[first*a.D:], keys, rows, a.D, true, false, a.Poll)
	})
}

func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
