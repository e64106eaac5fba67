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
