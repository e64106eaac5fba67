package flux

import (
	"fmt"
	"strings"
)

// near the identity, matrices can be inverted and do not blow errors up.
func tame(x *Tensor) *Tensor {
	n := x.shape[len(x.shape)-1]
	return x.MulScalar(0.3).Add(Eye(n).To(x.dtype))
}

// definite makes a positive definite matrix of any square one.
func definite(x *Tensor) *Tensor { return tame(x.MatMulT(x)) }

// spread puts numbers far from each other on the diagonal, for singular values
// and eigenvalues far from each other.
func apart(x *Tensor) *Tensor {
	rows, cols := x.shape[len(x.shape)-2], x.shape[len(x.shape)-1]
	d := alloc(Float64, Shape{rows, cols})
	for i := range min(rows, cols) {
		d.f64[i*cols+i] = float64(2*i + 1)
	}
	return x.MulScalar(0.3).Add(d.To(x.dtype))
}

var (
	squares = [][]Shape{{{3, 3}}, {{1, 1}}, {{2, 2}}, {{2, 3, 3}}, {{2, 1, 2, 2}}, {{0, 0}}, {{0, 2, 2}}}
	oblongs = [][]Shape{{{3, 3}}, {{4, 2}}, {{2, 4}}, {{1, 3}}, {{3, 1}}, {{2, 3, 2}}, {{2, 2, 3}}, {{3, 0}}, {{0, 3}}, {{0, 2, 2}}}
)

func init() {
	rows(solverCases)
	rows(func() (all []gradCase) {
		add := func(covers string, shapes [][]Shape, f func(x *Tensor) *Tensor) {
			name, _, _ := strings.Cut(covers, ":")
			for _, s := range shapes {
				all = append(all, gradCase{name: fmt.Sprint(covers, " ", s), covers: []string{name}, shapes: s, f: func(in []*Tensor) *Tensor { return f(in[0]) }})
			}
		}
		add("Tensor.Inverse", squares, func(x *Tensor) *Tensor { return tame(x).Inverse() })
		add("Tensor.Det", squares, (*Tensor).Det)
		add("Tensor.LogDet", squares, func(x *Tensor) *Tensor { return tame(x).LogDet() })
		add("Tensor.SLogDet", squares, func(x *Tensor) *Tensor {
			sign, logAbs := tame(x).SLogDet()
			return logAbs.Add(sign)
		})
		add("Tensor.Cholesky", squares, func(x *Tensor) *Tensor { return definite(x).Cholesky() })
		add("Tensor.MatrixExp", squares, func(x *Tensor) *Tensor { return x.MulScalar(0.5).MatrixExp() })
		add("Tensor.MatrixPower", squares, func(x *Tensor) *Tensor { return tame(x).MatrixPower(5) })
		add("Tensor.MatrixPower: inverse", squares, func(x *Tensor) *Tensor { return tame(x).MatrixPower(-3) })
		add("Tensor.MatrixPower: of 0", squares, func(x *Tensor) *Tensor { return x.MatrixPower(0) })
		add("Tensor.MatrixPower: of 1", squares, func(x *Tensor) *Tensor { return x.MatrixPower(1) })
		add("Tensor.EighValues", squares, func(x *Tensor) *Tensor { return apart(x).EighValues() })
		add("Tensor.Eigh", squares, func(x *Tensor) *Tensor {
			values, vectors := apart(x).Eigh()
			return vectors.Mul(values.Unsqueeze(-2))
		})
		add("Tensor.Eigh: vectors alone", squares, func(x *Tensor) *Tensor {
			_, vectors := apart(x).Eigh()
			return vectors
		})
		add("Tensor.QR", oblongs, func(x *Tensor) *Tensor {
			q, r := apart(x).QR()
			return Concat(-1, q.Reshape(-1), r.Reshape(-1))
		})
		add("Tensor.SVD", oblongs, func(x *Tensor) *Tensor {
			u, s, v := apart(x).SVD()
			return Concat(-1, u.Reshape(-1), s.Reshape(-1), v.Reshape(-1))
		})
		add("Tensor.SVD: left vectors", oblongs, func(x *Tensor) *Tensor {
			u, _, _ := apart(x).SVD()
			return u
		})
		add("Tensor.SVDValues", oblongs, func(x *Tensor) *Tensor { return apart(x).SVDValues() })
		add("Tensor.PInv", oblongs, func(x *Tensor) *Tensor { return apart(x).PInv() })
		add("Tensor.PInv: of rank 1", [][]Shape{{{3, 3}}, {{2, 3, 2}}}, func(x *Tensor) *Tensor {
			return x.Narrow(-1, 0, 1).MatMul(x.Narrow(-2, 0, 1)).PInv()
		})
		add("Tensor.NuclearNorm", oblongs, func(x *Tensor) *Tensor { return apart(x).NuclearNorm() })
		add("Tensor.SpectralNorm", oblongs, func(x *Tensor) *Tensor { return apart(x).SpectralNorm() })
		add("Tensor.Cond", [][]Shape{{{3, 3}}, {{4, 2}}, {{2, 2, 3}}, {{1, 1}}}, func(x *Tensor) *Tensor { return apart(x).Cond() })
		return all
	})
	noGradient("counts", "Tensor.MatrixRank")
}

// solverCases have a right side beside the matrix.
func solverCases() (all []gradCase) {
	shapes := [][]Shape{
		{{3, 3}, {3, 2}}, {{3, 3}, {3}}, {{1, 1}, {1, 1}}, {{2, 2, 2}, {2, 2, 3}}, {{2, 2}, {3, 2, 1}}, {{3, 1, 2, 2}, {2, 2, 1}},
		{{2, 2, 2}, {2}}, {{0, 0}, {0, 2}}, {{2, 2}, {2, 0}}, {{0, 2, 2}, {2, 1}},
	}
	all = append(all, gradCase{covers: []string{"Tensor.Solve"}, f: func(in []*Tensor) *Tensor { return tame(in[0]).Solve(in[1]) }}.over(shapes...)...)
	for _, upper := range []bool{false, true} {
		for _, transpose := range []bool{false, true} {
			c := gradCase{
				name: fmt.Sprintf("TriangularSolve(%t, %t)", upper, transpose), covers: []string{"Tensor.TriangularSolve"},
				f: func(in []*Tensor) *Tensor { return tame(in[0]).TriangularSolve(in[1], upper, transpose) },
			}
			all = append(all, c.over(shapes...)...)
		}
	}
	return append(all, gradCase{covers: []string{"Tensor.LstSq"}, f: func(in []*Tensor) *Tensor { return apart(in[0]).LstSq(in[1]) }}.over(
		[]Shape{{4, 2}, {4, 3}}, []Shape{{2, 4}, {2}}, []Shape{{3, 3}, {3, 1}}, []Shape{{2, 3, 2}, {3, 2}}, []Shape{{3, 2}, {2, 3, 1}}, []Shape{{3, 0}, {3, 2}}, []Shape{{0, 2}, {0, 1}},
	)...)
}
