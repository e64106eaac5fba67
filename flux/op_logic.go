package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
)

// And returns the [Bool] tensor that is true where both t and u are, broadcast.
// It panics with a [*TypeError] unless both are Bool, and with a [*ShapeError] if
// the shapes cannot be broadcast; so do [Tensor.Or] and [Tensor.Xor].
func (t *Tensor) And(u *Tensor) *Tensor { return logic("And", kernels.And(), t, u) }

// Or returns the [Bool] tensor that is true where t or u or both are, like
// [Tensor.And].
func (t *Tensor) Or(u *Tensor) *Tensor { return logic("Or", kernels.Or(), t, u) }

// Xor returns the [Bool] tensor that is true where t and u differ, like
// [Tensor.And].
func (t *Tensor) Xor(u *Tensor) *Tensor {
	mustBool("Xor", "", t)
	mustBool("Xor", "second operand", u)
	return t.NotEqual(u)
}

// Not returns the [Bool] tensor that is true where t is false. It panics with a
// [*TypeError] unless t is Bool.
func (t *Tensor) Not() *Tensor {
	mustBool("Not", "", t)
	return t.not()
}

func (t *Tensor) not() *Tensor {
	out := blank(Bool, t.shape)
	kernels.Not(out.b, t.dense().b)
	return out
}

func logic(op string, loops kernels.Zip[bool, bool], t, u *Tensor) *Tensor {
	mustBool(op, "", t)
	mustBool(op, "second operand", u)
	shape := together(op, t, u)
	out := blank(Bool, shape)
	zip(&loops, out.b, t, u, shape, bools, lightTile, poll)
	return out
}

func mustBool(op, arg string, t *Tensor) {
	if t == nil {
		panic(&TypeError{Op: op, Arg: arg, Want: "a tensor", Got: "nil"})
	}
	if t.dtype != Bool {
		panic(&TypeError{Op: op, Arg: arg, Want: "bool", Got: t.dtype.String(), Why: "compare it with something"})
	}
}

// IsNaN returns the [Bool] tensor of the elements that are not a number. It, and
// its neighbours, take any element type; integers are always finite.
func (t *Tensor) IsNaN() *Tensor {
	return t.which("IsNaN", math.IsNaN)
}

// IsInf returns the [Bool] tensor of the elements that are +∞ or −∞.
func (t *Tensor) IsInf() *Tensor {
	return t.which("IsInf", func(v float64) bool { return math.IsInf(v, 0) })
}

// IsFinite returns the [Bool] tensor of the elements that are neither NaN nor
// infinite.
func (t *Tensor) IsFinite() *Tensor {
	return t.which("IsFinite", func(v float64) bool { return v-v == 0 })
}

func (t *Tensor) which(op string, f func(v float64) bool) *Tensor {
	mustTensor(op, t)
	out := alloc(Bool, t.shape)
	x := t.dense()
	for i := range out.b {
		out.b[i] = f(x.number(i))
	}
	return out
}

// Any returns whether an element is not 0, over the given axes or all of them, as
// [Bool]; false over nothing. NaN is not 0. It panics with an [*IndexError] if
// there is no such axis; so do [Tensor.All] and [Tensor.Count].
func (t *Tensor) Any(axes ...int) *Tensor {
	mustTensor("Any", t)
	return t.count("Any", axes).Greater(scalarOf(Int64, 0))
}

// All returns whether every element is not 0, over the given axes or all of them,
// as [Bool]; true over nothing.
func (t *Tensor) All(axes ...int) *Tensor {
	mustTensor("All", t)
	return t.constant().To(Bool).not().count("All", axes).Equal(scalarOf(Int64, 0))
}

// Count returns the number of elements that are not 0, over the given axes or
// all of them, as [Int64].
func (t *Tensor) Count(axes ...int) *Tensor {
	mustTensor("Count", t)
	return t.count("Count", axes)
}

func (t *Tensor) count(op string, axes []int) *Tensor {
	return t.constant().To(Bool).To(Int32).sum(op, axes, false)
}
