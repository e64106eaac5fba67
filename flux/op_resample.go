package flux

import (
	"cmp"
	"slices"

	"fluxrepl/flux/internal/kernels"
)

var opResample = operation{Name: "Resample"}

// resampleAttrs are linear maps of some of the last axes: pooling with means, and
// every interpolation, is that. The reverse are the transposed maps.
type resampleAttrs struct {
	axes []int // from the end: -1 is the last
	by   []axisMap
}

// axisMap is a matrix: a sparse one, or sums of windows, each with a scale; back
// is the reverse of these.
type axisMap struct {
	sparse  *kernels.Sparse
	windows *kernels.Windows
	scale   []float64
	back    bool
}

func init() {
	opResample.Pullback = func(c *call) { c.Give(0, c.Grad.resample(c.Node.Attrs.(resampleAttrs).adjoint())) }
}

// size returns the number of rows and columns.
func (m axisMap) size() (rows, columns int) {
	switch {
	case m.sparse != nil:
		return m.sparse.Rows(), m.sparse.Columns
	case m.back:
		return m.windows.Size, len(m.windows.First)
	}
	return len(m.windows.First), m.windows.Size
}

func (m axisMap) adjoint() axisMap {
	if m.sparse != nil {
		m.sparse = m.sparse.Transpose()
	}
	m.back = !m.back
	return m
}

// identity reports whether m changes nothing.
func (m axisMap) identity() bool {
	rows, columns := m.size()
	if rows != columns {
		return false
	}
	for r := range rows {
		if m.sparse != nil && (m.sparse.Start[r+1] != r+1 || m.sparse.Column[r] != r || m.sparse.Weight[r] != 1) ||
			m.sparse == nil && (m.windows.First[r] != r || m.windows.Count[r] != 1 || m.scale[r] != 1) {
			return false
		}
	}
	return true
}

// add appends the map of an axis, but where it changes nothing.
func (a *resampleAttrs) add(axis int, m axisMap) {
	if !m.identity() {
		a.axes, a.by = append(a.axes, axis), append(a.by, m)
	}
}

func (a resampleAttrs) adjoint() resampleAttrs {
	t := resampleAttrs{axes: a.axes, by: make([]axisMap, len(a.by))}
	for i, m := range a.by {
		t.by[i] = m.adjoint()
	}
	return t
}

// resample maps axes of t: first those that make it smaller, or grow it least. Of
// equals the last axis, whose elements are taken one at a time and not a row at a
// time, has its turn while there are fewest.
func (t *Tensor) resample(a resampleAttrs) *Tensor {
	order := make([]int, len(a.by))
	for i := range order {
		order[i] = i
	}
	growth := func(i int) float64 {
		rows, columns := a.by[i].size()
		return float64(rows) / float64(columns)
	}
	slices.SortFunc(order, func(i, j int) int {
		last := cmp.Compare(a.axes[j], a.axes[i])
		if growth(i) < 1 {
			last = -last
		}
		return cmp.Or(cmp.Compare(growth(i), growth(j)), last)
	})
	if len(order) == 0 {
		return t
	}
	x := t.dense()
	for _, i := range order {
		axis := len(t.shape) + a.axes[i]
		outer, _, inner := x.shape.split(axis)
		shape := x.Shape()
		shape[axis], _ = a.by[i].size()
		y := alloc(t.dtype, shape)
		if t.dtype == Float32 {
			resampleAxis(y.f32, x.f32, a.by[i], outer, inner)
		} else {
			resampleAxis(y.f64, x.f64, a.by[i], outer, inner)
		}
		x = y
	}
	return record1(&opResample, a, x, t)
}

func resampleAxis[T kernels.Float](dst, x []T, m axisMap, outer, inner int) {
	switch {
	case m.sparse != nil:
		kernels.Resample(dst, x, m.sparse, outer, inner, poll)
	case m.back:
		kernels.SpreadWindows(dst, x, m.windows, m.scale, outer, inner, poll)
	default:
		kernels.SumWindows(dst, x, m.windows, m.scale, outer, inner, poll)
	}
}
