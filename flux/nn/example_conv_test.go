package nn_test

import (
	"fmt"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

func ExampleConv2D() {
	model := nn.Chain(
		nn.Conv2D(1, 6, 5, nn.Padding(2), nn.ReLU),
		nn.MaxPool2D(2),
		nn.Conv2D(6, 16, 5, nn.ReLU),
		nn.MaxPool2D(2),
		nn.Flatten(),
		nn.Dense(400, 10),
	)
	fmt.Println(model)
	fmt.Println(model.Forward(flux.Zeros(5, 1, 28, 28)).Shape())
	// Output:
	// Chain
	// ├─ 0: Conv2D(1 → 6, 5×5, Padding(2), ReLU)    156
	// ├─ 1: MaxPool2D(2)
	// ├─ 2: Conv2D(6 → 16, 5×5, ReLU)             2,416
	// ├─ 3: MaxPool2D(2)
	// ├─ 4: Flatten
	// └─ 5: Dense(400 → 10)                       4,010
	// 6,582 parameters in 6 tensors, 25.7 KiB
	// [5 10]
}

func ExampleStride() {
	layer := nn.Conv2D(3, 8, 3, nn.Stride(2), nn.Padding(1))
	fmt.Println(layer, layer.Forward(flux.Zeros(1, 3, 32, 32)).Shape())
	// Output: Conv2D(3 → 8, 3×3, Stride(2), Padding(1)) [1 8 16 16]
}

func ExamplePadding() {
	fmt.Println(nn.Conv2D(1, 1, 5, nn.Padding(2)).Forward(flux.Zeros(1, 28, 28)).Shape())
	// Output: [1 28 28]
}

func ExampleGroups() {
	fmt.Println(nn.Conv2D(8, 8, 3, nn.Groups(8)).Weight.Shape())
	// Output: [8 1 3 3]
}

func ExampleMaxPool2D() {
	x := flux.Arange(0, 16, 1).Reshape(1, 1, 4, 4)
	fmt.Println(nn.MaxPool2D(2).Forward(x).Reshape(2, 2))
	// Output:
	// [2 2] float32
	// [[ 5.  7.]
	//  [13. 15.]]
}

func ExampleMeanPool2D() {
	x := flux.Arange(0, 16, 1).Reshape(1, 1, 4, 4)
	fmt.Println(nn.MeanPool2D(2).Forward(x).Reshape(2, 2))
	// Output:
	// [2 2] float32
	// [[ 2.5  4.5]
	//  [10.5 12.5]]
}

func ExampleGlobalMeanPool() {
	fmt.Println(nn.GlobalMeanPool().Forward(flux.Ones(2, 3, 4, 4)).Shape())
	// Output: [2 3]
}
