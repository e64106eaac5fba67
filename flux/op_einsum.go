package flux

import (
	"math"
	"slices"
)

// Einsum multiplies tensors and adds over axes, as an equation in the notation of
// Einstein says: "ij,jk->ik" is the matrix product.
//
//	out[o…] = Σ a[…]·b[…]·…  over every letter that the result does not name
//
// Each operand's axes are named by letters, operands are separated by commas, and
// the letters after "->" are the axes of the result, in that order. Without an
// arrow the result has the letters that occur once in all of the equation, in
// alphabetical order, capitals first. A letter that occurs twice in one operand
// takes its diagonal: "ii->i", and "ii" is the trace. "..." stands for any
// number of axes, which are broadcast from the right; they come first in a
// result without an arrow, and are added over if the result leaves them out.
// A size of 1 is repeated to the size that its letter has in another operand.
// Spaces mean nothing.
//
// Several operands are multiplied a pair at a time, the pair first whose product
// is smallest beside the two; pairs become matrix products where they can.
//
// It panics with a [*DomainError] that shows the place in the equation if that
// is not well formed or has another number of operands, with a [*ShapeError] if
// a shape does not fit, and with a [*TypeError] if the element types differ.
//
// The conventions are those of PyTorch and, but for the omitted "...", of NumPy.
func Einsum(equation string, ts ...*Tensor) *Tensor {
	if len(ts) > 0 && ts[0].isHalf() {
		return Einsum(equation, inSingle("Einsum", ts...)...).To(ts[0].dtype)
	}
	operands, sizes, out := parseEquation(equation).bind(ts)
	return contract("Einsum", operands, sizes, out)
}

// contraction is a sum of products under way.
type contraction struct {
	op    string
	left  []labelled
	sizes map[int]int
	out   []int // what the result names, but for the axes of size 1
}

// contract multiplies the operands and adds over the labels that are not in out.
func contract(op string, operands []labelled, sizes map[int]int, out []int) *Tensor {
	shape := make(Shape, len(out))
	for i, label := range out {
		shape[i] = sizes[label]
	}
	shape.checked(op)
	c := contraction{op: op, sizes: sizes}
	for _, label := range out {
		if sizes[label] != 1 {
			c.out = append(c.out, label)
		}
	}
	for _, x := range operands {
		c.left = append(c.left, x.diagonal().squeezed())
	}
	for i := range c.left {
		c.left[i] = c.addOver(c.left[i], i, -1)
	}
	for len(c.left) > 1 {
		i, j := c.cheapest()
		z := c.addOver(c.multiply(i, j), i, j)
		c.left[i] = z
		c.left = slices.Delete(c.left, j, j+1)
	}
	return c.left[0].ordered(c.out).reshape(shape)
}

// diagonal leaves every label once.
func (x labelled) diagonal() labelled {
	var labels, steps []int
	var shape Shape
	step := 1
	for a := len(x.labels) - 1; a >= 0; a-- {
		if at := slices.Index(labels, x.labels[a]); at >= 0 {
			steps[at] += step
		} else {
			labels, steps, shape = append(labels, x.labels[a]), append(steps, step), append(shape, x.t.shape[a])
		}
		step *= x.t.shape[a]
	}
	if len(labels) == len(x.labels) {
		return x
	}
	slices.Reverse(labels)
	slices.Reverse(steps)
	slices.Reverse(shape)
	flat := make([]int, 0, shape.Size())
	index := make([]int, len(shape))
	for range shape.Size() {
		at := 0
		for a, i := range index {
			at += i * steps[a]
		}
		flat = append(flat, at)
		for a := len(index) - 1; a >= 0; a-- {
			if index[a]++; index[a] < shape[a] {
				break
			}
			index[a] = 0
		}
	}
	return labelled{x.t.pick(pickAttrs{flat, x.t.shape}, shape), labels}
}

// squeezed leaves the axes of size 1 out: they are repeated, or the result puts
// them back.
func (x labelled) squeezed() labelled {
	shape, labels := Shape{}, []int{}
	for a, n := range x.t.shape {
		if n != 1 {
			shape, labels = append(shape, n), append(labels, x.labels[a])
		}
	}
	return labelled{x.t.reshape(shape), labels}
}

// ordered brings the axes into the order of labels, which are the same in
// another order.
func (x labelled) ordered(labels []int) *Tensor {
	if slices.Equal(x.labels, labels) {
		return x.t
	}
	order := make([]int, len(labels))
	for i, label := range labels {
		order[i] = slices.Index(x.labels, label)
	}
	return x.t.Transpose(order...)
}

// kept reports whether a label is still needed when operands i and j are gone.
func (c *contraction) kept(label, i, j int) bool {
	if slices.Contains(c.out, label) {
		return true
	}
	for k, x := range c.left {
		if k != i && k != j && slices.Contains(x.labels, label) {
			return true
		}
	}
	return false
}

// addOver adds over the labels of x that nothing but operands i and j has.
func (c *contraction) addOver(x labelled, i, j int) labelled {
	var axes, labels []int
	for a, label := range x.labels {
		if c.kept(label, i, j) {
			labels = append(labels, label)
		} else {
			axes = append(axes, a)
		}
	}
	if len(axes) == 0 {
		return x
	}
	return labelled{x.t.Sum(axes...), labels}
}

// cheapest returns the pair whose product is smallest beside its factors, and
// among equals the one that takes the fewest multiplications.
func (c *contraction) cheapest() (first, second int) {
	best, fewest := math.Inf(1), math.Inf(1)
	for i, x := range c.left {
		for j := i + 1; j < len(c.left); j++ {
			size, work := 1.0, 1.0
			for _, label := range union(x.labels, c.left[j].labels) {
				work *= float64(c.sizes[label])
				if c.kept(label, i, j) {
					size *= float64(c.sizes[label])
				}
			}
			growth := size - float64(x.t.Size()) - float64(c.left[j].t.Size())
			if growth < best || growth == best && work < fewest || second == 0 {
				best, fewest, first, second = growth, work, i, j
			}
		}
	}
	return first, second
}

func union(a, b []int) []int {
	all := slices.Clone(a)
	for _, label := range b {
		if !slices.Contains(a, label) {
			all = append(all, label)
		}
	}
	return all
}

// multiply returns the product of operands i and j, added over the labels that
// only those two have.
func (c *contraction) multiply(i, j int) labelled {
	a, b := c.left[i], c.left[j]
	if c.outIndex(a.labels, b.labels) > c.outIndex(b.labels, a.labels) {
		a, b = b, a // so that the result needs no other order
	}
	var batch, rows, cols, inner []int
	for _, label := range a.labels {
		switch {
		case !slices.Contains(b.labels, label):
			rows = append(rows, label)
		case c.kept(label, i, j):
			batch = append(batch, label)
		default:
			inner = append(inner, label)
		}
	}
	for _, label := range b.labels {
		if !slices.Contains(a.labels, label) {
			cols = append(cols, label)
		}
	}
	if len(inner) == 0 || len(batch) > 0 && len(rows)+len(cols) == 0 {
		return c.elementwise(a, b) // the inner labels are added over afterwards
	}
	x, xt := c.matrices(a, batch, rows, inner)
	y, yt := c.matrices(b, batch, inner, cols)
	labels := slices.Concat(batch, rows, cols)
	z := product(c.op, x, y, xt, yt)
	return labelled{z.reshape(c.shape(labels)), labels}
}

// outIndex returns where the first label that a has and b has not stands in the
// result.
func (c *contraction) outIndex(a, b []int) int {
	for i, label := range c.out {
		if slices.Contains(a, label) && !slices.Contains(b, label) {
			return i
		}
	}
	return len(c.out)
}

// matrices joins axes into [batch, rows, cols], or into [batch, cols, rows],
// transposed, if they lie so.
func (c *contraction) matrices(x labelled, batch, rows, cols []int) (t *Tensor, transposed bool) {
	if slices.Equal(x.labels, slices.Concat(batch, cols, rows)) && len(rows)*len(cols) > 0 {
		rows, cols, transposed = cols, rows, true
	}
	t = x.ordered(slices.Concat(batch, rows, cols))
	shape := Shape{c.shape(rows).Size(), c.shape(cols).Size()}
	if len(batch) > 0 {
		shape = slices.Insert(shape, 0, c.shape(batch).Size())
	}
	return t.reshape(shape), transposed
}

func (c *contraction) shape(labels []int) Shape {
	s := make(Shape, len(labels))
	for i, label := range labels {
		s[i] = c.sizes[label]
	}
	return s
}

// elementwise multiplies without adding: the axes of both, in the order of the
// result where it has them.
func (c *contraction) elementwise(a, b labelled) labelled {
	all := union(a.labels, b.labels)
	labels := make([]int, 0, len(all))
	for _, label := range c.out {
		if slices.Contains(all, label) {
			labels = append(labels, label)
		}
	}
	labels = union(labels, all)
	return labelled{c.spread(a, labels).Mul(c.spread(b, labels)), labels}
}

// spread puts axes of size 1 in place of the labels that x lacks.
func (c *contraction) spread(x labelled, labels []int) *Tensor {
	var have []int
	shape := make(Shape, len(labels))
	for i, label := range labels {
		shape[i] = 1
		if slices.Contains(x.labels, label) {
			have = append(have, label)
			shape[i] = c.sizes[label]
		}
	}
	return x.ordered(have).reshape(shape)
}
