package nn

import (
	"fmt"

	"fluxrepl/flux"
)

// DenseLayer is a fully connected layer, σ(x·Wᵀ + b). Dense makes one.
type DenseLayer struct {
	Weight     *flux.Tensor // [out, in]
	Bias       *flux.Tensor // [out], nil for none
	Activation Layer        // σ, nil for none
}

// DenseOption is a setting of Dense: an Activation (or LeakyReLU, ELU, Func),
// NoBias, Init, Source.
type DenseOption interface{ dense(*denseConfig) }

type denseConfig struct {
	activation Layer
	noBias     bool
	init       Initialiser
	source     *flux.Source
}

// NoBias leaves out the bias of a Dense layer. (A layer that is followed by a
// normalisation does not need one.)
const NoBias BiasOption = false

// BiasOption is the type of NoBias.
type BiasOption bool

func (o BiasOption) dense(c *denseConfig) { c.noBias = !bool(o) }

// InitialiserOption is what Init returns: an option of layers with weights.
type InitialiserOption struct{ init Initialiser }

// Init makes a layer start with weights from f, such as KaimingNormal(). The
// bias starts with zeros all the same.
func Init(f Initialiser) InitialiserOption { return InitialiserOption{f} }

func (o InitialiserOption) dense(c *denseConfig) { c.init = o.init }

// Dense returns a fully connected layer from in to out features,
//
//	y = σ(x·Wᵀ + b)
//
// with W [out, in] from GlorotUniform (or Init), b [out] zeros, and σ the
// activation among the options, none by default.
//
// It panics with a *flux.DomainError if in or out is not positive.
func Dense(in, out int, opts ...DenseOption) *DenseLayer {
	if in <= 0 || out <= 0 {
		panic(&flux.DomainError{Op: "Dense", Want: "positive sizes", Got: fmt.Sprintf("%d → %d", in, out)})
	}
	var c denseConfig
	for _, o := range opts {
		o.dense(&c)
	}
	l := &DenseLayer{Weight: c.init.draw(c.source, out, in), Activation: c.activation}
	if !c.noBias {
		l.Bias = flux.Zeros(out)
	}
	return l
}

// Forward returns σ(x·Wᵀ + b): x is [n, in] (or [in], or [a, b, …, in]), the
// result has out in place of in. It panics with a *flux.ShapeError if the last
// axis of x is not in, and with a *flux.TypeError if x and the weights are of
// two element types.
func (l *DenseLayer) Forward(x *flux.Tensor) *flux.Tensor {
	if l == nil {
		panic(&LayerError{Op: "Dense.Forward", Why: "the layer is nil"})
	}
	in := l.Weight.Dim(1)
	if x.NDim() == 0 || x.Dim(-1) != in {
		panic(&flux.ShapeError{Op: "Dense", Want: flux.Shape{-1, in}, Got: x.Shape()})
	}
	f, known := fused(l.Activation)
	var y *flux.Tensor
	if l.plain(x) {
		y = x.Linear(l.Weight, l.Bias, f)
	} else {
		y, known = l.linear(x), false
	}
	if known || l.Activation == nil {
		return y
	}
	return l.Activation.Forward(y)
}

// plain reports whether the layer is as Dense makes it, of x's type. Its fields
// can be set to anything.
func (l *DenseLayer) plain(x *flux.Tensor) bool {
	b := l.Bias
	return x.DType() == l.Weight.DType() &&
		(b == nil || b.DType() == x.DType() && b.NDim() == 1 && b.Size() == l.Weight.Dim(0))
}

// linear returns x·Wᵀ + b for any bias that can be added. Axes in front of the
// last two are folded into the rows, so that it is one matrix product.
func (l *DenseLayer) linear(x *flux.Tensor) *flux.Tensor {
	y := x
	if shape := x.Shape(); len(shape) <= 2 {
		y = x.MatMulT(l.Weight)
	} else {
		rows := shape[:len(shape)-1]
		y = x.Reshape(rows.Size(), l.Weight.Dim(1)).MatMulT(l.Weight)
		y = y.Reshape(append(rows, l.Weight.Dim(0))...)
	}
	if l.Bias != nil {
		y = y.Add(l.Bias)
	}
	return y
}

// fused returns the activation that operations apply to their result themselves,
// NoActivation and false if l is another layer.
func fused(l Layer) (f flux.Activation, ok bool) {
	a, _ := l.(Activation)
	switch a {
	case Identity:
		return flux.NoActivation, true
	case ReLU:
		return flux.ActReLU, true
	case Tanh:
		return flux.ActTanh, true
	case Sigmoid:
		return flux.ActSigmoid, true
	case Softplus:
		return flux.ActSoftplus, true
	case Swish:
		return flux.ActSiLU, true
	case Mish:
		return flux.ActMish, true
	case GELU:
		return flux.ActGELU, true
	case GELUTanh:
		return flux.ActGELUTanh, true
	case GELUSigmoid:
		return flux.ActGELUSigmoid, true
	}
	return flux.NoActivation, false
}

// String returns "Dense(64 → 32, ReLU)".
func (l *DenseLayer) String() string {
	s := fmt.Sprintf("Dense(%d → %d", l.Weight.Dim(1), l.Weight.Dim(0))
	if l.Activation != nil {
		s += ", " + label(l.Activation)
	}
	if l.Bias == nil {
		s += ", NoBias"
	}
	return s + ")"
}
