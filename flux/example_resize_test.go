package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleTensor_Resize() {
	x := flux.New([]float32{0, 4, 8, 12}, 1, 1, 2, 2)
	fmt.Println(x.Resize([]int{3, 3}, flux.ResizeOptions{AlignCorners: true}).Squeeze())
	fmt.Println(x.Resize([]int{1, 4}, flux.ResizeOptions{}).Squeeze())
	// Output:
	// [3 3] float32
	// [[ 0.  2.  4.]
	//  [ 4.  6.  8.]
	//  [ 8. 10. 12.]]
	// [4] float32
	// [4. 5. 7. 8.]
}

func ExampleTensor_Upsample() {
	x := flux.New([]float32{1, 2, 3, 4}, 1, 1, 2, 2)
	fmt.Println(x.Upsample([]float64{2, 2}, flux.ResizeOptions{Mode: flux.Nearest}).Squeeze())
	// Output:
	// [4 4] float32
	// [[1. 1. 2. 2.]
	//  [1. 1. 2. 2.]
	//  [3. 3. 4. 4.]
	//  [3. 3. 4. 4.]]
}

func ExampleTensor_PixelShuffle() {
	x := flux.Arange(0, 8, 1).Reshape(1, 4, 1, 2)
	y := x.PixelShuffle(2)
	fmt.Println(y.Squeeze())
	fmt.Println(y.PixelUnshuffle(2).Shape())
	// Output:
	// [2 4] float32
	// [[0. 2. 1. 3.]
	//  [4. 6. 5. 7.]]
	// [1 4 1 2]
}
