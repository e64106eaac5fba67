package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleTensor_Linear() {
	x := flux.New([]float32{1, 2}, 1, 2)
	weight := flux.New([]float32{1, 1, -1, -1, 0.5, 0}, 3, 2)
	bias := flux.New([]float32{0, 1, 2})
	fmt.Println(x.Linear(weight, bias, flux.ActReLU).Float64s())
	// Output: [3 0 2.5]
}
