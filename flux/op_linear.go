package flux

import (
	"fluxrepl/flux/internal/kernels"
	kernel "fluxrepl/flux/internal/kernels/attention"
	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

var opLinear = operation{Name: "Linear"}

// linearAttrs are the activation and what it was applied to, if its derivative
// reads that. The inputs are x, the weight and, if there is one, the bias.
type linearAttrs struct {
	f Activation
	z *Tensor
}

func init() { opLinear.Pullback = pullLinear }

// Linear returns f(t·weightᵀ + bias), a fully connected layer in one operation:
// t is [..., in], weight [out, in], bias [out] or nil for none, and the result
// [..., out]. The bias and f are applied while the products are at hand, and the
// reverse pass needs no other numbers than t, the weight and, for those f whose
// derivative the result does not tell, t·weightᵀ + bias.
//
// It panics with a [*ShapeError] if the shapes do not fit, with a [*TypeError] if
// the types differ, and with a [*DomainError] if f is none of the constants.
func (t *Tensor) Linear(weight, bias *Tensor, f Activation) *Tensor {
	const op = "Linear"
	if t.isHalf() {
		s := inSingle(op, t, weight, bias)
		if s[1] == nil {
			mustTensor(op, nil)
		}
		return s[0].Linear(s[1], s[2], f).To(t.dtype)
	}
	mustActivate(op, f)
	mustMatchArg(op, "weight", t, weight)
	mustHaveAxes(op, "", t, 1)
	if len(weight.shape) != 2 {
		panic(&ShapeError{Op: op, Arg: "weight", Want: Shape{-1, -1}, Got: weight.Shape()})
	}
	last := len(t.shape) - 1
	out, in := weight.shape[0], weight.shape[1]
	if t.shape[last] != in {
		want := unknown(len(t.shape))
		want[last] = in
		panic(&ShapeError{Op: op, Want: want, Got: t.Shape(), Why: "the weight is " + weight.shape.String()})
	}
	if bias != nil {
		mustMatchArg(op, "bias", t, bias)
		if len(bias.shape) != 1 || bias.shape[0] != out {
			panic(&ShapeError{Op: op, Arg: "bias", Want: Shape{out}, Got: bias.Shape(), Why: "the weight is " + weight.shape.String()})
		}
	}
	shape := make(Shape, last+1)
	copy(shape, t.shape)
	shape[last] = out
	shape.checked(op)
	return linear(t, weight, bias, f, shape)
}

// linear is Linear of operands that have been checked.
func linear(x, w, b *Tensor, f Activation, shape Shape) *Tensor {
	y := blank(x.dtype, shape)
	z := y
	if !f.byResult() && (x.scopes() != nil || w.scopes() != nil || b != nil && b.scopes() != nil) {
		z = blank(x.dtype, shape)
	}
	if x.dtype == Float32 {
		linearForward[float32](y, z, x, w, b, f)
	} else {
		linearForward[float64](y, z, x, w, b, f)
	}
	at := linearAttrs{f: f}
	if z != y {
		at.z = z
	}
	if b == nil {
		return record2(&opLinear, at, y, x, w)
	}
	return record(&opLinear, at, y, x, w, b)
}

// linearForward computes z = x·wᵀ + b and y = f(z); z may be y.
func linearForward[T kernels.Float](y, z, x, w, b *Tensor, f Activation) {
	rows, in := x.rows()
	out := w.shape[0]
	e := gemm.Epilogue[T]{ReLU: f == ActReLU}
	if b != nil {
		e.ColBias = elements[T](b.dense())
	}
	zs := elements[T](z)
	multiplyInto(rows, out, in, laid[T](x), laid[T](w).Transposed(), zs, &e)
	if f == NoActivation || f == ActReLU {
		return
	}
	ys := elements[T](y)
	overRows(rows, out, func(lo, hi int) {
		activate(f, ys[lo*out:hi*out], zs[lo*out:hi*out])
	})
}

// laid returns t as the matrix whose rows are its last axis, as it lies if it
// has two axes.
func laid[T kernels.Float](t *Tensor) kernel.Matrix[T] {
	if t.layout != nil && len(t.shape) == 2 {
		return kernel.Matrix[T]{Data: elements[T](t.layout.data), Row: t.layout.strides[0], Col: t.layout.strides[1]}
	}
	return kernel.Matrix[T]{Data: elements[T](t.dense()), Row: t.shape[len(t.shape)-1], Col: 1}
}

// multiplyInto computes c, [m, n], as the product of a, [m, k], and b, [k, n].
func multiplyInto[T kernels.Float](m, n, k int, a, b kernel.Matrix[T], c []T, e *gemm.Epilogue[T]) {
	switch c := any(c).(type) {
	case []float32:
		gemm.Mul32(m, n, k, any(a.Data).([]float32), a.Row, a.Col, any(b.Data).([]float32), b.Row, b.Col, c, n, any(e).(*gemm.Epilogue32), poll)
	case []float64:
		gemm.Mul64(m, n, k, any(a.Data).([]float64), a.Row, a.Col, any(b.Data).([]float64), b.Row, b.Col, c, n, any(e).(*gemm.Epilogue64), poll)
	}
}

// band is how many numbers a piece of rows has that passes one after the other
// work on, so that the second finds in the cache what the first wrote.
const band = 1 << 14

// overRows calls f with pieces of rows of n numbers. The pieces are the same on
// any number of processors.
func overRows(rows, n int, f func(lo, hi int)) {
	workers.For(rows, max(1, band/max(1, n)), poll, f)
}

func pullLinear(c *call) {
	at, g := c.Node.Attrs.(linearAttrs), c.Grad
	if g.scopes() != nil || anyFollowed(c.Node.Inputs) {
		pullLinearAgain(c, at)
		return
	}
	var y *Tensor
	if at.f != NoActivation {
		y = c.Out()
	}
	if g.dtype == Float32 {
		linearBack[float32](c, at, g.dense(), y)
	} else {
		linearBack[float64](c, at, g.dense(), y)
	}
}

func anyFollowed(ts []*Tensor) bool {
	for _, t := range ts {
		if t.scopes() != nil {
			return true
		}
	}
	return false
}

// linearBack gives dx = g′·w, dw = g′ᵀ·x and db = Σ g′ over the rows, with
// g′ = g·f′.
func linearBack[T kernels.Float](c *call, at linearAttrs, g, y *Tensor) {
	x, w := c.Like(0), c.Like(1)
	rows, in := x.rows()
	out := w.shape[0]
	var db *Tensor
	if len(c.Node.Inputs) > 2 && c.Needs(2) {
		db = blank(g.dtype, c.Like(2).shape)
	}
	gs := elements[T](g)
	if at.f != NoActivation {
		scratch := pool.Get[T](rows * out)
		defer pool.Put(scratch)
		gs = scratch
	}
	throughActivation(gs, elements[T](g), at, y, db, rows, out)
	gm := kernel.Matrix[T]{Data: gs, Row: out, Col: 1}
	if c.Needs(0) {
		dx := blank(g.dtype, x.shape)
		multiplyInto(rows, in, out, gm, laid[T](c.In(1)), elements[T](dx), nil)
		c.Give(0, dx)
	}
	if c.Needs(1) {
		dw := blank(g.dtype, w.shape)
		multiplyInto(out, in, rows, gm.Transposed(), laid[T](c.In(0)), elements[T](dw), nil)
		c.Give(1, dw)
	}
	if db != nil {
		c.Give(2, db)
	}
}

// throughActivation computes dst = g·f′, unless dst is g, and the sums db of its
// columns, if that is there: those of each piece of rows, and then their sums, so
// that they do not depend on who computed which piece.
func throughActivation[T kernels.Float](dst, g []T, at linearAttrs, y, db *Tensor, rows, n int) {
	grain := max(1, band/max(1, n))
	pieces := (rows + grain - 1) / grain
	var ys, zs, partial []T
	if at.f != NoActivation {
		ys, zs = elements[T](y), nil
		if at.z != nil {
			zs = elements[T](at.z)
		}
	}
	if db != nil {
		partial = pool.Get[T](pieces * n)
		defer pool.Put(partial)
	}
	if at.f == NoActivation && db == nil {
		return
	}
	overRows(rows, n, func(lo, hi int) {
		if at.f != NoActivation {
			var z []T
			if zs != nil {
				z = zs[lo*n : hi*n]
			}
			activateBack(at.f, dst[lo*n:hi*n], g[lo*n:hi*n], z, ys[lo*n:hi*n])
		}
		if db != nil {
			sumRows(partial[lo/grain*n:][:n], dst[lo*n:hi*n], hi-lo, n)
		}
	})
	if db != nil {
		sumRows(elements[T](db), partial, pieces, n)
	}
}

// sumRows sets dst to the sum of rows of n numbers.
func sumRows[T kernels.Float](dst, x []T, rows, n int) {
	if rows == 0 {
		clear(dst)
		return
	}
	copy(dst, x[:n])
	for i := 1; i < rows; i++ {
		kernels.AddVV(dst, dst, x[i*n:][:n])
	}
}

// pullLinearAgain gives the gradients out of operations, for those who
// differentiate them again.
func pullLinearAgain(c *call, at linearAttrs) {
	x, w, g := c.In(0), c.In(1), c.Grad
	if at.f != NoActivation {
		var z *Tensor
		if !at.f.byResult() {
			z = x.MatMulT(w)
			if len(c.Node.Inputs) > 2 {
				z = z.Add(c.In(2))
			}
		}
		g = at.f.pulled(g, z, c.Out())
	}
	if c.Needs(0) {
		c.Give(0, g.MatMul(w))
	}
	if c.Needs(1) {
		rows, in := x.rows()
		c.Give(1, g.reshape(Shape{rows, w.shape[0]}).TMatMul(x.reshape(Shape{rows, in})))
	}
	if len(c.Node.Inputs) > 2 && c.Needs(2) {
		c.Give(2, sumTo(g, c.Like(2).shape))
	}
}
