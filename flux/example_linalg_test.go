package flux_test

import (
	"fmt"
	"math"

	"fluxrepl/flux"
)

func ExampleEinsum() {
	a := flux.New([]float32{1, 2, 3, 4}, 2, 2)
	b := flux.New([]float32{5, 6, 7, 8}, 2, 2)
	fmt.Println(flux.Einsum("ij,jk->ik", a, b)) // the matrix product
	fmt.Println(flux.Einsum("ii", a).Item())    // the trace
	q, k := flux.Ones(2, 4, 3, 8), flux.Ones(2, 4, 5, 8)
	fmt.Println(flux.Einsum("...qd,...kd->...qk", q, k).Shape())
	// Output:
	// [2 2] float32
	// [[19. 22.]
	//  [43. 50.]]
	// 5
	// [2 4 3 5]
}

func ExampleTensor_Outer() {
	fmt.Println(flux.New([]float32{1, 2}).Outer(flux.New([]float32{3, 4, 5})))
	// Output:
	// [2 3] float32
	// [[ 3.  4.  5.]
	//  [ 6.  8. 10.]]
}

func ExampleTensor_Kron() {
	fmt.Println(flux.Eye(2).Kron(flux.New([]float32{1, 2}, 1, 2)))
	// Output:
	// [2 4] float32
	// [[1. 2. 0. 0.]
	//  [0. 0. 1. 2.]]
}

func ExampleTensor_Cross() {
	x, y := flux.New([]float32{1, 0, 0}), flux.New([]float32{0, 1, 0})
	fmt.Println(x.Cross(y, 0))
	// Output:
	// [3] float32
	// [0. 0. 1.]
}

func ExampleTensor_TensorDot() {
	a, b := flux.Ones(2, 3, 4), flux.Ones(4, 3, 5)
	fmt.Println(a.TensorDot(b, []int{1, 2}, []int{1, 0}).Shape())
	// Output:
	// [2 5]
}

func ExampleBilinear() {
	x, y := flux.New([]float32{1, 2}), flux.New([]float32{3, 4})
	w := flux.New([]float32{1, 0, 0, 1, 0, 1, 1, 0}, 2, 2, 2)
	fmt.Println(flux.Bilinear(x, w, y)) // 1·3 + 2·4 and 1·4 + 2·3
	// Output:
	// [2] float32
	// [11. 10.]
}

func ExampleTensor_Solve() {
	a := flux.New([]float32{2, 1, 1, 3}, 2, 2)
	fmt.Println(a.Solve(flux.New([]float32{3, 5})))
	fmt.Println(a.Inverse())
	// Output:
	// [2] float32
	// [0.8 1.4]
	// [2 2] float32
	// [[ 0.6 -0.2]
	//  [-0.2  0.4]]
}

func ExampleTensor_TriangularSolve() {
	a := flux.New([]float32{4, 2, 2, 3}, 2, 2)
	b := flux.New([]float32{2, 5})
	l := a.Cholesky() // a = l·lᵀ
	y := l.TriangularSolve(b, false, false)
	fmt.Println(l.TriangularSolve(y, false, true)) // a⁻¹·b
	// Output:
	// [2] float32
	// [-0.5  2. ]
}

func ExampleTensor_LstSq() {
	// The line c₀·x + c₁ that comes closest to three points.
	x := flux.New([]float32{0, 1, 1, 1, 2, 1}, 3, 2)
	y := flux.New([]float32{1, 3, 4})
	fmt.Println(x.LstSq(y))
	// Output:
	// [2] float32
	// [1.5    1.1667]
}

func ExampleTensor_Det() {
	a := flux.New([]float32{1, 2, 3, 4}, 2, 2)
	sign, logAbs := a.SLogDet()
	fmt.Printf("%.1f %.1f %.4f\n", a.Det().Item(), sign.Item(), logAbs.Item())
	// Output:
	// -2.0 -1.0 0.6931
}

func ExampleTensor_QR() {
	q, r := flux.New([]float32{3, 5, 4, 10}, 2, 2).QR()
	fmt.Println(q)
	fmt.Println(r)
	// Output:
	// [2 2] float32
	// [[ 0.6 -0.8]
	//  [ 0.8  0.6]]
	// [2 2] float32
	// [[ 5. 11.]
	//  [ 0.  2.]]
}

func ExampleTensor_SVD() {
	a := flux.New([]float32{3, 0, 0, -2, 0, 0}, 3, 2)
	u, s, v := a.SVD()
	fmt.Println(u.Shape(), s, v.Shape())
	fmt.Println(u.Mul(s).MatMulT(v).Sub(a).Abs().Max().Item() < 1e-6) // a = U·diag(S)·Vᵀ
	fmt.Println(a.NuclearNorm().Item(), a.SpectralNorm().Item(), a.Cond().Item(), a.MatrixRank().Item())
	// Output:
	// [3 2] [2] float32
	// [3. 2.] [2 2]
	// true
	// 5 3 1.5 2
}

func ExampleTensor_Eigh() {
	values, vectors := flux.New([]float32{2, 1, 1, 2}, 2, 2).Eigh()
	fmt.Println(values)
	fmt.Println(vectors)
	// Output:
	// [2] float32
	// [1. 3.]
	// [2 2] float32
	// [[ 0.7071  0.7071]
	//  [-0.7071  0.7071]]
}

func ExampleTensor_PInv() {
	fmt.Println(flux.New([]float32{1, 1}, 1, 2).PInv())
	// Output:
	// [2 1] float32
	// [[0.5]
	//  [0.5]]
}

func ExampleTensor_MatrixPower() {
	fibonacci := flux.New([]float32{1, 1, 1, 0}, 2, 2)
	fmt.Println(fibonacci.MatrixPower(10))
	// Output:
	// [2 2] float32
	// [[89. 55.]
	//  [55. 34.]]
}

func ExampleTensor_MatrixExp() {
	turn := flux.New([]float32{0, -math.Pi / 2, math.Pi / 2, 0}, 2, 2)
	fmt.Println(turn.MatrixExp().MatMul(flux.New([]float32{1, 2}))) // a quarter turn
	// Output:
	// [2] float32
	// [-2.  1.]
}

func ExampleScaledDotProductAttention() {
	// Two keys: the query is like the first one.
	q := flux.New([]float32{4, 0}, 1, 2)
	k := flux.New([]float32{1, 0, 0, 1}, 2, 2)
	v := flux.New([]float32{10, 20}, 2, 1)
	fmt.Println(flux.AttentionWeights(q, k, flux.AttentionOptions{}))
	fmt.Println(flux.ScaledDotProductAttention(q, k, v, flux.AttentionOptions{}))
	fmt.Println(flux.ScaledDotProductAttention(q, k, v, flux.AttentionOptions{Causal: true}))
	// Output:
	// [1 2] float32
	// [[0.9442 0.0558]]
	// [1 1] float32
	// [[10.5581]]
	// [1 1] float32
	// [[10.]]
}

func ExampleCausalMask() {
	fmt.Println(flux.CausalMask(3).To(flux.Int32))
	// Output:
	// [3 3] int32
	// [[1 0 0]
	//  [1 1 0]
	//  [1 1 1]]
}

func ExampleTensor_SplitHeads() {
	x := flux.Rand(2, 5, 8)     // two sequences of five steps
	heads := x.SplitHeads(4)    // four heads of two features
	fmt.Println(heads.Shape())  // each head is a sequence
	joined := heads.JoinHeads() // and back
	fmt.Println(joined.Shape())
	// Output:
	// [2 4 5 2]
	// [2 5 8]
}

func ExampleTensor_CosineSimilarity() {
	words := flux.New([]float32{1, 0, 1, 1, -2, 0}, 3, 2)
	fmt.Println(words.CosineSimilarity(flux.New([]float32{5, 0}), -1))
	// Output:
	// [3] float32
	// [ 1.      0.7071 -1.    ]
}

func ExampleTensor_CDist() {
	towns := flux.New([]float32{0, 0, 3, 4}, 2, 2)
	fmt.Println(towns.CDist(towns, 2))
	// Output:
	// [2 2] float32
	// [[0. 5.]
	//  [5. 0.]]
}
