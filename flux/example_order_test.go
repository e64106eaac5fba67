package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleTensor_Sort() {
	x := flux.New([]float32{3, 1, 2, 9, 7, 8}, 2, 3)
	values, indices := x.Sort(1, false)
	fmt.Println(values)
	fmt.Println(indices)
	fmt.Println(x.TakeAlong(1, x.ArgSort(1, true)))
	// Output:
	// [2 3] float32
	// [[1. 2. 3.]
	//  [7. 8. 9.]]
	// [2 3] int32
	// [[1 2 0]
	//  [1 2 0]]
	// [2 3] float32
	// [[3. 2. 1.]
	//  [9. 8. 7.]]
}

func ExampleTensor_TopK() {
	x := flux.New([]float32{3, 1, 2, 9})
	values, indices := x.TopK(2, 0, true)
	fmt.Println(values)
	fmt.Println(indices)
	median, at := x.KthValue(2, 0)
	fmt.Println(median, at)
	// Output:
	// [2] float32
	// [9. 3.]
	// [2] int32
	// [3 0]
	// 2. 2
}

func ExampleTensor_Unique() {
	values, inverse, counts := flux.Ints([]int{5, 2, 5, 5}).Unique()
	fmt.Println(values)
	fmt.Println(inverse)
	fmt.Println(counts)
	// Output:
	// [2] int32
	// [2 5]
	// [4] int32
	// [1 0 1 1]
	// [2] int32
	// [1 3]
}

func ExampleTensor_SearchSorted() {
	sorted := flux.New([]float32{1, 3, 3, 5})
	x := flux.New([]float32{0, 3, 4})
	fmt.Println(sorted.SearchSorted(x, false))
	fmt.Println(sorted.SearchSorted(x, true))
	fmt.Println(x.Bucketize(sorted, true))
	// Output:
	// [3] int32
	// [0 1 3]
	// [3] int32
	// [0 3 3]
	// [3] int32
	// [0 3 3]
}

func ExampleTensor_Histogram() {
	x := flux.New([]float32{0, 0.1, 0.6, 1})
	counts, edges := x.Histogram(2, 0, 1)
	fmt.Println(counts)
	fmt.Println(edges)
	// Output:
	// [2] int32
	// [2 2]
	// [3] float32
	// [0.  0.5 1. ]
}

func ExampleTensor_Bincount() {
	labels := flux.Ints([]int{0, 2, 2})
	fmt.Println(labels.Bincount(nil, 3))
	fmt.Println(labels.Bincount(flux.New([]float32{0.5, 1, 2}), 4))
	// Output:
	// [3] int32
	// [1 0 2]
	// [4] float32
	// [0.5 0.  3.  0. ]
}

func ExampleTensor_NonZero() {
	x := flux.New([]float32{0, 7, 0, 0, 0, 9}, 2, 3)
	fmt.Println(x.NonZero())
	// Output:
	// [2 2] int32
	// [[0 1]
	//  [1 2]]
}

func ExampleTensor_MaskedFill() {
	x := flux.New([]float32{1, -2, 3, -4}, 2, 2)
	negative := x.Less(flux.Scalar(0))
	fmt.Println(x.MaskedFill(negative, 0))
	fmt.Println(x.MaskedSelect(negative))
	fmt.Println(x.MaskedScatter(negative, flux.New([]float32{20, 40})))
	// Output:
	// [2 2] float32
	// [[1. 0.]
	//  [3. 0.]]
	// [2] float32
	// [-2. -4.]
	// [2 2] float32
	// [[ 1. 20.]
	//  [ 3. 40.]]
}

func ExampleTensor_Tril() {
	x := flux.Ones(3, 3)
	fmt.Println(x.Tril(0))
	fmt.Println(x.Triu(1))
	fmt.Println(flux.TrilIndices(2, 2, 0))
	// Output:
	// [3 3] float32
	// [[1. 0. 0.]
	//  [1. 1. 0.]
	//  [1. 1. 1.]]
	// [3 3] float32
	// [[0. 1. 1.]
	//  [0. 0. 1.]
	//  [0. 0. 0.]]
	// [2 3] int32
	// [[0 1 1]
	//  [0 0 1]]
}

func ExampleTensor_Diag() {
	x := flux.New([]float32{1, 2})
	m := x.Diag(1)
	fmt.Println(m)
	fmt.Println(m.Diag(1))
	fmt.Println(x.Diag(0).Trace())
	// Output:
	// [3 3] float32
	// [[0. 1. 0.]
	//  [0. 0. 2.]
	//  [0. 0. 0.]]
	// [2] float32
	// [1. 2.]
	// 3.
}

func ExampleMeshgrid() {
	grid := flux.Meshgrid(flux.New([]float32{1, 2}), flux.New([]float32{10, 20, 30}))
	fmt.Println(grid[0])
	fmt.Println(grid[1])
	// Output:
	// [2 3] float32
	// [[1. 1. 1.]
	//  [2. 2. 2.]]
	// [2 3] float32
	// [[10. 20. 30.]
	//  [10. 20. 30.]]
}

func ExampleTensor_IsIn() {
	labels := flux.Ints([]int{3, 1, 4, 1})
	fmt.Println(labels.IsIn(flux.Ints([]int{1, 2, 3})))
	// Output:
	// [4] bool
	// [ true  true false  true]
}
