package flux

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"
)

// TestMultiHeadIsItsParts compares with attention of heads that were packed,
// across sizes that are cut into tiles of queries and of keys.
func TestMultiHeadIsItsParts(t *testing.T) {
	for _, d := range []DType{Float32, Float64} {
		tolerance := 1e-12
		if d == Float32 {
			tolerance = 1e-5
		}
		for _, s := range []struct{ b, n, m, h, d, e int }{{2, 64, 64, 4, 8, 8}, {1, 130, 130, 2, 5, 3}, {2, 65, 300, 3, 4, 6}, {1, 300, 70, 1, 16, 2}, {3, 7, 520, 2, 1, 1}} {
			for _, o := range []AttentionOptions{{}, {Causal: true}, {Mask: NewSource(2).Bernoulli(0.7, s.n, s.m).To(Bool), Causal: true}} {
				source := NewSource(4)
				q, k := source.Normal(0, 2, s.b, s.n, s.h*s.d).To(d), source.Normal(0, 2, s.b, s.m, s.h*s.d).To(d)
				v, g := source.Normal(0, 1, s.b, s.m, s.h*s.e).To(d), source.Normal(0, 1, s.b, s.n, s.h*s.e).To(d)
				y, back := Pullback(func() *Tensor { return MultiHeadAttention(q, k, v, s.h, o) }, q, k, v)
				want, wantBack := Pullback(func() *Tensor {
					return AttentionWeights(q.SplitHeads(s.h), k.SplitHeads(s.h), o).MatMul(v.SplitHeads(s.h)).JoinHeads()
				}, q, k, v)
				what := fmt.Sprint(d, s, o.Causal, o.Mask != nil)
				compare(t, what, y, want.Float64s(), tolerance)
				got, wanted := back(g), wantBack(g)
				for i, name := range []string{"dq", "dk", "dv"} {
					scale := 1 + wanted.At(i).Abs().Max().Item()
					compare(t, what+" "+name, got.At(i).DivScalar(scale), wanted.At(i).DivScalar(scale).Float64s(), tolerance)
				}
			}
		}
	}
}

// TestSelfAttentionIsMultiHead compares queries, keys and values in one tensor
// with the same in three, to the bit.
func TestSelfAttentionIsMultiHead(t *testing.T) {
	x, g := NewSource(4).Normal(0, 1, 2, 70, 3*24), NewSource(5).Normal(0, 1, 2, 70, 24)
	o := AttentionOptions{Causal: true, Bias: NewSource(6).Normal(0, 1, 3, 70, 70)}
	y, back := Pullback(func() *Tensor { return x.SelfAttention(3, o) }, x)
	want, wantBack := Pullback(func() *Tensor {
		q, k, v := thirds(x)
		return MultiHeadAttention(q, k, v, 3, o)
	}, x)
	compare(t, "the result", y, want.Float64s(), 0)
	compare(t, "the gradient", back(g).At(0), wantBack(g).At(0).Float64s(), 0)
}

// TestAttentionOnAnyNumberOfProcessors wants the same bits from one and from
// several.
func TestAttentionOnAnyNumberOfProcessors(t *testing.T) {
	x, g := NewSource(4).Normal(0, 1, 4, 150, 3*64), NewSource(5).Normal(0, 1, 4, 150, 64)
	var first [2][]float32
	for _, n := range []int{1, 2, 5} {
		before := runtime.GOMAXPROCS(n)
		y, back := Pullback(func() *Tensor { return x.SelfAttention(4, AttentionOptions{}) }, x)
		got := [2][]float32{slices.Clone(y.f32), slices.Clone(back(g).At(0).f32)}
		runtime.GOMAXPROCS(before)
		if n == 1 {
			first = got
		}
		for i := range got {
			if !slices.Equal(got[i], first[i]) {
				t.Errorf("%d processors: result %d differs from that of one", n, i)
			}
		}
	}
}

// TestAttentionOfNotNumbers wants a NaN to reach the queries that see it, and no
// other head or query.
func TestAttentionOfNotNumbers(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1)} {
		x := NewSource(4).Normal(0, 1, 2, 5, 3*8)
		x.Set(bad, 1, 3, 8) // a key of the first head of the second batch
		y := x.SelfAttention(2, AttentionOptions{Causal: true})
		for i, v := range y.Float64s() {
			batch, query, head := i/40, i/8%5, i%8/4
			if want := batch == 1 && query >= 3 && head == 0; math.IsNaN(v) != want && !math.IsInf(bad, 1) || math.IsNaN(v) && !want {
				t.Errorf("with %v: batch %d, query %d, head %d is %v", bad, batch, query, head, v)
			}
		}
	}
}

func TestMultiHeadErrors(t *testing.T) {
	q, k, v := Zeros(2, 3, 4), Zeros(2, 5, 4), Zeros(2, 5, 6)
	none := AttentionOptions{}
	attend := func(q, k, v *Tensor, heads int, o AttentionOptions) func() {
		return func() { MultiHeadAttention(q, k, v, heads, o) }
	}
	for _, c := range []struct {
		f    func()
		want string
	}{
		{attend(nil, k, v, 2, none), "MultiHeadAttention: q: want a tensor, got nil"},
		{attend(q, k, nil, 2, none), "MultiHeadAttention: v: want a tensor, got nil"},
		{attend(q, k.To(Float64), v, 2, none), "MultiHeadAttention: k: want float32, got float64: all must have one type; convert with To"},
		{attend(q, k, v, 0, none), "MultiHeadAttention: q: got [2 3 4]: the last axis cannot be cut into 0 heads"},
		{attend(q, k, v, 4, none), "MultiHeadAttention: v: got [2 5 6]: the last axis cannot be cut into 4 heads"},
		{attend(q, v, v, 2, none), "MultiHeadAttention: k: want [? ? 4], got [2 5 6]: the queries are [2 3 4]"},
		{attend(q, k, q, 2, none), "MultiHeadAttention: v: want [? 5 ?], got [2 3 4]: the keys are [2 5 4]"},
		{attend(q, Zeros(3, 5, 4), v, 2, none), "MultiHeadAttention: k: got [3 5 4]: the batches of [2 3 4], keys and [2 5 6] cannot be broadcast"},
		{attend(q, k, v, 2, AttentionOptions{Bias: Zeros(4)}), "MultiHeadAttention: bias: want [2 2 3 5], got [4]: the shape cannot be repeated to that"},
		{attend(q, k, v, 2, AttentionOptions{Dropout: 1}), "MultiHeadAttention: dropout: want 0 ≤ p < 1, got 1"},
		{attend(Zeros(4), k, v, 2, none), "MultiHeadAttention: q: want [? ?], got [4]: axes may precede these"},
		{func() { q.SelfAttention(2, none) }, "SelfAttention: got [2 3 4]: the last axis cannot be cut into 3 times 2 heads"},
		{func() { v.SelfAttention(0, none) }, "SelfAttention: got [2 5 6]: the last axis cannot be cut into 3 times 0 heads"},
		{func() { Zeros(6).SelfAttention(2, none) }, "SelfAttention: want [? ?], got [6]: axes may precede these"},
		{func() { v.SelfAttention(2, AttentionOptions{Scale: math.Inf(1)}) }, "SelfAttention: scale: want a finite number, got +Inf"},
		{func() { v.To(Int32).SelfAttention(2, none) }, "SelfAttention: want float32 or float64, got int32: int32 holds labels and indices; convert with To"},
	} {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}

// TestMultiHeadMasks wants masks of every shape that the weights can have, for one
// head and for several.
func TestMultiHeadMasks(t *testing.T) {
	for _, heads := range []int{1, 2} {
		q, k := NewSource(4).Normal(0, 1, 2, 3, 4), NewSource(5).Normal(0, 1, 2, 5, 4)
		for _, shape := range []Shape{{5}, {3, 1}, {1, 3, 5}, {heads, 3, 5}, {2, 1, 3, 5}, {2, heads, 1, 5}, {1, heads, 3, 1}, {1, 1, 1, 1}} {
			bias := NewSource(6).Normal(0, 1, shape...)
			o := AttentionOptions{Bias: bias, Mask: bias.Greater(Scalar(-0.5))}
			got := MultiHeadAttention(q, k, k, heads, o)
			want := AttentionWeights(q.SplitHeads(heads), k.SplitHeads(heads), o).MatMul(k.SplitHeads(heads)).JoinHeads()
			mustBeNear(t, fmt.Sprint(heads, " heads, ", shape), got, want, 1e-6)
		}
	}
}

func TestMultiHeadOfHalves(t *testing.T) {
	x := NewSource(4).Normal(0, 1, 3, 12)
	want := x.SelfAttention(2, AttentionOptions{})
	got := x.To(Float16).SelfAttention(2, AttentionOptions{})
	if got.dtype != Float16 {
		t.Errorf("got %v, want float16", got.dtype)
	}
	compare(t, "float16", got, want.Float64s(), 1e-2)
	q := x.To(BFloat16)
	if got := MultiHeadAttention(q, q, q, 3, AttentionOptions{}); got.dtype != BFloat16 {
		t.Errorf("got %v, want bfloat16", got.dtype)
	}
}

func BenchmarkSelfAttention(b *testing.B) {
	for _, s := range []struct{ b, t, d, h int }{{8, 128, 256, 8}, {32, 64, 128, 4}, {1, 1024, 256, 4}} {
		x, g := Randn(s.b, s.t, 3*s.d), Randn(s.b, s.t, s.d)
		for _, causal := range []bool{false, true} {
			o := AttentionOptions{Causal: causal}
			flops := 4 * float64(s.b*s.t*s.t*s.d)
			b.Run(fmt.Sprint(s, causal, "/forward"), func(b *testing.B) {
				for b.Loop() {
					x.SelfAttention(s.h, o)
				}
				b.ReportMetric(flops*float64(b.N)/b.Elapsed().Seconds()/1e9, "GF/s")
			})
			b.Run(fmt.Sprint(s, causal, "/both"), func(b *testing.B) {
				for b.Loop() {
					_, back := Pullback(func() *Tensor { return x.SelfAttention(s.h, o) }, x)
					back(g)
				}
				b.ReportMetric(3.5*flops*float64(b.N)/b.Elapsed().Seconds()/1e9, "GF/s")
			})
		}
	}
}
