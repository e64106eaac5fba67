package flux

import "math"

// CosineSimilarity returns the cosine of the angle between the vectors along an
// axis, which disappears:
//
//	Σ t·u / (max(‖t‖, ε)·max(‖u‖, ε)) with ε = 10⁻⁸
//
// so that a vector of zeros gives 0. The other axes are broadcast; the axis counts
// in the broadcast shape. It panics with a [*ShapeError] if the shapes cannot be
// broadcast, and with an [*IndexError] if there is no such axis.
func (t *Tensor) CosineSimilarity(u *Tensor, axis int) *Tensor {
	mustMatch("CosineSimilarity", t, u)
	shape, ok := broadcast(t.shape, u.shape)
	if !ok {
		panic(&ShapeError{Op: "CosineSimilarity", Want: t.Shape(), Got: u.Shape(), Why: "the shapes cannot be broadcast"})
	}
	shape.checked("CosineSimilarity")
	axis = shape.axis("CosineSimilarity", axis)
	t, u = t.expand(shape), u.expand(shape)
	least := scalarLike(t, 1e-8)
	return t.Mul(u).Sum(axis).Div(t.Norm(2, axis).Maximum(least).Mul(u.Norm(2, axis).Maximum(least)))
}

// CDist returns the distances between every row of t and every row of u, in the
// p-norm of [Tensor.Norm]: t is [..., n, d], u [..., m, d], the result [..., n, m].
// p = 2 is the Euclidean distance. Batches are broadcast. The differences take
// n·m·d numbers for a while; they are subtracted one by one, since the shorter way
// through t·uᵀ loses the digits of small distances. The gradient is 0 where two rows
// are equal. It panics with a [*ShapeError] if the shapes do not fit, and with a
// [*DomainError] if p is negative or NaN.
func (t *Tensor) CDist(u *Tensor, p float64) *Tensor {
	mustMatch("CDist", t, u)
	_, d := mustMatrix("CDist", "", t)
	if _, got := mustMatrix("CDist", "second operand", u); got != d {
		want := unknown(len(u.shape))
		want[len(want)-1] = d
		panic(&ShapeError{Op: "CDist", Arg: "second operand", Want: want, Got: u.Shape()})
	}
	if math.IsNaN(p) || p < 0 {
		panic(&DomainError{Op: "CDist", Arg: "p", Want: "p ≥ 0", Got: format(p)})
	}
	mustBroadcastBatch("CDist", t, u, 2)
	return t.Unsqueeze(-2).Sub(u.Unsqueeze(-3)).Norm(p, -1)
}
