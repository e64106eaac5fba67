package row

import (
	"math"
	"unsafe"
)

// goLoops returns the kernels in plain Go.
func goLoops[T Float]() *loops[T] {
	return &loops[T]{
		softmaxRows:          softmaxRows[T],
		expSumRows:           expSumRows[T],
		expRow:               expRow[T],
		shiftRows:            shiftRows[T],
		softmaxBackRows:      softmaxBackRows[T],
		logSoftmaxBackRows:   logSoftmaxBackRows[T],
		entropyRows:          entropyRows[T],
		mixRow:               mixRow[T],
		sumRows:              sumRows[T],
		dotRow:               dotRow[T],
		maxRows:              maxRows[T],
		minRows:              minRows[T],
		sumColumns:           sumColumns[T],
		squareColumns:        squareColumns[T],
		productColumns:       productColumns[T],
		affineColumns:        affineColumns[T],
		backColumns:          backColumns[T],
		sumRuns:              sumRuns[T],
		squareRuns:           squareRuns[T],
		productRuns:          productRuns[T],
		affineRuns:           affineRuns[T],
		backRuns:             backRuns[T],
		rectifiedRuns:        rectifiedRuns[T],
		joinedRuns:           joinedRuns[T],
		maskedRuns:           maskedRuns[T],
		rectifiedProductRuns: rectifiedProductRuns[T],
		rectifiedBackRuns:    rectifiedBackRuns[T],
		normRows:             normRows[T],
		standardBackRows:     standardBackRows[T],
		normBackRows:         normBackRows[T],
	}
}

// at returns row r of n elements at p.
func at[T any](p *T, r, n int) []T {
	return unsafe.Slice((*T)(unsafe.Add(unsafe.Pointer(p), uintptr(r*n)*unsafe.Sizeof(*p))), n)
}

// peak returns the largest element that is a number, or 0 if that is −∞: then
// every exponential is 0 and no shift is needed.
func peak[T Float](row []T) T {
	m := T(math.Inf(-1))
	for _, v := range row {
		if v > m {
			m = v
		}
	}
	if math.IsInf(float64(m), -1) {
		return 0
	}
	return m
}

func softmaxRows[T Float](dst, x *T, rows, n int, k float64, stats *float64) {
	for r := range rows {
		out, row := at(dst, r, n), at(x, r, n)
		top, sum := peak(row), 0.0
		for i, v := range row {
			e := exp(v - top)
			out[i] = e
			sum += float64(e)
		}
		f := T(k / sum)
		for i := range out {
			out[i] *= f
		}
		if stats != nil {
			copy(at(stats, r, 2), []float64{float64(top), sum})
		}
	}
}

func expSumRows[T Float](x *T, rows, n int, stats *float64) {
	for r := range rows {
		row := at(x, r, n)
		top, sum := peak(row), 0.0
		for _, v := range row {
			sum += float64(exp(v - top))
		}
		copy(at(stats, r, 2), []float64{float64(top), sum})
	}
}

func expRow[T Float](dst, x *T, n int, top, k T) {
	out := at(dst, 0, n)
	for i, v := range at(x, 0, n) {
		out[i] = k * exp(v-top)
	}
}

func shiftRows[T Float](dst, x *T, rows, n int, stats *float64) {
	for r := range rows {
		out, stat := at(dst, r, n), at(stats, r, 2)
		top, log := T(stat[0]), T(stat[1])
		for i, v := range at(x, r, n) {
			out[i] = v - top - log
		}
	}
}

func softmaxBackRows[T Float](dst, g, y *T, rows, n int) {
	for r := range rows {
		out, gr, yr := at(dst, r, n), at(g, r, n), at(y, r, n)
		sum := 0.0
		for i, v := range gr {
			sum += float64(v) * float64(yr[i])
		}
		for i, v := range gr {
			out[i] = yr[i] * (v - T(sum))
		}
	}
}

func logSoftmaxBackRows[T Float](dst, g, y *T, rows, n int) {
	for r := range rows {
		out, gr := at(dst, r, n), at(g, r, n)
		sum := 0.0
		for _, v := range gr {
			sum += float64(v)
		}
		for i, v := range at(y, r, n) {
			out[i] = gr[i] - exp(v)*T(sum)
		}
	}
}

func entropyRows[T Float](x, y *T, rows, n int, stats, sums *float64) {
	for r := range rows {
		row, stat := at(x, r, n), at(stats, r, 2)
		top, log := T(stat[0]), T(stat[1])
		cross, all := 0.0, 0.0
		for i, w := range at(y, r, n) {
			cross += float64(w) * float64(row[i]-top-log)
			all += float64(w)
		}
		copy(at(sums, r, 2), []float64{cross, all})
	}
}

func mixRow[T Float](dst, x, y *T, n int, a, b T) {
	out, xs := at(dst, 0, n), at(x, 0, n)
	for i, v := range at(y, 0, n) {
		out[i] = a*xs[i] - b*v
	}
}

// exp returns eˣ for x ≤ 0 or NaN, and 0 where that is no normal number: beside
// the 1 of the largest element of a row it does not count.
func exp[T Float](x T) T {
	if unsafe.Sizeof(x) == 4 {
		return T(exp32(float32(x)))
	}
	if x < -708.3964 {
		return 0
	}
	return T(math.Exp(float64(x)))
}

// exp32 is exp for float32. With n the integer nearest to x/ln 2 and
// r = x − n·ln 2, eˣ = 2ⁿ·eʳ (Cody and Waite, Software Manual for the Elementary
// Functions, 1980), and eʳ = 1 + r + r²·q(r), where q is the polynomial that
// agrees with it at the Chebyshev nodes of |r| ≤ ½ ln 2.
func exp32(x float32) float32 {
	if x < -87.33654 {
		return 0
	}
	if x != x {
		return x
	}
	const rounder = 12582912 // adding and taking off 1.5·2²³ leaves the nearest integer
	n := float32(x*math.Log2E) + rounder - rounder
	// The first part of ln 2 has so few digits that n times it is exact.
	r := float32(x-float32(n*0.693359375)) - float32(n*-2.12194440e-4)
	q := float32(0.0013926176)*r + 0.0083631730745
	q = q*r + 0.041666554663
	q = q*r + 0.16666577026
	q = q*r + 0.5
	return (q*(r*r) + r + 1) * math.Float32frombits(uint32(int32(n)+127)<<23)
}
