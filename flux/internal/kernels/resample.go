package kernels

// Sparse is a matrix with few elements in a row: row r has the elements
// Weight[i] in the columns Column[i], for i from Start[r] to Start[r+1].
type Sparse struct {
	Columns int
	Start   []int // one more than there are rows
	Column  []int
	Weight  []float64
}

// Rows returns the number of rows.
func (m *Sparse) Rows() int { return len(m.Start) - 1 }

// Add puts an element into the row that is being made. Zeros are left out:
// what has no weight shall not matter, not even if it is NaN.
func (m *Sparse) Add(column int, weight float64) {
	if weight != 0 {
		m.Column, m.Weight = append(m.Column, column), append(m.Weight, weight)
	}
}

// End ends a row.
func (m *Sparse) End() { m.Start = append(m.Start, len(m.Column)) }

// Transpose returns mᵀ.
func (m *Sparse) Transpose() *Sparse {
	t := &Sparse{Columns: m.Rows(), Start: make([]int, m.Columns+1), Column: make([]int, len(m.Column)), Weight: make([]float64, len(m.Column))}
	for _, c := range m.Column {
		t.Start[c+1]++
	}
	for c := range m.Columns {
		t.Start[c+1] += t.Start[c]
	}
	next := append([]int(nil), t.Start...)
	for r := range m.Rows() {
		for i := m.Start[r]; i < m.Start[r+1]; i++ {
			at := next[m.Column[i]]
			next[m.Column[i]]++
			t.Column[at], t.Weight[at] = r, m.Weight[i]
		}
	}
	return t
}

// Resample multiplies an axis by a matrix: x is [outer, columns, inner] and dst
// [outer, rows, inner].
func Resample[T Float](dst, x []T, m *Sparse, outer, inner int, poll func()) {
	rows, pace := m.Rows(), pace{poll: poll}
	for o := range outer {
		from, to := x[o*m.Columns*inner:][:m.Columns*inner], dst[o*rows*inner:][:rows*inner]
		if inner == 1 {
			resampleLine(to, from, m)
			pace.step(rows + len(m.Column))
			continue
		}
		for r := range rows {
			lo, hi := m.Start[r], m.Start[r+1]
			resampleRow(to[r*inner:][:inner], from, m.Column[lo:hi], m.Weight[lo:hi])
			pace.step((hi - lo + 1) * inner)
		}
	}
}

func resampleLine[T Float](dst, x []T, m *Sparse) {
	lo := 0
	for r := range dst {
		hi := m.Start[r+1]
		columns := m.Column[lo:hi]
		weights := m.Weight[lo:hi][:len(columns)]
		lo = hi
		if len(columns) == 2 {
			dst[r] = T(weights[0]*float64(x[columns[0]]) + weights[1]*float64(x[columns[1]]))
			continue
		}
		sum := 0.0
		for i, c := range columns {
			sum += weights[i] * float64(x[c])
		}
		dst[r] = T(sum)
	}
}

// resampleRow writes the weighted sum of the given rows of x. Many are summed in
// float64, a piece at a time.
func resampleRow[T Float](dst, x []T, columns []int, weights []float64) {
	n := len(dst)
	switch len(columns) {
	case 0:
		clear(dst)
	case 1:
		MulVS(dst, x[columns[0]*n:][:n], T(weights[0]))
	case 2:
		a, b := x[columns[0]*n:][:n], x[columns[1]*n:][:n]
		v, w := T(weights[0]), T(weights[1])
		for i := range dst {
			dst[i] = v*a[i] + w*b[i]
		}
	case 4: // cubic, and the reverse of linear to twice the size
		a, b := x[columns[0]*n:][:n], x[columns[1]*n:][:n]
		c, d := x[columns[2]*n:][:n], x[columns[3]*n:][:n]
		v, w, y, z := T(weights[0]), T(weights[1]), T(weights[2]), T(weights[3])
		for i := range dst {
			dst[i] = (v*a[i] + w*b[i]) + (y*c[i] + z*d[i])
		}
	default:
		var sums [256]float64
		for lo := 0; lo < n; lo += len(sums) {
			piece := sums[:min(len(sums), n-lo)]
			clear(piece)
			for k, c := range columns {
				row, w := x[c*n+lo:][:len(piece)], weights[k]
				for i, v := range row {
					piece[i] += w * float64(v)
				}
			}
			for i, s := range piece {
				dst[lo+i] = T(s)
			}
		}
	}
}
