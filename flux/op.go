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
	if searching.Load() != 0 {
		examine(op, out, a)
	}
	return out
}

// record2 notes that op made out from a and b, if anybody follows one of them.
func record2(op *operation, attrs any, out, a, b *Tensor) *Tensor {
	if s := tape.Union(a.scopes(), b.scopes()); s != nil {
		out.node = tape.NewNode2(op, s, attrs, out, cut(a), cut(b))
	}
	if searching.Load() != 0 {
		examine(op, out, a, b)
	}
	return out
}

// record notes that op made out from ins, if anybody follows one of them.
func record(op *operation, attrs any, out *Tensor, ins ...*Tensor) *Tensor {
	var s *tape.Scopes
	for _, in := range ins {
		s = tape.Union(s, in.scopes())
	}
	if s != nil {
		kept := make([]*Tensor, len(ins))
		for i, in := range ins {
			kept[i] = cut(in)
		}
		out.node = tape.NewNode(op, s, attrs, out, kept)
	}
	if searching.Load() != 0 {
		examine(op, out, ins...)
	}
	return out
}

// cut returns t, or its value alone if t has a history that nobody follows any
// more: keeping it would keep every step of a training loop alive.
func cut(t *Tensor) *Tensor {
	if t.node != nil && t.scopes() == nil {
		return t.alias(t.shape)
	}
	return t
}

// mustFloat panics unless t is there and has all of the arithmetic.
func mustFloat(op string, t *Tensor) { mustFloatArg(op, "", t) }

func mustFloatArg(op, arg string, t *Tensor) {
	if t == nil {
		panic(&TypeError{Op: op, Arg: arg, Want: "a tensor", Got: "nil"})
	}
	if t.dtype != Float32 && t.dtype != Float64 {
		panic(&TypeError{Op: op, Arg: arg, Want: "float32 or float64", Got: t.dtype.String(), Why: notFloat[t.dtype]})
	}
}

// notFloat says what the types are for that do not have all of the arithmetic.
var notFloat = map[DType]string{
	Int32:    "int32 holds labels and indices; convert with To",
	Int64:    "int64 holds indices and counts; convert with To",
	Bool:     "a mask is no number; convert with To",
	Float16:  "float16 is for storage; convert with To",
	BFloat16: "bfloat16 is for storage; convert with To",
}

// mustMatch panics unless a and b are there, have arithmetic and the same type.
func mustMatch(op string, a, b *Tensor) {
	mustFloat(op, a)
	mustFloat(op, b)
	mustSame(op, a, b)
}

// mustSame panics unless a and b are there and have the same type.
func mustSame(op string, a, b *Tensor) {
	mustTensor(op, a)
	a.mustSame(op, "", b)
}

// mustSame panics unless u is there and of t's type.
func (t *Tensor) mustSame(op, arg string, u *Tensor) {
	if u == nil {
		panic(&TypeError{Op: op, Arg: arg, Want: "a tensor", Got: "nil"})
	}
	if u.dtype != t.dtype {
		panic(&TypeError{Op: op, Arg: arg, Want: t.dtype.String(), Got: u.dtype.String(), Why: "both operands must have one type; convert with To"})
	}
}

// mustInt panics unless t is there and holds indices.
func mustInt(op, arg string, t *Tensor) {
	if t == nil {
		panic(&TypeError{Op: op, Arg: arg, Want: "a tensor", Got: "nil"})
	}
	if !t.dtype.IsInt() {
		panic(&TypeError{Op: op, Arg: arg, Want: "int32 or int64", Got: t.dtype.String()})
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
	// What the pullback reads. A number it does not read may be written over.
	reads reads
	// slope is the derivative as an expression of x and y = f(x; a, b).
	slope func(x, y *Tensor, a, b float64) *Tensor
}

// reads says which numbers of the forward pass a pullback reads.
type reads uint8

const (
	readsBoth reads = iota
	readsIn
	readsOut
	readsNone
)

type unaryAttrs struct {
	u    *unary
	a, b float64
}

// apply computes f(x; a, b).
func (u *unary) apply(x *Tensor, a, b float64) *Tensor {
	if x.isHalf() {
		return u.apply(x.To(Float32), a, b).To(x.dtype)
	}
	mustFloat(u.Name, x)
	v := x.dense()
	out := alloc(x.dtype, x.shape)
	if x.dtype == Float32 {
		u.f32(out.f32, v.f32, float32(a), float32(b))
	} else {
		u.f64(out.f64, v.f64, a, b)
	}
	if s := x.scopes(); s != nil {
		out.node = tape.NewNode1(&u.operation, s, any(unaryAttrs{u, a, b}), out, cut(x))
	}
	if searching.Load() != 0 {
		examine(&u.operation, out, x)
	}
	return out
}

func pullUnary(c *call) {
	at := c.Node.Attrs.(unaryAttrs)
	x, y, g := c.Like(0), c.Node.Output, c.Grad
	if at.u.reads == readsBoth || at.u.reads == readsIn {
		x = c.In(0)
	}
	if at.u.reads == readsBoth || at.u.reads == readsOut {
		y = c.Out()
	}
	if at.u.b32 == nil || x.scopes() != nil || g.scopes() != nil {
		c.Give(0, g.Mul(at.u.slope(x, y, at.a, at.b)))
		return
	}
	out := alloc(x.dtype, x.shape)
	x, y, g = x.dense(), y.dense(), g.dense()
	if x.dtype == Float32 {
		at.u.b32(out.f32, g.f32, x.f32, y.f32, float32(at.a), float32(at.b))
	} else {
		at.u.b64(out.f64, g.f64, x.f64, y.f64, at.a, at.b)
	}
	c.Give(0, out)
}

// slopes are the derivatives of a family as expressions of x and y = f(x; a, b).
type slopes map[*unary]func(x, y *Tensor, a, b float64) *Tensor

// set gives the operations their pullbacks.
func (s slopes) set() {
	for u, slope := range s {
		u.slope = slope
		u.Pullback = pullUnary
	}
}
