package flux

import (
	"unsafe"

	"fluxrepl/flux/internal/kernels"
	kernel "fluxrepl/flux/internal/kernels/attention"
	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/pool"
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
	if rows, _ := t.rows(); rows > 0 && out > maxSize/rows {
		shape := t.Shape()
		shape[last] = out
		shape.checked(op)
	}
	return linear(t, weight, bias, f)
}

// linear is Linear of operands that have been checked.
func linear(x, w, b *Tensor, f Activation) *Tensor {
	at := linearAttrs{f: f}
	y := blankLast(x, w.shape[0])
	z := y
	if !f.byResult() && (x.scopes() != nil || w.scopes() != nil || b != nil && b.scopes() != nil) {
		z = blankLast(x, w.shape[0])
		at.z = z
	}
	if x.dtype == Float32 {
		linearForward[float32](y, z, x, w, b, f)
	} else {
		linearForward[float64](y, z, x, w, b, f)
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
	var e gemm.Epilogue[T]
	if b != nil {
		e.ColBias = elements[T](b.dense())
	}
	e.ReLU = f == ActReLU
	xs, ws := laid[T](x), laid[T](w).Transposed()
	zs, ys := elements[T](z), elements[T](y)
	if f == NoActivation || f == ActReLU {
		multiplyInto(rows, out, in, xs, ws, zs, &e)
		return
	}
	step := strip[T](rows, in, out)
	for lo := 0; lo < rows; lo += step {
		hi := min(lo+step, rows)
		piece := zs[lo*out : hi*out]
		multiplyInto(hi-lo, out, in, xs.From(lo), ws, piece, &e)
		if len(piece) <= 2*band {
			activate(f, ys[lo*out:hi*out], piece)
		} else {
			activateBands(f, ys[lo*out:hi*out], piece)
		}
	}
}

// strip returns how many rows go through the passes of a layer at a time, so that
// what one wrote is in the second-level cache for the next: half a megabyte of the
// layer's output. It is all of them if they are few, or if the weight is so large
// that fetching it again costs more.
func strip[T kernels.Float](rows, in, out int) int {
	const cache = 1 << 19
	size := int(unsafe.Sizeof(*new(T)))
	if rows*out*size <= 2*cache || in*out*size > cache {
		return max(1, rows)
	}
	return max(64, cache/(out*size))
}

// band is how many numbers one processor works on before it looks for more.
const band = 1 << 14

// activateBands is activate on several processors.
func activateBands[T kernels.Float](f Activation, y, z []T) {
	tilingsOf[bands[T]](bands32, bands64).run(bands[T]{f, y, z}, len(y), band, poll)
}

// bands are what activateBands shares.
type bands[T kernels.Float] struct {
	f    Activation
	y, z []T
}

var (
	bands32 = newTilings((*bands[float32]).band)
	bands64 = newTilings((*bands[float64]).band)
)

func (b *bands[T]) band(lo, hi int) { activate(b.f, b.y[lo:hi], b.z[lo:hi]) }

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
	step := strip[T](rows, in, out)
	p := backRows[T]{f: at.f, g: elements[T](g), n: out}
	if at.f != NoActivation {
		p.y, p.dst = elements[T](y), pool.Get[T](min(step, rows)*out)
		defer pool.Put(p.dst)
		if at.z != nil {
			p.z = elements[T](at.z)
		}
	}
	var d linearGrads[T]
	if c.Needs(0) {
		dx := blankLike(x)
		d.dx, d.w = elements[T](dx), laid[T](c.In(1))
		c.Give(0, dx)
	}
	if c.Needs(1) {
		dw := blankLike(w)
		d.dw, d.x = elements[T](dw), laid[T](c.In(0))
		c.Give(1, dw)
	}
	if len(c.Node.Inputs) > 2 && c.Needs(2) {
		db := blank1(g.dtype, out)
		d.db = elements[T](db)
		c.Give(2, db)
	}
	d.compute(&p, rows, in, step)
}

// linearGrads are the gradients of a layer, nil if nobody needs them, and what
// their products are of.
type linearGrads[T kernels.Float] struct {
	dx, dw, db []T
	w, x       kernel.Matrix[T]
}

// compute goes through the rows, some at a time.
func (d *linearGrads[T]) compute(p *backRows[T], rows, in, step int) {
	sums := d.db
	strips := (rows + step - 1) / step
	if d.db != nil && strips > 1 {
		sums = pool.Get[T](strips * p.n)
		defer pool.Put(sums)
	}
	var e gemm.Epilogue[T]
	for lo := 0; lo == 0 || lo < rows; lo += step {
		hi := min(lo+step, rows)
		if d.db != nil {
			p.sums = sums[lo/step*p.n:][:p.n]
		}
		g := kernel.Matrix[T]{Data: p.strip(lo, hi), Row: p.n, Col: 1}
		if d.dx != nil {
			multiplyInto(hi-lo, in, p.n, g, d.w, d.dx[lo*in:hi*in], nil)
		}
		if d.dw != nil {
			e.Accumulate = lo > 0
			multiplyInto(p.n, in, hi-lo, g.Transposed(), d.x.From(lo), d.dw, &e)
		}
	}
	if strips > 1 && d.db != nil {
		sumRows(d.db, sums, strips, p.n)
	}
}

// backRows is the pass over the rows of a gradient: g·f′ into dst, unless f is
// none, and its sums over the rows, if those are wanted.
type backRows[T kernels.Float] struct {
	f            Activation
	dst, g, z, y []T // z is nil if it is not read
	sums         []T
	n            int
}

// strip computes the rows [lo, hi) and returns them.
func (p *backRows[T]) strip(lo, hi int) []T {
	from, to := lo*p.n, hi*p.n
	q := backRows[T]{f: p.f, g: p.g[from:to], sums: p.sums, n: p.n}
	if p.f == NoActivation {
		q.dst = q.g
	} else {
		q.dst, q.y = p.dst[:to-from], p.y[from:to]
		if p.z != nil {
			q.z = p.z[from:to]
		}
	}
	switch {
	case p.f == NoActivation && p.sums == nil:
	case to-from <= 2*band:
		q.piece(q.sums, 0, hi-lo)
	default:
		q.share(hi - lo)
	}
	return q.dst
}

// share is the pass on several processors. The sums are those of each piece, and
// then theirs, so that they do not depend on who computed which piece.
func (p *backRows[T]) share(rows int) {
	grain := max(1, band/max(1, p.n))
	pieces := (rows + grain - 1) / grain
	var partial []T
	if p.sums != nil {
		partial = pool.Get[T](pieces * p.n)
		defer pool.Put(partial)
	}
	tilingsOf[backPieces[T]](backPieces32, backPieces64).run(backPieces[T]{*p, partial, grain}, rows, grain, poll)
	if p.sums != nil {
		sumRows(p.sums, partial, pieces, p.n)
	}
}

// backPieces are what share shares.
type backPieces[T kernels.Float] struct {
	all     backRows[T]
	partial []T // sums of each piece, nil for none
	grain   int
}

var (
	backPieces32 = newTilings((*backPieces[float32]).piece)
	backPieces64 = newTilings((*backPieces[float64]).piece)
)

func (b *backPieces[T]) piece(lo, hi int) {
	var sums []T
	if b.partial != nil {
		sums = b.partial[lo/b.grain*b.all.n:][:b.all.n]
	}
	b.all.piece(sums, lo, hi)
}

// piece computes the rows [lo, hi), and their sums unless those are nil.
func (p *backRows[T]) piece(sums []T, lo, hi int) {
	from, to := lo*p.n, hi*p.n
	if p.f != NoActivation {
		var z []T
		if p.z != nil {
			z = p.z[from:to]
		}
		activateBack(p.f, p.dst[from:to], p.g[from:to], z, p.y[from:to])
	}
	if sums != nil {
		sumRows(sums, p.dst[from:to], hi-lo, p.n)
	}
}

// sumRows sets dst to the sum of rows of n numbers, row by row: the product with
// a row of ones.
func sumRows[T kernels.Float](dst, x []T, rows, n int) {
	ones := kernel.Matrix[T]{Data: soleOne[T]()} // one, repeated
	multiplyInto(1, n, rows, ones, kernel.Matrix[T]{Data: x, Row: n, Col: 1}, dst, nil)
}

var (
	one32 = []float32{1}
	one64 = []float64{1}
)

func soleOne[T kernels.Float]() []T {
	if one, ok := any(one32).([]T); ok {
		return one
	}
	return any(one64).([]T)
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
