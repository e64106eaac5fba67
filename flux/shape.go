package flux

import (
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// Shape lists the sizes of a tensor's axes, outermost first. The empty shape is
// that of a single number. In an error's Want, -1 stands for any size.
type Shape []int

// maxSize is the number of elements a tensor may have: 2³³, 32 GiB of float32.
// Past it a shape is a mistake, and asking for the memory would end the process.
const maxSize = 1 << 33

// String returns the sizes in brackets, "[32 784]"; -1 prints as a question mark.
func (s Shape) String() string {
	var b strings.Builder
	b.WriteByte('[')
	for i, n := range s {
		if i > 0 {
			b.WriteByte(' ')
		}
		if n == -1 {
			b.WriteByte('?')
		} else {
			b.WriteString(strconv.Itoa(n))
		}
	}
	b.WriteByte(']')
	return b.String()
}

// Size returns the product of the sizes, 1 for the empty shape.
func (s Shape) Size() int {
	n := 1
	for _, d := range s {
		n *= d
	}
	return n
}

// Equal reports whether both shapes have the same sizes.
func (s Shape) Equal(o Shape) bool { return slices.Equal(s, o) }

// checked returns the number of elements of s, or panics if a size is negative
// or there are too many.
func (s Shape) checked(op string) int {
	n, empty := uint64(1), false
	for i, d := range s {
		if d < 0 {
			panic(&ShapeError{Op: op, Got: slices.Clone(s), Why: fmt.Sprintf("axis %d has the size %d", i, d)})
		}
		if d == 0 {
			empty = true
			continue // an overflow of the other sizes still counts
		}
		hi, lo := bits.Mul64(n, uint64(d))
		if hi != 0 || lo > maxSize {
			panic(&ShapeError{Op: op, Got: slices.Clone(s), Why: "more than 2^33 elements"})
		}
		n = lo
	}
	if empty {
		return 0
	}
	return int(n)
}

// broadcast returns the shape that a and b are both repeated to, and whether
// there is one. It may be a or b itself.
func broadcast(a, b Shape) (Shape, bool) {
	if len(a) < len(b) {
		a, b = b, a
	}
	out, own := a, false
	shift := len(a) - len(b)
	for i, n := range b {
		switch m := a[shift+i]; {
		case m == n || n == 1:
		case m == 1:
			if !own {
				out, own = slices.Clone(a), true
			}
			out[shift+i] = n
		default:
			return nil, false
		}
	}
	return out, true
}

// axis resolves an axis that may count from the end.
func (s Shape) axis(op string, axis int) int {
	a := axis
	if a < 0 {
		a += len(s)
	}
	if a < 0 || a >= len(s) {
		panic(&IndexError{Op: op, What: "axis", Index: axis, Size: len(s), Got: slices.Clone(s)})
	}
	return a
}

// axes resolves a list of axes and sorts it; no axes are all axes. A repeated
// axis panics.
func (s Shape) axes(op string, axes []int) []int {
	if len(axes) == 0 {
		all := make([]int, len(s))
		for i := range all {
			all[i] = i
		}
		return all
	}
	out := make([]int, len(axes))
	for i, a := range axes {
		out[i] = s.axis(op, a)
	}
	slices.Sort(out)
	for i := 1; i < len(out); i++ {
		if out[i] == out[i-1] {
			panic(&ShapeError{Op: op, Got: slices.Clone(s), Why: "axis " + strconv.Itoa(out[i]) + " is given twice"})
		}
	}
	return out
}

// without returns the shape with the sorted axes removed, or kept with size 1.
func (s Shape) without(axes []int, keep bool) Shape {
	out := make(Shape, 0, len(s))
	for i, n := range s {
		switch {
		case !slices.Contains(axes, i):
			out = append(out, n)
		case keep:
			out = append(out, 1)
		}
	}
	return out
}

// split returns the sizes before an axis, of it, and after it, multiplied.
func (s Shape) split(axis int) (outer, n, inner int) {
	return s[:axis].Size(), s[axis], s[axis+1:].Size()
}
