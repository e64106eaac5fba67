package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

// A cell whose gates are nearly open adds its inputs up.
func ExampleLSTM() {
	x := flux.New([]float32{0.1, 0.2, 0.3}, 1, 3, 1)
	inputWeight := flux.New([]float32{0, 0, 1, 0}, 4, 1)
	hiddenWeight := flux.Zeros(4, 1)
	bias := flux.New([]float32{9, 9, 0, 9})
	_, _, cell := flux.LSTM(x, inputWeight, hiddenWeight, flux.LSTMOptions{Bias: bias})
	fmt.Printf("%.2f", cell.Item())
	// Output: 0.59
}

// An update gate of ½ moves the state half of the way.
func ExampleGRU() {
	x := flux.Ones(1, 3, 1)
	inputWeight := flux.New([]float32{0, 0, 9}, 3, 1)
	hiddenWeight := flux.Zeros(3, 1)
	outputs, hidden := flux.GRU(x, inputWeight, hiddenWeight, flux.GRUOptions{})
	fmt.Printf("%.3f %.3f", outputs.Float64s(), hidden.Item())
	// Output: [0.500 0.750 0.875] 0.875
}
