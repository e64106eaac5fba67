package flux

import (
	"math"
	"testing"
)

// naiveAttention computes output and weights of one head, query by query.
func naiveAttention(q, k, v *Tensor, o AttentionOptions) (out, weights *Tensor) {
	n, d := q.shape[0], q.shape[1]
	m, e := v.shape[0], v.shape[1]
	out, weights = alloc(Float64, Shape{n, e}), alloc(Float64, Shape{n, m})
	scale := o.Scale
	if scale == 0 {
		scale = 1 / math.Sqrt(float64(d))
	}
	for i := range n {
		sum := 0.0
		for j := range m {
			x := 0.0
			for c := range d {
				x += scale * q.At(i, c) * k.At(j, c)
			}
			if o.Bias != nil {
				x += o.Bias.At(i, j)
			}
			if o.Causal && j > i || o.Mask != nil && o.Mask.At(i, j) == 0 {
				continue
			}
			weights.f64[i*m+j] = math.Exp(x)
			sum += math.Exp(x)
		}
		for j := range m {
			if sum > 0 {
				weights.f64[i*m+j] /= sum
			}
			for c := range e {
				out.f64[i*e+c] += weights.f64[i*m+j] * v.At(j, c)
			}
		}
	}
	return out, weights
}

var attentions = []struct {
	name    string
	options AttentionOptions
}{
	{"plain", AttentionOptions{}},
	{"scaled", AttentionOptions{Scale: 0.3}},
	{"causal", AttentionOptions{Causal: true}},
	{"masked", AttentionOptions{Mask: Ints([]int{1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1}, 3, 4).To(Bool)}},
	{"masked by numbers", AttentionOptions{Mask: Ints([]int{1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1}, 3, 4)}},
	{"masked and causal", AttentionOptions{Causal: true, Mask: Ints([]int{0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 1}, 3, 4).To(Bool)}},
	{"biased", AttentionOptions{Bias: New64([]float64{1, 0, -2, 1, 0, 0.3, 0, 2, -1, -1, -1, -1}, 3, 4)}},
	{"masked by −∞", AttentionOptions{Bias: New64([]float64{-inf, -inf, -inf, -inf, 0, 0.3, -inf, 2, 1, 1, 1, -inf}, 3, 4)}},
}

func TestScaledDotProductAttention(t *testing.T) {
	in := gradCase{shapes: []Shape{{3, 5}, {4, 5}, {4, 2}}}.inputs()
	q, k, v := in[0], in[1], in[2]
	for _, c := range attentions {
		out, weights := naiveAttention(q, k, v, c.options)
		mustBeNear(t, c.name+": the weights", AttentionWeights(q, k, c.options), weights, 1e-14)
		mustBeNear(t, c.name+": the result", ScaledDotProductAttention(q, k, v, c.options), out, 1e-14)
		o := c.options
		if o.Bias != nil {
			o.Bias = o.Bias.To(Float32)
		}
		single := ScaledDotProductAttention(q.To(Float32), k.To(Float32), v.To(Float32), o)
		mustBeNear(t, c.name+" in float32", single, out.To(Float32), 1e-6)
	}
}

// Batches and heads are broadcast: three heads of queries share one of keys.
func TestAttentionOfHeads(t *testing.T) {
	in := gradCase{shapes: []Shape{{2, 3, 4, 5}, {2, 1, 4, 5}, {2, 1, 4, 2}}}.inputs()
	q, k, v := in[0], in[1], in[2]
	mask := CausalMask(4).Reshape(1, 1, 4, 4)
	got := ScaledDotProductAttention(q, k, v, AttentionOptions{Mask: mask})
	mustBeNear(t, "the option Causal", ScaledDotProductAttention(q, k, v, AttentionOptions{Causal: true}), got, 0)
	for b := range 2 {
		for h := range 3 {
			want, _ := naiveAttention(q.Row(b).Row(h), k.Row(b).Row(0), v.Row(b).Row(0), AttentionOptions{Causal: true})
			mustBeNear(t, "a head", got.Row(b).Row(h), want, 1e-14)
		}
	}
}

func TestAttentionAtTheEdge(t *testing.T) {
	q := Ones(2, 3)
	mustBeNear(t, "without keys", ScaledDotProductAttention(q, Zeros(0, 3), Zeros(0, 4), AttentionOptions{}), Zeros(2, 4), 0)
	mustBeNear(t, "without queries", ScaledDotProductAttention(Zeros(0, 3), q, Zeros(2, 4), AttentionOptions{}), Zeros(0, 4), 0)
	mustBeNear(t, "without features", AttentionWeights(Zeros(2, 0), Zeros(4, 0), AttentionOptions{}), Full(0.25, 2, 4), 0)
	large := AttentionWeights(New([]float32{1e4, 0}, 2, 1), New([]float32{1e4, -1e4}, 2, 1), AttentionOptions{})
	mustBeNear(t, "large logits", large, New([]float32{1, 0, 0.5, 0.5}, 2, 2), 0)
	k := Ones(2, 3)
	k.Data32()[3] = float32(nan)
	got := AttentionWeights(q, k, AttentionOptions{Mask: Ints([]int{1, 0}).To(Bool)})
	mustBeNear(t, "NaN behind the mask", got, New([]float32{1, 0, 1, 0}, 2, 2), 0)
	g := Gradient(func() *Tensor {
		return ScaledDotProductAttention(q, Ones(2, 3), q, AttentionOptions{Mask: Zeros(2).To(Bool)}).Sum()
	}, q).At(0)
	mustBeNear(t, "the gradient where all is masked", g, Zeros(2, 3), 0)
}

// Long sequences are taken a block of queries at a time; the weights that are
// multiplied out at once give the same.
func TestAttentionInBlocks(t *testing.T) {
	source := NewSource(4)
	q, k, v := source.Normal(0, 1, 2, 70, 3).To(Float64), source.Normal(0, 1, 1, 2048, 3).To(Float64), source.Normal(0, 1, 2, 2048, 2).To(Float64)
	bias, mask := source.Normal(0, 1, 70, 1).To(Float64), source.Bernoulli(0.8, 2, 1, 2048).To(Bool)
	for name, o := range map[string]AttentionOptions{"plain": {}, "causal": {Causal: true}, "masked": {Mask: mask, Bias: bias, Causal: true}} {
		loss := func(f func() *Tensor) (*Tensor, *Grads) {
			return WithGradient(func() *Tensor { return weighted(f(), 3) }, q, k, v)
		}
		got, g := loss(func() *Tensor { return ScaledDotProductAttention(q, k, v, o) })
		want, w := loss(func() *Tensor { return AttentionWeights(q, k, o).MatMul(v) })
		mustBeNear(t, name, got, want, 1e-13)
		for i, x := range []*Tensor{q, k, v} {
			mustBeNear(t, name+": a gradient", g.Of(x), w.Of(x), 1e-12)
			if g.At(i).Abs().Max().Item() == 0 {
				t.Errorf("%s: gradient %d is 0", name, i)
			}
		}
	}
}

func BenchmarkAttention(b *testing.B) {
	source := NewSource(4)
	q, k, v := source.Normal(0, 1, 8, 512, 64), source.Normal(0, 1, 8, 512, 64), source.Normal(0, 1, 8, 512, 64)
	for name, f := range map[string]func(o AttentionOptions) *Tensor{
		"in blocks": func(o AttentionOptions) *Tensor { return ScaledDotProductAttention(q, k, v, o) },
		"at once":   func(o AttentionOptions) *Tensor { return AttentionWeights(q, k, o).MatMul(v) },
	} {
		for _, o := range []AttentionOptions{{}, {Causal: true}} {
			mode := name
			if o.Causal {
				mode += ", causal"
			}
			b.Run(mode, func(b *testing.B) {
				b.ReportAllocs()
				for range b.N {
					f(o)
				}
			})
			b.Run(mode+", with gradient", func(b *testing.B) {
				b.ReportAllocs()
				for range b.N {
					Gradient(func() *Tensor { return f(o).Sum() }, q, k, v)
				}
			})
		}
	}
}

// Weights that are dropped are 0, and the others as much larger.
func TestAttentionDropout(t *testing.T) {
	in := gradCase{shapes: []Shape{{30, 5}, {40, 5}}}.inputs()
	whole := AttentionWeights(in[0], in[1], AttentionOptions{})
	part := AttentionWeights(in[0], in[1], AttentionOptions{Dropout: 0.25, Source: NewSource(3)})
	dropped := 0
	for i := range whole.f64 {
		switch w := part.flat(i); {
		case w == 0:
			dropped++
		case !near(w, whole.flat(i)/0.75, 1e-6):
			t.Fatalf("weight %d is %v, want %v", i, w, whole.flat(i)/0.75)
		}
	}
	if dropped < 240 || dropped > 360 {
		t.Errorf("%d of 1200 weights were dropped", dropped)
	}
}

func TestHeads(t *testing.T) {
	x := Arange(0, 24, 1).Reshape(2, 3, 4)
	y := x.SplitHeads(2)
	if want := (Shape{2, 2, 3, 2}); !y.shape.Equal(want) || y.At(1, 1, 2, 0) != x.At(1, 2, 2) {
		t.Errorf("got %v", y)
	}
	mustBeNear(t, "joined again", y.JoinHeads(), x, 0)
	if got := CausalMask(3).To(Int32).Ints(); !near(float64(got[1]+got[2]+got[5]), 0, 0) || got[0]*got[3]*got[4]*got[6]*got[7]*got[8] != 1 {
		t.Errorf("the causal mask is %v", got)
	}
	if got := CausalMask(0).shape; !got.Equal(Shape{0, 0}) {
		t.Errorf("the causal mask of nothing is %v", got)
	}
}

func TestAttentionErrors(t *testing.T) {
	q, k, v := Zeros(2, 3, 4), Zeros(2, 5, 4), Zeros(2, 5, 6)
	attend := func(q, k, v *Tensor, o AttentionOptions) func() {
		return func() { ScaledDotProductAttention(q, k, v, o) }
	}
	none := AttentionOptions{}
	cases := []struct {
		f    func()
		want string
	}{
		{attend(nil, k, v, none), "ScaledDotProductAttention: q: want a tensor, got nil"},
		{attend(q, nil, v, none), "ScaledDotProductAttention: k: want a tensor, got nil"},
		{attend(q, k, nil, none), "ScaledDotProductAttention: v: want a tensor, got nil"},
		{attend(q, k.To(Float64), v, none), "ScaledDotProductAttention: k: want float32, got float64: all must have one type; convert with To"},
		{attend(q, v, v, none), "ScaledDotProductAttention: k: want [? ? 4], got [2 5 6]: the queries are [2 3 4]"},
		{attend(q, k, q, none), "ScaledDotProductAttention: v: want [? 5 ?], got [2 3 4]: the keys are [2 5 4]"},
		{attend(q, Zeros(3, 5, 4), v, none), "ScaledDotProductAttention: k: got [3 5 4]: the batch cannot be broadcast with that of the queries [2 3 4]"},
		{attend(q, k, Zeros(3, 5, 4), none), "ScaledDotProductAttention: v: got [3 5 4]: the batch cannot be broadcast to that of the weights [2 3 5]"},
		{attend(Zeros(4), k, v, none), "ScaledDotProductAttention: q: want [? ?], got [4]: axes may precede these"},
		{attend(q, k, v, AttentionOptions{Mask: Zeros(3, 5)}), "ScaledDotProductAttention: mask: want bool or integers, got float32: numbers to add to the logits are a bias"},
		{attend(q, k, v, AttentionOptions{Mask: Zeros(5, 3).To(Bool)}), "ScaledDotProductAttention: mask: want [2 3 5], got [5 3]: the shape cannot be repeated to that"},
		{attend(q, k, v, AttentionOptions{Mask: Zeros(7, 1, 3, 5).To(Bool)}), "ScaledDotProductAttention: mask: want [2 3 5], got [7 1 3 5]: the shape cannot be repeated to that"},
		{attend(q, k, v, AttentionOptions{Bias: Zeros(4)}), "ScaledDotProductAttention: bias: want [2 3 5], got [4]: the shape cannot be repeated to that"},
		{attend(q, k, v, AttentionOptions{Bias: Zeros(5).To(Float64)}), "ScaledDotProductAttention: bias: want float32, got float64: all must have one type; convert with To"},
		{attend(q, k, v, AttentionOptions{Dropout: 1}), "ScaledDotProductAttention: dropout: want 0 ≤ p < 1, got 1"},
		{attend(q, k, v, AttentionOptions{Dropout: nan}), "ScaledDotProductAttention: dropout: want 0 ≤ p < 1, got NaN"},
		{attend(q, k, v, AttentionOptions{Scale: inf}), "ScaledDotProductAttention: scale: want a finite number, got +Inf"},
		{func() { AttentionWeights(q, v, none) }, "AttentionWeights: k: want [? ? 4], got [2 5 6]: the queries are [2 3 4]"},
		{func() { CausalMask(-1) }, "CausalMask: got [? ?]: axis 0 has the size -1"},
		{func() { CausalMask(1 << 40) }, "CausalMask: got [1099511627776 1099511627776]: more than 2^33 elements"},
		{func() { q.SplitHeads(3) }, "SplitHeads: got [2 3 4]: the last axis cannot be cut into 3 heads"},
		{func() { q.SplitHeads(0) }, "SplitHeads: got [2 3 4]: the last axis cannot be cut into 0 heads"},
		{func() { Zeros(4).SplitHeads(2) }, "SplitHeads: want [? ?], got [4]: axes may precede these"},
		{func() { Zeros(4, 2).JoinHeads() }, "JoinHeads: want [? ? ?], got [4 2]: axes may precede these"},
	}
	for _, c := range cases {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}
