package flux

import (
	"slices"
	"testing"
)

// A law says that two ways to compute something agree, whatever the shapes and
// the numbers are. It draws operands and returns both ways.
type law struct {
	name  string
	sides func(d *draw) (left, right func() *Tensor)
}

// draw makes random shapes and operands, and remembers the operands.
type draw struct {
	*Source
	dtype    DType
	operands []*Tensor
}

// shape has up to four axes of up to four places, seldom an empty one.
func (d *draw) shape() Shape {
	s := d.filled(0)
	if len(s) > 0 && d.Intn(12) == 0 {
		s[d.Intn(len(s))] = 0
	}
	return s
}

// filled is a shape without an empty axis and with at least so many.
func (d *draw) filled(axes int) Shape {
	s := make(Shape, axes+d.Intn(5-axes))
	for i := range s {
		s[i] = 1 + d.Intn(4)
	}
	return s
}

// narrowed is a shape that is broadcast to s: axes are left out or 1.
func (d *draw) narrowed(s Shape) Shape {
	out := slices.Clone(s[d.Intn(len(s)+1):])
	for i := range out {
		if d.Intn(3) == 0 {
			out[i] = 1
		}
	}
	return out
}

// of draws numbers for a shape.
func (d *draw) of(shape ...int) *Tensor { return d.between(-1.5, 1.5, shape...) }

func (d *draw) between(lo, hi float64, shape ...int) *Tensor {
	t := d.Uniform(lo, hi, shape...).To(d.dtype)
	d.operands = append(d.operands, t)
	return t
}

// pair draws two operands that can be broadcast.
func (d *draw) pair() (a, b *Tensor) {
	s := d.shape()
	a, b = d.of(d.narrowed(s)...), d.of(s...)
	if d.Intn(2) == 0 {
		a, b = b, a
	}
	return a, b
}

// axes draws some axes of a shape in any order, at least one.
func (d *draw) axes(s Shape) []int { return d.Perm(len(s))[:1+d.Intn(len(s))] }

// regrouped is another shape of as many elements.
func (d *draw) regrouped(s Shape) Shape {
	n := s.Size()
	for _, k := range d.Perm(6) {
		if k > 1 && n%k == 0 {
			return Shape{n / k, 1, k}
		}
	}
	return Shape{n}
}

// TestLaws tries every law on many draws: the values of both sides, and their
// gradients with respect to everything drawn, in both element types.
func TestLaws(t *testing.T) {
	const draws = 30
	laws := slices.Concat(arithmeticLaws, functionLaws, reductionLaws, productLaws, movingLaws, gradientLaws)
	for _, l := range laws {
		t.Run(l.name, func(t *testing.T) {
			for i := range uint64(draws) {
				l.check(t, &draw{Source: NewSource(i), dtype: Float64}, 1e-10)
				l.check(t, &draw{Source: NewSource(i), dtype: Float32}, 1e-4)
				if t.Failed() {
					t.Fatalf("draw %d", i)
				}
			}
		})
	}
	t.Logf("%d laws, %d draws each in two element types", len(laws), draws)
}

func (l law) check(t *testing.T, d *draw, tolerance float64) {
	t.Helper()
	left, right := l.sides(d)
	a, b := left(), right()
	if !a.shape.Equal(b.shape) || a.dtype != b.dtype {
		t.Errorf("%v: left is %v %v, right %v %v", d.shapes(), a.shape, a.dtype, b.shape, b.dtype)
		return
	}
	if !same(a.Float64s(), b.Float64s(), tolerance) {
		t.Errorf("%v %v: left is %v, right %v", d.shapes(), d.dtype, a, b)
	}
	slope := func(side func() *Tensor) *Grads {
		return Gradient(func() *Tensor { return weighted(side(), 5) }, anys(d.operands)...)
	}
	ga, gb := slope(left), slope(right)
	for i, x := range d.operands {
		if u, v := gradientOrZeros(ga.At(i), x), gradientOrZeros(gb.At(i), x); !same(u, v, tolerance) {
			t.Errorf("%v %v: the gradient of the left is %v, of the right %v", d.shapes(), d.dtype, u, v)
		}
	}
}

// gradientOrZeros returns the numbers of a gradient, zeros if there is none.
func gradientOrZeros(g, x *Tensor) []float64 {
	if g == nil {
		return make([]float64, x.Size())
	}
	return g.Float64s()
}

func (d *draw) shapes() []Shape {
	out := make([]Shape, len(d.operands))
	for i, x := range d.operands {
		out[i] = x.shape
	}
	return out
}

// both is a law of two operands that are broadcast.
func both(name string, left, right func(a, b *Tensor) *Tensor) law {
	return law{name, func(d *draw) (func() *Tensor, func() *Tensor) {
		a, b := d.pair()
		return func() *Tensor { return left(a, b) }, func() *Tensor { return right(a, b) }
	}}
}

// one is a law of one operand.
func one(name string, lo, hi float64, left, right func(x *Tensor) *Tensor) law {
	return law{name, func(d *draw) (func() *Tensor, func() *Tensor) {
		x := d.between(lo, hi, d.shape()...)
		return func() *Tensor { return left(x) }, func() *Tensor { return right(x) }
	}}
}

var arithmeticLaws = []law{
	both("a+b = b+a", (*Tensor).Add, func(a, b *Tensor) *Tensor { return b.Add(a) }),
	both("a·b = b·a", (*Tensor).Mul, func(a, b *Tensor) *Tensor { return b.Mul(a) }),
	both("a−b = a+(−b)", (*Tensor).Sub, func(a, b *Tensor) *Tensor { return a.Add(b.Neg()) }),
	both("a−b = −(b−a)", (*Tensor).Sub, func(a, b *Tensor) *Tensor { return b.Sub(a).Neg() }),
	both("(a+b)² = a²+2ab+b²", func(a, b *Tensor) *Tensor { return a.Add(b).Square() }, func(a, b *Tensor) *Tensor {
		return a.Square().Add(a.Mul(b).MulScalar(2)).Add(b.Square())
	}),
	both("a/(3+b) = a·1/(3+b)", func(a, b *Tensor) *Tensor { return a.Div(b.AddScalar(3)) }, func(a, b *Tensor) *Tensor {
		return a.Mul(b.AddScalar(3).Reciprocal())
	}),
	both("max(a,b)+min(a,b) = a+b", func(a, b *Tensor) *Tensor { return a.Maximum(b).Add(a.Minimum(b)) }, (*Tensor).Add),
	both("max(a,b) = −min(−a,−b)", (*Tensor).Maximum, func(a, b *Tensor) *Tensor { return a.Neg().Minimum(b.Neg()).Neg() }),
	both("max(a,b) = a where a > b", (*Tensor).Maximum, func(a, b *Tensor) *Tensor { return Where(a.Greater(b), a, b) }),
	both("where(c,a,b) = c·a+(1−c)·b", func(a, b *Tensor) *Tensor { return Where(a.Less(b), a.Square(), b) }, func(a, b *Tensor) *Tensor {
		c := a.Less(b).To(a.dtype)
		return c.Mul(a.Square()).Add(c.Neg().AddScalar(1).Mul(b))
	}),
	{"(a+b)+c = a+(b+c)", func(d *draw) (func() *Tensor, func() *Tensor) {
		a, b := d.pair()
		c := d.of(d.narrowed(a.Add(b).shape)...)
		return func() *Tensor { return a.Add(b).Add(c) }, func() *Tensor { return a.Add(b.Add(c)) }
	}},
	{"a(b+c) = ab+ac", func(d *draw) (func() *Tensor, func() *Tensor) {
		a, b := d.pair()
		c := d.of(d.narrowed(a.Add(b).shape)...)
		return func() *Tensor { return a.Mul(b.Add(c)) }, func() *Tensor { return a.Mul(b).Add(a.Mul(c)) }
	}},
	{"broadcasting is repeating", func(d *draw) (func() *Tensor, func() *Tensor) {
		a, b := d.pair()
		s, _ := broadcast(a.shape, b.shape)
		ops := []func(a, b *Tensor) *Tensor{(*Tensor).Add, (*Tensor).Sub, (*Tensor).Mul, (*Tensor).Maximum}
		op := ops[d.Intn(len(ops))]
		return func() *Tensor { return op(a, b) }, func() *Tensor { return op(a.BroadcastTo(s...), b.BroadcastTo(s...)) }
	}},
	one("x+0 = x", -2, 2, func(x *Tensor) *Tensor { return x.Add(scalarLike(x, 0)) }, (*Tensor).Clone),
	one("x·1 = x", -2, 2, func(x *Tensor) *Tensor { return x.Mul(scalarLike(x, 1)) }, (*Tensor).Clone),
	one("x/1 = x", -2, 2, func(x *Tensor) *Tensor { return x.Div(scalarLike(x, 1)) }, (*Tensor).Clone),
	one("x−x = 0·x", -2, 2, func(x *Tensor) *Tensor { return x.Sub(x) }, func(x *Tensor) *Tensor { return x.MulScalar(0) }),
	one("x+3 of a number", -2, 2, func(x *Tensor) *Tensor { return x.Add(scalarLike(x, 3)) }, func(x *Tensor) *Tensor { return x.AddScalar(3) }),
	one("x·3 of a number", -2, 2, func(x *Tensor) *Tensor { return x.Mul(scalarLike(x, 3)) }, func(x *Tensor) *Tensor { return x.MulScalar(3) }),
	one("x/3 of a number", -2, 2, func(x *Tensor) *Tensor { return x.Div(scalarLike(x, 3)) }, func(x *Tensor) *Tensor { return x.DivScalar(3) }),
}

var functionLaws = []law{
	one("exp(log x) = x", 0.1, 3, func(x *Tensor) *Tensor { return x.Log().Exp() }, (*Tensor).Clone),
	one("log(exp x) = x", -2, 2, func(x *Tensor) *Tensor { return x.Exp().Log() }, (*Tensor).Clone),
	one("expm1 x = exp x − 1", -2, 2, (*Tensor).Expm1, func(x *Tensor) *Tensor { return x.Exp().AddScalar(-1) }),
	one("log1p x = log(1+x)", -0.7, 2, (*Tensor).Log1p, func(x *Tensor) *Tensor { return x.AddScalar(1).Log() }),
	one("√x² = |x|", 0.1, 2, func(x *Tensor) *Tensor { return x.Square().Sqrt() }, (*Tensor).Abs),
	one("x² = x·x", -2, 2, (*Tensor).Square, func(x *Tensor) *Tensor { return x.Mul(x) }),
	one("x² = x^2", -2, 2, (*Tensor).Square, func(x *Tensor) *Tensor { return x.Pow(2) }),
	one("√x = x^0.5", 0.1, 2, (*Tensor).Sqrt, func(x *Tensor) *Tensor { return x.Pow(0.5) }),
	one("1/x = x^−1", 0.2, 2, (*Tensor).Reciprocal, func(x *Tensor) *Tensor { return x.Pow(-1) }),
	one("x³ = x²·x", -2, 2, func(x *Tensor) *Tensor { return x.Pow(3) }, func(x *Tensor) *Tensor { return x.Square().Mul(x) }),
	one("sin²+cos² = 1", -3, 3, func(x *Tensor) *Tensor { return x.Sin().Square().Add(x.Cos().Square()) }, func(x *Tensor) *Tensor {
		return x.MulScalar(0).AddScalar(1)
	}),
	one("sin 2x = 2 sin x cos x", -3, 3, func(x *Tensor) *Tensor { return x.MulScalar(2).Sin() }, func(x *Tensor) *Tensor {
		return x.Sin().Mul(x.Cos()).MulScalar(2)
	}),
	one("|x| = x·sign x", -2, 2, (*Tensor).Abs, func(x *Tensor) *Tensor { return x.Mul(x.Sign()) }),
	one("floor −x = −ceil x", -9, 9, func(x *Tensor) *Tensor { return x.Neg().Floor() }, func(x *Tensor) *Tensor { return x.Ceil().Neg() }),
	one("erf −x = −erf x", -2, 2, func(x *Tensor) *Tensor { return x.Neg().Erf() }, func(x *Tensor) *Tensor { return x.Erf().Neg() }),
	one("clamp = min∘max", -2, 2, func(x *Tensor) *Tensor { return x.Clamp(-0.7, 1.1) }, func(x *Tensor) *Tensor {
		return x.Maximum(scalarLike(x, -0.7)).Minimum(scalarLike(x, 1.1))
	}),
	one("tanh x = 2σ(2x) − 1", -3, 3, (*Tensor).Tanh, func(x *Tensor) *Tensor { return x.MulScalar(2).Sigmoid().MulScalar(2).AddScalar(-1) }),
	one("σ(−x) = 1 − σ(x)", -4, 4, func(x *Tensor) *Tensor { return x.Neg().Sigmoid() }, func(x *Tensor) *Tensor { return x.Sigmoid().Neg().AddScalar(1) }),
	one("relu x − relu −x = x", -2, 2, func(x *Tensor) *Tensor { return x.ReLU().Sub(x.Neg().ReLU()) }, (*Tensor).Clone),
	one("relu = leaky 0", -2, 2, (*Tensor).ReLU, func(x *Tensor) *Tensor { return x.LeakyReLU(0) }),
	one("softplus x − softplus −x = x", -4, 4, func(x *Tensor) *Tensor { return x.Softplus().Sub(x.Neg().Softplus()) }, (*Tensor).Clone),
	one("swish = x·σ(x)", -4, 4, (*Tensor).Swish, func(x *Tensor) *Tensor { return x.Mul(x.Sigmoid()) }),
	one("mish = x·tanh(softplus x)", -4, 4, (*Tensor).Mish, func(x *Tensor) *Tensor { return x.Mul(x.Softplus().Tanh()) }),
	one("gelu = x·Φ(x)", -4, 4, (*Tensor).GELU, func(x *Tensor) *Tensor {
		return x.Mul(x.MulScalar(0.7071067811865476).Erf().AddScalar(1)).MulScalar(0.5)
	}),
	one("gelu x − gelu −x = x", -4, 4, func(x *Tensor) *Tensor { return x.GELU().Sub(x.Neg().GELU()) }, (*Tensor).Clone),
	{"elementwise operations see no shape", func(d *draw) (func() *Tensor, func() *Tensor) {
		// the last two rows are Dropout, whose mask has a shape, and a composition
		c := unaries[d.Intn(len(unaries)-2)]
		if c.lo == 0 && c.hi == 0 {
			c.lo, c.hi = -1.5, 1.5
		}
		x := d.between(c.lo, c.hi, d.shape()...)
		s, order := d.regrouped(x.shape), d.Perm(len(x.shape))
		return func() *Tensor { return c.f([]*Tensor{x.Transpose(order...).Reshape(s...)}) },
			func() *Tensor { return c.f([]*Tensor{x}).Transpose(order...).Reshape(s...) }
	}},
	both("exp(a+b) = exp a·exp b", func(a, b *Tensor) *Tensor { return a.Add(b).Exp() }, func(a, b *Tensor) *Tensor { return a.Exp().Mul(b.Exp()) }),
}

// reduced is a law of a reduction of an operand that is not empty.
func reduced(name string, sides func(d *draw, x *Tensor) (left, right func() *Tensor)) law {
	return law{name, func(d *draw) (func() *Tensor, func() *Tensor) { return sides(d, d.of(d.filled(1)...)) }}
}

// reducersOf are reductions with and without their axes kept.
var reducersOf = []struct {
	plain, keep func(x *Tensor, axes ...int) *Tensor
}{
	{(*Tensor).Sum, (*Tensor).SumKeep}, {(*Tensor).Mean, (*Tensor).MeanKeep}, {(*Tensor).Max, (*Tensor).MaxKeep},
	{(*Tensor).Min, (*Tensor).MinKeep}, {(*Tensor).Var, (*Tensor).VarKeep},
}

var reductionLaws = []law{
	reduced("Keep keeps the axes", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		r, axes := reducersOf[d.Intn(len(reducersOf))], d.axes(x.shape)
		return func() *Tensor { return r.keep(x, axes...).Squeeze(axes...) }, func() *Tensor { return r.plain(x, axes...) }
	}),
	reduced("one axis at a time, in any order", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		r, axes := reducersOf[d.Intn(len(reducersOf)-1)], d.axes(x.shape)
		return func() *Tensor { return r.keep(x, axes...) }, func() *Tensor {
			y := x
			for _, a := range axes {
				y = r.keep(y, a)
			}
			return y
		}
	}),
	reduced("over everything, no shape is seen", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		r, s, order := reducersOf[d.Intn(len(reducersOf))], d.regrouped(x.shape), d.Perm(len(x.shape))
		return func() *Tensor { return r.plain(x) }, func() *Tensor { return r.plain(x.Transpose(order...).Reshape(s...)) }
	}),
	reduced("axes move with a transpose", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		r, axes, order := reducersOf[d.Intn(len(reducersOf))], d.axes(x.shape), d.Perm(len(x.shape))
		moved := make([]int, len(axes))
		for i, a := range axes {
			moved[i] = slices.Index(order, a)
		}
		return func() *Tensor { return r.keep(x, axes...).Transpose(order...) }, func() *Tensor { return r.keep(x.Transpose(order...), moved...) }
	}),
	reduced("max x = −min −x", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		axes := d.axes(x.shape)
		return func() *Tensor { return x.Max(axes...) }, func() *Tensor { return x.Neg().Min(axes...).Neg() }
	}),
	reduced("max is the element at argmax", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		return func() *Tensor { return x.Max(-1) }, func() *Tensor { return x.Pick(x.ArgMax(-1)) }
	}),
	reduced("argmin x = argmax −x", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		axis := d.Intn(len(x.shape))
		return func() *Tensor { return x.ArgMin(axis).To(x.dtype) }, func() *Tensor { return x.Neg().ArgMax(axis).To(x.dtype) }
	}),
	reduced("var x = mean x² − (mean x)²", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		axes := d.axes(x.shape)
		return func() *Tensor { return x.Var(axes...) }, func() *Tensor { return x.Square().Mean(axes...).Sub(x.Mean(axes...).Square()) }
	}),
	reduced("std² = var", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		y := d.of(append(Shape{2}, x.shape...)...) // two places at least: at a variance of 0 the root has no gradient
		return func() *Tensor { return y.Std(0).Square() }, func() *Tensor { return y.Var(0) }
	}),
	reduced("softmax forgets a shift", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		axis, s := d.Intn(len(x.shape)), x.Shape()
		s[axis] = 1
		shift := d.of(s...)
		return func() *Tensor { return x.Softmax(axis) }, func() *Tensor { return x.Add(shift.MulScalar(50)).Softmax(axis) }
	}),
	reduced("softmax adds to 1", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		axis := d.Intn(len(x.shape))
		return func() *Tensor { return x.Softmax(axis).Sum(axis) }, func() *Tensor { return x.Sum(axis).MulScalar(0).AddScalar(1) }
	}),
	reduced("softmax = exp/Σ exp", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		axis := d.Intn(len(x.shape))
		return func() *Tensor { return x.Softmax(axis) }, func() *Tensor { return x.Exp().Div(x.Exp().SumKeep(axis)) }
	}),
	reduced("logsoftmax = log softmax", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		axis := d.Intn(len(x.shape))
		return func() *Tensor { return x.LogSoftmax(axis) }, func() *Tensor { return x.Softmax(axis).Log() }
	}),
	reduced("logsumexp = log Σ exp", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		axis := d.Intn(len(x.shape))
		return func() *Tensor { return x.LogSumExp(axis) }, func() *Tensor { return x.Exp().Sum(axis).Log() }
	}),
}

// productOf is a law of matrices [n k], [k m] and [m l], maybe stacked.
func productOf(name string, sides func(d *draw, a, b, c *Tensor) (left, right func() *Tensor)) law {
	return law{name, func(d *draw) (func() *Tensor, func() *Tensor) {
		size := func() int { return 1 + d.Intn(6) }
		n, k, m, l := size(), size(), size(), size()
		batch := d.filled(0)
		batch = batch[:len(batch)/2]
		stack := func(rows, columns int) *Tensor { return d.of(append(d.narrowed(batch), rows, columns)...) }
		return sides(d, stack(n, k), stack(k, m), stack(m, l))
	}}
}

// turned exchanges the last two axes.
func turned(x *Tensor) *Tensor {
	order := make([]int, len(x.shape))
	for i := range order {
		order[i] = i
	}
	n := len(order)
	order[n-1], order[n-2] = n-2, n-1
	return x.Transpose(order...)
}

var productLaws = []law{
	productOf("(AB)C = A(BC)", func(_ *draw, a, b, c *Tensor) (left, right func() *Tensor) {
		return func() *Tensor { return a.MatMul(b).MatMul(c) }, func() *Tensor { return a.MatMul(b.MatMul(c)) }
	}),
	productOf("(AB)ᵀ = BᵀAᵀ", func(_ *draw, a, b, _ *Tensor) (left, right func() *Tensor) {
		return func() *Tensor { return turned(a.MatMul(b)) }, func() *Tensor { return turned(b).MatMul(turned(a)) }
	}),
	productOf("A(B+D) = AB+AD", func(d *draw, a, b, _ *Tensor) (left, right func() *Tensor) {
		e := d.of(b.shape...)
		return func() *Tensor { return a.MatMul(b.Add(e)) }, func() *Tensor { return a.MatMul(b).Add(a.MatMul(e)) }
	}),
	productOf("AI = A", func(_ *draw, a, _, _ *Tensor) (left, right func() *Tensor) {
		return func() *Tensor { return a.MatMul(Eye(a.Dim(-1)).To(a.dtype)) }, a.Clone
	}),
	productOf("MatMulT is a product with the transpose", func(_ *draw, a, b, _ *Tensor) (left, right func() *Tensor) {
		return func() *Tensor { return a.MatMulT(turned(b)) }, func() *Tensor { return a.MatMul(b) }
	}),
	productOf("TMatMul is a product of the transpose", func(_ *draw, a, b, _ *Tensor) (left, right func() *Tensor) {
		return func() *Tensor { return turned(a).TMatMul(b) }, func() *Tensor { return a.MatMul(b) }
	}),
	productOf("AB is a sum of elementwise products", func(_ *draw, a, b, _ *Tensor) (left, right func() *Tensor) {
		return func() *Tensor { return a.MatMul(b) }, func() *Tensor { return a.Unsqueeze(-1).Mul(b.Unsqueeze(-3)).Sum(-2) }
	}),
	productOf("a column is a matrix", func(d *draw, a, b, _ *Tensor) (left, right func() *Tensor) {
		v := d.of(a.Dim(-1))
		return func() *Tensor { return a.MatMul(v) }, func() *Tensor { return a.MatMul(v.Unsqueeze(1)).Squeeze(-1) }
	}),
	productOf("a row is a matrix", func(d *draw, _, b, _ *Tensor) (left, right func() *Tensor) {
		v := d.of(b.Dim(-2))
		return func() *Tensor { return v.MatMul(b) }, func() *Tensor { return v.Unsqueeze(0).MatMul(b).Squeeze(-2) }
	}),
	productOf("a stack is its matrices", func(d *draw, a, b, _ *Tensor) (left, right func() *Tensor) {
		x, y := d.of(3, a.Dim(-2), a.Dim(-1)), d.of(3, b.Dim(-2), b.Dim(-1))
		return func() *Tensor { return x.MatMul(y) }, func() *Tensor {
			return Stack(0, x.Row(0).MatMul(y.Row(0)), x.Row(1).MatMul(y.Row(1)), x.Row(2).MatMul(y.Row(2)))
		}
	}),
	productOf("x·y = Σ xᵢyᵢ", func(d *draw, a, _, _ *Tensor) (left, right func() *Tensor) {
		x, y := d.of(a.Dim(-1)), d.of(a.Dim(-1))
		return func() *Tensor { return x.Dot(y) }, func() *Tensor { return x.Mul(y).Sum() }
	}),
}

var movingLaws = []law{
	one("Transpose twice", -2, 2, func(x *Tensor) *Tensor { return x.T().T() }, (*Tensor).Clone),
	one("Reshape and back", -2, 2, func(x *Tensor) *Tensor { return x.Reshape(x.Size(), 1).Reshape(x.shape...) }, (*Tensor).Clone),
	one("Unsqueeze and Squeeze", -2, 2, func(x *Tensor) *Tensor { return x.Unsqueeze(0).Squeeze(0) }, (*Tensor).Clone),
	one("repeating and adding up", -2, 2, func(x *Tensor) *Tensor { return x.BroadcastTo(append(Shape{3}, x.shape...)...).Sum(0) }, func(x *Tensor) *Tensor {
		return x.MulScalar(3)
	}),
	reduced("an order of axes and its inverse", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		order := d.Perm(len(x.shape))
		back := make([]int, len(order))
		for i, a := range order {
			back[a] = i
		}
		return func() *Tensor { return x.Transpose(order...).Transpose(back...) }, x.Clone
	}),
	reduced("pieces joined are the whole", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		axis := d.Intn(len(x.shape))
		n := x.shape[axis]
		cut := d.Intn(n + 1)
		return func() *Tensor { return Concat(axis, x.Narrow(axis, 0, cut), x.Narrow(axis, cut, n)) }, x.Clone
	}),
	reduced("a piece of what was joined", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		axis, s := d.Intn(len(x.shape)), x.Shape()
		s[axis] = d.Intn(4)
		y := d.of(s...)
		return func() *Tensor { return Concat(axis, y, x).Narrow(axis, s[axis], s[axis]+x.shape[axis]) }, x.Clone
	}),
	reduced("rows stacked are the whole", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		return func() *Tensor {
			rows := make([]*Tensor, x.shape[0])
			for i := range rows {
				rows[i] = x.Row(i)
			}
			return Stack(0, rows...)
		}, x.Clone
	}),
	reduced("Slice is Narrow of the first axis", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		lo := d.Intn(x.shape[0])
		return func() *Tensor { return x.Slice(lo, x.shape[0]) }, func() *Tensor { return x.Narrow(0, lo, x.shape[0]) }
	}),
	reduced("Take is a product with one-hot rows", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		rows := make([]int, d.Intn(5))
		for i := range rows {
			rows[i] = d.Intn(x.shape[0])
		}
		hot := OneHot(Ints(rows), x.shape[0]).To(x.dtype)
		tail := append(Shape{len(rows)}, x.shape[1:]...)
		return func() *Tensor { return x.Take(rows) }, func() *Tensor {
			return hot.MatMul(x.Reshape(x.shape[0], x.shape[1:].Size())).Reshape(tail...)
		}
	}),
	reduced("Pick is a sum with one-hot weights", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		last := len(x.shape) - 1
		labels := make([]int, x.shape[:last].Size())
		for i := range labels {
			labels[i] = d.Intn(x.shape[last])
		}
		at := Ints(labels).Reshape(x.shape[:last]...)
		return func() *Tensor { return x.Pick(at) }, func() *Tensor { return x.Mul(OneHot(at, x.shape[last]).To(x.dtype)).Sum(-1) }
	}),
	reduced("linear operations are linear", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		y, axis := d.of(x.shape...), d.Intn(len(x.shape))
		other := d.of(x.shape[len(x.shape)-1], 3)
		linear := []func(x *Tensor) *Tensor{
			func(x *Tensor) *Tensor { return x.Sum(axis) },
			func(x *Tensor) *Tensor { return x.MeanKeep(axis) },
			func(x *Tensor) *Tensor { return x.T() },
			func(x *Tensor) *Tensor { return x.Flatten(axis) },
			func(x *Tensor) *Tensor { return x.BroadcastTo(append(Shape{2}, x.shape...)...) },
			func(x *Tensor) *Tensor { return x.Narrow(axis, 0, 1) },
			func(x *Tensor) *Tensor { return x.Take([]int{0, 0}) },
			func(x *Tensor) *Tensor { return Concat(axis, x, x) },
			func(x *Tensor) *Tensor { return x.MatMul(other) },
			func(x *Tensor) *Tensor { return x.MulScalar(-3) },
		}
		f := linear[d.Intn(len(linear))]
		return func() *Tensor { return f(x.MulScalar(2).Sub(y.MulScalar(0.5))) },
			func() *Tensor { return f(x).MulScalar(2).Sub(f(y).MulScalar(0.5)) }
	}),
}

// smooth are functions that every number has derivatives of.
var smooth = []func(x *Tensor) *Tensor{
	(*Tensor).Tanh, (*Tensor).Sin, (*Tensor).Square, (*Tensor).Sigmoid, (*Tensor).Softplus, (*Tensor).GELU,
	func(x *Tensor) *Tensor { return x.Softmax(-1) },
	func(x *Tensor) *Tensor { return x.Mul(x.SumKeep(0)) },
	func(x *Tensor) *Tensor { return x.Sub(x.MeanKeep(-1)).Exp() },
}

// gradientOf is the gradient of a weighted sum of f(x).
func gradientOf(x *Tensor, f func(x *Tensor) *Tensor) *Tensor {
	return Gradient(func() *Tensor { return weighted(f(x), 23) }, x).Of(x)
}

// The sides of these are gradients, so that checking their gradients checks the
// second order.
var gradientLaws = []law{
	reduced("∇(f+g) = ∇f+∇g", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		f, g := smooth[d.Intn(len(smooth))], smooth[d.Intn(len(smooth))]
		return func() *Tensor { return gradientOf(x, func(x *Tensor) *Tensor { return f(x).Add(g(x)) }) },
			func() *Tensor { return gradientOf(x, f).Add(gradientOf(x, g)) }
	}),
	reduced("∇(f·g) = f∇g+g∇f", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		f, g := smooth[d.Intn(len(smooth))], smooth[d.Intn(len(smooth))]
		product := func(u, v *Tensor) *Tensor { return weighted(u.Mul(v), 23) }
		return func() *Tensor { return Gradient(func() *Tensor { return product(f(x), g(x)) }, x).Of(x) }, func() *Tensor {
			u, v := f(x), g(x)
			return Gradient(func() *Tensor { return product(f(x), v) }, x).Of(x).Add(Gradient(func() *Tensor { return product(u, g(x)) }, x).Of(x))
		}
	}),
	reduced("the chain rule", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		f, g := smooth[d.Intn(len(smooth))], smooth[d.Intn(len(smooth))]
		return func() *Tensor { return gradientOf(x, func(x *Tensor) *Tensor { return f(g(x)) }) }, func() *Tensor {
			y := g(x)
			outer := gradientOf(y, f)
			return Gradient(func() *Tensor { return g(x).Mul(outer).Sum() }, x).Of(x)
		}
	}),
	reduced("∇(3f) = 3∇f", func(d *draw, x *Tensor) (left, right func() *Tensor) {
		f := smooth[d.Intn(len(smooth))]
		return func() *Tensor { return gradientOf(x, func(x *Tensor) *Tensor { return f(x).MulScalar(3) }) },
			func() *Tensor { return gradientOf(x, f).MulScalar(3) }
	}),
}
