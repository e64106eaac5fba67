package flux

import (
	"slices"
	"strconv"

	"fluxrepl/flux/internal/kernels"
)

var (
	opScatterMax = operation{Name: "ScatterMax"}
	opScatterMin = operation{Name: "ScatterMin"}
)

// scatterAttrs are the positions at which elements met.
type scatterAttrs struct{ at []int }

func init() {
	opScatterMax.Pullback = pullMet
	opScatterMin.Pullback = pullMet
}

// pullMet shares the gradient of an extreme equally among the elements that have
// its value.
func pullMet(c *call) {
	x, src, y, g := c.In(0).constant(), c.In(1).constant(), c.Out().constant(), c.Grad
	at := pickAttrs{c.Node.Attrs.(scatterAttrs).at, x.shape}
	mine := x.Equal(y).To(x.dtype)
	theirs := src.Equal(y.pick(at, src.shape)).To(x.dtype)
	share := g.Div(mine.Add(theirs.place(at)))
	if c.Needs(0) {
		c.Give(0, share.Mul(mine))
	}
	if c.Needs(1) {
		c.Give(1, share.pick(at, src.shape).Mul(theirs))
	}
}

// ScatterAdd returns t with elements of src added along an axis, each at an index
// of its own: for t of shape [a, n, b], axis 1 and index [a, m, b] it adds src[i,
// j, k] to t[i, index[i, j, k], k]. src has index's shape or can be broadcast to
// it; the sizes of t and index must agree but on the axis. It is the reverse of
// [Tensor.TakeAlong], PyTorch's scatter_add, and NNlib's scatter of sums if t is
// zeros.
//
// It panics with a [*TypeError] unless index holds integers and t and src have
// one type, not Bool but for [Tensor.ScatterSet], with a [*ShapeError] if
// the shapes do not fit, and with an [*IndexError] if an index is not from 0 to n
// − 1. So do the other Scatter operations.
func (t *Tensor) ScatterAdd(axis int, index, src *Tensor) *Tensor {
	return t.scatterAlong("ScatterAdd", CombineAdd, axis, index, src)
}

// ScatterMul is [Tensor.ScatterAdd] with multiplication. Its gradients are right
// where a factor is 0.
func (t *Tensor) ScatterMul(axis int, index, src *Tensor) *Tensor {
	return t.scatterAlong("ScatterMul", CombineMul, axis, index, src)
}

// ScatterMax is [Tensor.ScatterAdd] with the larger of two instead of the sum;
// NaN if one is. Equal largest elements, t's among them, share the gradient.
func (t *Tensor) ScatterMax(axis int, index, src *Tensor) *Tensor {
	return t.scatterAlong("ScatterMax", CombineMax, axis, index, src)
}

// ScatterMin is [Tensor.ScatterMax] with the smaller of two.
func (t *Tensor) ScatterMin(axis int, index, src *Tensor) *Tensor {
	return t.scatterAlong("ScatterMin", CombineMin, axis, index, src)
}

// ScatterMean is [Tensor.ScatterAdd] divided by the number of elements that met
// in a place, that of t among them, as PyTorch's scatter_reduce does with
// include_self. It panics with a [*TypeError] if they are integers.
func (t *Tensor) ScatterMean(axis int, index, src *Tensor) *Tensor {
	return t.scatterAlong("ScatterMean", CombineMean, axis, index, src)
}

// ScatterSet is [Tensor.ScatterAdd] with replacement instead of the sum, for any
// element type: PyTorch's scatter, NumPy's put_along_axis. If several elements
// go to one place, the last of them, row by row, stays. Elements that were
// replaced have no gradient.
func (t *Tensor) ScatterSet(axis int, index, src *Tensor) *Tensor {
	return t.scatterAlong("ScatterSet", CombineSet, axis, index, src)
}

// Combine says what becomes of an element and one that is scattered onto it.
type Combine uint8

// The ways of combining, as the Scatter methods of those names do.
const (
	CombineSet Combine = iota
	CombineAdd
	CombineMul
	CombineMax
	CombineMin
	CombineMean
)

// combineNames are the names of the ways.
var combineNames = [...]string{"CombineSet", "CombineAdd", "CombineMul", "CombineMax", "CombineMin", "CombineMean"}

// String returns the name of the constant.
func (h Combine) String() string {
	if int(h) < len(combineNames) {
		return combineNames[h]
	}
	return "Combine(" + strconv.Itoa(int(h)) + ")"
}

// ScatterND combines slices of src with those of t that tuples of indices name:
// the reverse of [Tensor.GatherND]. The last axis of index, of size k, holds a
// place on the first k axes of t; for t of shape [n, m, c] and index of shape [b,
// 2], src is [b, c], or can be broadcast to that, and src[i] goes to t[index[i,
// 0], index[i, 1]]. Several slices that go to one place meet as the Scatter
// method of the way describes. With t full of the neutral element (0, 1, −Inf,
// +Inf) it is NNlib's scatter.
//
// It panics as [Tensor.GatherND] and [Tensor.ScatterAdd] do, and with a
// [*DomainError] if how is none of the constants.
func (t *Tensor) ScatterND(how Combine, index, src *Tensor) *Tensor {
	const op = "ScatterND"
	mustTensor(op, t)
	t.mustCombine(op, how, src)
	rows, _ := t.tuples(op, index)
	last := len(index.shape) - 1
	block := t.shape[index.shape[last]:]
	src = src.repeatedTo(op, "src", append(slices.Clone(index.shape[:last]), block...))
	inner := block.Size()
	at := make([]int, 0, src.Size())
	for _, r := range rows {
		for j := range inner {
			at = append(at, r*inner+j)
		}
	}
	return t.scattered(how, at, src)
}

func (t *Tensor) scatterAlong(op string, how Combine, axis int, index, src *Tensor) *Tensor {
	mustTensor(op, t)
	at := t.flatAlong(op, axis, index)
	t.mustCombine(op, how, src)
	return t.scattered(how, at, src.repeatedTo(op, "src", index.shape))
}

// mustCombine checks the types of t and src for the way of combining them.
func (t *Tensor) mustCombine(op string, how Combine, src *Tensor) {
	if int(how) >= len(combineNames) {
		panic(&DomainError{Op: op, Arg: "how", Want: "one of the Combine constants", Got: how.String()})
	}
	if t.mustSame(op, "src", src); how != CombineSet {
		t.mustAdd(op)
	}
	if how == CombineMean && t.dtype.IsInt() {
		mustFloat(op, t)
	}
}

// scattered combines element i of src with element at[i] of t, row by row.
func (t *Tensor) scattered(how Combine, at []int, src *Tensor) *Tensor {
	if t.dtype.half() && how != CombineSet {
		return t.To(Float32).scattered(how, at, src.To(Float32)).To(t.dtype)
	}
	attrs := pickAttrs{at, t.shape}
	switch how {
	case CombineAdd:
		return t.Add(src.place(attrs))
	case CombineMul:
		return t.multiplied(at, src)
	case CombineMax:
		return t.met(&opScatterMax, at, src)
	case CombineMin:
		return t.met(&opScatterMin, at, src)
	case CombineMean:
		number := fill(alloc(t.dtype, t.shape), 1).Add(fill(alloc(t.dtype, src.shape), 1).place(attrs))
		return t.Add(src.place(attrs)).Div(number)
	}
	from := upTo(t.Size())
	for i, p := range at {
		from[p] = len(from) + i
	}
	return t.replaced(src, from)
}

// replaced returns a tensor of t's shape whose element i is the one at from[i],
// counted over t and then src.
func (t *Tensor) replaced(src *Tensor, from []int) *Tensor {
	all := concat("Scatter", 0, []*Tensor{t.reshape(Shape{t.Size()}), src.reshape(Shape{src.Size()})})
	return all.pick(pickAttrs{from, all.shape}, t.Shape())
}

// met computes the larger or smaller of the elements that meet.
func (t *Tensor) met(op *operation, at []int, src *Tensor) *Tensor {
	out, x := t.copied(), src.dense()
	switch t.dtype {
	case Float32:
		scatterExtreme(op, out.f32, x.f32, at)
	case Float64:
		scatterExtreme(op, out.f64, x.f64, at)
	case Int32:
		scatterExtreme(op, out.i32, x.i32, at)
	case Int64:
		scatterExtreme(op, out.i64, x.i64, at)
	}
	return record2(op, scatterAttrs{at}, out, t, src)
}

func scatterExtreme[T kernels.Number](op *operation, dst, x []T, at []int) {
	if op == &opScatterMax {
		kernels.ScatterMax(dst, x, at)
	} else {
		kernels.ScatterMin(dst, x, at)
	}
}

// multiplied multiplies elements that meet, in pairs, and the products in pairs,
// until one is left in each place: the gradient of a product of two needs no
// division, so zeros do no harm, and derivatives of all orders follow.
func (t *Tensor) multiplied(at []int, src *Tensor) *Tensor {
	places, groups := t.groups(at)
	now := concat("ScatterMul", 0, []*Tensor{t.reshape(Shape{t.Size()}), src.reshape(Shape{src.Size()})})
	for more := true; more; {
		var left, right, alone []int
		more = false
		for k, g := range groups {
			pollAt(k)
			for i := 0; i+1 < len(g); i += 2 {
				left, right = append(left, g[i]), append(right, g[i+1])
			}
			if len(g)%2 == 1 {
				alone = append(alone, g[len(g)-1])
			}
		}
		pairs, rest := 0, len(left)
		for k, g := range groups { // where the products, and those left over, stand now
			pollAt(k)
			next := g[:0]
			for range len(g) / 2 {
				next = append(next, pairs)
				pairs++
			}
			if len(g)%2 == 1 {
				next = append(next, rest)
				rest++
			}
			groups[k] = next
			more = more || len(next) > 1
		}
		of := now.shape
		now = concat("ScatterMul", 0, []*Tensor{
			now.pick(pickAttrs{left, of}, Shape{len(left)}).Mul(now.pick(pickAttrs{right, of}, Shape{len(right)})),
			now.pick(pickAttrs{alone, of}, Shape{len(alone)}),
		})
	}
	from := upTo(t.Size())
	for k, p := range places {
		from[p] = len(from) + groups[k][0]
	}
	return t.replaced(now, from)
}

// groups returns the places in t that at names, each once, and for each of them
// what meets there, counted over t and then src: first the element of t.
func (t *Tensor) groups(at []int) (places []int, groups [][]int) {
	size := t.Size()
	number := make([]int, size) // of elements of src, then of the group
	for _, p := range at {
		number[p]++
	}
	all := make([]int, 2*len(at))
	for p, n := range number {
		pollAt(p)
		if n > 0 {
			number[p] = len(groups)
			places, groups = append(places, p), append(groups, append(all[:0:n+1], p))
			all = all[n+1:]
		}
	}
	for i, p := range at {
		pollAt(i)
		g := &groups[number[p]]
		*g = append(*g, size+i)
	}
	return places, groups
}
