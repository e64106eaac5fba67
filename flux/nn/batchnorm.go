package nn

import (
	"fmt"

	"fluxrepl/flux"
)

// BatchNormLayer gives each channel mean 0 and variance 1 over the batch, and
// then a scale and a shift that are learnt. BatchNorm makes one.
type BatchNormLayer struct {
	Weight *flux.Tensor // the scale, [channels]
	Bias   *flux.Tensor // the shift, [channels]

	// The running mean and variance, [channels], that training leaves for use.
	RunningMean *flux.Tensor `flux:"buffer"`
	RunningVar  *flux.Tensor `flux:"buffer"`

	Momentum float64   // what a batch weighs in the running numbers, 0.1 unless set
	Eps      float64   // what is added to the variance, 1e-5 unless set
	Mode     flux.Mode // training or not; automatic unless set

	Activation Layer // σ, nil for none
}

// BatchNormOption is a setting of BatchNorm: an Activation (or LeakyReLU, ELU,
// Func).
type BatchNormOption interface{ batchNorm(*BatchNormLayer) }

func (a Activation) batchNorm(l *BatchNormLayer)       { l.Activation = a }
func (a *ActivationLayer) batchNorm(l *BatchNormLayer) { l.Activation = a }
func (f *FuncLayer) batchNorm(l *BatchNormLayer)       { l.Activation = f }

// BatchNorm returns a layer that normalises each channel,
//
//	y = σ((x − mean)/√(variance + eps)·weight + bias)
//
// with weights that start with ones and biases that start with zeros, [channels]
// each, and σ the activation among the options, none by default: ReLU is done in
// the same pass. In training, mean and variance (divided by the count m) are those of the
// batch, over all axes but that of the channels, and the running ones become
//
//	running = (1 − momentum)·running + momentum·batch
//
// where the batch's variance counts m/(m − 1) times, as an unbiased estimate. In
// testing they are the running ones, which start with 0 and 1.
//
// It panics with a *flux.DomainError if channels is not positive.
//
// Ioffe and Szegedy, Batch Normalization: Accelerating Deep Network Training by
// Reducing Internal Covariate Shift (2015).
func BatchNorm(channels int, opts ...BatchNormOption) *BatchNormLayer {
	mustSizes("BatchNorm", []int{channels})
	l := &BatchNormLayer{Weight: flux.Ones(channels), Bias: flux.Zeros(channels),
		RunningMean: flux.Zeros(channels), RunningVar: flux.Ones(channels), Momentum: 0.1, Eps: 1e-5}
	for _, o := range opts {
		o.batchNorm(l)
	}
	return l
}

// Forward returns x normalised: x is [n, channels] or [n, channels, …], and the
// result has its shape. It panics with a *flux.ShapeError if x has other
// channels or, in training, only one value for each, and with a
// *flux.TypeError if x and the weights are of two element types.
func (l *BatchNormLayer) Forward(x *flux.Tensor) *flux.Tensor { return l.ForwardAdd(x, nil) }

// ForwardAdd returns σ(x normalised + residual), as the last layer of a residual
// block does: residual has x's shape. Otherwise it is like Forward.
//
// He and others, Deep Residual Learning for Image Recognition (2015).
func (l *BatchNormLayer) ForwardAdd(x, residual *flux.Tensor) *flux.Tensor {
	mustLayer("BatchNorm", l == nil)
	f, known := fused(l.Activation)
	y := l.normalise(x, flux.Residual(residual), f)
	if known || l.Activation == nil {
		return y
	}
	return l.Activation.Forward(y)
}

// normalise returns x normalised, with what follows that in the same operation.
func (l *BatchNormLayer) normalise(x *flux.Tensor, residual flux.ResidualOption, f flux.Activation) *flux.Tensor {
	channels := l.Weight.Dim(0)
	if x.NDim() < 2 || x.Dim(1) != channels {
		panic(&flux.ShapeError{Op: "BatchNorm", Want: flux.Shape{-1, channels}, Got: x.Shape(), Why: "further axes may follow"})
	}
	if !l.Mode.Training() || x.Size() == 0 {
		return x.BatchNormWith(l.RunningMean, l.RunningVar, l.Weight, l.Bias, l.Eps, residual, f)
	}
	count := float64(x.Size() / channels)
	if count == 1 {
		panic(&flux.ShapeError{Op: "BatchNorm", Got: x.Shape(), Why: "one value for each channel has no variance to train with"})
	}
	y, mean, variance := x.BatchNorm(l.Weight, l.Bias, l.Eps, residual, f)
	l.follow(l.RunningMean, mean)
	l.follow(l.RunningVar, variance.MulScalar(count/(count-1)))
	return y
}

// follow moves a running number towards that of a batch.
func (l *BatchNormLayer) follow(running, batch *flux.Tensor) {
	running.CopyFrom(running.Detach().MulScalar(1 - l.Momentum).Add(batch.MulScalar(l.Momentum).To(running.DType())))
}

// String returns "BatchNorm(64, ReLU)".
func (l *BatchNormLayer) String() string {
	if l.Activation == nil {
		return fmt.Sprintf("BatchNorm(%d)", l.Weight.Dim(0))
	}
	return fmt.Sprintf("BatchNorm(%d, %s)", l.Weight.Dim(0), label(l.Activation))
}
