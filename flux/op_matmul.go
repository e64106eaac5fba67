package flux

import (
	"math/bits"
	"slices"

	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/workers"
)

var opMatMul = operation{Name: "MatMul"}

// matmulAttrs says which operand is used transposed, without being copied.
type matmulAttrs struct{ ta, tb bool }

func init() {
	opMatMul.Pullback = func(c *call) {
		g, at := c.Grad, c.Node.Attrs.(matmulAttrs)
		if c.Needs(0) { // C = A·B: dA = G·Bᵀ; and transposed, if A was
			var d *Tensor
			if at.ta {
				d = product("MatMul", c.In(1), g, at.tb, true)
			} else {
				d = product("MatMul", g, c.In(1), false, !at.tb)
			}
			c.Give(0, sumTo(d, c.Like(0).shape))
		}
		if c.Needs(1) { // dB = Aᵀ·G
			var d *Tensor
			if at.tb {
				d = product("MatMul", g, c.In(0), true, at.ta)
			} else {
				d = product("MatMul", c.In(0), g, !at.ta, false)
			}
			c.Give(1, sumTo(d, c.Like(1).shape))
		}
	}
}

// MatMul returns the matrix product t·u: [n, k]·[k, m] is [n, m]. A vector on the
// left is a row, one on the right a column, and its axis disappears: [k]·[k, m]
// is [m], [n, k]·[k] is [n], [k]·[k] is []. Axes before the last two are batches
// and are broadcast. It panics with a [*ShapeError] if the inner sizes differ or
// the batches cannot be broadcast.
func (t *Tensor) MatMul(u *Tensor) *Tensor { return matmul("MatMul", t, u, false, false) }

// MatMulT returns t·uᵀ without copying u: [n, k] with [m, k] is [n, m]. Only the
// last two axes of u count as transposed; a vector is taken as it is. Otherwise
// it is [Tensor.MatMul].
func (t *Tensor) MatMulT(u *Tensor) *Tensor { return matmul("MatMulT", t, u, false, true) }

// TMatMul returns tᵀ·u without copying t: [k, n] with [k, m] is [n, m].
func (t *Tensor) TMatMul(u *Tensor) *Tensor { return matmul("TMatMul", t, u, true, false) }

// Dot returns the inner product of two vectors of one size, as a number. It
// panics with a [*ShapeError] if they are not.
func (t *Tensor) Dot(u *Tensor) *Tensor {
	if t.isHalf() {
		s := inSingle("Dot", t, u)
		return s[0].Dot(s[1]).To(t.dtype)
	}
	mustMatch("Dot", t, u)
	if len(t.shape) != 1 {
		panic(&ShapeError{Op: "Dot", Want: Shape{-1}, Got: t.Shape()})
	}
	if !u.shape.Equal(t.shape) {
		panic(&ShapeError{Op: "Dot", Arg: "second operand", Want: t.Shape(), Got: u.Shape()})
	}
	return matmul("Dot", t, u, false, false)
}

// matmul gives vectors their second axis, and takes it away from the result.
func matmul(op string, a, b *Tensor, ta, tb bool) *Tensor {
	mustSame(op, a, b)
	if a.dtype.half() {
		return matmul(op, a.To(Float32), b.To(Float32), ta, tb).To(a.dtype)
	}
	mustMatch(op, a, b)
	if len(a.shape) == 0 || len(b.shape) == 0 {
		arg, got, want := "", a, Shape{-1, -1}
		if len(a.shape) > 0 {
			arg, got = "second operand", b
		}
		panic(&ShapeError{Op: op, Arg: arg, Want: want, Got: got.Shape(), Why: "a single number has no axes; use Mul"})
	}
	x, y, xt, yt := a, b, ta, tb
	if len(a.shape) == 1 {
		x, xt = a.Unsqueeze(0), false
	}
	if len(b.shape) == 1 {
		y, yt = b.Unsqueeze(1), false
	}
	if inner(x, !xt) != inner(y, yt) {
		panic(mismatch(op, a, b, inner(y, yt), xt))
	}
	if len(a.shape) == 2 && len(b.shape) == 2 {
		return product2(op, a, b, ta, tb)
	}
	// One large product instead of many small ones, if all of them share the
	// right operand.
	if !xt && len(x.shape) > 2 && len(y.shape) == 2 {
		lead := x.shape[:len(x.shape)-1]
		z := product(op, x.reshape(Shape{lead.Size(), x.shape[len(lead)]}), y, false, yt)
		x = z.reshape(append(slices.Clone(lead), z.shape[1]))
	} else {
		x = product(op, x, y, xt, yt)
	}
	shape := x.Shape()
	if len(b.shape) == 1 {
		shape = shape[:len(shape)-1]
	}
	if len(a.shape) == 1 {
		row := len(shape) - 2
		if len(b.shape) == 1 {
			row = len(shape) - 1 // its neighbour is gone already
		}
		shape = slices.Delete(shape, row, row+1)
	}
	return x.reshape(shape)
}

// inner returns the size of the last axis, or of the one before it.
func inner(t *Tensor, last bool) int {
	if last {
		return t.shape[len(t.shape)-1]
	}
	return t.shape[len(t.shape)-2]
}

// mismatch says which left operand would fit the right one.
func mismatch(op string, a, b *Tensor, k int, transposed bool) *ShapeError {
	want := make(Shape, len(a.shape))
	for i := range want {
		want[i] = -1
	}
	at := len(want) - 1
	if transposed {
		at--
	}
	want[at] = k
	return &ShapeError{Op: op, Want: want, Got: a.Shape(), Why: "the second operand is " + b.shape.String()}
}

// product multiplies stacks of matrices whose inner sizes agree.
func product(op string, a, b *Tensor, ta, tb bool) *Tensor {
	if len(a.shape) == 2 && len(b.shape) == 2 {
		return product2(op, a, b, ta, tb)
	}
	na, nb := len(a.shape)-2, len(b.shape)-2
	n, k, m := inner(a, ta), inner(a, !ta), inner(b, !tb)
	batch, ok := broadcast(a.shape[:na], b.shape[:nb])
	if !ok {
		panic(&ShapeError{Op: op, Want: a.Shape(), Got: b.Shape(), Why: "the batches cannot be broadcast"})
	}
	shape := append(slices.Clone(batch), n, m)
	shape.checked(op)
	out := blank(a.dtype, shape)
	p := matrixProduct{out: out, n: n, k: k, m: m, a: matrixOf(a, ta), b: matrixOf(b, tb)}
	p.multiplyEach(batch, a, b)
	return record2(&opMatMul, matmulAttrs{ta, tb}, out, a, b)
}

// product2 multiplies two matrices. It makes nothing but the result.
func product2(op string, a, b *Tensor, ta, tb bool) *Tensor {
	n, k, m := inner(a, ta), inner(a, !ta), inner(b, !tb)
	if hi, lo := bits.Mul64(uint64(n), uint64(m)); hi != 0 || lo > maxSize {
		Shape{n, m}.checked(op)
	}
	p := matrixProduct{out: blank2(a.dtype, n, m), n: n, k: k, m: m, a: matrixOf(a, ta), b: matrixOf(b, tb)}
	p.multiply(0, 0, 0)
	return record2(&opMatMul, matmulAttrs{ta, tb}, p.out, a, b)
}

// A matrix is where the last two axes of a tensor lie: element (i, j) of the
// first matrix of the stack is i*row+j*col elements after the first of data.
type matrix struct {
	data     *Tensor
	row, col int
}

// matrixOf returns the matrices of t, or their transposes, as they lie.
func matrixOf(t *Tensor, transposed bool) matrix {
	n := len(t.shape)
	m := matrix{t, t.shape[n-1], 1}
	if t.layout != nil {
		m = matrix{t.layout.data, t.layout.strides[n-2], t.layout.strides[n-1]}
	}
	if transposed {
		m.row, m.col = m.col, m.row
	}
	return m
}

// A matrixProduct is [n, k]·[k, m], once or for a batch.
type matrixProduct struct {
	out     *Tensor
	n, k, m int
	a, b    matrix
}

// multiply computes the product into the matrix of out that begins at element c,
// from those that begin at elements a and b.
func (p *matrixProduct) multiply(c, a, b int) {
	x, y := p.a.data, p.b.data
	if p.out.dtype == Float32 {
		gemm.Mul32(p.n, p.m, p.k, x.f32[a:], p.a.row, p.a.col, y.f32[b:], p.b.row, p.b.col, p.out.f32[c:], p.m, nil, poll)
	} else {
		gemm.Mul64(p.n, p.m, p.k, x.f64[a:], p.a.row, p.a.col, y.f64[b:], p.b.row, p.b.col, p.out.f64[c:], p.m, nil, poll)
	}
}

// Multiplications that are worth a tile of their own, about 20 µs, and from which
// on a product shares itself among processors better than its batch would.
const (
	batchTile  = 1 << 20
	batchAlone = 1 << 24
)

// multiplyEach computes the products of a batch to which a's and b's are
// broadcast. Small ones are shared among processors by whole products.
func (p matrixProduct) multiplyEach(batch Shape, a, b *Tensor) {
	count, work := batch.Size(), p.n*p.m*max(1, p.k)
	if count == 0 || work == 0 {
		return
	}
	stepsA, stepsB := batchSteps(a, batch), batchSteps(b, batch)
	each := func(lo, hi int) {
		for i := lo; i < hi; i++ {
			p.multiply(i*p.n*p.m, offsetAt(i, batch, stepsA), offsetAt(i, batch, stepsB))
		}
	}
	if work >= batchAlone || work*count < 2*batchTile {
		each(0, count)
		return
	}
	workers.For(count, max(1, batchTile/work), poll, each)
}

// batchSteps returns the steps of t's axes before the last two along the axes of
// a batch to which they are broadcast.
func batchSteps(t *Tensor, batch Shape) []int {
	steps, strides := make([]int, len(batch)), t.strides()
	lead := len(batch) - (len(t.shape) - 2)
	for i := lead; i < len(batch); i++ {
		if t.shape[i-lead] != 1 {
			steps[i] = strides[i-lead]
		}
	}
	return steps
}

// offsetAt returns how far place i of a shape, row by row, is from the first in
// elements with those steps.
func offsetAt(i int, shape Shape, steps []int) int {
	at := 0
	for j := len(shape) - 1; j >= 0; j-- {
		at += i % shape[j] * steps[j]
		i /= shape[j]
	}
	return at
}

// eachBatch calls f for each place i of a batch, row by row, with the places that
// belong to it in two batches that are broadcast to it.
func eachBatch(batch, ba, bb Shape, f func(i, ia, ib int)) {
	index := make([]int, len(batch))
	for i := range batch.Size() {
		f(i, offset(index, ba), offset(index, bb))
		for j := len(index) - 1; j >= 0; j-- {
			if index[j]++; index[j] < batch[j] {
				break
			}
			index[j] = 0
		}
	}
}

// offset returns the position of a broadcast index in a tensor of that shape.
func offset(index []int, shape Shape) int {
	at, lead := 0, len(index)-len(shape)
	for i, n := range shape {
		at *= n
		if n != 1 {
			at += index[lead+i]
		}
	}
	return at
}
