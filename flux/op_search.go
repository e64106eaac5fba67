package flux

import (
	"math"
	"slices"
	"sort"
	"strconv"

	"fluxrepl/flux/internal/kernels"
)

// Unique returns the different elements of t, sorted, as a vector [m]; for each
// element of t the position of its value there, as Int32 of t's shape; and how
// often each value occurs, as Int32 [m]. All NaN are one value, the last, as in
// NumPy (PyTorch tells them apart), and so are both zeros. No gradient passes
// through it.
func (t *Tensor) Unique() (values, inverse, counts *Tensor) {
	const op = "Unique"
	mustTensor(op, t)
	n := t.Size()
	mustCountable(op, t.shape, n)
	x, sorter := t.ranked(), &kernels.Sorter{}
	keys := sorter.Keys(n)
	x.keys(keys, 0, 1, false)
	keys = slices.Clone(keys)
	inverse = alloc(Int32, t.Shape())
	var first []int // the position in t of the first occurrence of each value
	var times []int32
	for _, at := range sorter.Sort(poll) {
		if len(first) == 0 || keys[at] != keys[first[len(first)-1]] {
			first, times = append(first, int(at)), append(times, 0)
		}
		times[len(times)-1]++
		inverse.i32[at] = int32(len(first) - 1)
	}
	values = t.constant().pick(pickAttrs{first, t.shape}, Shape{len(first)})
	counts = alloc(Int32, Shape{len(times)})
	copy(counts.i32, times)
	return values, inverse, counts
}

// SearchSorted returns for each of the values how many elements of t, which must
// ascend along its last axis, are smaller, or not larger if right: the place at
// which to insert the value before its equals, or after them, as Int32. For t of
// shape [n] the values may have any shape; for t of shape [a, n] they are [a, m],
// each row of them for one row of t. NaN counts as the largest number.
//
// It panics with a [*ShapeError] if the shapes do not fit, with a [*TypeError] if
// the element types differ, and with a [*DomainError] if t does not ascend. No
// gradient passes through it.
func (t *Tensor) SearchSorted(values *Tensor, right bool) *Tensor {
	return t.search("SearchSorted", "values", values, right)
}

// Bucketize returns for each element of t the number of its bucket among those
// that ascending boundaries, [n], divide the numbers into: bucket i is what lies
// above boundary i − 1, up to and with boundary i, or from and with boundary i −
// 1 up to boundary i if right, as in PyTorch. It is [Tensor.SearchSorted] with the
// operands exchanged (NumPy's digitize with right turned round).
func (t *Tensor) Bucketize(boundaries *Tensor, right bool) *Tensor {
	mustTensor("Bucketize", t)
	if boundaries == nil {
		panic(&TypeError{Op: "Bucketize", Arg: "boundaries", Want: "a tensor", Got: "nil"})
	}
	if len(boundaries.shape) != 1 {
		panic(&ShapeError{Op: "Bucketize", Arg: "boundaries", Want: Shape{-1}, Got: boundaries.Shape()})
	}
	return boundaries.search("Bucketize", "operand", t, right)
}

func (t *Tensor) search(op, arg string, values *Tensor, right bool) *Tensor {
	mustTensor(op, t)
	t.mustSame(op, arg, values)
	last := t.shape.axis(op, -1)
	n := t.shape[last]
	mustCountable(op, t.shape, n)
	rows, m := 1, values.Size()
	if last > 0 {
		if len(values.shape) != last+1 || !values.shape[:last].Equal(t.shape[:last]) {
			panic(&ShapeError{Op: op, Arg: arg, Want: append(slices.Clone(t.shape[:last]), -1), Got: values.Shape()})
		}
		rows, m = values.shape[:last].Size(), values.shape[last]
	}
	x, v, out := t.ranked(), values.ranked(), alloc(Int32, values.Shape())
	if len(out.i32) == 0 {
		return out
	}
	keys, wanted := make([]uint64, n), make([]uint64, m)
	for r := range rows {
		poll()
		x.keys(keys, r*n, 1, false)
		if !slices.IsSorted(keys) {
			panic(&DomainError{Op: op, Want: "numbers that ascend along the last axis", Got: "others in row " + strconv.Itoa(r)})
		}
		v.keys(wanted, r*m, 1, false)
		for i, k := range wanted {
			out.i32[r*m+i] = int32(kernels.Search(keys, k, right))
		}
	}
	return out
}

// IsIn returns the [Bool] tensor of t's shape that is true where the element is
// one of the values, which may have any shape. NaN is never one of them, as it
// equals nothing. It panics with a [*TypeError] if the types differ. No gradient
// passes through it.
func (t *Tensor) IsIn(values *Tensor) *Tensor {
	const op = "IsIn"
	mustTensor(op, t)
	t.mustSame(op, "values", values)
	sorted, _ := values.constant().reshape(Shape{values.Size()}).Sort(0, false)
	before, after := sorted.search(op, "", t, false), sorted.search(op, "", t, true)
	return before.Less(after).And(t.IsNaN().Not())
}

// NonZero returns the places of the elements that are not 0, in order, as Int32
// [m, NDim]: a row of indices for each (NumPy's argwhere). NaN is not 0. The
// first column of a vector's places is what [Tensor.Take] wants. No gradient
// passes through it.
func (t *Tensor) NonZero() *Tensor {
	mustTensor("NonZero", t)
	for _, n := range t.shape {
		mustCountable("NonZero", t.shape, n)
	}
	chosen := trues(t.Bools())
	rank := len(t.shape)
	out := allocFor("NonZero", Int32, []int{len(chosen), rank})
	for i, at := range chosen {
		for a := rank - 1; a >= 0; a-- {
			out.i32[i*rank+a] = int32(at % t.shape[a])
			at /= t.shape[a]
		}
	}
	return out
}

// Bincount returns how often each of the integers 0 to size − 1 occurs in t, of
// any shape: a vector [size]. Without weights (nil) the counts are Int32; weights
// of t's shape are added up instead, in their type, which is not Bool, and have
// gradients. (NumPy and PyTorch let the largest integer decide the size; here one
// wild label would ask for gigabytes.)
//
// It panics with a [*TypeError] unless t holds integers, with an [*IndexError] if
// one is out of range, and with a [*ShapeError] if the weights do not fit or size
// is negative.
func (t *Tensor) Bincount(weights *Tensor, size int) *Tensor {
	const op = "Bincount"
	mustTensor(op, t)
	flat, shape := indices(op, "", t), Shape{size}
	shape.checked(op)
	for i, v := range flat {
		if v < 0 || v >= size {
			panic(&IndexError{Op: op, What: "label", Index: v, At: t.shape.position(i), Size: size})
		}
	}
	if weights == nil {
		out := alloc(Int32, shape)
		for _, v := range flat {
			out.i32[v]++
		}
		return out
	}
	weights.mustAdd(op)
	if !weights.shape.Equal(t.shape) {
		panic(&ShapeError{Op: op, Arg: "weights", Want: t.Shape(), Got: weights.Shape()})
	}
	return weights.place(pickAttrs{flat, shape})
}

// Histogram counts the elements of t in bins of one width from lo to hi: the
// counts are Int32 [bins], the edges [bins+1]. Bin i is edges[i] ≤ x < edges[i+1],
// and the last one has hi as well; what lies outside, and NaN, is not counted. If
// lo and hi are both 0 they are the smallest and the largest element, and if those
// are equal, or there are none, one less and one more, as in PyTorch's histc. The
// edges are Float64 if t is, or holds integers, and Float32 otherwise. No gradient passes through it.
//
// It panics with a [*DomainError] unless bins is 1 or more, and lo < hi are
// finite numbers of the type of the edges.
func (t *Tensor) Histogram(bins int, lo, hi float64) (counts, edges *Tensor) {
	const op = "Histogram"
	mustTensor(op, t)
	if bins < 1 {
		panic(&DomainError{Op: op, Arg: "bins", Want: "at least 1", Got: strconv.Itoa(bins)})
	}
	Shape{bins}.checked(op)
	x := t.Float64s()
	if lo == 0 && hi == 0 {
		lo, hi = limits(x)
	}
	largest := math.MaxFloat32
	if t.dtype == Float64 || t.dtype.IsInt() {
		largest = math.MaxFloat64 / 2 // hi − lo is a number, too
	}
	if !(lo < hi && lo >= -largest && hi <= largest) {
		panic(&DomainError{Op: op, Want: "finite limits lo < hi", Got: format(lo) + " and " + format(hi)})
	}
	counts, edges = alloc(Int32, Shape{bins}), edgesFor(t, bins, lo, hi)
	edge := edges.Float64s()
	for _, v := range x {
		if !(v >= edge[0] && v <= edge[bins]) {
			continue
		}
		above := sort.Search(bins, func(i int) bool { return edge[i] > v })
		counts.i32[above-1]++
	}
	return counts, edges
}

// limits returns the smallest and the largest number that is not NaN, made
// different.
func limits(x []float64) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, v := range x {
		if v == v {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	if lo > hi {
		lo, hi = 0, 0
	}
	if lo == hi {
		lo, hi = lo-1, hi+1
	}
	return lo, hi
}

// edgesFor returns the edges of bins for the elements of t.
func edgesFor(t *Tensor, bins int, lo, hi float64) *Tensor {
	edges := alloc(Float64, Shape{bins + 1})
	for i := range edges.f64 {
		f := float64(i) / float64(bins)
		edges.f64[i] = lo*(1-f) + hi*f
	}
	if t.dtype == Float32 || t.dtype.half() {
		return edges.To(Float32)
	}
	return edges
}
