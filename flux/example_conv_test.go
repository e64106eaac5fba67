package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleTensor_Conv2D() {
	image := flux.Ones(1, 1, 3, 4) // one image of one channel
	kernel := flux.Ones(1, 1, 3, 3)
	fmt.Println(image.Conv2D(kernel, flux.ConvOptions{}))
	fmt.Println(image.Conv2D(kernel, flux.ConvOptions{Padding: []int{1}}))
	fmt.Println(image.Conv2D(kernel, flux.ConvOptions{Same: true, Stride: []int{2}}).Shape())
	// Output:
	// [1 1 1 2] float32
	// [[[[9. 9.]]]]
	// [1 1 3 4] float32
	// [[[[4. 6. 6. 4.]
	//    [6. 9. 9. 6.]
	//    [4. 6. 6. 4.]]]]
	// [1 1 2 2]
}

func ExampleTensor_Conv1D() {
	x := flux.New([]float32{0, 1, 4, 9, 16}, 1, 5) // a single image of one channel
	difference := flux.New([]float32{-1, 1}, 1, 1, 2)
	fmt.Println(x.Conv1D(difference, flux.ConvOptions{}))
	fmt.Println(x.Conv1D(difference, flux.ConvOptions{Flipped: true}))
	fmt.Println(x.Conv1D(difference, flux.ConvOptions{Padding: []int{1, 0}})) // causal
	// Output:
	// [1 4] float32
	// [[1. 3. 5. 7.]]
	// [1 4] float32
	// [[-1. -3. -5. -7.]]
	// [1 5] float32
	// [[0. 1. 3. 5. 7.]]
}

func ExampleTensor_Conv3D() {
	video := flux.Ones(2, 3, 8, 32, 32) // two videos of three colours and eight frames
	weight := flux.Ones(16, 3, 3, 3, 3)
	y := video.Conv3D(weight, flux.ConvOptions{Stride: []int{1, 2, 2}, Padding: []int{1}})
	fmt.Println(y.Shape())
	// Output:
	// [2 16 8 16 16]
}

func ExampleTensor_ConvTranspose2D() {
	x := flux.New([]float32{1, 2, 3, 4}, 1, 1, 2, 2)
	kernel := flux.Ones(1, 1, 2, 2)
	fmt.Println(x.ConvTranspose2D(kernel, flux.ConvTransposeOptions{Stride: []int{2}}))
	// Output:
	// [1 1 4 4] float32
	// [[[[1. 1. 2. 2.]
	//    [1. 1. 2. 2.]
	//    [3. 3. 4. 4.]
	//    [3. 3. 4. 4.]]]]
}

func ExampleTensor_ConvTranspose1D() {
	x := flux.New([]float32{1, 2}, 1, 2)
	kernel := flux.New([]float32{1, 10, 100}, 1, 1, 3)
	fmt.Println(x.ConvTranspose1D(kernel, flux.ConvTransposeOptions{}))
	fmt.Println(x.ConvTranspose1D(kernel, flux.ConvTransposeOptions{Stride: []int{2}, OutputPadding: []int{1}}))
	// Output:
	// [1 4] float32
	// [[  1.  12. 120. 200.]]
	// [1 6] float32
	// [[  1.  10. 102.  20. 200.   0.]]
}

func ExampleTensor_ConvTranspose3D() {
	x := flux.Ones(2, 4, 5, 6, 7)
	y := x.ConvTranspose3D(flux.Ones(4, 3, 2, 2, 2), flux.ConvTransposeOptions{Same: true, Stride: []int{2}})
	fmt.Println(y.Shape())
	// Output:
	// [2 3 10 12 14]
}

func ExampleTensor_Unfold() {
	x := flux.New([]float32{1, 2, 3, 4, 5}, 1, 5)
	columns := x.Unfold([]int{3}, flux.UnfoldOptions{})
	fmt.Println(columns)
	fmt.Println(columns.Fold([]int{5}, []int{3}, flux.UnfoldOptions{})) // each as often as it was met
	// Output:
	// [3 3] float32
	// [[1. 2. 3.]
	//  [2. 3. 4.]
	//  [3. 4. 5.]]
	// [1 5] float32
	// [[1. 4. 9. 8. 5.]]
}
