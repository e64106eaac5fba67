package row

import "math"

func sumRows[T Float](sums *float64, x *T, rows, n int) {
	for r := range rows {
		s := 0.0
		for _, v := range at(x, r, n) {
			s += float64(v)
		}
		at(sums, r, 1)[0] = s
	}
}

func dotRow[T Float](x, y *T, n int) float64 {
	s := 0.0
	ys := at(y, 0, n)
	for i, v := range at(x, 0, n) {
		s += float64(v) * float64(ys[i])
	}
	return s
}

func maxRows[T Float](dst, x *T, rows, n int) {
	for r := range rows {
		row := at(x, r, n)
		best := row[0]
		for _, v := range row[1:] {
			best = max(best, v)
		}
		at(dst, r, 1)[0] = best
	}
}

func minRows[T Float](dst, x *T, rows, n int) {
	for r := range rows {
		row := at(x, r, n)
		best := row[0]
		for _, v := range row[1:] {
			best = min(best, v)
		}
		at(dst, r, 1)[0] = best
	}
}

func sumColumns[T Float](sums *float64, x *T, rows, n, cols int) {
	out := at(sums, 0, cols)
	for r := range rows {
		for j, v := range at(x, r, n)[:cols] {
			out[j] += float64(v)
		}
	}
}

func squareColumns[T Float](squares *float64, x *T, rows, n, cols int, mean *T) {
	out, mu := at(squares, 0, cols), at(mean, 0, cols)
	for r := range rows {
		for j, v := range at(x, r, n)[:cols] {
			d := float64(v) - float64(mu[j])
			out[j] += d * d
		}
	}
}

func productColumns[T Float](sums, products *float64, grad, x *T, rows, n, cols int, mean *T) {
	s, p, mu := at(sums, 0, cols), at(products, 0, cols), at(mean, 0, cols)
	for r := range rows {
		xs := at(x, r, n)
		for j, g := range at(grad, r, n)[:cols] {
			s[j] += float64(g)
			p[j] += float64(g) * (float64(xs[j]) - float64(mu[j]))
		}
	}
}

func affineColumns[T Float](dst, x *T, rows, n int, mean, a, b *T) {
	mu, as, bs := at(mean, 0, n), at(a, 0, n), at(b, 0, n)
	for r := range rows {
		out := at(dst, r, n)
		for j, v := range at(x, r, n) {
			out[j] = (v-mu[j])*as[j] + bs[j]
		}
	}
}

func backColumns[T Float](dst, grad, x *T, rows, n int, mean, k, q, p *T) {
	mu, ks, qs, ps := at(mean, 0, n), at(k, 0, n), at(q, 0, n), at(p, 0, n)
	for r := range rows {
		out, xs := at(dst, r, n), at(x, r, n)
		for j, g := range at(grad, r, n) {
			out[j] = ks[j]*g + (qs[j]*(xs[j]-mu[j]) + ps[j])
		}
	}
}

func sumRuns[T Float](x *T, count, step, n int) float64 {
	s := 0.0
	for c := range count {
		for _, v := range from(x, c*step, n) {
			s += float64(v)
		}
	}
	return s
}

func squareRuns[T Float](x *T, count, step, n int, mean T) float64 {
	s := 0.0
	for c := range count {
		for _, v := range from(x, c*step, n) {
			d := float64(v) - float64(mean)
			s += d * d
		}
	}
	return s
}

func productRuns[T Float](grad, x *T, count, step, n int, mean T, sums *float64) {
	s, p := 0.0, 0.0
	for c := range count {
		xs := from(x, c*step, n)
		for i, g := range from(grad, c*step, n) {
			s += float64(g)
			p += float64(g) * (float64(xs[i]) - float64(mean))
		}
	}
	copy(at(sums, 0, 2), []float64{s, p})
}

func affineRuns[T Float](dst, x *T, count, step, n int, mean, a, b T) {
	for c := range count {
		out := from(dst, c*step, n)
		for i, v := range from(x, c*step, n) {
			out[i] = (v-mean)*a + b
		}
	}
}

func rectifiedRuns[T Float](dst, x *T, count, step, n int, mean, a, b T) {
	for c := range count {
		out := from(dst, c*step, n)
		for i, v := range from(x, c*step, n) {
			out[i] = max((v-mean)*a+b, 0)
		}
	}
}

func joinedRuns[T Float](dst, x, residual *T, count, step, n int, mean, a, b T) {
	for c := range count {
		out, more := from(dst, c*step, n), from(residual, c*step, n)
		for i, v := range from(x, c*step, n) {
			out[i] = max((v-mean)*a+b+more[i], 0)
		}
	}
}

func maskedRuns[T Float](dst, grad, x, y *T, count, step, n int, mean T, sums *float64) {
	for c := range count {
		out, ys := from(dst, c*step, n), from(y, c*step, n)
		for i, g := range from(grad, c*step, n) {
			if ys[i] <= 0 {
				g = 0
			}
			out[i] = g
		}
	}
	productRuns(dst, x, count, step, n, mean, sums)
}

func rectifiedProductRuns[T Float](grad, x *T, count, step, n int, mean, a, b T, sums *float64) {
	s, p := 0.0, 0.0
	for c := range count {
		xs := from(x, c*step, n)
		for i, g := range from(grad, c*step, n) {
			if (xs[i]-mean)*a+b <= 0 {
				continue
			}
			s += float64(g)
			p += float64(g) * (float64(xs[i]) - float64(mean))
		}
	}
	copy(at(sums, 0, 2), []float64{s, p})
}

func rectifiedBackRuns[T Float](dst, grad, x *T, count, step, n int, mean, a, b, k, q, p T) {
	for c := range count {
		out, xs := from(dst, c*step, n), from(x, c*step, n)
		for i, g := range from(grad, c*step, n) {
			if (xs[i]-mean)*a+b <= 0 {
				g = 0
			}
			out[i] = k*g + (q*(xs[i]-mean) + p)
		}
	}
}

func backRuns[T Float](dst, grad, x *T, count, step, n int, mean, k, q, p T) {
	for c := range count {
		out, xs := from(dst, c*step, n), from(x, c*step, n)
		for i, g := range from(grad, c*step, n) {
			out[i] = k*g + (q*(xs[i]-mean) + p)
		}
	}
}

// from returns n elements from element i on at p.
func from[T any](p *T, i, n int) []T { return at(p, 0, i+n)[i:] }

// normRows computes everything in float64: it also serves rows whose squares
// leave the range of float32.
func normRows[T Float](dst, x *T, rows, n int, scale, shift *T, inverse, eps float64, stats *float64) {
	for r := range rows {
		row, out := at(x, r, n), at(dst, r, n)
		mean, squares := 0.0, 0.0
		for _, v := range row {
			mean += float64(v)
		}
		mean *= inverse
		for _, v := range row {
			d := float64(v) - mean
			squares += d * d
		}
		f := 1 / math.Sqrt(squares*inverse+eps)
		copy(at(stats, r, 2), []float64{mean, f})
		if scale == nil {
			for i, v := range row {
				out[i] = T((float64(v) - mean) * f)
			}
			continue
		}
		a, b := at(scale, 0, n), at(shift, 0, n)
		for i, v := range row {
			out[i] = T((float64(v)-mean)*f*float64(a[i]) + float64(b[i]))
		}
	}
}

func standardBackRows[T Float](dst, grad, x *T, rows, n int, inverse float64, stats *float64) {
	normBackRows(dst, grad, x, rows, n, inverse, stats, nil, nil, nil)
}

func normBackRows[T Float](dst, grad, x *T, rows, n int, inverse float64, stats *float64, scale, dscale, dshift *T) {
	weighed := make([]float64, n) // g·scale
	for r := range rows {
		out, gs, xs, stat := at(dst, r, n), at(grad, r, n), at(x, r, n), at(stats, r, 2)
		mean, f := stat[0], stat[1]
		for i, g := range gs {
			weighed[i] = float64(g)
		}
		if scale != nil {
			weight, da, db := at(scale, 0, n), at(dscale, 0, n), at(dshift, 0, n)
			for i, g := range gs {
				weighed[i] *= float64(weight[i])
				da[i] += T(float64(g) * ((float64(xs[i]) - mean) * f))
				db[i] += g
			}
		}
		s, p := 0.0, 0.0
		for i, w := range weighed {
			s += w
			p += w * ((float64(xs[i]) - mean) * f)
		}
		s, p = s*inverse, p*inverse
		for i, w := range weighed {
			out[i] = T(f * (w - s - (float64(xs[i])-mean)*f*p))
		}
	}
}
