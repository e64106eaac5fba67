package flux

import (
	"runtime"
	"slices"
	"sync"
	"testing"
)

// equal fails unless got has exactly these elements.
func equal(t *testing.T, what string, got *Tensor, want ...float64) {
	t.Helper()
	if got == nil {
		t.Fatalf("%s is nil, want %v", what, want)
	}
	if !slices.Equal(got.Float64s(), want) {
		t.Errorf("%s is %v, want %v", what, got.Float64s(), want)
	}
}

func TestGradientOfATensorAndAModel(t *testing.T) {
	type layer struct{ Weight, Bias *Tensor }
	w, b, free := New([]float32{2, 3}), New([]float32{5}), New([]float32{7, 11})
	model := &struct {
		Layers []any
		Named  map[string]*Tensor
	}{[]any{&layer{w, b}}, map[string]*Tensor{"free": free}}
	value, grads := WithGradient(func() *Tensor {
		return w.Mul(free).Sum().Add(b.Sum())
	}, model, free)
	equal(t, "value", value, 2*7+3*11+5)
	equal(t, "∂w", grads.Of(w), 7, 11)
	equal(t, "∂b", grads.Of(b), 1)
	equal(t, "∂free", grads.At(1), 2, 3)
	if g := grads.Of(value); g != nil {
		t.Errorf("the gradient of a tensor that was not asked about is %v, want nil", g)
	}
}

func TestNoDependenceIsNilAndCancellationIsZero(t *testing.T) {
	x, y, z := Scalar(2), Scalar(3), Scalar(5)
	grads := Gradient(func() *Tensor { return x.Sub(x).Add(z) }, x, y)
	equal(t, "∂x", grads.Of(x), 0)
	if g := grads.Of(y); g != nil {
		t.Errorf("∂y is %v, want nil", g)
	}
	if g := grads.Of(z); g != nil {
		t.Errorf("∂z, not asked for, is %v, want nil", g)
	}
	if g := (*Grads)(nil).Of(x); g != nil {
		t.Errorf("no gradients have %v, want nil", g)
	}
}

func TestTheFunctionMayReturnAParameter(t *testing.T) {
	x := Scalar(2)
	value, grads := WithGradient(func() *Tensor { return x }, x)
	equal(t, "∂x", grads.Of(x), 1)
	x.Data32()[0] = 9
	equal(t, "value after a step", value, 2)
}

func TestNothingIsRecordedOutside(t *testing.T) {
	w := Ones(3)
	if y := w.Square(); y.node != nil {
		t.Error("an operation outside of a gradient call was recorded")
	}
	value, grads := WithGradient(func() *Tensor { return w.Square().Sum() }, w)
	if value.node != nil || grads.Of(w).node != nil {
		t.Error("the value or the gradient keeps its history")
	}
	if w.watch.Load() != nil {
		t.Error("the parameter is still watched")
	}
	if y := w.Square(); y.node != nil {
		t.Error("an operation after a gradient call was recorded")
	}
}

func TestWatchingEndsWithAPanic(t *testing.T) {
	w := Ones(3)
	var err error
	func() {
		defer Catch(&err)
		Gradient(func() *Tensor { return w.Add(Ones(2)) }, w)
	}()
	if err == nil {
		t.Fatal("want an error")
	}
	if w.watch.Load() != nil || w.Square().node != nil {
		t.Error("the parameter is still watched")
	}
}

func TestNestedGradients(t *testing.T) {
	x := New64([]float64{2}).Row(0)
	// third derivative of x⁴ is 24x
	d := func(f func() *Tensor) func() *Tensor {
		return func() *Tensor { return Gradient(f, x).Of(x) }
	}
	third := d(d(d(func() *Tensor { return x.Pow(4) })))()
	equal(t, "third derivative", third, 48)
}

func TestPerturbationsAreNotConfused(t *testing.T) {
	// d/dx (x · d/dy (x + y)) at x = 1, y = 1 is 1; 2 would mean that the inner
	// derivative took x for y.
	x, y := Scalar(1), Scalar(1)
	g := Gradient(func() *Tensor {
		inner := Gradient(func() *Tensor { return x.Add(y) }, y).Of(y)
		return x.Mul(inner)
	}, x)
	equal(t, "∂x", g.Of(x), 1)
}

func TestInnerGradientWithRespectToAnIntermediateValue(t *testing.T) {
	x := Scalar(3)
	g := Gradient(func() *Tensor {
		y := x.Square()                                                // 9
		inner := Gradient(func() *Tensor { return y.Pow(3) }, y).Of(y) // 3y² = 3x⁴
		return inner                                                   // its derivative is 12x³
	}, x)
	equal(t, "∂x", g.Of(x), 12*27)
}

func TestGradientPenalty(t *testing.T) {
	x, w := New64([]float64{1, 2, 3}), New64([]float64{0.5, -1, 2})
	penalty := func() *Tensor {
		g := Gradient(func() *Tensor { return x.Mul(w).Tanh().Sum() }, x).Of(x)
		return g.Square().Sum()
	}
	_, grads := WithGradient(penalty, w)
	compare(t, "∂w", grads.Of(w), numeric(func() float64 { return penalty().Item() }, []*Tensor{w})[0], 1e-6)
}

func TestDetachAndNoGrad(t *testing.T) {
	x := Scalar(3)
	cases := map[string]func() *Tensor{
		"Detach": func() *Tensor { return x.Mul(x.Square().Detach()) },
		"NoGrad": func() *Tensor { return x.Mul(NoGrad(func() *Tensor { return x.Square() })) },
	}
	for name, f := range cases {
		equal(t, name, Gradient(f, x).Of(x), 9)
	}
	if y := NoGrad(func() *Tensor { return nil }); y != nil {
		t.Errorf("NoGrad of nil is %v", y)
	}
	view := x.Detach()
	x.Data32()[0] = 4
	equal(t, "a detached view", view, 4)
}

func TestTiedWeights(t *testing.T) {
	w := New([]float32{2, 3})
	model := []*Tensor{w, w}
	g := Gradient(func() *Tensor { return model[0].Mul(model[1]).Sum() }, model)
	equal(t, "∂w", g.Of(w), 4, 6)
	if n := len(Leaves(model)); n != 1 {
		t.Errorf("tied weights count %d times, want once", n)
	}
}

func TestGradientsDoNotShareStorage(t *testing.T) {
	a, b, c := Zeros(4), Zeros(4), Zeros(2)
	f := func() *Tensor { return Concat(0, a.Add(b), c).Add(Concat(0, c, b)).Sum() }
	g := Gradient(f, a, b, c)
	before := [][]float64{g.Of(b).Float64s(), g.Of(c).Float64s()}
	for i := range g.Of(a).Data32() {
		g.Of(a).Data32()[i] = 100
	}
	equal(t, "∂b after ∂a was changed", g.Of(b), before[0]...)
	equal(t, "∂c after ∂a was changed", g.Of(c), before[1]...)
}

func TestBuffersAndLabelsHaveNoGradient(t *testing.T) {
	model := struct {
		Weight *Tensor
		Mean   *Tensor `flux:"buffer"`
		Labels *Tensor
	}{Ones(2), Ones(2), Ints([]int{1})}
	g := Gradient(func() *Tensor { return model.Weight.Mul(model.Mean).Sum() }, model)
	equal(t, "∂weight", g.Of(model.Weight), 1, 1)
	if g.Of(model.Mean) != nil {
		t.Error("a buffer has a gradient")
	}
}

// A step of a recurrence must not cost a frame of the stack, and an eager
// training loop must not keep the steps before.
func TestLongRecurrence(t *testing.T) {
	w, x := New64([]float64{0.9}), New64([]float64{1})
	const steps = 10_000
	_, g := WithGradient(func() *Tensor {
		h := x
		for range steps {
			h = h.Mul(w).AddScalar(0.1)
		}
		return h.Sum()
	}, w)
	// the fixed point h = 0.1/(1−w) has the derivative 0.1/(1−w)²
	compare(t, "∂w", g.Of(w), []float64{10}, 1e-9)
}

func TestStateCarriedBetweenStepsKeepsNoHistory(t *testing.T) {
	w := Ones(1)
	state := Zeros(1)
	for range 3 {
		var next *Tensor
		Gradient(func() *Tensor {
			next = state.Add(w)
			return next.Sum()
		}, w)
		if in := next.node.Inputs[0]; in.node != nil {
			t.Fatal("a step holds the graph of the step before")
		}
		state = next
	}
	equal(t, "state", state, 3)
}

func TestGoroutinesShareParameters(t *testing.T) {
	w := New64([]float64{1, 2, 3})
	want := []float64{2, 4, 6}
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			for range 200 {
				value, g := WithGradient(func() *Tensor { return w.Square().Sum() }, w)
				if value.Item() != 14 || !slices.Equal(g.Of(w).Float64s(), want) {
					t.Errorf("value %v, gradient %v, want 14, %v", value, g.Of(w), want)
					return
				}
				h := Gradient(func() *Tensor { return Gradient(func() *Tensor { return w.Pow(3).Sum() }, w).Of(w).Sum() }, w)
				if got := h.Of(w).Float64s(); !slices.Equal(got, []float64{6, 12, 18}) {
					t.Errorf("second derivative %v, want [6 12 18]", got)
					return
				}
			}
		})
	}
	group.Wait()
	if w.watch.Load() != nil {
		t.Error("the parameter is still watched")
	}
}

func TestTheGraphIsFreedWithTheResult(t *testing.T) {
	w := Ones(3)
	freed := make(chan bool, 1)
	_, g := WithGradient(func() *Tensor {
		hidden := w.Exp()
		runtime.AddCleanup(hidden, func(c chan bool) { c <- true }, freed)
		return hidden.Sum()
	}, w)
	for range 100 {
		runtime.GC()
		select {
		case <-freed:
			runtime.KeepAlive(g)
			return
		default:
			runtime.Gosched()
		}
	}
	t.Error("an intermediate value lives on although only the gradient is held")
}

func TestExpensiveGradientsNobodyWantsAreSkipped(t *testing.T) {
	x, w := Ones(2, 3), Ones(4, 3)
	g := Gradient(func() *Tensor { return x.MatMulT(w).Sum() }, w)
	if g.Of(w) == nil || g.Of(x) != nil {
		t.Errorf("∂w %v, ∂x %v", g.Of(w), g.Of(x))
	}
}

func TestConversionPassesGradients(t *testing.T) {
	x := New([]float32{1, 2})
	g := Gradient(func() *Tensor { return x.To(Float64).Square().Sum() }, x)
	equal(t, "∂x", g.Of(x), 2, 4)
	if d := g.Of(x).DType(); d != Float32 {
		t.Errorf("the gradient of a float32 tensor is %v", d)
	}
	if g := Gradient(func() *Tensor { return x.To(Int32).To(Float32).Sum() }, x); g.Of(x) != nil {
		t.Error("a gradient passed through integers")
	}
}

func TestEqualElementsShareTheGradient(t *testing.T) {
	x, y := New([]float32{1, 3, 3}), New([]float32{1, 2, 4})
	cases := []struct {
		name string
		f    func() *Tensor
		want []float64
	}{
		{"Max", func() *Tensor { return x.Max() }, []float64{0, 0.5, 0.5}},
		{"Min", func() *Tensor { return x.Min() }, []float64{1, 0, 0}},
		{"Maximum", func() *Tensor { return x.Maximum(y).Sum() }, []float64{0.5, 1, 0}},
		{"Minimum", func() *Tensor { return x.Minimum(y).Sum() }, []float64{0.5, 0, 1}},
	}
	for _, c := range cases {
		equal(t, c.name, Gradient(c.f, x).Of(x), c.want...)
	}
}

func TestSlopesAtKinks(t *testing.T) {
	x := Zeros(1)
	cases := []struct {
		name string
		f    func() *Tensor
		want float64
	}{
		{"ReLU", func() *Tensor { return x.ReLU() }, 0},
		{"LeakyReLU", func() *Tensor { return x.LeakyReLU(0.25) }, 0.25},
		{"Abs", func() *Tensor { return x.Abs() }, 0},
		{"Clamp on its limit", func() *Tensor { return x.Clamp(0, 1) }, 1},
		{"Pow(0)", func() *Tensor { return x.Pow(0) }, 0},
		{"Pow(1)", func() *Tensor { return x.Pow(1) }, 1},
	}
	for _, c := range cases {
		equal(t, c.name, Gradient(c.f, x).Of(x), c.want)
		// the composed derivative, used for higher orders, must agree
		Gradient(func() *Tensor {
			g := Gradient(c.f, x).Of(x)
			equal(t, c.name+", composed", g, c.want)
			return g
		}, x)
	}
}

func TestGradsText(t *testing.T) {
	x, model := Full(2, 3), struct{ Weight, Unused *Tensor }{Ones(3), Ones(2)}
	g := Gradient(func() *Tensor { return x.Mul(model.Weight).Sum() }, x, model)
	want := "gradients of 2 tensors\n  0 [3] norm 1.732\n  1.weight [3] norm 3.464"
	if got := g.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got, want := (*Grads)(nil).String(), "no gradients"; got != want {
		t.Errorf("nil: got %q, want %q", got, want)
	}
}
