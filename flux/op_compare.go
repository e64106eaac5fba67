package flux

import (
	"fluxrepl/flux/internal/kernels"
)

var (
	opGreater = binary{operation{Name: "Greater"}, kernels.Greater[float32](), kernels.Greater[float64]()}
	opLess    = binary{operation{Name: "Less"}, kernels.Less[float32](), kernels.Less[float64]()}
	opEqual   = binary{operation{Name: "Equal"}, kernels.Equal[float32](), kernels.Equal[float64]()}
	opWhere   = operation{Name: "Where"}
)

func init() {
	opWhere.Pullback = func(c *call) {
		cond := c.In(0)
		zero := scalarLike(c.Grad, 0)
		if c.Needs(1) {
			c.Give(1, sumTo(Where(cond, c.Grad, zero), c.Like(1).shape))
		}
		if c.Needs(2) {
			c.Give(2, sumTo(Where(cond, zero, c.Grad), c.Like(2).shape))
		}
	}
}

// Greater returns 1 where t > u and 0 elsewhere, broadcast, in the type of the
// operands; Int32 operands give float32. No gradient passes through a comparison.
func (t *Tensor) Greater(u *Tensor) *Tensor { return opGreater.compare(t, u) }

// Less returns 1 where t < u and 0 elsewhere, like [Tensor.Greater].
func (t *Tensor) Less(u *Tensor) *Tensor { return opLess.compare(t, u) }

// Equal returns 1 where t = u and 0 elsewhere, like [Tensor.Greater]. NaN equals
// nothing.
func (t *Tensor) Equal(u *Tensor) *Tensor { return opEqual.compare(t, u) }

func (op *binary) compare(a, b *Tensor) *Tensor {
	mustTensor(op.Name, a)
	mustTensor(op.Name, b)
	if a.dtype != b.dtype {
		panic(&TypeError{Op: op.Name, Want: a.dtype.String(), Got: b.dtype.String(), Why: "both operands must have one type; convert with To"})
	}
	if a.dtype == Int32 { // float64 holds every int32
		return op.compute(a.To(Float64), b.To(Float64)).To(Float32)
	}
	return op.compute(a, b)
}

// Where returns a where cond is not 0 and b elsewhere; all three are broadcast to
// one shape. cond may have any type; a and b must have the same.
func Where(cond, a, b *Tensor) *Tensor {
	mustTensor("Where", cond)
	mustMatch("Where", a, b)
	shape := cond.shape
	for _, t := range []*Tensor{a, b} {
		s, ok := broadcast(shape, t.shape)
		if !ok {
			panic(&ShapeError{Op: "Where", Want: shape, Got: t.Shape(), Why: "the shapes cannot be broadcast"})
		}
		shape = s
	}
	out := alloc(a.dtype, shape)
	c := cond.Detach().To(a.dtype).BroadcastTo(shape...)
	av, bv := a.Detach().BroadcastTo(shape...), b.Detach().BroadcastTo(shape...)
	if a.dtype == Float32 {
		kernels.Select(out.f32, c.f32, av.f32, bv.f32)
	} else {
		kernels.Select(out.f64, c.f64, av.f64, bv.f64)
	}
	return record(&opWhere, nil, out, cond.Detach(), a, b)
}
