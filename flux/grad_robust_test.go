package flux

import (
	"math"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"
)

// A recurrence of many steps is a chain of as many nodes. Neither the passes nor
// the garbage collector may follow it by recursion: with the stack limited like
// this, a frame for each node would end the process.
func TestDeepChains(t *testing.T) {
	const steps = 50_000
	defer debug.SetMaxStack(debug.SetMaxStack(1 << 18))
	w, x := New64([]float64{0.9}), New64([]float64{1})
	h := x
	tp := Record(func() {
		for range steps {
			h = h.Mul(w).AddScalar(0.1)
		}
	}, w)
	runtime.GC()
	// the fixed point h = 0.1/(1−w) has the derivative 0.1/(1−w)²
	compare(t, "∂w", tp.Gradient(h).Of(w), []float64{10}, 1e-9)
	compare(t, "the tangent", tp.push(h, []*Tensor{Ones(1).To(Float64)}), []float64{10}, 1e-9)
	h, tp = nil, nil
	runtime.GC()
}

// The gradient of a recurrence's gradient is a chain as well.
func TestALongRecurrenceTwice(t *testing.T) {
	w, x := New64([]float64{0.9}), New64([]float64{1})
	f := func() *Tensor {
		h := x
		for range 2000 {
			h = h.Mul(w).AddScalar(0.1)
		}
		return h.Sum()
	}
	h := HVP(f, w, Ones(1).To(Float64)).Of(w) // 0.2/(1−w)³
	compare(t, "∂²w", h, []float64{200}, 1e-6)
}

func TestControlFlowAndRecursion(t *testing.T) {
	x := New64([]float64{1.5})
	var power func(x *Tensor, n int) *Tensor
	power = func(x *Tensor, n int) *Tensor {
		switch {
		case n == 0:
			return like(x, 1)
		case n%2 == 0:
			half := power(x, n/2)
			return half.Mul(half)
		}
		return power(x, n-1).Mul(x)
	}
	compare(t, "∂x¹³", Gradient(func() *Tensor { return power(x, 13).Sum() }, x).Of(x), []float64{13 * math.Pow(1.5, 12)}, 1e-12)
	newton := func() *Tensor { // the root of x, by as many steps as it takes
		y := like(x, 1)
		for math.Abs(y.Item()*y.Item()-x.Item()) > 1e-14 {
			y = y.Add(x.Div(y)).MulScalar(0.5)
		}
		return y.Sum()
	}
	compare(t, "∂√x", Gradient(newton, x).Of(x), []float64{0.5 / math.Sqrt(1.5)}, 1e-9)
}

func TestAPanicLeavesNothingWatched(t *testing.T) {
	x, v := Ones(2), Ones(2)
	bad := operation{Name: "Bad", Pullback: func(*call) { panic(&GradientError{Op: "Bad", Why: "on purpose"}) }}
	inForward := func() *Tensor { panic(&GradientError{Op: "Bad", Why: "on purpose"}) }
	inPullback := func() *Tensor { return record1(&bad, none{}, x.copied(), x).Sum() }
	calls := map[string]func(f func() *Tensor){
		"Gradient":      func(f func() *Tensor) { Gradient(f, x) },
		"nested":        func(f func() *Tensor) { Gradient(func() *Tensor { return Gradient(f, x).Of(x).Sum() }, x) },
		"Pullback":      func(f func() *Tensor) { _, back := Pullback(f, x); back(nil) },
		"JVP":           func(f func() *Tensor) { JVP(f, x, v) },
		"HVP":           func(f func() *Tensor) { HVP(f, x, v) },
		"Jacobian":      func(f func() *Tensor) { Jacobian(f, x) },
		"Hessian":       func(f func() *Tensor) { Hessian(f, x) },
		"DiagHessian":   func(f func() *Tensor) { DiagHessian(f, x) },
		"Checkpoint":    func(f func() *Tensor) { Gradient(func() *Tensor { return Checkpoint(f) }, x) },
		"DetectAnomaly": func(f func() *Tensor) { DetectAnomaly(func() { Gradient(f, x) }) },
		"per sample":    func(f func() *Tensor) { PerSampleGradients(func([]*Tensor) *Tensor { return f() }, []*Tensor{v}, x) },
	}
	for name, call := range calls {
		for place, f := range map[string]func() *Tensor{"forward": inForward, "backward": inPullback} {
			wantError(t, "Bad: on purpose", func() { call(f) })
			if x.watch.Load() != nil || searching.Load() != 0 {
				t.Errorf("%s, in the %s pass: something is left behind", name, place)
			}
		}
	}
	if x.Square().node != nil {
		t.Error("operations are recorded")
	}
}

// Every kind of call, at once and on the same parameters, gives what it gives alone.
func TestEveryCallInGoroutines(t *testing.T) {
	p := newPerceptron(3, 4, 5, 2)
	x := New64([]float64{0.5, -1})
	cube := func() *Tensor { return x.Pow(3).Sum() }
	calls := []func() []float64{
		func() []float64 { return Gradient(p.penalty, p).Of(p.W[0]).Float64s() },
		func() []float64 { return HVP(p.loss, p.B, p.B).Of(p.B[1]).Float64s() },
		func() []float64 { return Hessian(cube, x).Float64s() },
		func() []float64 { _, dy := JVP(p.forward, p.x, p.x); return dy.Float64s() },
		func() []float64 {
			return Gradient(func() *Tensor { return Checkpoint(p.loss) }, p).Of(p.W[1]).Float64s()
		},
		func() []float64 {
			return VMap(func(r []*Tensor) *Tensor { return r[0].Exp().Sum() }, p.W[0]).Float64s()
		},
	}
	want := make([][]float64, len(calls))
	for i, f := range calls {
		want[i] = f()
	}
	var group sync.WaitGroup
	for i, f := range calls {
		for range 2 {
			group.Go(func() {
				for range 10 {
					for k, v := range f() {
						if v != want[i][k] {
							t.Errorf("call %d: element %d is %v, alone %v", i, k, v, want[i][k])
							return
						}
					}
				}
			})
		}
	}
	group.Wait()
	for _, l := range Leaves(p) {
		if l.Tensor.watch.Load() != nil {
			t.Errorf("%s is still watched", l.Path)
		}
	}
}

func TestVMap(t *testing.T) {
	a, b := New64([]float64{1, 2, 3, 4, 5, 6}, 3, 2), New64([]float64{1, 0, 2}, 3)
	calls := 0
	f := func(in []*Tensor) *Tensor {
		calls++
		return in[0].Mul(in[1]).Square()
	}
	y := VMap(f, a, b)
	equal(t, "y", y, 1, 4, 0, 0, 100, 144)
	if !y.shape.Equal(Shape{3, 2}) || calls != 3 {
		t.Errorf("the shape is %v, after %d calls", y.shape, calls)
	}
	g := Gradient(func() *Tensor { return VMap(f, a, b).Sum() }, a, b)
	equal(t, "∂a", g.Of(a), 2, 4, 0, 0, 40, 48)
	equal(t, "∂b", g.Of(b), 10, 0, 4*61)
	// the Hessian of each row
	h := VMap(func(in []*Tensor) *Tensor { return Hessian(func() *Tensor { return in[0].Pow(3).Sum() }, in[0]) }, a)
	equal(t, "the second Hessian", h.Row(1), 18, 0, 0, 24)
	wantError(t, "VMap: input 1: want [3], got [2]: the first axes must have one size", func() { VMap(f, a, Ones(2)) })
	wantError(t, "VMap: input 0: want [?], got []: there must be a first axis", func() { VMap(f, Scalar(1)) })
	wantError(t, "VMap: there is no input", func() { VMap(f) })
	wantError(t, "VMap: want at least one place along the first axis, got [0 2]", func() { VMap(f, Zeros(0, 2)) })
	wantError(t, "VMap: the function returned nil", func() { VMap(func([]*Tensor) *Tensor { return nil }, a) })
	k := 0
	wantError(t, "VMap: result 1: want [1], got [2]", func() { VMap(func([]*Tensor) *Tensor { k++; return Ones(k) }, a) })
}

func TestPerSampleGradients(t *testing.T) {
	p := newPerceptron(6, 4, 5, 2)
	loss := func(s []*Tensor) *Tensor {
		q := *p
		q.x, q.y = s[0], s[1]
		return q.loss()
	}
	each := PerSampleGradients(loss, []*Tensor{p.x, p.y}, p.W, p.B)
	whole := Gradient(p.loss, p.W, p.B)
	for _, l := range Leaves([]any{p.W, p.B}) {
		d := each.Of(l.Tensor)
		if want := append(Shape{6}, l.Tensor.shape...); !d.shape.Equal(want) {
			t.Errorf("%s: the shape is %v, want %v", l.Path, d.shape, want)
		}
		compare(t, "the mean over the samples of "+l.Path, d.Mean(0), whole.Of(l.Tensor).Float64s(), 1e-6)
	}
	w, unused := New([]float32{2, 3}), Ones(1)
	x := New([]float32{1, 0, 0, 1, 5, 5}, 3, 2)
	k := 0
	g := PerSampleGradients(func(s []*Tensor) *Tensor {
		if k++; k == 3 {
			return Scalar(1)
		}
		return s[0].Mul(w).Square().Sum()
	}, []*Tensor{x}, w, unused)
	equal(t, "∂w", g.Of(w), 4, 0, 0, 6, 0, 0)
	if g.Of(unused) != nil || g.Norm() != math.Sqrt(52) {
		t.Errorf("the gradients are %v", g)
	}
	wantError(t, "PerSampleGradients: the function's result: want [], got [1 2]: only one number can be differentiated; use Sum or Mean",
		func() { PerSampleGradients(func(s []*Tensor) *Tensor { return s[0].Mul(w) }, []*Tensor{x}, w) })
	wantError(t, "PerSampleGradients: there is no input", func() { PerSampleGradients(loss, nil, w) })
}
