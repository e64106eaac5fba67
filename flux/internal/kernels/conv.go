package kernels

import "gonum.org/v1/gonum/blas"

// A Conv is the geometry of a convolution over three axes. One over fewer has
// axes of size 1 in front.
//
// The images are [Batch, Groups·Inputs, In…], the weights
// [Groups·Outputs, Inputs, Kernel…], the results [Batch, Groups·Outputs, Out…].
// Along each axis place o of the result meets, through tap t of the kernel,
// element o·Stride + t·Dilation − Pad of the image, or a 0 outside of it.
type Conv struct {
	Batch, Groups         int
	Inputs, Outputs       int // channels of one group
	In, Kernel, Out       [3]int
	Stride, Dilation, Pad [3]int
	Flip                  bool // the weights are read back to front
}

func volume(s [3]int) int { return s[0] * s[1] * s[2] }

// A run is a row of neighbouring places of the result that meet the image
// through one tap: place out+i meets element in + i·stride.
type run struct{ tap, out, in, n int }

// runs lists the runs of n places from lo on, tap by tap. What it leaves out
// meets the padding. Everything that a convolution does to one channel follows
// from this list, so the padding and the bounds are dealt with nowhere else.
func (c *Conv) runs(list []run, lo, n int) []run {
	taps, line := volume(c.Kernel), c.Out[2]
	for t := range taps {
		t0, t1, t2 := t/(c.Kernel[1]*c.Kernel[2]), t/c.Kernel[2]%c.Kernel[1], t%c.Kernel[2]
		shift := t2*c.Dilation[2] - c.Pad[2]
		first, end := ceil(-shift, c.Stride[2]), ceil(c.In[2]-shift, c.Stride[2])
		tap := t
		if c.Flip {
			tap = taps - 1 - t
		}
		for p := lo; p < lo+n; {
			l, from := p/line, p%line
			to := min(line, from+lo+n-p)
			p += to - from
			a := l/c.Out[1]*c.Stride[0] + t0*c.Dilation[0] - c.Pad[0]
			b := l%c.Out[1]*c.Stride[1] + t1*c.Dilation[1] - c.Pad[1]
			from, to = max(from, first), min(to, end)
			if from < to && a >= 0 && a < c.In[0] && b >= 0 && b < c.In[1] {
				in := (a*c.In[1]+b)*c.In[2] + from*c.Stride[2] + shift
				list = join(list, run{tap, l*line + from, in, to - from}, c.Stride[2])
			}
		}
	}
	return list
}

// join appends r to the list, or makes the last run longer if r goes on where
// that ends: kernels of one column, images of one column.
func join(list []run, r run, step int) []run {
	if len(list) > 0 && step == 1 {
		last := &list[len(list)-1]
		if last.tap == r.tap && last.out+last.n == r.out && last.in+last.n == r.in {
			last.n += r.n
			return list
		}
	}
	return append(list, r)
}

// ceil is ⌈a/b⌉, but 0 for negative a.
func ceil(a, b int) int { return (max(a, 0) + b - 1) / b }

// scratch is how many elements of the unfolded image are worked on at a time:
// with float32 a megabyte, half of a second-level cache. With less of it, images of
// few places and many channels would be cut into products of a few columns.
const scratch = 1 << 18

// pieces returns how many places of the result are worked on at a time, so that
// the unfolded image takes as much memory as scratch, or one column.
func (c *Conv) pieces() int {
	places := volume(c.Out)
	most := max(1, scratch/(c.Inputs*volume(c.Kernel)))
	if most >= places {
		return places
	}
	count := (places + most - 1) / most
	return (places + count - 1) / count
}

// plain reports whether the unfolded image is the image.
func (c *Conv) plain() bool {
	one := [3]int{1, 1, 1}
	return c.Kernel == one && c.Stride == one && c.Pad == [3]int{} && c.In == c.Out
}

// alone reports whether a group is so small that unfolding the image would cost
// as much as the products do: depthwise convolutions.
func (c *Conv) alone() bool { return c.Inputs == 1 && c.Outputs <= 2 }

func (c *Conv) empty() bool { return c.Batch == 0 || c.Groups == 0 || c.Inputs == 0 || c.Outputs == 0 }

// Scratch returns the number of elements that the functions of a convolution
// need to work with.
func (c *Conv) Scratch() int {
	if c.empty() || c.plain() || c.alone() {
		return 0
	}
	return c.Inputs * volume(c.Kernel) * c.pieces()
}

// A piece is a range of places of the result.
type piece struct {
	lo, n int
	runs  []run
	full  bool // no tap meets the padding
}

// walk calls f with each piece of each group of each image, and with the
// positions at which the group begins in the images, results and weights.
func (c *Conv) walk(poll func(), f func(p *piece, x, y, w int)) {
	if c.empty() {
		return
	}
	size, places, taps := volume(c.In), volume(c.Out), volume(c.Kernel)
	step := c.pieces()
	var p piece
	for p.lo = 0; p.lo < places; p.lo += step {
		p.n = min(step, places-p.lo)
		p.runs = c.runs(p.runs[:0], p.lo, p.n)
		met := 0
		for _, r := range p.runs {
			met += r.n
		}
		p.full = met == taps*p.n
		for i := range c.Batch * c.Groups {
			poll()
			f(&p, i*c.Inputs*size, i*c.Outputs*places, i%c.Groups*c.Outputs*c.Inputs*taps)
		}
	}
}

// ConvForward adds the convolution of x with w to y. Scratch is at least
// c.Scratch() elements of any value.
func ConvForward[T Float](y, x, w, scratch []T, c *Conv, poll func()) {
	if c.alone() {
		depthwise(y, x, w, c, poll)
		return
	}
	places, rows := volume(c.Out), c.Inputs*volume(c.Kernel)
	c.walk(poll, func(p *piece, xi, yi, wi int) {
		cols, ld := columns(scratch, x[xi:], c, p)
		product(blas.NoTrans, blas.NoTrans, c.Outputs, p.n, rows, w[wi:], rows, cols, ld, 1, y[yi+p.lo:], places, poll)
	})
}

// ConvData adds to x what y gives through w: the gradient of ConvForward with
// respect to its images, and the transposed convolution.
func ConvData[T Float](x, y, w, scratch []T, c *Conv, poll func()) {
	if c.alone() {
		depthwiseData(x, y, w, c, poll)
		return
	}
	places, rows := volume(c.Out), c.Inputs*volume(c.Kernel)
	c.walk(poll, func(p *piece, xi, yi, wi int) {
		if c.plain() {
			product(blas.Trans, blas.NoTrans, rows, p.n, c.Outputs, w[wi:], rows, y[yi+p.lo:], places, 1, x[xi+p.lo:], places, poll)
			return
		}
		product(blas.Trans, blas.NoTrans, rows, p.n, c.Outputs, w[wi:], rows, y[yi+p.lo:], places, 0, scratch, p.n, poll)
		fold(x[xi:], scratch, c, p, c.Inputs)
	})
}

// ConvWeight adds to w what x and y give: the gradient of ConvForward with
// respect to its weights.
func ConvWeight[T Float](w, x, y, scratch []T, c *Conv, poll func()) {
	if c.alone() {
		depthwiseWeight(w, x, y, c, poll)
		return
	}
	places, rows := volume(c.Out), c.Inputs*volume(c.Kernel)
	c.walk(poll, func(p *piece, xi, yi, wi int) {
		cols, ld := columns(scratch, x[xi:], c, p)
		product(blas.NoTrans, blas.Trans, c.Outputs, rows, p.n, y[yi+p.lo:], places, cols, ld, 1, w[wi:], rows, poll)
	})
}

// columns returns a piece of the unfolded image and the length of its rows.
func columns[T Float](scratch, x []T, c *Conv, p *piece) (cols []T, ld int) {
	if c.plain() {
		return x[p.lo:], volume(c.Out)
	}
	unfold(scratch, x, c, p, c.Inputs)
	return scratch, p.n
}

// product is a product of matrices whose rows, as they are stored, lie lda, ldb and
// ldc apart. It is added to c if beta is 1.
func product[T Float](ta, tb blas.Transpose, n, m, k int, a []T, lda int, b []T, ldb int, beta T, c []T, ldc int, poll func()) {
	ars, acs, brs, bcs := lda, 1, ldb, 1
	if ta == blas.Trans {
		ars, acs = 1, lda
	}
	if tb == blas.Trans {
		brs, bcs = 1, ldb
	}
	strided(n, m, k, a, ars, acs, b, brs, bcs, c, ldc, beta == 1, poll)
}

// RepeatAdd adds x[j] to n elements of dst, the next element of x to the next n,
// and so on, from the start of x again as long as there is something of dst.
func RepeatAdd[T Float](dst, x []T, n int) {
	for i := 0; i < len(dst); i += n {
		v := x[i/n%len(x)]
		row := dst[i:][:n]
		for j := range row {
			row[j] += v
		}
	}
}
