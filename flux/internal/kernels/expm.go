package kernels

import "math"

// pade holds the coefficients of the [13/13] Padé approximant of exp, and
// padeRadius the norm up to which it is exact to rounding (Higham, The Scaling
// and Squaring Method for the Matrix Exponential Revisited, 2005).
var pade = [14]float64{
	64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600,
	670442572800, 33522128640, 1323241920, 40840800, 960960, 16380, 182, 1,
}

const padeRadius = 5.371920351148152

// Exponential replaces a, [n, n], by its exponential I + a + a²/2! + …. poll is called
// between products, and may panic.
func Exponential(a []float64, n int, poll func()) {
	most := 0.0 // the largest sum of a column's magnitudes
	for j := range n {
		sum := 0.0
		for i := range n {
			sum += math.Abs(a[i*n+j])
		}
		most = max(most, sum)
	}
	squarings := 0
	if most > padeRadius {
		squarings = min(1+math.Ilogb(most/padeRadius), 1100) // past that everything overflows
	}
	for i := range a {
		a[i] = math.Ldexp(a[i], -squarings)
	}
	times := func(x, y []float64) []float64 {
		out := make([]float64, n*n)
		MatMul(out, x, y, n, n, n, false, false, poll)
		return out
	}
	a2 := times(a, a)
	a4 := times(a2, a2)
	a6 := times(a4, a2)
	// x6·a⁶ + x4·a⁴ + x2·a² + x0·I
	series := func(x6, x4, x2, x0 float64) []float64 {
		out := make([]float64, n*n)
		for i := range out {
			out[i] = x6*a6[i] + x4*a4[i] + x2*a2[i]
		}
		for i := range n {
			out[i*n+i] += x0
		}
		return out
	}
	plus := func(x, y []float64) []float64 {
		for i := range x {
			x[i] += y[i]
		}
		return x
	}
	odd := times(a, plus(times(a6, series(pade[13], pade[11], pade[9], 0)), series(pade[7], pade[5], pade[3], pade[1])))
	even := plus(times(a6, series(pade[12], pade[10], pade[8], 0)), series(pade[6], pade[4], pade[2], pade[0]))
	below := make([]float64, n*n)
	for i := range below {
		below[i] = even[i] - odd[i]
		a[i] = even[i] + odd[i]
	}
	var f LU
	f.Factor(below, n)
	f.Solve(a, n, false)
	for range squarings {
		copy(a, times(a, a))
	}
}
