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
}
