package kernels

import "math"

// Windows lie along an axis of Size elements: window o covers Count[o] of them,
// Step apart, from First[o] on. Padding is left out, so all of them exist; a
// window that covers nothing but padding has none.
type Windows struct {
	Size, Step   int
	First, Count []int
}

// sizes returns the elements and the windows of a plane whose axes are w.
func sizes(w *[3]Windows) (in, out int) {
	in, out = 1, 1
	for i := range w {
		in *= w[i].Size
		out *= len(w[i].First)
	}
	return in, out
}

// A pace calls poll from time to time, as the work goes on.
type pace struct {
	poll func()
	done int
}

func (p *pace) step(work int) {
	if p.done += work; p.done > 1<<20 {
		p.poll()
		p.done = 0
	}
}

// MaxPool writes the largest element of each window of each plane of x, whose
// axes are w: a NaN before all others, and of equal ones the first. A window of
// nothing is -Inf. Unless at is nil, at gets the position of that element in x,
// and -1 for a window of nothing.
func MaxPool[T Float](dst []T, at []int, x []T, w *[3]Windows, poll func()) {
	var lines []int // where the lines begin that windows side by side share
	in, _ := sizes(w)
	n, o, pace := len(w[2].First), 0, pace{poll: poll}
	eachRow(w, len(dst), func(plane, i, j int) {
		lines = lines[:0]
		for a, p := 0, w[0].First[i]; a < w[0].Count[i]; a, p = a+1, p+w[0].Step {
			for b, q := 0, w[1].First[j]; b < w[1].Count[j]; b, q = b+1, q+w[1].Step {
				lines = append(lines, plane*in+(p*w[1].Size+q)*w[2].Size)
			}
		}
		piece := 1 + (1<<18)/(1+len(lines)*w[2].Count[n/2])
		for lo := 0; lo < n; lo += piece {
			hi := min(lo+piece, n)
			var places []int
			if at != nil {
				places = at[o+lo : o+hi]
			}
			maxRow(dst[o+lo:o+hi], places, x, lines, w[2].First[lo:hi], w[2].Count[lo:hi], w[2].Step)
			pace.step((hi - lo) * (1 + len(lines)*w[2].Count[n/2]))
		}
		o += n
	})
}

// maxRow is MaxPool for windows side by side, which have their lines in common.
func maxRow[T Float](dst []T, at []int, x []T, lines, firsts, counts []int, step int) {
	for k, first := range firsts {
		best, pos := T(math.Inf(-1)), -1
		if counts[k] > 0 && len(lines) > 0 {
			pos = lines[0] + first
			best = x[pos]
			for _, line := range lines {
				// Without a jump that depends on the elements: it would be taken at random.
				for p, end := line+first, line+first+counts[k]*step; p < end; p += step {
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
			if isNaN(best) {
				pos = firstNaN(x, lines, first, counts[k], step)
			}
			at[k] = pos
		}
	}
}

func firstNaN[T Float](x []T, lines []int, first, count, step int) int {
	for _, line := range lines {
		for i, p := 0, line+first; i < count; i, p = i+1, p+step {
			if isNaN(x[p]) {
				return p
			}
		}
	}
	return -1
}

// eachRow calls f for each plane and the windows of its first two axes; there are
// so many windows altogether.
func eachRow(w *[3]Windows, windows int, f func(plane, i, j int)) {
	_, out := sizes(w)
	for plane := range windows / max(out, 1) {
		for i := range w[0].First {
			for j := range w[1].First {
				f(plane, i, j)
			}
		}
	}
}

// LPPool writes (Σ|x|ᵖ)^(1/p) of each window of each plane. The largest of a
// window is taken out of the sum, so that no power overflows.
func LPPool[T Float](dst, x []T, w *[3]Windows, p float64, poll func()) {
	o, pace := 0, pace{poll: poll}
	eachRow(w, len(dst), func(plane, i, j int) {
		for k := range w[2].First {
			largest, sum := 0.0, 0.0
			work := eachOf(w, plane, i, j, k, func(at int) { largest = max(largest, math.Abs(float64(x[at]))) })
			if largest == 0 || math.IsInf(largest, 1) || math.IsNaN(largest) {
				dst[o] = T(largest)
			} else {
				eachOf(w, plane, i, j, k, func(at int) { sum += power(math.Abs(float64(x[at]))/largest, p) })
				dst[o] = T(largest * math.Pow(sum, 1/p))
			}
			o++
			pace.step(8 * (work + 1))
		}
	})
}

// LPPoolBack adds the gradients of LPPool to dx: g·(|x|/y)^(p−1)·sign x, and
// nothing where x or y is 0.
func LPPoolBack[T Float](dx, g, x, y []T, w *[3]Windows, p float64, poll func()) {
	o, pace := 0, pace{poll: poll}
	eachRow(w, len(g), func(plane, i, j int) {
		for k := range w[2].First {
			gy, yo := float64(g[o]), float64(y[o])
			work := eachOf(w, plane, i, j, k, func(at int) {
				if v := float64(x[at]); v != 0 && yo != 0 {
					dx[at] += T(gy * math.Copysign(power(math.Abs(v)/yo, p-1), v))
				}
			})
			o++
			pace.step(8 * (work + 1))
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

// eachOf calls f for the positions of one window, and returns how many there are.
func eachOf(w *[3]Windows, plane, i, j, k int, f func(at int)) (count int) {
	for a, p := 0, w[0].First[i]; a < w[0].Count[i]; a, p = a+1, p+w[0].Step {
		for b, q := 0, w[1].First[j]; b < w[1].Count[j]; b, q = b+1, q+w[1].Step {
			at := ((plane*w[0].Size+p)*w[1].Size+q)*w[2].Size + w[2].First[k]
			for c := 0; c < w[2].Count[k]; c, at = c+1, at+w[2].Step {
				f(at)
				count++
			}
		}
	}
	return count
}

// SumWindows writes the sum of each window along an axis, times the window's
// scale: x is [outer, w.Size, inner], dst [outer, windows, inner]. More than two
// elements are summed in float64.
func SumWindows[T Float](dst, x []T, w *Windows, scale []float64, outer, inner int, poll func()) {
	windows, step, pace := len(w.First), w.Step, pace{poll: poll}
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
			pace.step((count + 1) * inner)
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
func SpreadWindows[T Float](dst, g []T, w *Windows, scale []float64, outer, inner int, poll func()) {
	if w.disjoint() {
		placeWindows(dst, g, w, scale, outer, inner, poll)
		return
	}
	block := min(inner, 64)
	sums, pace := make([]float64, w.Size*block), pace{poll: poll}
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
				pace.step((w.Count[r] + 1) * n)
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
func placeWindows[T Float](dst, g []T, w *Windows, scale []float64, outer, inner int, poll func()) {
	windows, pace := len(w.First), pace{poll: poll}
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
			pace.step((w.Count[r] + 1) * inner)
		}
	}
}
