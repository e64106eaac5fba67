package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
)

var (
	opPInv      = operation{Name: "PInv"}
	opMatrixExp = operation{Name: "MatrixExp"}
)

func init() {
	opPInv.Pullback = func(c *call) {
		// Golub and Pereyra, The Differentiation of Pseudo-Inverses and Nonlinear
		// Least Squares Problems Whose Variables Separate (1973), (4.12), transposed.
		a, y, g := c.In(0), c.Out(), c.Grad
		gt := g.mT()
		outer := y.MatMul(y.mT())
		d := y.TMatMul(g).MatMulT(y).Neg()
		left := gt.MatMul(outer)
		d = d.Add(left.Sub(a.MatMul(y.MatMul(left))))
		right := y.TMatMul(y).MatMul(gt)
		c.Give(0, d.Add(right.Sub(right.MatMul(y).MatMul(a))))
	}
	opMatrixExp.Pullback = func(c *call) {
		// The upper right block of exp [Aᵀ G; 0 Aᵀ] is the derivative of exp at Aᵀ in
		// the direction G, which is the gradient (Mathias, A Chain Rule for Matrix
		// Functions and Applications, 1996).
		a := c.In(0).mT()
		n := a.shape[len(a.shape)-1]
		top := Concat(-1, a, c.Grad)
		below := Concat(-1, alloc(a.dtype, a.Shape()), a)
		c.Give(0, Concat(-2, top, below).MatrixExp().Narrow(-2, 0, n).Narrow(-1, n, 2*n))
	}
}

// cutoff is the share of the largest singular value below which one counts as 0.
func cutoff(t *Tensor, m, n int) float64 {
	epsilon := 0x1p-52
	if t.dtype == Float32 {
		epsilon = 0x1p-23
	}
	return float64(max(m, n)) * epsilon
}

// PInv returns the Moore-Penrose inverse of each matrix: t is [..., m, n], the
// result [..., n, m]. Singular values up to max(m, n)·ε times the largest count
// as 0, where ε is 2⁻²³ in float32 and 2⁻⁵² in float64. The gradient holds as
// long as the rank stays the same.
func (t *Tensor) PInv() *Tensor {
	m, n := mustMatrix("PInv", "", t)
	out := alloc(t.dtype, stackShape(t.batch(), n, m))
	eachMatrix("PInv", "a matrix whose singular values can be found", "another", t, []sink{{out, 0, m * n}}, func(a []float64, y [][]float64) bool {
		return kernels.PseudoInverse(y[0], a, m, n, cutoff(t, m, n))
	})
	return record1(&opPInv, none{}, out, t)
}

// LstSq returns the x for which ‖t·x − b‖₂ is smallest, and among those the one
// of the smallest norm: t is [..., m, n] of any rank, b [..., m, r] and x
// [..., n, r], or all of b is one vector [m] and x is [..., n]. Batches are
// broadcast. It is t⁺·b with the pseudo-inverse of [Tensor.PInv].
func (t *Tensor) LstSq(b *Tensor) *Tensor {
	mustMatch("LstSq", t, b)
	m, _ := mustMatrix("LstSq", "", t)
	return likeRightSide(t.PInv().MatMul(rightSide("LstSq", t, b, m)), b)
}

// NuclearNorm returns the sum of the singular values of each matrix: t is
// [..., m, n], the result [...]. Its gradient U·Vᵀ is one of many where the rank is
// not full. The Frobenius norm is [Tensor.Norm] with p = 2 over the axes -2, -1.
func (t *Tensor) NuclearNorm() *Tensor {
	mustMatrix("NuclearNorm", "", t)
	return t.SVDValues().Sum(-1)
}

// SpectralNorm returns the largest singular value of each matrix, the most that
// it stretches a vector: t is [..., m, n], the result [...], 0 for a matrix without
// elements. Equal largest ones share the gradient.
func (t *Tensor) SpectralNorm() *Tensor {
	m, n := mustMatrix("SpectralNorm", "", t)
	if m*n == 0 {
		return alloc(t.dtype, stackShape(t.batch()))
	}
	return t.SVDValues().Max(-1)
}

// Cond returns the condition number of each matrix in the spectral norm, the
// largest singular value divided by the smallest: t is [..., m, n], the result
// [...]. It is +Inf where the smallest is 0. It panics with a [*DomainError] if
// the matrices have no elements.
func (t *Tensor) Cond() *Tensor {
	m, n := mustMatrix("Cond", "", t)
	if m*n == 0 {
		panic(&DomainError{Op: "Cond", Want: "at least one element", Got: t.shape.String()})
	}
	s := t.SVDValues()
	largest, smallest := s.Narrow(-1, 0, 1).Squeeze(-1), s.Narrow(-1, min(m, n)-1, min(m, n)).Squeeze(-1)
	return Where(smallest.Equal(scalarLike(s, 0)), scalarLike(s, math.Inf(1)), largest.Div(smallest))
}

// MatrixRank returns how many singular values of each matrix do not count as 0,
// by the rule of [Tensor.PInv], as Int32: t is [..., m, n], the result [...]. NaN
// gives 0. No gradient passes through it.
func (t *Tensor) MatrixRank() *Tensor {
	m, n := mustMatrix("MatrixRank", "", t)
	k := min(m, n)
	s := t.constant().SVDValues().Float64s()
	out := alloc(Int32, stackShape(t.batch()))
	for i := range out.i32 {
		for _, sigma := range s[i*k:][:k] {
			if sigma > s[i*k]*cutoff(t, m, n) {
				out.i32[i]++
			}
		}
	}
	return out
}

// MatrixExp returns the exponential I + t + t²/2! + t³/3! + … of each square
// matrix: t and the result are [..., n, n]. (The exponential of each element is
// [Tensor.Exp].)
//
// Higham, The Scaling and Squaring Method for the Matrix Exponential Revisited
// (2005).
func (t *Tensor) MatrixExp() *Tensor {
	n := mustSquare("MatrixExp", t)
	out := alloc(t.dtype, t.Shape())
	eachMatrix("MatrixExp", "", "", t, []sink{{out, 0, n * n}}, func(a []float64, y [][]float64) bool {
		copy(y[0], a)
		kernels.Exponential(y[0], n, poll)
		return true
	})
	return record1(&opMatrixExp, none{}, out, t)
}

// MatrixPower returns the product of n copies of each square matrix of t, [..., d,
// d]: the identity for n = 0, and powers of the inverse for n < 0. It takes about
// 2·log₂ n products. It panics with a [*ShapeError] if t is not square and with a
// [*DomainError] if n < 0 and a matrix is singular.
func (t *Tensor) MatrixPower(n int) *Tensor {
	size := mustSquare("MatrixPower", t)
	base, k := t, uint(n)
	switch {
	case n == 0:
		return eyeAs(t, size).BroadcastTo(t.shape...)
	case n < 0:
		base, k = t.inverse("MatrixPower", true), -k
	}
	var power *Tensor
	for ; ; base = base.MatMul(base) {
		if k&1 == 1 {
			if power == nil {
				power = base
			} else {
				power = power.MatMul(base)
			}
		}
		if k >>= 1; k == 0 {
			return power
		}
	}
}
