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

func ExampleGrads_Like() {
	type Net struct {
		Weight, Bias *flux.Tensor
		Names        []string
	}
	net := &Net{Weight: flux.Scalar(2), Bias: flux.Scalar(1), Names: []string{"a"}}
	x := flux.Scalar(3)
	grads := flux.Gradient(func() *flux.Tensor { return x.Mul(net.Weight).Add(net.Bias).Square() }, net)
	for _, leaf := range flux.Leaves(grads.Like(net)) {
		fmt.Println(leaf.Path, leaf.Tensor)
	}
	// Output:
	// weight 42.
	// bias 14.
}

func ExampleGrads_ClipNorm() {
	x := flux.New([]float32{3, 4})
	grads := flux.Gradient(func() *flux.Tensor { return x.Square().Sum() }, x)
	fmt.Println(grads.Norm())
	fmt.Println(grads.ClipNorm(1).Of(x).Float64s()[0] < 0.61, grads.ClipValue(7).Of(x).Float64s())
	// Output:
	// 10
	// true [6 7]
}

func ExampleGrads_Add() {
	w := flux.Scalar(2)
	var total *flux.Grads
	for _, x := range []float64{1, 2, 3} {
		total = total.Add(flux.Gradient(func() *flux.Tensor { return w.Square().MulScalar(x) }, w))
	}
	fmt.Println(total.Of(w).Item(), total.Scale(1.0/3).Of(w).Item())
	// Output: 24 8
}

func ExampleTensor_Hook() {
	x := flux.New([]float32{1, 2})
	grads := flux.Gradient(func() *flux.Tensor {
		h := x.Square().Hook(func(g *flux.Tensor) *flux.Tensor {
			fmt.Println("arrives:", g.Float64s())
			return g.Clamp(-10, 10)
		})
		return h.Pow(3).Sum()
	}, x)
	fmt.Println(grads.Of(x).Float64s())
	// Output:
	// arrives: [3 48]
	// [6 40]
}

func ExampleNewRule() {
	// A step has no useful derivative; this rule pretends that it is the identity.
	round := flux.NewRule("round",
		func(in []*flux.Tensor) *flux.Tensor { return in[0].Round() },
		func(grad *flux.Tensor, in []*flux.Tensor, out *flux.Tensor) []*flux.Tensor {
			return []*flux.Tensor{grad}
		})
	x := flux.New([]float32{0.25, 1.75})
	y, back := flux.Pullback(func() *flux.Tensor { return round.Apply(x) }, x)
	fmt.Println(y.Float64s(), back(flux.New([]float32{1, 5})).Of(x).Float64s())
	// Output: [0 2] [1 5]
}

func ExampleCheckpoint() {
	w := flux.Scalar(0.5)
	grads := flux.Gradient(func() *flux.Tensor {
		h := flux.Ones(2)
		for range 3 {
			x := h // f runs again when h means something else
			h = flux.Checkpoint(func() *flux.Tensor { return x.Mul(w).Square() })
		}
		return h.Sum()
	}, w)
	fmt.Println(grads.Of(w).Item())
	// Output: 0.00341796875
}

func ExampleVMap() {
	a := flux.New([]float32{0, 0, 3, 4}, 2, 2)
	b := flux.New([]float32{1, 0, 0, 0}, 2, 2)
	distances := flux.VMap(func(row []*flux.Tensor) *flux.Tensor {
		return row[0].Sub(row[1]).Square().Sum().Sqrt()
	}, a, b)
	fmt.Println(distances.Float64s())
	// Output: [1 5]
}

func ExamplePerSampleGradients() {
	w := flux.New([]float32{1, 2})
	x, y := flux.New([]float32{1, 0, 0, 1, 1, 1}, 3, 2), flux.New([]float32{0, 0, 0}, 3, 1)
	grads := flux.PerSampleGradients(func(s []*flux.Tensor) *flux.Tensor {
		return s[0].MatMul(w).Sub(s[1].Squeeze(1)).Square().Sum()
	}, []*flux.Tensor{x, y}, w)
	fmt.Println(grads.Of(w))
	// Output:
	// [3 2] float32
	// [[2. 0.]
	//  [0. 4.]
	//  [6. 6.]]
}
