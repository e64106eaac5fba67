package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleTensor_MaxPool() {
	x := flux.New([]float32{
		1, 3, 2, 0,
		5, 4, 1, 1,
		0, 2, 9, 6,
		1, 2, 7, 8,
	}, 1, 1, 4, 4)
	fmt.Println(x.MaxPool([]int{2, 2}, flux.PoolOptions{}).Squeeze())
	fmt.Println(x.MaxPool([]int{3, 3}, flux.PoolOptions{Stride: []int{2}, Padding: []int{1}}).Squeeze())
	// Output:
	// [2 2] float32
	// [[5. 2.]
	//  [2. 9.]]
	// [2 2] float32
	// [[5. 4.]
	//  [5. 9.]]
}

func ExampleTensor_MaxUnpool() {
	x := flux.New([]float32{1, 5, 2, 0, 3, 4}, 1, 1, 6)
	y, places := x.MaxPoolWithIndices([]int{3}, flux.PoolOptions{})
	fmt.Println(y.Squeeze())
	fmt.Println(places.Squeeze())
	fmt.Println(y.MaxUnpool(places, 6).Squeeze())
	// Output:
	// [2] float32
	// [5. 4.]
	// [2] int32
	// [1 5]
	// [6] float32
	// [0. 5. 0. 0. 0. 4.]
}

func ExampleTensor_AvgPool() {
	x := flux.New([]float32{1, 2, 3, 4}, 1, 1, 4)
	fmt.Println(x.AvgPool([]int{2}, flux.PoolOptions{}).Squeeze())
	moving := flux.PoolOptions{Stride: []int{1}, Padding: []int{1}, ExcludePadding: true}
	fmt.Println(x.AvgPool([]int{3}, moving).Squeeze())
	// Output:
	// [2] float32
	// [1.5 3.5]
	// [4] float32
	// [1.5 2.  3.  3.5]
}

func ExampleTensor_LPPool() {
	x := flux.New([]float32{3, -4, 6, 8}, 1, 1, 4)
	fmt.Println(x.LPPool(2, []int{2}, flux.PoolOptions{}).Squeeze())
	// Output:
	// [2] float32
	// [ 5. 10.]
}

func ExampleTensor_AdaptiveAvgPool() {
	x := flux.Arange(0, 5, 1).Reshape(1, 1, 5)
	fmt.Println(x.AdaptiveAvgPool(2).Squeeze()) // of 0, 1, 2 and of 2, 3, 4
	fmt.Println(x.AdaptiveMaxPool(2).Squeeze())
	fmt.Println(x.GlobalAvgPool().Shape(), x.GlobalMaxPool().Shape())
	// Output:
	// [2] float32
	// [1. 3.]
	// [2] float32
	// [2. 4.]
	// [1 1 1] [1 1 1]
}
