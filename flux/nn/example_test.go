package nn_test

import (
	"fmt"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

func ExampleChain() {
	model := nn.Chain(
		nn.Dense(64, 32, nn.ReLU),
		nn.Dropout(0.2),
		nn.Dense(32, 10),
	)
	fmt.Println(model)
	fmt.Println(model.Forward(flux.Zeros(5, 64)).Shape())
	// Output:
	// Chain
	// ├─ 0: Dense(64 → 32, ReLU)  2,080
	// ├─ 1: Dropout(0.2)
	// └─ 2: Dense(32 → 10)          330
	// 2,410 parameters in 4 tensors, 9.4 KiB
	// [5 10]
}

func ExampleChain_nested() {
	encoder := nn.Chain(nn.Dense(784, 64, nn.Tanh), nn.Dense(64, 8))
	decoder := nn.Chain(nn.Dense(8, 64, nn.Tanh), nn.Dense(64, 784, nn.Sigmoid))
	fmt.Println(nn.Chain(encoder, decoder))
	// Output:
	// Chain
	// ├─ 0: Chain
	// │  ├─ 0: Dense(784 → 64, Tanh)     50,240
	// │  └─ 1: Dense(64 → 8)                520
	// └─ 1: Chain
	//    ├─ 0: Dense(8 → 64, Tanh)          576
	//    └─ 1: Dense(64 → 784, Sigmoid)  50,960
	// 102,296 parameters in 8 tensors, 399.6 KiB
}

// Scale is a layer that a program wrote itself: a struct and a method.
type Scale struct{ Gain *flux.Tensor }

func (s *Scale) Forward(x *flux.Tensor) *flux.Tensor { return x.Mul(s.Gain) }

func ExampleLayer() {
	model := nn.Chain(nn.Dense(3, 2), &Scale{Gain: flux.Ones(2)})
	fmt.Println(model)
	for _, p := range nn.Parameters(model) {
		fmt.Println(p.Path, p.Tensor.Shape())
	}
	// Output:
	// Chain
	// ├─ 0: Dense(3 → 2)  8
	// └─ 1: Scale
	//    └─ gain: [2]     2
	// 10 parameters in 3 tensors, 40 B
	// layers.0.weight [2 3]
	// layers.0.bias [2]
	// layers.1.gain [2]
}

func ExampleChainLayer_Trace() {
	model := nn.Chain(nn.Dense(4, 3, nn.ReLU), nn.Chain(nn.Dense(3, 2), nn.Softmax))
	err := model.Trace(flux.Ones(1, 4), func(layer string, output any) {
		fmt.Println(layer, output.(*flux.Tensor).Shape())
	})
	fmt.Println(err)
	// Output:
	// 0: Dense(4 → 3, ReLU) [1 3]
	// 1.0: Dense(3 → 2) [1 2]
	// 1.1: Softmax [1 2]
	// <nil>
}

func ExampleDense() {
	layer := nn.Dense(3, 2, nn.ReLU, nn.Init(nn.Constant(0.5)))
	fmt.Println(layer)
	fmt.Println(layer.Forward(flux.New([]float32{1, 2, 3, -1, -2, -3}, 2, 3)).Float64s())
	// Output:
	// Dense(3 → 2, ReLU)
	// [3 3 0 0]
}

func ExampleNoBias() {
	fmt.Println(nn.Dense(3, 2, nn.NoBias), nn.Count(nn.Dense(3, 2, nn.NoBias)))
	// Output: Dense(3 → 2, NoBias) 6
}

func ExampleDropout() {
	layer := nn.Dropout(0.5, nn.Source(flux.NewSource(1)))
	x := flux.Ones(8)
	fmt.Println("testing ", layer.Forward(x).Float64s())
	nn.TrainMode(layer)
	fmt.Println("training", layer.Forward(x).Sum().Item() != 8)
	// Output:
	// testing  [1 1 1 1 1 1 1 1]
	// training true
}

func ExampleFlatten() {
	images := flux.Zeros(10, 1, 8, 8)
	fmt.Println(nn.Flatten().Forward(images).Shape())
	// Output: [10 64]
}

func ExampleActivation() {
	x := flux.New([]float32{-2, 0, 3})
	fmt.Println(nn.ReLU.Forward(x).Float64s())
	fmt.Println(nn.Chain(nn.Dense(3, 3), nn.ReLU).At(1), nn.Dense(3, 3, nn.ReLU))
	// Output:
	// [0 0 3]
	// ReLU Dense(3 → 3, ReLU)
}

func ExampleLeakyReLU() {
	fmt.Println(nn.LeakyReLU(0.5).Forward(flux.New([]float32{-2, 0, 3})).Float64s())
	// Output: [-1 0 3]
}

func ExampleELU() {
	fmt.Printf("%.3f\n", nn.ELU(1).Forward(flux.New([]float32{-2, 0, 3})).Float64s())
	// Output: [-0.865 0.000 3.000]
}

func ExampleCELU() {
	fmt.Printf("%.3f\n", nn.CELU(2).Forward(flux.New([]float32{-2, 0, 3})).Float64s())
	// Output: [-1.264 0.000 3.000]
}

func ExampleSoftshrink() {
	fmt.Println(nn.Softshrink(0.5).Forward(flux.New([]float32{-2, 0.25, 3})).Float64s())
	// Output: [-1.5 0 2.5]
}

func ExampleThresholdReLU() {
	fmt.Println(nn.ThresholdReLU(1).Forward(flux.New([]float32{-2, 0.5, 3})).Float64s())
	// Output: [0 0 3]
}

func ExampleFunc() {
	double := nn.Func("Double", func(x *flux.Tensor) *flux.Tensor { return x.MulScalar(2) })
	fmt.Println(double, double.Forward(flux.Ones(2)).Float64s())
	// Output: Double [2 2]
}

func ExampleInit() {
	layer := nn.Dense(256, 128, nn.ReLU, nn.Init(nn.KaimingNormal()), nn.Source(flux.NewSource(1)))
	fmt.Printf("%.2f\n", layer.Weight.Std().Item()) // √(2/256) is 0.088
	// Output: 0.09
}

func ExampleSummary() {
	model := nn.Chain(nn.Dense(4, 3, nn.ReLU), nn.Dense(3, 2, nn.NoBias))
	fmt.Println(nn.Summary(model))
	// Output:
	// parameter        shape  values
	// layers.0.weight  [3 4]      12
	// layers.0.bias    [3]         3  all zero
	// layers.1.weight  [2 3]       6
	// 21 parameters in 3 tensors, 84 B
}

func ExampleCount() {
	fmt.Println(nn.Count(nn.Dense(64, 32)))
	// Output: 2080
}

func ExampleConvert() {
	model := nn.Dense(2, 1)
	nn.Convert(model, flux.Float64)
	fmt.Println(model.Weight.DType())
	// Output: float64
}

func ExampleTestMode() {
	model := nn.Chain(nn.Dense(2, 2), nn.Dropout(0.5))
	nn.TrainMode(model)
	fmt.Println(model.At(1).(*nn.DropoutLayer).Mode.Training())
	nn.TestMode(model)
	fmt.Println(model.At(1).(*nn.DropoutLayer).Mode.Training())
	nn.AutoMode(model) // as it was at first
	// Output:
	// true
	// false
}
