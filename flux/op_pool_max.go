package flux

import (
	"math"
	"slices"

	"fluxrepl/flux/internal/kernels"
)

var opMaxPool = operation{Name: "MaxPool"}

func init() {
	opMaxPool.Pullback = func(c *call) { c.Give(0, c.Grad.place(c.Node.Attrs.(pickAttrs))) }
}

// MaxPool returns the largest element of each window: t is [n, c, spatial…], with
// as many spatial axes, one to three, as the window has sizes, and so is the
// result; see [PoolOptions] for its spatial sizes. The axes before the spatial
// ones may also be fewer or more. Padding is −Inf, a window of nothing but
// padding gives −Inf, and NaN wins. The gradient goes to the element that was
// chosen, the first one of equals.
//
// It panics with a [*ShapeError] if the windows do not fit, and with a
// [*DomainError] if an option is out of range; so does all pooling.
func (t *Tensor) MaxPool(window []int, o PoolOptions) *Tensor {
	if t.isHalf() {
		return t.To(Float32).MaxPool(window, o).To(t.dtype)
	}
	if a, ok := o.square(t, window); ok {
		return t.maxSquare(a)
	}
	p := o.plan("MaxPool", t, window)
	if a, ok := p.square(t); ok && p.planes > 0 {
		return t.maxSquare(a)
	}
	y, _ := t.maxPool(p, t.scopes() != nil)
	return y
}

// MaxPoolWithIndices is [Tensor.MaxPool], together with the places that the
// elements were taken from, for [Tensor.MaxUnpool]: Int32 of the result's shape,
// the position among the spatial axes of t, row by row, as in PyTorch; −1 for a
// window of nothing but padding.
func (t *Tensor) MaxPoolWithIndices(window []int, o PoolOptions) (values, places *Tensor) {
	if t.isHalf() {
		values, places = t.To(Float32).MaxPoolWithIndices(window, o)
		return values.To(t.dtype), places
	}
	p := o.plan("MaxPoolWithIndices", t, window)
	if p.in > math.MaxInt32 {
		panic(&ShapeError{Op: "MaxPoolWithIndices", Got: t.Shape(), Why: "positions would need more than 32 bits"})
	}
	values, flat := t.maxPool(p, true)
	places = alloc(Int32, slices.Clone(p.shape))
	for i, at := range flat {
		if at < 0 {
			places.i32[i] = -1
		} else {
			places.i32[i] = int32(at % p.in)
		}
	}
	return values, places
}

// maxPool returns the largest elements, and their flat positions in t if they
// are wanted.
func (t *Tensor) maxPool(p *poolPlan, positions bool) (*Tensor, []int) {
	if p.planes == 0 {
		return t.reshape(p.shape), nil
	}
	x, out := t.dense(), alloc(t.dtype, p.shape)
	var flat []int
	if positions {
		flat = make([]int, p.shape.Size())
	}
	if t.dtype == Float32 {
		kernels.MaxPool(out.f32, flat, x.f32, &p.axes, poll)
	} else {
		kernels.MaxPool(out.f64, flat, x.f64, &p.axes, poll)
	}
	if !positions { // nobody followed t then: a scope that has opened since is another goroutine's
		return out, nil
	}
	return record1(&opMaxPool, pickAttrs{flat, t.shape}, out, t), flat
}

// MaxUnpool puts elements back to where [Tensor.MaxPoolWithIndices] took them
// from, with zeros around them: t and the Int32 places have the shape
// [n, c, spatial…], and the result has the spatial sizes that are given, one to
// three. −1 is nowhere. Of several elements with one place the last is kept, and
// has the gradient.
//
// It panics with a [*TypeError] or a [*ShapeError] unless the places are
// integers of t's shape, and with an [*IndexError] if one is out of range.
func (t *Tensor) MaxUnpool(places *Tensor, size ...int) *Tensor {
	const op = "MaxUnpool"
	mustFloat(op, t)
	at := indices(op, "places", places)
	if !places.shape.Equal(t.shape) {
		panic(&ShapeError{Op: op, Arg: "places", Want: t.Shape(), Got: places.Shape()})
	}
	t.mustSpatial(op, "size", size)
	lead := len(t.shape) - len(size)
	shape := append(slices.Clone(t.shape[:lead]), size...)
	flat := make([]int, shape.checked(op))
	for i := range flat {
		flat[i] = -1
	}
	from, to := t.shape[lead:].Size(), shape[lead:].Size()
	for i, j := range at {
		if j < -1 || j >= to {
			panic(&IndexError{Op: op, What: "index", Index: j, At: t.shape.position(i), Size: to})
		}
		if j >= 0 {
			flat[i/from*to+j] = i
		}
	}
	return t.pick(pickAttrs{flat, t.shape}, shape)
}

// position returns the index of element i, row by row.
func (s Shape) position(i int) []int {
	at := make([]int, len(s))
	for a := len(s) - 1; a >= 0; a-- {
		at[a], i = i%s[a], i/s[a]
	}
	return at
}
