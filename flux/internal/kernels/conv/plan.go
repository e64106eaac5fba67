package conv

import "fluxrepl/flux/internal/kernels"

// An axis says which elements of a source the places of a result meet: place i
// of count, which is element first + i·every of the result, meets through its
// taps the elements i·step + at[j] of the source, or zeros outside of it. taps
// are the taps in the kernel's own order.
type axis struct {
	first, every, count int
	step                int
	taps, at            []int
}

// forward returns axis a of a convolution.
func forward(c *kernels.Conv, a int) axis {
	x := axis{every: 1, count: c.Out[a], step: c.Stride[a]}
	for t := range c.Kernel[a] {
		x.taps, x.at = append(x.taps, t), append(x.at, t*c.Dilation[a]-c.Pad[a])
	}
	return x
}

// backward returns axis a of the gradient of a convolution with respect to its
// images, as the convolutions that it consists of: element q of an image met, in
// place o of the result, tap t with q = o·stride + t·dilation − pad. The elements
// with one remainder modulo the stride meet the same taps.
func backward(c *kernels.Conv, a int) []axis {
	stride := c.Stride[a]
	all := make([]axis, min(stride, c.In[a]))
	for r := range all {
		x := axis{first: r, every: stride, count: (c.In[a] - r + stride - 1) / stride, step: 1}
		for t := range c.Kernel[a] {
			if d := r + c.Pad[a] - t*c.Dilation[a]; d%stride == 0 {
				x.taps, x.at = append(x.taps, t), append(x.at, d/stride)
			}
		}
		all[r] = x
	}
	return all
}

// reach returns the first and last element of the source that places lo to
// hi−1 meet; ok is false if there is none.
func (x *axis) reach(lo, hi int) (first, last int, ok bool) {
	if lo >= hi || len(x.at) == 0 {
		return 0, 0, false
	}
	least, most := x.at[0], x.at[0]
	for _, at := range x.at {
		least, most = min(least, at), max(most, at)
	}
	return lo*x.step + least, (hi-1)*x.step + most, true
}

// extent returns how many elements of the source so many places reach over.
func (x *axis) extent(places int) int {
	first, last, _ := x.reach(0, places)
	return last - first + 1
}

// span is the union of what several axes reach.
type span struct {
	first, last int
	some        bool
}

func (s *span) add(first, last int, ok bool) {
	switch {
	case !ok:
	case !s.some:
		*s = span{first, last, true}
	default:
		s.first, s.last = min(s.first, first), max(s.last, last)
	}
}

func (s *span) size() int {
	if !s.some {
		return 1
	}
	return s.last - s.first + 1
}

// flat reports whether c is over one or two axes.
func flat(c *kernels.Conv) bool {
	return c.In[0] == 1 && c.Out[0] == 1 && c.Kernel[0] == 1 && c.Pad[0] == 0
}

func plane(size [3]int) int { return size[1] * size[2] }

// empty reports whether there is nothing to compute, or nothing to compute with.
func empty(c *kernels.Conv) bool {
	return c.Batch*c.Groups*c.Inputs*c.Outputs*plane(c.In)*plane(c.Out)*plane(c.Kernel) == 0
}

// largest is how many elements the source of one image may have: what is at a
// distance in it is kept in 32 bits.
const largest = 1 << 28

// vast reports whether a window of so many rows and columns of so many channels
// is too large: distances in it do not fit into 32 bits, or it is mostly padding
// or what a long stride or a dilation passes over.
func vast(c *kernels.Conv, channels, rows, cols int) bool {
	most := 4*(plane(c.In)+plane(c.Out)) + 1<<16
	return rows > most || cols > most/rows || channels*max(rows*cols, plane(c.In), plane(c.Out)) >= largest
}

// neighbours returns how many taps of an axis a kernel can take at a time, all
// of them or one, and whether they come in the order of the elements that they
// meet or in the reverse.
func (x *axis) neighbours() (q int, reverse bool) {
	q = len(x.at)
	if q < 2 {
		return 1, false
	}
	by := x.at[1] - x.at[0]
	for i := range q - 1 {
		if x.at[i+1]-x.at[i] != by {
			return 1, false
		}
	}
	if by != 1 && by != -1 {
		return 1, false
	}
	return q, by < 0
}
