// Package kernels holds the loops of Flux Core: functions over slices, with no
// shapes, no tensors and no allocation of results. Whoever calls one has
// checked the sizes; a kernel only slices its operands to the length of dst, so
// that the compiler drops the bounds checks.
//
// Every kernel is generic over float32 and float64 and computes in its own
// type, except that sums are carried in float64, and that of the transcendental
// functions only the most frequent have a float32 form of their own; the others
// go through package math.
package kernels

// Float is an element type that has arithmetic.
type Float interface{ float32 | float64 }

// Zip is the family of loops of an operation with two operands.
type Zip[D, T any] struct {
	VV func(dst []D, a, b []T)   // dst[i] = a[i] ∘ b[i]
	VS func(dst []D, a []T, b T) // dst[i] = a[i] ∘ b
	SV func(dst []D, a T, b []T) // dst[i] = a ∘ b[i]

	// Rows computes all of dst in rows, as r says where the operands are. It may
	// be nil, and is called by [Zip.Each].
	Rows func(dst []D, a, b []T, r Rows)
}

// Rows says where the operands of a Zip are: row i of dst has N elements, and
// element j of it comes from a[i·RowA + j·StepA] and b[i·RowB + j·StepB]. The
// steps are 0 or 1.
type Rows struct{ N, RowA, StepA, RowB, StepB int }

// Each computes the rows of dst, whose length is a multiple of r.N.
func (z *Zip[D, T]) Each(dst []D, a, b []T, r Rows) {
	switch {
	case len(dst) == 0:
	case r.StepA == 0 && r.StepB == 0:
		z.Scalars(dst, a, b, r)
	case z.Rows != nil:
		z.Rows(dst, a, b, r)
	default:
		for i := 0; i*r.N < len(dst); i++ {
			out, x, y := dst[i*r.N:][:r.N], a[i*r.RowA:], b[i*r.RowB:]
			switch {
			case r.StepA == 0:
				z.SV(out, x[0], y)
			case r.StepB == 0:
				z.VS(out, x, y[0])
			default:
				z.VV(out, x, y)
			}
		}
	}
}

// Scalars is Each for rows along which neither operand steps.
func (z *Zip[D, T]) Scalars(dst []D, a, b []T, r Rows) {
	for i := 0; i*r.N < len(dst); i++ {
		out := dst[i*r.N:][:r.N]
		z.VV(out[:1], a[i*r.RowA:], b[i*r.RowB:])
		Fill(out[1:], out[0])
	}
}

// Binary is a Zip whose result is of the operands' type.
type Binary[T any] = Zip[T, T]

// Map computes dst[i] = f(x[i]; a, b).
type Map[T Float] func(dst, x []T, a, b T)

// Back computes dst[i] = g[i]·f'(x[i]; a, b), where y[i] = f(x[i]; a, b) is known.
type Back[T Float] func(dst, g, x, y []T, a, b T)

// The families of loops, by operation.

// Add returns the loops of the sum.
func Add[T Number]() Binary[T] { return Binary[T]{VV: AddVV[T], VS: AddVS[T], SV: AddSV[T]} }

// Sub returns the loops of the difference.
func Sub[T Number]() Binary[T] { return Binary[T]{VV: SubVV[T], VS: SubVS[T], SV: SubSV[T]} }

// Mul returns the loops of the product.
func Mul[T Number]() Binary[T] { return Binary[T]{VV: MulVV[T], VS: MulVS[T], SV: MulSV[T]} }

// Div returns the loops of the quotient.
func Div[T Float]() Binary[T] { return Binary[T]{VV: DivVV[T], VS: DivVS[T], SV: DivSV[T]} }

// Maximum returns the loops of the larger of two.
func Maximum[T Number]() Binary[T] { return Binary[T]{VV: MaxVV[T], VS: MaxVS[T], SV: MaxSV[T]} }

// Minimum returns the loops of the smaller of two.
func Minimum[T Number]() Binary[T] { return Binary[T]{VV: MinVV[T], VS: MinVS[T], SV: MinSV[T]} }
