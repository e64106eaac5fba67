package flux_test

import (
	"fmt"
	"math"

	"fluxrepl/flux"
)

func ExampleTensor_Tan() {
	x := flux.New([]float32{-0.5, 0, 0.5})
	fmt.Println(x.Tan())
	fmt.Println(x.Tan().Atan())
	fmt.Println(x.Asin())
	fmt.Println(x.Acos())
	// Output:
	// [3] float32
	// [-0.5463  0.      0.5463]
	// [3] float32
	// [-0.5  0.   0.5]
	// [3] float32
	// [-0.5236  0.      0.5236]
	// [3] float32
	// [2.0944 1.5708 1.0472]
}

func ExampleTensor_Sinh() {
	x := flux.New([]float32{-1, 0, 2})
	fmt.Println(x.Sinh())
	fmt.Println(x.Cosh())
	fmt.Println(x.Sinh().Asinh())
	fmt.Println(x.Cosh().Acosh())
	fmt.Println(x.Tanh().Atanh())
	// Output:
	// [3] float32
	// [-1.1752  0.      3.6269]
	// [3] float32
	// [1.5431 1.     3.7622]
	// [3] float32
	// [-1.  0.  2.]
	// [3] float32
	// [1. 0. 2.]
	// [3] float32
	// [-1.  0.  2.]
}

func ExampleTensor_Log10() {
	x := flux.New([]float32{1, 10, 1000})
	fmt.Println(x.Log10())
	fmt.Println(x.Log2().Exp2())
	fmt.Println(x.Cbrt())
	fmt.Println(x.Rsqrt())
	// Output:
	// [3] float32
	// [0. 1. 3.]
	// [3] float32
	// [  1.      10.     999.9999]
	// [3] float32
	// [ 1.      2.1544 10.    ]
	// [3] float32
	// [1.     0.3162 0.0316]
}

func ExampleTensor_Frac() {
	x := flux.New([]float32{-1.75, 0.25, 2.5})
	fmt.Println(x.Trunc())
	fmt.Println(x.Frac())
	// Output:
	// [3] float32
	// [-1.  0.  2.]
	// [3] float32
	// [-0.75  0.25  0.5 ]
}

func ExampleTensor_Radians() {
	fmt.Println(flux.New([]float32{0, 90, 180}).Radians())
	fmt.Println(flux.Scalar(math.Pi / 4).Degrees())
	// Output:
	// [3] float32
	// [0.     1.5708 3.1416]
	// 45.
}

func ExampleTensor_NaNToNum() {
	x := flux.New([]float32{0, 1}).Log() // -Inf at 0
	fmt.Println(x.NaNToNum(0, 100, -100))
	// Output:
	// [2] float32
	// [-100.    0.]
}

func ExampleTensor_Erfinv() {
	// The quantiles of the standard normal distribution that enclose 95 %.
	p := flux.New64([]float64{0.025, 0.975})
	fmt.Println(p.MulScalar(2).AddScalar(-1).Erfinv().MulScalar(math.Sqrt2))
	fmt.Println(flux.New64([]float64{5}).Erfc())
	// Output:
	// [2] float64
	// [-1.96  1.96]
	// [1] float64
	// [1.5375e-12]
}

func ExampleTensor_LGamma() {
	x := flux.New([]float32{1, 5, 0.5})
	fmt.Println(x.LGamma().Exp()) // the gamma function: 0!, 4!, √π
	fmt.Println(x.Digamma())
	fmt.Println(x.Polygamma(1))
	// Output:
	// [3] float32
	// [ 1.     24.      1.7725]
	// [3] float32
	// [-0.5772  1.5061 -1.9635]
	// [3] float32
	// [1.6449 0.2213 4.9348]
}

func ExampleTensor_Logit() {
	x := flux.New([]float32{0, 0.5, 0.9})
	fmt.Println(x.Logit(0))
	fmt.Println(x.Logit(0.01))
	// Output:
	// [3] float32
	// [  -inf 0.     2.1972]
	// [3] float32
	// [-4.5951  0.      2.1972]
}

func ExampleTensor_Sinc() {
	fmt.Println(flux.New([]float32{0, 0.5, 1, 1.5}).Sinc())
	// Output:
	// [4] float32
	// [ 1.      0.6366 -0.     -0.2122]
}

func ExampleTensor_PowTensor() {
	x := flux.New([]float32{2, 3}, 2, 1)
	fmt.Println(x.PowTensor(flux.New([]float32{0, 1, 2})))
	// Output:
	// [2 3] float32
	// [[1. 2. 4.]
	//  [1. 3. 9.]]
}

func ExampleTensor_Atan2() {
	y, x := flux.New([]float32{1, 1, -1}), flux.New([]float32{1, -1, -1})
	fmt.Println(y.Atan2(x).Degrees())
	fmt.Println(y.Hypot(x))
	// Output:
	// [3] float32
	// [  45.  135. -135.]
	// [3] float32
	// [1.4142 1.4142 1.4142]
}

func ExampleTensor_Remainder() {
	x := flux.New([]float32{-7, 7})
	fmt.Println(x.Remainder(flux.Scalar(3)))
	fmt.Println(x.Fmod(flux.Scalar(3)))
	// Output:
	// [2] float32
	// [2. 1.]
	// [2] float32
	// [-1.  1.]
}

func ExampleTensor_LogAddExp() {
	x := flux.New([]float32{1000, 0})
	fmt.Println(x.LogAddExp(x))
	// Output:
	// [2] float32
	// [1.0007e+03 6.9315e-01]
}

func ExampleTensor_XLogY() {
	p := flux.New([]float32{0.5, 0.5, 0})
	fmt.Println("entropy", p.XLogY(p).Sum().Neg())
	// Output:
	// entropy 0.6931
}

func ExampleTensor_CopySign() {
	x := flux.New([]float32{1, 2, -3})
	fmt.Println(x.CopySign(flux.New([]float32{-1, 1, 1})))
	// Output:
	// [3] float32
	// [-1.  2.  3.]
}

func ExampleTensor_Lerp() {
	x := flux.New([]float32{0, 10})
	fmt.Println(x.Lerp(flux.Scalar(20), 0.25))
	// Output:
	// [2] float32
	// [ 5.  12.5]
}
