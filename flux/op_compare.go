package flux

import (
	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/vec"
)

// comparison is an elementwise operation of two operands whose result is Bool.
type comparison struct {
	name string
	f32  kernels.Zip[bool, float32]
	f64  kernels.Zip[bool, float64]
	i32  kernels.Zip[bool, int32]
	i64  kernels.Zip[bool, int64]
	b    *kernels.Zip[bool, bool] // nil where masks have no order
}

var (
	cmpGreater      = comparison{"Greater", vec.Float32.Greater, vec.Float64.Greater, kernels.Greater[int32](), kernels.Greater[int64](), nil}
	cmpGreaterEqual = comparison{"GreaterEqual", vec.Float32.GreaterEqual, vec.Float64.GreaterEqual, kernels.GreaterEqual[int32](), kernels.GreaterEqual[int64](), nil}
	cmpEqual        = comparison{"Equal", vec.Float32.Equal, vec.Float64.Equal, kernels.Equal[int32](), kernels.Equal[int64](), new(kernels.Equal[bool]())}
	opWhere         = operation{Name: "Where"}
)

func init() {
	opWhere.Pullback = func(c *call) {
		cond, zero := c.In(0), scalarLike(c.Grad, 0)
		if c.Needs(1) {
			c.Give(1, sumTo(Where(cond, c.Grad, zero), c.Like(1).shape))
		}
		if c.Needs(2) {
			c.Give(2, sumTo(Where(cond, zero, c.Grad), c.Like(2).shape))
		}
	}
}

// Greater returns the [Bool] tensor of t > u, broadcast. A comparison with NaN is
// false. No gradient passes through it; as a factor it needs a [Tensor.To]. It
// panics with a [*TypeError] if the types differ, or if both are Bool, and with a
// [*ShapeError] if the shapes cannot be broadcast; so do the other comparisons.
func (t *Tensor) Greater(u *Tensor) *Tensor { return cmpGreater.apply("Greater", t, u) }

// GreaterEqual returns the [Bool] tensor of t ≥ u, like [Tensor.Greater].
func (t *Tensor) GreaterEqual(u *Tensor) *Tensor { return cmpGreaterEqual.apply("GreaterEqual", t, u) }

// Less returns the [Bool] tensor of t < u, like [Tensor.Greater].
func (t *Tensor) Less(u *Tensor) *Tensor { return swapped("Less", &cmpGreater, t, u) }

// LessEqual returns the [Bool] tensor of t ≤ u, like [Tensor.Greater].
func (t *Tensor) LessEqual(u *Tensor) *Tensor { return swapped("LessEqual", &cmpGreaterEqual, t, u) }

// Equal returns the [Bool] tensor of t = u, like [Tensor.Greater], also for two
// Bool operands. NaN equals nothing.
func (t *Tensor) Equal(u *Tensor) *Tensor { return cmpEqual.apply("Equal", t, u) }

// NotEqual returns the [Bool] tensor of t ≠ u, the reverse of [Tensor.Equal].
func (t *Tensor) NotEqual(u *Tensor) *Tensor { return cmpEqual.apply("NotEqual", t, u).not() }

// swapped is a comparison of u with t that is reported as one of t with u.
func swapped(op string, c *comparison, t, u *Tensor) *Tensor {
	c.check(op, t, u)
	return c.apply(op, u, t)
}

func (op *comparison) check(name string, a, b *Tensor) Shape {
	mustSame(name, a, b)
	if a.dtype == Bool && op.b == nil {
		panic(&TypeError{Op: name, Want: "numbers", Got: "bool", Why: "masks have no order; convert with To"})
	}
	return together(name, a, b)
}

func (op *comparison) apply(name string, a, b *Tensor) *Tensor {
	shape := op.check(name, a, b)
	if a.dtype.half() {
		a, b = a.constant().To(Float32), b.constant().To(Float32)
	}
	out := blank(Bool, shape)
	switch a.dtype {
	case Float32:
		zip(&op.f32, out.b, a, b, shape, float32s, lightTile, poll)
	case Float64:
		zip(&op.f64, out.b, a, b, shape, float64s, lightTile, poll)
	case Int32:
		zip(&op.i32, out.b, a, b, shape, int32s, lightTile, poll)
	case Int64:
		zip(&op.i64, out.b, a, b, shape, int64s, lightTile, poll)
	case Bool:
		zip(op.b, out.b, a, b, shape, bools, lightTile, poll)
	}
	return out
}

// constant returns t's value, which nobody follows.
func (t *Tensor) constant() *Tensor {
	if t.scopes() == nil {
		return t
	}
	return t.alias(t.shape)
}

// Where returns a where cond is not 0 and b elsewhere; all three are broadcast to
// one shape. cond may have any type; a and b must have the same, whichever. It
// panics with a [*TypeError] if they have not, and with a [*ShapeError] if the
// shapes cannot be broadcast.
func Where(cond, a, b *Tensor) *Tensor {
	mustTensor("Where", cond)
	mustSame("Where", a, b)
	shape := cond.shape
	for _, t := range []*Tensor{a, b} {
		s, ok := broadcast(shape, t.shape)
		if !ok {
			panic(&ShapeError{Op: "Where", Want: shape, Got: t.Shape(), Why: "the shapes cannot be broadcast"})
		}
		shape = s
	}
	shape.checked("Where")
	out := blank(a.dtype, shape)
	c := cond.constant().To(Bool)
	mask := c.expand(shape).dense().b
	x, y := a.constant().expand(shape).dense(), b.constant().expand(shape).dense()
	switch a.dtype.Bytes() {
	case 1:
		kernels.Select(elements[uint8](out), mask, elements[uint8](x), elements[uint8](y))
	case 2:
		kernels.Select(elements[uint16](out), mask, elements[uint16](x), elements[uint16](y))
	case 4:
		kernels.Select(elements[uint32](out), mask, elements[uint32](x), elements[uint32](y))
	case 8:
		kernels.Select(elements[uint64](out), mask, elements[uint64](x), elements[uint64](y))
	}
	return record(&opWhere, none{}, out, c, a, b)
}
