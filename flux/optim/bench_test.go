package optim_test

import (
	"fmt"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

// BenchmarkUpdate makes steps of a model of four small parameters, where what is
// around a step counts, and of one large parameter, where memory does.
func BenchmarkUpdate(b *testing.B) {
	models := []struct {
		name  string
		model nn.Layer
	}{
		{"2-8-2", nn.Chain(nn.Dense(2, 8, nn.Tanh), nn.Dense(8, 2))},
		{"1e7", nn.Dense(2500, 4000, nn.NoBias)},
	}
	for _, m := range models {
		x := flux.Ones(1, nn.Parameters(m.model)[0].Tensor.Dim(1))
		if m.name == "2-8-2" {
			x = flux.Ones(4, 2)
		}
		grads := flux.Gradient(func() *flux.Tensor { return m.model.Forward(x).Sum() }, m.model)
		for _, rule := range []optim.Rule{optim.Descent(1e-3), optim.Momentum(1e-3), optim.Adam(1e-3)} {
			b.Run(fmt.Sprintf("%s/%T", m.name, rule), func(b *testing.B) {
				state := optim.Setup(rule, m.model)
				for b.Loop() {
					state.Update(grads)
				}
			})
		}
	}
}
