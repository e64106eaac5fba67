package train_test

import (
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/loss"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

// transformer is a small language model over characters: symbol and place, blocks
// that normalise first, logits of the next character. Radford and others, Language
// Models are Unsupervised Multitask Learners (2019).
type transformer struct {
	Embed  *nn.EmbeddingLayer
	Place  *flux.Tensor // [length, width]
	Blocks []*block
	Head   nn.Layer
}

type block struct{ Attend, Think nn.Layer }

func (b *block) Forward(x *flux.Tensor) *flux.Tensor {
	x = x.Add(b.Attend.Forward(x))
	return x.Add(b.Think.Forward(x))
}

func newTransformer(symbols, width, depth, heads, length int) *transformer {
	t := &transformer{Embed: nn.Embedding(symbols, width), Place: flux.Randn(length, width).MulScalar(0.02),
		Head: nn.Chain(nn.LayerNorm(width), nn.Dense(width, symbols))}
	for range depth {
		t.Blocks = append(t.Blocks, &block{
			nn.Chain(nn.LayerNorm(width), nn.MultiHeadAttention(width, heads, nn.Causal)),
			nn.Chain(nn.LayerNorm(width), nn.Dense(width, 4*width, nn.GELU), nn.Dense(4*width, width))})
	}
	return t
}

func (t *transformer) Forward(x *flux.Tensor) *flux.Tensor {
	y := t.Embed.Forward(x).Add(t.Place)
	for _, b := range t.Blocks {
		y = b.Forward(y)
	}
	y = t.Head.Forward(y)
	return y.Reshape(-1, y.Dim(-1))
}

// labels returns classes without regularity.
func labels(classes int, shape ...int) *flux.Tensor {
	return flux.NewSource(3).Uniform(0, float64(classes), shape...).Floor().To(flux.Int32)
}

// BenchmarkModels are training steps as a program writes them, forward passes and
// the gradients of one layer.
func BenchmarkModels(b *testing.B) {
	step := func(model nn.Layer, x, y *flux.Tensor, rule optim.Rule) func(b *testing.B) {
		state := optim.Setup(rule, model)
		return func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, grads := flux.WithGradient(func() *flux.Tensor { return loss.CrossEntropy(model.Forward(x), y) }, model)
				state.Update(grads)
			}
		}
	}
	again := func(model nn.Layer, x, y *flux.Tensor, rule optim.Rule) func(b *testing.B) {
		state := optim.Setup(rule, model)
		return func(b *testing.B) {
			b.ReportAllocs()
			s := flux.NewStep(func() *flux.Tensor { return loss.CrossEntropy(model.Forward(x), y) }, model)
			for range 3 {
				_, grads := s.Run()
				state.Update(grads)
			}
			for b.Loop() {
				_, grads := s.Run()
				state.Update(grads)
			}
		}
	}
	mlp := nn.Chain(nn.Dense(784, 256, nn.ReLU), nn.Dense(256, 10))
	b.Run("mlp 128", step(mlp, flux.Randn(128, 784), labels(10, 128), optim.Descent(0.01)))
	b.Run("mlp 16", step(mlp, flux.Randn(16, 784), labels(10, 16), optim.Descent(0.001)))
	b.Run("mlp 1", step(mlp, flux.Randn(1, 784), labels(10, 1), optim.Descent(0.001)))
	b.Run("gpt", step(newTransformer(65, 128, 4, 4, 64), labels(65, 32, 64), labels(65, 32*64), optim.Adam(1e-3)))
	xor := nn.Chain(nn.Dense(2, 8, nn.Tanh), nn.Dense(8, 2))
	b.Run("xor", step(xor, flux.Randn(4, 2), labels(2, 4), optim.Descent(0.01)))
	b.Run("step mlp 128", again(mlp, flux.Randn(128, 784), labels(10, 128), optim.Descent(0.01)))
	b.Run("step mlp 16", again(mlp, flux.Randn(16, 784), labels(10, 16), optim.Descent(0.001)))
	b.Run("step mlp 1", again(mlp, flux.Randn(1, 784), labels(10, 1), optim.Descent(0.001)))
	b.Run("step gpt", again(newTransformer(65, 128, 4, 4, 64), labels(65, 32, 64), labels(65, 32*64), optim.Adam(1e-3)))
	b.Run("step xor", again(xor, flux.Randn(4, 2), labels(2, 4), optim.Descent(0.01)))
	one := flux.Randn(1, 784)
	b.Run("mlp inference", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			mlp.Forward(one)
		}
	})
	attend, x, g := nn.MultiHeadAttention(256, 8), flux.Randn(8, 128, 256), flux.Randn(8, 128, 256)
	b.Run("attention", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, back := flux.Pullback(func() *flux.Tensor { return attend.Forward(x) }, attend, x)
			back(g)
		}
	})
	b.Run("step attention", func(b *testing.B) {
		b.ReportAllocs()
		s := flux.NewStep(func() *flux.Tensor { return attend.Forward(x).Mul(g).Sum() }, attend, x)
		for b.Loop() {
			s.Run()
		}
	})
}
