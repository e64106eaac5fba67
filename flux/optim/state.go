package optim

import (
	"fmt"
	"strings"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

// State is a rule at work on a model: the parameters, and what the rule
// remembers of each. Setup makes one. It is not for use by several goroutines
// at once.
type State struct {
	rule  Rule
	slots []*slot
	grads []*flux.Tensor // of the slots, during Update

	modifiers []Modifier // of the rule
	within    Rule       // the rule without them
	mover     mover      // the rule within, if it is one of ours
	factors   factors    // of the mover, in the step number
	step      int        // 0 for none
	bound     bool       // the slots have the tensors that the mover takes

	room map[flux.DType]*flux.Tensor // a vector for each type that modifiers write to
}

// slot is one parameter's part of the state.
type slot struct {
	path   string
	param  *flux.Tensor
	memory Memory
	steps  *flux.Tensor // Int32 [1], a tensor so that it is saved as the memory is
	count  []int32      // its storage

	first, second *flux.Tensor // of the memory, once the state is bound
	room          *flux.Tensor // a part of the state's room, if there are modifiers
}

// Setup returns the state of the rule for a model, any value that
// nn.Parameters takes. A tensor that is used at several places of the model
// is one parameter with one memory, and gets the sum of its gradients.
//
// The state holds on to the parameters themselves: set up anew after the model
// got other tensors. It panics with a *RuleError if the rule is nil or the
// model has no parameters, and with a *nn.LayerError if the model is nil.
func Setup(rule Rule, model any) *State {
	if isNil(rule) {
		panic(&RuleError{Op: "optim.Setup", Why: "the rule is nil"})
	}
	s := &State{room: map[flux.DType]*flux.Tensor{}}
	s.use(rule)
	for _, p := range nn.Parameters(model) {
		steps := flux.Ints([]int{0})
		s.slots = append(s.slots, &slot{path: p.Path, param: p.Tensor, memory: rule.Init(p.Tensor), steps: steps, count: steps.Data().([]int32)})
	}
	if len(s.slots) == 0 {
		panic(&RuleError{Op: "optim.Setup", Why: fmt.Sprintf("the model, %T, has no parameters", model)})
	}
	return s
}

// Update makes one step for every parameter that has a gradient; one without
// stays as it is, and so does its memory. It panics with a *flux.ShapeError or
// a *flux.TypeError, before anything has changed, if a gradient does not fit
// its parameter, and with a *RuleError if grads is nil.
func (s *State) Update(grads *flux.Grads) {
	if grads == nil {
		panic(&RuleError{Op: "optim.Update", Why: "there are no gradients"})
	}
	s.grads = s.grads[:0]
	for _, l := range s.slots {
		g := grads.Of(l.param)
		if g != nil {
			l.check(g)
		}
		s.grads = append(s.grads, g)
	}
	for i, l := range s.slots {
		if s.grads[i] == nil {
			continue
		}
		l.count[0]++
		s.move(l, int(l.count[0]), s.grads[i])
		l.param.Changed()
	}
	clear(s.grads) // they are large, and not ours to keep
}

// use makes rule the one that moves the parameters.
func (s *State) use(rule Rule) {
	s.rule, s.within, s.modifiers = rule, rule, nil
	if m, ok := rule.(ModifiedRule); ok {
		s.within, s.modifiers = m.Rule, m.Modifiers
	}
	s.mover, s.step, s.bound = moverOf(s.within), 0, false
}

// move makes step t of a parameter.
func (s *State) move(l *slot, t int, grad *flux.Tensor) {
	if len(s.modifiers) > 0 {
		to := s.roomFor(l)
		for _, m := range s.modifiers {
			m.Modify(to, l.param, grad)
			grad = to
		}
	}
	if s.mover == nil {
		s.within.Apply(l.memory, t, l.param, grad)
		return
	}
	if !s.bound {
		s.bind()
	}
	if t != s.step {
		s.factors, s.step = s.mover.factors(t), t
	}
	s.mover.move(&s.factors, l.param, grad, l.first, l.second)
}

// roomFor returns a tensor like the parameter for its gradient as it is modified:
// the gradient is its owner's. All parameters have theirs in one place, for they
// are moved one after the other.
func (s *State) roomFor(l *slot) *flux.Tensor {
	p := l.param
	if l.room != nil && l.room.DType() == p.DType() && sameShape(l.room, p) {
		return l.room
	}
	n := p.Size()
	room := s.room[p.DType()]
	if room == nil || room.Size() < n {
		largest := p
		for _, other := range s.slots {
			if other.param.DType() == p.DType() && other.param.Size() > largest.Size() {
				largest = other.param
			}
		}
		room = zeros(largest).Flatten(0)
		s.room[p.DType()] = room
	}
	l.room = room.Narrow(0, 0, n).Reshape(p.Shape()...)
	return l.room
}

// bind looks the tensors of the memories up.
func (s *State) bind() {
	first, second := s.mover.names()
	for _, l := range s.slots {
		l.first, l.second = l.memory[first], l.memory[second]
	}
	s.bound = true
}

// check panics unless g is a gradient of the parameter.
func (l *slot) check(g *flux.Tensor) {
	if !sameShape(g, l.param) {
		panic(&flux.ShapeError{Op: "optim.Update", Arg: l.path, Want: l.param.Shape(), Got: g.Shape()})
	}
	if g.DType() != l.param.DType() {
		panic(&flux.TypeError{Op: "optim.Update", Arg: l.path, Want: l.param.DType().String(), Got: g.DType().String()})
	}
}

// sameShape compares without the copies that Shape makes: it runs for every
// parameter at every step.
func sameShape(a, b *flux.Tensor) bool {
	if a.NDim() != b.NDim() {
		return false
	}
	for axis := range a.NDim() {
		if a.Dim(axis) != b.Dim(axis) {
			return false
		}
	}
	return true
}

// Adjust sets the learning rate from the next step on, and forgets nothing. It
// panics with a *RuleError if the rule is not an Adjuster, and with a
// *flux.DomainError if eta is negative or not finite.
func (s *State) Adjust(eta float64) {
	a, ok := s.rule.(Adjuster)
	if !ok {
		panic(&RuleError{Op: "optim.Adjust", Why: fmt.Sprintf("the rule, %T, has no method Adjust", s.rule)})
	}
	s.use(a.Adjust(eta))
}

// Rule returns the rule as it is now, after Adjust.
func (s *State) Rule() Rule { return s.rule }

// Steps returns the number of updates so far, that of the parameter with most.
func (s *State) Steps() int {
	most := 0
	for _, l := range s.slots {
		most = max(most, l.steps.Ints()[0])
	}
	return most
}

// Unwrap returns the state's tensors by the path of their parameter, which is
// how flux.Leaves, and so nn.State and package checkpoint, see a State:
// "layers.0.weight.memory.mean", "layers.0.weight.steps".
func (s *State) Unwrap() any {
	s.bound = false // nn.Convert replaces the tensors of the memories
	all := make(map[string]any, len(s.slots))
	for _, l := range s.slots {
		all[l.path] = &struct {
			Memory Memory       `flux:"buffer"`
			Steps  *flux.Tensor `flux:"buffer"`
		}{l.memory, l.steps}
	}
	return all
}

// Tensors returns all that has to be saved to go on later: the memories and
// the numbers of steps. They are the state's own. (The learning rate is not
// among them: it is in the program that calls Setup.)
func (s *State) Tensors() []flux.Leaf { return flux.Leaves(s) }

// Restore copies values saved from Tensors back, into a state of the same rule
// for the same model. It returns an error that names the tensor, and changes
// nothing, if one is missing, unknown, or of another shape or element type.
func (s *State) Restore(saved []flux.Leaf) error {
	from := make(map[string]*flux.Tensor, len(saved))
	for _, l := range saved {
		from[l.Path] = l.Tensor
	}
	own := s.Tensors()
	known := make(map[string]bool, len(own))
	for _, l := range own {
		known[l.Path] = true
		if err := fits(l, from[l.Path]); err != nil {
			return err
		}
	}
	for _, l := range saved {
		if !known[l.Path] {
			return &RuleError{Op: "optim.Restore", Path: l.Path, Why: "the state has no such tensor"}
		}
	}
	for _, l := range own {
		l.Tensor.CopyFrom(from[l.Path])
	}
	return nil
}

// fits returns why t can not be copied to the state's tensor l, nil if it can.
func fits(l flux.Leaf, t *flux.Tensor) error {
	switch {
	case t == nil:
		return &RuleError{Op: "optim.Restore", Path: l.Path, Why: "it was not saved"}
	case !t.Shape().Equal(l.Tensor.Shape()):
		return &flux.ShapeError{Op: "optim.Restore", Arg: l.Path, Want: l.Tensor.Shape(), Got: t.Shape()}
	case t.DType() != l.Tensor.DType():
		return &flux.TypeError{Op: "optim.Restore", Arg: l.Path, Want: l.Tensor.DType().String(), Got: t.DType().String()}
	}
	return nil
}

// String returns the rule, the number of steps, and the memory of every
// parameter.
func (s *State) String() string {
	bytes := 0
	paths, shapes := make([]string, len(s.slots)), make([]string, len(s.slots))
	for i, l := range s.slots {
		paths[i], shapes[i] = l.path, l.param.Shape().String()
		for _, t := range l.memory {
			bytes += t.Size() * sizeOf(t.DType())
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s, step %d, %d parameters, %s of memory", nameOf(s.rule), s.Steps(), len(s.slots), inBytes(bytes))
	for i, l := range s.slots {
		line := fmt.Sprintf("  %-*s  %-*s  %s", longest(paths), paths[i], longest(shapes), shapes[i],
			strings.Join(sortedNames(l.memory), "  "))
		b.WriteString("\n" + strings.TrimRight(line, " "))
	}
	return b.String()
}
