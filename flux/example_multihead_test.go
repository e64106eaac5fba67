package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleMultiHeadAttention() {
	q, k := flux.Zeros(1, 2, 4), flux.Ones(1, 3, 4)
	v := flux.Arange(0, 12, 1).Reshape(1, 3, 4)
	y := flux.MultiHeadAttention(q, k, v, 2, flux.AttentionOptions{Causal: true})
	fmt.Println(y.Row(0).Row(0).Float64s(), y.Row(0).Row(1).Float64s())
	// Output: [0 1 2 3] [2 3 4 5]
}

func ExampleTensor_SelfAttention() {
	// One step sees itself alone, so the result is its value: the last third.
	x := flux.Arange(0, 12, 1).Reshape(1, 12)
	fmt.Println(x.SelfAttention(2, flux.AttentionOptions{}).Float64s())
	// Output: [8 9 10 11]
}

func ExampleTensor_Embedding() {
	table := flux.Arange(0, 6, 1).Reshape(3, 2)
	fmt.Println(table.Embedding(flux.Ints([]int{2, 0, 2})).Float64s())
	// Output: [4 5 0 1 4 5]
}
