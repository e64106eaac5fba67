package flux

import "slices"

// Embedding returns rows of t by their numbers: t is [n, ...], index holds
// integers of any shape s, and the result is [s, ...], a copy of row index[i] in
// place i. What symbols of a text mean to a model is looked up so: t is the table
// [symbols, features], index [batch, length], the result [batch, length,
// features]. Gradients of a row that is taken twice add up, in the order of index.
//
// It panics with a [*ShapeError] if t has no axes, with a [*TypeError] unless
// index holds integers, and with an [*IndexError] if one is not from 0 to n − 1.
// [Tensor.Take] takes the numbers from a slice.
func (t *Tensor) Embedding(index *Tensor) *Tensor {
	const op = "Embedding"
	mustTensor(op, t)
	mustHaveAxes(op, "", t, 1)
	rows, n := indices(op, "index", index), t.shape[0]
	for i, r := range rows {
		if r < 0 || r >= n {
			panic(&IndexError{Op: op, What: "row", Index: r, At: index.shape.position(i), Size: n, Got: t.Shape()})
		}
	}
	shape := append(slices.Clone(index.shape), t.shape[1:]...)
	shape.checked(op)
	return t.along(alongAttrs{0, rows, n}, 0).reshape(shape)
}
