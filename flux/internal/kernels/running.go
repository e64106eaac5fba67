package kernels

import "math"

// Running reductions see their operand as [outer, n, inner] and go along the
// middle axis, backwards if reverse is set. What they carry is kept in float64.

// eachStep calls f with the offset of every place of the middle axis in turn,
// and with the state of the lanes there, which starts anew for each outer one.
func eachStep(outer, n, inner int, reverse bool, start float64, f func(at int, state []float64)) {
	if inner == 0 {
		return
	}
	state := make([]float64, inner)
	for o := range outer {
		for j := range state {
			state[j] = start
		}
		for i := range n {
			if reverse {
				i = n - 1 - i
			}
			f((o*n+i)*inner, state)
		}
	}
}

// CumSum computes the sums of all elements up to each one.
func CumSum[T Float](dst, x []T, outer, n, inner int, reverse bool) {
	eachStep(outer, n, inner, reverse, 0, func(at int, state []float64) {
		out := dst[at:][:inner]
		for j, v := range x[at:][:inner] {
			state[j] += float64(v)
			out[j] = T(state[j])
		}
	})
}

// CumProd computes the products of all elements up to each one.
func CumProd[T Float](dst, x []T, outer, n, inner int, reverse bool) {
	eachStep(outer, n, inner, reverse, 1, func(at int, state []float64) {
		out := dst[at:][:inner]
		for j, v := range x[at:][:inner] {
			state[j] *= float64(v)
			out[j] = T(state[j])
		}
	})
}

// Scan computes the linear recurrence sᵢ = bᵢ + aᵢ·sᵢ₋₁, with 0 before the first.
func Scan[T Float](dst, a, b []T, outer, n, inner int, reverse bool) {
	eachStep(outer, n, inner, reverse, 0, func(at int, state []float64) {
		out, factor := dst[at:][:inner], a[at:][:inner]
		for j, v := range b[at:][:inner] {
			state[j] = float64(v) + float64(factor[j])*state[j]
			out[j] = T(state[j])
		}
	})
}

// LogCumSumExp computes the logarithms of the sums of eˣ up to each element. It
// carries the largest so far, and the sum in units of its exponential.
func LogCumSumExp[T Float](dst, x []T, outer, n, inner int) {
	sums := make([]float64, inner)
	eachStep(outer, n, inner, false, math.Inf(-1), func(at int, top []float64) {
		if at%(n*inner) == 0 {
			clear(sums)
		}
		out := dst[at:][:inner]
		for j, v := range x[at:][:inner] {
			switch v, m := float64(v), top[j]; {
			case math.IsInf(v, -1): // adds nothing
			case v == m: // both may be +∞
				sums[j]++
			case v < m:
				sums[j] += math.Exp(v - m)
			case v > m:
				sums[j] = sums[j]*math.Exp(m-v) + 1
				top[j] = v
			default:
				top[j] = math.NaN()
			}
			out[j] = T(top[j])
			if sums[j] > 0 {
				out[j] = T(top[j] + math.Log(sums[j]))
			}
		}
	})
}

// Running gives the position along the middle axis of the largest, or the
// smallest, element up to each one: the last of equal ones, and from the first NaN
// on that of the last NaN.
func Running[T Float](at []int32, x []T, outer, n, inner int, largest bool) {
	for o := range outer {
		for j := range inner {
			base, best := o*n*inner+j, 0
			for i := range n {
				v, b := x[base+i*inner], x[base+best*inner]
				if v == b || isNaN(v) || !isNaN(b) && (v > b) == largest {
					best = i
				}
				at[base+i*inner] = int32(best)
			}
		}
	}
}
