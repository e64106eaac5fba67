package flux_test

import (
	"fmt"
	"image"
	"image/color"

	"fluxrepl/flux"
)

func ExampleFrom() {
	fmt.Println(flux.From([][]float32{{1, 2, 3}, {4, 5, 6}}))
	fmt.Println(flux.From([]int{2, 0, 1}))
	// Output:
	// [2 3] float32
	// [[1. 2. 3.]
	//  [4. 5. 6.]]
	// [3] int32
	// [2 0 1]
}

func ExampleZerosOf() {
	fmt.Println(flux.ZerosOf(flux.Int32, 2))
	fmt.Println(flux.OnesOf(flux.Float64, 2))
	fmt.Println(flux.FullOf(flux.Float64, 0.1, 2))
	// Output:
	// [2] int32
	// [0 0]
	// [2] float64
	// [1. 1.]
	// [2] float64
	// [0.1 0.1]
}

func ExampleZerosLike() {
	x := flux.New64([]float64{3, 4})
	fmt.Println(flux.ZerosLike(x))
	fmt.Println(flux.OnesLike(x))
	fmt.Println(flux.FullLike(x, 7))
	// Output:
	// [2] float64
	// [0. 0.]
	// [2] float64
	// [1. 1.]
	// [2] float64
	// [7. 7.]
}

func ExampleLogspace() {
	fmt.Println(flux.Logspace(0, 3, 4))
	fmt.Println(flux.Geomspace(1, 16, 5))
	// Output:
	// [4] float32
	// [   1.   10.  100. 1000.]
	// [5] float32
	// [ 1.  2.  4.  8. 16.]
}

func ExampleArangeOf() {
	fmt.Println(flux.ArangeOf(flux.Int32, 0, 10, 3))
	fmt.Println(flux.LinspaceOf(flux.Float64, 0, 1, 3))
	// Output:
	// [4] int32
	// [0 3 6 9]
	// [3] float64
	// [0.  0.5 1. ]
}

func ExampleTri() {
	fmt.Println(flux.Tri(3))
	fmt.Println(flux.EyeOf(flux.Int32, 2))
	// Output:
	// [3 3] float32
	// [[1. 0. 0.]
	//  [1. 1. 0.]
	//  [1. 1. 1.]]
	// [2 2] int32
	// [[1 0]
	//  [0 1]]
}

func ExampleFromFunc() {
	table := flux.FromFunc(func(at []int) float64 { return float64((at[0] + 1) * (at[1] + 1)) }, 3, 4)
	fmt.Println(table)
	// Output:
	// [3 4] float32
	// [[ 1.  2.  3.  4.]
	//  [ 2.  4.  6.  8.]
	//  [ 3.  6.  9. 12.]]
}

func ExampleFromImage() {
	img := image.NewGray(image.Rect(0, 0, 2, 1))
	img.SetGray(1, 0, color.Gray{Y: 255})
	x := flux.FromImage(img)
	fmt.Println(x)
	fmt.Println(flux.FromImageRGBA(img).Shape())
	// Output:
	// [1 1 2] float32
	// [[[0. 1.]]]
	// [4 1 2]
}

func ExampleTensor_Image() {
	ramp := flux.Linspace(0, 1, 256).Reshape(1, 256)
	img := ramp.Image()
	fmt.Println(img.Bounds().Size(), img.At(255, 0))
	// Output: (256,1) {255}
}
