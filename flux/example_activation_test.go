package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleTensor_HardSwish() {
	x := flux.New([]float32{-4, -1, 0, 2, 8})
	fmt.Println(x.ReLU6())
	fmt.Println(x.HardTanh())
	fmt.Println(x.HardSigmoid())
	fmt.Println(x.HardSwish())
	// Output:
	// [5] float32
	// [0. 0. 0. 2. 6.]
	// [5] float32
	// [-1. -1.  0.  1.  1.]
	// [5] float32
	// [0.     0.3333 0.5    0.8333 1.    ]
	// [5] float32
	// [ 0.     -0.3333  0.      1.6667  8.    ]
}

func ExampleTensor_SoftShrink() {
	x := flux.New([]float32{-2, -0.25, 0.25, 2})
	fmt.Println(x.SoftShrink(0.5))
	fmt.Println(x.HardShrink(0.5))
	fmt.Println(x.ThresholdReLU(1))
	// Output:
	// [4] float32
	// [-1.5  0.   0.   1.5]
	// [4] float32
	// [-2.  0.  0.  2.]
	// [4] float32
	// [0. 0. 0. 2.]
}

func ExampleTensor_SELU() {
	x := flux.New([]float32{-2, 0, 2})
	fmt.Println(x.SELU())
	fmt.Println(x.CELU(1))
	fmt.Println(x.Squareplus(4))
	fmt.Println(x.Softsign())
	// Output:
	// [3] float32
	// [-1.5202  0.      2.1014]
	// [3] float32
	// [-0.8647  0.      2.    ]
	// [3] float32
	// [0.4142 1.     2.4142]
	// [3] float32
	// [-0.6667  0.      0.6667]
}

func ExampleTensor_LogCosh() {
	x := flux.New([]float32{-1000, 0, 2})
	fmt.Println(x.LogCosh())
	fmt.Println(x.LogSigmoid())
	fmt.Println(x.TanhShrink())
	fmt.Println(x.LiSHT())
	// Output:
	// [3] float32
	// [999.3068   0.       1.325 ]
	// [3] float32
	// [-1.0000e+03 -6.9315e-01 -1.2693e-01]
	// [3] float32
	// [-999.       0.       1.036]
	// [3] float32
	// [1000.        0.        1.9281]
}

func ExampleTensor_QuickGELU() {
	x := flux.New([]float32{-1, 0.5, 2})
	fmt.Println(x.GELU())
	fmt.Println(x.GELUSigmoid())
	fmt.Println(x.QuickGELU())
	// Output:
	// [3] float32
	// [-0.1587  0.3457  1.9545]
	// [3] float32
	// [-0.1588  0.3457  1.9546]
	// [3] float32
	// [-0.1542  0.3504  1.9357]
}

func ExampleTensor_PReLU() {
	x := flux.New([]float32{-1, -2, 3, -4}, 2, 2)
	slope := flux.New([]float32{0.1, 0.5}) // one for each channel
	fmt.Println(x.PReLU(slope))
	g := flux.Gradient(func() *flux.Tensor { return x.PReLU(slope).Sum() }, slope)
	fmt.Println(g.Of(slope))
	// Output:
	// [2 2] float32
	// [[-0.1 -1. ]
	//  [ 3.  -2. ]]
	// [2] float32
	// [-1. -6.]
}

func ExampleTensor_RReLU() {
	x := flux.New([]float32{-1, -1, -1, 2})
	fmt.Println(x.RReLU(0.125, 0.333, flux.NewSource(1)))
	// Output:
	// [4] float32
	// [-0.3186 -0.2767 -0.3126  2.    ]
}

func ExampleTensor_GLU() {
	x := flux.New([]float32{1, 2, 0, 100}, 1, 4) // [1 2], and [0 100] to gate them
	fmt.Println(x.GLU(-1))
	fmt.Println(x.SwiGLU(-1))
	fmt.Println(x.GEGLU(-1))
	fmt.Println(x.ReGLU(-1))
	// Output:
	// [1 2] float32
	// [[0.5 2. ]]
	// [1 2] float32
	// [[  0. 200.]]
	// [1 2] float32
	// [[  0. 200.]]
	// [1 2] float32
	// [[  0. 200.]]
}

func ExampleTensor_Sparsemax() {
	x := flux.New([]float32{1, 0.5, -1})
	fmt.Println(x.Sparsemax(0))
	fmt.Println(x.Softmin(0))
	// Output:
	// [3] float32
	// [0.75 0.25 0.  ]
	// [3] float32
	// [0.0996 0.1643 0.7361]
}

func ExampleTensor_GumbelSoftmax() {
	logits := flux.New([]float32{2, 0, 0}).BroadcastTo(3, 3)
	fmt.Println(logits.GumbelSoftmax(-1, 0.5, false, flux.NewSource(1)))
	fmt.Println(logits.GumbelSoftmax(-1, 0.5, true, flux.NewSource(1)))
	// Output:
	// [3 3] float32
	// [[9.9029e-01 9.3828e-04 8.7743e-03]
	//  [9.9764e-01 2.1175e-03 2.4496e-04]
	//  [9.9808e-01 2.9532e-04 1.6267e-03]]
	// [3 3] float32
	// [[1. 0. 0.]
	//  [1. 0. 0.]
	//  [1. 0. 0.]]
}
