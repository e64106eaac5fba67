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
	var lines []int // where the lines begin that windows side by side have in common
	o := 0
	eachRow(w, func(i, j int) {
		lines = lines[:0]
		for a, p := 0, w[0].First[i]; a < w[0].Count[i]; a, p = a+1, p+w[0].Step {
			for b, q := 0, w[1].First[j]; b < w[1].Count[j]; b, q = b+1, q+w[1].Step {
				lines = append(lines, (p*w[1].Size+q)*w[2].Size)
			}
		}
		n := len(w[2].First)
		if at != nil {
			maxRow(dst[o:][:n], at[o:][:n], x, lines, &w[2])
		} else {
			maxRow(dst[o:][:n], nil, x, lines, &w[2])
		}
		o += n
	})
}

func maxRow[T Float](dst []T, at []int, x []T, lines []int, w *Windows) {
	counts := w.Count[:len(w.First)]
	for k, first := range w.First {
		best, pos := T(math.Inf(-1)), -1
		if count := counts[k]; count > 0 && len(lines) > 0 {
			pos = lines[0] + first
			best = x[pos]
			for _, line := range lines {
				// Without a jump that depends on the elements: it would be taken at random.
				for p, end := line+first, line+first+count*w.Step; p < end; p += w.Step {
					v := x[p]
					if v > best {
						pos = p
					}
					best = max(best, v)
				}
			}
		}
		dst[k] = best
		if at != nil {
			if best != best {
				pos = firstNaN(x, lines, first, counts[k], w.Step)
			}
			at[k] = pos
		}
	}
}

func firstNaN[T Float](x []T, lines []int, first, count, step int) int {
	for _, line := range lines {
		for i, p := 0, line+first; i < count; i, p = i+1, p+step {
			if x[p] != x[p] {
				return p
			}
		}
	}
	return -1
}

// eachRow calls f for the windows of the first two axes.
func eachRow(w *[3]Windows, f func(i, j int)) {
	for i := range w[0].First {
		for j := range w[1].First {
			f(i, j)
		}
	}
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

// SumWindows writes the sum of each window along an axis, times the window's
// scale: x is [outer, w.Size, inner], dst [outer, windows, inner]. More than two
// elements are summed in float64.
func SumWindows[T Float](dst, x []T, w *Windows, scale []float64, outer, inner int) {
	windows, step := len(w.First), w.Step
	for o := range outer {
		from, to := x[o*w.Size*inner:][:w.Size*inner], dst[o*windows*inner:][:windows*inner]
		for r, first := range w.First {
			count := w.Count[r]
			switch {
			case inner == 1:
				sum := 0.0
				for i, j := 0, first; i < count; i, j = i+1, j+step {
					sum += float64(from[j])
				}
				to[r] = T(sum * scale[r])
			case count == 1:
				MulVS(to[r*inner:][:inner], from[first*inner:], T(scale[r]))
			case count == 2:
				a, b, s := from[first*inner:][:inner], from[(first+step)*inner:][:inner], T(scale[r])
				row := to[r*inner:][:len(a)]
				for i := range row {
					row[i] = (a[i] + b[i]) * s
				}
			default:
				sumRows(to[r*inner:][:inner], from, first, step, count, scale[r])
			}
		}
	}
}

// sumRows adds count rows of x in float64, a piece at a time.
func sumRows[T Float](dst, x []T, first, step, count int, scale float64) {
	n := len(dst)
	var sums [256]float64
	for lo := 0; lo < n; lo += len(sums) {
		piece := sums[:min(len(sums), n-lo)]
		clear(piece)
		for j := range count {
			for i, v := range x[(first+j*step)*n+lo:][:len(piece)] {
				piece[i] += float64(v)
			}
		}
		for i, s := range piece {
			dst[lo+i] = T(s * scale)
		}
	}
}

// SpreadWindows is the reverse of SumWindows: each element of g goes, times its
// window's scale, to all elements of the window. It adds in float64. dst is all
// zeros before.
func SpreadWindows[T Float](dst, g []T, w *Windows, scale []float64, outer, inner int) {
	if w.disjoint() {
		placeWindows(dst, g, w, scale, outer, inner)
		return
	}
	block := min(inner, 64)
	sums := make([]float64, w.Size*block)
	for o := range outer {
		to, from := dst[o*w.Size*inner:][:w.Size*inner], g[o*len(w.First)*inner:][:len(w.First)*inner]
		for lo := 0; lo < inner; lo += block {
			n := min(block, inner-lo)
			clear(sums)
			for r, first := range w.First {
				row, s := from[r*inner+lo:][:n], scale[r]
				for j := range w.Count[r] {
					into := sums[(first+j*w.Step)*block:][:n]
					for i, v := range row {
						into[i] += s * float64(v)
					}
				}
			}
			for j := range w.Size {
				for i, v := range sums[j*block:][:n] {
					to[j*inner+lo+i] = T(v)
				}
			}
		}
	}
}

// disjoint reports whether each window begins after those before have ended.
func (w *Windows) disjoint() bool {
	end := 0
	for r, first := range w.First {
		if w.Count[r] == 0 {
			continue
		}
		if first < end {
			return false
		}
		end = first + (w.Count[r]-1)*w.Step + 1
	}
	return true
}

// placeWindows is SpreadWindows for windows that are disjoint.
func placeWindows[T Float](dst, g []T, w *Windows, scale []float64, outer, inner int) {
	windows := len(w.First)
	for o := range outer {
		to, from := dst[o*w.Size*inner:][:w.Size*inner], g[o*windows*inner:][:windows*inner]
		for r, first := range w.First {
			s := T(scale[r])
			for i, j := 0, first; i < w.Count[r]; i, j = i+1, j+w.Step {
				if inner == 1 {
					to[j] = from[r] * s
				} else {
					MulVS(to[j*inner:][:inner], from[r*inner:], s)
				}
			}
		}
	}
}
