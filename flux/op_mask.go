package flux

import "strconv"

// masked returns a mask as Bool, broadcast to t's shape: what is not 0 is true.
func (t *Tensor) masked(op string, mask *Tensor) *Tensor {
	mustTensor(op, t)
	if mask == nil {
		panic(&TypeError{Op: op, Arg: "mask", Want: "a tensor", Got: "nil"})
	}
	return mask.constant().To(Bool).repeatedTo(op, "mask", t.shape)
}

// trues returns the positions that are set.
func trues(mask []bool) []int {
	n := 0
	for _, yes := range mask {
		if yes {
			n++
		}
	}
	out := make([]int, 0, n)
	for i, yes := range mask {
		if yes {
			out = append(out, i)
		}
	}
	return out
}

// MaskedSelect returns the elements of t where mask is not 0, row by row, as a
// vector. The mask may have any element type, and t's shape or one that can be
// broadcast to it. Gradients go back to the places that the elements came from.
// It panics with a [*ShapeError] if the mask does not fit; so do the other masked
// operations.
func (t *Tensor) MaskedSelect(mask *Tensor) *Tensor {
	chosen := trues(t.masked("MaskedSelect", mask).dense().b)
	return t.pick(pickAttrs{chosen, t.shape}, Shape{len(chosen)})
}

// MaskedFill returns t with v where mask is not 0; the mask is that of
// [Tensor.MaskedSelect]. What was filled has no gradient, whatever it was: NaN
// and infinities under the mask do no harm. It panics with a [*DomainError] if t
// holds integers and v is none that its type can hold.
func (t *Tensor) MaskedFill(mask *Tensor, v float64) *Tensor {
	m := t.masked("MaskedFill", mask)
	t.mustFit("MaskedFill", v)
	return Where(m, fill(alloc(t.dtype, Shape{}), v), t)
}

// MaskedScatter returns t with the elements where mask is not 0 replaced, row by
// row, by the first elements of src, which may have any shape. It panics with a
// [*ShapeError] if the mask does not fit or src has too few elements, and with a
// [*TypeError] unless t and src have one type.
func (t *Tensor) MaskedScatter(mask, src *Tensor) *Tensor {
	const op = "MaskedScatter"
	places := trues(t.masked(op, mask).dense().b)
	t.mustSame(op, "src", src)
	if len(places) > src.Size() {
		panic(&ShapeError{Op: op, Arg: "src", Got: src.Shape(), Why: "the mask wants " + strconv.Itoa(len(places)) + " elements"})
	}
	from := upTo(t.Size())
	for i, p := range places {
		from[p] = len(from) + i
	}
	return t.replaced(src, from)
}
