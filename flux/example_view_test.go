package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

// A view shares its storage: what is written to one is seen in both.
func ExampleTensor_Narrow() {
	x := flux.Arange(0, 12, 1).Reshape(3, 4)
	middle := x.Narrow(1, 1, 3)
	fmt.Println(middle)
	middle.Fill(0)
	fmt.Println(x)
	// Output:
	// [3 2] float32
	// [[ 1.  2.]
	//  [ 5.  6.]
	//  [ 9. 10.]]
	// [3 4] float32
	// [[ 0.  0.  0.  3.]
	//  [ 4.  0.  0.  7.]
	//  [ 8.  0.  0. 11.]]
}

func ExampleTensor_Stride() {
	x := flux.Arange(0, 10, 1)
	fmt.Println(x.Stride(0, 1, 10, 3).Float64s())
	// Output: [1 4 7]
}

func ExampleTensor_Select() {
	x := flux.Arange(0, 6, 1).Reshape(2, 3)
	fmt.Println(x.Select(1, -1).Float64s(), x.Row(0).Float64s())
	// Output: [2 5] [0 1 2]
}

func ExampleTensor_Split() {
	x := flux.Arange(0, 5, 1)
	for _, part := range x.Split(0, 2, 3) {
		fmt.Println(part.Float64s())
	}
	for _, part := range x.Chunk(0, 2) {
		fmt.Println(part.Float64s())
	}
	// Output:
	// [0 1]
	// [2 3 4]
	// [0 1 2]
	// [3 4]
}

func ExampleTensor_Unstack() {
	x := flux.Arange(0, 6, 1).Reshape(2, 3)
	columns := x.Unstack(1)
	fmt.Println(len(columns), columns[1].Float64s(), flux.Stack(1, columns...).Equal(x).All().Bools())
	// Output: 3 [1 4] [true]
}

func ExampleTensor_MoveAxis() {
	images := flux.Zeros(8, 28, 32, 3) // n, height, width, channels
	fmt.Println(images.MoveAxis(3, 1).Shape(), images.SwapAxes(1, 2).Shape())
	// Output: [8 3 28 32] [8 32 28 3]
}

func ExampleTensor_Strides() {
	x := flux.Zeros(2, 3)
	fmt.Println(x.Strides(), x.T().Strides(), flux.Zeros(1, 3).BroadcastTo(4, 3).Strides())
	fmt.Println(x.T().IsContiguous(), x.T().Contiguous().Strides())
	// Output:
	// [3 1] [1 3] [0 1]
	// false [2 1]
}

// Types are never promoted: To converts.
func ExampleTensor_To() {
	x := flux.New([]float32{0.1, 2.5, -3.7})
	fmt.Println(x.To(flux.Float16).Float64s())
	fmt.Println(x.To(flux.Int64).Ints(), x.To(flux.Bool).Bools())
	var err error
	func() {
		defer flux.Catch(&err)
		x.Add(flux.New64([]float64{1, 2, 3}))
	}()
	fmt.Println(err)
	// Output:
	// [0.0999755859375 2.5 -3.69921875]
	// [0 2 -3] [true true true]
	// Add: want float32, got float64: both operands must have one type; convert with To
}

func ExampleDType_Bytes() {
	fmt.Println(flux.Float32.Bytes(), flux.BFloat16.Bytes(), flux.Int64.IsInt(), flux.Float16.IsFloat())
	// Output: 4 2 true true
}

// Comparisons give masks, which logic combines.
func ExampleTensor_And() {
	x := flux.Arange(0, 6, 1)
	even := x.To(flux.Int32).Mul(flux.Ints([]int{0, 1, 0, 1, 0, 1})).Equal(flux.Ints([]int{0}))
	small := x.LessEqual(flux.Scalar(3))
	fmt.Println(even.And(small).Bools())
	fmt.Println(even.Or(small).Bools(), even.Xor(small).Count().Ints())
	fmt.Println(even.Not().Any().Bools(), small.All().Bools(), x.NotEqual(x).Any().Bools())
	// Output:
	// [true false true false false false]
	// [true true true true true false] [3]
	// [true] [false] [false]
}

func ExampleTensor_IsNaN() {
	x := flux.New([]float32{0, 1, -1}).Log()
	fmt.Println(x.IsNaN().Bools(), x.IsInf().Bools(), x.IsFinite().Bools())
	// Output: [false false true] [true false false] [false true false]
}

// A running mean needs no new tensor for each step.
func ExampleTensor_AddInPlace() {
	mean, x := flux.Zeros(2), flux.New([]float32{1, 2})
	for range 3 {
		mean.MulInPlace(flux.Scalar(0.5)).AddInPlace(x.MulScalar(0.5))
	}
	fmt.Println(mean.Float64s())
	mean.SubInPlace(x).DivInPlace(x).CopyFrom(mean.Abs()).Set(9, 0)
	fmt.Println(mean.Float64s())
	// Output:
	// [0.875 1.75]
	// [9 0.125]
}

// A forward pass in one memory.
func ExampleTensor_ReLUInPlace() {
	x := flux.New([]float32{-1, 0, 2})
	x.ReLUInPlace()
	fmt.Println(x.Float64s())
	x.SubInPlace(x).ExpInPlace()
	fmt.Println(x.Float64s())
	x.SubInPlace(x).TanhInPlace().SigmoidInPlace()
	fmt.Println(x.Float64s())
	// Output:
	// [0 0 2]
	// [1 1 1]
	// [0.5 0.5 0.5]
}

// Writing over what a gradient needs is an error that names who needs it.
func ExampleTensor_Fill() {
	w, x := flux.Scalar(3), flux.Scalar(2)
	var err error
	func() {
		defer flux.Catch(&err)
		flux.Gradient(func() *flux.Tensor {
			y := w.Mul(x)
			x.Fill(0)
			return y
		}, w)
	}()
	fmt.Println(err)
	// Output: Mul: its gradient needs numbers that were written over in place since
}

// Who writes to the storage by other means says so.
func ExampleTensor_Changed() {
	x := flux.Zeros(3)
	data := x.Data32()
	for i := range data {
		data[i] = float32(i * i)
	}
	x.Changed()
	fmt.Println(x.Float64s(), len(x.Data().([]float32)))
	// Output: [0 1 4] 3
}
