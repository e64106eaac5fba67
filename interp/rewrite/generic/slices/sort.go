package slices

import (
	"cmp"
	"iter"
	"sort"
)

// Sort sorts in ascending order; NaNs come first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	switch plain := any(x).(type) { // compiled loops for the usual ones
	case []int:
		sort.Ints(plain)
		return
	case []float64:
		sort.Float64s(plain)
		return
	case []string:
		sort.Strings(plain)
		return
	}
	merge(x, cmp.Compare[E])
}

// SortFunc sorts by a comparison.
func SortFunc[S ~[]E, E any](x S, compare func(a, b E) int) { merge(x, compare) }

// SortStableFunc is SortFunc that keeps the order of equals.
func SortStableFunc[S ~[]E, E any](x S, compare func(a, b E) int) { merge(x, compare) }

// merge is a bottom-up merge sort. It is stable, and calls compare about
// n·log₂ n times, which is what counts where a comparison is interpreted.
func merge[E any](x []E, compare func(a, b E) int) {
	const run = 8
	for lo := 0; lo < len(x); lo += run {
		for i := lo + 1; i < lo+run && i < len(x); i++ {
			for j := i; j > lo && compare(x[j], x[j-1]) < 0; j-- {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
	}
	buffer := make([]E, len(x))
	for width := run; width < len(x); width *= 2 {
		for lo := 0; lo+width < len(x); lo += 2 * width {
			mid, hi := lo+width, min(lo+2*width, len(x))
			if compare(x[mid], x[mid-1]) >= 0 {
				continue
			}
			left := buffer[:copy(buffer, x[lo:mid])]
			i, j, k := 0, mid, lo
			for i < len(left) {
				if j < hi && compare(x[j], left[i]) < 0 {
					x[k] = x[j]
					j++
				} else {
					x[k] = left[i]
					i++
				}
				k++
			}
		}
	}
}

// IsSorted says whether x is in ascending order.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool {
	return IsSortedFunc(x, cmp.Compare[E])
}

// IsSortedFunc is IsSorted by a comparison.
func IsSortedFunc[S ~[]E, E any](x S, compare func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if compare(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// Sorted collects the values of seq in ascending order.
func Sorted[E cmp.Ordered](seq iter.Seq[E]) []E {
	s := Collect(seq)
	Sort(s)
	return s
}

// SortedFunc collects the values of seq in the order of a comparison.
func SortedFunc[E any](seq iter.Seq[E], compare func(E, E) int) []E {
	s := Collect(seq)
	merge(s, compare)
	return s
}

// SortedStableFunc is SortedFunc that keeps the order of equals.
func SortedStableFunc[E any](seq iter.Seq[E], compare func(E, E) int) []E {
	return SortedFunc(seq, compare)
}
