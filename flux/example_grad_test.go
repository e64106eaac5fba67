package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

func ExamplePullback() {
	x := flux.New([]float32{1, 2, 3})
	y, back := flux.Pullback(func() *flux.Tensor { return x.Square() }, x)
	fmt.Println(y)
	fmt.Println(back(flux.New([]float32{1, 0, 0})).Of(x))
	fmt.Println(back(flux.New([]float32{0, 1, 10})).Of(x))
	// Output:
	// [3] float32
	// [1. 4. 9.]
	// [3] float32
	// [2. 0. 0.]
	// [3] float32
	// [ 0.  4. 60.]
}

func ExampleRecord() {
	x := flux.Scalar(2)
	var cube, square *flux.Tensor
	tape := flux.Record(func() {
		square = x.Mul(x)
		cube = square.Mul(x)
	}, x)
	fmt.Println(tape.Gradient(square).Of(x).Item(), tape.Gradient(cube).Of(x).Item())
	// Output: 4 12
}

func ExampleWithGradientAux() {
	w, x, y := flux.Scalar(3), flux.New([]float32{1, 2}), flux.New([]float32{2, 2})
	loss, aux, grads := flux.WithGradientAux(func() (*flux.Tensor, []*flux.Tensor) {
		prediction := x.Mul(w)
		return prediction.Sub(y).Square().Mean(), []*flux.Tensor{prediction}
	}, w)
	fmt.Println(loss.Item(), aux[0].Float64s(), grads.Of(w).Item())
	// Output: 8.5 [3 6] 9
}

func ExampleFrozen() {
	model := struct{ Encoder, Head *flux.Tensor }{flux.Scalar(2), flux.Scalar(3)}
	grads := flux.Gradient(func() *flux.Tensor {
		return model.Encoder.Mul(model.Head)
	}, model, flux.Frozen{model.Encoder})
	fmt.Println(grads.Of(model.Encoder) == nil, grads.Of(model.Head).Item())
	// Output: true 2
}

func ExampleJVP() {
	x := flux.New([]float32{1, 2, 3})
	y, dy := flux.JVP(func() *flux.Tensor { return x.Square() }, x, flux.New([]float32{1, 0, 1}))
	fmt.Println(y.Float64s(), dy.Float64s())
	// Output: [1 4 9] [2 0 6]
}

func ExampleHVP() {
	x := flux.New([]float32{1, 2})
	f := func() *flux.Tensor { return x.Pow(3).Sum() } // the Hessian is diagonal: 6x
	fmt.Println(flux.HVP(f, x, flux.New([]float32{1, 10})).Of(x).Float64s())
	// Output: [6 120]
}

func ExampleJacobian() {
	x := flux.New([]float32{1, 2})
	polar := func() *flux.Tensor {
		r, angle := x.Slice(0, 1), x.Slice(1, 2)
		return flux.Concat(0, r.Mul(angle.Cos()), r.Mul(angle.Sin()))
	}
	fmt.Println(flux.Jacobian(polar, x))
	// Output:
	// [2 2] float32
	// [[-0.4161 -0.9093]
	//  [ 0.9093 -0.4161]]
}

func ExampleHessian() {
	x := flux.New([]float32{1, 2})
	f := func() *flux.Tensor { return x.Slice(0, 1).Square().Mul(x.Slice(1, 2)).Sum() } // x₀²·x₁
	fmt.Println(flux.Hessian(f, x))
	fmt.Println(flux.DiagHessian(f, x).Float64s())
	// Output:
	// [2 2] float32
	// [[4. 2.]
	//  [2. 0.]]
	// [4 0]
}
