package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/window"
)

// Windows of 2 by 2 side by side, the pooling of most models, have kernels of
// their own.
var (
	opMaxPoolSquare  = operation{Name: "MaxPool"}
	opMeanPoolSquare = operation{Name: "AvgPool"}
	opSpreadSquare   = operation{Name: "AvgPool"}
)

// squareAttrs are the images, and which of the four elements of each window was
// the largest: the bits of a tensor, whose memory is a step's.
type squareAttrs struct {
	window.Images
	of   Shape
	code *Tensor
}

func init() {
	opMaxPoolSquare.Pullback = func(c *call) {
		a, g := c.Node.Attrs.(squareAttrs), c.Grad
		if g.scopes() != nil || g.dtype != Float32 {
			c.Give(0, g.place(pickAttrs{a.flat(), a.of}))
			return
		}
		dx := blank(Float32, a.of)
		window.MaxBack(dx.f32, g.dense().f32, a.code.h, a.Images, poll)
		c.Give(0, dx)
	}
	opMeanPoolSquare.Pullback = func(c *call) { c.Give(0, c.Grad.spreadSquare(c.Node.Attrs.(squareAttrs))) }
	opSpreadSquare.Pullback = func(c *call) { c.Give(0, c.Grad.meanSquare(c.Node.Attrs.(squareAttrs))) }
}

// square returns the images if windows of these sizes and options that say no more
// are 2 by 2, side by side, over the last two axes of t, and there are some.
func (o *PoolOptions) square(t *Tensor, sizes []int) (a squareAttrs, ok bool) {
	if len(sizes) != 2 || sizes[0] != 2 || sizes[1] != 2 || o.Stride != nil || o.Padding != nil || o.Dilation != nil || o.Same || o.CeilMode || o.Divisor != 0 ||
		t == nil || t.dtype != Float32 || len(t.shape) < 2 || !window.Ready() {
		return a, false
	}
	n := len(t.shape)
	a = squareAttrs{Images: window.Images{Planes: t.shape[:n-2].Size(), Height: t.shape[n-2], Width: t.shape[n-1]}, of: t.shape}
	return a, a.Planes > 0 && a.Height > 1 && a.Width > 1
}

// square returns the images if the windows of p are 2 by 2, side by side, over
// the last two axes of t.
func (p *poolPlan) square(t *Tensor) (a squareAttrs, ok bool) {
	if t.dtype != Float32 || !window.Ready() || p.axes[0].Size != 1 || !arePairs(&p.axes[1]) || !arePairs(&p.axes[2]) {
		return a, false
	}
	return squareAttrs{Images: window.Images{Planes: t.Size() / p.in, Height: p.axes[1].Size, Width: p.axes[2].Size}, of: t.shape}, true
}

// arePairs reports whether the windows of an axis are pairs, side by side.
func arePairs(w *kernels.Windows) bool {
	if len(w.First) != w.Size/2 || w.Step != 1 {
		return false
	}
	for i, first := range w.First {
		if first != 2*i || w.Count[i] != 2 {
			return false
		}
	}
	return true
}

// blank returns a blank tensor with an element for each window.
func (a *squareAttrs) blank(d DType) *Tensor {
	rows, cols := a.Windows()
	switch n := len(a.of); n {
	case 2:
		return blank2(d, rows, cols)
	case 3:
		return blank3(d, a.of[0], rows, cols)
	case 4:
		return blank4(d, a.of[0], a.of[1], rows, cols)
	default:
		return blank(d, append(slices.Clone(a.of[:n-2]), rows, cols))
	}
}

// maxSquare is maxPool for such windows.
func (t *Tensor) maxSquare(a squareAttrs) *Tensor {
	out := a.blank(Float32)
	var code []uint16
	if t.scopes() != nil {
		a.code = a.blank(Float16)
		code = a.code.h
	}
	window.Max(out.f32, code, t.dense().f32, a.Images, poll)
	if code == nil { // nobody followed t then: a scope that has opened since is another goroutine's
		return out
	}
	return record1(&opMaxPoolSquare, a, out, t)
}

// flat returns the positions of the largest elements.
func (a *squareAttrs) flat() []int {
	rows, cols := a.Windows()
	flat := make([]int, len(a.code.h))
	for i, k := range a.code.h {
		plane, row, col := i/(rows*cols), i/cols%rows, i%cols
		flat[i] = (plane*a.Height+2*row+int(k)/2)*a.Width + 2*col + int(k)%2
	}
	return flat
}

// meanSquare returns the means of such windows, and spreadSquare its reverse.
func (t *Tensor) meanSquare(a squareAttrs) *Tensor {
	if t.dtype != Float32 {
		return t.To(Float32).meanSquare(a).To(t.dtype)
	}
	out := a.blank(Float32)
	window.Mean(out.f32, t.dense().f32, a.Images, poll)
	return record1(&opMeanPoolSquare, a, out, t)
}

func (t *Tensor) spreadSquare(a squareAttrs) *Tensor {
	if t.dtype != Float32 {
		return t.To(Float32).spreadSquare(a).To(t.dtype)
	}
	out := blank(Float32, a.of)
	window.MeanBack(out.f32, t.dense().f32, a.Images, poll)
	return record1(&opSpreadSquare, a, out, t)
}
