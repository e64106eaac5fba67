package flux_test

import (
	"fmt"

	"fluxrepl/flux"
)

// The snippets of the package documentation, with what they give.

func Example() {
	x := flux.From([][]float32{{1, 2, 3}, {4, 5, 6}}) // [2 3]
	w := flux.Randn(3, 4)                             // [3 4], standard normal
	b := flux.Zeros(4)                                // [4]
	y := x.MatMul(w).Add(b).ReLU()                    // [2 4]
	fmt.Println(x)
	fmt.Println(w.Shape(), b.Shape(), y.Shape())
	// Output:
	// [2 3] float32
	// [[1. 2. 3.]
	//  [4. 5. 6.]]
	// [3 4] [4] [2 4]
}

func Example_making() {
	a := flux.Arange(0, 6, 1).Reshape(2, 3)
	c := flux.FullOf(flux.Float64, 0.1, 2, 2)
	z := flux.ZerosLike(c)
	t := flux.FromFunc(func(at []int) float64 { return float64(at[0] * at[1]) }, 3, 3)
	fmt.Println(a)
	fmt.Printf("%.2f\n", c)
	fmt.Println(z.DType(), t.At(2, 2))
	// Output:
	// [2 3] float32
	// [[0. 1. 2.]
	//  [3. 4. 5.]]
	// [2 2] float64
	// [[0.10 0.10]
	//  [0.10 0.10]]
	// float64 4
}

func Example_broadcasting() {
	x := flux.Rand(32, 10)
	d := x.Sub(x.MeanKeep(0))              // [32 10] with [1 10]
	i := flux.Arange(1, 4, 1).Unsqueeze(1) // [3 1]
	table := i.Mul(flux.Arange(1, 5, 1))   // with [4]: [3 4]
	fmt.Println(d.Shape(), d.Mean().Abs().Item() < 1e-6)
	fmt.Println(table)
	// Output:
	// [32 10] true
	// [3 4] float32
	// [[ 1.  2.  3.  4.]
	//  [ 2.  4.  6.  8.]
	//  [ 3.  6.  9. 12.]]
}

func Example_types() {
	n := flux.From([]int{1, 2, 3})          // int32
	half := n.To(flux.Float32).DivScalar(2) // float32: 0.5 1 1.5
	big := half.Greater(flux.Scalar(0.6))   // bool: false true true
	kept := flux.Where(big, half, flux.Zeros(3))
	share := big.To(flux.Float32).Mean() // ⅔: masks count as 0 and 1 once converted
	fmt.Println(n.DType(), half.DType(), big.DType())
	fmt.Println(big)
	fmt.Println(kept, share)
	// Output:
	// int32 float32 bool
	// [3] bool
	// [false  true  true]
	// [3] float32
	// [0.  1.  1.5] 0.6667
}

func Example_views() {
	m := flux.Zeros(2, 3)
	m.Row(0).Fill(7)           // a row of m
	m.Transpose().Set(5, 2, 1) // row 2, column 1 of the transpose
	c := m.Clone()
	c.Fill(-1) // m does not change
	fmt.Println(m)
	// Output:
	// [2 3] float32
	// [[7. 7. 7.]
	//  [0. 0. 5.]]
}

func Example_inPlace() {
	w := flux.From([]float32{1, 2})
	loss := func() *flux.Tensor {
		h := w.Exp()
		y := h.Square().Sum()
		h.Fill(0) // the gradient of Square needs h
		return y
	}
	step := func() (g *flux.Tensor, err error) {
		defer flux.Catch(&err)
		return flux.Gradient(loss, w).Of(w), nil
	}
	_, err := step()
	fmt.Println(err)
	// Output: Square: its gradient needs numbers that were written over in place since
}

func Example_choosing() {
	scores := flux.From([][]float32{{1, 9, 3}, {8, 2, 4}})
	best := scores.ArgMax(1)       // [2] int32: 1 0
	top := scores.Pick(best)       // [2]: 9 8
	rows := scores.Sum(1)          // [2]: 13 14
	all := scores.Sum()            // []: 27
	left := scores.Narrow(1, 0, 2) // [2 2], a view: columns 0 and 1
	high := scores.MaskedFill(scores.Less(flux.Scalar(3)), 0)
	fmt.Println(best, top)
	fmt.Println(rows, all)
	fmt.Println(left)
	fmt.Println(high)
	// Output:
	// [2] int32
	// [1 0] [2] float32
	// [9. 8.]
	// [2] float32
	// [13. 14.] 27.
	// [2 2] float32
	// [[1. 9.]
	//  [8. 2.]]
	// [2 3] float32
	// [[0. 9. 3.]
	//  [8. 0. 4.]]
}

func Example_gradients() {
	w := flux.From([]float32{1, -2, 3})
	loss, grads := flux.WithGradient(func() *flux.Tensor {
		return w.Square().Sum()
	}, w)
	step := grads.Of(w).MulScalar(0.1) // 0.1 · 2w
	w = w.Sub(step)
	fmt.Println(loss)
	fmt.Println(w)
	// Output:
	// 14.
	// [3] float32
	// [ 0.8 -1.6  2.4]
}

func Example_models() {
	type Line struct{ Weight, Bias *flux.Tensor }
	line := &Line{flux.Zeros(1, 1), flux.Zeros(1)}
	x := flux.Linspace(-1, 1, 20).Reshape(20, 1)
	y := x.MulScalar(3).AddScalar(2)
	for range 200 {
		grads := flux.Gradient(func() *flux.Tensor {
			return x.MatMul(line.Weight).Add(line.Bias).Sub(y).Square().Mean()
		}, line)
		for _, leaf := range flux.Leaves(line) {
			leaf.Tensor.SubInPlace(grads.Of(leaf.Tensor).MulScalar(0.1))
		}
	}
	fmt.Printf("%.2f %.2f\n", line.Weight.Item(), line.Bias.Item())
	// Output:
	// 3.00 2.00
}

func Example_secondOrder() {
	x := flux.From([]float64{1, 2})
	cubes := func() *flux.Tensor { return x.Pow(3).Sum() }
	slope := func() *flux.Tensor { return flux.Gradient(cubes, x).Of(x).Sum() } // Σ 3x²
	fmt.Println(flux.Gradient(slope, x).Of(x))                                  // 6x
	fmt.Println(flux.Hessian(cubes, x))                                         // [2 2]
	// Output:
	// [2] float64
	// [ 6. 12.]
	// [2 2] float64
	// [[ 6.  0.]
	//  [ 0. 12.]]
}

func Example_ownRule() {
	round := flux.NewRule("round, straight through",
		func(in []*flux.Tensor) *flux.Tensor { return in[0].Round() },
		func(grad *flux.Tensor, in []*flux.Tensor, out *flux.Tensor) []*flux.Tensor {
			return []*flux.Tensor{grad}
		})
	x := flux.From([]float32{0.4, 1.7})
	g := flux.Gradient(func() *flux.Tensor { return round.Apply(x).Square().Sum() }, x).Of(x) // 2·round(x)
	fmt.Println(g)
	// Output:
	// [2] float32
	// [0. 4.]
}

func Example_random() {
	s := flux.NewSource(42)
	noise := s.Normal(0, 0.1, 3)
	worker := s.Split() // independent of what s goes on to give
	order := worker.RandPerm(5)
	fmt.Println(noise)
	fmt.Println(order)
	// Output:
	// [3] float32
	// [-0.0351  0.0807 -0.0515]
	// [5] int32
	// [2 1 3 4 0]
}

func Example_mistakes() {
	w := flux.Zeros(784, 10)
	predict := func(x *flux.Tensor) (y *flux.Tensor, err error) {
		defer flux.Catch(&err)
		return x.MatMul(w), nil
	}
	_, err := predict(flux.Zeros(32, 28, 28))
	fmt.Println(err)
	_, err = predict(flux.ZerosOf(flux.Float64, 32, 784))
	fmt.Println(err)
	// Output:
	// MatMul: want [? ? 784], got [32 28 28]: the second operand is [784 10]
	// MatMul: want float64, got float32: both operands must have one type; convert with To
}

// Each line is a statement of the list of conventions.
func Example_conventions() {
	x := flux.From([]float64{1, 3, 3})
	fmt.Println(x.Var(), x.VarSample())                                         // divided by n, and by n − 1
	fmt.Println(flux.Gradient(func() *flux.Tensor { return x.Max() }, x).Of(x)) // ties share
	fmt.Println(flux.From([]float32{0.5, 1.5, 2.5}).Round())                    // halves to even
	fmt.Println(flux.Scalar(1).GELU())                                          // exact
	signal, kernel := flux.From([][][]float32{{{1, 2, 4}}}), flux.From([][][]float32{{{1, 0.5}}})
	fmt.Println(signal.Conv1D(kernel, flux.ConvOptions{})) // the kernel is not flipped
	zero := flux.Scalar(0)
	fmt.Println(flux.Gradient(func() *flux.Tensor { return zero.ReLU() }, zero).Of(zero), flux.Gradient(func() *flux.Tensor { return zero.Abs() }, zero).Of(zero))
	// Output:
	// 0.8889 1.3333
	// [3] float64
	// [0.  0.5 0.5]
	// [3] float32
	// [0. 2. 2.]
	// 0.8413
	// [1 1 2] float32
	// [[[2. 4.]]]
	// 0. 0.
}
