package flux

import (
	"math"
	"slices"

	"fluxrepl/flux/internal/tape"
)

var opCheckpoint = operation{Name: "Checkpoint", Foreign: true}

// checkpointAttrs are what it takes to run a function again.
type checkpointAttrs struct {
	f       func() *Tensor
	sources []*Source
	states  [][]byte // of the sources, before the first run
	sum     uint64   // of the first run's value
}

func init() {
	opCheckpoint.Pullback = func(c *call) {
		var leaves []*Tensor
		for i := range c.Node.Inputs {
			if c.Needs(i) {
				leaves = append(leaves, c.In(i))
			}
		}
		t, y := again(c.Node, leaves)
		of := engine.Backward(t.scope, leaves, []*Tensor{y}, []*Tensor{c.Grad})
		for i := range c.Node.Inputs {
			if c.Needs(i) {
				c.Give(i, of[slices.Index(leaves, c.In(i))])
			}
		}
	}
	opCheckpoint.Push = func(c *call, tangents []*Tensor) *Tensor {
		leaves := make([]*Tensor, len(tangents))
		for i := range leaves {
			leaves[i] = c.In(i)
		}
		t, y := again(c.Node, leaves)
		return engine.Forward(t.scope, leaves, tangents, y)
	}
}

// Checkpoint returns the value of f and keeps no history of what happens inside:
// the backward pass runs f once more and pulls the gradient back through that
// run. It trades a second forward pass for the memory of everything between the
// tensors that f takes from outside and its result (Chen, Xu, Zhang and Guestrin,
// Training Deep Nets with Sublinear Memory Cost, 2016):
//
//	for _, block := range blocks {
//		x := h
//		h = flux.Checkpoint(func() *flux.Tensor { return block.Forward(x) })
//	}
//
// Whatever f uses gets its gradient, be it an input or a parameter that it finds
// in its variables: these must mean the same when f runs again, which the
// variable of a loop does if it is declared inside it, as x is here. Random
// numbers come out the same the second time, if they are of the default source
// or of the sources given; other goroutines should not draw from these meanwhile.
// Modes say training as they did. Other effects of f, such as the statistics that
// a normalisation gathers, happen twice.
//
// Gradients of any order and forward mode work. The backward pass panics with a
// [*GradientError] if f computes other numbers the second time, and f must not
// get tensors of other goroutines while it runs. Where no gradient is being
// taken, Checkpoint(f) is f().
func Checkpoint(f func() *Tensor, sources ...*Source) *Tensor {
	if f == nil || slices.Contains(sources, nil) {
		panic(&GradientError{Op: "Checkpoint", Why: "the function or a source is nil"})
	}
	a := checkpointAttrs{f: f, sources: append([]*Source{DefaultSource()}, sources...)}
	a.states = statesOf(a.sources)
	start := tape.Now()
	y := f()
	mustBeResult("Checkpoint", y)
	if y.scopes() == nil {
		return y
	}
	ins := engine.Boundary(y, start, func(t *Tensor) bool { return t.scopes() != nil })
	if len(ins) == 1 && ins[0] == y {
		return y
	}
	a.sum = checksum(y)
	return record(&opCheckpoint, a, y.Detach(), ins...)
}

// again runs the function of a checkpoint a second time, following leaves.
func again(n *tape.Node[*Tensor], leaves []*Tensor) (*Tape, *Tensor) {
	a := n.Attrs.(checkpointAttrs)
	now := statesOf(a.sources)
	restore(a.sources, a.states)
	defer restore(a.sources, now)
	var y *Tensor
	t := &Tape{scope: newScope(), leaves: leaves}
	t.run(func() { y = a.f() })
	if y == nil || y.dtype != n.Output.dtype || !y.shape.Equal(n.Output.shape) || checksum(y) != a.sum {
		panic(&GradientError{Op: "Checkpoint", Why: "the function computed other numbers when it ran again: it depends on something that has changed since, or draws from a source that was not given"})
	}
	return t, y
}

func statesOf(sources []*Source) [][]byte {
	states := make([][]byte, len(sources))
	for i, s := range sources {
		states[i], _ = s.MarshalBinary() // it has no error to give
	}
	return states
}

func restore(sources []*Source, states [][]byte) {
	for i, s := range sources {
		if err := s.UnmarshalBinary(states[i]); err != nil {
			panic(&GradientError{Op: "Checkpoint", Why: err.Error()})
		}
	}
}

// checksum depends on every bit of the elements (FNV-1a, by words).
func checksum(t *Tensor) uint64 {
	const prime = 0x100000001b3
	sum := uint64(0xcbf29ce484222325)
	if t.dtype == Float32 {
		for _, v := range t.dense().f32 {
			sum = (sum ^ uint64(math.Float32bits(v))) * prime
		}
		return sum
	}
	for _, v := range t.Float64s() {
		sum = (sum ^ math.Float64bits(v)) * prime
	}
	return sum
}
