package flux_test

import (
	"errors"
	"fmt"

	"fluxrepl/flux"
)

func ExampleNew() {
	x := flux.New([]float32{1, 2, 3, 4, 5, 6}, 2, 3)
	fmt.Println(x)
	// Output:
	// [2 3] float32
	// [[1. 2. 3.]
	//  [4. 5. 6.]]
}

func ExampleNew64() {
	fmt.Println(flux.New64([]float64{0.5, -1}))
	// Output:
	// [2] float64
	// [ 0.5 -1. ]
}

func ExampleInts() {
	labels := flux.Ints([]int{2, 0, 1})
	fmt.Println(labels)
	fmt.Println(flux.OneHot(labels, 3))
	// Output:
	// [3] int32
	// [2 0 1]
	// [3 3] float32
	// [[0. 0. 1.]
	//  [1. 0. 0.]
	//  [0. 1. 0.]]
}

func ExampleZeros() {
	fmt.Println(flux.Zeros(2, 2))
	// Output:
	// [2 2] float32
	// [[0. 0.]
	//  [0. 0.]]
}

func ExampleOnes() {
	fmt.Println(flux.Ones(3))
	// Output:
	// [3] float32
	// [1. 1. 1.]
}

func ExampleFull() {
	fmt.Println(flux.Full(0.5, 1, 2))
	// Output:
	// [1 2] float32
	// [[0.5 0.5]]
}

func ExampleRand() {
	flux.Seed(7)
	fmt.Println(flux.Rand(2, 3))
	// Output:
	// [2 3] float32
	// [[0.4832 0.0032 0.551 ]
	//  [0.2884 0.8253 0.774 ]]
}

func ExampleRandn() {
	flux.Seed(7)
	fmt.Println(flux.Randn(4))
	// Output:
	// [4] float32
	// [-0.0052 -0.1533  0.4271 -1.7733]
}

func ExampleBernoulli() {
	flux.Seed(7)
	fmt.Println(flux.Bernoulli(0.5, 6))
	// Output:
	// [6] float32
	// [1. 1. 0. 1. 0. 0.]
}

func ExampleStack() {
	a, b := flux.Arange(0, 3, 1), flux.Arange(10, 13, 1)
	fmt.Println(flux.Stack(0, a, b))
	// Output:
	// [2 3] float32
	// [[ 0.  1.  2.]
	//  [10. 11. 12.]]
}

func ExampleModes() {
	type dropout struct{ Mode flux.Mode }
	model := []*dropout{{}, {}}
	for _, mode := range flux.Modes(model) {
		mode.Set(flux.Test)
	}
	fmt.Println(model[1].Mode.Setting())
	// Output: test
}

func ExampleScalar() {
	x := flux.Scalar(2)
	fmt.Println(x, x.Shape(), x.Item())
	// Output: 2. [] 2
}

func ExampleArange() {
	fmt.Println(flux.Arange(0, 6, 1).Reshape(2, -1))
	// Output:
	// [2 3] float32
	// [[0. 1. 2.]
	//  [3. 4. 5.]]
}

func ExampleLinspace() {
	fmt.Println(flux.Linspace(0, 1, 5))
	// Output:
	// [5] float32
	// [0.   0.25 0.5  0.75 1.  ]
}

func ExampleEye() {
	fmt.Println(flux.Eye(2))
	// Output:
	// [2 2] float32
	// [[1. 0.]
	//  [0. 1.]]
}

func ExampleSeed() {
	flux.Seed(1)
	a := flux.Randn(3)
	flux.Seed(1)
	b := flux.Randn(3)
	fmt.Println(a.Sub(b))
	// Output:
	// [3] float32
	// [0. 0. 0.]
}

func ExampleSource() {
	source := flux.NewSource(42)
	fmt.Println(source.Perm(5))
	fmt.Println(source.Uniform(-1, 1, 3))
	// Output:
	// [4 2 0 3 1]
	// [3] float32
	// [ 0.4027  0.9491 -0.6748]
}

func ExampleGradient() {
	x := flux.New([]float32{1, 2, 3})
	grads := flux.Gradient(func() *flux.Tensor {
		return x.Square().Sum()
	}, x)
	fmt.Println(grads.Of(x))
	// Output:
	// [3] float32
	// [2. 4. 6.]
}

// A step of gradient descent for a straight line.
func ExampleWithGradient() {
	type line struct{ Slope, Shift *flux.Tensor }
	model := &line{flux.Scalar(0), flux.Scalar(0)}
	x := flux.New([]float32{0, 1, 2, 3})
	y := flux.New([]float32{1, 3, 5, 7})
	loss, grads := flux.WithGradient(func() *flux.Tensor {
		return x.Mul(model.Slope).Add(model.Shift).Sub(y).Square().Mean()
	}, model)
	fmt.Println("loss", loss)
	fmt.Println("slope", grads.Of(model.Slope), "shift", grads.Of(model.Shift))
	// Output:
	// loss 21.
	// slope -17. shift -8.
}

// A gradient inside a gradient is a second derivative.
func ExampleGradient_second() {
	x := flux.Scalar(3)
	first := func() *flux.Tensor {
		return flux.Gradient(func() *flux.Tensor { return x.Pow(3) }, x).Of(x)
	}
	fmt.Println(first(), flux.Gradient(first, x).Of(x))
	// Output: 27. 18.
}

func ExampleNoGrad() {
	x := flux.Scalar(3)
	grads := flux.Gradient(func() *flux.Tensor {
		weight := flux.NoGrad(func() *flux.Tensor { return x.Square() })
		return weight.Mul(x)
	}, x)
	fmt.Println(grads.Of(x))
	// Output: 9.
}

func ExampleLeaves() {
	type layer struct{ Weight, Bias *flux.Tensor }
	model := struct{ Layers []layer }{[]layer{
		{flux.Zeros(3, 2), flux.Zeros(3)},
		{flux.Zeros(1, 3), nil},
	}}
	for _, leaf := range flux.Leaves(model) {
		fmt.Println(leaf.Path, leaf.Tensor.Shape())
	}
	// Output:
	// layers.0.weight [3 2]
	// layers.0.bias [3]
	// layers.1.weight [1 3]
}

func ExampleTensor_MatMul() {
	a := flux.New([]float32{1, 2, 3, 4}, 2, 2)
	fmt.Println(a.MatMul(a))
	fmt.Println(a.MatMul(flux.Ones(2)))
	// Output:
	// [2 2] float32
	// [[ 7. 10.]
	//  [15. 22.]]
	// [2] float32
	// [3. 7.]
}

func ExampleTensor_Add() {
	x := flux.New([]float32{1, 2, 3, 4, 5, 6}, 2, 3)
	row := flux.New([]float32{10, 20, 30})
	column := flux.New([]float32{100, 200}, 2, 1)
	fmt.Println(x.Add(row).Add(column))
	// Output:
	// [2 3] float32
	// [[111. 122. 133.]
	//  [214. 225. 236.]]
}

func ExampleTensor_Softmax() {
	x := flux.New([]float32{0, 0, 1000, 1000}, 2, 2)
	fmt.Println(x.Softmax(-1))
	// Output:
	// [2 2] float32
	// [[0.5 0.5]
	//  [0.5 0.5]]
}

func ExampleTensor_Pick() {
	scores := flux.New([]float32{1, 2, 3, 4, 5, 6}, 2, 3)
	fmt.Println(scores.Pick(flux.Ints([]int{2, 0})))
	// Output:
	// [2] float32
	// [3. 4.]
}

func ExampleConcat() {
	a, b := flux.Ones(2, 1), flux.Zeros(2, 2)
	fmt.Println(flux.Concat(1, a, b))
	// Output:
	// [2 3] float32
	// [[1. 0. 0.]
	//  [1. 0. 0.]]
}

func ExampleWhere() {
	x := flux.New([]float32{-1, 2, -3})
	fmt.Println(flux.Where(x.Greater(flux.Scalar(0)), x, flux.Scalar(0)))
	// Output:
	// [3] float32
	// [0. 2. 0.]
}

func ExampleCatch() {
	product := func(a, b *flux.Tensor) (c *flux.Tensor, err error) {
		defer flux.Catch(&err)
		return a.MatMul(b), nil
	}
	_, err := product(flux.Zeros(32, 100), flux.Zeros(784, 10))
	fmt.Println(err)
	var shape *flux.ShapeError
	fmt.Println(errors.As(err, &shape))
	// Output:
	// MatMul: want [? 784], got [32 100]: the second operand is [784 10]
	// true
}

func ExampleMode() {
	type noisy struct {
		Scale *flux.Tensor
		Mode  flux.Mode
	}
	layer := &noisy{Scale: flux.Scalar(1)}
	fmt.Println(layer.Mode.Training())
	flux.Gradient(func() *flux.Tensor {
		fmt.Println(layer.Mode.Training())
		return layer.Scale.Square()
	}, layer)
	// Output:
	// false
	// true
}
