package flux

import (
	"fmt"
	"slices"

	"fluxrepl/flux/internal/tape"
)

// A Tape is what [Record] returns: the history of one run of a function, from
// which gradients are taken as often, and of as many of its values, as one
// likes. Several goroutines may do so at once.
//
// The history itself hangs on the values that the function made, and lives as
// long as they do.
type Tape struct {
	scope  *tape.Scope
	leaves []*Tensor
	modes  []*Mode
	args   []any
	mem    *arena // of the step that it was recorded in, in its run of; or nil
	of     uint64
}

// Record calls f and follows what it computes from the tensors in wrt, which are
// as for [WithGradient]. The values leave f through its variables; work that
// several of them share is done once:
//
//	var reconstruction, penalty *flux.Tensor
//	tape := flux.Record(func() {
//		code := encode(x)
//		reconstruction, penalty = loss(decode(code), x), code.Square().Mean()
//	}, encoder, decoder)
//	g1, g2 := tape.Gradient(reconstruction), tape.Gradient(penalty)
//
// It panics with a [*GradientError] if an argument holds no tensor that can be
// differentiated.
func Record(f func(), wrt ...any) *Tape { return follow("Record", f, wrt) }

// Gradient returns the gradients of y, one number that the recorded function
// computed, with respect to the arguments of Record. A y that does not depend on
// them has none. It panics with a [*ShapeError] if y is more or less than one
// number, and with a [*GradientError] if it is nil.
func (t *Tape) Gradient(y *Tensor) *Grads {
	mustBeNumber("Tape.Gradient", y)
	return t.pull(y, like(y, 1))
}

// Pullback returns the gradients of Σ seed·y for a value y of any shape that the
// recorded function computed: the vector-Jacobian product. A seed of nil is 1,
// for a y of one number. It panics with a [*ShapeError] or a [*TypeError] if seed
// is not like y, and with a [*GradientError] if y is nil.
func (t *Tape) Pullback(y, seed *Tensor) *Grads {
	mustBeResult("Tape.Pullback", y)
	return t.pull(y, seedFor("Tape.Pullback", y, seed))
}

// Pullback calls f once and returns its value, of any shape, and the function
// that pulls gradients back through that run: back(seed) are the gradients of
// Σ seed·y with respect to the tensors in wrt, the vector-Jacobian product. The
// seed has y's shape and type; nil is 1, for a y of one number. back may be
// called any number of times, also by several goroutines, and holds the history
// of the run as long as it is held itself. wrt, y and the gradients are as for
// [WithGradient]; for several values of one run see [Record].
//
// Pullback panics with a [*GradientError] if f returns nil, and with a
// [*TypeError] if it returns integers; back panics with a [*ShapeError] or a
// [*TypeError] if the seed does not fit.
func Pullback(f func() *Tensor, wrt ...any) (y *Tensor, back func(seed *Tensor) *Grads) {
	var root *Tensor
	t := follow("Pullback", func() { root = f() }, wrt)
	mustBeResult("Pullback", root)
	return released(root), func(seed *Tensor) *Grads { return t.pull(root, seedFor("Pullback", root, seed)) }
}

// WithGradientAux is [WithGradient] for a function that has more to tell than its
// loss, such as logits for the accuracy. These results are returned without
// their history, so that they keep nothing alive; nil stays nil.
func WithGradientAux(f func() (loss *Tensor, aux []*Tensor), wrt ...any) (value *Tensor, aux []*Tensor, grads *Grads) {
	value, grads = gradient("WithGradientAux", func() (loss *Tensor) {
		loss, aux = f()
		return loss
	}, wrt)
	results := make([]*Tensor, len(aux))
	for i, t := range aux {
		if t != nil {
			results[i] = t.Detach()
		}
	}
	return value, results, grads
}

// Frozen names, among the arguments of a gradient call, parts of the others that
// stay as they are:
//
//	grads := flux.Gradient(loss, model, flux.Frozen{model.Encoder})
//
// No gradient of a frozen tensor is computed, nor anything that only such
// gradients would need. The parts are tensors, or anything that holds tensors,
// as [Leaves] finds them. Modes in them are left alone as well: a frozen layer
// behaves as in use, unless its [Mode] is set to Train. A field that is never
// trained has the tag buffer instead.
type Frozen []any

// follow calls f while the tensors in wrt are watched.
func follow(op string, f func(), wrt []any) *Tape {
	leaves, modes := watched(op, wrt, nil)
	t := &Tape{scope: newScope(), leaves: leaves, modes: modes, args: wrt}
	if a := current(); a != nil {
		t.mem, t.of = a, a.run
	}
	t.run(f)
	return t
}

// newScope returns an open scope, which belongs to the step that is running.
func newScope() *tape.Scope {
	s := tape.NewScope()
	if a := current(); a != nil {
		s.Owner = a.run
	}
	return s
}

// run calls f while the leaves are watched.
func (t *Tape) run(f func()) {
	for _, l := range t.leaves {
		l.watch.Add(t.scope)
	}
	defer func() {
		t.scope.Close()
		for _, l := range t.leaves {
			l.watch.Remove(t.scope)
		}
	}()
	defer training(t.modes)()
	f()
}

// pull runs reverse mode. The modes say training as they did in the forward pass,
// for some of that may be computed again.
func (t *Tape) pull(y, seed *Tensor) *Grads {
	return t.pullAll([]*Tensor{y}, []*Tensor{seed})
}

// pullAll is pull for the sum over several values.
func (t *Tape) pullAll(ys, seeds []*Tensor) *Grads {
	if t.mem != nil && t.mem.run != t.of {
		panic(&StepError{Op: "Gradient"})
	}
	defer training(t.modes)()
	of := engine.Backward(t.scope, t.leaves, ys, seeds)
	own(of, seeds)
	return &Grads{of: of, leaves: newLeafSet(t.leaves), args: t.args}
}

var engine = tape.Engine[*Tensor]{
	Node: func(t *Tensor) *tape.Node[*Tensor] {
		t.mustBeFresh("Gradient")
		return t.node
	},
	Add:      accumulate,
	Pull:     pull,
	Dummy:    followed,
	Diagonal: diagonal,
	Untold: func(n *tape.Node[*Tensor], _ int) {
		panic(&GradientError{Op: n.Op.Name, Why: notFollowed})
	},
	Written: func(t *Tensor) uint64 {
		if s := t.stored(); s != nil {
			return s.written.Load()
		}
		return 0
	},
	Lost: func(n *tape.Node[*Tensor]) {
		panic(&GradientError{Op: n.Op.Name, Why: "its gradient needs numbers that were written over in place since"})
	},
}

// accumulate adds two gradients.
func accumulate(a, b *Tensor, reuse bool) *Tensor {
	if !reuse || a.scopes() != nil || b.scopes() != nil || searching.Load() != 0 {
		return a.Add(b)
	}
	if a.dtype != Float32 && a.dtype != Float64 || a.layout != nil {
		return a.Add(b)
	}
	opAdd.compute(a, a, b, poll)
	return a
}

// followed returns zeros like t that only the scope follows.
func followed(t *Tensor, s *tape.Scope) *Tensor {
	u := alloc(t.dtype, t.shape)
	u.watch.Add(s)
	return u
}

// training switches the modes to training and returns what switches them back.
func training(modes []*Mode) (end func()) {
	for _, m := range modes {
		m.running.Add(1)
	}
	return func() {
		for _, m := range modes {
			m.running.Add(-1)
		}
	}
}

// copiedTo is how many bytes a result has that is copied without a thought.
const copiedTo = 32 << 10

// released returns y for the caller: without its history if nobody follows it,
// and then a copy, for the result may be a parameter, which will change, or share
// the storage of one.
func released(y *Tensor) *Tensor {
	switch {
	case y.scopes() != nil:
		return y
	case y.node != nil && y.layout == nil && y.Size()*y.dtype.Bytes() > copiedTo && y.storage().untouched():
		return y.Detach() // large, and an operation has just made it
	}
	return y.copied()
}

// untouched reports whether there is no view of the storage, nobody has written
// to it, and it is not a step's.
func (s *storage) untouched() bool {
	return !s.viewed.Load() && s.written.Load() == 0 && s.mem == nil
}

func mustBeResult(op string, y *Tensor) {
	if y == nil {
		panic(&GradientError{Op: op, Why: "the function returned nil"})
	}
	if !y.dtype.IsFloat() {
		mustFloat(op, y)
	}
}

func mustBeNumber(op string, y *Tensor) {
	mustBeResult(op, y)
	if y.Size() != 1 {
		panic(&ShapeError{Op: op, Arg: "the function's result", Want: Shape{}, Got: y.Shape(), Why: "only one number can be differentiated; use Sum or Mean"})
	}
}

// seedFor returns the seed of y that nil may stand for.
func seedFor(op string, y, seed *Tensor) *Tensor {
	switch {
	case seed == nil && y.Size() == 1:
		return like(y, 1)
	case seed == nil:
		panic(&GradientError{Op: op, Why: fmt.Sprintf("a value of shape %v needs a seed", y.shape)})
	case seed.dtype != y.dtype:
		panic(&TypeError{Op: op, Arg: "seed", Want: y.dtype.String(), Got: seed.dtype.String()})
	case !seed.shape.Equal(y.shape):
		panic(&ShapeError{Op: op, Arg: "seed", Want: y.Shape(), Got: seed.Shape()})
	}
	return seed
}

// watched returns the tensors that a call differentiates with respect to, and
// the modes beside them. If there is a trace, it says how long that is so.
func watched(op string, wrt []any, tr *trace) (tensors []*Tensor, modes []*Mode) {
	seen, still := frozen(op, wrt, tr)
	count := 0
	for i, v := range wrt {
		if _, ok := v.(Frozen); ok {
			continue
		}
		count++
		if t, ok := v.(*Tensor); ok && t != nil && !t.dtype.IsFloat() {
			t.mustBeFresh(op)
			panic(&GradientError{Op: op, Why: fmt.Sprintf("argument %d is a tensor of %v, which has no gradient", i, t.dtype)})
		}
		found := false
		leaves, ms := inside(v, tr)
		for _, m := range ms {
			if !still[m] {
				modes = append(modes, m)
			}
		}
		for _, l := range leaves {
			if l.Buffer || !l.Tensor.dtype.IsFloat() {
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
	switch {
	case count == 0:
		panic(&GradientError{Op: op, Why: "there is nothing to differentiate with respect to: pass tensors or models after the function"})
	case len(tensors) == 0:
		panic(&GradientError{Op: op, Why: "every tensor is frozen"})
	}
	return tensors, modes
}

// frozen returns the tensors and the modes that are to be left alone.
func frozen(op string, wrt []any, tr *trace) (tensors map[*Tensor]bool, modes map[*Mode]bool) {
	tensors, modes = map[*Tensor]bool{}, map[*Mode]bool{}
	for i, v := range wrt {
		parts, ok := v.(Frozen)
		if !ok {
			continue
		}
		leaves, ms := inside([]any(parts), tr)
		if len(leaves) == 0 {
			panic(&GradientError{Op: op, Why: fmt.Sprintf("argument %d (flux.Frozen) holds no tensor", i)})
		}
		for _, l := range leaves {
			tensors[l.Tensor] = true
		}
		for _, m := range ms {
			modes[m] = true
		}
	}
	return tensors, modes
}

// fewGradients is how many are compared with each other sooner than looked up.
const fewGradients = 64

// own gives every gradient storage of its own, so that whoever changes one in
// place, as clipping does, changes no other, nor a seed: pullbacks hand the same
// tensor, or views of it, to several inputs.
func own(grads, seeds []*Tensor) {
	var taken map[*Tensor]bool
	if len(grads) > fewGradients {
		taken = make(map[*Tensor]bool, len(grads))
	}
	for i, g := range grads {
		if g == nil {
			continue
		}
		if g.layout != nil || g.viewed() || taken[g] || slices.Contains(seeds, g) ||
			taken == nil && slices.Contains(grads[:i], g) {
			g = g.duplicate()
			grads[i] = g
		}
		if taken != nil {
			taken[g] = true
		}
	}
}

// notFollowed says why a derivative would be silently wrong.
const notFollowed = "its pullback does not compute with the operations of this package, so it cannot be differentiated itself"
