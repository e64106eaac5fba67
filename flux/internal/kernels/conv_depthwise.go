package kernels

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
				scaledFrom(out[r.out:][:r.n], image[r.in:], kernel[r.tap], step)
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
				scaledTo(image[r.in:], out[r.out:][:r.n], kernel[r.tap], step)
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
				kernel[r.tap] += inner(out[r.out:][:r.n], image[r.in:], step)
			}
		}
	})
}

// scaledFrom computes dst[i] += a·x[i·step].
func scaledFrom[T Float](dst, x []T, a T, step int) {
	if step == 1 {
		x = x[:len(dst)]
		for i := range dst {
			dst[i] += a * x[i]
		}
		return
	}
	for i, at := 0, 0; i < len(dst); i, at = i+1, at+step {
		dst[i] += a * x[at]
	}
}

// scaledTo computes dst[i·step] += a·x[i].
func scaledTo[T Float](dst, x []T, a T, step int) {
	if step == 1 {
		scaledFrom(dst[:len(x)], x, a, 1)
		return
	}
	for i, at := 0, 0; i < len(x); i, at = i+1, at+step {
		dst[at] += a * x[i]
	}
}

// inner returns Σ y[i]·x[i·step].
func inner[T Float](y, x []T, step int) T {
	var s0, s1, s2, s3 T // four sums do not wait for one another
	i, at := 0, 0
	for ; i+4 <= len(y); i, at = i+4, at+4*step {
		s0 += y[i] * x[at]
		s1 += y[i+1] * x[at+step]
		s2 += y[i+2] * x[at+2*step]
		s3 += y[i+3] * x[at+3*step]
	}
	for ; i < len(y); i, at = i+1, at+step {
		s0 += y[i] * x[at]
	}
	return s0 + s1 + (s2 + s3)
}
