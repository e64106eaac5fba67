package flux

import "fmt"

// ConvTransposeOptions are [ConvOptions] for [Tensor.ConvTranspose1D],
// [Tensor.ConvTranspose2D] and [Tensor.ConvTranspose3D]: they describe the
// convolution that is turned around, so Padding takes elements away from the
// result.
type ConvTransposeOptions struct {
	Stride, Dilation, Padding []int
	// OutputPadding makes the result so much larger at the end of each axis:
	// ≥ 0 and less than the stride or the dilation. With a stride, convolutions
	// of several sizes have results of one size; this says which is meant.
	OutputPadding []int
	// Same makes a result of size·stride along each axis, the image that
	// [ConvOptions] with Same and this stride shrinks to t. It excludes Padding
	// and OutputPadding.
	Same    bool
	Groups  int
	Flipped bool
	// Bias [out], or nil, is added to each channel of the result.
	Bias *Tensor
}

// ConvTranspose1D returns the transposed convolution of t [n, c, w] with weight
// [c, out/groups, k]: [n, out, w'] with w' = (w − 1)·stride + (k−1)·dilation + 1 −
// padding before and after + output padding. Every element of t adds the kernel,
// times itself, to the result:
//
//	y[n, o, i·stride + j·dilation − padding] += weight[c, o, j] · t[n, c, i]
//
// where what falls outside is dropped. It is the gradient of a convolution with
// respect to its images: for the same weight and options,
// ⟨x.Conv1D(weight), t⟩ = ⟨x, t.ConvTranspose1D(weight)⟩. A single image [c, w]
// gives [out, w'].
//
// It panics as [Tensor.Conv1D] does; an axis of the result must have an element,
// and so must one of t. The convention is that of PyTorch's conv_transpose1d.
func (t *Tensor) ConvTranspose1D(weight *Tensor, o ConvTransposeOptions) *Tensor {
	return t.convTranspose("ConvTranspose1D", 1, weight, o)
}

// ConvTranspose2D is [Tensor.ConvTranspose1D] over two axes: t [n, c, h, w] or
// [c, h, w] with weight [c, out/groups, kh, kw] gives [n, out, h', w'] or
// [out, h', w'].
func (t *Tensor) ConvTranspose2D(weight *Tensor, o ConvTransposeOptions) *Tensor {
	return t.convTranspose("ConvTranspose2D", 2, weight, o)
}

// ConvTranspose3D is [Tensor.ConvTranspose1D] over three axes: t [n, c, d, h, w]
// or [c, d, h, w] with weight [c, out/groups, kd, kh, kw] gives
// [n, out, d', h', w'] or [out, d', h', w'].
func (t *Tensor) ConvTranspose3D(weight *Tensor, o ConvTransposeOptions) *Tensor {
	return t.convTranspose("ConvTranspose3D", 3, weight, o)
}

func (t *Tensor) convTranspose(op string, axes int, weight *Tensor, o ConvTransposeOptions) *Tensor {
	if t.isHalf() {
		s := inSingle(op, t, weight, o.Bias)
		o.Bias = s[2]
		return s[0].convTranspose(op, axes, s[1], o).To(t.dtype)
	}
	x, single := t.images(op, axes)
	weight.mustKernel(op, x)
	if weight.shape[0] != x.shape[1] {
		panic(weight.misfit(op, x.shape[1], -1, x))
	}
	s := newConvSteps(op, axes, o.Stride, o.Dilation, o.Padding, o.Same)
	a := convAttrs{Conv: s.transposed(x.shape[2:], weight.shape[2:], s.outputPadding(o.OutputPadding)), axes: axes}
	groups := max(1, o.Groups)
	Shape{weight.shape[1], groups}.checked(op)
	s.channels(&a.Conv, o.Groups, weight.shape[1]*groups, x.shape[1])
	a.Batch, a.Flip = x.shape[0], o.Flipped
	a.mustFit(op, a.Groups*a.Inputs, &a.In)
	mustBias(op, o.Bias, x, a.Groups*a.Inputs)
	return a.data(x, weight, o.Bias).unbatch(single)
}

func (s *convSteps) outputPadding(given []int) [3]int {
	if s.same && len(given) > 0 {
		panic(&DomainError{Op: s.op, Arg: "OutputPadding", Want: "none, since Same chooses the size", Got: fmt.Sprint(given)})
	}
	numbers := perAxis(s.op, "OutputPadding", given, s.axes, 0, 0)
	extra := on3(numbers[:s.axes], 0)
	for i, n := range extra {
		if n >= max(s.stride[i], s.dilation[i]) {
			panic(&DomainError{Op: s.op, Arg: "OutputPadding", Want: "numbers less than the stride or the dilation", Got: fmt.Sprint(given)})
		}
	}
	return extra
}
