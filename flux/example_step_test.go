package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExampleNewStep() {
	w := flux.New([]float32{1, 1})
	x, y := flux.New([]float32{1, 2, 3, 4}, 2, 2), flux.New([]float32{5, 11})
	step := flux.NewStep(func() *flux.Tensor {
		return x.MatMul(w).Sub(y).Square().Mean()
	}, w)
	for range 3 {
		loss, grads := step.Run()
		fmt.Printf("%.3f\n", loss.Item())
		w.SubInPlace(grads.Of(w).MulScalar(0.05))
	}
	fmt.Println(w)
	// Output:
	// 10.000
	// 2.450
	// 0.612
	// [2] float32
	// [1.518 1.755]
}

func ExampleGrads_Clone() {
	w := flux.New([]float32{3})
	step := flux.NewStep(func() *flux.Tensor { return w.Square().Sum() }, w)
	_, grads := step.Run()
	first := grads.Clone()
	w.Fill(5)
	step.Run()
	fmt.Println(first.Of(w).Item())
	// Output: 6
}

func ExampleMemStats() {
	w, x := flux.Ones(100, 100), flux.Ones(10, 100)
	step := flux.NewStep(func() *flux.Tensor { return x.MatMul(w).Tanh().Sum() }, w)
	step.Run()
	before := flux.MemStats()
	for range 100 {
		step.Run()
	}
	fmt.Println("new memory:", flux.MemStats().Made-before.Made)
	// Output: new memory: 0
}

func ExampleReleaseMemory() {
	flux.ReleaseMemory()
	fmt.Println("waiting:", flux.MemStats().PooledBytes)
	// Output: waiting: 0
}
