package flux

import (
	"slices"
	"sync/atomic"
	"unsafe"

	"fluxrepl/flux/internal/tape"
)

// An arena is the memory of a [Step]: what one run has made in it is written over
// by the next, so that from the second run on nothing has to be allocated. While
// a run lasts, the goroutine that it runs on finds the arena by [current].
//
// It rests on these rules:
//
//   - A tensor made in a run belongs to the arena: header, elements, node. The next
//     run begins by making all headers of the last one stale, so that whoever uses
//     one still panics. Headers come up again only after [rounds] runs.
//   - Shapes and attributes are never written over: they are shared with tensors
//     that live longer.
//   - Where something outside of the arena comes to hold a tensor of it (a view
//     made after the run or on another goroutine, the history of another gradient
//     call), the arena gives up all that the run has made: nothing of it becomes
//     stale or is used again. That costs the next run its memory, and nobody a
//     wrong number.
type arena struct {
	run     uint64 // the number of the present run, of no other arena
	running bool   // the function of the step runs
	nodes   tape.Memory[*Tensor]
	rings   [rounds]headers
	round   int
	heads   *headers // those of the present run
	blocks  blocks
	pass    passMark
	shapes  [shapeSlots]Shape
	kinds   [kindSlots]kind
	outside []outsider
	scope   *tape.Scope
	scopes  *tape.Scopes // the set of scope alone
	account *account
}

// rounds is how many runs it takes until a header comes up again. It is prime, so
// that no pattern of keeping a tensor every so often hides from it for long.
const rounds = 7

// lastRun numbers the runs of all arenas, from 1.
var lastRun atomic.Uint64

// An outsider is a tensor of somebody else's that got a node of the present run.
type outsider struct {
	t    *Tensor
	node *tape.Node[*Tensor]
}

// headers are the tensors of one run, in the order in which they were made.
type headers struct {
	at    []*lent
	n     int
	attrs []any // what the nodes had for attributes, in the order in which they were made
	known int
}

// lent is a tensor of an arena with its storage.
type lent struct {
	Tensor
	own storage
}

const headerChunk = 16

func (h *headers) next() *lent {
	if h.n == len(h.at) {
		more := make([]lent, headerChunk)
		for i := range more {
			h.at = append(h.at, &more[i])
		}
	}
	t := h.at[h.n]
	h.n++
	return t
}

// begin starts a run.
func (a *arena) begin() {
	if a.nodes.Given() {
		a.giveUp()
	} else if a.heads != nil {
		for _, t := range a.heads.at[:a.heads.n] {
			t.spoil()
		}
		for _, o := range a.outside {
			if o.t.node == o.node {
				o.t.node = nil // its scope is closed, so it has no history any more
			}
		}
		a.nodes.Reset()
		a.blocks.reset()
	}
	if a.round++; a.round == rounds {
		a.round = 0
	}
	clear(a.outside)
	a.outside = a.outside[:0]
	a.heads = &a.rings[a.round]
	a.heads.n, a.heads.known = 0, 0
	if a.scope == nil || !a.scope.Reopen() {
		a.scope = tape.NewScope()
		a.scopes = (*tape.Scopes)(nil).With(a.scope)
	}
	a.run = lastRun.Add(1)
	a.scope.Owner = a.run
}

// spare gives up the last run if one of its tensors is among these.
func (a *arena) spare(kept []*Tensor) {
	for _, t := range kept {
		if a.has(t) {
			a.nodes.Give()
			return
		}
	}
}

// has reports whether t was made in the last run.
func (a *arena) has(t *Tensor) bool {
	if t.mem != a || a.heads == nil {
		return false
	}
	for _, h := range a.heads.at[:a.heads.n] {
		if &h.Tensor == t {
			return true
		}
	}
	return false
}

// giveUp leaves all of the last run to whoever holds it.
func (a *arena) giveUp() {
	*a.heads = headers{}
	a.nodes.Abandon()
	a.blocks = blocks{spoils: a.blocks.spoils}
	a.scope = nil
}

// give says that something outside of the arena holds what belongs to it.
func (t *Tensor) give() {
	if t.mem != nil {
		t.mem.nodes.Give()
	}
}

// lend says that the program gets a slice of t's elements. While the function of a
// step runs it may keep it for longer than the run: then the step does without
// the memory. (A slice that is taken after a run is good until the next, as
// [Step] says.)
func (t *Tensor) lend() {
	if t.mem == nil {
		return
	}
	if s := t.stored(); s != nil && s.mem != nil && s.mem.running && s.mem == current() {
		s.mem.blocks.lose(s.slot)
	}
}

// stale is the type of a tensor whose run is over, and staleLayout its layout:
// what asks for either comes to mustBeFresh.
const stale DType = 0xff

var staleLayout = new(layout)

// spoil makes a tensor stale.
func (t *lent) spoil() {
	t.Tensor = Tensor{dtype: stale, layout: staleLayout}
	if t.own.viewed.Load() {
		t.own.viewed.Store(false)
	}
	if t.own.taken.Load() {
		t.own.taken.Store(false)
	}
	if t.own.written.Load() != 0 {
		t.own.written.Store(0)
	}
}

// mustBeFresh panics if t is stale.
func (t *Tensor) mustBeFresh(op string) {
	if t.dtype == stale {
		panic(&StepError{Op: op})
	}
}

// header returns an empty tensor: of the step that runs on this goroutine, or
// else a new one.
func header() *Tensor {
	if a := current(); a != nil {
		return a.header()
	}
	return new(Tensor)
}

func (a *arena) header() *Tensor {
	t := a.heads.next()
	t.layout = nil
	t.mem = a
	return &t.Tensor
}

// tensor returns a tensor of n elements, which are zero if clean is set and
// anything otherwise. It takes the shape over.
func (a *arena) tensor(d DType, shape Shape, n int, clean bool) *Tensor {
	size := n * d.Bytes()
	at, slot, zero := a.blocks.take(size)
	t := a.heads.next()
	t.shape, t.dtype, t.layout, t.mem = shape, d, nil, a
	t.own.mem, t.own.slot, t.own.made, t.own.held = a, slot, int32(a.heads.n-1), 0
	t.store = &t.own
	t.hold(at, n)
	if clean && !zero {
		clear(unsafe.Slice((*byte)(at), size))
	}
	return &t.Tensor
}

// A shape may be in any of shapeWays slots, from the one on that its sizes hash to.
const (
	shapeSlots = 256
	shapeWays  = 4
)

// shape returns a shape of these sizes, of which the arena keeps the usual ones.
func (a *arena) shape(sizes ...int) Shape {
	h := uint(len(sizes))
	for _, n := range sizes {
		h = h*0x9e3779b1 + uint(n)
	}
	h ^= h >> 16
	for way := range uint(shapeWays) {
		slot := &a.shapes[(h+way)%shapeSlots]
		if *slot == nil {
			*slot = append(Shape{}, sizes...)
			return *slot
		}
		if slices.Equal(*slot, sizes) {
			return *slot
		}
	}
	slot := &a.shapes[h%shapeSlots]
	*slot = append(Shape{}, sizes...)
	return *slot
}

// kept returns a copy of a shape: that of the step that runs, if it keeps one.
func kept(s Shape) Shape {
	if a := current(); a != nil {
		return a.shape(s...)
	}
	return slices.Clone(s)
}

// node1 notes in out how it came to be, out of a.
func node1(op *operation, s *tape.Scopes, attrs any, out, a *Tensor) {
	m := current()
	if m == nil {
		a.give()
		out.give()
		s.Keep()
		out.node = tape.NewNode1(op, s, attrs, out, a)
		return
	}
	if a.mem != nil && a.mem != m {
		a.give()
	}
	m.noted(s, out, m.nodes.NewNode1(op, s, attrs, out, a))
}

// node2 is node1 for two inputs.
func node2(op *operation, s *tape.Scopes, attrs any, out, a, b *Tensor) {
	m := current()
	if m == nil {
		a.give()
		b.give()
		out.give()
		s.Keep()
		out.node = tape.NewNode2(op, s, attrs, out, a, b)
		return
	}
	if a.mem != nil && a.mem != m {
		a.give()
	}
	if b.mem != nil && b.mem != m {
		b.give()
	}
	m.noted(s, out, m.nodes.NewNode2(op, s, attrs, out, a, b))
}

// nodeOf is node1 for any number of inputs, which it copies.
func nodeOf(op *operation, s *tape.Scopes, attrs any, out *Tensor, ins []*Tensor) {
	m := current()
	var n *tape.Node[*Tensor]
	if m == nil {
		out.give()
		s.Keep()
		n = tape.NewNode(op, s, attrs, out, append([]*Tensor(nil), ins...))
		out.node = n
	} else {
		n = m.nodes.NewNode(op, s, attrs, out, ins)
		m.noted(s, out, n)
	}
	for i, in := range n.Inputs {
		in = cut(in)
		n.Inputs[i] = in
		if in.mem != nil && in.mem != m {
			in.give()
		}
	}
}

// noted gives out its node, of the scopes s.
func (a *arena) noted(s *tape.Scopes, out *Tensor, n *tape.Node[*Tensor]) {
	out.node = n
	if s != a.scopes && !s.All(a.run) {
		a.nodes.Give() // a gradient call around the step will want all this
	}
	if out.mem != a {
		out.give()
		a.outside = append(a.outside, outsider{out, n})
	}
}
