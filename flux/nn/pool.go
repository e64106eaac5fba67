package nn

import (
	"fmt"

	"fluxrepl/flux"
)

// PoolLayer makes one number of each window of an image. MaxPool2D and
// MeanPool2D make one.
type PoolLayer struct {
	name   string
	window []int
	f      func(x *flux.Tensor, window []int, o flux.PoolOptions) *flux.Tensor
}

// MaxPool2D returns a layer that takes the largest element of each window of
// size × size elements: [n, c, h, w] becomes [n, c, ⌊h/size⌋, ⌊w/size⌋]. The
// windows lie side by side; what is left over at the end of an axis is dropped.
//
// It panics with a *flux.DomainError if size is not positive.
func MaxPool2D(size int) *PoolLayer { return pooling("MaxPool2D", size, (*flux.Tensor).MaxPool) }

// MeanPool2D is MaxPool2D with the mean of each window.
func MeanPool2D(size int) *PoolLayer { return pooling("MeanPool2D", size, (*flux.Tensor).AvgPool) }

func pooling(name string, size int, f func(*flux.Tensor, []int, flux.PoolOptions) *flux.Tensor) *PoolLayer {
	if size <= 0 {
		panic(&flux.DomainError{Op: name, Arg: "size", Want: "a positive number", Got: fmt.Sprint(size)})
	}
	return &PoolLayer{name, []int{size, size}, f}
}

// Forward returns the pooled images: x is [n, c, h, w] (or has fewer axes, or
// more, in front of the last two). It panics with a *flux.ShapeError if x has
// fewer than two axes or is smaller than a window.
func (l *PoolLayer) Forward(x *flux.Tensor) *flux.Tensor {
	if l == nil {
		panic(&LayerError{Op: "Pool.Forward", Why: "the layer is nil"})
	}
	return l.f(x, l.window, flux.PoolOptions{})
}

// String returns "MaxPool2D(2)".
func (l *PoolLayer) String() string { return fmt.Sprintf("%s(%d)", l.name, l.window[0]) }

// GlobalPoolLayer makes one number of each channel. GlobalMeanPool makes one.
type GlobalPoolLayer struct{}

// GlobalMeanPool returns a layer that takes the mean of each channel over its
// image: [n, c, h, w] becomes [n, c], as a Dense layer wants it. (Flux's
// GlobalMeanPool leaves axes of size 1, which take a Flatten.)
func GlobalMeanPool() *GlobalPoolLayer { return &GlobalPoolLayer{} }

// Forward returns the mean over the last two axes of x. It panics with a
// *flux.ShapeError if x has fewer than three axes, or if its images are empty.
func (l *GlobalPoolLayer) Forward(x *flux.Tensor) *flux.Tensor {
	if x.NDim() < 3 {
		panic(&flux.ShapeError{Op: "GlobalMeanPool", Want: flux.Shape{-1, -1, -1}, Got: x.Shape(), Why: "the axes are channels, height and width, and those in front"})
	}
	if x.Dim(-2)*x.Dim(-1) == 0 {
		panic(&flux.ShapeError{Op: "GlobalMeanPool", Got: x.Shape(), Why: "the images are empty"})
	}
	if x.NDim() == 4 {
		return x.GlobalAvgPool().Reshape(x.Dim(0), x.Dim(1))
	}
	return x.Mean(-2, -1)
}

// String returns "GlobalMeanPool".
func (l *GlobalPoolLayer) String() string { return "GlobalMeanPool" }
