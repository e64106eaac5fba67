package flux

import (
	"cmp"
	"slices"

	"fluxrepl/flux/internal/kernels"
)

var opResample = operation{Name: "Resample"}

// resampleAttrs are matrices that multiply some of the last axes: pooling with
// means, and every interpolation, is that. The reverse is the same with the
// transposed matrices.
type resampleAttrs struct {
	axes []int // from the end: -1 is the last
	by   []*kernels.Sparse
}

func init() {
	opResample.Pullback = func(c *call) { c.Give(0, c.Grad.resample(c.Node.Attrs.(resampleAttrs).adjoint())) }
}

// newSparse returns a matrix without rows yet, which shall have so many.
func newSparse(columns, rows int) *kernels.Sparse {
	return &kernels.Sparse{Columns: columns, Start: append(make([]int, 0, rows+1), 0)}
}

// add appends a matrix, but where it changes nothing.
func (a *resampleAttrs) add(axis int, m *kernels.Sparse) {
	if !identity(m) {
		a.axes, a.by = append(a.axes, axis), append(a.by, m)
	}
}

func identity(m *kernels.Sparse) bool {
	if m.Rows() != m.Columns || len(m.Column) != m.Columns {
		return false
	}
	for r := range m.Rows() {
		if m.Start[r] != r || m.Column[r] != r || m.Weight[r] != 1 {
			return false
		}
	}
	return true
}

func (a resampleAttrs) adjoint() resampleAttrs {
	t := resampleAttrs{axes: a.axes, by: make([]*kernels.Sparse, len(a.by))}
	for i, m := range a.by {
		t.by[i] = m.Transpose()
	}
	return t
}

// resample multiplies axes of t by matrices that fit: first those that make it
// smaller, or grow it least.
func (t *Tensor) resample(a resampleAttrs) *Tensor {
	order := make([]int, len(a.by))
	for i := range order {
		order[i] = i
	}
	growth := func(i int) float64 { return float64(a.by[i].Rows()) / float64(a.by[i].Columns) }
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(growth(i), growth(j)) })
	x := t.dense()
	for _, i := range order {
		axis := len(t.shape) + a.axes[i]
		outer, _, inner := x.shape.split(axis)
		shape := x.Shape()
		shape[axis] = a.by[i].Rows()
		y := alloc(t.dtype, shape)
		if t.dtype == Float32 {
			resampleAxis(y.f32, x.f32, a.by[i], outer, inner)
		} else {
			resampleAxis(y.f64, x.f64, a.by[i], outer, inner)
		}
		x = y
	}
	if len(order) == 0 {
		return t
	}
	return record1(&opResample, a, x, t)
}

// resampleAxis works on pieces, and looks for an interrupt between them.
func resampleAxis[T kernels.Float](dst, x []T, m *kernels.Sparse, outer, inner int) {
	in, out := m.Columns*inner, m.Rows()*inner
	step := max(1, (1<<22)/(in+out+1))
	for lo := 0; lo < outer; lo += step {
		hi := min(lo+step, outer)
		poll()
		kernels.Resample(dst[lo*out:hi*out], x[lo*in:hi*in], m, hi-lo, inner)
	}
}
