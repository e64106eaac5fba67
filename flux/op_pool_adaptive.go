package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
)

// AdaptiveAvgPool returns means of windows that are chosen so that the result has
// the given spatial sizes, one to three: t is [n, c, spatial…], and the result
// [n, c, size…]; −1 leaves an axis as it is. Along an axis of n elements, window i
// of m is ⌊i·n/m⌋ up to and without ⌈(i+1)·n/m⌉, so windows may overlap by one
// element and differ in size by one. That is PyTorch's rule; Flux lays windows of
// one size at a fixed stride and agrees where m divides n. The axes before the
// spatial ones may also be fewer or more.
//
// It panics with a [*DomainError] if a size is not positive, and with a
// [*ShapeError] if t has too few axes or an empty one.
func (t *Tensor) AdaptiveAvgPool(size ...int) *Tensor {
	if t.isHalf() {
		return t.To(Float32).AdaptiveAvgPool(size...).To(t.dtype)
	}
	p := adaptivePlan("AdaptiveAvgPool", t, size)
	if p.planes == 0 {
		return t.reshape(p.shape)
	}
	return t.resample(p.means(p.counts))
}

// AdaptiveMaxPool returns the largest elements of the windows of
// [Tensor.AdaptiveAvgPool]: NaN wins, and the gradient goes to the first of
// equals.
func (t *Tensor) AdaptiveMaxPool(size ...int) *Tensor {
	if t.isHalf() {
		return t.To(Float32).AdaptiveMaxPool(size...).To(t.dtype)
	}
	y, _ := t.maxPool(adaptivePlan("AdaptiveMaxPool", t, size), t.scopes() != nil)
	return y
}

func adaptivePlan(op string, t *Tensor, size []int) *poolPlan {
	mustFloat(op, t)
	t.mustSpatial(op, "size", size)
	n := len(size)
	lead := len(t.shape) - n
	size = slices.Clone(size)
	for i, m := range size {
		if m == -1 {
			size[i] = max(1, t.shape[lead+i])
		}
	}
	perAxis(op, "size", size, n, 1, 1)
	p := newPoolPlan(t.shape, lead)
	copy(p.shape[lead:], size)
	p.shape.checked(op)
	for i, m := range size {
		if t.shape[lead+i] == 0 {
			panic(&ShapeError{Op: op, Got: t.Shape(), Why: "a spatial axis is empty"})
		}
		if p.planes == 0 {
			continue // the windows could be many, and nobody looks through them
		}
		w := adaptiveWindows(t.shape[lead+i], m)
		p.set(i+3-n, w, w.Count)
	}
	return p
}

// adaptiveWindows returns m windows that cover an axis of n elements.
func adaptiveWindows(n, m int) kernels.Windows {
	w := kernels.Windows{Size: n, Step: 1, First: make([]int, m), Count: make([]int, m)}
	for i := range m {
		w.First[i] = i*(n/m) + i*(n%m)/m // ⌊i·n/m⌋, but i·n may not fit into an int
		w.Count[i] = (i+1)*(n/m) + ((i+1)*(n%m)+m-1)/m - w.First[i]
	}
	return w
}

// GlobalAvgPool returns the mean over all spatial axes, which stay with the size
// 1: t is [n, c, spatial…] with any number of spatial axes, the result
// [n, c, 1, …]. It panics with a [*ShapeError] if t has fewer than three axes or
// an empty spatial one.
func (t *Tensor) GlobalAvgPool() *Tensor {
	if t.isHalf() {
		return t.To(Float32).GlobalAvgPool().To(t.dtype)
	}
	x, shape := t.flatSpatial("GlobalAvgPool")
	return x.Mean(-1).reshape(shape)
}

// GlobalMaxPool returns the largest element over all spatial axes, like
// [Tensor.GlobalAvgPool]. NaN wins, and the gradient goes to the first of equals.
func (t *Tensor) GlobalMaxPool() *Tensor {
	if t.isHalf() {
		return t.To(Float32).GlobalMaxPool().To(t.dtype)
	}
	x, shape := t.flatSpatial("GlobalMaxPool")
	return x.AdaptiveMaxPool(1).reshape(shape)
}

// flatSpatial returns t with one spatial axis, and the shape of the results.
func (t *Tensor) flatSpatial(op string) (*Tensor, Shape) {
	mustFloat(op, t)
	if len(t.shape) < 3 {
		panic(&ShapeError{Op: op, Want: Shape{-1, -1, -1}, Got: t.Shape(), Why: "the axes are batch, channels, and at least one spatial axis"})
	}
	size := t.shape[2:].Size()
	if size == 0 {
		panic(&ShapeError{Op: op, Got: t.Shape(), Why: "a spatial axis is empty"})
	}
	shape := t.Shape()
	for i := range shape[2:] {
		shape[2+i] = 1
	}
	return t.reshape(Shape{t.shape[0], t.shape[1], size}), shape
}
