package flux_test

import (
	"fmt"
	"image"
	"image/color"
	"strings"

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

func ExampleTensor_HTML() {
	x := flux.From([][]float32{{1, 2}, {3, 4}})
	page := x.HTML() // what a notebook shows of x
	fmt.Println(strings.Contains(page, "[2 2] float32"), strings.Count(page, "<td"), strings.Count(page, "<img"))
	// Output: true 4 1
}

func ExampleTensor_StringWith() {
	x := flux.Linspace(0, 1, 7).Reshape(1, 7)
	fmt.Println(x.StringWith(flux.PrintOptions{Precision: 2}))
	fmt.Println(flux.Arange(0, 100, 1).StringWith(flux.PrintOptions{Threshold: 10, EdgeItems: 2}))
	// Output:
	// [1 7] float32
	// [[0.   0.17 0.33 0.5  0.67 0.83 1.  ]]
	// [100] float32
	// [ 0.  1. ... 98. 99.]
}

func ExampleTensor_Format() {
	x := flux.New([]float32{1, -2.345678, 300})
	fmt.Printf("%.1v\n", x) // as Println does, with one digit
	fmt.Printf("%8.3f\n", x)
	fmt.Printf("%.2e\n", x)
	fmt.Printf("%#v\n", x)
	// Output:
	// [3] float32
	// [  1.   -2.3 300. ]
	// [3] float32
	// [   1.000   -2.346  300.000]
	// [3] float32
	// [ 1.00e+00 -2.35e+00  3.00e+02]
	// flux.New([]float32{1, -2.345678, 300}, 3)
}
