package kernels

import "math"

// Moments see their operand as [outer, n, inner] and reduce the middle axis. They
// go over it twice, since the difference of the mean square and the square of the
// mean cancels, and keep their sums in float64.

// moments computes the mean of every lane of x [n, inner] and the sum of the
// squared distances from it.
func moments[T Float](mean, squares []float64, x []T, n int) {
	inner := len(mean)
	if inner == 1 {
		mean[0], squares[0] = momentsOf(x)
		return
	}
	clear(mean)
	clear(squares)
	for i := range n {
		for j, v := range x[i*inner:][:inner] {
			mean[j] += float64(v)
		}
	}
	for j := range mean {
		mean[j] /= float64(n)
	}
	for i := range n {
		for j, v := range x[i*inner:][:inner] {
			d := float64(v) - mean[j]
			squares[j] += d * d
		}
	}
}

func momentsOf[T Float](x []T) (mean, squares float64) {
	for _, v := range x {
		mean += float64(v)
	}
	mean /= float64(len(x))
	for _, v := range x {
		d := float64(v) - mean
		squares += d * d
	}
	return mean, squares
}

// Var computes the sum of the squared distances from the mean, divided by
// n − less.
func Var[T Float](dst, x []T, outer, n, inner, less int) {
	mean, squares := make([]float64, inner), make([]float64, inner)
	for o := range outer {
		moments(mean, squares, x[o*n*inner:][:n*inner], n)
		for j, s := range squares {
			dst[o*inner+j] = T(s / float64(max(n-less, 0)))
		}
	}
}

// Std computes the square root of Var.
func Std[T Float](dst, x []T, outer, n, inner, less int) {
	mean, squares := make([]float64, inner), make([]float64, inner)
	for o := range outer {
		moments(mean, squares, x[o*n*inner:][:n*inner], n)
		for j, s := range squares {
			dst[o*inner+j] = T(math.Sqrt(s / float64(max(n-less, 0))))
		}
	}
}

// Standardize computes (x − mean)/√(variance + eps), and keeps the factors
// 1/√(variance + eps) [outer, inner].
func Standardize[T Float](dst, x []T, factor []float64, outer, n, inner int, eps float64) {
	mean := make([]float64, inner)
	for o := range outer {
		lanes, f := x[o*n*inner:][:n*inner], factor[o*inner:][:inner]
		moments(mean, f, lanes, n)
		for j, s := range f {
			f[j] = 1 / math.Sqrt(s/float64(n)+eps)
		}
		for i := range n {
			out := dst[(o*n+i)*inner:][:inner]
			for j, v := range lanes[i*inner:][:inner] {
				out[j] = T((float64(v) - mean[j]) * f[j])
			}
		}
	}
}

// StandardizeBack computes factor·(g − mean(g) − y·mean(g·y)).
func StandardizeBack[T Float](dst, g, y []T, factor []float64, outer, n, inner int) {
	mean, along := make([]float64, inner), make([]float64, inner)
	for o := range outer {
		clear(mean)
		clear(along)
		for i := range n {
			at := (o*n + i) * inner
			yr := y[at:][:inner]
			for j, v := range g[at:][:inner] {
				mean[j] += float64(v)
				along[j] += float64(v) * float64(yr[j])
			}
		}
		f := factor[o*inner:][:inner]
		for j := range mean {
			mean[j] /= float64(n)
			along[j] /= float64(n)
		}
		for i := range n {
			at := (o*n + i) * inner
			yr, out := y[at:][:inner], dst[at:][:inner]
			for j, v := range g[at:][:inner] {
				out[j] = T(f[j] * (float64(v) - mean[j] - float64(yr[j])*along[j]))
			}
		}
	}
}
