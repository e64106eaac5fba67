package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleTensor_IndexSelect() {
	x := flux.New([]float32{1, 2, 3, 4, 5, 6}, 2, 3)
	fmt.Println(x.IndexSelect(1, []int{2, 0}))
	fmt.Println(x.IndexAdd(1, []int{2, 2}, flux.Scalar(10)))
	// Output:
	// [2 2] float32
	// [[3. 1.]
	//  [6. 4.]]
	// [2 3] float32
	// [[ 1.  2. 23.]
	//  [ 4.  5. 26.]]
}

func ExampleTensor_IndexSet() {
	x := flux.Zeros(2, 3)
	fmt.Println(x.IndexSet(1, []int{0, 2}, flux.New([]float32{1, 2})))
	fmt.Println(x.IndexFill(0, []int{1}, 7))
	// Output:
	// [2 3] float32
	// [[1. 0. 2.]
	//  [1. 0. 2.]]
	// [2 3] float32
	// [[0. 0. 0.]
	//  [7. 7. 7.]]
}

func ExampleTensor_Flip() {
	x := flux.New([]float32{1, 2, 3, 4, 5, 6}, 2, 3)
	fmt.Println(x.Flip(1))
	fmt.Println(x.Roll(1, 1))
	fmt.Println(x.Rot90(1, 0, 1))
	// Output:
	// [2 3] float32
	// [[3. 2. 1.]
	//  [6. 5. 4.]]
	// [2 3] float32
	// [[3. 1. 2.]
	//  [6. 4. 5.]]
	// [3 2] float32
	// [[3. 6.]
	//  [2. 5.]
	//  [1. 4.]]
}

func ExampleTensor_Tile() {
	x := flux.New([]float32{1, 2, 3})
	fmt.Println(x.Tile(2))
	fmt.Println(x.Tile(2, 1))
	fmt.Println(x.Repeat(2, 0))
	fmt.Println(x.RepeatEach([]int{2, 0, 1}, 0))
	// Output:
	// [6] float32
	// [1. 2. 3. 1. 2. 3.]
	// [2 3] float32
	// [[1. 2. 3.]
	//  [1. 2. 3.]]
	// [6] float32
	// [1. 1. 2. 2. 3. 3.]
	// [3] float32
	// [1. 1. 3.]
}

func ExampleTensor_Pad() {
	x := flux.New([]float32{1, 2, 3, 4})
	for _, mode := range []flux.PadMode{flux.PadZeros, flux.PadReflect, flux.PadReplicate, flux.PadCircular, flux.PadSymmetric} {
		fmt.Println(mode, x.Pad(mode, 2, 3))
	}
	// Output:
	// PadZeros [9] float32
	// [0. 0. 1. 2. 3. 4. 0. 0. 0.]
	// PadReflect [9] float32
	// [3. 2. 1. 2. 3. 4. 3. 2. 1.]
	// PadReplicate [9] float32
	// [1. 1. 1. 2. 3. 4. 4. 4. 4.]
	// PadCircular [9] float32
	// [3. 4. 1. 2. 3. 4. 1. 2. 3.]
	// PadSymmetric [9] float32
	// [2. 1. 1. 2. 3. 4. 4. 3. 2.]
}

func ExampleTensor_PadConstant() {
	x := flux.New([]float32{1, 2, 3, 4}, 2, 2)
	fmt.Println(x.PadConstant(9, 1, 0, -1, 2)) // a row above; a column less on the left, two more on the right
	// Output:
	// [3 3] float32
	// [[9. 9. 9.]
	//  [2. 9. 9.]
	//  [4. 9. 9.]]
}

func ExamplePadSequence() {
	batch, lengths := flux.PadSequence([]*flux.Tensor{flux.New([]float32{1, 2, 3}), flux.New([]float32{4})}, 0)
	fmt.Println(batch)
	fmt.Println(lengths)
	// Output:
	// [2 3] float32
	// [[1. 2. 3.]
	//  [4. 0. 0.]]
	// [2] int32
	// [3 1]
}

func ExampleTensor_TakeAlong() {
	x := flux.New([]float32{30, 10, 20, 5, 7, 6}, 2, 3)
	first := x.ArgMin(1).Unsqueeze(1)
	fmt.Println(x.TakeAlong(1, first))
	// Output:
	// [2 1] float32
	// [[10.]
	//  [ 5.]]
}

func ExampleTensor_GatherND() {
	x := flux.New([]float32{1, 2, 3, 4, 5, 6}, 2, 3)
	places := flux.Ints([]int{1, 2, 0, 0}, 2, 2) // row 1, column 2; row 0, column 0
	fmt.Println(x.GatherND(places))
	fmt.Println(x.ScatterND(flux.CombineMul, places, flux.Scalar(10)))
	// Output:
	// [2] float32
	// [6. 1.]
	// [2 3] float32
	// [[10.  2.  3.]
	//  [ 4.  5. 60.]]
}

func ExampleTensor_ScatterAdd() {
	x := flux.New([]float32{1, 2, 3})
	index, values := flux.Ints([]int{0, 2, 2}), flux.New([]float32{10, 20, 30})
	fmt.Println(x.ScatterAdd(0, index, values))
	fmt.Println(x.ScatterMax(0, index, values))
	fmt.Println(x.ScatterMean(0, index, values))
	fmt.Println(x.ScatterSet(0, index, values))
	// Output:
	// [3] float32
	// [11.  2. 53.]
	// [3] float32
	// [10.  2. 30.]
	// [3] float32
	// [ 5.5     2.     17.6667]
	// [3] float32
	// [10.  2. 30.]
}
