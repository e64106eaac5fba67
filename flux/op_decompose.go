package flux

import (
	"fluxrepl/flux/internal/kernels"
)

var (
	opCholesky        = operation{Name: "Cholesky"}
	opQR              = operation{Name: "QR"}
	opSingularVectors = operation{Name: "SVD"}
	opSingularValues  = operation{Name: "SVDValues"}
	opEigenvectors    = operation{Name: "Eigh"}
	opEigenvalues     = operation{Name: "EighValues"}
)

func init() {
	opCholesky.Pullback = func(c *call) {
		// dA = L⁻ᵀ·Φ(LᵀG)·L⁻¹, where Φ halves the diagonal of the lower triangle
		// (Murray, Differentiation of the Cholesky Decomposition, 2016). A was made
		// symmetric beforehand, and that makes the gradient symmetric.
		l := c.Out()
		s := l.TMatMul(c.Grad)
		phi := s.Tril(0).Add(s.Tril(-1)).MulScalar(0.5)
		lower := triangularAttrs{transpose: true}
		left := solveTriangular(l, phi, lower)
		c.Give(0, solveTriangular(l, left.mT(), lower).mT())
	}
	opQR.Pullback = pullQR
	opSingularVectors.Pullback = pullSingularVectors
	opSingularValues.Pullback = func(c *call) { // dA = U·diag(g)·Vᵀ
		c.Give(0, c.In(1).Mul(c.Grad.Unsqueeze(-2)).MatMulT(c.In(2)))
	}
	opEigenvectors.Pullback = pullEigenvectors
	opEigenvalues.Pullback = func(c *call) { // dA = V·diag(g)·Vᵀ
		v := c.In(1)
		c.Give(0, v.Mul(c.Grad.Unsqueeze(-2)).MatMulT(v))
	}
}

// Cholesky returns the lower triangular L with a positive diagonal and L·Lᵀ = t
// for each symmetric positive definite matrix: t and L are [..., n, n]. Of a
// matrix that is not symmetric the symmetric part (t + tᵀ)/2 counts. It panics
// with a [*ShapeError] unless the matrices are square, and with a [*DomainError]
// that says where if one is not positive definite.
func (t *Tensor) Cholesky() *Tensor {
	n := mustSquare("Cholesky", t)
	x := t.symmetric()
	out := alloc(t.dtype, t.Shape())
	eachMatrix("Cholesky", "a positive definite matrix", "another", x, []sink{{out, 0, n * n}}, func(a []float64, y [][]float64) bool {
		copy(y[0], a)
		return kernels.Cholesky(y[0], n)
	})
	return record1(&opCholesky, none{}, out, x)
}

// QR returns the Q with orthonormal columns and the upper triangular R, whose
// diagonal is not negative, with Q·R = t: t is [..., m, n], Q [..., m, k] and R
// [..., k, n] with k = min(m, n). If the first k columns of t depend on each
// other, gradients are infinite or NaN.
//
// The gradient is that of Seeger and others, Auto-Differentiating Linear Algebra
// (2017). The signs of PyTorch and LAPACK differ from matrix to matrix; here they
// are fixed, so that Q and R are continuous functions of t.
func (t *Tensor) QR() (q, r *Tensor) {
	m, n := mustMatrix("QR", "", t)
	if m >= n {
		return t.qr()
	}
	q, left := t.Narrow(-1, 0, m).qr()
	return q, Concat(-1, left, q.TMatMul(t.Narrow(-1, m, n)))
}

// qr is QR of matrices that are not wide.
func (t *Tensor) qr() (q, r *Tensor) {
	m, n := mustMatrix("QR", "", t)
	shapes := []Shape{{m, n}, {n, n}}
	packed, sinks := pack("QR", t.dtype, t.batch(), shapes...)
	eachMatrix("QR", "", "", t, sinks, func(a []float64, y [][]float64) bool {
		kernels.QR(y[0], y[1], a, m, n)
		return true
	})
	out := unpack(record1(&opQR, none{}, packed, t), t.batch(), shapes...)
	return out[0], out[1]
}

// pullQR gives dA = (dQ + Q·S)·R⁻ᵀ, where S is the symmetric matrix with the
// lower triangle of R·dRᵀ − dQᵀ·Q.
func pullQR(c *call) {
	like := c.Like(0)
	m, n := mustMatrix("QR", "", like)
	out := unpack(c.Out(), like.batch(), Shape{m, n}, Shape{n, n})
	grad := unpack(c.Grad, like.batch(), Shape{m, n}, Shape{n, n})
	q, r, dq, dr := out[0], out[1], grad[0], grad[1]
	s := r.MatMulT(dr).Sub(dq.TMatMul(q))
	s = s.Tril(0).Add(s.Tril(-1).mT())
	y := dq.Add(q.MatMul(s))
	c.Give(0, solveTriangular(r, y.mT(), triangularAttrs{upper: true}).mT())
}

// SVD returns the thin singular value decomposition t = U·diag(S)·Vᵀ: t is
// [..., m, n], U [..., m, k] and V [..., n, k] with orthonormal columns, S [..., k]
// in falling order and not negative, with k = min(m, n). (PyTorch gives Vᵀ.) The
// largest component of each column of U, the first of equal ones, is positive;
// other signs would be as good, so a loss should not depend on them.
//
// The gradient through U and V (Townsend, Differentiating the Singular Value
// Decomposition, 2016) is infinite or NaN where two singular values are equal,
// or one is 0 and t is not square, and large where they nearly are. Through S
// alone it exists everywhere but at 0.
func (t *Tensor) SVD() (u, s, v *Tensor) {
	m, n := mustMatrix("SVD", "", t)
	k := min(m, n)
	shapes := []Shape{{m, k}, {n, k}}
	packed, sinks := pack("SVD", t.dtype, t.batch(), shapes...)
	s = alloc(t.dtype, stackShape(t.batch(), k))
	eachMatrix("SVD", "a matrix whose singular values can be found", "another", t, append(sinks, sink{s, 0, k}), func(a []float64, y [][]float64) bool {
		return kernels.SVD(y[0], y[2], y[1], a, m, n)
	})
	vectors := unpack(record1(&opSingularVectors, none{}, packed, t), t.batch(), shapes...)
	u, v = vectors[0], vectors[1]
	return u, record(&opSingularValues, none{}, s, t, u, v), v
}

// SVDValues returns the singular values of each matrix in falling order: t is
// [..., m, n], the result [..., min(m, n)]. Without the vectors of [Tensor.SVD]
// they take a fraction of the time.
func (t *Tensor) SVDValues() *Tensor {
	m, n := mustMatrix("SVDValues", "", t)
	if t.scopes() != nil { // the gradient needs the vectors
		_, s, _ := t.SVD()
		return s
	}
	k := min(m, n)
	s := alloc(t.dtype, stackShape(t.batch(), k))
	eachMatrix("SVDValues", "a matrix whose singular values can be found", "another", t, []sink{{s, 0, k}}, func(a []float64, y [][]float64) bool {
		return kernels.SingularValues(y[0], a, m, n)
	})
	return s
}

// pullSingularVectors gives, with E[i, j] = s[j]² − s[i]² off the diagonal and
// skew(X) = X − Xᵀ,
//
//	dA = U·(skew(UᵀdU)/E·S + S·skew(VᵀdV)/E)·Vᵀ + (I − UUᵀ)·dU·S⁻¹·Vᵀ + U·S⁻¹·dVᵀ·(I − VVᵀ)
func pullSingularVectors(c *call) {
	a := c.In(0)
	m, n := mustMatrix("SVD", "", a)
	k := min(m, n)
	out := unpack(c.Out(), a.batch(), Shape{m, k}, Shape{n, k})
	grad := unpack(c.Grad, a.batch(), Shape{m, k}, Shape{n, k})
	u, v, du, dv := out[0], out[1], grad[0], grad[1]
	s := u.Mul(a.MatMul(v)).Sum(-2) // as a function of a: the second order needs it
	row, col := s.Unsqueeze(-2), s.Unsqueeze(-1)
	e := row.Sub(col).Mul(row.Add(col)).Add(eyeAs(a, k))
	skew := func(x *Tensor) *Tensor { return x.Sub(x.mT()).Div(e) }
	inner := skew(u.TMatMul(du)).Mul(row).Add(skew(v.TMatMul(dv)).Mul(col))
	d := u.MatMul(inner).MatMulT(v)
	if m > k {
		d = d.Add(du.Sub(u.MatMul(u.TMatMul(du))).Div(row).MatMulT(v))
	}
	if n > k {
		d = d.Add(u.Div(row).MatMulT(dv.Sub(v.MatMul(v.TMatMul(dv)))))
	}
	c.Give(0, d)
}

// Eigh returns the eigenvalues of each symmetric matrix in rising order, and its
// orthonormal eigenvectors: t is [..., n, n], values [..., n], and column j of
// vectors, [..., n, n], belongs to values[..., j]. Of a matrix that is not
// symmetric the symmetric part (t + tᵀ)/2 counts. The largest component of each
// vector, the first of equal ones, is positive; a loss should not depend on that.
//
// The gradient through the vectors (Giles, 2008, section 3.1) is infinite or NaN
// where two eigenvalues are equal, and large where they nearly are. Through the
// values alone it exists everywhere.
func (t *Tensor) Eigh() (values, vectors *Tensor) {
	n := mustSquare("Eigh", t)
	x := t.symmetric()
	values = alloc(t.dtype, stackShape(t.batch(), n))
	vectors = alloc(t.dtype, t.Shape())
	sinks := []sink{{values, 0, n}, {vectors, 0, n * n}}
	eachMatrix("Eigh", "a matrix whose eigenvalues can be found", "another", x, sinks, func(a []float64, y [][]float64) bool {
		copy(y[1], a)
		return kernels.Eigh(y[0], y[1], n)
	})
	vectors = record1(&opEigenvectors, none{}, vectors, x)
	return record2(&opEigenvalues, none{}, values, x, vectors), vectors
}

// EighValues returns the eigenvalues of each symmetric matrix in rising order,
// as [Tensor.Eigh] does: t is [..., n, n], the result [..., n].
func (t *Tensor) EighValues() *Tensor {
	values, _ := t.Eigh()
	return values
}

// pullEigenvectors gives dA = V·(VᵀdV/E)·Vᵀ, where E[i, j] = λ[j] − λ[i] and the
// diagonal counts as 0.
func pullEigenvectors(c *call) {
	a, v := c.In(0), c.Out()
	values := v.Mul(a.MatMul(v)).Sum(-2) // as a function of a: the second order needs it
	inner := v.TMatMul(c.Grad)
	one := eyeAs(a, a.shape[len(a.shape)-1])
	e := values.Unsqueeze(-2).Sub(values.Unsqueeze(-1)).Add(one)
	c.Give(0, v.MatMul(inner.Sub(inner.Mul(one)).Div(e)).MatMulT(v))
}
