package nn_test

import (
	"fmt"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

func ExampleEmbedding() {
	letters := nn.Embedding(26, 8)
	word := flux.Ints([]int{6, 14, 15, 7, 4, 17}) // g o p h e r
	fmt.Println(letters, letters.Forward(word).Shape())
	// Output: Embedding(26 → 8) [6 8]
}

func ExampleMultiHeadAttention() {
	layer := nn.MultiHeadAttention(16, 4, nn.Causal)
	fmt.Println(layer, layer.Forward(flux.Ones(2, 10, 16)).Shape())
	fmt.Println(layer.Across(flux.Ones(2, 3, 16), flux.Ones(2, 10, 16)).Shape())
	// Output:
	// MultiHeadAttention(16, 4 heads, Causal) [2 10 16]
	// [2 3 16]
}
