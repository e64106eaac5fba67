package flux_test

import (
	"fmt"
	"math"

	"fluxrepl/flux"
)

func ExampleTensor_GridSample() {
	x := flux.New([]float32{1, 2, 3, 4}, 1, 1, 2, 2)
	grid := flux.New([]float32{-1, -1, 0, 0, 1, 0.5}, 1, 1, 3, 2) // three points (x, y)
	fmt.Println(x.GridSample(grid, flux.GridOptions{AlignCorners: true}).Squeeze())
	// Output:
	// [3] float32
	// [1.  2.5 3.5]
}

func ExampleAffineGrid() {
	x := flux.Arange(0, 6, 1).Reshape(1, 1, 2, 3)
	mirror := flux.New([]float32{-1, 0, 0, 0, 1, 0}, 1, 2, 3)
	grid := flux.AffineGrid(mirror, []int{2, 3}, false)
	fmt.Println(grid.Shape())
	fmt.Println(x.GridSample(grid, flux.GridOptions{}).Squeeze())
	// Output:
	// [1 2 3 2]
	// [2 3] float32
	// [[2. 1. 0.]
	//  [5. 4. 3.]]
}

func ExampleTensor_Rotate() {
	x := flux.Arange(1, 10, 1).Reshape(1, 1, 3, 3)
	fmt.Println(x.Rotate(math.Pi/2, flux.GridOptions{Mode: flux.Nearest}).Squeeze())
	// Output:
	// [3 3] float32
	// [[3. 6. 9.]
	//  [2. 5. 8.]
	//  [1. 4. 7.]]
}
