package kernels

import "math"

// Reductions of whole rows: x is [rows, n], dst is [rows].

// Prod multiplies each row; the product of nothing is 1.
func Prod[T Float](dst, x []T, rows, n int) {
	for r := range rows {
		p := 1.0
		for _, v := range x[r*n:][:n] {
			p *= float64(v)
		}
		dst[r] = T(p)
	}
}

// ProdBack computes dst[r, i] = g[r]·Π x[r, j] over j ≠ i: the product of those
// before and of those behind, since a quotient is wrong where x is 0.
func ProdBack[T Float](dst, g, x []T, rows, n int) {
	before := make([]float64, n)
	for r := range rows {
		row, out := x[r*n:][:n], dst[r*n:][:n]
		p := 1.0
		for i, v := range row {
			before[i] = p
			p *= float64(v)
		}
		p = float64(g[r])
		for i := n - 1; i >= 0; i-- {
			out[i] = T(before[i] * p)
			p *= float64(row[i])
		}
	}
}

// Norm computes (Σ|x|ᵖ)^(1/p) of each row, and its limits: the number of nonzero
// elements for p = 0, the largest and the smallest |x| for p = ±∞.
func Norm[T Float](dst, x []T, rows, n int, p float64) {
	for r := range rows {
		row := x[r*n:][:n]
		switch p {
		case 0:
			dst[r] = T(nonZero(row))
		case 1:
			dst[r] = T(sumPower(row, 1, 1))
		case 2:
			dst[r] = T(norm2(row))
		default:
			dst[r] = T(normOf(row, p))
		}
	}
}

func nonZero[T Float](x []T) (count float64) {
	for _, v := range x {
		if isNaN(v) {
			return math.NaN()
		}
		if v != 0 {
			count++
		}
	}
	return count
}

// sumPower returns Σ (|x|/m)ᵖ.
func sumPower[T Float](x []T, m, p float64) (sum float64) {
	for _, v := range x {
		a := math.Abs(float64(v)) / m
		if p != 1 {
			a = math.Pow(a, p)
		}
		sum += a
	}
	return sum
}

// norm2 returns √Σx². The squares of float32 fit into float64; those of float64
// may not, and then the largest is divided out first.
func norm2[T Float](x []T) float64 {
	sum := 0.0
	for _, v := range x {
		sum += float64(v) * float64(v)
	}
	if sum > 1e-250 && sum < 1e250 || sum != sum {
		return math.Sqrt(sum)
	}
	return normOf(x, 2)
}

// normOf divides by the element that counts most: the largest for p > 0, the
// smallest for p < 0.
func normOf[T Float](x []T, p float64) float64 {
	if len(x) == 0 {
		if p < 0 {
			return math.Inf(1)
		}
		return 0
	}
	m := math.Abs(float64(x[0]))
	for _, v := range x[1:] {
		if p > 0 {
			m = max(m, math.Abs(float64(v)))
		} else {
			m = min(m, math.Abs(float64(v)))
		}
	}
	if math.IsInf(p, 0) || m == 0 || math.IsInf(m, 0) || m != m {
		return m
	}
	return m * math.Pow(sumPower(x, m, p), 1/p)
}
