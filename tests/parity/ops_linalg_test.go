package parity

import (
	"strings"

	"fluxrepl/flux"
)

// einsumCases are the names of the cases of Einsum, whose equation is in the name.
var einsumCases = []string{
	"ij,jk->ik of [3, 4] [4, 5]",
	"ij,jk of [3, 4] [4, 5]",
	"ji of [3, 4]",
	"ii of [4, 4]",
	"ii->i of [4, 4]",
	"bij,bjk->bki of [2, 3, 4] [2, 4, 5]",
	"bhqd,bhkd->bhqk of [2, 2, 3, 4] [2, 2, 5, 4]",
	"...ij,...jk->...ik of [2, 1, 3, 4] [3, 4, 2]",
	"...i,i of [2, 3] [3]",
	"i...->... of [3, 2, 2]",
	"...ij->ij of [2, 3, 4]",
	"aB,Bc->cB of [2, 3] [3, 2]",
	"i,j,k->kji of [2] [3] [4]",
	"ia,ja,jb->ib of [2, 3] [4, 3] [4, 2]",
	"ij,ij->i of [3, 1] [3, 4]",
	",ij->j of [] [2, 3]",
}

func init() {
	einsums := map[string]func(in list) list{}
	for _, name := range einsumCases {
		equation, _, _ := strings.Cut(name, " ")
		einsums["Einsum: "+name] = func(in list) list { return list{flux.Einsum(equation, in...)} }
	}
	ops(einsums)
	ops(map[string]func(in list) list{
		"Tensor.MatMul: broadcast batches": func(in list) list { return list{in[0].MatMul(in[1])} },
		"Tensor.MatMul: of a vector":       func(in list) list { return list{in[0].MatMul(in[1])} },
		"Tensor.MatMulT: batch":            func(in list) list { return list{in[0].MatMulT(in[1])} },
		"Tensor.TMatMul: batch":            func(in list) list { return list{in[0].TMatMul(in[1])} },
		"Tensor.Dot: 5":                    func(in list) list { return list{in[0].Dot(in[1])} },
		"Tensor.Outer: vectors":            func(in list) list { return list{in[0].Outer(in[1])} },
		"Tensor.Kron: matrices":            func(in list) list { return list{in[0].Kron(in[1])} },
		"Tensor.Kron: other axes":          func(in list) list { return list{in[0].Kron(in[1])} },
		"Tensor.Cross: last axis":          func(in list) list { return list{in[0].Cross(in[1], -1)} },
		"Tensor.Cross: first axis":         func(in list) list { return list{in[0].Cross(in[1], 0)} },
		"Tensor.TensorDot: two axes":       func(in list) list { return list{in[0].TensorDot(in[1], []int{0, 2}, []int{2, 0})} },
		"Tensor.TensorDot: no axes":        func(in list) list { return list{in[0].TensorDot(in[1], nil, nil)} },
		"Bilinear: batch":                  func(in list) list { return list{flux.Bilinear(in[0], in[1], in[2])} },
	})
	ops(solvers)
	ops(attention)
	ops(map[string]func(in list) list{
		"Tensor.CosineSimilarity: last axis": func(in list) list { return list{in[0].CosineSimilarity(in[1], -1)} },
		"Tensor.CosineSimilarity: broadcast": func(in list) list { return list{in[0].CosineSimilarity(in[1], 1)} },
		"Tensor.CDist: 1":                    func(in list) list { return list{in[0].CDist(in[1], 1)} },
		"Tensor.CDist: 2":                    func(in list) list { return list{in[0].CDist(in[1], 2)} },
		"Tensor.CDist: 3":                    func(in list) list { return list{in[0].CDist(in[1], 3)} },
	})
}

// tame is far from singular.
func tame(x *flux.Tensor, by float64) *flux.Tensor { return x.Add(eye(x).MulScalar(by)) }

func eye(x *flux.Tensor) *flux.Tensor { return flux.Eye(x.Dim(-1)).To(x.DType()) }

func mT(x *flux.Tensor) *flux.Tensor {
	order := make([]int, x.NDim())
	for i := range order {
		order[i] = i
	}
	n := len(order)
	order[n-2], order[n-1] = n-1, n-2
	return x.Transpose(order...)
}

func definite(x *flux.Tensor) *flux.Tensor { return x.MatMulT(x).Add(eye(x)) }

func qr(in list) list {
	q, r := in[0].QR()
	return list{q, r}
}

func svd(in list) list {
	u, s, v := in[0].SVD()
	return list{u, s, v}
}

func eigh(in list) list {
	values, vectors := in[0].Eigh()
	return list{values, vectors}
}

var solvers = map[string]func(in list) list{
	"Tensor.Inverse: 3":                  func(in list) list { return list{tame(in[0], 2).Inverse()} },
	"Tensor.Inverse: batch":              func(in list) list { return list{tame(in[0], 3).Inverse()} },
	"Tensor.Solve: matrix":               func(in list) list { return list{tame(in[0], 2).Solve(in[1])} },
	"Tensor.Solve: vector":               func(in list) list { return list{tame(in[0], 2).Solve(in[1])} },
	"Tensor.Solve: broadcast":            func(in list) list { return list{tame(in[0], 2).Solve(in[1])} },
	"Tensor.LstSq: tall":                 func(in list) list { return list{in[0].LstSq(in[1])} },
	"Tensor.LstSq: batch":                func(in list) list { return list{in[0].LstSq(in[1])} },
	"Tensor.TriangularSolve: lower":      func(in list) list { return list{tame(in[0], 2).TriangularSolve(in[1], false, false)} },
	"Tensor.TriangularSolve: upper":      func(in list) list { return list{tame(in[0], 2).TriangularSolve(in[1], true, false)} },
	"Tensor.TriangularSolve: transposed": func(in list) list { return list{tame(in[0], 2).TriangularSolve(in[1], false, true)} },
	"Tensor.Det: 3":                      func(in list) list { return list{in[0].Det()} },
	"Tensor.Det: batch":                  func(in list) list { return list{in[0].Det()} },
	"Tensor.SLogDet: batch": func(in list) list {
		sign, logAbs := in[0].SLogDet()
		return list{sign, logAbs}
	},
	"Tensor.LogDet: 3":              func(in list) list { return list{definite(in[0]).LogDet()} },
	"Tensor.Cholesky: 4":            func(in list) list { return list{definite(in[0]).Cholesky()} },
	"Tensor.Cholesky: batch":        func(in list) list { return list{definite(in[0]).Cholesky()} },
	"Tensor.QR: square":             qr,
	"Tensor.QR: tall":               qr,
	"Tensor.QR: wide":               qr,
	"Tensor.SVD: square":            svd,
	"Tensor.SVD: tall":              svd,
	"Tensor.SVD: wide":              svd,
	"Tensor.SVDValues: tall":        func(in list) list { return list{in[0].SVDValues()} },
	"Tensor.Eigh: 4":                eigh,
	"Tensor.Eigh: batch":            eigh,
	"Tensor.EighValues: batch":      func(in list) list { return list{in[0].EighValues()} },
	"Tensor.PInv: tall":             func(in list) list { return list{in[0].PInv()} },
	"Tensor.PInv: wide":             func(in list) list { return list{in[0].PInv()} },
	"Tensor.NuclearNorm: batch":     func(in list) list { return list{in[0].NuclearNorm()} },
	"Tensor.SpectralNorm: batch":    func(in list) list { return list{in[0].SpectralNorm()} },
	"Tensor.Cond: batch":            func(in list) list { return list{in[0].Cond()} },
	"Tensor.MatrixRank: batch":      func(in list) list { return list{in[0].MatMul(mT(in[0])).MatrixRank()} },
	"Tensor.MatrixExp: 3":           func(in list) list { return list{in[0].MatrixExp()} },
	"Tensor.MatrixExp: large batch": func(in list) list { return list{in[0].MatrixExp()} },
	"Tensor.MatrixPower: 5":         func(in list) list { return list{in[0].MatrixPower(5)} },
	"Tensor.MatrixPower: -2":        func(in list) list { return list{tame(in[0], 2).MatrixPower(-2)} },
}

// mask is that of ops_linalg.py.
func mask() *flux.Tensor {
	return flux.Ints([]int{1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 1}, 3, 4).To(flux.Bool)
}

func attend(o flux.AttentionOptions) func(in list) list {
	return func(in list) list {
		if len(in) == 4 {
			o.Bias = in[3]
		}
		return list{flux.ScaledDotProductAttention(in[0], in[1], in[2], o)}
	}
}

var attention = map[string]func(in list) list{
	"ScaledDotProductAttention: plain":             attend(flux.AttentionOptions{}),
	"ScaledDotProductAttention: heads":             attend(flux.AttentionOptions{}),
	"ScaledDotProductAttention: causal":            attend(flux.AttentionOptions{Causal: true}),
	"ScaledDotProductAttention: causal, more keys": attend(flux.AttentionOptions{Causal: true}),
	"ScaledDotProductAttention: mask":              attend(flux.AttentionOptions{Mask: mask()}),
	"ScaledDotProductAttention: bias":              attend(flux.AttentionOptions{}),
	"AttentionWeights: mask": func(in list) list {
		return list{flux.AttentionWeights(in[0], in[1], flux.AttentionOptions{Mask: mask()})}
	},
	"CausalMask: 4":        func(list) list { return list{flux.CausalMask(4)} },
	"Tensor.SplitHeads: 2": func(in list) list { return list{in[0].SplitHeads(2)} },
	"Tensor.JoinHeads: 2":  func(in list) list { return list{in[0].JoinHeads()} },
}
