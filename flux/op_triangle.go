package flux

import (
	"slices"
	"strconv"
)

var (
	opBand      = operation{Name: "Band"}
	opDiag      = operation{Name: "Diag"}
	opDiagEmbed = operation{Name: "DiagEmbed"}
)

// bandAttrs are the diagonals that were kept; diagonal k holds the places i, i + k.
type bandAttrs struct{ lo, hi int }

// diagAttrs is a diagonal of matrices of a size.
type diagAttrs struct{ k, rows, cols int }

func init() {
	opBand.Pullback = func(c *call) { c.Give(0, c.Grad.band(c.Node.Attrs.(bandAttrs))) }
	opDiag.Pullback = func(c *call) { c.Give(0, c.Grad.diagEmbed(c.Node.Attrs.(diagAttrs))) }
	opDiagEmbed.Pullback = func(c *call) { c.Give(0, c.Grad.diag(c.Node.Attrs.(diagAttrs))) }
}

// Tril returns the lower triangle of matrices [..., n, m]: t[i, j] where j ≤ i +
// k, and 0 elsewhere. k = 0 keeps the main diagonal, a larger k diagonals above
// it, and a negative one drops some below. It panics with a [*ShapeError] if t
// has less than two axes.
func (t *Tensor) Tril(k int) *Tensor {
	rows, cols := t.matrices("Tril")
	return t.band(bandAttrs{-rows, max(-rows-1, min(k, cols))})
}

// Triu returns the upper triangle of matrices [..., n, m]: t[i, j] where j ≥ i +
// k, and 0 elsewhere. It panics like [Tensor.Tril].
func (t *Tensor) Triu(k int) *Tensor {
	rows, cols := t.matrices("Triu")
	return t.band(bandAttrs{max(-rows, min(k, cols+1)), cols})
}

// matrices returns the last two sizes.
func (t *Tensor) matrices(op string) (rows, cols int) {
	mustTensor(op, t)
	if len(t.shape) < 2 {
		panic(&ShapeError{Op: op, Want: Shape{-1, -1}, Got: t.Shape()})
	}
	return t.shape[len(t.shape)-2], t.shape[len(t.shape)-1]
}

// band keeps diagonals and sets the others to 0. It is its own pullback.
func (t *Tensor) band(a bandAttrs) *Tensor {
	x, out := t.dense(), alloc(t.dtype, t.Shape())
	if t.Size() > 0 {
		rows, cols := t.matrices("Band")
		count := t.Size() / (rows * cols)
		move(out, x, func(w word) { w.band(count, rows, cols, a.lo, a.hi) })
	}
	return record1(&opBand, a, out, t)
}

// Diag returns diagonal k of a matrix [n, m] as a vector, or for a vector [n] the
// square matrix of size n + |k| that has it on diagonal k and is 0 elsewhere.
// Diagonal k holds the places i, i + k; one beyond the matrix is empty. It panics
// with a [*ShapeError] if t has another number of axes, or if the matrix would be
// too large.
func (t *Tensor) Diag(k int) *Tensor {
	mustTensor("Diag", t)
	switch len(t.shape) {
	case 1:
		return t.embedded("Diag", k)
	case 2:
		return t.diag(diagAttrs{k, t.shape[0], t.shape[1]})
	}
	panic(&ShapeError{Op: "Diag", Got: t.Shape(), Why: "want a vector or a matrix"})
}

// DiagEmbed returns square matrices that have the vectors along t's last axis on
// diagonal k and are 0 elsewhere: [..., n] becomes [..., n + |k|, n + |k|]. It
// panics with a [*ShapeError] if t has no axis or the result would be too large.
func (t *Tensor) DiagEmbed(k int) *Tensor {
	mustTensor("DiagEmbed", t)
	t.shape.axis("DiagEmbed", -1)
	return t.embedded("DiagEmbed", k)
}

// Trace returns the sum of the main diagonal of matrices: [..., n, m] becomes
// [...]. It panics like [Tensor.Tril], and with a [*TypeError] if t is Bool.
func (t *Tensor) Trace() *Tensor {
	rows, cols := t.matrices("Trace")
	t.mustAdd("Trace")
	return t.diag(diagAttrs{0, rows, cols}).Sum(-1)
}

func (t *Tensor) embedded(op string, k int) *Tensor {
	if k > maxSize || k < -maxSize {
		panic(&DomainError{Op: op, Arg: "k", Want: "at most 2^33", Got: strconv.Itoa(k)})
	}
	n := t.shape[len(t.shape)-1] + max(k, -k)
	shape := append(slices.Clone(t.shape[:len(t.shape)-1]), n, n)
	shape.checked(op)
	return t.diagEmbed(diagAttrs{k, n, n})
}

// length is the number of places on the diagonal.
func (a diagAttrs) length() int {
	if a.k < 0 {
		return max(0, min(a.rows+a.k, a.cols))
	}
	return max(0, min(a.rows, a.cols-a.k))
}

// diag takes a diagonal of matrices: [..., rows, cols] becomes [..., n].
func (t *Tensor) diag(a diagAttrs) *Tensor {
	n := a.length()
	shape := append(slices.Clone(t.shape[:len(t.shape)-2]), n)
	x, out := t.dense(), alloc(t.dtype, shape)
	if n > 0 {
		count := shape.Size() / n
		move(out, x, func(w word) { w.diagonal(count, a.rows, a.cols, a.k, n) })
	}
	return record1(&opDiag, a, out, t)
}

// diagEmbed is the reverse of diag: the other elements are 0.
func (t *Tensor) diagEmbed(a diagAttrs) *Tensor {
	shape := append(slices.Clone(t.shape[:len(t.shape)-1]), a.rows, a.cols)
	x, out := t.dense(), alloc(t.dtype, shape)
	if n := a.length(); n > 0 {
		count := t.Size() / n
		move(out, x, func(w word) { w.setDiagonal(count, a.rows, a.cols, a.k, n) })
	}
	return record1(&opDiagEmbed, a, out, t)
}

// TrilIndices returns the places of the lower triangle of an [n, m] matrix, those
// with j ≤ i + k, row by row: Int32 [2, p], the rows above the columns. It panics
// with a [*ShapeError] if a size is negative or the triangle too large.
func TrilIndices(n, m, k int) *Tensor { return triangle("TrilIndices", n, m, k, false) }

// TriuIndices returns the places of the upper triangle, those with j ≥ i + k,
// like [TrilIndices].
func TriuIndices(n, m, k int) *Tensor { return triangle("TriuIndices", n, m, k, true) }

func triangle(op string, n, m, k int, upper bool) *Tensor {
	Shape{2, n, m}.checked(op)
	mustCountable(op, Shape{n, m}, max(n, m))
	k = max(-n-1, min(k, m))
	var rows, columns []int32
	for i := range n * min(m, 1) {
		lo, hi := 0, min(m, i+k+1)
		if upper {
			lo, hi = max(0, i+k), m
		}
		for j := lo; j < hi; j++ {
			rows, columns = append(rows, int32(i)), append(columns, int32(j))
		}
		if i%1024 == 0 {
			poll()
		}
	}
	out := alloc(Int32, Shape{2, len(rows)})
	copy(out.i32[copy(out.i32, rows):], columns)
	return out
}

// Meshgrid returns the coordinates of a grid: for vectors of sizes n₀, n₁, … it
// gives as many tensors [n₀, n₁, …], of which number k is vector k along axis k
// and the same along the others (NumPy's and PyTorch's indexing "ij"). It panics
// with a [*ShapeError] unless they are vectors, or if the grid would be too
// large, and with a [*TypeError] if their types differ.
func Meshgrid(vectors ...*Tensor) []*Tensor {
	const op = "Meshgrid"
	shape := make(Shape, len(vectors))
	for i, v := range vectors {
		mustTensor(op, v)
		if len(v.shape) != 1 {
			panic(&ShapeError{Op: op, Arg: "vector " + strconv.Itoa(i), Want: Shape{-1}, Got: v.Shape()})
		}
		vectors[0].mustSame(op, "vector "+strconv.Itoa(i), v)
		shape[i] = v.shape[0]
	}
	shape.checked(op)
	out := make([]*Tensor, len(vectors))
	for i, v := range vectors {
		column := make(Shape, len(shape)-i)
		for j := range column {
			column[j] = 1
		}
		column[0] = v.shape[0]
		out[i] = v.reshape(column).BroadcastTo(shape...)
	}
	return out
}
