package data_test

import (
	"fmt"

	"fluxrepl/flux"
	"fluxrepl/flux/data"
)

func ExampleDigits() {
	fmt.Println(data.Digits())
	// Output:
	// digits: 1,797 samples
	//   X        float32 [1797 64], images [8 8]
	//   Y        int32 [1797]
	//   classes  0 (178), 1 (182), 2 (177), 3 (183), 4 (181), 5 (182), 6 (181), 7 (179), 8 (174), 9 (180)
}

func ExampleIris() {
	fmt.Println(data.Iris())
	// Output:
	// iris: 150 samples
	//   X        float32 [150 4]
	//   Y        int32 [150]
	//   features sepal length (cm), sepal width (cm), petal length (cm), petal width (cm)
	//   classes  setosa (50), versicolor (50), virginica (50)
}

func ExampleNew() {
	x := flux.New([]float32{0, 0, 0, 1, 1, 0, 1, 1}, 4, 2)
	xor := data.New("xor", x, flux.Ints([]int{0, 1, 1, 0}))
	fmt.Println(xor.Len(), xor.Counts())
	// Output: 4 [2 2]
}

func ExampleSet_Split() {
	train, test := data.Digits().Split(0.8, data.Seed(1))
	fmt.Println(train.Len(), test.Len())

	train, test = data.Iris().Split(0.5, data.Seed(1), data.Stratified)
	fmt.Println(train.Counts(), test.Counts())
	// Output:
	// 1438 359
	// [25 25 25] [25 25 25]
}

func ExampleLoader() {
	set := data.New("count", flux.Arange(0, 5, 1), flux.Ints([]int{0, 1, 0, 1, 0}))
	for batch := range data.Loader(set, 2).Batches() {
		fmt.Println(batch.Index, batch.X.Float64s(), batch.Y.Ints())
	}
	// Output:
	// 0 [0 1] [0 1]
	// 1 [2 3] [0 1]
	// 2 [4] [0]
}
