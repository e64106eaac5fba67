package flux

import (
	"strings"
	"testing"
)

// composedNorm is the definition of the normalisations, in operations.
func composedNorm(x, scale, shift *Tensor, form, along Shape, axes []int, eps float64) *Tensor {
	v := x.reshape(form).Standardize(eps, axes...)
	return v.Mul(scale.reshape(along)).Add(shift.reshape(along)).reshape(x.shape)
}

// TestNormalizedIsItsDefinition goes over sizes that take one processor and
// several, runs and columns, and elements far from 0.
func TestNormalizedIsItsDefinition(t *testing.T) {
	type norm func(x, scale, shift *Tensor) *Tensor
	layer := func(x, scale, shift *Tensor) *Tensor { return x.LayerNorm(scale, shift, 1e-3) }
	batch := func(x, scale, shift *Tensor) *Tensor { y, _, _ := x.BatchNorm(scale, shift, 1e-3); return y }
	group := func(groups int) norm {
		return func(x, scale, shift *Tensor) *Tensor { return x.GroupNorm(groups, scale, shift, 1e-3) }
	}
	for _, c := range []struct {
		name              string
		f                 norm
		x, n, form, along Shape
		axes              []int
	}{
		{"LayerNorm", layer, Shape{7, 5}, Shape{5}, Shape{7, 1, 5}, Shape{5}, []int{2}},
		{"LayerNorm", layer, Shape{300, 768}, Shape{768}, Shape{300, 1, 768}, Shape{768}, []int{2}},
		{"LayerNorm", layer, Shape{3, 90000}, Shape{90000}, Shape{3, 1, 90000}, Shape{90000}, []int{2}},
		{"BatchNorm", batch, Shape{700, 30}, Shape{30}, Shape{700, 30}, Shape{30}, []int{0}},
		{"BatchNorm", batch, Shape{50, 2000}, Shape{2000}, Shape{50, 2000}, Shape{2000}, []int{0}},
		{"BatchNorm", batch, Shape{9, 5, 31, 32}, Shape{5}, Shape{9, 5, 992}, Shape{5, 1}, []int{0, 2}},
		{"BatchNorm", batch, Shape{2, 2, 300, 301}, Shape{2}, Shape{2, 2, 90300}, Shape{2, 1}, []int{0, 2}},
		{"GroupNorm", group(2), Shape{3, 6}, Shape{6}, Shape{3, 2, 3, 1}, Shape{2, 3, 1}, []int{2, 3}},
		{"GroupNorm", group(3), Shape{20, 6, 20, 20}, Shape{6}, Shape{20, 3, 2, 400}, Shape{3, 2, 1}, []int{2, 3}},
		{"GroupNorm", group(1), Shape{2, 2, 300, 301}, Shape{2}, Shape{2, 1, 2, 90300}, Shape{1, 2, 1}, []int{2, 3}},
	} {
		for _, mean := range []float64{0, 100} {
			x, scale, shift := NewSource(1).Normal(mean, 1, c.x...), NewSource(2).Normal(1, 1, c.n...), NewSource(3).Normal(0, 1, c.n...)
			weights := NewSource(4).Normal(0, 1, c.x...)
			wx, wa, wb := x.To(Float64), scale.To(Float64), shift.To(Float64)
			got, gg := WithGradient(func() *Tensor { return c.f(x, scale, shift).Mul(weights).Mean() }, x, scale, shift)
			want, wg := WithGradient(func() *Tensor {
				return composedNorm(wx, wa, wb, c.form, c.along, c.axes, 1e-3).Mul(weights.To(Float64)).Mean()
			}, wx, wa, wb)
			if !same(c.f(x, scale, shift).Float64s(), composedNorm(wx, wa, wb, c.form, c.along, c.axes, 1e-3).Float64s(), 3e-5) || !same(got.Float64s(), want.Float64s(), 1e-6) {
				t.Errorf("%s %v, mean %v: not its definition", c.name, c.x, mean)
			}
			for i, s := range []float64{float64(x.Size()), float64(x.Size()), float64(x.Size())} {
				if !same(gg.At(i).MulScalar(s).Float64s(), wg.At(i).MulScalar(s).Float64s(), 1e-4) {
					t.Errorf("%s %v, mean %v: gradient %d is not that of its definition", c.name, c.x, mean, i)
				}
			}
		}
	}
}

// TestBatchNormEnds compares what follows in one pass with the operations in a row,
// forward and backward, in training and in use.
func TestBatchNormEnds(t *testing.T) {
	for _, shape := range []Shape{{5, 3}, {700, 30}, {4, 3, 7}, {9, 5, 31, 32}, {2, 2, 300, 301}} {
		for _, d := range []DType{Float32, Float64} {
			c := Shape{shape[1]}
			draw := func(seed uint64, shape Shape) *Tensor { return NewSource(seed).Normal(0.3, 1, shape...).To(d) }
			x, skip, weights := draw(1, shape), draw(2, shape), draw(3, shape)
			scale, shift, mean, variance := draw(4, c), draw(5, c), draw(6, c), draw(7, c).Square()
			for _, residual := range []*Tensor{nil, skip} {
				for _, f := range []Activation{NoActivation, ActReLU, ActTanh} {
					for what, norm := range map[string]func(options ...BatchNormOption) *Tensor{
						"BatchNorm":     func(o ...BatchNormOption) *Tensor { y, _, _ := x.BatchNorm(scale, shift, 1e-3, o...); return y },
						"BatchNormWith": func(o ...BatchNormOption) *Tensor { return x.BatchNormWith(mean, variance, scale, shift, 1e-3, o...) },
					} {
						apart := func() *Tensor {
							y := norm()
							if residual != nil {
								y = y.Add(residual)
							}
							return f.on(y)
						}
						one := func() *Tensor { return norm(f, Residual(residual)) }
						tolerance := map[DType]float64{Float32: 1e-5, Float64: 1e-12}[d]
						if !same(one().Float64s(), apart().Float64s(), tolerance) {
							t.Errorf("%s of %v %v with %v: not the operations in a row", what, d, shape, f)
						}
						_, got := WithGradient(func() *Tensor { return one().Mul(weights).Sum() }, x, scale, shift, skip)
						_, want := WithGradient(func() *Tensor { return apart().Mul(weights).Sum() }, x, scale, shift, skip)
						for i := range 4 {
							if want.At(i) == nil {
								if got.At(i) != nil {
									t.Errorf("%s without a residual has a gradient of one", what)
								}
								continue
							}
							size := max(1, want.At(i).Abs().Max().Item())
							if !same(got.At(i).DivScalar(size).Float64s(), want.At(i).DivScalar(size).Float64s(), tolerance) {
								t.Errorf("%s of %v %v with %v: gradient %d is not that of the operations in a row", what, d, shape, f, i)
							}
						}
					}
				}
			}
		}
	}
}

// TestBatchNormEndOfViews: operands that are not dense, and a mean far from 0 with
// variances that leave the range of float32.
func TestBatchNormEndOfViews(t *testing.T) {
	x, skip := NewSource(1).Normal(0, 1, 6, 4, 5), NewSource(2).Normal(0, 1, 5, 4, 6)
	one, zero := Ones(4), Zeros(4)
	y, _, _ := x.Transpose(2, 1, 0).BatchNorm(one, zero, 1e-5, Residual(skip), ActReLU)
	z, _, _ := x.Transpose(2, 1, 0).Clone().BatchNorm(one, zero, 1e-5, Residual(skip.Transpose(2, 1, 0).Clone().Transpose(2, 1, 0)), ActReLU)
	if !same(y.Float64s(), z.Float64s(), 0) {
		t.Errorf("views: got %v, want %v", y, z)
	}
	for _, shape := range []Shape{{40, 3}, {4, 3, 10}} {
		x, weights := NewSource(1).Normal(0, 1, shape...), NewSource(2).Normal(0, 1, shape...)
		one, zero := Ones(3), Zeros(3)
		grad := func(by float64) *Tensor {
			v := x.MulScalar(by)
			_, g := WithGradient(func() *Tensor { y, _, _ := v.BatchNorm(one, zero, 0, ActReLU); return y.Mul(weights).Sum() }, v)
			return g.At(0).MulScalar(by)
		}
		if got, want := grad(1e-18), grad(1); !same(got.Float64s(), want.Float64s(), 1e-4) {
			t.Errorf("%v, small numbers: got %v, want %v", shape, got, want)
		}
	}
}

func TestNormalizedMisuse(t *testing.T) {
	x, two, three := Zeros(4, 3), Ones(2), Ones(3)
	for want, f := range map[string]func(){
		"LayerNorm: scale: want [3], got [2]":                             func() { x.LayerNorm(two, two, 0) },
		"LayerNorm: shift: want [3], got [2]":                             func() { x.LayerNorm(three, two, 0) },
		"LayerNorm: scale: want [3], got []":                              func() { x.LayerNorm(Scalar(1), Scalar(1), 0) },
		"LayerNorm: eps: want eps ≥ 0, got -1":                            func() { x.LayerNorm(three, three, -1) },
		"LayerNorm: scale: want a tensor, got nil":                        func() { x.LayerNorm(nil, three, 0) },
		"BatchNorm: scale: want [3], got [2]":                             func() { x.BatchNorm(two, two, 0) },
		"BatchNorm: want [? 2], got [2]: it must be a batch":              func() { two.BatchNorm(two, two, 0) },
		"BatchNormWith: mean: want [3], got [2]":                          func() { x.BatchNormWith(two, three, three, three, 0) },
		"BatchNormWith: variance: want a tensor, got nil":                 func() { x.BatchNormWith(three, nil, three, three, 0) },
		"BatchNorm: residual: want [4 3], got [2]":                        func() { x.BatchNorm(three, three, 0, Residual(two)) },
		"BatchNorm: residual: want float32, got float64":                  func() { x.BatchNorm(three, three, 0, Residual(x.To(Float64))) },
		"BatchNorm: options: want an Activation or a Residual, got nil":   func() { x.BatchNorm(three, three, 0, nil) },
		"BatchNormWith: activation: want one of the Activation constants": func() { x.BatchNormWith(three, three, three, three, 0, Activation(99)) },
		"GroupNorm: groups: want a number that divides 3 channels, got 2": func() { x.GroupNorm(2, three, three, 0) },
		"GroupNorm: groups: want a number that divides 3 channels, got 0": func() { x.GroupNorm(0, three, three, 0) },
		"GroupNorm: shift: want float32, got float64":                     func() { x.GroupNorm(1, three, three.To(Float64), 0) },
	} {
		if err := caughtFrom(f); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

func TestNormalizedHalves(t *testing.T) {
	x, one, zero := NewSource(1).Normal(0, 1, 4, 6), Ones(6), Zeros(6)
	for _, d := range []DType{Float16, BFloat16} {
		h := x.To(d)
		y, mean, variance := h.BatchNorm(one.To(d), zero, 1e-5)
		for name, got := range map[string]*Tensor{"LayerNorm": h.LayerNorm(one, zero.To(d), 1e-5), "GroupNorm": h.GroupNorm(2, one, zero, 1e-5),
			"BatchNorm": y, "options": h.BatchNormWith(mean, variance, one, zero, 1e-5, Residual(h), ActReLU), "BatchNormWith": h.BatchNormWith(mean, variance, one, zero.To(d), 1e-5)} {
			if got.dtype != d || !got.IsFinite().All().Bools()[0] {
				t.Errorf("%s of %v is %v", name, d, got)
			}
		}
	}
}

// TestBatchNormWithBatchNumbers: with the numbers of the batch, both forms agree.
func TestBatchNormWithBatchNumbers(t *testing.T) {
	x, scale, shift := NewSource(1).Normal(3, 2, 5, 3, 7).To(Float64), NewSource(2).Normal(0, 1, 3).To(Float64), NewSource(3).Normal(0, 1, 3).To(Float64)
	y, mean, variance := x.BatchNorm(scale, shift, 0.01)
	if z := x.BatchNormWith(mean, variance, scale, shift, 0.01); !same(y.Float64s(), z.Float64s(), 1e-12) {
		t.Errorf("got %v, want %v", z, y)
	}
	if !same(mean.Float64s(), x.Mean(0, 2).Float64s(), 1e-14) || !same(variance.Float64s(), x.Var(0, 2).Float64s(), 1e-14) {
		t.Errorf("got %v and %v, want %v and %v", mean, variance, x.Mean(0, 2), x.Var(0, 2))
	}
}

// TestNormalizedSpecialNumbers: NaN and infinities spoil their lane and no other,
// and equal elements become the shift.
func TestNormalizedSpecialNumbers(t *testing.T) {
	for _, v := range []float64{nan, inf, -inf} {
		for _, d := range []DType{Float32, Float64} {
			x := NewSource(1).Normal(0, 1, 3, 4, 20).To(d)
			x.Set(v, 1, 2, 7)
			one, zero := Ones(4).To(d), Zeros(4).To(d)
			batch, _, _ := x.BatchNorm(one, zero, 1e-5)
			group := x.GroupNorm(2, one, zero, 1e-5)
			layer := x.LayerNorm(Ones(20).To(d), Zeros(20).To(d), 1e-5)
			column, _, _ := x.Reshape(12, 20).BatchNorm(Ones(20).To(d), Zeros(20).To(d), 1e-5)
			for i := range 3 {
				for j := range 4 {
					for k := range 20 {
						for what, c := range map[string]struct {
							got     float64
							spoiled bool
						}{"BatchNorm": {batch.At(i, j, k), j == 2}, "GroupNorm": {group.At(i, j, k), i == 1 && j >= 2},
							"LayerNorm": {layer.At(i, j, k), i == 1 && j == 2}, "columns": {column.At(i*4+j, k), k == 7}} {
							if (c.got != c.got) != c.spoiled {
								t.Fatalf("%v %s with %v: element %d %d %d is %v", d, what, v, i, j, k, c.got)
							}
						}
					}
				}
			}
		}
	}
	x, two, three := Full(7, 5, 6), Full(2, 6), Full(3, 6)
	y, _, _ := x.BatchNorm(two, three, 1e-5)
	for what, y := range map[string]*Tensor{"BatchNorm": y, "LayerNorm": x.LayerNorm(two, three, 1e-5), "GroupNorm": x.GroupNorm(3, two, three, 1e-5)} {
		if !same(y.Float64s(), Full(3, 5, 6).Float64s(), 0) {
			t.Errorf("%s of equal elements is %v, want threes", what, y)
		}
	}
}
