package gemm

import "unsafe"

// The tile of the plain Go kernel: its sums and what they are made of fit the 15
// registers that Go has for floats on AMD64.
const (
	goRows = 2
	goCols = 4
)

// goTile is the kernel in Go: up to goRows rows and up to goCols columns, of a
// panel of goCols.
func goTile[T float32 | float64](t *tile, rows, cols int) {
	size := int(unsafe.Sizeof(*new(T)))
	for i := range t.count {
		var s [goRows][goCols]T
		if t.k > 0 {
			aRow, aCol, bRow := t.aRow/size, t.aCol/size, t.bRow/size
			a := unsafe.Slice((*T)(unsafe.Add(t.a, i*t.aNext)), (rows-1)*aRow+(t.k-1)*aCol+1)
			b := unsafe.Slice((*T)(unsafe.Add(t.b, i*t.bNext)), (t.k-1)*bRow+goCols)
			if rows == goRows {
				s[0], s[1] = goSum2(a, a[aRow:], aCol, b, bRow, t.k)
			} else {
				s[0] = goSum1(a, aCol, b, bRow, t.k)
			}
		}
		for r := range rows {
			c := unsafe.Slice((*T)(unsafe.Add(t.c, i*t.cNext+r*t.cRow)), cols)
			for j := range c {
				v := s[r][j]
				if t.flags&addFlag != 0 {
					v += c[j]
				}
				if t.rowBias != nil {
					v += *(*T)(unsafe.Add(t.rowBias, i*t.rowBiasNext+r*size))
				}
				if t.colBias != nil {
					v += *(*T)(unsafe.Add(t.colBias, i*t.colBiasNext+j*size))
				}
				if t.flags&reluFlag != 0 {
					v = max(v, 0)
				}
				c[j] = v
			}
		}
	}
}

// goSum2 returns the products of two rows of A with four columns of B.
func goSum2[T float32 | float64](a0, a1 []T, aCol int, b []T, bRow, k int) (s0, s1 [goCols]T) {
	var s00, s01, s02, s03, s10, s11, s12, s13 T
	for l := range k {
		row := b[l*bRow:][:goCols]
		x, y := a0[l*aCol], a1[l*aCol]
		s00 += x * row[0]
		s01 += x * row[1]
		s02 += x * row[2]
		s03 += x * row[3]
		s10 += y * row[0]
		s11 += y * row[1]
		s12 += y * row[2]
		s13 += y * row[3]
	}
	return [goCols]T{s00, s01, s02, s03}, [goCols]T{s10, s11, s12, s13}
}

// goSum1 is goSum2 for one row.
func goSum1[T float32 | float64](a []T, aCol int, b []T, bRow, k int) [goCols]T {
	var s0, s1, s2, s3 T
	for l := range k {
		row := b[l*bRow:][:goCols]
		x := a[l*aCol]
		s0 += x * row[0]
		s1 += x * row[1]
		s2 += x * row[2]
		s3 += x * row[3]
	}
	return [goCols]T{s0, s1, s2, s3}
}
