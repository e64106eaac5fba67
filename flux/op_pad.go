package flux

import "strconv"

// PadMode says what an axis is continued with beyond its ends. The examples
// continue a b c d by three places to the right.
type PadMode uint8

// The ways of padding. PadReflect, PadSymmetric and PadCircular are periodic, so
// an axis can be padded by more than its size, as in NumPy; PyTorch refuses that.
const (
	PadZeros     PadMode = iota // a b c d | 0 0 0
	PadReflect                  // a b c d | c b a: mirrored at the last element
	PadReplicate                // a b c d | d d d
	PadCircular                 // a b c d | a b c
	PadSymmetric                // a b c d | d c b: mirrored behind the last element
)

// padNames are the names of the modes, by mode.
var padNames = [...]string{"PadZeros", "PadReflect", "PadReplicate", "PadCircular", "PadSymmetric"}

// String returns the name of the constant.
func (m PadMode) String() string {
	if int(m) < len(padNames) {
		return padNames[m]
	}
	return "PadMode(" + strconv.Itoa(int(m)) + ")"
}

// Pad returns t continued at the ends of its last axes. The widths come in
// pairs, before and after, one pair an axis in the order of the axes, and the
// last pair belongs to the last axis: for an image [n, c, h, w], four widths are
// those above, below, left and right. (PyTorch's list begins with the last
// axis.) With [PadZeros] a negative width crops; [Tensor.PadConstant] pads with
// another number. The gradient of a repeated element is the sum over its copies.
//
// It panics with a [*DomainError] if the mode is none of those, if the widths are
// not pairs, if one is negative in another mode than PadZeros, and if an empty
// axis has nothing to continue; with a [*ShapeError] if there are more pairs than
// axes, if more is cropped than there is, or if the result would be too large.
func (t *Tensor) Pad(mode PadMode, widths ...int) *Tensor {
	if int(mode) >= len(padNames) {
		panic(&DomainError{Op: "Pad", Arg: "mode", Want: "one of the PadMode constants", Got: mode.String()})
	}
	return t.pad("Pad", mode, 0, widths)
}

// PadConstant is [Tensor.Pad] with the number v all around; a negative width
// crops. It panics with a [*DomainError] if t holds integers and v is none that
// its type can hold.
func (t *Tensor) PadConstant(v float64, widths ...int) *Tensor {
	return t.pad("PadConstant", PadZeros, v, widths)
}

func (t *Tensor) pad(op string, mode PadMode, v float64, widths []int) *Tensor {
	mustTensor(op, t)
	t.mustFit(op, v)
	out := t.padded(op, mode, widths)
	if out.Size() == 0 {
		return t.empty(out)
	}
	x, first := t, len(out)-len(widths)/2
	for _, crop := range []bool{true, false} { // first what makes it smaller
		for i := range len(widths) / 2 {
			axis, lo, hi := first+i, widths[2*i], widths[2*i+1]
			if (lo != 0 || hi != 0) && (lo+hi < 0) == crop {
				t = t.padAxis(axis, lo, out[axis], mode, v)
			}
		}
	}
	return t.ownFrom(x)
}

// padAxis continues an axis by lo places to the left, and to the size n.
func (t *Tensor) padAxis(axis, lo, n int, mode PadMode, v float64) *Tensor {
	rows, of := make([]int, n), t.shape[axis]
	for j := range rows {
		rows[j] = mode.source(j-lo, of)
	}
	return t.along(alongAttrs{axis, rows, of}, v)
}

// padded checks the widths and returns the shape of the result.
func (t *Tensor) padded(op string, mode PadMode, widths []int) Shape {
	if len(widths)%2 != 0 {
		panic(&DomainError{Op: op, Arg: "widths", Want: "pairs: before and after", Got: strconv.Itoa(len(widths)) + " numbers"})
	}
	out := t.Shape()
	first := len(out) - len(widths)/2
	if first < 0 {
		panic(&ShapeError{Op: op, Got: t.Shape(), Why: strconv.Itoa(len(widths)/2) + " pairs of widths are more than there are axes"})
	}
	for i, w := range widths {
		axis := first + i/2
		switch {
		case w < 0 && mode != PadZeros:
			panic(&DomainError{Op: op, Arg: "widths", Want: "no negative width with " + mode.String(), Got: strconv.Itoa(w)})
		case w > 0 && mode != PadZeros && t.shape[axis] == 0:
			panic(&DomainError{Op: op, Want: "an element to continue with along axis " + strconv.Itoa(axis), Got: t.shape.String()})
		case w > maxSize || w < -maxSize: // so that the sums below cannot overflow
			panic(&DomainError{Op: op, Arg: "widths", Want: "at most 2^33", Got: strconv.Itoa(w)})
		}
		out[axis] += w
	}
	for i, n := range out {
		if n < 0 {
			panic(&ShapeError{Op: op, Got: t.Shape(), Why: "along axis " + strconv.Itoa(i) + " more is cropped than there is"})
		}
	}
	out.checked(op)
	return out
}

// source returns the place of an axis of size n that stands at place i of the
// axis continued without end; −1 is none.
func (m PadMode) source(i, n int) int {
	if i >= 0 && i < n {
		return i
	}
	switch m {
	case PadReplicate:
		return max(0, min(i, n-1))
	case PadCircular:
		return wrap(i, n)
	case PadSymmetric: // forth and back, both ends twice
		i = wrap(i, 2*n)
		return min(i, 2*n-1-i)
	case PadReflect: // forth and back, both ends once
		if n == 1 {
			return 0
		}
		i = wrap(i, 2*n-2)
		return min(i, 2*n-2-i)
	}
	return -1
}

// wrap returns i modulo n, from 0 to n − 1.
func wrap(i, n int) int { return (i%n + n) % n }

// PadSequence joins sequences of different lengths to a batch: tensors [lᵢ, …]
// that agree in their type and other sizes become [n, max lᵢ, …], with v behind
// the end of the shorter ones. The second result is the lengths, an Int32 vector
// [n]. MLUtils calls it batch_sequence, PyTorch pad_sequence with batch_first.
//
// It panics with a [*DomainError] without sequences, with a [*ShapeError] if one
// is a single number or if other sizes differ, and with a [*TypeError] if types
// do.
func PadSequence(sequences []*Tensor, v float64) (batch, lengths *Tensor) {
	const op = "PadSequence"
	joined := concat(op, 0, sequences)
	joined.mustFit(op, v)
	sizes, longest := make([]int, len(sequences)), 0
	for i, s := range sequences {
		sizes[i] = s.shape[0]
		longest = max(longest, sizes[i])
	}
	shape := append(Shape{len(sequences), longest}, joined.shape[1:]...)
	shape.checked(op)
	if shape.Size() == 0 {
		return joined.empty(shape), Ints(sizes)
	}
	rows, at := make([]int, 0, len(sequences)*longest), 0
	for _, n := range sizes {
		for j := range longest {
			if j < n {
				rows = append(rows, at+j)
			} else {
				rows = append(rows, -1)
			}
		}
		at += n
	}
	return joined.along(alongAttrs{0, rows, at}, v).reshape(shape), Ints(sizes)
}
