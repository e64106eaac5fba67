package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/conv"
	"fluxrepl/flux/internal/pool"
)

// The three operations of a convolution y = x⋆w are linear in both operands, and
// each is what the pullbacks of the other two need:
//
//	y = Conv(x, w)         x̄ = ConvData(ȳ, w)    w̄ = ConvWeight(x, ȳ)
//	x = ConvData(y, w)     ȳ = Conv(x̄, w)        w̄ = ConvWeight(x̄, y)
//	w = ConvWeight(x, y)   x̄ = ConvData(y, w̄)    ȳ = Conv(x, w̄)
//
// So there are gradients of all orders. ConvData is the transposed convolution.
var (
	opConv       = operation{Name: "Conv"}
	opConvData   = operation{Name: "ConvTranspose"}
	opConvWeight = operation{Name: "ConvWeight"}
)

// convAttrs are the geometry of a convolution and the number of its axes.
type convAttrs struct {
	kernels.Conv
	axes int
	relu bool // Conv is followed by ReLU
}

func init() {
	opConv.Pullback = func(c *call) {
		a := c.Node.Attrs.(convAttrs)
		g := a.behind(c)
		a.relu = false
		if c.Needs(0) {
			c.Give(0, a.data(g, c.In(1), nil))
		}
		if c.Needs(1) {
			c.Give(1, a.weight(c.In(0), g))
		}
	}
	opConvData.Pullback = func(c *call) {
		a := c.Node.Attrs.(convAttrs)
		if c.Needs(0) {
			c.Give(0, a.forward(c.Grad, c.In(1), nil))
		}
		if c.Needs(1) {
			c.Give(1, a.weight(c.Grad, c.In(0)))
		}
		giveBias(c, c.Grad)
	}
	opConvWeight.Pullback = func(c *call) {
		a := c.Node.Attrs.(convAttrs)
		if c.Needs(0) {
			c.Give(0, a.data(c.In(1), c.Grad, nil))
		}
		if c.Needs(1) {
			c.Give(1, a.forward(c.In(0), c.Grad, nil))
		}
	}
}

// behind returns the gradient of what is before ReLU and the bias, if there are
// any, and hands on that of the bias.
func (a *convAttrs) behind(c *call) *Tensor {
	g, biased := c.Grad, len(c.Node.Inputs) == 3 && c.Needs(2)
	if !a.relu && !biased {
		return g
	}
	if g.dtype == Float32 && conv.CanBehind() && g.scopes() == nil && !anyFollowed(c.Node.Inputs) {
		return a.behind32(c, g.dense(), biased)
	}
	if a.relu {
		y := c.Out()
		g = ActReLU.pulled(g, y, y)
	}
	giveBias(c, g)
	return g
}

// behind32 is behind in one pass, for gradients that nobody differentiates again.
func (a *convAttrs) behind32(c *call, g *Tensor, biased bool) *Tensor {
	before := g
	var y, db []float32
	if a.relu {
		y, before = c.Out().dense().f32, blankLike(g)
	}
	if biased {
		bias := blank1(Float32, g.shape[1])
		db = bias.f32
		c.Give(2, bias)
	}
	conv.Behind(before.f32, db, g.f32, y, g.shape[0], g.shape[1], g.shape[2:].Size(), poll)
	return before
}

// giveBias hands on the gradient of the bias, if there is one.
func giveBias(c *call, g *Tensor) {
	if len(c.Node.Inputs) == 3 && c.Needs(2) {
		axes := make([]int, len(g.shape)-1)
		for i := range axes {
			axes[i] = i + min(i, 1) // all but axis 1
		}
		c.Give(2, g.Sum(axes...))
	}
}

// ConvOptions say how [Tensor.Conv1D], [Tensor.Conv2D] and [Tensor.Conv3D] move
// the kernel. The zero value is stride 1, dilation 1, no padding, one group.
// Stride, Dilation and Padding hold one number for every axis of the image, or
// one number in all.
type ConvOptions struct {
	// Stride is how far apart the places are, in elements: ≥ 1.
	Stride []int
	// Dilation is how far apart the taps of the kernel are: ≥ 1.
	Dilation []int
	// Padding is how many zeros stand around the image: ≥ 0. Two numbers an axis
	// are those before and after it: {before, after} in one dimension,
	// {top, bottom, left, right} in two. {(k−1)·dilation, 0} makes a
	// one-dimensional convolution causal. For anything but zeros, use
	// [Tensor.Pad] first.
	Padding []int
	// Same chooses the padding so that the result has ⌈size/stride⌉ places along
	// each axis: max(0, (⌈size/stride⌉ − 1)·stride + (k − 1)·dilation + 1 − size)
	// zeros, half of them on each side; an odd one stands at the end. This is
	// TensorFlow's "SAME", and PyTorch's "same", which has stride 1 only; Flux's
	// SamePad pads as for stride 1 whatever the stride, and puts the odd one at
	// the front.
	Same bool
	// Groups splits the channels of image and result in so many groups, of which
	// each sees only its own: 0 and 1 are one group. As many groups as channels
	// make a depthwise convolution.
	Groups int
	// Flipped turns the kernel around along each axis of the image: the
	// convolution of mathematics, and of Flux, where this is the default. With
	// it the weights of a Flux model serve as they lie in memory.
	Flipped bool
	// Bias [out], or nil, is added to each channel of the result.
	Bias *Tensor
	// Activation is applied to the result, in the same pass if it is ActReLU.
	Activation Activation
}

// Conv1D returns the cross-correlation of t [n, c, w] with weight
// [out, c/groups, k]: [n, out, w'] with
//
//	y[n, o, i] = bias[o] + Σ_c Σ_j weight[o, c, j] · t[n, c, i·stride + j·dilation − padding]
//
// where t is 0 outside, the sum is over the channels of o's group, and
// w' = ⌊(w + padding before and after − (k−1)·dilation − 1)/stride⌋ + 1. A single
// image [c, w] gives [out, w'].
//
// A NaN or an infinity of t reaches no place but those whose kernel meets it.
// Sizes of 0 are fine for n, c and out; an empty sum is 0.
//
// It panics with a [*TypeError] unless both have one floating type, with a
// [*ShapeError] if t has not 2 or 3 axes, if weight or the bias does not fit, or
// if the kernel covers more than the padded image, and with a [*DomainError] if
// an option is out of range or the groups do not divide the channels.
//
// The convention is that of PyTorch's conv1d. Dumoulin and Visin, A guide to
// convolution arithmetic for deep learning (2016), draw every case.
func (t *Tensor) Conv1D(weight *Tensor, o ConvOptions) *Tensor {
	return t.conv("Conv1D", 1, weight, o)
}

// Conv2D is [Tensor.Conv1D] over two axes: t [n, c, h, w] or [c, h, w] with
// weight [out, c/groups, kh, kw] gives [n, out, h', w'] or [out, h', w'].
func (t *Tensor) Conv2D(weight *Tensor, o ConvOptions) *Tensor {
	return t.conv("Conv2D", 2, weight, o)
}

// Conv3D is [Tensor.Conv1D] over three axes: t [n, c, d, h, w] or [c, d, h, w]
// with weight [out, c/groups, kd, kh, kw] gives [n, out, d', h', w'] or
// [out, d', h', w'].
func (t *Tensor) Conv3D(weight *Tensor, o ConvOptions) *Tensor {
	return t.conv("Conv3D", 3, weight, o)
}

func (t *Tensor) conv(op string, axes int, weight *Tensor, o ConvOptions) *Tensor {
	if t.isHalf() {
		s := inSingle(op, t, weight, o.Bias)
		o.Bias = s[2]
		return s[0].conv(op, axes, s[1], o).To(t.dtype)
	}
	x, single := t.images(op, axes)
	weight.mustKernel(op, x)
	s := newConvSteps(op, axes, o.Stride, o.Dilation, o.Padding, o.Same)
	a := convAttrs{Conv: s.geometry(x.shape[2:], weight.shape[2:]), axes: axes}
	s.channels(&a.Conv, o.Groups, x.shape[1], weight.shape[0])
	if weight.shape[1] != a.Inputs {
		panic(weight.misfit(op, -1, a.Inputs, x))
	}
	a.Batch, a.Flip = x.shape[0], o.Flipped
	a.mustFit(op, weight.shape[0], &a.Out)
	mustBias(op, o.Bias, x, weight.shape[0])
	mustActivate(op, o.Activation)
	if o.Activation == ActReLU {
		a.relu, o.Activation = true, NoActivation
	}
	return o.Activation.on(a.forward(x, weight, o.Bias)).unbatch(single)
}

// images gives a single image a batch of its own.
func (t *Tensor) images(op string, axes int) (x *Tensor, single bool) {
	mustFloat(op, t)
	switch len(t.shape) {
	case axes + 2:
		return t, false
	case axes + 1:
		return t.Unsqueeze(0), true
	}
	panic(&ShapeError{Op: op, Want: anyShape(axes + 2), Got: t.Shape(), Why: "images are [n, channels, sizes…], a single one [channels, sizes…]"})
}

// unbatch takes the batch of a single image away.
func (t *Tensor) unbatch(single bool) *Tensor {
	if single {
		return t.reshape(slices.Clone(t.shape[1:]))
	}
	return t
}

// anyShape is a shape to want of which only the number of axes is known.
func anyShape(n int) Shape { return slices.Repeat(Shape{-1}, n) }

// mustKernel panics unless t could be the weights of a convolution of x.
func (t *Tensor) mustKernel(op string, x *Tensor) {
	if t == nil {
		panic(&TypeError{Op: op, Arg: "weight", Want: "a tensor", Got: "nil"})
	}
	if t.dtype != x.dtype {
		panic(&TypeError{Op: op, Arg: "weight", Want: x.dtype.String(), Got: t.dtype.String(), Why: "image and weight must have one type; convert with To"})
	}
	if len(t.shape) != len(x.shape) {
		panic(t.misfit(op, -1, -1, x))
	}
}

// misfit says which first sizes the weights of a convolution of x should have.
func (t *Tensor) misfit(op string, first, second int, x *Tensor) *ShapeError {
	want := anyShape(len(x.shape))
	want[0], want[1] = first, second
	return &ShapeError{Op: op, Arg: "weight", Want: want, Got: t.Shape(), Why: "the images are " + x.shape.String()}
}

func mustBias(op string, b, x *Tensor, channels int) {
	switch {
	case b == nil:
	case b.dtype != x.dtype:
		panic(&TypeError{Op: op, Arg: "Bias", Want: x.dtype.String(), Got: b.dtype.String()})
	case !b.shape.Equal(Shape{channels}):
		panic(&ShapeError{Op: op, Arg: "Bias", Want: Shape{channels}, Got: b.Shape()})
	}
}

// mustFit panics unless a tensor may have so many channels and these sizes.
func (a *convAttrs) mustFit(op string, channels int, sizes *[3]int) {
	all := [5]int{a.Batch, channels}
	n := copy(all[2:], sizes[3-a.axes:])
	Shape(all[:2+n]).checked(op)
}

// image is the shape of the images.
func (a *convAttrs) image() Shape {
	return append(Shape{a.Batch, a.Groups * a.Inputs}, a.In[3-a.axes:]...)
}

// blank returns a blank tensor of n images or outputs with so many channels each.
func (a *convAttrs) blank(d DType, n, channels int, sizes *[3]int) *Tensor {
	switch a.axes {
	case 1:
		return blank3(d, n, channels, sizes[2])
	case 2:
		return blank4(d, n, channels, sizes[1], sizes[2])
	}
	return blank(d, append(Shape{n, channels}, sizes[3-a.axes:]...))
}

func (a convAttrs) forward(x, w, bias *Tensor) *Tensor {
	y := a.blank(x.dtype, a.Batch, a.Groups*a.Outputs, &a.Out)
	p, q, b := x.dense(), w.dense(), bias.denseIfAny()
	switch {
	case x.dtype == Float64:
		a.general64(kernels.ConvForward[float64], y, p, q, b)
	case !conv.Forward(y.f32, p.f32, q.f32, b.f32IfAny(), a.relu, &a.Conv, poll):
		a.general32(kernels.ConvForward[float32], y, p, q, b)
	default:
		return a.record(&opConv, y, x, w, bias)
	}
	switch {
	case !a.relu:
	case x.dtype == Float32:
		activate(ActReLU, y.f32, y.f32)
	default:
		activate(ActReLU, y.f64, y.f64)
	}
	return a.record(&opConv, y, x, w, bias)
}

func (a convAttrs) data(y, w, bias *Tensor) *Tensor {
	x := a.blank(y.dtype, a.Batch, a.Groups*a.Inputs, &a.In)
	p, q, b := y.dense(), w.dense(), bias.denseIfAny()
	switch {
	case y.dtype == Float64:
		a.general64(kernels.ConvData[float64], x, p, q, b)
	case !conv.Data(x.f32, p.f32, q.f32, b.f32IfAny(), &a.Conv, poll):
		a.general32(kernels.ConvData[float32], x, p, q, b)
	}
	return a.record(&opConvData, x, y, w, bias)
}

func (a convAttrs) weight(x, y *Tensor) *Tensor {
	w := a.blank(x.dtype, a.Groups*a.Outputs, a.Inputs, &a.Kernel)
	p, q := x.dense(), y.dense()
	switch {
	case x.dtype == Float64:
		a.general64(kernels.ConvWeight[float64], w, p, q, nil)
	case !conv.Weight(w.f32, p.f32, q.f32, &a.Conv, poll):
		a.general32(kernels.ConvWeight[float32], w, p, q, nil)
	}
	return a.record(&opConvWeight, w, x, y, nil)
}

// record notes one of the three, with the bias if there is one.
func (a convAttrs) record(op *operation, out, p, q, bias *Tensor) *Tensor {
	if bias != nil {
		return record(op, a, out, p, q, bias)
	}
	return record2(op, a, out, p, q)
}

// denseIfAny is dense, and nil for nil.
func (t *Tensor) denseIfAny() *Tensor {
	if t == nil {
		return nil
	}
	return t.dense()
}

// f32IfAny returns the elements of a dense tensor, none of nil.
func (t *Tensor) f32IfAny() []float32 {
	if t == nil {
		return nil
	}
	return t.f32
}

// The loops of package kernels compute one of the three: they add to a result that
// holds the bias, or zeros.
func (a convAttrs) general32(f func(out, p, q, scratch []float32, c *kernels.Conv, poll func()), out, x, y, bias *Tensor) {
	clear(out.f32)
	if bias != nil {
		kernels.RepeatAdd(out.f32, bias.f32, out.shape[2:].Size())
	}
	scratch := pool.Get[float32](a.Scratch())
	defer pool.Put(scratch)
	f(out.f32, x.f32, y.f32, scratch, &a.Conv, poll)
}

func (a convAttrs) general64(f func(out, p, q, scratch []float64, c *kernels.Conv, poll func()), out, x, y, bias *Tensor) {
	clear(out.f64)
	if bias != nil {
		kernels.RepeatAdd(out.f64, bias.f64, out.shape[2:].Size())
	}
	scratch := pool.Get[float64](a.Scratch())
	defer pool.Put(scratch)
	f(out.f64, x.f64, y.f64, scratch, &a.Conv, poll)
}
