package flux

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"fluxrepl/flux/internal/tape"
)

// Grads holds the gradients that a [Gradient] call computed.
type Grads struct {
	of   map[*Tensor]*Tensor
	args []any
}

// Of returns the gradient of one tensor, of its shape and type. It is nil if the
// function does not depend on the tensor, or if the tensor was not among those
// that the call was asked about; a gradient that is zero because the terms
// happen to cancel is a tensor of zeros. g may be nil.
func (g *Grads) Of(t *Tensor) *Tensor {
	if g == nil {
		return nil
	}
	return g.of[t]
}

// At returns the gradient of argument i of the call (those after the function,
// from 0), as Of does. It panics with a [*GradientError] if there is no such
// argument or if it is not a *Tensor.
func (g *Grads) At(i int) *Tensor {
	if i < 0 || i >= len(g.args) {
		panic(&GradientError{Op: "Grads.At", Why: fmt.Sprintf("there is no argument %d, the call had %d", i, len(g.args))})
	}
	t, ok := g.args[i].(*Tensor)
	if !ok {
		panic(&GradientError{Op: "Grads.At", Why: fmt.Sprintf("argument %d is a %T, not a *flux.Tensor: use Of for the tensors in it", i, g.args[i])})
	}
	return g.of[t]
}

// String returns a line for every tensor that has a gradient: its path in the
// arguments of the call, the shape, and the gradient's Euclidean norm.
func (g *Grads) String() string {
	if g == nil || len(g.of) == 0 {
		return "no gradients"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "gradients of %d tensors", len(g.of))
	for i, arg := range g.args {
		for _, l := range Leaves(arg) {
			d := g.of[l.Tensor]
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
// as [Leaves] finds them, but for buffers. f must return one number. What f
// computes from those very tensors counts, and nothing else: neither copies or
// views made before the call, nor writes to a tensor's storage.
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

var engine = tape.Engine[*Tensor]{
	Node:    func(t *Tensor) *tape.Node[*Tensor] { return t.node },
	Watched: func(t *Tensor, s *tape.Scope) bool { return t.watch.Load().Has(s) },
	Add:     (*Tensor).Add,
}

func gradient(op string, f func() *Tensor, wrt []any) (*Tensor, *Grads) {
	leaves, modes := watched(op, wrt)
	scope := tape.NewScope()
	defer scope.Close()
	for _, t := range leaves {
		t.watch.Add(scope)
		defer t.watch.Remove(scope)
	}
	y := training(f, modes)
	scope.Close()
	if y == nil {
		panic(&GradientError{Op: op, Why: "the function returned nil"})
	}
	mustFloat(op, y)
	if y.Size() != 1 {
		panic(&ShapeError{Op: op, Arg: "the function's result", Want: Shape{}, Got: y.Shape(), Why: "only one number can be differentiated; use Sum or Mean"})
	}
	grads := &Grads{of: engine.Backward(scope, y, like(y, 1)), args: wrt}
	own(grads.of, leaves)
	if y.scopes() == nil {
		y = y.copied() // the result may be a parameter, which will change
	}
	return y, grads
}

// training calls f while the modes say so.
func training(f func() *Tensor, modes []*Mode) *Tensor {
	for _, m := range modes {
		m.running.Add(1)
		defer m.running.Add(-1)
	}
	return f()
}

// watched returns the tensors that a call differentiates with respect to, and
// the modes beside them.
func watched(op string, wrt []any) (tensors []*Tensor, modes []*Mode) {
	if len(wrt) == 0 {
		panic(&GradientError{Op: op, Why: "there is nothing to differentiate with respect to: pass tensors or models after the function"})
	}
	seen := map[*Tensor]bool{}
	for i, v := range wrt {
		if t, ok := v.(*Tensor); ok && t != nil && t.dtype == Int32 {
			panic(&GradientError{Op: op, Why: fmt.Sprintf("argument %d is an int32 tensor, which has no gradient", i)})
		}
		found := false
		leaves, ms := inside(v)
		modes = append(modes, ms...)
		for _, l := range leaves {
			if l.Buffer || l.Tensor.dtype == Int32 {
				continue
			}
			found = true
			if !seen[l.Tensor] {
				seen[l.Tensor] = true
				tensors = append(tensors, l.Tensor)
			}
		}
		if !found {
			panic(&GradientError{Op: op, Why: fmt.Sprintf("argument %d (%s) holds no tensor", i, typeName(v))})
		}
	}
	return tensors, modes
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

// own gives every gradient storage of its own, so that whoever changes one in
// place, as clipping does, changes no other: pullbacks hand the same tensor, or
// views of it, to several inputs.
func own(grads map[*Tensor]*Tensor, leaves []*Tensor) {
	taken := map[*Tensor]bool{}
	for _, t := range leaves {
		g, ok := grads[t]
		if !ok {
			continue
		}
		if g.shared || taken[g] {
			g = g.Clone()
			grads[t] = g
		}
		taken[g] = true
	}
}
