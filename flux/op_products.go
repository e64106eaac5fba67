package flux

import (
	"slices"
	"strconv"
)

// Outer returns every product of an element of t with one of u: [n] and [m] give
// [n, m]. Axes before the last one are batches and are broadcast. It panics with
// a [*ShapeError] if an operand is a single number or the batches cannot be
// broadcast.
func (t *Tensor) Outer(u *Tensor) *Tensor {
	if t.isHalf() {
		s := inSingle("Outer", t, u)
		return s[0].Outer(s[1]).To(t.dtype)
	}
	mustMatch("Outer", t, u)
	mustHaveAxes("Outer", "", t, 1)
	mustHaveAxes("Outer", "second operand", u, 1)
	mustBroadcastBatch("Outer", t, u, 1)
	return t.Unsqueeze(-1).Mul(u.Unsqueeze(-2))
}

// Kron returns the Kronecker product: every element of t times all of u, laid out
// in blocks. [n, m] and [p, q] give [n·p, m·q], with
//
//	out[i·p + k, j·q + l] = t[i, j]·u[k, l]
//
// Every axis counts, in any number; the tensor with fewer axes gets axes of size
// 1 in front.
func (t *Tensor) Kron(u *Tensor) *Tensor {
	mustMatch("Kron", t, u)
	n := max(len(t.shape), len(u.shape))
	var left, right, both, shape Shape
	for i := n; i > 0; i-- {
		a, b := sizeFromRight(t.shape, i), sizeFromRight(u.shape, i)
		left, right, both = append(left, a, 1), append(right, 1, b), append(both, a, b)
		shape = append(shape, a*b)
	}
	both.checked("Kron") // before a·b can overflow in what follows
	return t.reshape(left).Mul(u.reshape(right)).reshape(shape)
}

// sizeFromRight returns the size of the axis that far from the right, or 1.
func sizeFromRight(s Shape, i int) int {
	if i > len(s) {
		return 1
	}
	return s[len(s)-i]
}

// Cross returns the cross product of the vectors of three elements along an axis,
//
//	(t₁u₂ − t₂u₁, t₂u₀ − t₀u₂, t₀u₁ − t₁u₀)
//
// The other axes are broadcast; the axis counts in the broadcast shape. It panics
// with a [*ShapeError] if the axis has not 3 elements in both operands, and with
// an [*IndexError] if there is no such axis.
func (t *Tensor) Cross(u *Tensor, axis int) *Tensor {
	mustMatch("Cross", t, u)
	shape, ok := broadcast(t.shape, u.shape)
	if !ok {
		panic(&ShapeError{Op: "Cross", Want: t.Shape(), Got: u.Shape(), Why: "the shapes cannot be broadcast"})
	}
	fromRight := shape.axis("Cross", axis) - len(shape)
	for i, x := range []*Tensor{t, u} {
		if sizeFromRight(x.shape, -fromRight) == 3 {
			continue
		}
		arg := ""
		if i == 1 {
			arg = "second operand"
		}
		panic(&ShapeError{Op: "Cross", Arg: arg, Got: x.Shape(), Why: "axis " + strconv.Itoa(axis) + " must have 3 elements"})
	}
	next := func(x *Tensor) *Tensor {
		return Concat(fromRight, x.Narrow(fromRight, 1, 3), x.Narrow(fromRight, 0, 1))
	}
	t1, u1 := next(t), next(u)
	t2, u2 := next(t1), next(u1)
	return t1.Mul(u2).Sub(t2.Mul(u1))
}

// TensorDot adds the products of t and u over pairs of axes: axis axesT[i] of t
// with axis axesU[i] of u. The result has the other axes of t, then those of u.
// Without axes it is the outer product of all elements. It panics with a
// [*ShapeError] if the lists differ in length, an axis is given twice or the sizes
// of a pair differ, and with an [*IndexError] if there is no such axis.
func (t *Tensor) TensorDot(u *Tensor, axesT, axesU []int) *Tensor {
	mustMatch("TensorDot", t, u)
	if len(axesT) != len(axesU) {
		panic(&ShapeError{Op: "TensorDot", Want: Shape{len(axesT)}, Got: Shape{len(axesU)}, Why: "both operands must give as many axes"})
	}
	if len(axesT) > 0 {
		t.shape.axes("TensorDot", axesT)
		u.shape.axes("TensorDot", axesU)
	}
	x, y, sizes := labelled{t: t}, labelled{t: u}, map[int]int{}
	for a, n := range t.shape {
		x.labels = append(x.labels, a)
		sizes[a] = n
	}
	for a, n := range u.shape {
		y.labels = append(y.labels, len(t.shape)+a)
		sizes[len(t.shape)+a] = n
	}
	out := append(slices.Clone(x.labels), y.labels...)
	for i := range axesT {
		a, b := t.shape.axis("TensorDot", axesT[i]), u.shape.axis("TensorDot", axesU[i])
		if t.shape[a] != u.shape[b] {
			want := u.Shape()
			want[b] = t.shape[a]
			panic(&ShapeError{Op: "TensorDot", Arg: "second operand", Want: want, Got: u.Shape()})
		}
		out = slices.DeleteFunc(out, func(label int) bool { return label == x.labels[a] || label == y.labels[b] })
		y.labels[b] = x.labels[a]
	}
	return contract("TensorDot", []labelled{x, y}, sizes, out)
}

// Bilinear returns the bilinear forms xᵀ·Wₒ·y of each matrix Wₒ of weight: x is
// [..., n], weight [o, n, m], y [..., m], the result [..., o]. The axes before the
// last of x and y are broadcast. It panics with a [*ShapeError] if the shapes do
// not fit.
func Bilinear(x, weight, y *Tensor) *Tensor {
	mustMatch("Bilinear", x, weight)
	mustMatch("Bilinear", x, y)
	if len(weight.shape) != 3 {
		panic(&ShapeError{Op: "Bilinear", Arg: "weight", Want: Shape{-1, -1, -1}, Got: weight.Shape()})
	}
	for i, v := range []*Tensor{x, y} {
		arg := []string{"x", "y"}[i]
		mustHaveAxes("Bilinear", arg, v, 1)
		if n := weight.shape[1+i]; v.shape[len(v.shape)-1] != n {
			want := unknown(len(v.shape))
			want[len(want)-1] = n
			panic(&ShapeError{Op: "Bilinear", Arg: arg, Want: want, Got: v.Shape(), Why: "the weight is " + weight.shape.String()})
		}
	}
	mustBroadcastBatch("Bilinear", x, y, 1)
	return Einsum("...n,onm,...m->...o", x, weight, y)
}

// mustHaveAxes panics unless t has at least n axes.
func mustHaveAxes(op, arg string, t *Tensor, n int) {
	if len(t.shape) >= n {
		return
	}
	panic(&ShapeError{Op: op, Arg: arg, Want: unknown(n), Got: t.Shape(), Why: "axes may precede these"})
}

// unknown is a shape of n axes of any size.
func unknown(n int) Shape {
	s := make(Shape, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// mustBroadcastBatch panics unless all but the last n axes can be broadcast.
func mustBroadcastBatch(op string, t, u *Tensor, n int) Shape {
	batch, ok := broadcast(t.shape[:len(t.shape)-n], u.shape[:len(u.shape)-n])
	if !ok {
		panic(&ShapeError{Op: op, Want: t.Shape(), Got: u.Shape(), Why: "the batches cannot be broadcast"})
	}
	return batch
}
