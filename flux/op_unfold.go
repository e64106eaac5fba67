package flux

import (
	"fmt"
	"slices"

	"fluxrepl/flux/internal/kernels"
)

// Unfold copies elements to the places that meet them and Fold adds them up
// again, so each is the other's pullback.
var (
	opUnfold = operation{Name: "Unfold"}
	opFold   = operation{Name: "Fold"}
)

func init() {
	opUnfold.Pullback = func(c *call) { c.Give(0, c.Node.Attrs.(convAttrs).fold(c.Grad)) }
	opFold.Pullback = func(c *call) { c.Give(0, c.Node.Attrs.(convAttrs).unfold(c.Grad)) }
}

// UnfoldOptions say how [Tensor.Unfold] and [Tensor.Fold] move the kernel, with
// the meaning that the fields have in [ConvOptions].
type UnfoldOptions struct {
	Stride, Dilation, Padding []int
	Same                      bool
}

// Unfold returns what a convolution multiplies with: for t [n, c, sizes…] with as
// many sizes as the kernel, one to three, the result is [n, c·taps, places].
// Column l holds what the kernel covers at place l of the convolution's result,
// its places counted row by row, channel by channel and within one tap by tap;
// padding gives 0. So
//
//	weight.Reshape(out, c·taps).MatMul(t.Unfold(kernel, o))
//
// is the convolution, its places in one axis. A single image [c, sizes…] gives
// [c·taps, places].
//
// It panics with a [*ShapeError] if the axes or the sizes do not fit and with a
// [*DomainError] if an option is out of range. It is PyTorch's
// torch.nn.functional.unfold, for one to three axes, and not torch.Tensor.unfold.
func (t *Tensor) Unfold(kernel []int, o UnfoldOptions) *Tensor {
	if t.isHalf() {
		return t.To(Float32).Unfold(kernel, o).To(t.dtype)
	}
	const op = "Unfold"
	s := unfoldSteps(op, kernel, o)
	x, single := t.images(op, len(kernel))
	a := convAttrs{Conv: s.geometry(x.shape[2:], kernel), axes: len(kernel)}
	a.Batch, a.Groups, a.Inputs = x.shape[0], 1, x.shape[1]
	a.columns(op).checked(op)
	return a.unfold(x).unbatch(single)
}

// Fold is the reverse of [Tensor.Unfold]: from t [n, c·taps, places] it makes
// [n, c, size…], each element the sum of those that Unfold would have copied from
// it; from [c·taps, places] it makes [c, size…]. Fold of Unfold therefore
// multiplies every element by the number of places that meet it.
//
// It panics with a [*ShapeError] if the taps do not divide the first size or
// there are not as many places as kernel and options give for that size.
func (t *Tensor) Fold(size, kernel []int, o UnfoldOptions) *Tensor {
	if t.isHalf() {
		return t.To(Float32).Fold(size, kernel, o).To(t.dtype)
	}
	const op = "Fold"
	s := unfoldSteps(op, kernel, o)
	if len(size) != len(kernel) {
		panic(&ShapeError{Op: op, Arg: "size", Want: anyShape(len(kernel)), Got: slices.Clone(size)})
	}
	Shape(size).checked(op)
	taps := Shape(kernel).checked(op)
	a := convAttrs{Conv: s.geometry(size, kernel), axes: len(kernel)}
	x, single := t.images(op, 1)
	places := Shape(a.Out[:]).checked(op)
	if x.shape[1]%taps != 0 || x.shape[2] != places {
		panic(&ShapeError{Op: op, Want: Shape{-1, -1, places}, Got: x.Shape(), Why: fmt.Sprintf(
			"a kernel %v has %d taps, which divide the first size, and %d places over %v", Shape(kernel), taps, places, Shape(size))})
	}
	a.Batch, a.Groups, a.Inputs = x.shape[0], 1, x.shape[1]/taps
	a.image().checked(op)
	return a.fold(x).unbatch(single)
}

func unfoldSteps(op string, kernel []int, o UnfoldOptions) convSteps {
	if len(kernel) < 1 || len(kernel) > 3 {
		panic(&ShapeError{Op: op, Arg: "kernel", Got: slices.Clone(kernel), Why: "a kernel has one to three axes"})
	}
	return newConvSteps(op, len(kernel), o.Stride, o.Dilation, o.Padding, o.Same)
}

// columns is the shape of unfolded images.
func (a *convAttrs) columns(op string) Shape {
	taps := Shape(a.Kernel[:]).checked(op)
	Shape{a.Inputs, taps}.checked(op)
	return Shape{a.Batch, a.Inputs * taps, Shape(a.Out[:]).checked(op)}
}

func (a convAttrs) unfold(t *Tensor) *Tensor {
	x := t.dense()
	out := alloc(t.dtype, a.columns("Unfold"))
	if t.dtype == Float32 {
		kernels.Unfold(out.f32, x.f32, &a.Conv, poll)
	} else {
		kernels.Unfold(out.f64, x.f64, &a.Conv, poll)
	}
	return record1(&opUnfold, a, out, t)
}

func (a convAttrs) fold(t *Tensor) *Tensor {
	x := t.dense()
	out := alloc(t.dtype, a.image())
	if t.dtype == Float32 {
		kernels.Fold(out.f32, x.f32, &a.Conv, poll)
	} else {
		kernels.Fold(out.f64, x.f64, &a.Conv, poll)
	}
	return record1(&opFold, a, out, t)
}
