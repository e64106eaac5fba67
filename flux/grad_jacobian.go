package flux

import "slices"

// Jacobian calls f once and returns all derivatives of its value y, of any shape,
// with respect to x: element [i…, j…] of the result is ∂y[i…]/∂x[j…], its shape
// that of y followed by that of x. It takes a backward pass for each element of
// y, or a forward pass for each of x where x is much the smaller; if a product
// with the matrix is all that is wanted, [Pullback] and [JVP] take one.
//
// It panics as [Pullback] does, and with a [*ShapeError] if the result had more
// than 2^33 elements.
func Jacobian(f func() *Tensor, x *Tensor) *Tensor { return jacobians("Jacobian", f, []*Tensor{x})[0] }

// Jacobians is [Jacobian] for several inputs: one run of f, and a result for
// each of them.
func Jacobians(f func() *Tensor, xs ...*Tensor) []*Tensor { return jacobians("Jacobians", f, xs) }

// Hessian returns the second derivatives of f, which must give one number, with
// respect to x: element [i…, j…] is ∂²f/∂x[i…]∂x[j…], the shape that of x twice.
// It takes a backward pass through the gradient for each element of x; see [HVP]
// for a product with the matrix. It panics as [Gradient] and [Jacobian] do.
func Hessian(f func() *Tensor, x *Tensor) *Tensor {
	return jacobians("Hessian", func() *Tensor { return slope("Hessian", f, x) }, []*Tensor{x})[0]
}

// DiagHessian returns the diagonal of [Hessian], ∂²f/∂x[i…]² in x's shape. The
// matrix is never there as a whole, but each of its rows is computed.
func DiagHessian(f func() *Tensor, x *Tensor) *Tensor {
	const op = "DiagHessian"
	var g *Tensor
	t := follow(op, func() { g = slope(op, f, x) }, []any{x})
	parts := make([]*Tensor, x.Size())
	for i := range parts {
		row := orZeros(t.pull(g, unit(g, i)).Of(x), x)
		parts[i] = row.reshape(Shape{len(parts)}).Slice(i, i+1)
	}
	if len(parts) == 0 {
		return alloc(x.dtype, x.shape)
	}
	return released(Concat(0, parts...).reshape(x.shape))
}

// slope returns the gradient of f, zeros if it has none.
func slope(op string, f func() *Tensor, x *Tensor) *Tensor {
	_, g := gradient(op, f, []any{x})
	return orZeros(g.Of(x), x)
}

// forwardPays is how many times a forward pass costs a backward pass: most
// operations are pushed through by pulling their pullback back.
const forwardPays = 4

func jacobians(op string, f func() *Tensor, xs []*Tensor) []*Tensor {
	var y *Tensor
	t := follow(op, func() { y = f() }, anysOf(xs))
	mustBeResult(op, y)
	inputs := 0
	for _, x := range xs {
		inputs += x.Size()
		append(y.Shape(), x.shape...).checked(op)
	}
	if forwardPays*inputs <= y.Size() {
		return t.columns(y, xs)
	}
	return t.rows(y, xs)
}

// rows makes Jacobians of one backward pass for each element of y.
func (t *Tape) rows(y *Tensor, xs []*Tensor) []*Tensor {
	rows := make([][]*Tensor, len(xs))
	for i := range y.Size() {
		g := t.pull(y, unit(y, i))
		for k, x := range xs {
			rows[k] = append(rows[k], orZeros(g.Of(x), x))
		}
	}
	all := make([]*Tensor, len(xs))
	for k, x := range xs {
		all[k] = stacked(rows[k], x).reshape(append(y.Shape(), x.shape...))
	}
	return all
}

// columns makes them of one forward pass for each element of the inputs.
func (t *Tape) columns(y *Tensor, xs []*Tensor) []*Tensor {
	all := make([]*Tensor, len(xs))
	for k, x := range xs {
		columns := make([]*Tensor, x.Size())
		for i := range columns {
			tangents := make([]*Tensor, len(t.leaves))
			tangents[slices.Index(t.leaves, x)] = unit(x, i)
			columns[i] = t.push(y, tangents)
		}
		flat := stacked(columns, y).reshape(Shape{x.Size(), y.Size()}).T()
		all[k] = released(flat.reshape(append(y.Shape(), x.shape...)))
	}
	return all
}

// stacked is Stack, also of nothing.
func stacked(parts []*Tensor, each *Tensor) *Tensor {
	if len(parts) == 0 {
		return alloc(each.dtype, append(Shape{0}, each.shape...))
	}
	return Stack(0, parts...)
}

// unit returns zeros like t with a 1 at element i.
func unit(t *Tensor, i int) *Tensor {
	u := alloc(Float64, t.shape)
	u.f64[i] = 1
	return u.To(t.dtype)
}

// orZeros returns g, or zeros like x.
func orZeros(g, x *Tensor) *Tensor {
	if g == nil {
		return alloc(x.dtype, x.shape)
	}
	return g
}

func anysOf(ts []*Tensor) []any {
	out := make([]any, len(ts))
	for i, t := range ts {
		out[i] = t
	}
	return out
}
