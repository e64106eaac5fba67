package kernels

// Unfold writes the columns of every image: cols is
// [Batch, Groups·Inputs·Kernel…, Out…], and its row of a channel and a tap holds
// the elements that the places of the result meet through that tap.
func Unfold[T Float](cols, x []T, c *Conv, poll func()) {
	c.channels(poll, func(p *piece, xi, ci int) { unfold(cols[ci:], x[xi:], c, p, 1) })
}

// Fold is the reverse of Unfold: it adds every element of cols to the element of
// x that Unfold copies there.
func Fold[T Float](x, cols []T, c *Conv, poll func()) {
	c.channels(poll, func(p *piece, xi, ci int) { fold(x[xi:], cols[ci:], c, p, 1) })
}

// channels calls f with each channel of each image, all places in one piece.
func (c *Conv) channels(poll func(), f func(p *piece, x, cols int)) {
	places, taps := volume(c.Out), volume(c.Kernel)
	if c.Batch*c.Groups*c.Inputs == 0 {
		return
	}
	p := piece{n: places, runs: c.runs(nil, 0, places)}
	for i := range c.Batch * c.Groups * c.Inputs {
		poll()
		f(&p, i*volume(c.In), i*taps*places)
	}
}

// unfold writes the columns of a piece of an image of so many channels.
func unfold[T Float](cols, x []T, c *Conv, p *piece, channels int) {
	size, taps, step := volume(c.In), volume(c.Kernel), c.Stride[2]
	cols = cols[:channels*taps*p.n]
	if !p.full {
		clear(cols)
	}
	for ch := range channels {
		image, rows := x[ch*size:][:size], cols[ch*taps*p.n:][:taps*p.n]
		for _, r := range p.runs {
			dst := rows[r.tap*p.n+r.out-p.lo:][:r.n]
			if step == 1 {
				copy(dst, image[r.in:])
				continue
			}
			for i, at := 0, r.in; i < len(dst); i, at = i+1, at+step {
				dst[i] = image[at]
			}
		}
	}
}

// fold adds the columns of a piece to an image of so many channels.
func fold[T Float](x, cols []T, c *Conv, p *piece, channels int) {
	size, taps, step := volume(c.In), volume(c.Kernel), c.Stride[2]
	for ch := range channels {
		image, rows := x[ch*size:][:size], cols[ch*taps*p.n:][:taps*p.n]
		for _, r := range p.runs {
			addScaled(image[r.in:], step, rows[r.tap*p.n+r.out-p.lo:], 1, r.n, 1)
		}
	}
}
