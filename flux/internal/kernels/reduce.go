package kernels

import "math"

// Reductions see their operand as [outer, n, inner] and reduce the middle axis;
// dst is [outer, inner].

// sumBlock is how many elements one partial sum takes before it is carried on
// in float64: short enough that float32 loses no digit that matters.
const sumBlock = 32

// sumRun returns Σ x in blocks with four partial sums each.
func sumRun[T Float](x []T) float64 {
	total := 0.0
	for len(x) > 0 {
		block := x[:min(sumBlock, len(x))]
		x = x[len(block):]
		var s0, s1, s2, s3 T
		for len(block) >= 4 {
			s0 += block[0]
			s1 += block[1]
			s2 += block[2]
			s3 += block[3]
			block = block[4:]
		}
		for _, v := range block {
			s0 += v
		}
		total += float64((s0 + s1) + (s2 + s3))
	}
	return total
}

// SumInt adds integers over the middle axis and wraps round as Go does.
func SumInt[T Integer](dst []int64, x []T, outer, n, inner int) {
	for o := range outer {
		out := dst[o*inner:][:inner]
		clear(out)
		for i := range n {
			for j, v := range x[(o*n+i)*inner:][:inner] {
				out[j] += int64(v)
			}
		}
	}
}

// Max takes the largest over the middle axis, which is not empty; a NaN wins.
func Max[T Number](dst, x []T, outer, n, inner int) {
	for o := range outer {
		out := dst[o*inner:][:inner]
		copy(out, x[o*n*inner:][:inner])
		for i := 1; i < n; i++ {
			MaxVV(out, out, x[(o*n+i)*inner:][:inner])
		}
	}
}

// Min takes the smallest over the middle axis, which is not empty; a NaN wins.
func Min[T Number](dst, x []T, outer, n, inner int) {
	for o := range outer {
		out := dst[o*inner:][:inner]
		copy(out, x[o*n*inner:][:inner])
		for i := 1; i < n; i++ {
			MinVV(out, out, x[(o*n+i)*inner:][:inner])
		}
	}
}

func isNaN[T Number](v T) bool { return math.IsNaN(float64(v)) }

// ArgMax gives the position of the first largest element of the middle axis; the
// first NaN counts as larger than everything.
func ArgMax[T Number](dst []int32, x []T, outer, n, inner int) {
	for o := range outer {
		for j := range inner {
			best, at := x[o*n*inner+j], 0
			for i := 1; i < n && !isNaN(best); i++ {
				if v := x[(o*n+i)*inner+j]; v > best || isNaN(v) {
					best, at = v, i
				}
			}
			dst[o*inner+j] = int32(at)
		}
	}
}

// ArgMin gives the position of the first smallest element of the middle axis; the
// first NaN counts as smaller than everything.
func ArgMin[T Number](dst []int32, x []T, outer, n, inner int) {
	for o := range outer {
		for j := range inner {
			best, at := x[o*n*inner+j], 0
			for i := 1; i < n && !isNaN(best); i++ {
				if v := x[(o*n+i)*inner+j]; v < best || isNaN(v) {
					best, at = v, i
				}
			}
			dst[o*inner+j] = int32(at)
		}
	}
}

// ExtremeBack shares g among the elements of the middle axis of x [outer, n,
// inner] that are equal to y [outer, inner]; where none is, they are NaN.
func ExtremeBack[T Float](dst, g, x, y []T, outer, n, inner int) {
	share := make([]T, inner)
	for o := range outer {
		best := y[o*inner:][:inner]
		clear(share)
		for i := range n {
			for j, v := range x[(o*n+i)*inner:][:inner] {
				if v == best[j] {
					share[j]++
				}
			}
		}
		for j, v := range g[o*inner:][:inner] {
			share[j] = v / share[j]
			if isNaN(best[j]) {
				share[j] = T(math.NaN())
			}
		}
		for i := range n {
			at := (o*n + i) * inner
			out := dst[at:][:inner]
			for j, v := range x[at:][:inner] {
				if v == best[j] || isNaN(best[j]) {
					out[j] = share[j]
				}
			}
		}
	}
}
