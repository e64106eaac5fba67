package flux

import (
	"sync/atomic"

	"fluxrepl/flux/internal/tape"
)

// A Step takes the gradient of one function again and again, as training does, in
// memory of its own: each run writes over what the run before has made, so that
// from the second run on next to nothing has to be allocated.
//
//	step := flux.NewStep(func() *flux.Tensor {
//		return loss.CrossEntropy(model.Forward(batch.X), batch.Y)
//	}, model)
//	for batch = range loader.Batches() {
//		value, grads := step.Run()
//		opt.Update(grads)
//	}
//
// What a run computes is what [WithGradient] computes, to the bit: the function is
// called each time, with all its branches, random numbers and prints. Only how
// long the results live is different. Like the bytes of a bufio.Scanner, every
// tensor that was made in a run, in the function, by it or as a gradient, is
// valid until the next run begins. Whoever uses it later panics with a
// [*StepError]. (Some runs later still its place is taken by another tensor, so
// do not count on that.) A slice from [Tensor.Data32] that was taken after a run
// is written over as well. What is to be kept:
//
//   - a number: value.Item()
//   - a tensor: t.Clone(), in the function or after the run; a copy never belongs
//     to the step
//   - all gradients: grads.Clone()
//   - the state of a layer, such as running statistics: CopyFrom and the other
//     forms in place write into a tensor that was made before. A tensor of the run
//     in an exported field of the model is kept as well, and costs the step the
//     memory of that run.
//
// Tensors that [New], [New64], [Ints] and the readers of data make from slices are
// not the step's either. Goroutines that the function starts get their memory
// from the heap as ever, and so does a Step inside the function of another one,
// from that one. Where a gradient call around the step follows what it computes,
// nothing is written over.
//
// The tensors and models to differentiate are looked up anew at each run, so a
// layer or a parameter may be exchanged between two. A Step may be used by several
// goroutines, but only one at a time runs in the step's memory.
type Step struct {
	f    func() *Tensor
	wrt  []any
	busy atomic.Bool
	mem  *arena

	trace  trace
	leaves *leafSet
	modes  []*Mode
	grads  [rounds]Grads // of the last runs
	pass   tape.Pass[*Tensor]
	one    []*Tensor
}

// NewStep returns a step that differentiates f with respect to the tensors in wrt,
// which are as for [WithGradient]. It does not call f yet.
func NewStep(f func() *Tensor, wrt ...any) *Step {
	s := &Step{f: f, wrt: append([]any(nil), wrt...), mem: &arena{account: new(account)}}
	s.watchEnd()
	s.pass = tape.Pass[*Tensor]{Engine: &engine, Ledger: s.mem}
	return s
}

// Run calls the function and returns its value and the gradients of that value,
// which are valid until Run is called again. It panics as [WithGradient] does.
func (s *Step) Run() (value *Tensor, grads *Grads) {
	const op = "Step.Run"
	if current() != nil || !s.busy.CompareAndSwap(false, true) {
		return gradient(op, s.f, s.wrt)
	}
	defer s.busy.Store(false)
	a := s.mem
	s.look(op)
	a.begin()
	seat := sit(a)
	if seat == nil {
		return gradient(op, s.f, s.wrt)
	}
	defer s.leave(seat)
	y := s.forward()
	mustBeNumber(op, y)
	value = released(y)
	return value, s.backward(y)
}

// leave ends the run.
func (s *Step) leave(at *seat) {
	at.leave()
	s.mem.account.settle(&s.mem.blocks)
}

// Release lets go of the step's memory: the tensors of the last run are the garbage
// collector's and stay what they are, and the next run begins with new memory. It
// does nothing while the step runs.
func (s *Step) Release() {
	if !s.busy.CompareAndSwap(false, true) {
		return
	}
	defer s.busy.Store(false)
	if s.mem.heads != nil {
		s.mem.giveUp()
		s.mem.account.settle(&s.mem.blocks)
	}
}

// look finds the leaves and the modes, unless they must be those of the last run.
func (s *Step) look(op string) {
	if s.leaves != nil && s.trace.holds() {
		return
	}
	s.trace, s.leaves = trace{}, nil
	leaves, modes := watched(op, s.wrt, &s.trace)
	s.mem.spare(s.trace.tensors)
	s.leaves, s.modes = newLeafSet(leaves), modes
	s.pass.Leaf = s.leaves.number
	s.pass.Own = make([]bool, len(leaves))
}

// forward calls the function while the leaves are watched.
func (s *Step) forward() *Tensor {
	a := s.mem
	for _, l := range s.leaves.all {
		l.watch.AddOnly(a.scope, a.scopes)
	}
	for _, m := range s.modes {
		m.running.Add(1)
	}
	a.running = true
	defer s.end()
	return s.f()
}

// end is the reverse of how forward begins.
func (s *Step) end() {
	a := s.mem
	a.running = false
	a.scope.Close()
	for _, l := range s.leaves.all {
		l.watch.RemoveOnly(a.scope, a.scopes)
	}
	for _, m := range s.modes {
		m.running.Add(-1)
	}
}

// backward runs reverse mode from y.
func (s *Step) backward(y *Tensor) *Grads {
	a := s.mem
	g := &s.grads[a.round]
	if len(g.of) != len(s.leaves.all) {
		g.of = make([]*Tensor, len(s.leaves.all))
	}
	g.leaves, g.args, g.mem, g.run = s.leaves, s.wrt, a, a.run
	for _, m := range s.modes {
		m.running.Add(1)
	}
	defer s.rest()
	seed := like(y, 1)
	s.one = append(s.one[:0], seed)
	if a.scope.Kept() { // nodes of other goroutines
		copy(g.of, engine.Backward(a.scope, s.leaves.all, []*Tensor{y}, s.one))
	} else {
		a.startPass()
		s.pass.Scope, s.pass.Grads = a.scope, g.of
		a.nodes.Backward(&s.pass, y, seed)
	}
	own(g.of, s.one)
	return g
}

// rest says that the training is over.
func (s *Step) rest() {
	for _, m := range s.modes {
		m.running.Add(-1)
	}
}
