package main

import (
	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

func mlp() nn.Layer { return nn.Chain(nn.Dense(784, 256, nn.ReLU), nn.Dense(256, 10)) }

func xor() nn.Layer { return nn.Chain(nn.Dense(2, 8, nn.Tanh), nn.Dense(8, 2)) }

// lenet is LeNet-5 with rectifiers and maxima: LeCun and others, Gradient-Based
// Learning Applied to Document Recognition (1998).
func lenet() nn.Layer {
	return nn.Chain(
		nn.Conv2D(1, 6, 5, nn.Padding(2), nn.ReLU), nn.MaxPool2D(2),
		nn.Conv2D(6, 16, 5, nn.ReLU), nn.MaxPool2D(2), nn.Flatten(),
		nn.Dense(400, 120, nn.ReLU), nn.Dense(120, 84, nn.ReLU), nn.Dense(84, 10),
	)
}

// resnet8 has three residual blocks of 16, 32 and 64 channels: He and others,
// Deep Residual Learning for Image Recognition (2015).
func resnet8() nn.Layer {
	return nn.Chain(
		conv(3, 16, 3, 1), nn.BatchNorm(16, nn.ReLU),
		newResidual(16, 16, 1), newResidual(16, 32, 2), newResidual(32, 64, 2),
		nn.GlobalMeanPool(), nn.Dense(64, 10),
	)
}

// conv keeps the size of an image but for the stride; the norm that follows has
// the bias.
func conv(in, out, kernel, stride int) nn.Layer {
	return nn.Conv2D(in, out, kernel, nn.Stride(stride), nn.Padding(kernel/2), nn.NoBias)
}

// residual adds what two convolutions make of an image to the image, or to its
// projection where the shapes differ.
type residual struct {
	Body     nn.Layer
	Norm     *nn.BatchNormLayer
	Shortcut nn.Layer
}

func newResidual(in, out, stride int) *residual {
	r := &residual{
		Body: nn.Chain(conv(in, out, 3, stride), nn.BatchNorm(out, nn.ReLU), conv(out, out, 3, 1)),
		Norm: nn.BatchNorm(out, nn.ReLU),
	}
	if stride != 1 || in != out {
		r.Shortcut = nn.Chain(conv(in, out, 1, stride), nn.BatchNorm(out))
	}
	return r
}

func (r *residual) Forward(x *flux.Tensor) *flux.Tensor {
	y := r.Body.Forward(x)
	if r.Shortcut != nil {
		x = r.Shortcut.Forward(x)
	}
	return r.Norm.ForwardAdd(y, x)
}

// transformer is a small language model over characters: token and place, four
// blocks that normalise first, logits of the next character. Radford and others,
// Language Models are Unsupervised Multitask Learners (2019).
type transformer struct {
	Embed  nn.Layer
	Place  *flux.Tensor // [length, width]
	Blocks []*block
	Head   nn.Layer
}

func gpt() nn.Layer {
	const symbols, width, depth, heads, length = 65, 128, 4, 4, 64
	t := &transformer{
		Embed: nn.Embedding(symbols, width),
		Place: flux.Randn(length, width).MulScalar(0.02),
		Head:  nn.Chain(nn.LayerNorm(width), nn.Dense(width, symbols)),
	}
	for range depth {
		t.Blocks = append(t.Blocks, &block{
			Attend: nn.Chain(nn.LayerNorm(width), nn.MultiHeadAttention(width, heads, nn.Causal)),
			Think:  nn.Chain(nn.LayerNorm(width), nn.Dense(width, 4*width, nn.GELU), nn.Dense(4*width, width)),
		})
	}
	return t
}

// Forward returns the logits of each place of x, [n, length], as [n·length,
// symbols].
func (t *transformer) Forward(x *flux.Tensor) *flux.Tensor {
	y := t.Embed.Forward(x).Add(t.Place)
	for _, b := range t.Blocks {
		y = b.Forward(y)
	}
	y = t.Head.Forward(y)
	return y.Reshape(-1, y.Dim(-1))
}

type block struct{ Attend, Think nn.Layer }

func (b *block) Forward(x *flux.Tensor) *flux.Tensor {
	x = x.Add(b.Attend.Forward(x))
	return x.Add(b.Think.Forward(x))
}
