package checkpoint_test

import (
	"bytes"
	"fmt"

	"fluxrepl/flux"
	"fluxrepl/flux/checkpoint"
	"fluxrepl/flux/nn"
)

func ExampleWrite() {
	var file bytes.Buffer
	trained := nn.Chain(nn.Dense(4, 8, nn.ReLU), nn.Dense(8, 3))
	if err := checkpoint.Write(&file, trained); err != nil {
		fmt.Println(err)
	}

	other := nn.Chain(nn.Dense(4, 8, nn.ReLU), nn.Dense(8, 2))
	fmt.Println(checkpoint.Read(&file, other))
	// Output: checkpoint: tensor "layers.1.weight": does not fit the model: want float32 [2 8], got float32 [3 8]
}

func ExampleReadAll() {
	var file bytes.Buffer
	err := checkpoint.WriteAll(&file, &checkpoint.Contents{
		Tensors:  map[string]*flux.Tensor{"mean": flux.Zeros(64), "count": flux.Ints([]int{1438})},
		Metadata: map[string]string{"data": "digits"},
	})
	if err != nil {
		fmt.Println(err)
	}
	contents, err := checkpoint.ReadAll(&file)
	fmt.Println(contents, err)
	// Output:
	// 2 tensors
	//   count  int32 [1]
	//   mean   float32 [64]
	//   data = digits <nil>
}
