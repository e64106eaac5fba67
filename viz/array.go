package viz

import (
	"fmt"
	"math"
)

// An Array is a block of numbers with axes, in row-major order. Tensors are
// arrays. If the value also has a method At(index ...int) float64, large arrays
// are read element by element and only where they are shown.
type Array interface {
	NDim() int           // number of axes
	Dim(axis int) int    // length of an axis, counted from 0
	Float64s() []float64 // all values, row-major
}

// A Record holds named series with one value an epoch, as a training history
// does.
type Record interface {
	Series() []string               // names, in the order in which to show them
	Values(series string) []float64 // values of one series; NaN where there is none
}

// A Model can show what its layers compute. Trace runs x through the model and
// calls visit with the name and the output of each layer, in order. Outputs
// that are an [Array] are shown.
type Model interface {
	Trace(x any, visit func(layer string, output any)) error
}

const (
	// copyLimit is the largest array (in elements, 512 MiB as float64) that is
	// taken whole when it has no At.
	copyLimit = 1 << 26
	// copyCheap is the size up to which taking the whole array is faster than
	// asking for single elements.
	copyCheap = 1 << 16
	// finiteLimit is where values stop being drawable: differences of larger
	// ones could overflow.
	finiteLimit = 1e300
)

// finite reports whether v can be placed on an axis.
func finite(v float64) bool { return math.Abs(v) < finiteLimit }

// shapeOf returns the shape of x after checking that x has axes and that its
// size can be counted.
func shapeOf(op, arg string, x Array) (shape []int, size int) {
	if isNil(x) {
		panic(&ArgumentError{Op: op, Arg: arg, Want: "an array", Got: "nil"})
	}
	n := x.NDim()
	if n < 0 || n > 64 {
		panic(&ArgumentError{Op: op, Arg: arg, Want: "0 to 64 axes", Got: fmt.Sprint(n)})
	}
	shape = make([]int, n)
	size = 1
	for i := range shape {
		d := x.Dim(i)
		shape[i] = d
		if d < 0 || (d > 0 && size > math.MaxInt/d) {
			panic(&ArgumentError{Op: op, Arg: arg, Want: "a size that can be counted", Got: shapeText(shape[:i+1]) + "…"})
		}
		size *= d
	}
	if size == 0 {
		panic(&ArgumentError{Op: op, Arg: arg, Want: "at least one value", Got: "the empty shape " + shapeText(shape)})
	}
	return shape, size
}

// source reads single elements of an array by their row-major position.
type source struct {
	shape  []int
	values []float64                  // the whole array, or nil
	at     func(index ...int) float64 // element access, where values is nil
	index  []int                      // scratch for at
}

// read prepares x for reading. It takes the whole array if that is cheap or
// the only way, and refuses if the only way is too large.
func read(op, arg string, x Array) *source {
	shape, size := shapeOf(op, arg, x)
	s := &source{shape: shape, index: make([]int, len(shape))}
	if a, ok := x.(interface{ At(index ...int) float64 }); ok && size > copyCheap {
		s.at = a.At
		return s
	}
	if size > copyLimit {
		panic(&ArgumentError{
			Op: op, Arg: arg,
			Want: fmt.Sprintf("at most %d values (or an array with At)", copyLimit),
			Got:  fmt.Sprintf("%s, which is %d", shapeText(shape), size),
		})
	}
	s.values = x.Float64s()
	if len(s.values) != size {
		panic(&ArgumentError{
			Op: op, Arg: arg,
			Want: fmt.Sprintf("%d values for shape %s", size, shapeText(shape)),
			Got:  fmt.Sprintf("%d", len(s.values)),
		})
	}
	return s
}

// value returns the element at a row-major position.
func (s *source) value(i int) float64 {
	if s.values != nil {
		return s.values[i]
	}
	for axis := len(s.shape) - 1; axis >= 0; axis-- {
		s.index[axis] = i % s.shape[axis]
		i /= s.shape[axis]
	}
	return s.at(s.index...)
}

// extent returns the smallest and the largest finite value; ok is false if
// there is none.
func extent(lists ...[]float64) (lo, hi float64, ok bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, values := range lists {
		for _, v := range values {
			if finite(v) {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	return lo, hi, lo <= hi
}
