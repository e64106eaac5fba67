package train_test

import (
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/loss"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

// tiny is the smallest net that learns exclusive or: 2 → 8 → 2.
func tiny() (model *nn.ChainLayer, x, y *flux.Tensor) {
	flux.Seed(1)
	return nn.Chain(nn.Dense(2, 8, nn.Tanh), nn.Dense(8, 2)),
		flux.New([]float32{0, 0, 0, 1, 1, 0, 1, 1}, 4, 2), flux.Ints([]int{0, 1, 1, 0})
}

func BenchmarkTinyStep(b *testing.B) {
	model, x, y := tiny()
	state := optim.Setup(optim.Descent(0.1), model)
	step := flux.NewStep(func() *flux.Tensor { return loss.CrossEntropy(model.Forward(x), y) }, model)
	b.ReportAllocs()
	for b.Loop() {
		_, grads := step.Run()
		state.Update(grads)
	}
}

func BenchmarkTinyWithGradient(b *testing.B) {
	model, x, y := tiny()
	state := optim.Setup(optim.Descent(0.1), model)
	b.ReportAllocs()
	for b.Loop() {
		_, grads := flux.WithGradient(func() *flux.Tensor { return loss.CrossEntropy(model.Forward(x), y) }, model)
		state.Update(grads)
	}
}
