package flux

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"fluxrepl/flux/internal/kernels"
)

// An Interpolation is a way to tell the values between elements. It works along
// each axis by itself, so that [Linear] is bilinear on two axes and trilinear on
// three.
type Interpolation uint8

// The interpolations. NearestExact is the one that agrees with other image
// libraries: Nearest takes the element before, as PyTorch does for the sake of
// old versions. Cubic is that of Keys (Cubic Convolution Interpolation for
// Digital Image Processing, 1981) with a = −0.75. Area is the mean of the
// elements that an element of the result covers, as [Tensor.AdaptiveAvgPool]
// chooses them.
const (
	Linear Interpolation = iota
	Nearest
	NearestExact
	Cubic
	Area
)

var interpolationNames = [...]string{"Linear", "Nearest", "NearestExact", "Cubic", "Area"}

// String returns the name.
func (m Interpolation) String() string {
	if int(m) < len(interpolationNames) {
		return interpolationNames[m]
	}
	return "Interpolation(" + strconv.Itoa(int(m)) + ")"
}

// ResizeOptions are the settings of [Tensor.Resize] and [Tensor.Upsample]. The
// zero value is linear interpolation with the corners of the pictures aligned,
// rather than the centres of their corner elements.
type ResizeOptions struct {
	Mode Interpolation
	// AlignCorners lays the first and the last elements of both tensors on each
	// other. It is for Linear and Cubic.
	AlignCorners bool
	// Antialias widens the window of Linear and Cubic where the result is smaller,
	// so that every element counts, and uses a = −0.5 in Cubic: both as the
	// Python Imaging Library does.
	Antialias bool
}

// Resize returns t interpolated to the given spatial sizes, one for each of the
// last axes: t is [n, c, spatial…], the result [n, c, size…]. The axes before the
// spatial ones may also be fewer or more.
//
// Element i of m along an axis of n lies at n/m·(i + ½) − ½, or at
// (n − 1)/(m − 1)·i with o.AlignCorners; Nearest takes element ⌊n/m·i⌋, and
// NearestExact ⌊n/m·(i + ½)⌋. Beyond the border, elements repeat. Every number is
// PyTorch's. Flux always aligns corners. Nearest and NearestExact, which only move
// elements, take any element type: masks and labels, for one.
//
// It panics with a [*ShapeError] if t has too few axes or an empty one, and with
// a [*DomainError] if a size is not positive or an option does not fit the mode.
func (t *Tensor) Resize(size []int, o ResizeOptions) *Tensor {
	const op = "Resize"
	o.mustHave(op, t)
	mustSizes(op, "size", t, size)
	steps := make([]ratio, len(size))
	for i, n := range t.shape[len(t.shape)-len(size):] {
		steps[i] = ratio{float64(n), float64(size[i])}
	}
	return t.resize(op, size, steps, o)
}

// Upsample returns t interpolated to ⌊scale·n⌋ elements along each of its last
// axes of n elements, one scale an axis; the rest is as with [Tensor.Resize], but
// that the scale itself, not the quotient of the sizes, tells where elements lie.
// A scale below 1 makes t smaller.
//
// It panics with a [*DomainError] if a scale is not positive and finite.
func (t *Tensor) Upsample(scale []float64, o ResizeOptions) *Tensor {
	const op = "Upsample"
	o.mustHave(op, t)
	size := make([]int, len(scale))
	for i := range size {
		size[i] = 1
	}
	mustSizes(op, "scale", t, size)
	steps := make([]ratio, len(scale))
	for i, n := range t.shape[len(t.shape)-len(size):] {
		m := math.Floor(scale[i] * float64(n))
		if !(m >= 1 && m <= largestOption) {
			panic(&DomainError{Op: op, Arg: "scale", Want: fmt.Sprintf("a number that makes 1 to 2³¹ elements of %d", n), Got: format(scale[i])})
		}
		size[i], steps[i] = int(m), ratio{1, scale[i]}
	}
	return t.resize(op, size, steps, o)
}

// moves reports whether the interpolation only chooses elements.
func (m Interpolation) moves() bool { return m == Nearest || m == NearestExact }

// mustHave panics unless t has elements of a type that o can do with: those that
// are only moved may be any.
func (o ResizeOptions) mustHave(op string, t *Tensor) {
	mustTensor(op, t)
	if !o.Mode.moves() && !t.dtype.half() {
		mustFloat(op, t)
	}
}

// mustSizes panics unless there are sizes, all positive, for axes of t that have
// elements.
func mustSizes(op, arg string, t *Tensor, sizes []int) {
	t.mustSpatial(op, arg, sizes)
	perAxis(op, arg, sizes, len(sizes), 1, 1)
	for i, n := range t.shape[len(t.shape)-len(sizes):] {
		if n == 0 {
			panic(&ShapeError{Op: op, Got: t.Shape(), Why: fmt.Sprintf("axis %d is empty", len(t.shape)-len(sizes)+i)})
		}
	}
}

func (t *Tensor) resize(op string, size []int, steps []ratio, o ResizeOptions) *Tensor {
	lead := len(t.shape) - len(size)
	shape := append(slices.Clone(t.shape[:lead]), size...)
	shape.checked(op)
	smooth := o.Mode == Linear || o.Mode == Cubic
	switch {
	case int(o.Mode) >= len(interpolationNames):
		panic(&DomainError{Op: op, Arg: "Mode", Want: "an Interpolation of this package", Got: o.Mode.String()})
	case o.AlignCorners && !smooth:
		panic(&DomainError{Op: op, Arg: "AlignCorners", Want: "Linear or Cubic with it", Got: o.Mode.String()})
	case o.Antialias && (!smooth || o.AlignCorners):
		panic(&DomainError{Op: op, Arg: "Antialias", Want: "Linear or Cubic with it, and no AlignCorners", Got: o.Mode.String()})
	}
	if t.Size() == 0 {
		return t.reshape(shape)
	}
	switch {
	case t.dtype.half() && !o.Mode.moves():
		return t.To(Float32).resize(op, size, steps, o).To(t.dtype)
	case t.dtype != Float32 && t.dtype != Float64:
		for i, m := range size {
			t = t.IndexSelect(lead+i, interpolation(t.shape[lead+i], m, steps[i], 0.5, o).Column)
		}
		return t
	}
	var a resampleAttrs
	for i, m := range size {
		n := t.shape[lead+i]
		step, shift := steps[i], 0.5
		if o.AlignCorners {
			step, shift = ratio{float64(n - 1), float64(max(1, m-1))}, 0
		}
		if o.Mode == Area {
			w := adaptiveWindows(n, m)
			a.add(i-len(size), windowMap(&w, w.Count))
			continue
		}
		a.add(i-len(size), axisMap{sparse: interpolation(n, m, step, shift, o)})
	}
	return t.resample(a)
}

// ratio is a quotient that has not been rounded, so that a product with it that
// is whole comes out whole.
type ratio struct{ n, d float64 }

func (r ratio) times(x float64) float64 { return x * r.n / r.d }

// interpolation returns the matrix that makes m elements of n, at the distance
// of step.
func interpolation(n, m int, step ratio, shift float64, o ResizeOptions) *kernels.Sparse {
	s := &kernels.Sparse{Columns: n, Start: append(make([]int, 0, m+1), 0)}
	for i := range m {
		switch {
		case o.Antialias:
			antialias(s, n, step.times(float64(i)+0.5), max(step.times(1), 1), o.Mode)
		case o.Mode == Linear:
			j, f := split(max(0, step.times(float64(i)+shift)-shift))
			if j >= n-1 {
				j, f = n-1, 0
			}
			s.Add(j, 1-f)
			s.Add(j+1, f)
		case o.Mode == Nearest:
			s.Add(min(int(step.times(float64(i))), n-1), 1)
		case o.Mode == NearestExact:
			s.Add(min(int(step.times(float64(i)+0.5)), n-1), 1)
		case o.Mode == Cubic:
			j, f := split(step.times(float64(i)+shift) - shift)
			for k := -1; k <= 2; k++ {
				s.Add(min(max(j+k, 0), n-1), keys(float64(k)-f, -0.75))
			}
		}
		s.End()
	}
	return s
}

// split returns the whole number below x and what is left.
func split(x float64) (int, float64) {
	f := math.Floor(x)
	return int(f), x - f
}

// antialias fills the row of the point at, in units in which element j lies from j
// to j+1: weights fall off with the distance in units of the step.
func antialias(s *kernels.Sparse, n int, at, step float64, mode Interpolation) {
	weight := func(x float64) float64 { return max(0, 1-math.Abs(x)) }
	reach := step
	if mode == Cubic {
		weight, reach = func(x float64) float64 { return keys(x, -0.5) }, 2*step
	}
	lo, hi := max(int(at-reach+0.5), 0), min(int(at+reach+0.5), n)
	sum := 0.0
	for j := lo; j < hi; j++ {
		sum += weight((float64(j) + 0.5 - at) / step)
	}
	for j := lo; j < hi; j++ {
		s.Add(j, weight((float64(j)+0.5-at)/step)/sum)
	}
}

// keys is the weight of an element at the distance x in cubic convolution (Keys
// 1981, equation 4).
func keys(x, a float64) float64 {
	x = math.Abs(x)
	switch {
	case x <= 1:
		return ((a+2)*x-(a+3))*x*x + 1
	case x < 2:
		return ((x-5)*x+8)*x*a - 4*a
	}
	return 0
}
