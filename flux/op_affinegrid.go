package flux

import (
	"math"
	"slices"
)

// AffineGrid returns the grid for [Tensor.GridSample] that maps each place of a
// picture by an affine transformation: theta is [n, d, d+1] for one to three
// spatial axes, size has d sizes, and the result is [n, size…, d]. A place (x, y),
// from −1 to 1 across each axis, becomes theta·(x, y, 1)ᵀ; with alignCorners, −1
// and 1 are the centres of the first and the last element. It panics with a
// [*ShapeError] if theta and size do not fit, and with a [*DomainError] if a size
// is not positive.
//
// Jaderberg and others, Spatial Transformer Networks (2015), equation 1.
func AffineGrid(theta *Tensor, size []int, alignCorners bool) *Tensor {
	const op = "AffineGrid"
	mustFloat(op, theta)
	d := len(size)
	if d < 1 || d > 3 {
		panic(&ShapeError{Op: op, Arg: "size", Got: slices.Clone(size), Why: "there must be one to three sizes, one for each spatial axis"})
	}
	if len(theta.shape) != 3 || theta.shape[1] != d || theta.shape[2] != d+1 {
		panic(&ShapeError{Op: op, Want: Shape{-1, d, d + 1}, Got: theta.Shape()})
	}
	perAxis(op, "size", size, d, 1, 1)
	shape := append(append(Shape{theta.shape[0]}, size...), d)
	shape.checked(op)
	places := Shape(size).Size()
	Shape{places, d + 1}.checked(op)
	points := make([]float64, places*(d+1))
	for axis, n := range size {
		inner := Shape(size[axis+1:]).Size()
		k := d - 1 - axis
		for p := range places {
			points[p*(d+1)+k] = centre(p/inner%n, n, alignCorners)
			points[p*(d+1)+d] = 1
		}
	}
	return New64(points, places, d+1).To(theta.dtype).MatMulT(theta).reshape(shape)
}

// centre returns the coordinate of the centre of element i of n.
func centre(i, n int, aligned bool) float64 {
	switch {
	case !aligned:
		return float64(2*i+1)/float64(n) - 1
	case n == 1:
		return 0
	}
	return float64(2*i)/float64(n-1) - 1
}

// Rotate returns pictures turned around their centres by an angle in radians,
// anticlockwise as one looks at them, with the first row at the top: t is
// [n, c, h, w], and so is the result. It is [Tensor.GridSample] with the same
// options; for a gradient of the angle, use that with [AffineGrid]. It panics
// with a [*DomainError] unless the angle is finite.
func (t *Tensor) Rotate(angle float64, o GridOptions) *Tensor {
	const op = "Rotate"
	mustFloat(op, t)
	if len(t.shape) != 4 {
		panic(&ShapeError{Op: op, Want: Shape{-1, -1, -1, -1}, Got: t.Shape()})
	}
	o.mustFit(op, t)
	if math.IsNaN(angle) || math.IsInf(angle, 0) {
		panic(&DomainError{Op: op, Arg: "angle", Want: "a finite number", Got: format(angle)})
	}
	n, c, h, w := t.shape[0], t.shape[1], t.shape[2], t.shape[3]
	high, wide := float64(h), float64(w)
	if o.AlignCorners {
		high, wide = float64(max(1, h-1)), float64(max(1, w-1))
	}
	sin, cos := math.Sincos(angle)
	theta := New64([]float64{cos, -sin * high / wide, 0, sin * wide / high, cos, 0}, 1, 2, 3)
	grid := AffineGrid(theta, []int{h, w}, o.AlignCorners).To(t.dtype)
	return t.reshape(Shape{1, n * c, h, w}).GridSample(grid, o).reshape(t.Shape())
}
