package train_test

import (
	"runtime"
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

// A training step that is like the one before allocates nothing, whatever the rule.
func TestASteadyStepAllocatesNothing(t *testing.T) {
	flux.Seed(1)
	set := flux.Randn(16, 12)
	labels := flux.Ints([]int{0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0})
	for name, rule := range map[string]optim.Rule{"Descent": optim.Descent(0.1), "Momentum": optim.Momentum(0.1), "Adam": optim.Adam(1e-3)} {
		for _, activation := range []nn.Activation{nn.ReLU, nn.Tanh} {
			model := nn.Chain(nn.Dense(12, 20, activation), nn.Dense(20, 5))
			state := optim.Setup(rule, model)
			step := flux.NewStep(func() *flux.Tensor { return loss.CrossEntropy(model.Forward(set), labels) }, model)
			learn := func() {
				_, grads := step.Run()
				state.Update(grads)
			}
			for range 20 {
				learn()
			}
			allocates(t, name+", "+activation.String(), learn, 0)
		}
	}
}

// One of images allocates nothing with the kernels of AVX-512 on one processor, and
// little otherwise: sharing makes functions, and plain loops take slices.
func TestASteadyStepOfImagesAllocatesLittle(t *testing.T) {
	flux.Seed(1)
	x, labels := flux.Randn(8, 3, 12, 12), flux.Ints([]int{0, 1, 2, 3, 4, 0, 1, 2})
	model := nn.Chain(nn.Conv2D(3, 8, 3, nn.Padding(1), nn.NoBias), nn.BatchNorm(8, nn.ReLU), nn.MaxPool2D(2),
		nn.Conv2D(8, 16, 3, nn.ReLU), nn.Flatten(), nn.Dense(16*4*4, 10, nn.ReLU), nn.Dense(10, 5))
	state := optim.Setup(optim.Momentum(0.01), model)
	step := flux.NewStep(func() *flux.Tensor { return loss.CrossEntropy(model.Forward(x), labels) }, model)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	learn := func() {
		_, grads := step.Run()
		state.Update(grads)
	}
	for range 20 {
		learn()
	}
	allocates(t, "images", learn, 100)
}

// allocates fails if learn, which ran before, allocates more often than that or
// makes the memory of its step grow.
func allocates(t *testing.T, name string, learn func(), most float64) {
	t.Helper()
	before := flux.MemStats()
	if before.StepBytes == 0 {
		t.Skip("no memory for steps in this build")
	}
	if n := testing.AllocsPerRun(100, learn); n > most {
		t.Errorf("%s: %v allocations a step, want %v at most", name, n, most)
	}
	if after := flux.MemStats(); after.Made != before.Made || after.StepBytes > before.StepBytes { // less is a step of another test that is gone
		t.Errorf("%s: the step's memory grows: %v, then %v", name, before, after)
	}
}
