package nn

import (
	"fmt"

	"fluxrepl/flux"
)

// EmbeddingLayer holds a vector for each of a number of symbols. Embedding makes
// one.
type EmbeddingLayer struct {
	Weight *flux.Tensor // [count, size]
}

// EmbeddingOption is a setting of Embedding: Init, Source.
type EmbeddingOption interface{ embedding(*embeddingConfig) }

type embeddingConfig struct {
	init   Initialiser
	source *flux.Source
}

func (o InitialiserOption) embedding(c *embeddingConfig) { c.init = o.init }
func (o SourceOption) embedding(c *embeddingConfig)      { c.source = o.source }

// Embedding returns a layer that replaces symbols, the numbers 0 to count − 1, by
// vectors of a size, which are trained. They start with numbers from the standard
// normal distribution, as PyTorch's and Flux's do, or from Init.
//
// It panics with a *flux.DomainError if count or size is not positive.
func Embedding(count, size int, opts ...EmbeddingOption) *EmbeddingLayer {
	if count <= 0 || size <= 0 {
		panic(&flux.DomainError{Op: "Embedding", Want: "positive sizes", Got: fmt.Sprintf("%d → %d", count, size)})
	}
	c := embeddingConfig{init: Normal(0, 1)}
	for _, o := range opts {
		o.embedding(&c)
	}
	return &EmbeddingLayer{Weight: c.init.draw(c.source, count, size)}
}

// Forward returns the vectors of symbols: x holds integers of any shape, [n, t]
// say, and the result is [n, t, size]. It panics with a *flux.TypeError unless x
// holds integers, and with a *flux.IndexError if one of them is no symbol.
func (l *EmbeddingLayer) Forward(x *flux.Tensor) *flux.Tensor {
	if l == nil {
		panic(&LayerError{Op: "Embedding.Forward", Why: "the layer is nil"})
	}
	return l.Weight.Embedding(x)
}

// String returns "Embedding(65 → 128)".
func (l *EmbeddingLayer) String() string {
	return fmt.Sprintf("Embedding(%d → %d)", l.Weight.Dim(0), l.Weight.Dim(1))
}
