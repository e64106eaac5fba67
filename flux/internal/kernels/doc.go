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
}

// Binary is a Zip whose result is of the operands' type.
type Binary[T any] = Zip[T, T]

// Map computes dst[i] = f(x[i]; a, b).
type Map[T Float] func(dst, x []T, a, b T)

// Back computes dst[i] = g[i]·f'(x[i]; a, b), where y[i] = f(x[i]; a, b) is known.
type Back[T Float] func(dst, g, x, y []T, a, b T)

// The families of loops, by operation.

// Add returns the loops of the sum.
func Add[T Number]() Binary[T] { return Binary[T]{AddVV[T], AddVS[T], AddSV[T]} }

// Sub returns the loops of the difference.
func Sub[T Number]() Binary[T] { return Binary[T]{SubVV[T], SubVS[T], SubSV[T]} }

// Mul returns the loops of the product.
func Mul[T Number]() Binary[T] { return Binary[T]{MulVV[T], MulVS[T], MulSV[T]} }

// Div returns the loops of the quotient.
func Div[T Float]() Binary[T] { return Binary[T]{DivVV[T], DivVS[T], DivSV[T]} }

// Maximum returns the loops of the larger of two.
func Maximum[T Number]() Binary[T] { return Binary[T]{MaxVV[T], MaxVS[T], MaxSV[T]} }

// Minimum returns the loops of the smaller of two.
func Minimum[T Number]() Binary[T] { return Binary[T]{MinVV[T], MinVS[T], MinSV[T]} }
