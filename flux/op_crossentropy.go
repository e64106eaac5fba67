package flux

import (
	"math"
	"slices"

	"fluxrepl/flux/internal/kernels/row"
)

var (
	opCrossEntropy       = operation{Name: "CrossEntropy"}
	opCrossEntropyShares = operation{Name: "CrossEntropy"}
)

// crossAttrs is the gradient of the logits, found with the value in the forward
// pass, where there was somebody to follow them. It is handed over once: two
// gradients must not share memory.
type crossAttrs struct{ grad *Tensor }

func init() {
	opCrossEntropy.Pullback = func(c *call) {
		at, x, g := c.Node.Attrs.(crossAttrs), c.Like(0), c.Grad
		if known := at.take(x, g); known != nil {
			c.Give(0, known)
			return
		}
		x = c.In(0)
		rows, n := x.rows()
		p := x.Softmax(-1).Sub(OneHot(c.In(1), n).To(x.dtype))
		c.Give(0, p.Mul(g.DivScalar(float64(rows))))
	}
	opCrossEntropyShares.Pullback = func(c *call) {
		at, x, g := c.Node.Attrs.(crossAttrs), c.Like(0), c.Grad
		if c.Needs(0) && c.Like(1).scopes() == nil {
			if known := at.take(x, g); known != nil {
				c.Give(0, known)
				if !c.Needs(1) {
					return
				}
			}
		}
		x, y := c.In(0), c.In(1)
		rows, _ := x.rows()
		share := g.DivScalar(float64(rows))
		if c.Needs(0) && c.Given(0) == nil {
			c.Give(0, x.Softmax(-1).Mul(y.SumKeep(-1)).Sub(y).Mul(share))
		}
		if c.Needs(1) {
			c.Give(1, x.LogSoftmax(-1).Mul(share.Neg()))
		}
	}
}

// take returns the gradient of the logits x times g, if the forward pass left it,
// nobody wrote to it and nobody follows what it depends on.
func (a crossAttrs) take(x, g *Tensor) *Tensor {
	if x.scopes() != nil || g.scopes() != nil {
		return nil
	}
	grad := a.grad
	if grad == nil || !grad.storage().taken.CompareAndSwap(false, true) {
		return nil
	}
	if v := g.Item(); v != 1 {
		return grad.MulScalar(v)
	}
	return grad
}

// CrossEntropy returns the mean over the rows of −Σ y·log softmax(t), a number:
// t is the logits, [n, classes], or of any shape whose last axis is the classes.
// The target is either the labels, integers of the shape of t without that axis,
// 0 to classes−1, or the probabilities y of each class, of the shape and type of
// t, such as one-hot rows.
//
// Value and gradient, (softmax(t)·Σ y − y)/n, are stable for logits of any size
// and are found in one pass over them. Without rows the mean is NaN. It panics
// with a [*ShapeError] or a [*TypeError] if the target does not fit, and with an
// [*IndexError] that names the label, its position and the number of classes if
// one is out of range.
func (t *Tensor) CrossEntropy(target *Tensor) *Tensor {
	const op = "CrossEntropy"
	if t.isHalf() {
		if target != nil && target.dtype == t.dtype {
			target = target.To(Float32)
		}
		return t.To(Float32).CrossEntropy(target).To(t.dtype)
	}
	mustFloat(op, t)
	last := t.shape.axis(op, -1)
	mustTensor(op, target)
	if !target.dtype.IsInt() {
		t.mustSame(op, "target", target)
		if !target.shape.Equal(t.shape) {
			panic(&ShapeError{Op: op, Arg: "target", Want: t.Shape(), Got: target.Shape()})
		}
		return t.crossEntropyShares(target)
	}
	if !target.shape.Equal(t.shape[:last]) {
		panic(&ShapeError{Op: op, Arg: "target", Want: slices.Clone(t.shape[:last]), Got: target.Shape()})
	}
	return t.crossEntropyLabels(target)
}

func (t *Tensor) crossEntropyLabels(labels *Tensor) *Tensor {
	x, l := t.dense(), labels.dense()
	rows, n := t.rows()
	for i, label := range l.i32 {
		if uint(label) >= uint(n) {
			labels.mustLabel("CrossEntropy", i, int(label), n)
		}
	}
	for i, label := range l.i64 {
		if uint64(label) >= uint64(n) {
			labels.mustLabel("CrossEntropy", i, int(label), n)
		}
	}
	at := crossAttrs{}
	out, grad := blank0(t.dtype), at.prepare(t)
	switch {
	case rows == 0:
		fill(out, math.NaN())
	case t.dtype == Float32 && l.dtype == Int32:
		out.f32[0] = meanCross(grad.f32, x.f32, l.i32, rows, n)
	case t.dtype == Float32:
		out.f32[0] = meanCross(grad.f32, x.f32, l.i64, rows, n)
	case l.dtype == Int32:
		out.f64[0] = meanCross(grad.f64, x.f64, l.i32, rows, n)
	default:
		out.f64[0] = meanCross(grad.f64, x.f64, l.i64, rows, n)
	}
	return record2(&opCrossEntropy, at, out, t, labels)
}

func meanCross[T row.Float, L int32 | int64](grad, x []T, labels []L, rows, n int) T {
	k := 1 / float64(rows)
	return T(k * row.CrossEntropy(grad, x, labels, rows, n, k, poll))
}

func (t *Tensor) crossEntropyShares(y *Tensor) *Tensor {
	x, v := t.dense(), y.dense()
	rows, n := t.rows()
	at := crossAttrs{}
	out, grad := blank0(t.dtype), at.prepare(t)
	k := 1 / float64(rows)
	switch {
	case rows*n == 0:
		fill(out, 0*k)
	case t.dtype == Float32:
		out.f32[0] = float32(k * row.CrossEntropyShares(grad.f32, x.f32, v.f32, rows, n, k, poll))
	default:
		out.f64[0] = k * row.CrossEntropyShares(grad.f64, x.f64, v.f64, rows, n, k, poll)
	}
	return record2(&opCrossEntropyShares, at, out, t, y)
}

// noGrad stands for a gradient that nobody asks for: a tensor without elements.
var noGrad = &Tensor{}

// prepare returns memory for the gradient of the logits t, and keeps it, if
// anybody follows them.
func (a *crossAttrs) prepare(t *Tensor) *Tensor {
	if t.scopes() == nil || t.Size() == 0 {
		return noGrad
	}
	grad := blank(t.dtype, t.shape)
	a.grad = grad
	return grad
}
