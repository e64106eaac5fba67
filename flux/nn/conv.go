package nn

import (
	"fmt"
	"strings"

	"fluxrepl/flux"
)

// Conv2DLayer is a convolution over images, σ(x⋆W + b). Conv2D makes one.
type Conv2DLayer struct {
	Weight     *flux.Tensor // [out, in/groups, kernel, kernel]
	Bias       *flux.Tensor // [out], nil for none
	Activation Layer        // σ, nil for none

	stride, padding []int // one number, none for the usual
	groups          int
}

// ConvOption is a setting of Conv2D: an Activation (or LeakyReLU, ELU, Func),
// NoBias, Stride, Padding, Groups.
type ConvOption interface{ conv(*convConfig) }

type convConfig struct {
	activation              Layer
	noBias                  bool
	stride, padding, groups int
}

type convOption func(*convConfig)

func (o convOption) conv(c *convConfig) { o(c) }

func (o BiasOption) conv(c *convConfig)       { c.noBias = !bool(o) }
func (a Activation) conv(c *convConfig)       { c.activation = a }
func (l *ActivationLayer) conv(c *convConfig) { c.activation = l }
func (l *FuncLayer) conv(c *convConfig)       { c.activation = l }

// Stride sets how far apart the places of a convolution are along each axis:
// 1 unless set.
func Stride(n int) ConvOption { return convOption(func(c *convConfig) { c.stride = n }) }

// Padding sets how many zeros stand on each side of the images of a
// convolution: none unless set. (kernel − 1)/2 of them keep the size of the
// images, if kernel is odd and the stride 1.
func Padding(n int) ConvOption { return convOption(func(c *convConfig) { c.padding = n }) }

// Groups splits the channels of a convolution in n groups, of which each sees
// only its own: 1 unless set. As many groups as channels make a depthwise
// convolution.
func Groups(n int) ConvOption { return convOption(func(c *convConfig) { c.groups = n }) }

// Conv2D returns a convolution from in to out channels with square kernels,
//
//	y = σ(x⋆W + b)
//
// with W [out, in/groups, kernel, kernel] from GlorotUniform, b [out] zeros,
// and σ the activation among the options, none by default. The kernel is not
// turned around, as in PyTorch; Flux's Conv does turn it.
//
// It panics with a *flux.DomainError if a size is not positive, the padding
// negative, or if the groups do not divide both numbers of channels.
func Conv2D(in, out, kernel int, opts ...ConvOption) *Conv2DLayer {
	c := convConfig{stride: 1, groups: 1}
	for _, o := range opts {
		o.conv(&c)
	}
	wrong := func(want, got string, args ...any) {
		panic(&flux.DomainError{Op: "Conv2D", Want: want, Got: fmt.Sprintf(got, args...)})
	}
	switch {
	case in <= 0 || out <= 0 || kernel <= 0:
		wrong("positive sizes", "%d → %d, kernel %d", in, out, kernel)
	case c.stride <= 0 || c.padding < 0:
		wrong("a stride of at least 1, a padding of at least 0", "stride %d, padding %d", c.stride, c.padding)
	case c.groups <= 0 || in%c.groups != 0 || out%c.groups != 0:
		wrong(fmt.Sprintf("groups that divide %d and %d channels", in, out), "%d", c.groups)
	}
	l := &Conv2DLayer{Weight: Initialiser(nil).draw(nil, out, in/c.groups, kernel, kernel), Activation: c.activation,
		stride: []int{c.stride}, padding: []int{c.padding}, groups: c.groups}
	if !c.noBias {
		l.Bias = flux.Zeros(out)
	}
	return l
}

// Forward returns σ(x⋆W + b): x is [n, in, h, w] (or [in, h, w]), the result
// [n, out, h′, w′] with h′ = ⌊(h + 2·padding − kernel)/stride⌋ + 1. It panics
// with a *flux.ShapeError if x has other channels or is smaller than the kernel,
// and with a *flux.TypeError if x and the weights are of two element types.
func (l *Conv2DLayer) Forward(x *flux.Tensor) *flux.Tensor {
	if l == nil {
		panic(&LayerError{Op: "Conv2D.Forward", Why: "the layer is nil"})
	}
	f, known := fused(l.Activation)
	y := x.Conv2D(l.Weight, flux.ConvOptions{Stride: l.stride, Padding: l.padding, Groups: l.groups, Bias: l.Bias, Activation: f})
	if known || l.Activation == nil {
		return y
	}
	return l.Activation.Forward(y)
}

// String returns "Conv2D(3 → 16, 3×3, Padding(1), ReLU)".
func (l *Conv2DLayer) String() string {
	groups, stride, padding := max(1, l.groups), 1, 0
	if len(l.stride) == 1 && len(l.padding) == 1 {
		stride, padding = l.stride[0], l.padding[0]
	}
	var s strings.Builder
	fmt.Fprintf(&s, "Conv2D(%d → %d, %d×%d", l.Weight.Dim(1)*groups, l.Weight.Dim(0), l.Weight.Dim(2), l.Weight.Dim(3))
	for _, o := range []struct {
		name         string
		value, plain int
	}{{"Stride", stride, 1}, {"Padding", padding, 0}, {"Groups", groups, 1}} {
		if o.value != o.plain {
			fmt.Fprintf(&s, ", %s(%d)", o.name, o.value)
		}
	}
	if l.Activation != nil {
		s.WriteString(", " + label(l.Activation))
	}
	if l.Bias == nil {
		s.WriteString(", NoBias")
	}
	return s.String() + ")"
}
