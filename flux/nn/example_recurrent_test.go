package nn_test

import (
	"fmt"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

func ExampleLSTM() {
	model := nn.Chain(nn.LSTM(3, 8), nn.Dense(8, 2))
	x := flux.Randn(5, 7, 3) // 5 samples of 7 steps
	fmt.Println(model.Forward(x).Shape())
	fmt.Println(model)
	// Output:
	// [5 7 2]
	// Chain
	// ├─ 0: LSTM(3 → 8)
	// │  ├─ inputWeight: [32 3]    96
	// │  ├─ hiddenWeight: [32 8]  256
	// │  └─ bias: [32]             32
	// └─ 1: Dense(8 → 2)           18
	// 402 parameters in 5 tensors, 1.6 KiB
}

func ExampleGRU() {
	layer := nn.GRU(3, 8, nn.NoBias)
	fmt.Println(layer, layer.Forward(flux.Randn(5, 7, 3)).Shape())
	// Output: GRU(3 → 8, NoBias) [5 7 8]
}
