package flux

import (
	"fmt"
	"math"
	"testing"
)

// stacks are shapes of square matrices: nothing, one number, odd sizes, batches,
// and a size at which LAPACK works in blocks.
var stacks = []Shape{{0, 0}, {1, 1}, {2, 2}, {5, 5}, {70, 70}, {3, 4, 4}, {2, 1, 3, 3}, {0, 2, 2}}

// oblongStacks have other numbers of rows than of columns.
var oblongStacks = []Shape{{0, 3}, {3, 0}, {1, 4}, {4, 1}, {5, 3}, {3, 5}, {80, 40}, {40, 80}, {2, 3, 2}, {2, 1, 2, 4}}

func randomMatrix(shape Shape) *Tensor { return NewSource(5).Normal(0, 1, shape...).To(Float64) }

// bothPrecisions runs f on a matrix in float64 and in float32, with what the
// results may be wrong by.
func bothPrecisions(t *testing.T, shapes []Shape, f func(t *testing.T, a *Tensor, tolerance float64)) {
	for _, s := range shapes {
		a := randomMatrix(s)
		n := float64(1 + s[len(s)-1])
		t.Run(fmt.Sprint(s), func(t *testing.T) { f(t, a, 1e-13*n) })
		t.Run(fmt.Sprint(s, " float32"), func(t *testing.T) { f(t, a.To(Float32), 1e-5*n) })
	}
}

func mustBeNear(t *testing.T, what string, got, want *Tensor, tolerance float64) {
	t.Helper()
	if !got.shape.Equal(want.shape) || got.dtype != want.dtype || !same(got.Float64s(), want.Float64s(), tolerance) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func identityStack(t *Tensor, n int) *Tensor {
	return eyeAs(t, n).BroadcastTo(stackShape(t.batch(), n, n)...)
}

// mustBeOrthonormal fails unless the columns of q are.
func mustBeOrthonormal(t *testing.T, what string, q *Tensor, tolerance float64) {
	t.Helper()
	mustBeNear(t, what+"ᵀ·"+what, q.mT().MatMul(q), identityStack(q, q.shape[len(q.shape)-1]), tolerance)
}

func TestInverseAndSolve(t *testing.T) {
	bothPrecisions(t, stacks, func(t *testing.T, a *Tensor, tolerance float64) {
		n := a.shape[len(a.shape)-1]
		a = a.Add(eyeAs(a, n).MulScalar(3 * math.Sqrt(float64(n))))
		mustBeNear(t, "A·A⁻¹", a.MatMul(a.Inverse()), identityStack(a, n), tolerance)
		b := NewSource(6).Normal(0, 1, stackShape(a.batch(), n, 3)...).To(a.dtype)
		mustBeNear(t, "A·x", a.MatMul(a.Solve(b)), b, tolerance)
		v := NewSource(7).Normal(0, 1, n).To(a.dtype)
		mustBeNear(t, "A·v", a.MatMul(a.Solve(v).Unsqueeze(-1)).Squeeze(-1), v.BroadcastTo(stackShape(a.batch(), n)...), tolerance)
		for _, upper := range []bool{false, true} {
			triangle := a.Tril(0)
			if upper {
				triangle = a.Triu(0)
			}
			mustBeNear(t, "T·x", triangle.MatMul(a.TriangularSolve(b, upper, false)), b, tolerance)
			mustBeNear(t, "Tᵀ·x", triangle.mT().MatMul(a.TriangularSolve(b, upper, true)), b, tolerance)
		}
	})
}

// Units do not make a matrix singular.
func TestBadlyScaledMatrices(t *testing.T) {
	a := New64([]float64{2e200, 1, 0, 1e-200}, 2, 2)
	got := a.Inverse()
	for i, want := range []float64{5e-201, -0.5, 0, 1e200} {
		if g := got.flat(i); math.Abs(g-want) > 1e-14*math.Abs(want) {
			t.Errorf("element %d of the inverse is %v, want %v", i, g, want)
		}
	}
	x := a.Solve(New64([]float64{2e200, 1e-200}))
	if math.Abs(x.At(1)-1) > 1e-15 || math.Abs(x.At(0)-1) > 1e-15 {
		t.Errorf("the solution is %v", x)
	}
}

// naiveDet expands along the first row.
func naiveDet(a [][]float64) float64 {
	if len(a) == 0 {
		return 1
	}
	sum := 0.0
	for j := range a {
		sum += a[0][j] * naiveCofactor(a, 0, j)
	}
	return sum
}

func naiveCofactor(a [][]float64, row, col int) float64 {
	var minor [][]float64
	for i := range a {
		if i != row {
			minor = append(minor, append(append([]float64{}, a[i][:col]...), a[i][col+1:]...))
		}
	}
	return math.Pow(-1, float64(row+col)) * naiveDet(minor)
}

func rowsOf(a *Tensor) [][]float64 {
	out := make([][]float64, a.shape[0])
	for i := range out {
		out[i] = a.Row(i).Float64s()
	}
	return out
}

func TestDeterminants(t *testing.T) {
	for n := range 6 {
		a := randomMatrix(Shape{2, n, n})
		det := a.Det()
		sign, logAbs := a.SLogDet()
		for i := range 2 {
			want := naiveDet(rowsOf(a.Row(i)))
			got := []float64{det.At(i), sign.At(i) * math.Exp(logAbs.At(i)), a.Row(i).To(Float32).Det().Item(), math.Exp(a.Row(i).LogDet().Item())}
			if wantLog := want; !same(got[:2], []float64{want, want}, 1e-13) || !near(got[2], want, 1e-6) || want > 0 && !near(got[3], wantLog, 1e-13) {
				t.Errorf("%v: the determinants are %v, want %v", a.Row(i), got, want)
			}
			if want < 0 && !math.IsNaN(got[3]) {
				t.Errorf("the logarithm of %v is %v", want, got[3])
			}
		}
	}
	a := randomMatrix(Shape{4, 4}).symmetric()
	product := 1.0
	for _, v := range a.EighValues().Float64s() {
		product *= v
	}
	if got := a.Det().Item(); !near(got, product, 1e-13) {
		t.Errorf("the determinant is %v, the product of the eigenvalues %v", got, product)
	}
}

func TestDeterminantsAtTheEdge(t *testing.T) {
	large := Eye(400).To(Float64).MulScalar(-1e3)
	if sign, logAbs := large.SLogDet(); sign.Item() != 1 || !near(logAbs.Item(), 1200*math.Ln10, 1e-14) {
		t.Errorf("sign and logarithm are %v and %v", sign.Item(), logAbs.Item())
	}
	if got := large.Det().Item(); got != inf {
		t.Errorf("the determinant is %v, want +Inf", got)
	}
	if got := large.MulScalar(-1e-6).Det().Item(); got != 0 {
		t.Errorf("the determinant is %v, want 0", got)
	}
	zero := New64([]float64{1, 2, 2, 4}, 2, 2)
	if sign, logAbs := zero.SLogDet(); zero.Det().Item() != 0 || sign.Item() != 0 || logAbs.Item() != -inf || zero.LogDet().Item() != -inf {
		t.Errorf("of a singular matrix: %v, %v and %v", zero.Det().Item(), sign.Item(), logAbs.Item())
	}
	g := Gradient(func() *Tensor { return zero.LogDet() }, zero).At(0)
	if !math.IsNaN(g.At(0, 0)) {
		t.Errorf("the gradient of LogDet at a singular matrix is %v, want NaN", g)
	}
}

// The determinant is a polynomial, so its gradient exists for every rank.
func TestGradientOfDetOfSingularMatrices(t *testing.T) {
	for n := 1; n <= 4; n++ {
		for rank := range n + 1 {
			a := randomMatrix(Shape{n, n}).Narrow(1, 0, rank).MatMul(randomMatrix(Shape{n, n}).Narrow(0, 0, rank)).Clone()
			g := Gradient(a.Det, a).At(0)
			for i := range n {
				for j := range n {
					if want := naiveCofactor(rowsOf(a), i, j); math.Abs(g.At(i, j)-want) > 1e-12 {
						t.Errorf("n %d, rank %d: element %d, %d of the gradient is %v, want %v", n, rank, i, j, g.At(i, j), want)
					}
				}
			}
		}
	}
}

func TestCholesky(t *testing.T) {
	bothPrecisions(t, stacks, func(t *testing.T, a *Tensor, tolerance float64) {
		a = a.MatMul(a.mT()).Add(eyeAs(a, a.shape[len(a.shape)-1]))
		l := a.Cholesky()
		mustBeNear(t, "L·Lᵀ", l.MatMul(l.mT()), a, 10*tolerance)
		mustBeNear(t, "L above the diagonal", l, l.Tril(0), 0)
	})
	if l := New64([]float64{4}, 1, 1).Cholesky(); l.Item() != 2 {
		t.Errorf("the factor of 4 is %v", l.Item())
	}
}

func TestQR(t *testing.T) {
	bothPrecisions(t, append(oblongStacks, stacks...), func(t *testing.T, a *Tensor, tolerance float64) {
		q, r := a.QR()
		mustBeNear(t, "Q·R", q.MatMul(r), a, tolerance)
		mustBeOrthonormal(t, "Q", q, tolerance)
		mustBeNear(t, "R below the diagonal", r, r.Triu(0), 0)
		for i, v := range r.Float64s() {
			rows, cols := r.shape[len(r.shape)-2], r.shape[len(r.shape)-1]
			if i/cols%rows == i%cols && v < 0 {
				t.Errorf("%v stands on the diagonal of R", v)
			}
		}
	})
}

func TestSVD(t *testing.T) {
	bothPrecisions(t, append(oblongStacks, stacks...), func(t *testing.T, a *Tensor, tolerance float64) {
		u, s, v := a.SVD()
		mustBeNear(t, "U·S·Vᵀ", u.Mul(s.Unsqueeze(-2)).MatMul(v.mT()), a, 10*tolerance)
		mustBeOrthonormal(t, "U", u, tolerance)
		mustBeOrthonormal(t, "V", v, tolerance)
		mustBeNear(t, "SVDValues", a.SVDValues(), s, tolerance)
		mustLeadPositive(t, u)
		mustBeNear(t, "NuclearNorm", a.NuclearNorm(), s.Sum(-1), tolerance)
		k := s.shape[len(s.shape)-1]
		for i, x := range s.Float64s() {
			if x < 0 || i%k > 0 && x > s.flat(i-1) {
				t.Fatalf("the singular values %v do not fall to 0", s)
			}
		}
	})
}

// mustLeadPositive fails unless the largest component of each column is positive.
func mustLeadPositive(t *testing.T, u *Tensor) {
	t.Helper()
	if u.Size() == 0 {
		return
	}
	highest, most := u.Max(-2).Float64s(), u.Abs().Max(-2).Float64s()
	for i := range most {
		if highest[i] < most[i]*(1-1e-6) {
			t.Errorf("the largest component of column %d of %v is negative", i, u)
			return
		}
	}
}

func TestEigh(t *testing.T) {
	bothPrecisions(t, stacks, func(t *testing.T, a *Tensor, tolerance float64) {
		a = a.symmetric()
		values, v := a.Eigh()
		mustBeNear(t, "V·Λ·Vᵀ", v.Mul(values.Unsqueeze(-2)).MatMul(v.mT()), a, 10*tolerance)
		mustBeOrthonormal(t, "V", v, tolerance)
		mustBeNear(t, "EighValues", a.EighValues(), values, 0)
		mustLeadPositive(t, v)
		n := a.shape[len(a.shape)-1]
		for i, x := range values.Float64s() {
			if i%n > 0 && x < values.flat(i-1) {
				t.Fatalf("the eigenvalues %v do not rise", values)
			}
		}
	})
}

// Equal eigenvalues have gradients, and so has a function of the singular values
// at a matrix of equal ones; the vectors have none, and say so.
func TestEqualEigenvalues(t *testing.T) {
	eye := Eye(3).To(Float64)
	g := Gradient(func() *Tensor { return eye.EighValues().Square().Sum() }, eye).At(0)
	mustBeNear(t, "the gradient of Σλ²", g, eye.MulScalar(2), 1e-14)
	g = Gradient(func() *Tensor { return eye.NuclearNorm() }, eye).At(0)
	mustBeNear(t, "the gradient of the nuclear norm", g, eye, 1e-14)
	for name, f := range map[string]func() *Tensor{
		"Eigh": func() *Tensor { _, v := eye.Eigh(); return weighted(v, 3) },
		"SVD":  func() *Tensor { u, _, _ := eye.SVD(); return weighted(u, 3) },
	} {
		if g := Gradient(f, eye).At(0).Float64s(); allFinite(g) {
			t.Errorf("%s: the gradient through the vectors is %v, though it does not exist", name, g)
		}
	}
}

func TestPInv(t *testing.T) {
	bothPrecisions(t, append(oblongStacks, stacks...), func(t *testing.T, a *Tensor, tolerance float64) {
		if n := a.shape[len(a.shape)-1]; a.Size() > 0 && n > 2 && n < 10 { // of rank 1
			a = a.Narrow(-1, 0, 1).MatMul(a.Narrow(-2, 0, 1))
		}
		tolerance *= 1000
		y := a.PInv()
		mustBeNear(t, "A·A⁺·A", a.MatMul(y).MatMul(a), a, tolerance)
		mustBeNear(t, "A⁺·A·A⁺", y.MatMul(a).MatMul(y), y, tolerance)
		mustBeNear(t, "(A·A⁺)ᵀ", a.MatMul(y).mT(), a.MatMul(y), tolerance)
		mustBeNear(t, "(A⁺·A)ᵀ", y.MatMul(a).mT(), y.MatMul(a), tolerance)
	})
}

func TestLstSq(t *testing.T) {
	// The best line through (0, 1), (1, 3), (2, 4).
	a, b := New64([]float64{0, 1, 1, 1, 2, 1}, 3, 2), New64([]float64{1, 3, 4})
	mustBeNear(t, "the line", a.LstSq(b), New64([]float64{1.5, 7. / 6}), 1e-14)
	mustBeNear(t, "as a column", a.LstSq(b.Unsqueeze(1)), New64([]float64{1.5, 7. / 6}, 2, 1), 1e-14)
	// Of all x with x₀ + x₁ = 2 the shortest.
	mustBeNear(t, "the shortest", Ones(1, 2).LstSq(Full(2, 1)), Ones(2), 1e-6)
	mustBeNear(t, "without equations", Zeros(0, 2).LstSq(Zeros(0)), Zeros(2), 0)
}

func TestMatrixNumbers(t *testing.T) {
	a := New64([]float64{3, 0, 0, -4, 0, 0}, 3, 2)
	one := func(v float64) *Tensor { return New64([]float64{v}).Row(0) }
	mustBeNear(t, "SpectralNorm", a.SpectralNorm(), one(4), 1e-15)
	mustBeNear(t, "NuclearNorm", a.NuclearNorm(), one(7), 1e-15)
	mustBeNear(t, "Cond", a.Cond(), one(4./3), 1e-15)
	mustBeNear(t, "Cond of a singular matrix", Zeros(2, 2).Cond(), Scalar(inf), 0)
	mustBeNear(t, "SpectralNorm of nothing", Zeros(2, 0, 3).SpectralNorm(), Zeros(2), 0)
	mustBeNear(t, "NuclearNorm of nothing", Zeros(2, 0, 3).NuclearNorm(), Zeros(2), 0)
	ranks := Stack(0, Eye(3), Zeros(3, 3), Ones(3, 3), Arange(1, 10, 1).Reshape(3, 3)).MatrixRank()
	if got := ranks.Ints(); fmt.Sprint(got) != "[3 0 1 2]" || ranks.dtype != Int32 {
		t.Errorf("the ranks are %v, want [3 0 1 2]", got)
	}
	if got := Zeros(0, 3).MatrixRank().Ints(); got[0] != 0 {
		t.Errorf("the rank of nothing is %v", got)
	}
}

func TestMatrixPowerAndExp(t *testing.T) {
	bothPrecisions(t, []Shape{{0, 0}, {1, 1}, {3, 3}, {2, 4, 4}, {0, 2, 2}}, func(t *testing.T, a *Tensor, tolerance float64) {
		n := a.shape[len(a.shape)-1]
		a = a.MulScalar(0.3).Add(eyeAs(a, n))
		want := identityStack(a, n)
		for p := range 8 {
			mustBeNear(t, fmt.Sprint("power ", p), a.MatrixPower(p), want, 100*tolerance)
			mustBeNear(t, fmt.Sprint("power ", -p), a.MatrixPower(-p).MatMul(want), identityStack(a, n), 1000*tolerance)
			want = want.MatMul(a)
		}
		sum, term := identityStack(a, n), identityStack(a, n)
		for k := 1; k < 40; k++ {
			term = term.MatMul(a).DivScalar(float64(k))
			sum = sum.Add(term)
		}
		mustBeNear(t, "exp", a.MatrixExp(), sum, 10*tolerance)
	})
	turn := New64([]float64{0, -30, 30, 0}, 2, 2).MatrixExp() // many squarings
	mustBeNear(t, "a rotation", turn, New64([]float64{math.Cos(30), -math.Sin(30), math.Sin(30), math.Cos(30)}, 2, 2), 1e-13)
	if got := New64([]float64{1e300, 1e308, 0, 1e308}, 2, 2).MatrixExp(); got.At(1, 0) == 1 {
		t.Errorf("a huge matrix gives %v", got)
	}
	if got := New64([]float64{0.5}, 1, 1).MatrixPower(math.MinInt).Item(); got != inf {
		t.Errorf("0.5 to the smallest of ints is %v, want +Inf", got)
	}
}

// NaN in one matrix of a batch leaves the others alone.
func TestLinearAlgebraOfNaN(t *testing.T) {
	a := Eye(2).To(Float64).MulScalar(2).BroadcastTo(3, 2, 2).Clone()
	for _, bad := range []float64{nan, inf} {
		a.f64[5] = bad
		b := Ones(2).To(Float64)
		for name, f := range map[string]func() *Tensor{
			"Inverse": a.Inverse, "Solve": func() *Tensor { return a.Solve(b) }, "Det": a.Det, "LogDet": a.LogDet, "Cholesky": a.Cholesky,
			"QR":        func() *Tensor { q, r := a.QR(); return q.Add(r) },
			"SVD":       func() *Tensor { u, s, v := a.SVD(); return u.Add(v).Add(s.Unsqueeze(-1)) },
			"SVDValues": a.SVDValues, "Eigh": func() *Tensor { s, v := a.Eigh(); return v.Add(s.Unsqueeze(-1)) },
			"PInv": a.PInv, "MatrixExp": a.MatrixExp, "SpectralNorm": a.SpectralNorm, "Cond": a.Cond,
			"MatrixPower": func() *Tensor { return a.MatrixPower(-2) }, "LstSq": func() *Tensor { return a.LstSq(b) },
		} {
			y := f()
			if !allFinite(y.Row(0).Float64s()) || !allFinite(y.Row(2).Float64s()) {
				t.Errorf("%s: %v in matrix 1 reaches the others: %v", name, bad, y)
			}
			for _, v := range y.Row(1).Float64s() {
				if !math.IsNaN(v) {
					t.Errorf("%s of a matrix with %v is %v, want NaN", name, bad, y.Row(1))
					break
				}
			}
		}
		if got := a.MatrixRank().Ints(); got[1] != 0 {
			t.Errorf("the rank is %v", got)
		}
	}
}

func TestLinearAlgebraErrors(t *testing.T) {
	a, v, eye := Zeros(2, 3), Zeros(3), Eye(2)
	batch := Stack(0, eye, eye, Ones(2, 2), eye).Reshape(2, 2, 2, 2)
	const position = "want a matrix that can be inverted, got a singular one at [1 0]"
	cases := []struct {
		f    func()
		want string
	}{
		{func() { a.Inverse() }, "Inverse: got [2 3]: the matrix must be square"},
		{func() { v.Inverse() }, "Inverse: want [? ?], got [3]: axes may precede these"},
		{func() { Ints([]int{1}, 1, 1).Inverse() }, "Inverse: want float32 or float64, got int32: int32 holds labels and indices; convert with To"},
		{func() { (*Tensor)(nil).Inverse() }, "Inverse: want a tensor, got nil"},
		{func() { Zeros(2, 2).Inverse() }, "Inverse: want a matrix that can be inverted, got a singular one"},
		{func() { Arange(1, 10, 1).Reshape(3, 3).Inverse() }, "Inverse: want a matrix that can be inverted, got a singular one"},
		{func() { batch.Inverse() }, "Inverse: " + position},
		{func() { batch.MatrixPower(-1) }, "MatrixPower: " + position},
		{func() { batch.Solve(Zeros(2)) }, "Solve: " + position},
		{func() { batch.Mul(batch).Sub(eye).TriangularSolve(Zeros(2), false, false) }, "TriangularSolve: want a matrix that can be inverted, got a singular one at [0 0]"},
		{func() { batch.Cholesky() }, "Cholesky: want a positive definite matrix, got another at [1 0]"},
		{func() { Full(-1, 1, 1).Cholesky() }, "Cholesky: want a positive definite matrix, got another"},
		{func() { eye.Solve(v) }, "Solve: right side: want [2], got [3]: the matrix is [2 2]"},
		{func() { eye.Solve(Zeros(1, 3, 2)) }, "Solve: right side: want [? 2 ?], got [1 3 2]: the matrix is [2 2]"},
		{func() { eye.Solve(Scalar(1)) }, "Solve: right side: want [? ?], got []: axes may precede these"},
		{func() { Zeros(3, 2, 2).Solve(Zeros(2, 2, 1)) }, "Solve: want [3 2 2], got [2 2 1]: the batches cannot be broadcast"},
		{func() { eye.Solve(eye.To(Float64)) }, "Solve: want float32, got float64: both operands must have one type; convert with To"},
		{func() { eye.Solve(nil) }, "Solve: want a tensor, got nil"},
		{func() { eye.TriangularSolve(v, true, true) }, "TriangularSolve: right side: want [2], got [3]: the matrix is [2 2]"},
		{func() { a.LstSq(v) }, "LstSq: right side: want [2], got [3]: the matrix is [2 3]"},
		{func() { a.Det() }, "Det: got [2 3]: the matrix must be square"},
		{func() { a.SLogDet() }, "SLogDet: got [2 3]: the matrix must be square"},
		{func() { a.LogDet() }, "LogDet: got [2 3]: the matrix must be square"},
		{func() { a.Cholesky() }, "Cholesky: got [2 3]: the matrix must be square"},
		{func() { a.Eigh() }, "Eigh: got [2 3]: the matrix must be square"},
		{func() { a.EighValues() }, "Eigh: got [2 3]: the matrix must be square"},
		{func() { v.QR() }, "QR: want [? ?], got [3]: axes may precede these"},
		{func() { v.SVD() }, "SVD: want [? ?], got [3]: axes may precede these"},
		{func() { v.SVDValues() }, "SVDValues: want [? ?], got [3]: axes may precede these"},
		{func() { v.PInv() }, "PInv: want [? ?], got [3]: axes may precede these"},
		{func() { v.NuclearNorm() }, "NuclearNorm: want [? ?], got [3]: axes may precede these"},
		{func() { v.SpectralNorm() }, "SpectralNorm: want [? ?], got [3]: axes may precede these"},
		{func() { v.MatrixRank() }, "MatrixRank: want [? ?], got [3]: axes may precede these"},
		{func() { Zeros(0, 2).Cond() }, "Cond: want at least one element, got [0 2]"},
		{func() { a.MatrixExp() }, "MatrixExp: got [2 3]: the matrix must be square"},
		{func() { a.MatrixPower(2) }, "MatrixPower: got [2 3]: the matrix must be square"},
	}
	for _, c := range cases {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}
