package flux

import (
	"slices"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/row"
)

var opGlobalAvgPool = operation{Name: "GlobalAvgPool"}

func init() {
	opGlobalAvgPool.Pullback = func(c *call) {
		x, g := c.Like(0), c.Grad
		size := x.shape[2:].Size()
		if g.scopes() != nil {
			c.Give(0, g.DivScalar(float64(size)).expand(x.shape))
			return
		}
		dx := blankLike(x)
		if g = g.dense(); x.dtype == Float32 {
			spreadMean(dx.f32, g.f32, size)
		} else {
			spreadMean(dx.f64, g.f64, size)
		}
		c.Give(0, dx)
	}
}

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
	t.mustBeSpatial("GlobalAvgPool")
	return t.globalMean(blankOnes(t))
}

// globalMean writes the mean over the axes from the third on to y, which has ones
// for these.
func (t *Tensor) globalMean(y *Tensor) *Tensor {
	x, planes := t.dense(), y.Size()
	size := t.shape[2:].Size()
	if t.dtype == Float32 {
		row.Sum(y.f32, x.f32, planes, size, 1, poll)
		divideBy(y.f32, float32(size))
	} else {
		row.Sum(y.f64, x.f64, planes, size, 1, poll)
		divideBy(y.f64, float64(size))
	}
	return record1(&opGlobalAvgPool, none{}, y, t)
}

// divideBy divides the elements of x by n.
func divideBy[T kernels.Float](x []T, n T) {
	for i := range x {
		x[i] /= n
	}
}

// spreadMean copies each element of x, divided by n, to n elements of dst.
func spreadMean[T kernels.Float](dst, x []T, n int) {
	for i, v := range x {
		v /= T(n)
		plane := dst[i*n:][:n]
		for j := range plane {
			plane[j] = v
		}
	}
}

// blankOnes returns a blank tensor like t with ones from the third axis on.
func blankOnes(t *Tensor) *Tensor {
	switch s := t.shape; len(s) {
	case 3:
		return blank3(t.dtype, s[0], s[1], 1)
	case 4:
		return blank4(t.dtype, s[0], s[1], 1, 1)
	}
	shape := t.Shape()
	for i := range shape[2:] {
		shape[2+i] = 1
	}
	return blank(t.dtype, shape)
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

// mustBeSpatial panics unless t has a spatial axis, and none is empty.
func (t *Tensor) mustBeSpatial(op string) {
	mustFloat(op, t)
	if len(t.shape) < 3 {
		panic(&ShapeError{Op: op, Want: Shape{-1, -1, -1}, Got: t.Shape(), Why: "the axes are batch, channels, and at least one spatial axis"})
	}
	if t.shape[2:].Size() == 0 {
		panic(&ShapeError{Op: op, Got: t.Shape(), Why: "a spatial axis is empty"})
	}
}

// flatSpatial returns t with one spatial axis, and the shape of the results.
func (t *Tensor) flatSpatial(op string) (*Tensor, Shape) {
	t.mustBeSpatial(op)
	size, shape := t.shape[2:].Size(), t.Shape()
	for i := range shape[2:] {
		shape[2+i] = 1
	}
	return t.reshape(Shape{t.shape[0], t.shape[1], size}), shape
}
