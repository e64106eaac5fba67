// Package conv computes convolutions of float32 over one or two axes, and their
// gradients, with vector instructions, where the processor has them; what it
// leaves to its caller, and the definition that its tests compare with, are the
// loops of package kernels.
//
// The channels of the result lie in the lanes of the vectors, 16 or 32 of them,
// and a tile of neighbouring places in the registers. An element of the image is
// read where it lies and multiplied with a vector of weights, so nothing is
// unfolded, nothing is lost on narrow images, and strides cost nothing; only the
// sums are transposed to the layout of the images, on their way out, where the
// bias is added and ReLU applied. (Georganas and others, Anatomy of
// High-Performance Deep Learning Convolutions on SIMD Architectures, 2018, who
// keep the images in such blocks too.)
//
// The gradient with respect to the images is a convolution of the same kind; with
// a stride it is as many as there are remainders modulo it. The gradient with
// respect to the weights has the outputs in the lanes and taps in the registers.
package conv

//go:generate go run ./gen -out conv_amd64.s -stubs conv_amd64.go -pkg conv
