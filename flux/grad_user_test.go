package flux

import (
	"math"
	"reflect"
	"runtime"
	"slices"
	"testing"
)

func TestLike(t *testing.T) {
	type dense struct {
		Weight, Bias *Tensor
		Units        int
		Mode         Mode
		hidden       *Tensor
	}
	type net struct {
		dense
		Layers  []any
		Named   map[string]*Tensor
		Pair    [2]*Tensor
		Mean    *Tensor `flux:"buffer"`
		Skipped *Tensor `flux:"-"`
		Again   *net
		Sizes   []int
		F       func()
	}
	w, b, free := Ones(2), Ones(2), Ones(2)
	first := &dense{Weight: w, Bias: b, Units: 2, hidden: w}
	model := &net{dense: dense{Weight: free}, Layers: []any{first, first, 7, struct{ W *Tensor }{w}}, Named: map[string]*Tensor{"w": w, "b": nil},
		Pair: [2]*Tensor{w, Zeros(1)}, Mean: w, Skipped: w, Sizes: []int{1}, F: func() {}}
	model.Again = model
	g := Gradient(func() *Tensor { return w.Mul(free).Sum().Add(b.Square().Sum()) }, model)
	d, ok := g.Like(model).(*net)
	if !ok {
		t.Fatalf("the gradients of a %T are a %T", model, g.Like(model))
	}
	one := d.Layers[0].(*dense)
	if one.Weight != g.Of(w) || one.Bias != g.Of(b) || one.Units != 0 || one.hidden != nil {
		t.Errorf("the first layer is %+v", one)
	}
	if d.Layers[1] != any(one) || d.Again != d {
		t.Error("what is one thing in the model is several in its gradients")
	}
	if d.Layers[2] != any(0) || d.Layers[3].(struct{ W *Tensor }).W != g.Of(w) {
		t.Errorf("the other elements are %v and %v", d.Layers[2], d.Layers[3])
	}
	if d.Weight != g.Of(free) || d.Named["w"] != g.Of(w) || d.Named["b"] != nil || len(d.Named) != 2 || d.Pair[0] != g.Of(w) || d.Pair[1] != nil {
		t.Errorf("the gradients are %+v", d)
	}
	if d.Mean != nil || d.Skipped != nil || d.Sizes != nil || d.F != nil {
		t.Errorf("fields without gradients are %+v", d)
	}
	if model.Layers[0] != any(first) || first.Weight != w {
		t.Error("the model was changed")
	}
	if got := g.Like([]*Tensor{w, Ones(1)}).([]*Tensor); got[0] != g.Of(w) || got[1] != nil {
		t.Errorf("like a slice: %v", got)
	}
	if got := g.Like(w).(*Tensor); got != g.Of(w) {
		t.Errorf("like a tensor: %v", got)
	}
	if g.Like(nil) != nil || (*Grads)(nil).Like(model).(*net).Weight != nil {
		t.Error("like nothing, or from nothing")
	}
	paths := func(v any) (all []string) {
		for _, l := range Leaves(v) {
			all = append(all, l.Path)
		}
		return all
	}
	// what has a gradient is found at the paths that it has in the model
	if got, want := paths(d), []string{"weight", "layers.0.weight", "layers.0.bias"}; !slices.Equal(got, want) {
		t.Errorf("the leaves are %v, want %v", got, want)
	}
}

type wrapping struct{ inner any }

func (w wrapping) Unwrap() any { return w.inner }

func TestLikeOfAValueThatStandsForAnother(t *testing.T) {
	type net struct{ W *Tensor }
	w := Ones(1)
	g := Gradient(func() *Tensor { return w.Square() }, w)
	if got, ok := g.Like(wrapping{&net{w}}).(*net); !ok || got.W != g.Of(w) {
		t.Errorf("got %v", reflect.TypeOf(g.Like(wrapping{&net{w}})))
	}
	if got := g.Like([]any{wrapping{net{w}}}).([]any); got[0].(net).W != g.Of(w) {
		t.Errorf("got %v", got)
	}
	if got := g.Like([]wrapping{{net{w}}}).([]wrapping); got[0].inner != nil {
		t.Errorf("got %v", got)
	}
}

func TestNormAndClipping(t *testing.T) {
	a, b := New([]float32{3, 0}), New64([]float64{4})
	g := Gradient(func() *Tensor {
		return a.Square().Sum().MulScalar(0.5).To(Float64).Add(b.Square().Sum().MulScalar(0.5))
	}, a, b, Ones(1))
	if g.Norm() != 5 || (*Grads)(nil).Norm() != 0 {
		t.Errorf("the norm is %v, want 5", g.Norm())
	}
	short := g.ClipNorm(1)
	compare(t, "∂a", short.Of(a), []float64{0.6, 0}, 1e-7)
	compare(t, "∂b", short.At(1), []float64{0.8}, 1e-15)
	equal(t, "∂a before", g.Of(a), 3, 0)
	if g.ClipNorm(5) != g || short.At(2) != nil {
		t.Error("gradients that are short enough were changed, or there are more of them")
	}
	limited := g.ClipValue(2)
	equal(t, "∂a limited", limited.Of(a), 2, 0)
	equal(t, "∂b limited", limited.Of(b), 2)
	if d := limited.Of(a).DType(); d != Float32 {
		t.Errorf("a gradient became %v", d)
	}
	wantError(t, "Grads.ClipNorm: limit: want limit > 0, got 0", func() { g.ClipNorm(0) })
	wantError(t, "Grads.ClipValue: limit: want limit > 0, got NaN", func() { g.ClipValue(math.NaN()) })
	for _, bad := range []float64{math.NaN(), math.Inf(1)} {
		h := Gradient(func() *Tensor { return a.MulScalar(bad).Sum() }, a)
		if h.ClipNorm(1) != h {
			t.Errorf("gradients with the norm %v were changed", h.Norm())
		}
	}
	if (*Grads)(nil).ClipNorm(1).Of(a) != nil || (*Grads)(nil).ClipValue(1) != nil {
		t.Error("nothing was clipped to something")
	}
}

func TestClippedGradientsCanBeDifferentiated(t *testing.T) {
	x := New64([]float64{1, 2, -1})
	f := func() *Tensor {
		g := Gradient(func() *Tensor { return x.Pow(3).Sum() }, x).ClipNorm(2).ClipValue(1.9)
		return weighted(g.Of(x), 3)
	}
	compare(t, "∂x", Gradient(f, x).Of(x), numeric(func() float64 { return f().Item() }, []*Tensor{x})[0], 1e-6)
}

func TestSumsOfGradients(t *testing.T) {
	a, b, c := Ones(2), Ones(1), Ones(1)
	g := Gradient(func() *Tensor { return a.Sum().Add(b.Sum()) }, a, b)
	h := Gradient(func() *Tensor { return a.MulScalar(3).Sum().Add(c.Sum()) }, c, a)
	var total *Grads
	total = total.Add(g).Add(h).Add(nil)
	equal(t, "∂a", total.Of(a), 4, 4)
	equal(t, "∂b", total.Of(b), 1)
	equal(t, "∂c", total.Of(c), 1)
	equal(t, "∂a of the first", g.Of(a), 1, 1)
	equal(t, "half", total.Scale(0.5).Of(a), 2, 2)
	if g.Of(c) != nil {
		t.Error("the first sum was changed")
	}
}

func TestHook(t *testing.T) {
	x := New([]float32{1, 2})
	var seen []float64
	f := func() *Tensor {
		return x.MulScalar(3).Hook(func(g *Tensor) *Tensor {
			seen = g.Float64s()
			return g.MulScalar(10)
		}).Square().Sum()
	}
	equal(t, "∂x", Gradient(f, x).Of(x), 10*2*3*3, 10*2*6*3)
	if !slices.Equal(seen, []float64{6, 12}) {
		t.Errorf("the hook saw %v, want [6 12]", seen)
	}
	seen = nil
	_, dy := JVP(f, x, New([]float32{1, 0}))
	equal(t, "forwards", dy, 2*3*3)
	if f(); seen != nil {
		t.Error("the hook ran although no gradient was taken")
	}
	look := func() *Tensor { return x.Hook(func(*Tensor) *Tensor { return nil }).Square().Sum() }
	equal(t, "∂x under a hook that looks", Gradient(look, x).Of(x), 2, 4)
	second := Gradient(func() *Tensor { return Gradient(f, x).Of(x).Sum() }, x)
	equal(t, "second order", second.Of(x), 10*2*9*10, 10*2*9*10) // the outer gradient passes the hook too
	wantError(t, "Hook: result of the function: want [2], got [3]", func() {
		Gradient(func() *Tensor { return x.Hook(func(*Tensor) *Tensor { return Ones(3) }).Sum() }, x)
	})
	wantError(t, "Hook: the function is nil", func() { x.Hook(nil) })
}

// logistic is the rule log(1+eˣ) with the stable derivative σ(x).
func logistic() *Rule {
	return NewRule("logistic",
		func(in []*Tensor) *Tensor { return in[0].Exp().Log1p() },
		func(g *Tensor, in []*Tensor, _ *Tensor) []*Tensor { return []*Tensor{g.Mul(in[0].Sigmoid())} })
}

func init() {
	rows(func() []gradCase {
		r := logistic()
		product := NewRule("product", // by its value: ab, 2b·a and so on
			func(in []*Tensor) *Tensor { return in[0].Mul(in[1]) },
			func(g *Tensor, in []*Tensor, _ *Tensor) []*Tensor {
				return []*Tensor{sumTo(g.Mul(in[1]), in[0].shape), sumTo(g.Mul(in[0]), in[1].shape)}
			})
		exp := NewRule("exp", func(in []*Tensor) *Tensor { return in[0].Exp() },
			func(g *Tensor, _ []*Tensor, out *Tensor) []*Tensor { return []*Tensor{g.Mul(out)} })
		cases := []gradCase{
			{covers: []string{"Rule.Apply"}, shapes: []Shape{{3, 2}}, f: func(in []*Tensor) *Tensor { return r.Apply(in[0].Square()) }},
			{name: "Rule of two inputs", shapes: []Shape{{3, 2}, {2}}, f: func(in []*Tensor) *Tensor { return product.Apply(in[0], in[1].Tanh()) }},
			{name: "Rule by its value", shapes: []Shape{{3}}, f: func(in []*Tensor) *Tensor { return exp.Apply(in[0]) }},
			{covers: []string{"Checkpoint"}, shapes: []Shape{{3, 2}, {2}}, f: func(in []*Tensor) *Tensor {
				h := in[0].Tanh()
				return Checkpoint(func() *Tensor { return h.Mul(in[1]).Add(h.Exp()).Square() }).Mul(in[0])
			}},
			{name: "Checkpoint in Checkpoint", shapes: []Shape{{3}}, f: func(in []*Tensor) *Tensor {
				return Checkpoint(func() *Tensor {
					a := in[0].Exp()
					return Checkpoint(func() *Tensor { return a.Mul(in[0]) }).Sin()
				})
			}},
			{name: "Checkpoint that draws", shapes: []Shape{{8}}, f: func(in []*Tensor) *Tensor {
				Seed(4)
				own := NewSource(5)
				return Checkpoint(func() *Tensor { return in[0].Dropout(0.5, nil).Exp().Dropout(0.5, own) }, own)
			}},
			{name: "Checkpoint of its input", shapes: []Shape{{2}}, f: func(in []*Tensor) *Tensor { return Checkpoint(func() *Tensor { return in[0] }) }},
			{name: "Gradient of a Gradient", shapes: []Shape{{3}}, f: func(in []*Tensor) *Tensor {
				return Gradient(func() *Tensor { return in[0].Pow(3).Sum() }, in[0]).Of(in[0])
			}},
			{name: "JVP", shapes: []Shape{{3}, {3}}, f: func(in []*Tensor) *Tensor {
				_, dy := JVP(func() *Tensor { return in[0].Tanh() }, in[0], in[1])
				return dy
			}},
			{name: "HVP", shapes: []Shape{{3}, {3}}, f: func(in []*Tensor) *Tensor {
				return HVP(func() *Tensor { return in[0].Tanh().Sum() }, in[0], in[1]).Of(in[0])
			}},
			{name: "Pullback", shapes: []Shape{{3}, {3}}, f: func(in []*Tensor) *Tensor {
				_, back := Pullback(func() *Tensor { return in[0].Sin() }, in[0])
				return back(in[1]).Of(in[0])
			}},
			{name: "Hook that looks", covers: []string{"Tensor.Hook"}, shapes: []Shape{{3}}, f: func(in []*Tensor) *Tensor {
				return in[0].Hook(func(*Tensor) *Tensor { return nil }).Square()
			}},
		}
		return cases
	})
}

func TestRulesThatAreWrong(t *testing.T) {
	x := Ones(2)
	back := func(grads ...*Tensor) *Rule {
		return NewRule("odd", func(in []*Tensor) *Tensor { return in[0].Square() },
			func(*Tensor, []*Tensor, *Tensor) []*Tensor { return grads })
	}
	gradient := func(r *Rule) func() { return func() { Gradient(func() *Tensor { return r.Apply(x).Sum() }, x) } }
	wantError(t, "odd: the pullback returned 0 gradients for 1 inputs", gradient(back()))
	wantError(t, "odd: gradient of input 0: want [2], got [3]", gradient(back(Ones(3))))
	wantError(t, "odd: gradient of input 0: want float32, got float64", gradient(back(New64([]float64{1, 1}))))
	if g := Gradient(func() *Tensor { return back(nil).Apply(x).Sum() }, x); g.Of(x) != nil {
		t.Errorf("a rule without a gradient gives %v", g.Of(x))
	}
	wantError(t, "odd: a function of the rule is nil", func() { NewRule("odd", nil, nil) })
	wantError(t, "odd: input 1: want a tensor, got nil", func() { back(nil).Apply(x, nil) })
	none := NewRule("none", func([]*Tensor) *Tensor { return nil }, func(*Tensor, []*Tensor, *Tensor) []*Tensor { return nil })
	wantError(t, "none: the forward function returned nil", func() { none.Apply(x) })
	outside := Ones(2)
	captured := NewRule("captured", func(in []*Tensor) *Tensor { return in[0].Mul(outside) }, func(*Tensor, []*Tensor, *Tensor) []*Tensor { return nil })
	wantError(t, "captured: the forward function used a tensor that is being differentiated and is not an input",
		func() { Gradient(func() *Tensor { return captured.Apply(x).Sum() }, x, outside) })
}

// A pullback in plain numbers has a gradient, but must not have a second one.
func TestARuleInPlainNumbersHasOneDerivative(t *testing.T) {
	x := New([]float32{1, 2})
	square := NewRule("square", func(in []*Tensor) *Tensor { return in[0].Square() },
		func(g *Tensor, in []*Tensor, _ *Tensor) []*Tensor {
			d := Zeros(2)
			for i, v := range g.Float32s() {
				d.Data32()[i] = 2 * v * in[0].Float32s()[i]
			}
			return []*Tensor{d}
		})
	f := func() *Tensor { return square.Apply(x).Sum() }
	equal(t, "∂x", Gradient(f, x).Of(x), 2, 4)
	second := func(f func() *Tensor) func() {
		return func() { Gradient(func() *Tensor { return Gradient(f, x).Of(x).Sum() }, x) }
	}
	reads := func(how string) string {
		return "square: its pullback reads numbers with " + how + ", so it cannot be differentiated itself: use the operations of this package, or Detach for what is constant"
	}
	wantError(t, reads("Float32s"), second(f))
	wantError(t, reads("Float32s"), func() { JVP(f, x, x) })
	rule := func(d func(g, x, y *Tensor) *Tensor) func() *Tensor {
		r := NewRule("square", func(in []*Tensor) *Tensor { return in[0].Square() },
			func(g *Tensor, in []*Tensor, y *Tensor) []*Tensor { return []*Tensor{d(g, in[0], y)} })
		return func() *Tensor { return r.Apply(x).Sum() }
	}
	// the gradient is followed, but the factor is read
	wantError(t, reads("Data32"), second(rule(func(g, x, _ *Tensor) *Tensor { return g.Mul(New(x.Data32())).MulScalar(2) })))
	wantError(t, reads("At"), second(rule(func(g, x, _ *Tensor) *Tensor { return g.MulScalar(x.MulScalar(2).At(0)) })))
	wantError(t, reads("Item"), second(rule(func(g, _, y *Tensor) *Tensor { return g.MulScalar(y.Sum().Item()) })))
	wantError(t, reads("Data"), second(rule(func(g, x, y *Tensor) *Tensor { _ = y.Data(); return g })))
	wantError(t, "square: "+notFollowed, second(rule(func(*Tensor, *Tensor, *Tensor) *Tensor { return Ones(2) })))
	constant := rule(func(g, x, _ *Tensor) *Tensor { return g.Mul(New(x.Detach().Data32()).MulScalar(2)) })
	equal(t, "∂x with a constant", Gradient(constant, x).Of(x), 2, 4)
	if h := Gradient(func() *Tensor { return Gradient(constant, x).Of(x).Sum() }, x).Of(x); h != nil {
		t.Errorf("the derivative of a constant is %v", h)
	}
	if x.watch.Load() != nil {
		t.Error("the argument is still watched")
	}
}

func TestStraightThroughRounding(t *testing.T) {
	x := New([]float32{0.4, 1.7})
	round := NewRule("round", func(in []*Tensor) *Tensor { return in[0].Round() },
		func(g *Tensor, _ []*Tensor, _ *Tensor) []*Tensor { return []*Tensor{g} })
	var y *Tensor
	g := Gradient(func() *Tensor { y = round.Apply(x); return y.Square().Sum() }, x)
	equal(t, "y", y, 0, 2)
	equal(t, "∂x", g.Of(x), 0, 4)
	identity := NewRule("identity", func(in []*Tensor) *Tensor { return in[0] },
		func(g *Tensor, _ []*Tensor, _ *Tensor) []*Tensor { return []*Tensor{g.MulScalar(7)} })
	equal(t, "∂x of a rule that returns its input", Gradient(func() *Tensor { return identity.Apply(x).Sum() }, x).Of(x), 7, 7)
}

func TestCheckpointGivesTheSameNumbers(t *testing.T) {
	p := newPerceptron(7, 5, 6, 3)
	blocks := func(wrap func(func() *Tensor) *Tensor) func() *Tensor {
		return func() *Tensor {
			h := p.x
			for i := range p.W {
				x := h
				h = wrap(func() *Tensor { return x.MatMulT(p.W[i]).Add(p.B[i]).Dropout(0.3, nil).Tanh() })
			}
			return h.Sub(p.y).Square().Mean()
		}
	}
	Seed(3)
	want, wantGrads := WithGradient(blocks(func(f func() *Tensor) *Tensor { return f() }), p)
	after := Rand(4).Float64s()
	Seed(3)
	got, grads := WithGradient(blocks(func(f func() *Tensor) *Tensor { return Checkpoint(f) }), p)
	equal(t, "the value", got, want.Float64s()...)
	for _, l := range Leaves(p) {
		if w := wantGrads.Of(l.Tensor); w != nil {
			equal(t, l.Path, grads.Of(l.Tensor), w.Float64s()...)
		}
	}
	equal(t, "numbers drawn afterwards", Rand(4), after...)
	x := Ones(2)
	if y := Checkpoint(func() *Tensor { return x }); y != x {
		t.Error("where no gradient is taken, Checkpoint is not the function itself")
	}
}

func TestCheckpointNoticesAChange(t *testing.T) {
	x, own := Ones(3), NewSource(1)
	const want = "Checkpoint: the function computed other numbers when it ran again: it depends on something that has changed since, or draws from a source that was not given"
	wantError(t, want, func() {
		Gradient(func() *Tensor { return Checkpoint(func() *Tensor { return x.Mul(own.Normal(0, 1, 3)) }).Sum() }, x)
	})
	k := 0.0
	wantError(t, want, func() {
		Gradient(func() *Tensor { return Checkpoint(func() *Tensor { k++; return x.MulScalar(k) }).Sum() }, x)
	})
	wantError(t, "Checkpoint: the function returned nil", func() { Checkpoint(func() *Tensor { return nil }) })
	wantError(t, "Checkpoint: the function or a source is nil", func() { Checkpoint(nil) })
	if x.watch.Load() != nil {
		t.Error("the argument is still watched")
	}
}

func TestCheckpointKeepsNothingInside(t *testing.T) {
	x := Ones(3)
	freed := make(chan bool, 1)
	Gradient(func() *Tensor {
		y := Checkpoint(func() *Tensor {
			hidden := x.Exp()
			runtime.AddCleanup(hidden, func(c chan bool) { c <- true }, freed)
			return hidden.Square()
		})
		for range 100 {
			runtime.GC()
			select {
			case <-freed:
				return y.Sum()
			default:
				runtime.Gosched()
			}
		}
		t.Error("a value inside lives on")
		return y.Sum()
	}, x)
}
