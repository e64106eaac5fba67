package flux

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
)

// Grads holds the gradients that a [Gradient] call computed.
type Grads struct {
	leaves *leafSet  // the tensors that the call asked about
	of     []*Tensor // the gradient of each, or nil
	args   []any
	run    uint64 // of the step that has the memory, or 0
	mem    *arena
}

// mustBeFresh panics if the gradients are of an earlier run of a Step.
func (g *Grads) mustBeFresh(op string) {
	if g.mem != nil && g.run != g.mem.run {
		panic(&StepError{Op: op})
	}
}

// Of returns the gradient of one tensor, of its shape and type. It is nil if the
// function does not depend on the tensor, or if the tensor was not among those
// that the call was asked about; a gradient that is zero because the terms
// happen to cancel is a tensor of zeros. g may be nil.
func (g *Grads) Of(t *Tensor) *Tensor {
	if g == nil {
		return nil
	}
	g.mustBeFresh("Grads.Of")
	if i := g.leaves.number(t); i >= 0 {
		return g.of[i]
	}
	return nil
}

// count returns how many gradients there are.
func (g *Grads) count() int {
	n := 0
	for _, d := range g.of {
		if d != nil {
			n++
		}
	}
	return n
}

// At returns the gradient of argument i of the call (those after the function,
// from 0), as Of does. It panics with a [*GradientError] if there is no such
// argument or if it is not a *Tensor.
func (g *Grads) At(i int) *Tensor {
	if g == nil {
		panic(&GradientError{Op: "Grads.At", Why: "there are no gradients"})
	}
	if i < 0 || i >= len(g.args) {
		panic(&GradientError{Op: "Grads.At", Why: fmt.Sprintf("there is no argument %d, the call had %d", i, len(g.args))})
	}
	t, ok := g.args[i].(*Tensor)
	if !ok {
		panic(&GradientError{Op: "Grads.At", Why: fmt.Sprintf("argument %d is a %T, not a *flux.Tensor: use Of for the tensors in it", i, g.args[i])})
	}
	return g.Of(t)
}

// String returns a line for every tensor that has a gradient: its path in the
// arguments of the call, the shape, and the gradient's Euclidean norm.
func (g *Grads) String() string {
	if g == nil || g.count() == 0 {
		return "no gradients"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "gradients of %d tensors", g.count())
	for i, arg := range g.args {
		for _, l := range Leaves(arg) {
			d := g.Of(l.Tensor)
			if d == nil {
				continue
			}
			path := strconv.Itoa(i)
			if l.Path != "" {
				path += "." + l.Path
			}
			fmt.Fprintf(&b, "\n  %s %v norm %.4g", path, d.shape, norm(d))
		}
	}
	return b.String()
}

// norm returns the Euclidean norm of all elements.
func norm(t *Tensor) float64 {
	sum := 0.0
	for _, v := range t.Float64s() {
		sum += v * v
	}
	return math.Sqrt(sum)
}

// Gradient is [WithGradient] without the value.
func Gradient(f func() *Tensor, wrt ...any) *Grads {
	_, g := gradient("Gradient", f, wrt)
	return g
}

// WithGradient calls f once and returns its value and the gradients of that value
// with respect to the tensors in wrt: tensors, and anything that holds tensors,
// as [Leaves] finds them, but for buffers and what is [Frozen]. f must return one
// number. What f computes from those very tensors counts, and nothing else:
// neither copies or views made before the call, nor writes to a tensor's storage.
// Other results leave f through its variables, or by [WithGradientAux].
//
// The value has no history, and neither have the gradients, unless the call is
// itself inside the function of another gradient call that follows them: then
// both can be differentiated again. (While another goroutine takes gradients of
// the same tensors they may have one as well; it does no harm, and lives as long
// as they do.)
//
// It panics with a [*ShapeError] if f returns more or less than one number, and
// with a [*GradientError] if it returns nil or if an argument holds no tensor
// that can be differentiated.
func WithGradient(f func() *Tensor, wrt ...any) (value *Tensor, grads *Grads) {
	return gradient("WithGradient", f, wrt)
}

// NoGrad returns the value of f without its history: for the gradient calls
// around it, the result is a constant. Gradient calls inside f work as ever.
func NoGrad(f func() *Tensor) *Tensor {
	y := f()
	if y == nil {
		return nil
	}
	return y.Detach()
}

func gradient(op string, f func() *Tensor, wrt []any) (*Tensor, *Grads) {
	var y *Tensor
	t := follow(op, func() { y = f() }, wrt)
	mustBeNumber(op, y)
	return released(y), t.pull(y, like(y, 1))
}

func typeName(v any) string {
	if v == nil {
		return "nil"
	}
	if r := reflect.ValueOf(v); r.Kind() == reflect.Pointer && r.IsNil() {
		return "nil " + r.Type().String()
	}
	return reflect.TypeOf(v).String()
}
