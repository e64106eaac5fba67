package gemm

// packPanel copies columns [j, j+cols) of rows [l, l+k) of B to dst, row by row,
// nr numbers for each; those beyond cols are 0.
func (p *problem[T]) packPanel(dst []T, l, k, j, cols, nr int) {
	if p.bcs == 1 {
		for r := range k {
			row := dst[r*nr:][:nr]
			at := (l+r)*p.brs + j
			clear(row[copy(row, p.b[at:at+cols]):])
		}
		return
	}
	if cols < nr {
		clear(dst[:k*nr])
	}
	for c := range cols {
		at, to := l*p.brs+(j+c)*p.bcs, c
		for range k {
			dst[to] = p.b[at]
			at += p.brs
			to += nr
		}
	}
}
