package optim_test

import (
	"math"
	"runtime"
	"testing"
	"weak"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

// loops are training loops: each call of what they return is a step, and gives
// a tensor of the step's graph.
var loops = map[string]func() func() *flux.Tensor{
	"layers": func() func() *flux.Tensor {
		model := nn.Chain(nn.Dense(8, 32, nn.Tanh), nn.Dense(32, 4))
		state := optim.Setup(optim.Adam(1e-3), model)
		source := flux.NewSource(1)
		return func() *flux.Tensor {
			x, y := source.Normal(0, 1, 16, 8), source.Normal(0, 1, 16, 4)
			var hidden *flux.Tensor
			_, grads := flux.WithGradient(func() *flux.Tensor {
				hidden = model.Forward(x)
				return hidden.Sub(y).Square().Mean()
			}, model)
			state.Update(grads)
			return hidden
		}
	},
	// the state goes from step to step, as when long texts are cut in pieces
	"a recurrence": func() func() *flux.Tensor {
		source := flux.NewSource(2)
		model := &struct{ W, U *flux.Tensor }{source.Normal(0, 0.1, 16, 16), source.Normal(0, 0.1, 16, 4)}
		state := optim.Setup(optim.Adam(1e-3), model)
		carried := flux.Zeros(8, 16)
		return func() *flux.Tensor {
			var next *flux.Tensor
			_, grads := flux.WithGradient(func() *flux.Tensor {
				next = carried
				for range 5 {
					next = next.MatMulT(model.W).Add(source.Normal(0, 1, 8, 4).MatMulT(model.U)).Tanh()
				}
				return next.Square().Mean()
			}, model)
			state.Update(grads)
			graph := carried
			carried = next
			return graph
		}
	},
	"a gradient of a gradient": func() func() *flux.Tensor {
		source := flux.NewSource(3)
		w := source.Normal(0, 0.1, 8, 8)
		state := optim.Setup(optim.Adam(1e-3), []*flux.Tensor{w})
		return func() *flux.Tensor {
			x := source.Normal(0, 1, 4, 8)
			var slope *flux.Tensor
			grads := flux.Gradient(func() *flux.Tensor {
				slope = flux.Gradient(func() *flux.Tensor { return x.MatMulT(w).Tanh().Sum() }, x).Of(x)
				return slope.Square().Sum()
			}, w)
			state.Update(grads)
			return slope
		}
	},
}

// TestTrainingKeepsNoMemory runs a thousand steps: what the hundredth left
// behind is all that the last leaves, and nothing of a step outlives it.
func TestTrainingKeepsNoMemory(t *testing.T) {
	const slack = 64 << 10 // bytes: less than a hundred a step would be
	for name, loop := range loops {
		t.Run(name, func(t *testing.T) {
			step := loop()
			var passed []weak.Pointer[flux.Tensor]
			var before uint64
			goroutines := 0
			for i := range 1000 {
				graph := step()
				switch {
				case i == 100:
					before, goroutines = live(), runtime.NumGoroutine()
				case i%100 == 50:
					passed = append(passed, weak.Make(graph))
				}
			}
			if after := live(); after > before+slack {
				t.Errorf("the heap grew from %d to %d bytes in 900 steps", before, after)
			}
			if n := runtime.NumGoroutine(); n > goroutines {
				t.Errorf("there are %d goroutines after, %d before", n, goroutines)
			}
			for i, p := range passed {
				if p.Value() != nil {
					t.Errorf("a tensor of step %d is still there", 100*i+50)
				}
			}
			runtime.KeepAlive(step)
		})
	}
}

// live is the memory in use after all garbage is gone: the least of several rounds,
// since what waits in a pool, or for a finaliser, outlives one.
func live() uint64 {
	least := uint64(math.MaxUint64)
	for range 10 {
		runtime.GC()
		flux.ReleaseMemory()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		least = min(least, m.HeapAlloc)
	}
	return least
}
