package flux

var opHook = operation{Name: "Hook", Foreign: true}

// hookAttrs hold a function of the user's.
type hookAttrs struct{ f func(grad *Tensor) *Tensor }

func init() {
	opHook.Pullback = func(c *call) {
		g := c.Node.Attrs.(hookAttrs).f(c.Grad)
		if g == nil {
			g = c.Grad
		}
		mustBeGradient("Hook", "result of the function", g, c.Grad)
		c.Give(0, g)
	}
	// What f does to gradients is no derivative of anything.
	opHook.Push = func(_ *call, tangents []*Tensor) *Tensor { return tangents[0] }
}

// Hook returns t itself for all that is computed from it, but its gradient passes
// through f on the way back: f gets the gradient that arrives at the result, of
// t's shape and type, and returns the one that goes on, or nil to leave it as it
// is, so that it may as well just look.
//
//	h = h.Hook(func(g *flux.Tensor) *flux.Tensor { return g.Clamp(-1, 1) })
//
// f runs in every backward pass through this point, and not where nobody asks for
// the gradient of t. It must not write to what it gets. Forward mode, as in
// [JVP], knows nothing of f. It panics with a [*ShapeError] or a [*TypeError] in
// the backward pass if f's result is not like t.
func (t *Tensor) Hook(f func(grad *Tensor) *Tensor) *Tensor {
	if !t.isHalf() {
		mustFloat("Hook", t)
	}
	if f == nil {
		panic(&GradientError{Op: "Hook", Why: "the function is nil"})
	}
	return record1(&opHook, hookAttrs{f}, t.Detach(), t)
}

// mustBeGradient panics unless g has the shape and type of t.
func mustBeGradient(op, arg string, g, t *Tensor) {
	if g.dtype != t.dtype {
		panic(&TypeError{Op: op, Arg: arg, Want: t.dtype.String(), Got: g.dtype.String()})
	}
	if !g.shape.Equal(t.shape) {
		panic(&ShapeError{Op: op, Arg: arg, Want: t.Shape(), Got: g.Shape()})
	}
}
