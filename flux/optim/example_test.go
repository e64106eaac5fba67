package optim_test

import (
	"fmt"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

// A line is fitted to four points.
func ExampleSetup() {
	x := flux.New([]float32{0, 1, 2, 3}, 4, 1)
	y := flux.New([]float32{1, 3, 5, 7}, 4, 1)
	model := nn.Dense(1, 1, nn.Init(nn.Zeros()))
	opt := optim.Setup(optim.Descent(0.1), model)
	for range 200 {
		grads := flux.Gradient(func() *flux.Tensor {
			return model.Forward(x).Sub(y).Square().Mean()
		}, model)
		opt.Update(grads)
	}
	fmt.Printf("%.2f x + %.2f\n", model.Weight.Item(), model.Bias.Item())
	// Output: 2.00 x + 1.00
}

func ExampleState_String() {
	model := nn.Chain(nn.Dense(64, 32, nn.ReLU), nn.Dense(32, 10))
	fmt.Println(optim.Setup(optim.Adam(1e-3), model))
	// Output:
	// Adam(0.001, betas 0.9 0.999, epsilon 1e-08), step 0, 4 parameters, 18.8 KiB of memory
	//   layers.0.weight  [32 64]  mean  square
	//   layers.0.bias    [32]     mean  square
	//   layers.1.weight  [10 32]  mean  square
	//   layers.1.bias    [10]     mean  square
}

func ExampleState_Adjust() {
	opt := optim.Setup(optim.Momentum(0.1), nn.Dense(1, 1))
	opt.Adjust(0.01)
	fmt.Println(opt.Rule())
	// Output: Momentum(0.01, rho 0.9)
}

// Sign is a rule that a program wrote itself.
type Sign struct{ Eta float64 }

func (r Sign) Init(*flux.Tensor) optim.Memory { return nil }

func (r Sign) Apply(_ optim.Memory, _ int, p, grad *flux.Tensor) {
	step := grad.Sign().MulScalar(r.Eta).Data32()
	for i, s := range step {
		p.Data32()[i] -= s
	}
}

func ExampleRule() {
	p := flux.New([]float32{1, -1, 0})
	opt := optim.Setup(Sign{0.25}, p)
	opt.Update(flux.Gradient(func() *flux.Tensor { return p.Square().Sum() }, p))
	fmt.Println(p.Float64s())
	// Output: [0.75 -0.75 0]
}

// once makes one step of a rule from 1 with the gradient 2.
func once(rule optim.Rule) {
	p := flux.New([]float32{1})
	opt := optim.Setup(rule, p)
	opt.Update(flux.Gradient(func() *flux.Tensor { return p.MulScalar(2).Sum() }, p))
	fmt.Printf("%v: %.4f\n", rule, p.Item())
}

func ExampleDescent() {
	once(optim.Descent(0.1))
	// Output: Descent(0.1): 0.8000
}

func ExampleMomentum() {
	once(optim.Momentum(0.1, optim.Rho(0.5)))
	// Output: Momentum(0.1, rho 0.5): 0.8000
}

func ExampleNesterov() {
	once(optim.Nesterov(0.1))
	// Output: Nesterov(0.1, rho 0.9): 0.6200
}

func ExampleAdam() {
	once(optim.Adam(0.1, optim.Betas(0.9, 0.99)))
	// Output: Adam(0.1, betas 0.9 0.99, epsilon 1e-08): 0.9000
}

func ExampleAdamW() {
	once(optim.AdamW(0.1, optim.Lambda(0.01)))
	once(optim.AdamW(0.1, optim.Lambda(0.01), optim.Couple(false)))
	// Output:
	// AdamW(0.1, betas 0.9 0.999, epsilon 1e-08, lambda 0.01): 0.8990
	// AdamW(0.1, betas 0.9 0.999, epsilon 1e-08, lambda 0.01, not coupled): 0.8900
}

func ExampleWith() {
	once(optim.With(optim.Descent(0.1), optim.ClipNorm(1), optim.WeightDecay(0.5)))
	// Output: With(Descent(0.1), ClipNorm(1), WeightDecay(0.5)): 0.8500
}
