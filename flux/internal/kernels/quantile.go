package kernels

// Quantile finds, in each row of x [rows, n], the positions in x of the elements
// of rank lo and of the rank after it, or of the same if there is none. Equal
// elements are ranked by position. A row with a NaN gives that, twice. It calls
// poll between rows.
func Quantile[T Float](below, above []int, x []T, rows, n, lo int, poll func()) {
	at := make([]int, n)
	for r := range rows {
		poll()
		row, nan := x[r*n:][:n], -1
		for i, v := range row {
			at[i] = i
			if isNaN(v) {
				nan = i
			}
		}
		if nan >= 0 {
			below[r], above[r] = r*n+nan, r*n+nan
			continue
		}
		nth(at, row, lo)
		below[r], above[r] = r*n+at[lo], r*n+at[lo]
		for i, next := range at[lo+1:] {
			if i == 0 || before(row, next, above[r]-r*n) {
				above[r] = r*n + next
			}
		}
	}
}

// before reports whether element i is smaller than element j, or equal and first.
func before[T Float](x []T, i, j int) bool { return x[i] < x[j] || x[i] == x[j] && i < j }

// nth orders at, which holds positions in x, so far that the one of rank k is in
// place k, smaller elements in front and larger ones behind (Hoare, Algorithm 65:
// Find, 1961).
func nth[T Float](at []int, x []T, k int) {
	for lo, hi := 0, len(at)-1; lo < hi; {
		// The middle of three, so that sorted elements are no worst case.
		mid := lo + (hi-lo)/2
		if before(x, at[mid], at[lo]) {
			at[mid], at[lo] = at[lo], at[mid]
		}
		if before(x, at[hi], at[lo]) {
			at[hi], at[lo] = at[lo], at[hi]
		}
		if before(x, at[hi], at[mid]) {
			at[hi], at[mid] = at[mid], at[hi]
		}
		pivot, i, j := at[mid], lo, hi
		for i <= j {
			for before(x, at[i], pivot) {
				i++
			}
			for before(x, pivot, at[j]) {
				j--
			}
			if i <= j {
				at[i], at[j] = at[j], at[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return
		}
	}
}
