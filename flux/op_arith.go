package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/vec"
)

// binary is an elementwise operation of two operands that are broadcast.
type binary struct {
	operation
	f32  kernels.Binary[float32]
	f64  kernels.Binary[float64]
	ints *integerLoops // nil if the operation is not one of integers
	tile int
}

type integerLoops struct {
	i32 kernels.Binary[int32]
	i64 kernels.Binary[int64]
}

var (
	opAdd     = binary{operation: operation{Name: "Add"}, tile: lightTile, f32: vec.Float32.Add, f64: vec.Float64.Add, ints: &integerLoops{kernels.Add[int32](), kernels.Add[int64]()}}
	opSub     = binary{operation: operation{Name: "Sub"}, tile: lightTile, f32: vec.Float32.Sub, f64: vec.Float64.Sub, ints: &integerLoops{kernels.Sub[int32](), kernels.Sub[int64]()}}
	opMul     = binary{operation: operation{Name: "Mul"}, tile: lightTile, f32: vec.Float32.Mul, f64: vec.Float64.Mul, ints: &integerLoops{kernels.Mul[int32](), kernels.Mul[int64]()}}
	opDiv     = binary{operation: operation{Name: "Div"}, tile: lightTile, f32: vec.Float32.Div, f64: vec.Float64.Div}
	opMaximum = binary{operation: operation{Name: "Maximum"}, tile: lightTile, f32: vec.Float32.Maximum, f64: vec.Float64.Maximum, ints: &integerLoops{kernels.Maximum[int32](), kernels.Maximum[int64]()}}
	opMinimum = binary{operation: operation{Name: "Minimum"}, tile: lightTile, f32: vec.Float32.Minimum, f64: vec.Float64.Minimum, ints: &integerLoops{kernels.Minimum[int32](), kernels.Minimum[int64]()}}
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
	opMaximum.Pullback = func(c *call) { pullExtreme(c, mask(c.In(0).Greater(c.In(1)), c.Grad)) }
	opMinimum.Pullback = func(c *call) { pullExtreme(c, mask(c.In(0).Less(c.In(1)), c.Grad)) }
}

// pullExtreme sends the gradient to the first operand where it won, and to the
// second elsewhere. Where both are equal, each gets half, so that the order of
// the operands does not matter.
func pullExtreme(c *call, won *Tensor) {
	first := won.Add(mask(c.In(0).Equal(c.In(1)), won).MulScalar(0.5))
	if c.Needs(0) {
		c.Give(0, sumTo(c.Grad.Mul(first), c.Like(0).shape))
	}
	if c.Needs(1) {
		c.Give(1, sumTo(c.Grad.Mul(first.Neg().AddScalar(1)), c.Like(1).shape))
	}
}

// mask returns a comparison's result as numbers 1 and 0 of x's type.
func mask(is, x *Tensor) *Tensor { return is.To(x.dtype) }

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
	op.check(op.Name, a, b)
	if a.dtype.half() {
		return op.apply(a.To(Float32), b.To(Float32)).To(a.dtype)
	}
	shape := together(op.Name, a, b)
	out := blank(a.dtype, shape)
	op.compute(out, a, b, poll)
	return record2(&op.operation, none{}, out, a, b)
}

// check panics unless the operation is one of the operands' type.
func (op *binary) check(name string, a, b *Tensor) {
	mustSame(name, a, b)
	if a.dtype == Bool || a.dtype.IsInt() && op.ints == nil {
		mustFloat(name, a)
	}
}

// together returns the shape that both operands are broadcast to.
func together(op string, a, b *Tensor) Shape {
	if a.shape.Equal(b.shape) {
		return a.shape
	}
	shape, ok := broadcast(a.shape, b.shape)
	if !ok {
		panic(&ShapeError{Op: op, Want: a.Shape(), Got: b.Shape(), Why: "the shapes cannot be broadcast"})
	}
	shape.checked(op)
	return shape
}

// compute runs the loops into out, which is dense. poll may be nil.
func (op *binary) compute(out, a, b *Tensor, poll func()) {
	switch a.dtype {
	case Float32:
		zip(&op.f32, out.f32, a, b, out.shape, float32s, op.tile, poll)
	case Float64:
		zip(&op.f64, out.f64, a, b, out.shape, float64s, op.tile, poll)
	case Int32:
		zip(&op.ints.i32, out.i32, a, b, out.shape, int32s, op.tile, poll)
	case Int64:
		zip(&op.ints.i64, out.i64, a, b, out.shape, int64s, op.tile, poll)
	}
}

// The elements of a dense tensor, by type.
func float32s(t *Tensor) []float32 { return t.f32 }
func float64s(t *Tensor) []float64 { return t.f64 }
func int32s(t *Tensor) []int32     { return t.i32 }
func int64s(t *Tensor) []int64     { return t.i64 }
func bools(t *Tensor) []bool       { return t.b }

// zip runs an elementwise operation over operands that are broadcast to shape,
// in tiles. Axes along which both operands step alike are joined, so that equal
// shapes, a single number, a row and a column become one run over rows.
func zip[D, T any](op *kernels.Zip[D, T], dst []D, a, b *Tensor, shape Shape, of func(*Tensor) []T, tile int, poll func()) {
	if len(dst) == 0 {
		return
	}
	if a.layout == nil && b.layout == nil && a.shape.Equal(b.shape) {
		zipTiles(op, dst, of(a), of(b), kernels.Rows{N: len(dst), StepA: 1, StepB: 1}, tile, poll)
		return
	}
	var space [3 * usualAxes]int
	var joinedSpace [usualAxes]stride
	n := len(shape)
	as, sa := operand(a, n, space[:usualAxes])
	bs, sb := operand(b, n, space[usualAxes:][:usualAxes])
	dims := joined(shape, sa, sb, joinedSpace[:0])
	x, y := of(as), of(bs)
	last := dims[len(dims)-1]
	r := kernels.Rows{N: last.n, StepA: last.a, StepB: last.b}
	outer, rows := dims[:len(dims)-1], 1
	if k := len(outer) - 1; k >= 0 {
		r.RowA, r.RowB, rows = outer[k].a, outer[k].b, outer[k].n
		outer = outer[:k]
	}
	index := space[2*usualAxes:]
	if len(outer) > len(index) {
		index = make([]int, len(outer))
	}
	index = index[:len(outer)]
	pa, pb := 0, 0
	for at := 0; at < len(dst); at += rows * r.N {
		if at > 0 && poll != nil {
			poll()
		}
		zipTiles(op, dst[at:][:rows*r.N], x[pa:], y[pb:], r, tile, poll)
		for i := len(index) - 1; i >= 0; i-- {
			d := outer[i]
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

// usualAxes is how many axes an operation has room for without asking for memory.
const usualAxes = 6

// operand returns the dense elements of an operand and its strides along the n
// axes it is broadcast to, 0 where it is repeated. Along the last axis that is
// not repeated a loop needs neighbours, so other layouts are packed.
// The strides are put into space if that is large enough.
func operand(t *Tensor, n int, space []int) (data *Tensor, strides []int) {
	if n > len(space) {
		space = make([]int, n)
	}
	strides = space[:n]
	lead := n - len(t.shape)
	if t.layout != nil && neighbours(t.shape, t.layout.strides) {
		for i, s := range t.layout.strides {
			if t.shape[i] != 1 {
				strides[lead+i] = s
			}
		}
		return t.layout.data, strides
	}
	step := 1
	for i := len(t.shape) - 1; i >= 0; i-- {
		if t.shape[i] != 1 {
			strides[lead+i] = step
		}
		step *= t.shape[i]
	}
	return t.dense(), strides
}

// neighbours reports whether the last axis that is stepped along at all has the
// step 1 and the axes after it, being repeated, the step 0.
func neighbours(shape Shape, strides []int) bool {
	for i := len(shape) - 1; i >= 0; i-- {
		if shape[i] != 1 {
			return strides[i] <= 1
		}
	}
	return true
}

// A stride says how far the operands move along a joined axis of n places.
type stride struct{ n, a, b int }

// joined returns the axes of shape with the strides of both operands, neighbours
// that both operands walk through in one stride joined, appended to dims, which
// is empty. There is at least one.
func joined(shape Shape, sa, sb []int, dims []stride) []stride {
	// from the last axis on, in reverse; turned round at the end
	for i := len(shape) - 1; i >= 0; i-- {
		d := stride{shape[i], sa[i], sb[i]}
		if d.n == 1 {
			continue
		}
		if k := len(dims) - 1; k >= 0 && d.a == dims[k].a*dims[k].n && d.b == dims[k].b*dims[k].n {
			dims[k].n *= d.n
			continue
		}
		dims = append(dims, d)
	}
	if len(dims) == 0 {
		return append(dims, stride{n: 1, a: 1, b: 1})
	}
	slices.Reverse(dims)
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
