package optim_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

func caught(f func()) (err error) {
	defer flux.Catch(&err)
	f()
	return nil
}

func TestMisuse(t *testing.T) {
	p := flux.New([]float32{1, 2})
	var none *Sign
	for _, c := range []struct {
		name string
		f    func()
		want string
	}{
		{"no rule", func() { optim.Setup(nil, p) }, "optim.Setup: the rule is nil"},
		{"nil pointer", func() { optim.Setup(none, p) }, "optim.Setup: the rule is nil"},
		{"no model", func() { optim.Setup(optim.Descent(1), nil) }, "nn.Parameters: the model is nil"},
		{"nothing to train", func() { optim.Setup(optim.Descent(1), nn.Chain(nn.ReLU)) }, "the model, *nn.ChainLayer, has no parameters"},
		{"no gradients", func() { optim.Setup(optim.Descent(1), p).Update(nil) }, "there are no gradients"},
		{"not adjustable", func() { optim.Setup(Sign{1}, p).Adjust(0.1) }, "the rule, optim_test.Sign, has no method Adjust"},
		{"not adjustable within", func() { optim.Setup(optim.With(Sign{1}), p).Adjust(0.1) }, "has no method Adjust"},
		{"With nothing", func() { optim.With(nil) }, "optim.With: the rule is nil"},
		{"With nil", func() { optim.With(optim.Descent(1), optim.ClipNorm(1), nil) }, "modifier 1 is nil"},
		{"negative rate", func() { optim.Descent(-1) }, "Descent: eta: want eta ≥ 0, got -1"},
		{"infinite rate", func() { optim.Momentum(math.Inf(1)) }, "Momentum: eta: want eta ≥ 0, got +Inf"},
		{"NaN rate", func() { optim.Nesterov(math.NaN()) }, "Nesterov: eta: want eta ≥ 0, got NaN"},
		{"Adjust", func() { optim.Setup(optim.Adam(0.1), p).Adjust(-1) }, "Adam: eta: want eta ≥ 0, got -1"},
		{"Adjust AdamW", func() { optim.Setup(optim.AdamW(0.1), p).Adjust(-1) }, "AdamW: eta: want eta ≥ 0, got -1"},
		{"rho", func() { optim.Momentum(0.1, optim.Rho(1)) }, "Momentum: rho: want 0 ≤ rho < 1, got 1"},
		{"beta1", func() { optim.Adam(0.1, optim.Betas(-0.1, 0.9)) }, "Adam: beta1: want 0 ≤ beta1 < 1, got -0.1"},
		{"beta2", func() { optim.AdamW(0.1, optim.Betas(0.9, 1)) }, "AdamW: beta2: want 0 ≤ beta2 < 1, got 1"},
		{"epsilon", func() { optim.Adam(0.1, optim.Epsilon(-1)) }, "Adam: epsilon: want epsilon ≥ 0, got -1"},
		{"lambda", func() { optim.AdamW(0.1, optim.Lambda(-1)) }, "AdamW: lambda: want lambda ≥ 0, got -1"},
		{"WeightDecay", func() { optim.WeightDecay(-1) }, "WeightDecay: lambda: want lambda ≥ 0, got -1"},
		{"ClipNorm", func() { optim.ClipNorm(0) }, "ClipNorm: omega: want omega > 0, got 0"},
	} {
		if err := caught(c.f); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want …%s…", c.name, err, c.want)
		}
	}
}

// TestUnreachedParametersStay wants a parameter without a gradient, and its
// memory, untouched.
func TestUnreachedParametersStay(t *testing.T) {
	b := newBowl()
	s := optim.Setup(optim.Adam(0.1), b)
	before := b.B.Float64s()
	s.Update(flux.Gradient(func() *flux.Tensor { return b.A.Sum() }, b))
	if got := b.B.Float64s(); !slices.Equal(got, before) {
		t.Errorf("got %v, want %v", got, before)
	}
	for _, l := range s.Tensors() {
		moved := slices.ContainsFunc(l.Tensor.Float64s(), func(v float64) bool { return v != 0 })
		if want := strings.HasPrefix(l.Path, "a."); moved != want {
			t.Errorf("%s: got %v, want zeros: %v", l.Path, l.Tensor, !want)
		}
	}
}

func TestTensorsAreNamedByParameter(t *testing.T) {
	s := optim.Setup(optim.Adam(0.1), nn.Chain(nn.Dense(2, 3)))
	want := []string{
		"layers.0.bias.memory.mean", "layers.0.bias.memory.square", "layers.0.bias.steps",
		"layers.0.weight.memory.mean", "layers.0.weight.memory.square", "layers.0.weight.steps",
	}
	var got []string
	for _, p := range nn.State(s) {
		got = append(got, p.Path)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := len(nn.Parameters(s)); n != 0 {
		t.Errorf("got %d tensors to train in a state, want none", n)
	}
}

func TestRestoreRefusesOtherStates(t *testing.T) {
	state := func() *optim.State { return optim.Setup(optim.Momentum(0.1), newBowl()) }
	change := func(f func([]flux.Leaf) []flux.Leaf) []flux.Leaf { return f(state().Tensors()) }
	for _, c := range []struct {
		name  string
		saved []flux.Leaf
		want  string
	}{
		{"missing", change(func(l []flux.Leaf) []flux.Leaf { return l[1:] }), "optim.Restore: a.memory.velocity: it was not saved"},
		{"unknown", change(func(l []flux.Leaf) []flux.Leaf { return append(l, flux.Leaf{Path: "c", Tensor: flux.Ones(1)}) }),
			"optim.Restore: c: the state has no such tensor"},
		{"shape", change(func(l []flux.Leaf) []flux.Leaf { l[0].Tensor = flux.Ones(3, 2); return l }),
			"optim.Restore: a.memory.velocity: want [2 3], got [3 2]"},
		{"type", change(func(l []flux.Leaf) []flux.Leaf { l[0].Tensor = l[0].Tensor.To(flux.Float64); return l }),
			"optim.Restore: a.memory.velocity: want float32, got float64"},
	} {
		err := state().Restore(c.saved)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestUpdateRefusesAnotherShapeBeforeAnythingMoves(t *testing.T) {
	b := newBowl()
	s := optim.Setup(optim.Descent(0.1), b)
	grads := flux.Gradient(b.loss, b)
	before := b.A.Float64s()
	// Nothing but a parameter that was replaced by hand can make them differ.
	*b.B = *flux.Ones(3)
	err := caught(func() { s.Update(grads) })
	if e := (*flux.ShapeError)(nil); !errors.As(err, &e) || e.Arg != "b" {
		t.Errorf("got %v, want a *flux.ShapeError about b", err)
	}
	if got := b.A.Float64s(); !slices.Equal(got, before) {
		t.Errorf("a moved: got %v, want %v", got, before)
	}
}

// TestClipNormOfLargeValues wants no overflow where squares leave float32.
func TestClipNormOfLargeValues(t *testing.T) {
	p, to := flux.Zeros(2), flux.Zeros(2)
	optim.ClipNorm(5).Modify(to, p, flux.New([]float32{3e30, -4e30}))
	if got := to.Float64s(); math.Abs(got[0]-3) > 1e-5 || math.Abs(got[1]+4) > 1e-5 {
		t.Errorf("got %v, want [3 -4]", got)
	}
	optim.ClipNorm(5).Modify(to, p, flux.New([]float32{0.3, -0.4}))
	if got := to.Float32s(); got[0] != 0.3 || got[1] != -0.4 {
		t.Errorf("got %v, want it as it was", got)
	}
}

// TestModifiedScalars wants a parameter that is a single number, and parameters of
// both types beside each other, to be modified like others.
func TestModifiedScalars(t *testing.T) {
	model := []*flux.Tensor{flux.Scalar(2), flux.New64([]float64{1, 2, 3}), flux.New([]float32{4, 5})}
	s := optim.Setup(optim.With(optim.Descent(0.5), optim.WeightDecay(1)), model)
	for range 2 {
		s.Update(flux.Gradient(func() *flux.Tensor {
			return model[0].Add(model[1].To(flux.Float32).Sum()).Add(model[2].Sum())
		}, model))
	}
	for i, want := range [][]float64{{-0.25}, {-0.5, -0.25, 0}, {0.25, 0.5}} {
		if got := model[i].Float64s(); !slices.Equal(got, want) {
			t.Errorf("parameter %d: got %v, want %v", i, got, want)
		}
	}
}

func TestUpdateAllocatesNothing(t *testing.T) {
	b := newBowl()
	grads := flux.Gradient(b.loss, b)
	for _, rule := range []optim.Rule{optim.Descent(0), optim.Momentum(0), optim.Nesterov(0), optim.Adam(0), optim.AdamW(0),
		optim.With(optim.Adam(0), optim.ClipNorm(1), optim.WeightDecay(0.1))} {
		s := optim.Setup(rule, b)
		if n := testing.AllocsPerRun(20, func() { s.Update(grads) }); n > 0 {
			t.Errorf("%v: got %v allocations a step", rule, n)
		}
	}
}
