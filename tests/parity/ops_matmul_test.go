package parity

import "fluxrepl/flux"

func init() {
	family := map[string]func(in list) list{"Tensor.Dot": pairwise((*flux.Tensor).Dot)}
	for _, detail := range []string{
		"matrices", "a row", "a column", "vectors", "numbers in matrices", "a stack and a matrix", "a matrix and a stack",
		"stacks", "repeated stacks", "a row and a stack", "a stack and a column", "no rows", "nothing between", "sizes past a block",
	} {
		family["Tensor.MatMul: "+detail] = pairwise((*flux.Tensor).MatMul)
		family["Tensor.MatMulT: "+detail] = pairwise((*flux.Tensor).MatMulT)
		family["Tensor.TMatMul: "+detail] = pairwise((*flux.Tensor).TMatMul)
	}
	ops(family)
}
