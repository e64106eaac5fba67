package kernels

import "math"

// Windows lie along an axis of Size elements: window o covers Count[o] of them,
// Step apart, from First[o] on. Padding is left out, so all of them exist; a
// window that covers nothing but padding has none.
type Windows struct {
	Size, Step   int
	First, Count []int
}

// MaxPool writes the largest element of each window of one plane, whose three
// axes are w: a NaN before all others, and of equal ones the first. A window of
// nothing is -Inf. Unless at is nil, at gets the position of that element, and
// -1 for a window of nothing.
func MaxPool[T Float](dst []T, at []int, x []T, w *[3]Windows) {
	o := 0
	eachRow(w, func(i, j int) {
		for k, first := range w[2].First {
			best, pos := maxOf(x, w, i, j, first, w[2].Count[k])
			dst[o] = best
			if at != nil {
				at[o] = pos
			}
			o++
		}
	})
}

// eachRow calls f for the windows of the first two axes.
func eachRow(w *[3]Windows, f func(i, j int)) {
	for i := range w[0].First {
		for j := range w[1].First {
			f(i, j)
		}
	}
}

// maxOf returns the largest element of a window, and its position.
func maxOf[T Float](x []T, w *[3]Windows, i, j, first, count int) (T, int) {
	best, pos := T(math.Inf(-1)), -1
	step := w[2].Step
	for a, p := 0, w[0].First[i]; a < w[0].Count[i]; a, p = a+1, p+w[0].Step {
		for b, q := 0, w[1].First[j]; b < w[1].Count[j]; b, q = b+1, q+w[1].Step {
			at := (p*w[1].Size+q)*w[2].Size + first
			for c := 0; c < count; c, at = c+1, at+step {
				if v := x[at]; v > best || pos < 0 || v != v && best == best {
					best, pos = v, at
				}
			}
		}
	}
	return best, pos
}

// LPPool writes (Σ|x|ᵖ)^(1/p) of each window of one plane. The largest of a
// window is taken out of the sum, so that no power overflows.
func LPPool[T Float](dst, x []T, w *[3]Windows, p float64) {
	o := 0
	eachRow(w, func(i, j int) {
		for k := range w[2].First {
			largest, sum := 0.0, 0.0
			eachOf(w, i, j, k, func(at int) { largest = max(largest, math.Abs(float64(x[at]))) })
			switch {
			case largest == 0 || math.IsInf(largest, 1) || math.IsNaN(largest):
				dst[o] = T(largest)
			default:
				eachOf(w, i, j, k, func(at int) { sum += power(math.Abs(float64(x[at]))/largest, p) })
				dst[o] = T(largest * math.Pow(sum, 1/p))
			}
			o++
		}
	})
}

// LPPoolBack adds the gradients of LPPool to dx: g·(|x|/y)^(p−1)·sign x, and
// nothing where x or y is 0.
func LPPoolBack[T Float](dx, g, x, y []T, w *[3]Windows, p float64) {
	o := 0
	eachRow(w, func(i, j int) {
		for k := range w[2].First {
			gy, yo := float64(g[o]), float64(y[o])
			eachOf(w, i, j, k, func(at int) {
				if v := float64(x[at]); v != 0 && yo != 0 {
					dx[at] += T(gy * math.Copysign(power(math.Abs(v)/yo, p-1), v))
				}
			})
			o++
		}
	})
}

// power is xᵖ, without a logarithm for the p that are frequent.
func power(x, p float64) float64 {
	switch p {
	case 0:
		return 1
	case 1:
		return x
	case 2:
		return x * x
	}
	return math.Pow(x, p)
}

// eachOf calls f for the positions of one window.
func eachOf(w *[3]Windows, i, j, k int, f func(at int)) {
	for a, p := 0, w[0].First[i]; a < w[0].Count[i]; a, p = a+1, p+w[0].Step {
		for b, q := 0, w[1].First[j]; b < w[1].Count[j]; b, q = b+1, q+w[1].Step {
			at := (p*w[1].Size+q)*w[2].Size + w[2].First[k]
			for c := 0; c < w[2].Count[k]; c, at = c+1, at+w[2].Step {
				f(at)
			}
		}
	}
}
