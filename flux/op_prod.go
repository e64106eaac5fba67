package flux

import (
	"fluxrepl/flux/internal/kernels"
)

var opProd = operation{Name: "Prod"}

func init() {
	// The product of the others, never a quotient, which is wrong at 0: of those
	// before times those behind.
	opProd.Pullback = func(c *call) {
		x, g := c.In(0), c.Grad
		if x.scopes() != nil || g.scopes() != nil {
			before := x.cumProd(-1, false).shifted(-1, 1, 1)
			behind := x.cumProd(-1, true).shifted(-1, -1, 1)
			c.Give(0, before.Mul(behind).Mul(g.Unsqueeze(-1)))
			return
		}
		out := alloc(x.dtype, x.shape)
		rows, n := x.rows()
		x, g = x.dense(), g.dense()
		if x.dtype == Float32 {
			kernels.ProdBack(out.f32, g.f32, x.f32, rows, n)
		} else {
			kernels.ProdBack(out.f64, g.f64, x.f64, rows, n)
		}
		c.Give(0, out)
	}
}

// Prod multiplies over the given axes, or over all of them; the product of
// nothing is 1. Partial products are kept in float64. The gradient is right where
// elements are 0, too.
func (t *Tensor) Prod(axes ...int) *Tensor { return t.prod("Prod", axes, false) }

// ProdKeep is [Tensor.Prod] with the axes kept at size 1.
func (t *Tensor) ProdKeep(axes ...int) *Tensor { return t.prod("ProdKeep", axes, true) }

func (t *Tensor) prod(op string, axes []int, keep bool) *Tensor {
	if t.isHalf() {
		return t.To(Float32).prod(op, axes, keep).To(t.dtype)
	}
	mustFloat(op, t)
	axes = t.shape.axes(op, axes)
	x := t.lanes(axes)
	y := byRows(x, kernels.Prod[float32], kernels.Prod[float64])
	return record1(&opProd, none{}, y, x).reshape(t.shape.without(axes, keep))
}
