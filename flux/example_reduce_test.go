package flux_test

import (
	"fmt"
	"math"

	"fluxrepl/flux"
)

func ExampleTensor_Prod() {
	x := flux.New([]float32{1, 2, 3, 0, 5, 6}, 2, 3)
	fmt.Println(x.Prod(1))
	g := flux.Gradient(func() *flux.Tensor { return x.Prod(1).Sum() }, x)
	fmt.Println(g.Of(x)) // the products of the others
	// Output:
	// [2] float32
	// [6. 0.]
	// [2 3] float32
	// [[ 6.  3.  2.]
	//  [30.  0.  0.]]
}

func ExampleTensor_Norm() {
	x := flux.New([]float32{3, -4, 0, 1e30, 1e30, 0}, 2, 3)
	fmt.Println(x.Norm(2, 1))
	fmt.Println(x.Norm(1, 1))
	fmt.Println(x.Norm(math.Inf(1), 1))
	fmt.Println(x.Norm(0, 1))
	// Output:
	// [2] float32
	// [5.0000e+00 1.4142e+30]
	// [2] float32
	// [7.e+00 2.e+30]
	// [2] float32
	// [4.e+00 1.e+30]
	// [2] float32
	// [2. 2.]
}

func ExampleTensor_LogSumExp() {
	x := flux.New([]float32{1000, 1000, 1, 2}, 2, 2)
	fmt.Println(x.LogSumExp(1))
	fmt.Println(x.LogSumExpKeep())
	// Output:
	// [2] float32
	// [1000.6932    2.3133]
	// [1 1] float32
	// [[1000.6932]]
}

func ExampleTensor_StdSample() {
	x := flux.New([]float32{1, 2, 3, 4})
	fmt.Println(x.Var(), x.VarSample())
	fmt.Println(x.Std(), x.StdSample())
	// Output:
	// 1.25 1.6667
	// 1.118 1.291
}

func ExampleTensor_Standardize() {
	x := flux.New([]float32{1, 2, 3, 10, 20, 30}, 2, 3)
	fmt.Println(x.Standardize(1e-5, 1)) // each row
	fmt.Println(x.Standardize(1e-5, 0)) // each column
	// Output:
	// [2 3] float32
	// [[-1.2247  0.      1.2247]
	//  [-1.2247  0.      1.2247]]
	// [2 3] float32
	// [[-1. -1. -1.]
	//  [ 1.  1.  1.]]
}

func ExampleTensor_Quantile() {
	x := flux.New([]float32{5, 1, 4, 2, 3})
	fmt.Println(x.Quantile(0.25), x.Median(), x.Quantile(0.9))
	lo, hi := x.Extrema()
	fmt.Println(lo, hi)
	// Output:
	// 2. 3. 4.6
	// 1. 5.
}

func ExampleTensor_CumSum() {
	x := flux.New([]float32{1, 2, 3, 4})
	fmt.Println(x.CumSum(0))
	fmt.Println(x.CumProd(0))
	fmt.Println(x.LogCumSumExp(0))
	fmt.Println(x.Diff(0))
	// Output:
	// [4] float32
	// [ 1.  3.  6. 10.]
	// [4] float32
	// [ 1.  2.  6. 24.]
	// [4] float32
	// [1.     2.3133 3.4076 4.4402]
	// [3] float32
	// [1. 1. 1.]
}

func ExampleTensor_CumMax() {
	x := flux.New([]float32{1, 3, 2, 5})
	values, places := x.CumMax(0)
	fmt.Println(values)
	fmt.Println(places)
	values, _ = x.CumMin(0)
	fmt.Println(values)
	// Output:
	// [4] float32
	// [1. 3. 3. 5.]
	// [4] int32
	// [0 1 1 3]
	// [4] float32
	// [1. 1. 1. 1.]
}
