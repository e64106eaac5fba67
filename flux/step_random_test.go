package flux

import (
	"fmt"
	"testing"
)

// A maker builds random graphs: it has values to choose from, all [3 4] or [4], and
// draws what to do with which.
type maker struct {
	*Source
	values []*Tensor
}

// below draws a number from 0 to n−1.
func (m *maker) below(n int) int { return min(n-1, int(m.Float64()*float64(n))) }

func (m *maker) any() *Tensor { return m.values[m.below(len(m.values))] }

// moves are what a random graph is made of. All keep numbers moderate.
var moves = []func(m *maker, a, b *Tensor) *Tensor{
	func(_ *maker, a, b *Tensor) *Tensor { return a.Add(b) },
	func(_ *maker, a, b *Tensor) *Tensor { return a.Sub(b).Tanh() },
	func(_ *maker, a, b *Tensor) *Tensor { return a.Mul(b).Tanh() },
	func(_ *maker, a, b *Tensor) *Tensor { return a.ReLU().Add(b) },
	func(_ *maker, a, _ *Tensor) *Tensor { return a.Sigmoid() },
	func(_ *maker, a, _ *Tensor) *Tensor { return a.Softmax(-1) },
	func(_ *maker, a, _ *Tensor) *Tensor { return a.Clone() },
	func(_ *maker, a, _ *Tensor) *Tensor { return a.Detach().Add(a) },
	func(_ *maker, a, b *Tensor) *Tensor { return b.Sub(a.Reshape(a.Size()).Mean()) },
	func(_ *maker, a, b *Tensor) *Tensor { // a product of matrices, through views
		if a.NDim() != 2 || b.NDim() != 2 {
			return a.Add(b)
		}
		return a.MatMul(b.Transpose()).Tanh().MatMul(a).MulScalar(0.3)
	},
	func(_ *maker, a, _ *Tensor) *Tensor {
		return Checkpoint(func() *Tensor { return a.Sin().Mul(a) })
	},
	func(_ *maker, a, _ *Tensor) *Tensor {
		return a.Hook(func(g *Tensor) *Tensor { return g.MulScalar(0.5) })
	},
	func(_ *maker, a, b *Tensor) *Tensor { // a write in place
		c := a.MulScalar(2)
		if len(b.shape) > len(c.shape) {
			return c.Tanh()
		}
		return c.AddInPlace(b).Tanh()
	},
	func(_ *maker, a, b *Tensor) *Tensor { // a gradient inside
		g := Gradient(func() *Tensor { return a.Tanh().Mul(a).Sum() }, a)
		return g.Of(a).MulScalar(0.1).Add(b)
	},
	func(_ *maker, a, b *Tensor) *Tensor { return Concat(0, a, a).Narrow(0, 1, 1+a.Dim(0)).Add(b) },
}

// graph returns a number made of the leaves by a program that the seed decides.
func graph(seed uint64, leaves []*Tensor) *Tensor {
	m := &maker{NewSource(seed), append([]*Tensor(nil), leaves...)}
	for range 3 + m.below(12) {
		m.values = append(m.values, moves[m.below(len(moves))](m, m.any(), m.any()))
	}
	total := m.any().Sum()
	for range 1 + m.below(3) {
		total = total.Add(m.any().Square().Mean())
	}
	return total
}

// Random programs, which repeat, change, and come back, give the same in the memory
// of a step as without.
func TestRandomGraphsInAStep(t *testing.T) {
	programs := 400
	if testing.Short() {
		programs = 40
	}
	for p := range programs {
		source := NewSource(uint64(p))
		leaves := []*Tensor{source.Normal(0, 1, 3, 4), source.Normal(0, 1, 4), source.Normal(0, 1, 3, 4).To(Float32)}
		turn, seeds := 0, []uint64{uint64(2 * p), uint64(2*p + 1)}
		f := func() *Tensor { return graph(seeds[turn/4%2], leaves) }
		sameStep(t, fmt.Sprint("program ", p), 10, f, func() {
			turn++
			leaves[1].MulInPlace(Scalar(0.99))
		}, leaves[0], leaves[1:])
		if t.Failed() {
			return
		}
	}
}
