package train_test

import (
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/data"
	"fluxrepl/flux/loss"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

// BenchmarkStep is one step of the first tutorial: a batch of 64 digits through
// 64 → 128 → 10, gradient, Adam.
func BenchmarkStep(b *testing.B) {
	set := data.Digits().Slice(0, 64)
	model := nn.Chain(nn.Dense(64, 128, nn.ReLU), nn.Dropout(0.2), nn.Dense(128, 10))
	state := optim.Setup(optim.Adam(1e-3), model)
	b.ReportAllocs()
	for b.Loop() {
		_, grads := flux.WithGradient(func() *flux.Tensor {
			return loss.CrossEntropy(model.Forward(set.X), set.Y)
		}, model)
		state.Update(grads)
	}
}
