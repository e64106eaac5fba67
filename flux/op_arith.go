package flux

import (
	"fluxrepl/flux/internal/kernels"
)

// binary is an elementwise operation of two operands that are broadcast.
type binary struct {
	operation
	f32 kernels.Binary[float32]
	f64 kernels.Binary[float64]
}

var (
	opAdd     = binary{operation{Name: "Add"}, kernels.Add[float32](), kernels.Add[float64]()}
	opSub     = binary{operation{Name: "Sub"}, kernels.Sub[float32](), kernels.Sub[float64]()}
	opMul     = binary{operation{Name: "Mul"}, kernels.Mul[float32](), kernels.Mul[float64]()}
	opDiv     = binary{operation{Name: "Div"}, kernels.Div[float32](), kernels.Div[float64]()}
	opMaximum = binary{operation{Name: "Maximum"}, kernels.Maximum[float32](), kernels.Maximum[float64]()}
	opMinimum = binary{operation{Name: "Minimum"}, kernels.Minimum[float32](), kernels.Minimum[float64]()}
)

func init() {
	opAdd.Pullback = func(c *call) {
		c.Give(0, sumTo(c.Grad, c.Like(0).shape))
		c.Give(1, sumTo(c.Grad, c.Like(1).shape))
	}
	opSub.Pullback = func(c *call) {
		c.Give(0, sumTo(c.Grad, c.Like(0).shape))
		if c.Needs(1) {
			c.Give(1, sumTo(c.Grad, c.Like(1).shape).Neg())
		}
	}
	opMul.Pullback = func(c *call) {
		if c.Needs(0) {
			c.Give(0, sumTo(c.Grad.Mul(c.In(1)), c.Like(0).shape))
		}
		if c.Needs(1) {
			c.Give(1, sumTo(c.Grad.Mul(c.In(0)), c.Like(1).shape))
		}
	}
	opDiv.Pullback = func(c *call) {
		if c.Needs(0) {
			c.Give(0, sumTo(c.Grad.Div(c.In(1)), c.Like(0).shape))
		}
		if c.Needs(1) { // −g·a/b², with a/b at hand
			c.Give(1, sumTo(c.Grad.Mul(c.Out()).Div(c.In(1)), c.Like(1).shape).Neg())
		}
	}
	opMaximum.Pullback = func(c *call) { pullExtreme(c, c.In(0).Greater(c.In(1))) }
	opMinimum.Pullback = func(c *call) { pullExtreme(c, c.In(0).Less(c.In(1))) }
}

// pullExtreme sends the gradient to the first operand where it won, and to the
// second elsewhere. Where both are equal, each gets half, so that the order of
// the operands does not matter.
func pullExtreme(c *call, won *Tensor) {
	first := won.Add(c.In(0).Equal(c.In(1)).MulScalar(0.5))
	if c.Needs(0) {
		c.Give(0, sumTo(c.Grad.Mul(first), c.Like(0).shape))
	}
	if c.Needs(1) {
		c.Give(1, sumTo(c.Grad.Mul(first.Neg().AddScalar(1)), c.Like(1).shape))
	}
}

// Add returns t + u, broadcast. It panics with a [*ShapeError] if the shapes
// cannot be broadcast and with a [*TypeError] if the element types differ; so do
// the other operations with two operands.
func (t *Tensor) Add(u *Tensor) *Tensor { return opAdd.apply(t, u) }

// Sub returns t − u, broadcast.
func (t *Tensor) Sub(u *Tensor) *Tensor { return opSub.apply(t, u) }

// Mul returns the elementwise product t·u, broadcast.
func (t *Tensor) Mul(u *Tensor) *Tensor { return opMul.apply(t, u) }

// Div returns t/u elementwise, broadcast. Division by zero gives ±Inf, and 0/0
// NaN.
func (t *Tensor) Div(u *Tensor) *Tensor { return opDiv.apply(t, u) }

// Maximum returns the larger of each pair of elements, broadcast; NaN if one is
// NaN. Where both are equal, each gets half of the gradient.
func (t *Tensor) Maximum(u *Tensor) *Tensor { return opMaximum.apply(t, u) }

// Minimum returns the smaller of each pair of elements, broadcast; NaN if one is
// NaN. Where both are equal, each gets half of the gradient.
func (t *Tensor) Minimum(u *Tensor) *Tensor { return opMinimum.apply(t, u) }

func (op *binary) apply(a, b *Tensor) *Tensor {
	mustMatch(op.Name, a, b)
	return record2(&op.operation, nil, op.compute(a, b), a, b)
}

// compute runs the loops without recording.
func (op *binary) compute(a, b *Tensor) *Tensor {
	shape, ok := broadcast(a.shape, b.shape)
	if !ok {
		panic(&ShapeError{Op: op.Name, Want: a.Shape(), Got: b.Shape(), Why: "the shapes cannot be broadcast"})
	}
	shape.checked(op.Name)
	out := alloc(a.dtype, shape)
	if a.dtype == Float32 {
		spread(op.f32, out.f32, a.f32, b.f32, shape, a.shape, b.shape)
	} else {
		spread(op.f64, out.f64, a.f64, b.f64, shape, a.shape, b.shape)
	}
	return out
}

// spread runs an elementwise operation over operands that are broadcast to
// shape. Axes along which both operands step alike are joined, so that equal
// shapes, a single number and a vector along the last axis become one long loop
// or a few.
func spread[T kernels.Float](op kernels.Binary[T], dst, a, b []T, shape, sa, sb Shape) {
	if len(dst) == 0 {
		return
	}
	dims := joined(shape, sa, sb)
	last := dims[len(dims)-1]
	run := func(at, pa, pb int) {
		out := dst[at:][:last.n]
		switch {
		case last.a == 0:
			op.SV(out, a[pa], b[pb:])
		case last.b == 0:
			op.VS(out, a[pa:], b[pb])
		default:
			op.VV(out, a[pa:], b[pb:])
		}
	}
	index := make([]int, len(dims)-1)
	pa, pb := 0, 0
	for at := 0; at < len(dst); at += last.n {
		run(at, pa, pb)
		for i := len(index) - 1; i >= 0; i-- {
			d := dims[i]
			index[i]++
			pa += d.a
			pb += d.b
			if index[i] < d.n {
				break
			}
			pa -= d.a * d.n
			pb -= d.b * d.n
			index[i] = 0
		}
	}
}

// A stride says how far the operands move along a joined axis of n places.
type stride struct{ n, a, b int }

// joined returns the axes of shape with the steps of both operands, 0 where an
// operand is repeated, neighbours of one kind joined. There is at least one.
func joined(shape, sa, sb Shape) []stride {
	dims := make([]stride, 0, len(shape))
	// from the last axis on, in reverse; turned round at the end
	stepA, stepB := 1, 1
	for i := len(shape) - 1; i >= 0; i-- {
		d := stride{n: shape[i]}
		if j := i - len(shape) + len(sa); j >= 0 && sa[j] != 1 {
			d.a = stepA
			stepA *= sa[j]
		}
		if j := i - len(shape) + len(sb); j >= 0 && sb[j] != 1 {
			d.b = stepB
			stepB *= sb[j]
		}
		if d.n == 1 {
			continue
		}
		if k := len(dims) - 1; k >= 0 && (dims[k].a == 0) == (d.a == 0) && (dims[k].b == 0) == (d.b == 0) {
			dims[k].n *= d.n
			continue
		}
		dims = append(dims, d)
	}
	if len(dims) == 0 {
		return []stride{{n: 1, a: 1, b: 1}}
	}
	for i, j := 0, len(dims)-1; i < j; i, j = i+1, j-1 {
		dims[i], dims[j] = dims[j], dims[i]
	}
	return dims
}

// sumTo adds over the axes along which a tensor of the given shape was repeated
// to become g's shape: the reverse of broadcasting.
func sumTo(g *Tensor, shape Shape) *Tensor {
	if g.shape.Equal(shape) {
		return g
	}
	lead := len(g.shape) - len(shape)
	var axes []int
	for i := range g.shape {
		if i < lead || shape[i-lead] == 1 && g.shape[i] != 1 {
			axes = append(axes, i)
		}
	}
	if len(axes) == 0 {
		return g.reshape(shape)
	}
	return sumOver("Sum", g, axes, shape)
}
