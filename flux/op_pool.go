package flux

import (
	"fmt"
	"slices"

	"fluxrepl/flux/internal/kernels"
)

// PoolOptions say how the windows of a pooling operation lie on the spatial
// axes, which are the last ones of a tensor, as many as the window has sizes.
// Each list holds one number for every spatial axis, or a single number that
// counts for all of them. The zero value lays windows side by side.
//
// Along an axis of n elements, with padding a before and b after it, a window of
// k elements and dilation d reaches over e = d(k − 1) + 1 elements, and there are
// ⌊(n + a + b − e)/stride⌋ + 1 windows.
type PoolOptions struct {
	// Stride is the distance from one window to the next, at least 1; it is the
	// size of the window unless given.
	Stride []int
	// Padding is the number of elements beyond the border, 0 unless given. With
	// two numbers an axis they are those before and after it: [top, bottom, left,
	// right]. A side must have less than e, and both together at most e.
	Padding []int
	// Same chooses the padding so that there are ⌈n/stride⌉ windows; an odd
	// element is put after the tensor.
	Same bool
	// Dilation is the distance between the elements of a window, 1 unless given.
	Dilation []int
	// CeilMode rounds the number of windows up: a last one may reach over the
	// end, if it begins inside of the tensor or of the padding before it.
	CeilMode bool
	// ExcludePadding makes AvgPool divide by the number of elements of a window
	// that are not padding. No other operation heeds it.
	ExcludePadding bool
	// Divisor is what AvgPool divides by instead of the number of elements; 1
	// makes a sum of it. No other operation heeds it.
	Divisor int
}

// largestOption keeps products of two options within an int.
const largestOption = 1 << 31

// poolPlan are the windows of an operation.
type poolPlan struct {
	axes   [3]kernels.Windows // one element long where there are fewer axes
	counts [3][]int           // elements of each window, with padding, but not past it
	shape  Shape              // of the result
	planes int                // the axes before the spatial ones, multiplied
	in     int                // elements of a plane
}

// plan lays windows on the last axes of t.
func (o PoolOptions) plan(op string, t *Tensor, window []int) *poolPlan {
	mustFloat(op, t)
	n := len(window)
	t.mustSpatial(op, "window", window)
	sizes := perAxis(op, "window", window, n, 1, 0)
	stride := sizes
	if len(o.Stride) > 0 {
		stride = perAxis(op, "Stride", o.Stride, n, 1, 0)
	}
	dilation := perAxis(op, "Dilation", o.Dilation, n, 1, 1)
	if o.Same && len(o.Padding) > 0 {
		panic(&DomainError{Op: op, Arg: "Padding", Want: "none, since Same chooses it", Got: fmt.Sprint(slices.Clone(o.Padding))})
	}
	padding := perSide(op, o.Padding, n)
	lead := len(t.shape) - n
	p := newPoolPlan(t.shape, lead)
	laid := make([]laying, n)
	for i := range n {
		l := laying{n: t.shape[lead+i], window: sizes[i], stride: stride[i], before: padding[2*i], after: padding[2*i+1], dilation: dilation[i]}
		if o.Same {
			l.before, l.after = l.same()
		}
		p.shape[lead+i] = l.windows(op, t.shape, lead+i, o.CeilMode)
		laid[i] = l
	}
	p.shape.checked(op)
	if p.planes == 0 {
		return p // the windows could be many, and nobody looks through them
	}
	for i, l := range laid {
		w, counts := l.lay(p.shape[lead+i])
		p.set(i+3-n, w, counts)
	}
	return p
}

// newPoolPlan returns a plan whose axes have yet to be set.
func newPoolPlan(shape Shape, lead int) *poolPlan {
	p := &poolPlan{shape: slices.Clone(shape), planes: shape[:lead].Size(), in: 1}
	for i := range p.axes {
		p.axes[i], p.counts[i] = kernels.Windows{Size: 1, Step: 1, First: []int{0}, Count: []int{1}}, []int{1}
	}
	return p
}

func (p *poolPlan) set(axis int, w kernels.Windows, counts []int) {
	p.axes[axis], p.counts[axis] = w, counts
	p.in *= w.Size
}

// laying is how windows lie along one axis.
type laying struct{ n, window, stride, before, after, dilation int }

// extent returns how many elements a window reaches over.
func (l laying) extent() int { return l.dilation*(l.window-1) + 1 }

// same returns the padding with which there are ⌈n/stride⌉ windows.
func (l laying) same() (before, after int) {
	total := max(0, (l.n-1)/l.stride*l.stride+l.extent()-l.n)
	return total / 2, total - total/2
}

// windows returns how many there are.
func (l laying) windows(op string, shape Shape, axis int, ceil bool) int {
	e := l.extent()
	fail := func(why string, args ...any) {
		panic(&ShapeError{Op: op, Got: slices.Clone(shape), Why: fmt.Sprintf(why, args...)})
	}
	room := l.n + l.before + l.after - e
	switch {
	case l.n == 0:
		fail("axis %d is empty", axis)
	case l.before >= e || l.after >= e || l.before+l.after > e:
		fail("a padding of %d and %d on axis %d is too much for a window that reaches over %d", l.before, l.after, axis, e)
	case room < 0:
		fail("a window that reaches over %d does not fit on axis %d with a padding of %d and %d", e, axis, l.before, l.after)
	}
	count := room/l.stride + 1
	if ceil && room%l.stride != 0 && count*l.stride < l.n+l.before {
		count++
	}
	return count
}

// lay returns so many windows, and how many elements each would have if the
// padding counted.
func (l laying) lay(count int) (kernels.Windows, []int) {
	w := kernels.Windows{Size: l.n, Step: l.dilation, First: make([]int, count), Count: make([]int, count)}
	full := make([]int, count)
	for o := range count {
		at := o*l.stride - l.before
		skip := 0 // elements in the padding before
		if at < 0 {
			skip = min((-at+l.dilation-1)/l.dilation, l.window)
		}
		w.First[o] = at + skip*l.dilation
		w.Count[o] = max(0, min(l.window, reach(l.n-at, l.dilation))-skip)
		full[o] = min(l.window, reach(l.n+l.after-at, l.dilation))
		if w.Count[o] == 0 {
			w.First[o] = 0
		}
	}
	return w, full
}

// reach returns how many steps of size d, from 0 on, stay below n.
func reach(n, d int) int { return (n + d - 1) / d }

// mustSpatial panics unless sizes has one to three numbers and t as many axes.
func (t *Tensor) mustSpatial(op, arg string, sizes []int) {
	n := len(sizes)
	if n < 1 || n > 3 {
		panic(&ShapeError{Op: op, Arg: arg, Got: slices.Clone(sizes), Why: "there must be one to three sizes, one for each spatial axis"})
	}
	if len(t.shape) < n {
		want := make(Shape, n)
		for i := range want {
			want[i] = -1
		}
		panic(&ShapeError{Op: op, Want: want, Got: t.Shape()})
	}
}

// settings are up to two numbers for each of three axes.
type settings [6]int

// perAxis returns a number for each of n axes: as given, the only one given for
// all, or fallback where none is given.
func perAxis(op, arg string, given []int, n, least, fallback int) (out settings) {
	for i := range out[:n] {
		switch len(given) {
		case n:
			out[i] = given[i]
		case 0:
			out[i] = fallback
		case 1:
			out[i] = given[0]
		default:
			panic(&ShapeError{Op: op, Arg: arg, Got: slices.Clone(given), Why: fmt.Sprintf("there must be one number, or one for each of %d axes", n)})
		}
	}
	for _, v := range out[:n] {
		if v < least || v > largestOption {
			panic(&DomainError{Op: op, Arg: arg, Want: fmt.Sprintf("%d to 2³¹", least), Got: fmt.Sprint(v)})
		}
	}
	return out
}

// perSide returns the padding before and after each of n axes.
func perSide(op string, given []int, n int) (out settings) {
	if len(given) == 2*n && n > 0 {
		return perAxis(op, "Padding", given, 2*n, 0, 0)
	}
	for i, p := range perAxis(op, "Padding", given, n, 0, 0) {
		if i < n {
			out[2*i], out[2*i+1] = p, p
		}
	}
	return out
}
