package main

import (
	"fmt"

	"fluxrepl/flux"
)

// A filter is a convolution of n images of size×size.
type filter struct{ n, channels, out, kernel, size, padding int }

func (f filter) String() string {
	return fmt.Sprintf("conv_n%d_c%d_o%d_k%d_%d", f.n, f.channels, f.out, f.kernel, f.size)
}

// flops returns those of a forward pass.
func (f filter) flops() float64 {
	places := f.size + 2*f.padding - f.kernel + 1
	return 2 * float64(f.n*f.out*places*places) * float64(f.channels*f.kernel*f.kernel)
}

// convolutions are forward alone, and with the gradients of image, weights and
// bias.
func convolutions() []entry {
	var l []entry
	for _, f := range []filter{{32, 1, 6, 5, 28, 0}, {8, 64, 64, 3, 56, 1}, {64, 6, 16, 5, 14, 0}, {32, 16, 16, 3, 32, 1}} {
		both := entry{name: f.String() + "_fwdbwd", group: "convolutions", flops: 3 * f.flops(), prepare: f.both}
		if f.channels == 64 {
			both.goal = 1.1
		}
		l = append(l, entry{name: f.String() + "_fwd", group: "convolutions", flops: f.flops(), prepare: f.forward}, both)
	}
	return l
}

func (f filter) data() (x, weight *flux.Tensor, o flux.ConvOptions) {
	x = flux.Randn(f.n, f.channels, f.size, f.size)
	weight = flux.Randn(f.out, f.channels, f.kernel, f.kernel).MulScalar(0.1)
	return x, weight, flux.ConvOptions{Padding: []int{f.padding}, Bias: flux.Randn(f.out)}
}

func (f filter) forward() func() {
	x, weight, o := f.data()
	return func() { keep = x.Conv2D(weight, o) }
}

func (f filter) both() func() {
	x, weight, o := f.data()
	return pull(func() *flux.Tensor { return x.Conv2D(weight, o) }, x, weight, o.Bias)
}

// pull returns the work of computing f and pulling a gradient back through it.
func pull(f func() *flux.Tensor, wrt ...any) func() {
	seed := flux.RandnLike(f())
	return func() {
		y, back := flux.Pullback(f, wrt...)
		keep = y
		back(seed)
	}
}
