package flux

import (
	"fmt"
	"slices"
)

// PixelShuffle trades channels for resolution: t is [n, c·rᵈ, s₁, …, s_d] with any
// number d of spatial axes, the result [n, c, s₁·r, …, s_d·r]. The rᵈ channels that
// follow each other become a block, row by row, as in PyTorch. It panics with a
// [*DomainError] unless r is positive, and with a [*ShapeError] if t has fewer
// than three axes or rᵈ does not divide the channels.
//
// Shi and others, Real-Time Single Image and Video Super-Resolution Using an
// Efficient Sub-Pixel Convolutional Neural Network (2016).
func (t *Tensor) PixelShuffle(r int) *Tensor {
	const op = "PixelShuffle"
	d, block := t.shuffled(op, r)
	if t.shape[1]%block != 0 {
		panic(&ShapeError{Op: op, Got: t.Shape(), Why: fmt.Sprintf("%d does not divide the channels", block)})
	}
	// [n, c, r, …, s, …] to [n, c, s, r, …]
	apart, order, shape := Shape{t.shape[0], t.shape[1] / block}, []int{0, 1}, Shape{t.shape[0], t.shape[1] / block}
	for i := range d {
		apart = append(apart, r)
		order = append(order, 2+d+i, 2+i)
		Shape{t.shape[2+i], r}.checked(op)
		shape = append(shape, t.shape[2+i]*r)
	}
	shape.checked(op)
	apart = append(apart, t.shape[2:]...)
	return t.reshape(apart).Transpose(order...).reshape(shape)
}

// PixelUnshuffle is the reverse of [Tensor.PixelShuffle]: t is
// [n, c, s₁·r, …, s_d·r], the result [n, c·rᵈ, s₁, …, s_d]. It panics with a
// [*ShapeError] unless r divides each spatial size.
func (t *Tensor) PixelUnshuffle(r int) *Tensor {
	const op = "PixelUnshuffle"
	d, block := t.shuffled(op, r)
	Shape{t.shape[1], block}.checked(op)
	apart, order, shape := slices.Clone(t.shape[:2]), []int{0, 1}, Shape{t.shape[0], t.shape[1] * block}
	for i, s := range t.shape[2:] {
		if s%r != 0 {
			panic(&ShapeError{Op: op, Got: t.Shape(), Why: fmt.Sprintf("%d does not divide axis %d", r, 2+i)})
		}
		apart = append(apart, s/r, r)
		order = append(order, 3+2*i)
		shape = append(shape, s/r)
	}
	for i := range d {
		order = append(order, 2+2*i)
	}
	shape.checked(op)
	return t.reshape(apart).Transpose(order...).reshape(shape)
}

// shuffled returns the number of spatial axes, and the elements of a block with
// the side r.
func (t *Tensor) shuffled(op string, r int) (d, block int) {
	mustTensor(op, t)
	if len(t.shape) < 3 {
		panic(&ShapeError{Op: op, Want: Shape{-1, -1, -1}, Got: t.Shape(), Why: "the axes are batch, channels, and at least one spatial axis"})
	}
	if r < 1 || r > largestOption {
		panic(&DomainError{Op: op, Arg: "r", Want: "1 to 2³¹", Got: fmt.Sprint(r)})
	}
	d, block = len(t.shape)-2, 1
	for range d {
		if block *= r; block > maxSize {
			panic(&ShapeError{Op: op, Got: t.Shape(), Why: fmt.Sprintf("a block with the side %d has more than 2^33 elements", r)})
		}
	}
	return d, block
}
