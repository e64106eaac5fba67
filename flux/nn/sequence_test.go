package nn_test

import (
	"errors"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

func init() {
	rows = append(rows,
		row{"Embedding", func() nn.Layer { return &spelling{nn.Embedding(5, 3)} }, []int{4}, []int{4, 3}, "spelling",
			[]string{"table.weight"}, nil},
		row{"MultiHeadAttention", func() nn.Layer { return nn.MultiHeadAttention(6, 2) }, []int{2, 4, 6}, []int{2, 4, 6},
			"MultiHeadAttention(6, 2 heads)", []string{"in.weight", "in.bias", "out.weight", "out.bias"}, []int{2, 4, 5}},
		row{"MultiHeadAttention", func() nn.Layer { return nn.MultiHeadAttention(4, 1, nn.Causal, nn.NoBias) }, []int{3, 4}, []int{3, 4},
			"MultiHeadAttention(4, 1 heads, Causal, NoBias)", []string{"in.weight", "out.weight"}, []int{4}},
		row{"MultiHeadAttention", func() nn.Layer { return &pair{nn.MultiHeadAttention(4, 2)} }, []int{2, 5, 4}, []int{2, 3, 4},
			"pair", []string{"attend.in.weight", "attend.in.bias", "attend.out.weight", "attend.out.bias"}, nil},
	)
}

// spelling multiplies the vectors of fixed symbols by its input, for rows give
// layers numbers.
type spelling struct{ Table *nn.EmbeddingLayer }

func (s *spelling) Forward(x *flux.Tensor) *flux.Tensor {
	return s.Table.Forward(flux.Ints([]int{2, 0, 2, 4})).Mul(x.Unsqueeze(-1))
}

// pair looks from the first steps of a sequence at all of it.
type pair struct{ Attend *nn.MultiHeadAttentionLayer }

func (p *pair) Forward(x *flux.Tensor) *flux.Tensor {
	return p.Attend.Across(x.Narrow(1, 0, 3).Tanh(), x)
}

func TestEmbedding(t *testing.T) {
	l := nn.Embedding(4, 2, nn.Init(nn.Constant(1)))
	l.Weight.Set(7, 2, 1)
	if y := l.Forward(flux.Ints([]int{0, 2, 2, 3, 1, 0}, 2, 3)); !y.Shape().Equal(flux.Shape{2, 3, 2}) || y.At(0, 2, 1) != 7 || y.At(1, 0, 1) != 1 {
		t.Errorf("got %v", y)
	}
	g := flux.Gradient(func() *flux.Tensor { return l.Forward(flux.Ints([]int{2, 2, 0})).Sum() }, l).Of(l.Weight)
	if got := g.Float64s(); got[0] != 1 || got[2] != 0 || got[4] != 2 || got[5] != 2 {
		t.Errorf("the gradient is %v", got)
	}
	if one, two := nn.Embedding(3, 2, nn.Source(flux.NewSource(1))), nn.Embedding(3, 2, nn.Source(flux.NewSource(1))); one.Weight.At(2, 1) != two.Weight.At(2, 1) {
		t.Error("one source gives two tables")
	}
}

// TestCausalAttention wants a step not to change what those before it find.
func TestCausalAttention(t *testing.T) {
	l := nn.MultiHeadAttention(8, 2, nn.Causal)
	x := input(flux.Float32, 1, 5, 8)
	before := l.Forward(x)
	x.Set(9, 0, 3, 0)
	after := l.Forward(x)
	for i := range 5 {
		if same := before.Row(0).Row(i).Sub(after.Row(0).Row(i)).Abs().Max().Item() == 0; same != (i < 3) {
			t.Errorf("step %d is the same: %v", i, same)
		}
	}
}

func TestAcrossItself(t *testing.T) {
	l := nn.MultiHeadAttention(8, 2)
	x := input(flux.Float32, 2, 5, 8)
	if d := l.Forward(x).Sub(l.Across(x, x)).Abs().Max().Item(); d > 1e-6 {
		t.Errorf("across itself differs by %v", d)
	}
}

func TestSequenceErrors(t *testing.T) {
	for _, c := range []struct {
		name string
		f    func()
		want string
	}{
		{"Embedding", func() { nn.Embedding(0, 3) }, "Embedding: want positive sizes, got 0 → 3"},
		{"symbol", func() { nn.Chain(nn.Embedding(3, 2)).Forward(flux.Ints([]int{0, 3})) },
			"0: Embedding(3 → 2): Embedding: row 3 at [1] is out of range: there are 3 rows, 0 to 2"},
		{"no integers", func() { nn.Embedding(3, 2).Forward(flux.Ones(2)) }, "Embedding: index: want int32 or int64, got float32"},
		{"nil embedding", func() { (*nn.EmbeddingLayer)(nil).Forward(flux.Ints([]int{0})) }, "Embedding.Forward: the layer is nil"},
		{"heads", func() { nn.MultiHeadAttention(6, 4) }, "MultiHeadAttention: want positive sizes, and heads that divide the size, got 6, 4 heads"},
		{"no heads", func() { nn.MultiHeadAttention(6, 0) }, "MultiHeadAttention: want positive sizes"},
		{"features", func() { nn.MultiHeadAttention(6, 2).Across(flux.Ones(2, 3, 6), flux.Ones(2, 3, 5)) },
			"MultiHeadAttention: memory: want [? ? 6], got [2 3 5]"},
		{"batch", func() { nn.MultiHeadAttention(6, 2).Across(flux.Ones(2, 3, 6), flux.Ones(3, 3, 6)) }, "cannot be broadcast"},
		{"nil attention", func() { (*nn.MultiHeadAttentionLayer)(nil).Forward(flux.Ones(2, 2)) }, "MultiHeadAttention.Forward: the layer is nil"},
	} {
		var e flux.Error
		err := caught(c.f)
		if err == nil || !strings.Contains(err.Error(), c.want) || !errors.As(err, &e) {
			t.Errorf("%s: got %v, want …%s…", c.name, err, c.want)
		}
	}
}
