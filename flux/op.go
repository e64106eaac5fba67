package flux

import (
	"strconv"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/tape"
)

// An operation describes one kind of node. Pullbacks are set in init functions,
// beside the forward pass, because they call operations in their turn.
type operation = tape.Op[*Tensor]

// call is what a pullback gets.
type call = tape.Call[*Tensor]

// scopes returns the open gradient scopes that follow t.
func (t *Tensor) scopes() *tape.Scopes {
	w := t.watch.Load()
	if t.node == nil {
		if w == nil {
			return nil
		}
		return w.Open()
	}
	return tape.Union(w, t.node.Scopes).Open()
}

// record1 notes that op made out from a, if anybody follows a.
func record1(op *operation, attrs any, out, a *Tensor) *Tensor {
	if s := a.scopes(); s != nil {
		out.node = tape.NewNode1(op, s, attrs, out, cut(a))
	}
	return out
}

// record2 notes that op made out from a and b, if anybody follows one of them.
func record2(op *operation, attrs any, out, a, b *Tensor) *Tensor {
	if s := tape.Union(a.scopes(), b.scopes()); s != nil {
		out.node = tape.NewNode2(op, s, attrs, out, cut(a), cut(b))
	}
	return out
}

// record notes that op made out from ins, if anybody follows one of them.
func record(op *operation, attrs any, out *Tensor, ins ...*Tensor) *Tensor {
	var s *tape.Scopes
	for _, in := range ins {
		s = tape.Union(s, in.scopes())
	}
	if s == nil {
		return out
	}
	kept := make([]*Tensor, len(ins))
	for i, in := range ins {
		kept[i] = cut(in)
	}
	out.node = tape.NewNode(op, s, attrs, out, kept)
	return out
}

// cut returns t, or its value alone if t has a history that nobody follows any
// more: keeping it would keep every step of a training loop alive.
func cut(t *Tensor) *Tensor {
	if t.node != nil && t.scopes() == nil {
		return t.Detach()
	}
	return t
}

// mustFloat panics unless t is there and has arithmetic.
func mustFloat(op string, t *Tensor) {
	if t == nil {
		panic(&TypeError{Op: op, Want: "a tensor", Got: "nil"})
	}
	if t.dtype == Int32 {
		panic(&TypeError{Op: op, Want: "float32 or float64", Got: "int32", Why: "int32 holds labels and indices; convert with To"})
	}
}

// mustMatch panics unless a and b are there, have arithmetic and the same type.
func mustMatch(op string, a, b *Tensor) {
	mustFloat(op, a)
	mustFloat(op, b)
	if a.dtype != b.dtype {
		panic(&TypeError{Op: op, Want: a.dtype.String(), Got: b.dtype.String(), Why: "both operands must have one type; convert with To"})
	}
}

// mustInt panics unless t is there and holds indices.
func mustInt(op, arg string, t *Tensor) {
	if t == nil {
		panic(&TypeError{Op: op, Arg: arg, Want: "a tensor", Got: "nil"})
	}
	if t.dtype != Int32 {
		panic(&TypeError{Op: op, Arg: arg, Want: "int32", Got: t.dtype.String()})
	}
}

func mustTensor(op string, t *Tensor) {
	if t == nil {
		panic(&TypeError{Op: op, Want: "a tensor", Got: "nil"})
	}
}

func format(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// unary is an elementwise operation of one operand and up to two numbers.
type unary struct {
	operation
	f32 kernels.Map[float32]
	f64 kernels.Map[float64]
	// The pullback in one loop, for gradients that nobody differentiates again;
	// nil where the derivative is cheap to compose.
	b32 kernels.Back[float32]
	b64 kernels.Back[float64]
	// slope is the derivative as an expression of x and y = f(x; a, b).
	slope func(x, y *Tensor, a, b float64) *Tensor
}

type unaryAttrs struct {
	u    *unary
	a, b float64
}

// apply computes f(x; a, b).
func (u *unary) apply(x *Tensor, a, b float64) *Tensor {
	mustFloat(u.Name, x)
	out := alloc(x.dtype, x.shape)
	if x.dtype == Float32 {
		u.f32(out.f32, x.f32, float32(a), float32(b))
	} else {
		u.f64(out.f64, x.f64, a, b)
	}
	if s := x.scopes(); s != nil {
		out.node = tape.NewNode1(&u.operation, s, any(unaryAttrs{u, a, b}), out, cut(x))
	}
	return out
}

func pullUnary(c *call) {
	at := c.Node.Attrs.(unaryAttrs)
	x, y, g := c.In(0), c.Out(), c.Grad
	if at.u.b32 == nil || x.scopes() != nil || g.scopes() != nil {
		c.Give(0, g.Mul(at.u.slope(x, y, at.a, at.b)))
		return
	}
	out := alloc(x.dtype, x.shape)
	if x.dtype == Float32 {
		at.u.b32(out.f32, g.f32, x.f32, y.f32, float32(at.a), float32(at.b))
	} else {
		at.u.b64(out.f64, g.f64, x.f64, y.f64, at.a, at.b)
	}
	c.Give(0, out)
}
