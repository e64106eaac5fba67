package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleTensor_DropoutChannels() {
	x := flux.Ones(1, 4, 3)
	fmt.Println(x.DropoutChannels(0.5, flux.NewSource(6)).Squeeze())
	// Output:
	// [4 3] float32
	// [[0. 0. 0.]
	//  [2. 2. 2.]
	//  [2. 2. 2.]
	//  [2. 2. 2.]]
}

func ExampleTensor_AlphaDropout() {
	x := flux.New([]float32{-1, 0, 1, 2})
	fmt.Println(x.AlphaDropout(0.5, flux.NewSource(6)))
	// Output:
	// [4] float32
	// [-0.7792  0.7792  1.6656  2.552 ]
}

func ExampleTensor_LocalResponseNorm() {
	x := flux.New([]float32{1, 2, 3}, 1, 3)
	fmt.Println(x.LocalResponseNorm(3, 3, 0.5, 0)) // each by the root of the squares around
	// Output:
	// [1 3] float32
	// [[0.4472 0.5345 0.8321]]
}
