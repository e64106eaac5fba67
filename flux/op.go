package flux

import (
	"slices"
	"strconv"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/tape"
)

// An operation of the hot path allocates nothing but its result, so that it
// allocates nothing at all in a [Step], whose memory it gets by itself:
//
//   - blank0 … blank4 and blankLike make the result, with any content, without a
//     Shape of their own; blankLast is for a result like an operand but for the
//     size of its last axis. alloc is for a result that must begin as zeros.
//   - record1, record2 and record take attributes as they are, and put them into
//     memory only if somebody follows an operand.
//   - scratch within one operation is of package pool.
//   - closures and slices that escape are made where they are needed: on the
//     parallel branch, say.
//
// A pullback must not keep a tensor that it made, or c.Grad, but in what it gives:
// after it has returned their memory may be another tensor's. One that calls
// functions of the program says Foreign in its operation.

// blank0 returns a blank tensor of shape [].
func blank0(d DType) *Tensor {
	poll()
	if a := current(); a != nil {
		return a.tensor(d, Shape{}, 1, false)
	}
	return fresh(d, Shape{})
}

// blank1 returns a blank tensor of shape [n]. The sizes must be known to be good,
// here and below.
func blank1(d DType, n int) *Tensor {
	poll()
	if a := current(); a != nil {
		return a.tensor(d, a.shape(n), n, false)
	}
	return freshBlank(d, Shape{n})
}

// blank2 returns a blank tensor of shape [n m].
func blank2(d DType, n, m int) *Tensor {
	poll()
	if a := current(); a != nil {
		return a.tensor(d, a.shape(n, m), n*m, false)
	}
	return freshBlank(d, Shape{n, m})
}

// blank3 returns a blank tensor of shape [n m k].
func blank3(d DType, n, m, k int) *Tensor {
	poll()
	if a := current(); a != nil {
		return a.tensor(d, a.shape(n, m, k), n*m*k, false)
	}
	return freshBlank(d, Shape{n, m, k})
}

// blank4 returns a blank tensor of shape [n m k l].
func blank4(d DType, n, m, k, l int) *Tensor {
	poll()
	if a := current(); a != nil {
		return a.tensor(d, a.shape(n, m, k, l), n*m*k*l, false)
	}
	return freshBlank(d, Shape{n, m, k, l})
}

// blankLike returns a blank tensor of t's shape and type.
func blankLike(t *Tensor) *Tensor { return blank(t.dtype, t.shape) }

// blankLast returns a blank tensor of t's type and shape, but n for the size of the
// last axis.
func blankLast(t *Tensor, n int) *Tensor {
	switch s := t.shape; len(s) {
	case 1:
		return blank1(t.dtype, n)
	case 2:
		return blank2(t.dtype, s[0], n)
	case 3:
		return blank3(t.dtype, s[0], s[1], n)
	case 4:
		return blank4(t.dtype, s[0], s[1], s[2], n)
	}
	shape := slices.Clone(t.shape)
	shape[len(shape)-1] = n
	return blank(t.dtype, shape)
}

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

// record1 notes that op made out from a, if anybody follows a. Attributes, none{}
// for an operation that has none, are only put into memory then, and in a [Step]
// into that of an earlier run.
func record1[T any](op *operation, attrs T, out, a *Tensor) *Tensor {
	if s := a.scopes(); s != nil {
		node1(op, s, boxed(attrs), out, a)
	}
	if searching.Load() != 0 {
		examine(op, out, a)
	}
	return out
}

// record2 notes that op made out from a and b, if anybody follows one of them.
func record2[T any](op *operation, attrs T, out, a, b *Tensor) *Tensor {
	if s := tape.Union(a.scopes(), b.scopes()); s != nil {
		node2(op, s, boxed(attrs), out, cut(a), cut(b))
	}
	if searching.Load() != 0 {
		examine(op, out, a, b)
	}
	return out
}

// record notes that op made out from ins, if anybody follows one of them.
func record[T any](op *operation, attrs T, out *Tensor, ins ...*Tensor) *Tensor {
	var s *tape.Scopes
	for _, in := range ins {
		s = tape.Union(s, in.scopes())
	}
	if s != nil {
		nodeOf(op, s, boxed(attrs), out, ins)
	}
	if searching.Load() != 0 {
		examine(op, out, ins...)
	}
	return out
}

// none is the attributes of an operation that has none.
type none struct{}

// cut returns t, or its value alone if t has a history that nobody follows any
// more: keeping it would keep every step of a training loop alive.
func cut(t *Tensor) *Tensor {
	if t.node != nil && t.scopes() == nil {
		if t.mem != nil && t.mem != current() {
			t.give()
		}
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
		t.mustBeFresh(op)
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
	if u.dtype != t.dtype || u.dtype == stale {
		t.mustBeFresh(op)
		u.mustBeFresh(op)
		panic(&TypeError{Op: op, Arg: arg, Want: t.dtype.String(), Got: u.dtype.String(), Why: "both operands must have one type; convert with To"})
	}
}

// mustInt panics unless t is there and holds indices.
func mustInt(op, arg string, t *Tensor) {
	if t == nil {
		panic(&TypeError{Op: op, Arg: arg, Want: "a tensor", Got: "nil"})
	}
	if !t.dtype.IsInt() {
		t.mustBeFresh(op)
		panic(&TypeError{Op: op, Arg: arg, Want: "int32 or int64", Got: t.dtype.String()})
	}
}

func mustTensor(op string, t *Tensor) {
	if t == nil {
		panic(&TypeError{Op: op, Want: "a tensor", Got: "nil"})
	}
	t.mustBeFresh(op)
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
	tile  int
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
	out := blank(x.dtype, x.shape)
	if x.dtype == Float32 {
		mapTiles(u.f32, out.f32, v.f32, float32(a), float32(b), u.tile, poll)
	} else {
		mapTiles(u.f64, out.f64, v.f64, a, b, u.tile, poll)
	}
	return record1(&u.operation, unaryAttrs{u, a, b}, out, x)
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
	out := blank(x.dtype, x.shape)
	x, y, g = x.dense(), y.dense(), g.dense()
	if x.dtype == Float32 {
		backTiles(at.u.b32, out.f32, g.f32, x.f32, y.f32, float32(at.a), float32(at.b), at.u.tile)
	} else {
		backTiles(at.u.b64, out.f64, g.f64, x.f64, y.f64, at.a, at.b, at.u.tile)
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
