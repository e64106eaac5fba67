package loss_test

import (
	"fmt"

	"fluxrepl/flux"
	"fluxrepl/flux/loss"
)

func ExampleCrossEntropy() {
	logits := flux.New([]float32{
		2, 0, 0,
		0, 0, 0,
	}, 2, 3)
	fmt.Printf("%.4f\n", loss.CrossEntropy(logits, flux.Ints([]int{0, 2})).Item())
	oneHot := flux.New([]float32{1, 0, 0, 0, 0, 1}, 2, 3)
	fmt.Printf("%.4f\n", loss.CrossEntropy(logits, oneHot).Item())
	// Output:
	// 0.6691
	// 0.6691
}

func ExampleBinaryCrossEntropy() {
	logits := flux.New([]float32{2, -1, 0})
	fmt.Printf("%.4f\n", loss.BinaryCrossEntropy(logits, flux.New([]float32{1, 0, 0.5})).Item())
	// Output: 0.3778
}

func ExampleMSE() {
	fmt.Println(loss.MSE(flux.New([]float32{1, 2}), flux.New([]float32{1, 4})).Item())
	// Output: 2
}

func ExampleMAE() {
	fmt.Println(loss.MAE(flux.New([]float32{1, 2}), flux.New([]float32{1, 4})).Item())
	// Output: 1
}

func ExampleHuber() {
	f := loss.Huber(1) // ½·1² within delta, 1·(3-½) beyond
	fmt.Println(f(flux.New([]float32{1, 5}), flux.New([]float32{0, 2})).Item())
	// Output: 1.5
}
