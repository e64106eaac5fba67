package nn

import (
	"fmt"

	"fluxrepl/flux"
)

// GroupNormLayer gives each group of a sample's channels mean 0 and variance 1,
// and then each channel a scale and a shift that are learnt. GroupNorm makes one.
type GroupNormLayer struct {
	Weight *flux.Tensor // the scale, [channels]
	Bias   *flux.Tensor // the shift, [channels]
	Groups int          // how many groups the channels make
	Eps    float64      // what is added to the variance, 1e-5 unless set
}

// GroupNorm returns a layer that divides the channels, in order, into groups and
// normalises each group of each sample,
//
//	y = (x − mean)/√(variance + eps)·weight + bias
//
// with mean and variance (divided by the count) of the group, weights that start
// with ones and biases that start with zeros, [channels] each. With as many
// groups as channels it is instance normalisation. Samples do not mix, and
// training and testing are the same.
//
// It panics with a *flux.DomainError if the sizes are not positive or the groups
// do not divide the channels.
//
// Wu and He, Group Normalization (2018).
func GroupNorm(groups, channels int) *GroupNormLayer {
	mustSizes("GroupNorm", []int{groups, channels})
	if channels%groups != 0 {
		panic(&flux.DomainError{Op: "GroupNorm", Arg: "groups", Want: fmt.Sprintf("a number that divides %d channels", channels), Got: fmt.Sprint(groups)})
	}
	return &GroupNormLayer{Weight: flux.Ones(channels), Bias: flux.Zeros(channels), Groups: groups, Eps: 1e-5}
}

// Forward returns x normalised: x is [n, channels] or [n, channels, …], and the
// result has its shape. It panics with a *flux.ShapeError if x has other
// channels, and with a *flux.TypeError if x and the weights are of two element
// types.
func (l *GroupNormLayer) Forward(x *flux.Tensor) *flux.Tensor {
	mustLayer("GroupNorm", l == nil)
	return x.GroupNorm(l.Groups, l.Weight, l.Bias, l.Eps)
}

// String returns "GroupNorm(8, 64)".
func (l *GroupNormLayer) String() string {
	return fmt.Sprintf("GroupNorm(%d, %d)", l.Groups, l.Weight.Dim(0))
}
