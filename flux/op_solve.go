package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
)

// The gradients of this file are in Giles, Collected Matrix Derivative Results
// for Forward and Reverse Mode Algorithmic Differentiation (2008), section 2.2.

var (
	opInverse         = operation{Name: "Inverse"}
	opSolve           = operation{Name: "Solve"}
	opTriangularSolve = operation{Name: "TriangularSolve"}
	opDet             = operation{Name: "Det"}
	opCofactors       = operation{Name: "Cofactors"}
	opLogDet          = operation{Name: "LogDet"}
)

type solveAttrs struct{ transpose bool }

type triangularAttrs struct{ upper, transpose bool }

func init() {
	opInverse.Pullback = func(c *call) { // dA = −YᵀGYᵀ
		y := c.Out()
		c.Give(0, y.TMatMul(c.Grad).MatMulT(y).Neg())
	}
	opSolve.Pullback = func(c *call) { // dB = A⁻ᵀG, dA = −dB·Xᵀ
		transpose := c.Node.Attrs.(solveAttrs).transpose
		pullSolve(c, solve("Solve", c.In(0), c.Grad, !transpose), transpose, func(d *Tensor) *Tensor { return d })
	}
	opTriangularSolve.Pullback = func(c *call) {
		at := c.Node.Attrs.(triangularAttrs)
		db := solveTriangular(c.In(0), c.Grad, triangularAttrs{at.upper, !at.transpose})
		pullSolve(c, db, at.transpose, func(d *Tensor) *Tensor {
			if at.upper {
				return d.Triu(0)
			}
			return d.Tril(0)
		})
	}
	opDet.Pullback = func(c *call) { c.Give(0, c.In(0).cofactors().Mul(perMatrix(c.Grad))) }
	opCofactors.Pullback = func(c *call) { // C = |A|·A⁻ᵀ: dA = ⟨G, C⟩A⁻ᵀ − C·Gᵀ·A⁻ᵀ
		y, g := c.Out(), c.Grad
		inv := c.In(0).inverse("Cofactors", false).mT()
		c.Give(0, inv.Mul(g.Mul(y).SumKeep(-2, -1)).Sub(y.MatMulT(g).MatMul(inv)))
	}
	opLogDet.Pullback = func(c *call) { c.Give(0, c.In(0).inverse("LogDet", false).mT().Mul(perMatrix(c.Grad))) }
}

// perMatrix gives numbers, one a matrix, the two axes of a matrix.
func perMatrix(t *Tensor) *Tensor { return t.Unsqueeze(-1).Unsqueeze(-1) }

func pullSolve(c *call, db *Tensor, transpose bool, part func(*Tensor) *Tensor) {
	c.Give(1, sumTo(db, c.Like(1).shape))
	if !c.Needs(0) {
		return
	}
	da := db.MatMulT(c.Out())
	if transpose {
		da = c.Out().MatMulT(db)
	}
	c.Give(0, sumTo(part(da).Neg(), c.Like(0).shape))
}

// Inverse returns the inverse of each square matrix: t and the result are
// [..., n, n], and t·t⁻¹ = I. To solve a system, [Tensor.Solve] is faster and
// more exact.
//
// It panics with a [*ShapeError] unless the matrices are square, and with a
// [*DomainError] that says where in the batch if one is singular: if, with rows
// and columns scaled to one size, elimination meets a pivot of at most n·2⁻⁴⁷,
// which is nothing but rounding errors. A matrix with an element that is NaN or infinite gives
// NaN; so it does in all of linear algebra, unless said otherwise.
func (t *Tensor) Inverse() *Tensor {
	mustSquare("Inverse", t)
	return t.inverse("Inverse", true)
}

// inverse is Inverse; unless strict, a singular matrix gives NaN.
func (t *Tensor) inverse(op string, strict bool) *Tensor {
	n := mustSquare(op, t)
	out := alloc(t.dtype, t.shape)
	var lu kernels.LU
	eachMatrix(op, wantRegular, gotSingular, t, []sink{{out, 0, n * n}}, func(a []float64, y [][]float64) bool {
		if !lu.Factor(a, n) {
			fillNaN(y[0])
			return !strict
		}
		lu.Inverse(y[0])
		return true
	})
	return record1(&opInverse, none{}, out, t)
}

// Solve returns the x for which t·x = b: t is [..., n, n], b and x are
// [..., n, m], or all of b is one vector [n] and x is [..., n]. Batches are
// broadcast. It panics with a [*ShapeError] if the shapes do not fit, and with a
// [*DomainError] that says where if a matrix is singular, as [Tensor.Inverse]
// does.
func (t *Tensor) Solve(b *Tensor) *Tensor {
	mustMatch("Solve", t, b)
	n := mustSquare("Solve", t)
	rhs := rightSide("Solve", t, b, n)
	return likeRightSide(solve("Solve", t, rhs, false), b)
}

// rightSide gives a vector its second axis, and checks that b has n rows.
func rightSide(op string, t, b *Tensor, n int) *Tensor {
	if len(b.shape) == 1 {
		if b.shape[0] != n {
			panic(&ShapeError{Op: op, Arg: "right side", Want: Shape{n}, Got: b.Shape(), Why: "the matrix is " + t.shape.String()})
		}
		return b.Unsqueeze(1)
	}
	if rows, _ := mustMatrix(op, "right side", b); rows != n {
		want := unknown(len(b.shape))
		want[len(want)-2] = n
		panic(&ShapeError{Op: op, Arg: "right side", Want: want, Got: b.Shape(), Why: "the matrix is " + t.shape.String()})
	}
	mustBroadcastBatch(op, t, b, 2)
	return b
}

// likeRightSide takes the second axis of a vector away again.
func likeRightSide(x, b *Tensor) *Tensor {
	if len(b.shape) == 1 {
		return x.Squeeze(-1)
	}
	return x
}

func solve(op string, a, b *Tensor, transpose bool) *Tensor {
	n := mustSquare(op, a)
	var lu kernels.LU
	nan := false
	out := solveEach(op, a, b, func(m []float64) bool {
		nan = !allFinite(m)
		return nan || lu.Factor(m, n)
	}, func(_, x []float64, cols int) {
		if nan {
			fillNaN(x)
			return
		}
		lu.Solve(x, cols, transpose)
	})
	return record2(&opSolve, solveAttrs{transpose}, out, a, b)
}

// solveEach prepares each matrix of a, which may refuse it, and solves with the
// right sides that belong to it.
func solveEach(op string, a, b *Tensor, prepare func(m []float64) bool, solve func(m, x []float64, cols int)) *Tensor {
	n, cols := mustMatrix(op, "", b)
	batch := mustBroadcastBatch(op, a, b, 2)
	shape := stackShape(batch, n, cols)
	shape.checked(op)
	out := alloc(a.dtype, shape)
	left, right := a.dense(), b.dense()
	m, x := make([]float64, n*n), make([]float64, n*cols)
	holds := -1
	eachBatch(batch, a.batch(), b.batch(), func(i, ia, ib int) {
		poll()
		if ia != holds {
			load(m, left, ia*n*n)
			if !prepare(m) {
				panic(&DomainError{Op: op, Want: wantRegular, Got: gotSingular + placeIn(a.batch(), ia)})
			}
			holds = ia
		}
		load(x, right, ib*n*cols)
		solve(m, x, cols)
		store(out, i*n*cols, x)
	})
	return out
}

// TriangularSolve returns the x for which t·x = b, or tᵀ·x = b if transpose, for
// triangular t: [..., n, n], of which only the lower triangle is read, or the
// upper one if upper. b and x are [..., n, m], or all of b is one vector [n] and x
// is [..., n]. Batches are broadcast. It panics with a [*ShapeError] if the shapes
// do not fit, and with a [*DomainError] that says where if there is a zero on the
// diagonal. NaN in t reaches the rows of x that depend on it.
func (t *Tensor) TriangularSolve(b *Tensor, upper, transpose bool) *Tensor {
	const op = "TriangularSolve"
	mustMatch(op, t, b)
	n := mustSquare(op, t)
	rhs := rightSide(op, t, b, n)
	t.mustHaveDiagonal(op, n)
	return likeRightSide(solveTriangular(t, rhs, triangularAttrs{upper, transpose}), b)
}

// mustHaveDiagonal panics if there is a zero on the diagonal of a matrix.
func (t *Tensor) mustHaveDiagonal(op string, n int) {
	x, row := t.dense(), make([]float64, n)
	for i := range t.batch().Size() {
		for j := range n {
			load(row[:1], x, (i*n+j)*n+j)
			if row[0] == 0 {
				panic(&DomainError{Op: op, Want: wantRegular, Got: gotSingular + placeIn(t.batch(), i)})
			}
		}
	}
}

// solveTriangular is TriangularSolve; zeros on the diagonal give infinities.
func solveTriangular(a, b *Tensor, at triangularAttrs) *Tensor {
	n := mustSquare("TriangularSolve", a)
	out := solveEach("TriangularSolve", a, b, func([]float64) bool { return true }, func(m, x []float64, cols int) {
		kernels.SolveTriangular(x, m, n, cols, at.upper, at.transpose)
	})
	return record2(&opTriangularSolve, at, out, a, b)
}

// Det returns the determinant of each square matrix: t is [..., n, n], the result
// [...]. For n = 0 it is 1. Past the range of the type it is ±Inf or 0; see
// [Tensor.SLogDet]. A singular matrix has a gradient as well, but the gradient of
// that is NaN.
func (t *Tensor) Det() *Tensor {
	out := t.determinants("Det", 1, func(fraction float64, e int, y [][]float64) { y[0][0] = math.Ldexp(fraction, e) })[0]
	return record1(&opDet, none{}, out, t)
}

// determinants makes so many numbers of the determinant of each matrix.
func (t *Tensor) determinants(op string, count int, f func(fraction float64, e int, out [][]float64)) []*Tensor {
	n := mustSquare(op, t)
	outs, sinks := make([]*Tensor, count), make([]sink, count)
	for i := range outs {
		outs[i] = alloc(t.dtype, stackShape(t.batch()))
		sinks[i] = sink{outs[i], 0, 1}
	}
	var lu kernels.LU
	eachMatrix(op, "", "", t, sinks, func(a []float64, y [][]float64) bool {
		lu.Factor(a, n)
		fraction, e := lu.Det()
		f(fraction, e, y)
		return true
	})
	return outs
}

func (t *Tensor) cofactors() *Tensor {
	n := mustSquare("Det", t)
	out := alloc(t.dtype, t.shape)
	eachMatrix("Det", "a matrix whose singular values can be found", "another", t, []sink{{out, 0, n * n}}, func(a []float64, y [][]float64) bool {
		return kernels.Cofactors(y[0], a, n)
	})
	return record1(&opCofactors, none{}, out, t)
}

// SLogDet returns the sign of the determinant of each square matrix, −1, 0 or 1,
// and the logarithm of its absolute value, −Inf for 0: t is [..., n, n], both
// results are [...]. It neither over- nor underflows where [Tensor.Det] does. No
// gradient passes through the sign; that of the logarithm is t⁻ᵀ, and NaN for a
// singular matrix.
func (t *Tensor) SLogDet() (sign, logAbs *Tensor) {
	outs := t.determinants("SLogDet", 2, func(fraction float64, e int, y [][]float64) {
		switch {
		case fraction > 0:
			y[0][0] = 1
		case fraction < 0:
			y[0][0] = -1
		default:
			y[0][0] = 0
		}
		y[1][0] = math.Log(math.Abs(fraction)) + float64(e)*math.Ln2
	})
	return outs[0], record1(&opLogDet, none{}, outs[1], t)
}

// LogDet returns the logarithm of the determinant of each square matrix: t is
// [..., n, n], the result [...]. It is NaN where the determinant is negative, and
// −Inf where it is 0; see [Tensor.SLogDet].
func (t *Tensor) LogDet() *Tensor {
	out := t.determinants("LogDet", 1, func(fraction float64, e int, y [][]float64) {
		y[0][0] = math.Log(fraction) + float64(e)*math.Ln2
	})[0]
	return record1(&opLogDet, none{}, out, t)
}
