package kernels

import "gonum.org/v1/gonum/blas/gonum"

// A depthwise convolution does too little with an element to pay for unfolding
// the image: these loops go along the runs of one channel.

// depthwise is ConvForward for groups of one channel.
func depthwise[T Float](y, x, w []T, c *Conv, poll func()) {
	size, places, taps, step := volume(c.In), volume(c.Out), volume(c.Kernel), c.Stride[2]
	c.walk(poll, func(p *piece, xi, yi, wi int) {
		image := x[xi:][:size]
		for o := range c.Outputs {
			kernel, out := w[wi+o*taps:][:taps], y[yi+o*places:][:places]
			for _, r := range p.runs {
				addScaled(out[r.out:], 1, image[r.in:], step, r.n, kernel[r.tap])
			}
		}
	})
}

// depthwiseData is ConvData for groups of one channel.
func depthwiseData[T Float](x, y, w []T, c *Conv, poll func()) {
	size, places, taps, step := volume(c.In), volume(c.Out), volume(c.Kernel), c.Stride[2]
	c.walk(poll, func(p *piece, xi, yi, wi int) {
		image := x[xi:][:size]
		for o := range c.Outputs {
			kernel, out := w[wi+o*taps:][:taps], y[yi+o*places:][:places]
			for _, r := range p.runs {
				addScaled(image[r.in:], step, out[r.out:], 1, r.n, kernel[r.tap])
			}
		}
	})
}

// depthwiseWeight is ConvWeight for groups of one channel.
func depthwiseWeight[T Float](w, x, y []T, c *Conv, poll func()) {
	size, places, taps, step := volume(c.In), volume(c.Out), volume(c.Kernel), c.Stride[2]
	c.walk(poll, func(p *piece, xi, yi, wi int) {
		image := x[xi:][:size]
		for o := range c.Outputs {
			kernel, out := w[wi+o*taps:][:taps], y[yi+o*places:][:places]
			for _, r := range p.runs {
				kernel[r.tap] += inner(image[r.in:], step, out[r.out:], r.n)
			}
		}
	})
}

// addScaled computes dst[i·to] += a·x[i·from] for n elements.
func addScaled[T Float](dst []T, to int, x []T, from, n int, a T) {
	var engine gonum.Implementation
	switch dst := any(dst).(type) {
	case []float32:
		engine.Saxpy(n, float32(a), any(x).([]float32), from, dst, to)
	case []float64:
		engine.Daxpy(n, float64(a), any(x).([]float64), from, dst, to)
	}
}

// inner returns Σ x[i·from]·y[i] over n elements.
func inner[T Float](x []T, from int, y []T, n int) T {
	var engine gonum.Implementation
	switch x := any(x).(type) {
	case []float32:
		return T(engine.Sdot(n, x, from, any(y).([]float32), 1))
	case []float64:
		return T(engine.Ddot(n, x, from, any(y).([]float64), 1))
	}
	return 0
}
