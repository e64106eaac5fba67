package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleTensor_NormalCDF() {
	x := flux.New64([]float64{-40, -1.96, 0, 1.96})
	fmt.Println(x.NormalCDF())
	fmt.Println(x.LogNormalCDF())
	// Output:
	// [4] float64
	// [0.    0.025 0.5   0.975]
	// [4] float64
	// [-8.0461e+02 -3.6890e+00 -6.9315e-01 -2.5316e-02]
}

func ExampleTensor_Normalize() {
	x := flux.New([]float32{3, 4, 0, 2}, 2, 2)
	fmt.Println(x.Normalize(2, 1e-12, 1))
	// Output:
	// [2 2] float32
	// [[0.6 0.8]
	//  [0.  1. ]]
}
