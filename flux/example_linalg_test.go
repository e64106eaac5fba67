package flux_test

import (
	"fmt"

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
