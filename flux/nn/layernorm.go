package nn

import (
	"fmt"
	"strings"

	"fluxrepl/flux"
)

// LayerNormLayer gives each sample's features mean 0 and variance 1, and then a
// scale and a shift that are learnt. LayerNorm makes one.
type LayerNormLayer struct {
	Weight *flux.Tensor // the scale, of the shape of the features
	Bias   *flux.Tensor // the shift, of that shape
	Eps    float64      // what is added to the variance, 1e-5 unless set
}

// LayerNorm returns a layer that normalises over the last axes, of the given
// sizes,
//
//	y = (x − mean)/√(variance + eps)·weight + bias
//
// with mean and variance (divided by the count) of those axes, weights that
// start with ones and biases that start with zeros. Samples do not mix, and
// training and testing are the same.
//
// It panics with a *flux.DomainError if there is no size, or one that is not
// positive.
//
// Ba, Kiros and Hinton, Layer Normalization (2016).
func LayerNorm(sizes ...int) *LayerNormLayer {
	mustSizes("LayerNorm", sizes)
	return &LayerNormLayer{Weight: flux.Ones(sizes...), Bias: flux.Zeros(sizes...), Eps: 1e-5}
}

// mustSizes panics unless there are sizes, all positive.
func mustSizes(op string, sizes []int) {
	for _, n := range sizes {
		if n <= 0 {
			panic(&flux.DomainError{Op: op, Want: "positive sizes", Got: fmt.Sprint(sizes)})
		}
	}
	if len(sizes) == 0 {
		panic(&flux.DomainError{Op: op, Want: "the sizes of the last axes", Got: "none"})
	}
}

// Forward returns x normalised: its last axes are those of the layer, and the
// result has its shape. It panics with a *flux.ShapeError if they are not, and
// with a *flux.TypeError if x and the weights are of two element types.
func (l *LayerNormLayer) Forward(x *flux.Tensor) *flux.Tensor {
	mustLayer("LayerNorm", l == nil)
	return x.LayerNorm(l.Weight, l.Bias, l.Eps)
}

// mustLayer panics if the layer whose Forward is called is nil.
func mustLayer(op string, isNil bool) {
	if isNil {
		panic(&LayerError{Op: op + ".Forward", Why: "the layer is nil"})
	}
}

// String returns "LayerNorm(768)".
func (l *LayerNormLayer) String() string {
	return "LayerNorm(" + strings.Join(strings.Fields(strings.Trim(fmt.Sprint([]int(l.Weight.Shape())), "[]")), ", ") + ")"
}
