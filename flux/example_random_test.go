package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleTruncatedNormal() {
	flux.Seed(7)
	fmt.Println(flux.TruncatedNormal(0, 0.02, -0.04, 0.04, 3))
	// Output:
	// [3] float32
	// [-0.0001  0.0085  0.0123]
}

func ExampleExponential() {
	s := flux.NewSource(7)
	fmt.Println(s.Exponential(2, 3))
	fmt.Println(s.Gamma(2, 1, 3))
	fmt.Println(s.Poisson(4, 6))
	// Output:
	// [3] float32
	// [0.3637 2.8693 0.298 ]
	// [3] float32
	// [1.0536 0.2416 0.4701]
	// [6] float32
	// [5. 5. 6. 6. 5. 7.]
}

func ExampleRandint() {
	flux.Seed(7)
	fmt.Println(flux.Randint(1, 7, 2, 5)) // ten dice
	// Output:
	// [2 5] int32
	// [[3 1 4 2 5]
	//  [5 2 3 5 3]]
}

func ExampleRandPerm() {
	flux.Seed(7)
	fmt.Println(flux.RandPerm(6))
	// Output:
	// [6] int32
	// [3 1 4 5 0 2]
}

func ExampleChoice() {
	flux.Seed(7)
	x := flux.From([][]float32{{0, 0}, {1, 1}, {2, 2}, {3, 3}})
	fmt.Println(flux.Choice(x, 2, false))
	// Output:
	// [2 2] float32
	// [[2. 2.]
	//  [3. 3.]]
}

func ExampleMultinomial() {
	flux.Seed(7)
	next := flux.From([]float32{2, 1, 0, -1}).Softmax(0) // of a model's logits
	fmt.Println(flux.Multinomial(next, 8, true))
	// Output:
	// [8] int32
	// [0 0 0 0 1 1 0 0]
}

func ExampleSource_Split() {
	s := flux.NewSource(7)
	a, b := s.Split(), s.Split()
	fmt.Println(a.Intn(100), b.Intn(100), s.Intn(100))
	// Output:
	// 59 86 82
}

func ExampleRandnLike() {
	flux.Seed(7)
	x := flux.Zeros(2, 2)
	fmt.Println(flux.RandnLike(x))
	fmt.Println(flux.RandLike(x))
	// Output:
	// [2 2] float32
	// [[-0.0052 -0.1533]
	//  [ 0.4271 -1.7733]]
	// [2 2] float32
	// [[0.8253 0.774 ]
	//  [0.3233 0.4318]]
}
