package flux

import (
	"math"
)

// Linear algebra works on stacks of matrices: the last two axes are rows and
// columns, those before them a batch. Kernels compute in float64.

// mustMatrix panics unless t has rows and columns, and returns how many.
func mustMatrix(op, arg string, t *Tensor) (rows, cols int) {
	mustFloat(op, t)
	mustHaveAxes(op, arg, t, 2)
	n := len(t.shape)
	return t.shape[n-2], t.shape[n-1]
}

// mustSquare panics unless t is a stack of square matrices, and returns their
// size.
func mustSquare(op string, t *Tensor) int {
	n, m := mustMatrix(op, "", t)
	if n != m {
		panic(&ShapeError{Op: op, Got: t.Shape(), Why: "the matrix must be square"})
	}
	return n
}

// batch is the shape without rows and columns.
func (t *Tensor) batch() Shape { return t.shape[: len(t.shape)-2 : len(t.shape)-2] }

// mT exchanges rows and columns.
func (t *Tensor) mT() *Tensor { return t.SwapAxes(-2, -1) }

// symmetric returns (t + tᵀ)/2, which is t if that is symmetric.
func (t *Tensor) symmetric() *Tensor {
	half := t.MulScalar(0.5)
	return half.Add(half.mT())
}

// eyeAs returns the identity matrix in the type of t.
func eyeAs(t *Tensor, n int) *Tensor { return Eye(n).To(t.dtype) }

// A sink takes a result for each matrix of a stack: size numbers, one matrix
// after another from element at on.
type sink struct {
	t        *Tensor
	at, size int
}

// load copies elements of a dense tensor from position at on.
func load(dst []float64, t *Tensor, at int) {
	if t.dtype == Float64 {
		copy(dst, t.f64[at:])
		return
	}
	for i, v := range t.f32[at:][:len(dst)] {
		dst[i] = float64(v)
	}
}

// store is the reverse of load.
func store(t *Tensor, at int, src []float64) {
	if t.dtype == Float64 {
		copy(t.f64[at:], src)
		return
	}
	out := t.f32[at:][:len(src)]
	for i, v := range src {
		out[i] = float32(v)
	}
}

// eachMatrix calls f with each matrix of a stack and with where its results go;
// it may overwrite the matrix. A matrix with an element that is not finite gives
// results of NaN. Where f refuses a matrix, the panic says which.
func eachMatrix(op, want, refused string, t *Tensor, sinks []sink, f func(a []float64, out [][]float64) bool) {
	x, shape := t.dense(), t.batch()
	a := make([]float64, t.shape[len(shape):].Size())
	out := make([][]float64, len(sinks))
	for i, s := range sinks {
		out[i] = make([]float64, s.size)
	}
	for i := range shape.Size() {
		poll()
		load(a, x, i*len(a))
		if !allFinite(a) {
			for _, o := range out {
				fillNaN(o)
			}
		} else if !f(a, out) {
			panic(&DomainError{Op: op, Want: want, Got: refused + placeIn(shape, i)})
		}
		for k, s := range sinks {
			store(s.t, s.at+i*s.size, out[k])
		}
	}
}

func allFinite(x []float64) bool {
	for _, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

func fillNaN(x []float64) {
	for i := range x {
		x[i] = math.NaN()
	}
}

// placeIn says where matrix i lies in a batch: " at [1 0]", or nothing without
// a batch.
func placeIn(batch Shape, i int) string {
	if len(batch) == 0 {
		return ""
	}
	return " at " + Shape(unravel(batch, i)).String()
}

// unravel returns the index of place i of a batch.
func unravel(batch Shape, i int) []int {
	at := make([]int, len(batch))
	for a := len(at) - 1; a >= 0; a-- {
		at[a] = i % batch[a]
		i /= batch[a]
	}
	return at
}

// pack returns a vector that holds tensors of the given shapes one after
// another, and where each of them takes its matrices: an operation with several
// results is one with a single result, cut up by unpack.
func pack(op string, d DType, batch Shape, shapes ...Shape) (*Tensor, []sink) {
	n, total := batch.Size(), 0
	sinks := make([]sink, len(shapes))
	for i, s := range shapes {
		sinks[i] = sink{at: total, size: s.Size()}
		total += n * s.Size()
	}
	Shape{total}.checked(op)
	t := alloc(d, Shape{total})
	for i := range sinks {
		sinks[i].t = t
	}
	return t, sinks
}

// unpack returns the tensors in a vector of pack's.
func unpack(t *Tensor, batch Shape, shapes ...Shape) []*Tensor {
	out, at := make([]*Tensor, len(shapes)), 0
	for i, s := range shapes {
		full := stackShape(batch, s...)
		out[i] = t.Narrow(0, at, at+full.Size()).reshape(full)
		at += full.Size()
	}
	return out
}

// stackShape is a batch of matrices of the given sizes.
func stackShape(batch Shape, sizes ...int) Shape { return append(append(Shape{}, batch...), sizes...) }

const (
	wantRegular = "a matrix that can be inverted"
	gotSingular = "a singular one"
)
