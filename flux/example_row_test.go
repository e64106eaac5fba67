package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleTensor_CrossEntropy() {
	logits := flux.New([]float32{2, 0, 0, 0, 0, 3}, 2, 3)
	fmt.Printf("%.4f\n", logits.CrossEntropy(flux.Ints([]int{0, 2})).Item())
	half := flux.New([]float32{0.5, 0.5, 0, 0, 0, 1}, 2, 3) // the first is in doubt
	fmt.Printf("%.4f\n", logits.CrossEntropy(half).Item())
	g := flux.Gradient(func() *flux.Tensor { return logits.CrossEntropy(flux.Ints([]int{0, 2})) }, logits)
	fmt.Println(g.Of(logits)) // (softmax − one-hot)/2
	// Output:
	// 0.1672
	// 0.6672
	// [2 3] float32
	// [[-0.1065  0.0533  0.0533]
	//  [ 0.0226  0.0226 -0.0453]]
}

func ExampleTensor_LayerNorm() {
	x := flux.New([]float32{1, 2, 3, 4, 10, 20, 30, 40}, 2, 4)
	fmt.Println(x.LayerNorm(flux.Ones(4), flux.Full(1, 4), 1e-5))
	// Output:
	// [2 4] float32
	// [[-0.3416  0.5528  1.4472  2.3416]
	//  [-0.3416  0.5528  1.4472  2.3416]]
}

func ExampleTensor_BatchNorm() {
	x := flux.New([]float32{1, 10, 2, 20, 3, 30}, 3, 2) // three samples of two channels
	y, mean, variance := x.BatchNorm(flux.Ones(2), flux.Zeros(2), 0)
	fmt.Println(y)
	fmt.Println(mean)
	fmt.Println(variance)
	// Output:
	// [3 2] float32
	// [[-1.2247 -1.2247]
	//  [ 0.      0.    ]
	//  [ 1.2247  1.2247]]
	// [2] float32
	// [ 2. 20.]
	// [2] float32
	// [ 0.6667 66.6667]
}

func ExampleResidual() {
	x, skip := flux.New([]float32{1, 10, 2, 20, 3, 30}, 3, 2), flux.Ones(3, 2)
	y, _, _ := x.BatchNorm(flux.Ones(2), flux.Zeros(2), 0, flux.Residual(skip), flux.ActReLU)
	fmt.Println(y)
	// Output:
	// [3 2] float32
	// [[0.     0.    ]
	//  [1.     1.    ]
	//  [2.2247 2.2247]]
}

func ExampleTensor_BatchNormWith() {
	x := flux.New([]float32{1, 10, 2, 20, 3, 30}, 3, 2)
	mean, variance := flux.New([]float32{2, 20}), flux.New([]float32{1, 100})
	fmt.Println(x.BatchNormWith(mean, variance, flux.Ones(2), flux.Zeros(2), 0))
	// Output:
	// [3 2] float32
	// [[-1. -1.]
	//  [ 0.  0.]
	//  [ 1.  1.]]
}

func ExampleTensor_GroupNorm() {
	x := flux.New([]float32{1, 2, 3, 4, 10, 20, 30, 40}, 1, 4, 2) // four channels of two places
	fmt.Println(x.GroupNorm(2, flux.Ones(4), flux.Zeros(4), 0))
	// Output:
	// [1 4 2] float32
	// [[[-1.3416 -0.4472]
	//   [ 0.4472  1.3416]
	//   [-1.3416 -0.4472]
	//   [ 0.4472  1.3416]]]
}
