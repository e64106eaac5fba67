package flux

import (
	"slices"
	"strconv"
)

// Flip returns t with the order of the elements reversed along the given axes,
// or along all of them (Julia's reverse). It panics with an [*IndexError] if
// there is no such axis and with a [*ShapeError] if one is given twice.
func (t *Tensor) Flip(axes ...int) *Tensor {
	mustTensor("Flip", t)
	axes = t.shape.axes("Flip", axes)
	if t.Size() == 0 {
		return t.duplicate()
	}
	x := t
	for _, axis := range axes {
		rows := upTo(t.shape[axis])
		slices.Reverse(rows)
		t = t.along(alongAttrs{axis, rows, len(rows)}, 0)
	}
	return t.ownFrom(x)
}

// Roll returns t with its elements moved on by shift places along an axis; what
// is pushed over the end comes in again at the beginning (Julia's circshift). A
// negative shift moves towards the beginning. It panics with an [*IndexError] if
// there is no such axis.
func (t *Tensor) Roll(shift, axis int) *Tensor {
	mustTensor("Roll", t)
	axis = t.shape.axis("Roll", axis)
	n := t.shape[axis]
	if t.Size() == 0 {
		return t.duplicate()
	}
	rows := upTo(n)
	first := shift % n // of the sign of shift
	for i := range rows {
		rows[i] = (i - first + n) % n
	}
	return t.along(alongAttrs{axis, rows, n}, 0)
}

// Rot90 returns t turned k times by a right angle in the plane of two axes, in
// the direction from the first to the second: with the axes 0 and 1 of a matrix,
// once is counter-clockwise, as in NumPy and PyTorch; a negative k turns the
// other way. It panics with an [*IndexError] if there is no such axis and with a
// [*ShapeError] if both are the same.
func (t *Tensor) Rot90(k, from, to int) *Tensor {
	mustTensor("Rot90", t)
	t.shape.axes("Rot90", []int{from, to})
	from, to = t.shape.axis("Rot90", from), t.shape.axis("Rot90", to)
	order := upTo(len(t.shape))
	order[from], order[to] = to, from
	switch (k%4 + 4) % 4 {
	case 1:
		return t.Flip(to).Transpose(order...)
	case 2:
		return t.Flip(from, to)
	case 3:
		return t.Transpose(order...).Flip(to)
	}
	return t.duplicate()
}

// Tile returns t repeated as a whole: reps[i] times along axis i, so that an
// axis of size n becomes one of reps[i]·n. The last number belongs to the last
// axis; missing ones are 1, and further ones make new axes in front, as in NumPy
// and PyTorch. It panics with a [*DomainError] if a number is negative and with
// a [*ShapeError] if the result would be too large.
func (t *Tensor) Tile(reps ...int) *Tensor {
	mustTensor("Tile", t)
	n := max(len(reps), len(t.shape))
	var apart, wide, out Shape
	for i := range n {
		size, rep := 1, 1
		if j := i - n + len(t.shape); j >= 0 {
			size = t.shape[j]
		}
		if j := i - n + len(reps); j >= 0 {
			rep = mustCount("Tile", reps[j])
		}
		Shape{rep, size}.checked("Tile")
		apart, wide, out = append(apart, 1, size), append(wide, rep, size), append(out, rep*size)
	}
	out.checked("Tile")
	return t.reshape(apart).BroadcastTo(wide...).reshape(out).ownFrom(t)
}

// Repeat returns t with every slice along an axis repeated n times in place:
// [1 2] becomes [1 1 2 2] for n = 2 (PyTorch's repeat_interleave, NumPy's
// repeat). [Tensor.Tile] repeats the whole. It panics with an [*IndexError] if
// there is no such axis, with a [*DomainError] if n is negative and with a
// [*ShapeError] if the result would be too large.
func (t *Tensor) Repeat(n, axis int) *Tensor {
	mustTensor("Repeat", t)
	axis = t.shape.axis("Repeat", axis)
	size := t.shape[axis]
	Shape{size, mustCount("Repeat", n)}.checked("Repeat")
	out := t.Shape()
	out[axis] = size * n
	out.checked("Repeat")
	wide := slices.Insert(t.Shape(), axis+1, n)
	return t.reshape(slices.Insert(t.Shape(), axis+1, 1)).BroadcastTo(wide...).reshape(out).ownFrom(t)
}

// RepeatEach returns t with slice i along an axis repeated counts[i] times: [1 2
// 3] with the counts 2, 0 and 1 becomes [1 1 3]. It panics with an [*IndexError]
// if there is no such axis, and with a [*ShapeError] unless there is one count a
// slice, or if the result would be too large, and with a [*DomainError] if a
// count is negative.
func (t *Tensor) RepeatEach(counts []int, axis int) *Tensor {
	mustTensor("RepeatEach", t)
	axis = t.shape.axis("RepeatEach", axis)
	if len(counts) != t.shape[axis] {
		panic(&ShapeError{Op: "RepeatEach", Arg: "counts", Want: Shape{t.shape[axis]}, Got: Shape{len(counts)}})
	}
	out := t.Shape()
	out[axis] = 0
	for _, n := range counts {
		Shape{mustCount("RepeatEach", n)}.checked("RepeatEach")
		out[axis] += n
		out.checked("RepeatEach")
	}
	if out.Size() == 0 {
		return t.empty(out)
	}
	rows := make([]int, 0, out[axis])
	for i, n := range counts {
		for range n {
			rows = append(rows, i)
		}
	}
	return t.along(alongAttrs{axis, rows, len(counts)}, 0)
}

// mustCount returns n, or panics if it is negative.
func mustCount(op string, n int) int {
	if n < 0 {
		panic(&DomainError{Op: op, Want: "a number of times, 0 or more", Got: strconv.Itoa(n)})
	}
	return n
}
