package train_test

import (
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/loss"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

// BenchmarkImages times steps of models of images: LeNet-5 with rectifiers and
// maxima (LeCun and others, 1998), and a residual network of three blocks (He and
// others, 2015) without its normalisations.
func BenchmarkImages(b *testing.B) {
	for _, m := range []struct {
		name  string
		model nn.Layer
		shape []int
	}{
		{"LeNet", nn.Chain(
			nn.Conv2D(1, 6, 5, nn.Padding(2), nn.ReLU), nn.MaxPool2D(2),
			nn.Conv2D(6, 16, 5, nn.ReLU), nn.MaxPool2D(2), nn.Flatten(),
			nn.Dense(400, 120, nn.ReLU), nn.Dense(120, 84, nn.ReLU), nn.Dense(84, 10)), []int{64, 1, 28, 28}},
		{"residual", nn.Chain(nn.Conv2D(3, 16, 3, nn.Padding(1), nn.ReLU),
			newResidual(16, 16, 1), newResidual(16, 32, 2), newResidual(32, 64, 2), nn.GlobalMeanPool(), nn.Dense(64, 10)), []int{32, 3, 32, 32}},
	} {
		b.Run(m.name, func(b *testing.B) {
			x := flux.Randn(m.shape...)
			labels := make([]int, m.shape[0])
			for i := range labels {
				labels[i] = i % 10
			}
			y := flux.Ints(labels)
			state := optim.Setup(optim.Descent(0.001), m.model)
			for b.Loop() {
				_, grads := flux.WithGradient(func() *flux.Tensor { return loss.CrossEntropy(m.model.Forward(x), y) }, m.model)
				state.Update(grads)
			}
		})
	}
}

// residual adds what two convolutions make of an image to the image, or to its
// projection.
type residual struct{ Body, Shortcut nn.Layer }

func newResidual(in, out, stride int) *residual {
	r := &residual{Body: nn.Chain(nn.Conv2D(in, out, 3, nn.Stride(stride), nn.Padding(1), nn.ReLU, nn.NoBias), nn.Conv2D(out, out, 3, nn.Padding(1), nn.NoBias))}
	if stride != 1 || in != out {
		r.Shortcut = nn.Conv2D(in, out, 1, nn.Stride(stride), nn.NoBias)
	}
	return r
}

func (r *residual) Forward(x *flux.Tensor) *flux.Tensor {
	y := r.Body.Forward(x)
	if r.Shortcut != nil {
		x = r.Shortcut.Forward(x)
	}
	return y.Add(x).ReLU()
}
