package flux

import (
	"math"
	"slices"
	"strconv"
)

// A GridPadding says what lies beyond the border of a picture.
type GridPadding uint8

// The paddings: zeros; the nearest element of the border; or the picture
// reflected, at the centres of its border elements with corners aligned and at
// their outer edges otherwise.
const (
	GridZeros GridPadding = iota
	GridBorder
	GridReflection
)

var gridPaddingNames = [...]string{"GridZeros", "GridBorder", "GridReflection"}

// String returns the name.
func (p GridPadding) String() string {
	if int(p) < len(gridPaddingNames) {
		return gridPaddingNames[p]
	}
	return "GridPadding(" + strconv.Itoa(int(p)) + ")"
}

// GridOptions are the settings of [Tensor.GridSample]. The zero value is linear
// interpolation with zeros beyond the border.
type GridOptions struct {
	Mode    Interpolation // Linear, Nearest or Cubic
	Padding GridPadding
	// AlignCorners says that −1 and 1 are the centres of the first and the last
	// element of an axis, and not their outer edges. NNlib aligns always.
	AlignCorners bool
}

// GridSample returns the values of t at the points of a grid: t is
// [n, c, spatial…] with one to three spatial axes, grid is [n, places…, d] with as
// many axes of places and d numbers a point, from −1 to 1 across each axis, that of
// the last axis first: (x, y) on [n, c, h, w]. The result is [n, c, places…].
//
// Nearest rounds halves to the even element, and Cubic has a = −0.75. What a NaN
// in the grid points to is NaN (in PyTorch what −1 points to), and so is it for an
// infinity where the picture is reflected. Otherwise the numbers are PyTorch's.
// The grid has a gradient but with Nearest; it is 0 for a point on the border or
// beyond it with GridBorder, and on the border with GridReflection.
//
// It panics with a [*ShapeError] if the shapes do not fit or t has no elements in
// space, and with a [*DomainError] if an option is out of range.
//
// Jaderberg and others, Spatial Transformer Networks (2015), equations 3 to 7.
func (t *Tensor) GridSample(grid *Tensor, o GridOptions) *Tensor {
	const op = "GridSample"
	mustFloat(op, t)
	mustFloatArg(op, "grid", grid)
	mustMatch(op, t, grid)
	d := len(t.shape) - 2
	o.mustFit(op, t)
	want := append(append(Shape{t.shape[0]}, slices.Repeat([]int{-1}, d)...), d)
	if len(grid.shape) != len(want) || grid.shape[0] != want[0] || grid.shape[d+1] != d {
		panic(&ShapeError{Op: op, Arg: "grid", Want: want, Got: grid.Shape()})
	}
	n, space := t.shape[0], t.shape[2:]
	places := grid.shape[1 : 1+d].Size()
	shape := append(slices.Clone(t.shape[:2]), grid.shape[1:1+d]...)
	shape.checked(op)
	points := grid.reshape(Shape{n, places, d})
	weights, at := fill(alloc(t.dtype, Shape{n, places, 1}), 1), make([]int, n*places)
	for axis, size := range space {
		k := d - 1 - axis
		w, taps := o.along(size, points.Narrow(2, k, k+1).reshape(Shape{n, places}))
		Shape{n, places, weights.shape[2], w.shape[2]}.checked(op)
		at = cross(at, taps, weights.shape[2], w.shape[2], size)
		weights = weights.Unsqueeze(3).Mul(w.Unsqueeze(2)).Flatten(2)
	}
	x := t.reshape(Shape{n, t.shape[1], space.Size()})
	return x.sample(weights, sampleAttrs{at, weights.shape[2], space.Size()}).reshape(shape)
}

func (o GridOptions) mustFit(op string, t *Tensor) {
	if d := len(t.shape) - 2; d < 1 || d > 3 {
		panic(&ShapeError{Op: op, Want: Shape{-1, -1, -1, -1}, Got: t.Shape(), Why: "the axes are batch, channels, and one to three spatial axes"})
	}
	if t.shape[2:].Size() == 0 {
		panic(&ShapeError{Op: op, Got: t.Shape(), Why: "a spatial axis is empty"})
	}
	if o.Mode != Linear && o.Mode != Nearest && o.Mode != Cubic {
		panic(&DomainError{Op: op, Arg: "Mode", Want: "Linear, Nearest or Cubic", Got: o.Mode.String()})
	}
	if int(o.Padding) >= len(gridPaddingNames) {
		panic(&DomainError{Op: op, Arg: "Padding", Want: "GridZeros, GridBorder or GridReflection", Got: o.Padding.String()})
	}
}

// cross combines the taps along the axes before with those along a further one, of
// that size: each with each, and nowhere if one of them is.
func cross(before, taps []int, m, n, size int) []int {
	out := make([]int, 0, len(before)*n)
	for i, b := range before {
		for _, j := range taps[i/m*n:][:n] {
			if b < 0 || j < 0 {
				out = append(out, -1)
			} else {
				out = append(out, b*size+j)
			}
		}
	}
	return out
}

// along returns the weights [n, places, taps] and the elements of one axis that
// coordinates [n, places] point to.
func (o GridOptions) along(size int, grid *Tensor) (*Tensor, []int) {
	half := float64(size) / 2
	if o.AlignCorners {
		half = float64(size-1) / 2
	}
	u := o.fold(size, grid.MulScalar(half).AddScalar(float64(size-1)/2))
	where := u.constant().To(Float64).dense().f64
	base, below := make([]float64, len(where)), math.Floor
	first, count := 0, 2
	switch o.Mode {
	case Nearest:
		below, count = math.RoundToEven, 1
	case Cubic:
		first, count = -1, 4
	}
	taps := make([]int, 0, len(where)*count)
	for i, v := range where {
		base[i] = below(v)
		for k := range count {
			taps = append(taps, o.element(size, base[i]+float64(first+k)))
		}
	}
	f := u.Sub(New64(base, u.shape...).To(u.dtype))
	if o.Mode == Nearest { // 1, but NaN where the point is
		return f.constant().MulScalar(0).AddScalar(1).Unsqueeze(-1), taps
	}
	if o.Mode == Linear {
		return Stack(-1, f.Neg().AddScalar(1), f), taps
	}
	// Keys's weights for a = −0.75, written so that little cancels: the outer two
	// are a·f·e² and a·f²·e with e = 1 − f.
	e := f.Neg().AddScalar(1)
	near := func(x *Tensor) *Tensor { return x.MulScalar(1.25).AddScalar(-2.25).Mul(x.Square()).AddScalar(1) }
	fe := f.Mul(e).MulScalar(-0.75)
	return Stack(-1, fe.Mul(e), near(f), near(e), fe.Mul(f)), taps
}

// element returns the element at a whole coordinate, or −1 for nowhere. A NaN is
// element 0, whose weight will be NaN.
func (o GridOptions) element(size int, at float64) int {
	if o.Padding == GridReflection {
		_, at = o.reflect(size, at)
	}
	switch last := float64(size - 1); {
	case math.IsNaN(at):
		return 0
	case o.Padding != GridZeros:
		return int(min(max(at, 0), last))
	case at < 0 || at > last:
		return -1
	default:
		return int(at)
	}
}

// fold brings coordinates in elements to where their taps can be told: s·u + b
// with numbers s and b that are constant around each. For Linear and Nearest that
// is from the first to the last element, unless zeros are beyond. Farther out than
// any tap reaches one coordinate is as good as another, and none is infinite.
func (o GridOptions) fold(size int, u *Tensor) *Tensor {
	far := float64(size + 8)
	moved := false
	where := u.constant().To(Float64).dense().f64
	s, b := make([]float64, len(where)), make([]float64, len(where))
	for i, v := range where {
		s[i] = 1
		at := v
		switch {
		case o.Padding == GridReflection && math.IsInf(v, 0):
			s[i], at = 0, math.NaN()
		case o.Padding == GridReflection && o.Mode != Cubic:
			s[i], at = o.reflect(size, v)
			fallthrough
		case o.Padding == GridBorder && o.Mode != Cubic:
			if last := float64(size - 1); at <= 0 || at >= last {
				s[i], at = 0, min(max(at, 0), last)
			}
		case o.Padding != GridReflection && (v < -far || v > far):
			s[i], at = 0, math.Copysign(far, v)
		}
		if s[i] == 0 {
			moved, b[i] = true, at // also where v is infinite
		} else if at != v {
			moved, b[i] = true, at-s[i]*v
		}
	}
	if !moved {
		return u
	}
	like := func(x []float64) *Tensor { return New64(x, u.shape...).To(u.dtype) }
	return Where(like(s), u.Mul(like(s)), scalarLike(u, 0)).Add(like(b))
}

// reflect returns where a coordinate comes to lie between the mirrors, and the
// slope ±1 with which it moves there.
func (o GridOptions) reflect(size int, v float64) (slope, at float64) {
	low, span := -0.5, float64(size)
	if o.AlignCorners {
		low, span = 0, float64(size-1)
	}
	if span == 0 {
		return 0, 0
	}
	slope, v = 1, v-low
	if v < 0 {
		slope, v = -1, -v
	}
	turns, rest := math.Floor(v/span), math.Mod(v, span)
	if math.Mod(turns, 2) == 0 {
		return slope, rest + low
	}
	return -slope, span - rest + low
}
