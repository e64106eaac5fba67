package flux

import (
	"fmt"
	"math/bits"
	"slices"

	"fluxrepl/flux/internal/kernels"
)

// convSteps are the options that say how a kernel moves over an image, checked,
// and spread over three axes: those that are not there have size 1 and come
// first.
type convSteps struct {
	op               string
	axes             int
	stride, dilation [3]int
	lo, hi           [3]int // padding
	same             bool
}

func newConvSteps(op string, axes int, stride, dilation, padding []int, same bool) convSteps {
	if same && len(padding) > 0 {
		panic(&DomainError{Op: op, Arg: "Padding", Want: "none, since Same chooses it", Got: fmt.Sprint(slices.Clone(padding))})
	}
	s := convSteps{op: op, axes: axes, same: same}
	strides, dilations := perAxis(op, "Stride", stride, axes, 1, 1), perAxis(op, "Dilation", dilation, axes, 1, 1)
	s.stride, s.dilation = on3(strides[:axes], 1), on3(dilations[:axes], 1)
	sides := perSide(op, padding, axes)
	for i := range axes {
		s.lo[3-axes+i], s.hi[3-axes+i] = sides[2*i], sides[2*i+1]
	}
	return s
}

// on3 puts fill in front of up to three numbers.
func on3(numbers []int, fill int) [3]int {
	all := [3]int{fill, fill, fill}
	copy(all[3-len(numbers):], numbers)
	return all
}

// spans returns how many elements the dilated kernel covers along each axis:
// (k − 1)·dilation + 1.
func (s *convSteps) spans(kernel Shape) (all [3]int) {
	for i, k := range on3(kernel, 1) {
		if k < 1 {
			panic(&ShapeError{Op: s.op, Arg: "kernel", Got: slices.Clone(kernel), Why: "a kernel has at least one element"})
		}
		if k > 1 && s.dilation[i] > (maxSize-1)/(k-1) {
			panic(&ShapeError{Op: s.op, Arg: "kernel", Got: slices.Clone(kernel), Why: "dilated, it covers more than 2^33 elements"})
		}
		all[i] = (k-1)*s.dilation[i] + 1
	}
	return all
}

// geometry returns the geometry of a convolution over an image, or panics if the
// kernel does not fit: this is where the size of a result is decided.
func (s *convSteps) geometry(size, kernel Shape) kernels.Conv {
	c := kernels.Conv{In: on3(size, 1), Kernel: on3(kernel, 1), Stride: s.stride, Dilation: s.dilation}
	spans := s.spans(kernel)
	for i, n := range c.In {
		if s.same {
			c.Out[i] = (n + s.stride[i] - 1) / s.stride[i]
			total := max(0, (c.Out[i]-1)*s.stride[i]+spans[i]-n)
			s.lo[i], s.hi[i] = total/2, total-total/2
		}
		padded := n + s.lo[i] + s.hi[i]
		if spans[i] > padded {
			panic(&ShapeError{Op: s.op, Arg: "kernel", Got: slices.Clone(kernel), Why: fmt.Sprintf(
				"it covers %d elements of axis %d of the image %v, which has %d with its padding", spans[i], i-(3-s.axes), slices.Clone(size), padded)})
		}
		c.Out[i] = (padded-spans[i])/s.stride[i] + 1
	}
	c.Pad = s.lo
	return c
}

// transposed returns the geometry of the convolution whose result has the given
// size, over an image that is extra elements larger than it need be.
func (s *convSteps) transposed(out, kernel Shape, extra [3]int) kernels.Conv {
	c := kernels.Conv{Out: on3(out, 1), Kernel: on3(kernel, 1), Stride: s.stride, Dilation: s.dilation}
	spans := s.spans(kernel)
	for i, n := range c.Out {
		if n == 0 {
			panic(&ShapeError{Op: s.op, Got: slices.Clone(out), Why: "an image has at least one element along each axis"})
		}
		hi, moves := bits.Mul64(uint64(n-1), uint64(s.stride[i]))
		if hi != 0 || moves > 4*maxSize {
			panic(&ShapeError{Op: s.op, Got: slices.Clone(out), Why: fmt.Sprintf("with stride %d the result has more than 2^33 elements", s.stride[i])})
		}
		if s.same {
			c.In[i] = n * s.stride[i]
			s.lo[i] = max(0, int(moves)+spans[i]-c.In[i]) / 2
			continue
		}
		c.In[i] = int(moves) + spans[i] - s.lo[i] - s.hi[i] + extra[i]
		if c.In[i] < 1 {
			panic(&ShapeError{Op: s.op, Got: slices.Clone(out), Why: fmt.Sprintf(
				"its padding takes everything away from axis %d of the result, of size %d", i-(3-s.axes), c.In[i])})
		}
	}
	c.Pad = s.lo
	return c
}

// channels divides the channels among the groups.
func (s *convSteps) channels(c *kernels.Conv, groups, inputs, outputs int) {
	if groups < 0 {
		panic(&DomainError{Op: s.op, Arg: "Groups", Want: "a positive number", Got: fmt.Sprint(groups)})
	}
	groups = max(1, groups)
	if inputs%groups != 0 || outputs%groups != 0 {
		panic(&DomainError{Op: s.op, Arg: "Groups", Want: fmt.Sprintf("a divisor of %d and %d channels", inputs, outputs), Got: fmt.Sprint(groups)})
	}
	c.Groups, c.Inputs, c.Outputs = groups, inputs/groups, outputs/groups
}
