package nn

import (
	"fmt"

	"fluxrepl/flux"
)

// DropoutLayer switches off values at random while a model is trained. Dropout
// makes one.
type DropoutLayer struct {
	P    float64   // the probability of a value to become zero, 0 ≤ P < 1
	Mode flux.Mode // training or not; automatic unless set

	source *flux.Source // nil: the default source
}

// DropoutOption is a setting of Dropout: Source.
type DropoutOption interface{ dropout(*DropoutLayer) }

// Dropout returns a layer that, in training, makes every value zero with
// probability p and divides the others by 1-p, so that the mean stays; in
// testing it returns its input.
//
// The random numbers are those of the option Source, or of flux.DefaultSource.
// It panics with a *flux.DomainError unless 0 ≤ p < 1.
//
// Srivastava et al., Dropout: A Simple Way to Prevent Neural Networks from
// Overfitting, JMLR 15 (2014).
func Dropout(p float64, opts ...DropoutOption) *DropoutLayer {
	if !(p >= 0 && p < 1) {
		panic(&flux.DomainError{Op: "Dropout", Arg: "p", Want: "0 ≤ p < 1", Got: fmt.Sprint(p)})
	}
	l := &DropoutLayer{P: p}
	for _, o := range opts {
		o.dropout(l)
	}
	return l
}

// Forward returns x, or a thinned x in training; the shape is that of x, which
// may be any.
func (l *DropoutLayer) Forward(x *flux.Tensor) *flux.Tensor {
	if l.P == 0 || !l.Mode.Training() {
		return x
	}
	return x.Dropout(l.P, l.source)
}

// String returns "Dropout(0.2)".
func (l *DropoutLayer) String() string { return fmt.Sprintf("Dropout(%v)", l.P) }

// SourceOption is what Source returns: an option of every constructor that
// draws random numbers.
type SourceOption struct{ source *flux.Source }

// Source makes a layer draw its random numbers from s, not from the default
// source: the starting weights of Dense, the choices of Dropout.
func Source(s *flux.Source) SourceOption { return SourceOption{source: s} }

func (o SourceOption) dropout(l *DropoutLayer) { l.source = o.source }
func (o SourceOption) dense(c *denseConfig)    { c.source = o.source }
