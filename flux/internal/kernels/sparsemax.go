package kernels

import (
	"cmp"
	"math"
	"slices"
)

// Sparsemax projects each row of x [rows, n] onto the simplex: with x sorted
// from the largest on, k is the largest number for which
// 1 + k·x₍ₖ₎ > x₍₁₎ + … + x₍ₖ₎, and dst = max(x − τ, 0) with
// τ = (x₍₁₎ + … + x₍ₖ₎ − 1)/k. Since a shift changes nothing, the largest is
// taken off first. NaN, +∞ or nothing but −∞ make a row NaN, as for Softmax.
func Sparsemax[T Float](dst, x []T, rows, n int) {
	sorted := make([]float64, n)
	for r := range rows {
		row, out := x[r*n:][:n], dst[r*n:][:n]
		top := slices.Max(row)
		if v := float64(top); math.IsNaN(v) || math.IsInf(v, 0) {
			for i := range out {
				out[i] = T(math.NaN())
			}
			continue
		}
		for i, v := range row {
			sorted[i] = float64(v) - float64(top)
		}
		slices.SortFunc(sorted, func(a, b float64) int { return cmp.Compare(b, a) })
		sum, tau := 0.0, 0.0
		for k, v := range sorted {
			if !(1+float64(k+1)*v > sum+v) {
				break
			}
			sum += v
			tau = (sum - 1) / float64(k+1)
		}
		for i, v := range row {
			out[i] = T(max(float64(v)-float64(top)-tau, 0))
		}
	}
}
