package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

// The rows are the rectifier and what smooths it, of the numbers -2, -1, 0, 1
// and 2.
func ExampleTensor_ReLU() {
	x := flux.Arange(-2, 3, 1)
	fmt.Println(flux.Stack(0,
		x.ReLU(), x.LeakyReLU(0.1), x.ELU(1), x.Softplus(), x.Swish(), x.SiLU(), x.Mish(), x.GELUTanh()))
	// Output:
	// [8 5] float32
	// [[ 0.      0.      0.      1.      2.    ]
	//  [-0.2    -0.1     0.      1.      2.    ]
	//  [-0.8647 -0.6321  0.      1.      2.    ]
	//  [ 0.1269  0.3133  0.6931  1.3133  2.1269]
	//  [-0.2384 -0.2689  0.      0.7311  1.7616]
	//  [-0.2384 -0.2689  0.      0.7311  1.7616]
	//  [-0.2525 -0.3034  0.      0.8651  1.944 ]
	//  [-0.0454 -0.1588  0.      0.8412  1.9546]]
}

func ExampleTensor_Sigmoid() {
	x := flux.New([]float32{-1000, -1, 0, 1, 1000})
	fmt.Println(x.Sigmoid())
	// Output:
	// [5] float32
	// [0.     0.2689 0.5    0.7311 1.    ]
}

func ExampleTensor_Maximum() {
	a, b := flux.New([]float32{1, 5, 3}), flux.New([]float32{4, 2, 3})
	fmt.Println(a.Maximum(b))
	fmt.Println(a.Minimum(b))
	fmt.Println(a.Div(b))
	fmt.Println(a.GreaterEqual(b).Ints())
	// Output:
	// [3] float32
	// [4. 5. 3.]
	// [3] float32
	// [1. 2. 3.]
	// [3] float32
	// [0.25 2.5  1.  ]
	// [0 1 1]
}

func ExampleTensor_Sqrt() {
	x := flux.New([]float32{1, 4, 9})
	fmt.Println(x.Sqrt())
	fmt.Println(x.Reciprocal())
	fmt.Println(x.DivScalar(2))
	// Output:
	// [3] float32
	// [1. 2. 3.]
	// [3] float32
	// [1.     0.25   0.1111]
	// [3] float32
	// [0.5 2.  4.5]
}

// Where x is small, 1 + x has lost its digits before the logarithm sees it.
func ExampleTensor_Log1p() {
	x := flux.Scalar(1e-10)
	fmt.Println(x.AddScalar(1).Log(), x.Log1p())
	fmt.Println(x.Exp().AddScalar(-1), x.Expm1())
	// Output:
	// 0. 1.e-10
	// 0. 1.e-10
}

func ExampleTensor_Floor() {
	x := flux.New([]float32{-1.5, -0.5, 0, 0.5, 1.5})
	fmt.Println(flux.Stack(0, x.Floor(), x.Ceil(), x.Round(), x.Sign()))
	// Output:
	// [4 5] float32
	// [[-2. -1.  0.  0.  1.]
	//  [-1. -0.  0.  1.  2.]
	//  [-2. -0.  0.  0.  2.]
	//  [-1. -1.  0.  1.  1.]]
}

func ExampleTensor_Erf() {
	fmt.Println(flux.New([]float32{-1, 0, 0.5}).Erf())
	// Output:
	// [3] float32
	// [-0.8427  0.      0.5205]
}

// What has Keep in its name leaves an axis of size 1, so that the result can be
// broadcast with what it came from.
func ExampleTensor_Var() {
	x := flux.New([]float32{1, 2, 3, 4, 6, 8}, 2, 3)
	fmt.Println(x.Mean(1))
	fmt.Println(x.Var(1))
	fmt.Println(x.Std(1))
	fmt.Println(x.Min(1))
	fmt.Println(x.Max(0))
	fmt.Println(x.Sub(x.MeanKeep(1)).Div(x.StdKeep(1)))
	fmt.Println(x.Sub(x.MinKeep(1)).Div(x.MaxKeep(1).Sub(x.MinKeep(1))))
	fmt.Println(x.SumKeep(0).Shape(), x.VarKeep(0, 1).Shape())
	// Output:
	// [2] float32
	// [2. 6.]
	// [2] float32
	// [0.6667 2.6667]
	// [2] float32
	// [0.8165 1.633 ]
	// [2] float32
	// [1. 4.]
	// [3] float32
	// [4. 6. 8.]
	// [2 3] float32
	// [[-1.2247  0.      1.2247]
	//  [-1.2247  0.      1.2247]]
	// [2 3] float32
	// [[0.  0.5 1. ]
	//  [0.  0.5 1. ]]
	// [1 3] [1 1]
}

// Scores far apart do not overflow.
func ExampleTensor_LogSoftmax() {
	scores := flux.New([]float32{1, 2, 1000, 1001}, 2, 2)
	fmt.Println(scores.LogSoftmax(1))
	fmt.Println(scores.LogSumExp(1))
	// Output:
	// [2 2] float32
	// [[-1.3133 -0.3133]
	//  [-1.3133 -0.3133]]
	// [2] float32
	// [   2.3133 1001.3132]
}

// Dropout leaves the mean as it was.
func ExampleTensor_Dropout() {
	fmt.Println(flux.Ones(2, 6).Dropout(0.25, flux.NewSource(1)))
	// Output:
	// [2 6] float32
	// [[0.     1.3333 0.     0.     1.3333 1.3333]
	//  [0.     1.3333 0.     1.3333 1.3333 0.    ]]
}

func ExampleTensor_Take() {
	x := flux.Arange(0, 6, 1).Reshape(3, 2)
	fmt.Println(x.Take([]int{2, 0, 2}))
	// Output:
	// [3 2] float32
	// [[4. 5.]
	//  [0. 1.]
	//  [4. 5.]]
}

func ExampleTensor_TMatMul() {
	a, b := flux.Arange(0, 6, 1).Reshape(3, 2), flux.Ones(3, 2)
	fmt.Println(a.TMatMul(b))
	fmt.Println(a.T().MatMul(b))
	// Output:
	// [2 2] float32
	// [[6. 6.]
	//  [9. 9.]]
	// [2 2] float32
	// [[6. 6.]
	//  [9. 9.]]
}

func ExampleTensor_Dot() {
	fmt.Println(flux.New([]float32{1, 2, 3}).Dot(flux.New([]float32{4, 5, 6})))
	// Output:
	// 32.
}

func ExampleTensor_Transpose() {
	images := flux.Zeros(8, 32, 24, 3) // as files hold them, the channels last
	fmt.Println(images.Transpose(0, 3, 1, 2).Shape())
	fmt.Println(images.Flatten(1).Shape(), images.Dim(-1), images.NDim())
	// Output:
	// [8 3 32 24]
	// [8 2304] 3 4
}

// A clone has numbers of its own; what is detached shares them, and only its
// history is cut.
func ExampleTensor_Clone() {
	x := flux.New([]float32{1, 2})
	clone, detached := x.Clone(), x.Detach()
	x.Fill(7)
	fmt.Println(clone)
	fmt.Println(detached)
	// Output:
	// [2] float32
	// [1. 2.]
	// [2] float32
	// [7. 7.]
}

func ExampleTensor_Data64() {
	x := flux.New64([]float64{1, 2})
	x.Data64()[0] = 5
	fmt.Println(x)
	fmt.Println(x.DType())
	fmt.Println(x.Float32s())
	// Output:
	// [2] float64
	// [5. 2.]
	// float64
	// [5 2]
}

// Whoever draws from the default source shares it.
func ExampleDefaultSource() {
	flux.Seed(7)
	a := flux.DefaultSource().Uniform(0, 1, 2)
	flux.Seed(7)
	fmt.Println(a.Sub(flux.Rand(2)))
	// Output:
	// [2] float32
	// [0. 0.]
}

func ExampleFromFuncOf() {
	product := func(index []int) float64 { return float64(index[0] * index[1]) }
	fmt.Println(flux.FromFuncOf(flux.Int32, product, 3, 4))
	// Output:
	// [3 4] int32
	// [[0 0 0 0]
	//  [0 1 2 3]
	//  [0 2 4 6]]
}

func ExampleHannWindowOf() {
	fmt.Println(flux.HannWindowOf(flux.Float64, 4))
	fmt.Println(flux.HammingWindowOf(flux.Float64, 4))
	fmt.Println(flux.MelFilterBankOf(flux.Float64, 2, 5, 8000, 0, 4000).Shape())
	// Output:
	// [4] float64
	// [0.  0.5 1.  0.5]
	// [4] float64
	// [0.08 0.54 1.   0.54]
	// [2 5]
}

func ExampleJacobians() {
	x, y := flux.New([]float32{1, 2}), flux.New([]float32{3, 4})
	of := flux.Jacobians(func() *flux.Tensor { return x.Mul(y) }, x, y)
	fmt.Println(of[0])
	fmt.Println(of[1])
	// Output:
	// [2 2] float32
	// [[3. 0.]
	//  [0. 4.]]
	// [2 2] float32
	// [[1. 0.]
	//  [0. 2.]]
}

func ExampleTensor_SVDValues() {
	x := flux.New([]float32{3, 0, 0, -2}, 2, 2)
	fmt.Println(x.SVDValues())
	fmt.Println(x.EighValues())
	fmt.Println(x.Neg().LogDet(), x.Square().LogDet())
	// Output:
	// [2] float32
	// [3. 2.]
	// [2] float32
	// [-2.  3.]
	// nan 3.5835
}

func ExampleTensor_ScatterMul() {
	x, src := flux.Full(2, 3), flux.New([]float32{3, 5, 1})
	at := flux.Ints([]int{0, 0, 2})
	fmt.Println(x.ScatterMul(0, at, src))
	fmt.Println(x.ScatterMin(0, at, src))
	// Output:
	// [3] float32
	// [30.  2.  2.]
	// [3] float32
	// [2. 2. 1.]
}

func ExampleTensor_DiagEmbed() {
	fmt.Println(flux.New([]float32{1, 2}).DiagEmbed(1))
	fmt.Println(flux.TriuIndices(2, 3, 1))
	// Output:
	// [3 3] float32
	// [[0. 1. 0.]
	//  [0. 0. 2.]
	//  [0. 0. 0.]]
	// [2 3] int32
	// [[0 0 1]
	//  [1 2 2]]
}
