package row

import "fluxrepl/flux/internal/workers"

// How work is cut. The bounds follow from sizes alone.
const (
	most   = 1 << 16 // elements that one call of a kernel takes
	serial = 1 << 15 // elements that are not worth another processor
	share  = 1 << 13 // elements of a piece of rows
)

// grain is how many rows of n elements make a piece.
func grain(n int) int { return max(1, share/n) }

// pieces returns the sum of f over pieces of a long row.
func pieces(n int, poll func(), f func(lo, hi int) float64) float64 {
	part := make([]float64, (n+most-1)/most)
	workers.For(n, most, poll, func(lo, hi int) { part[lo/most] = f(lo, hi) })
	return plain(part)
}

// plain returns the sum of a few numbers, in order.
func plain(part []float64) float64 {
	sum := 0.0
	for _, p := range part {
		sum += p
	}
	return sum
}

// padded is how many sums there must be for n columns.
func padded(n int) int { return (n + 15) &^ 15 }
