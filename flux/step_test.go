package flux

import (
	"math"
	"sync"
	"testing"
	"unsafe"
)

// sameBits fails unless two tensors have the same numbers, to the bit.
func sameBits(t reporter, what string, got, want *Tensor) {
	t.Helper()
	switch {
	case got == nil && want == nil:
		return
	case got == nil || want == nil:
		t.Errorf("%s: got %v, want %v", what, got, want)
		return
	case got.dtype != want.dtype || !got.shape.Equal(want.shape):
		t.Errorf("%s: got %v %v, want %v %v", what, got.dtype, got.shape, want.dtype, want.shape)
		return
	}
	g, w := got.Float64s(), want.Float64s()
	for i := range w {
		if math.Float64bits(g[i]) != math.Float64bits(w[i]) {
			t.Errorf("%s: element %d is %v, want %v", what, i, g[i], w[i])
			return
		}
	}
}

// sameStep runs a step several times and fails unless each run gives what
// WithGradient does. Memory that is given back is filled with NaN, so that whoever
// reads it shows.
func sameStep(t reporter, what string, runs int, f func() *Tensor, between func(), wrt ...any) {
	t.Helper()
	step := NewStep(f, wrt...)
	step.mem.blocks.spoils = true
	for range runs {
		want, wantGrads := WithGradient(f, wrt...)
		got, gotGrads := step.Run()
		sameBits(t, what+": the value", got, want)
		for i, l := range wantGrads.leaves.all {
			sameBits(t, what+": a gradient", gotGrads.Of(l), wantGrads.of[i])
		}
		if between != nil {
			between()
		}
	}
}

func TestAStepIsWithGradient(t *testing.T) {
	for _, c := range gradCases() {
		for _, d := range []DType{Float64, Float32} {
			in := c.inputs()
			for i, x := range in {
				in[i] = x.To(d)
			}
			between := func() {
				for _, x := range in {
					x.MulScalar(0.999).To(d).packInto(x)
				}
			}
			sameStep(t, c.name, 3, func() *Tensor { return curved(c.f(in)) }, between, anys(in)...)
		}
	}
}

// wantStale fails unless f panics with a *StepError.
func wantStale(t *testing.T, what string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		switch e := recover().(type) {
		case *StepError:
		case nil:
			t.Errorf("%s: no panic", what)
		default:
			t.Errorf("%s: got %v, want a *StepError", what, e)
		}
	}()
	f()
}

func TestTensorsOfAnEarlierRunAreStale(t *testing.T) {
	w, x := New([]float32{1, 2, 3}), New([]float32{1, 1, 1})
	var inside, view *Tensor
	var tape *Tape
	step := NewStep(func() *Tensor {
		tape = Record(func() { inside = w.Mul(x) }, w)
		view = inside.Reshape(3, 1)
		return inside.Square().Sum()
	}, w)
	value, grads := step.Run()
	equal(t, "the value", value, 14)
	equal(t, "a tensor of the function", inside, 1, 2, 3)
	old, oldView, oldTape, g := inside, view, tape, grads.Of(w)
	equal(t, "a gradient", g, 2, 4, 6)
	if inside.mem == nil {
		t.Skip("no memory for steps in this build")
	}
	step.Run()
	for name, f := range map[string]func(){
		"Item":          func() { value.Item() },
		"Add":           func() { w.Add(old) },
		"Add, first":    func() { old.Add(w) },
		"Add, both":     func() { old.Add(old) },
		"Exp":           func() { old.Exp() },
		"Sum":           func() { old.Sum() },
		"Clone":         func() { old.Clone() },
		"Shape":         func() { old.Shape() },
		"Size":          func() { old.Size() },
		"DType":         func() { old.DType() },
		"At":            func() { old.At(0) },
		"Data32":        func() { old.Data32() },
		"Data":          func() { old.Data() },
		"Float64s":      func() { old.Float64s() },
		"Reshape":       func() { old.Reshape(3, 1) },
		"Detach":        func() { old.Detach() },
		"To":            func() { old.To(Float64) },
		"Row":           func() { old.Row(0) },
		"AddInPlace":    func() { w.Clone().AddInPlace(old) },
		"CopyFrom":      func() { w.Clone().CopyFrom(old) },
		"into it":       func() { old.CopyFrom(w) },
		"Fill":          func() { old.Fill(0) },
		"Set":           func() { old.Set(0, 0) },
		"a view":        func() { oldView.Sum() },
		"MatMul":        func() { old.MatMul(w) },
		"MatMul, right": func() { w.MatMul(old) },
		"Greater":       func() { w.Greater(old) },
		"Where":         func() { Where(w.Greater(x), old, w) },
		"Where, cond":   func() { Where(old, w, w) },
		"Concat":        func() { Concat(0, w, old) },
		"Stack":         func() { Stack(0, old, w) },
		"a gradient":    func() { g.Sum() },
		"the gradients": func() { grads.Of(w) },
		"their sum":     func() { grads.Add(grads) },
		"a tape":        func() { oldTape.Gradient(old) },
		"wrt":           func() { Gradient(func() *Tensor { return w.Sum() }, old) },
		"a field":       func() { Gradient(func() *Tensor { return w.Sum() }, &struct{ A, B *Tensor }{w, old}) },
		"Leaves":        func() { Leaves([]*Tensor{old}) },
		"the result":    func() { Gradient(func() *Tensor { return old }, w) },
		"Softmax":       func() { old.Softmax(0) },
	} {
		wantStale(t, name, f)
	}
	equal(t, "a tensor of the last run", inside, 1, 2, 3)
}

// net3 is a small net with weights of its own.
type net3 struct {
	W1, B1, W2 *Tensor
	Mode       Mode
}

func newNet(source *Source, in, hidden int) *net3 {
	return &net3{W1: source.Normal(0, 1, in, hidden), B1: source.Normal(0, 1, hidden), W2: source.Normal(0, 1, hidden, 1)}
}

func (d *net3) forward(x *Tensor) *Tensor {
	h := x.MatMul(d.W1).Add(d.B1).Tanh()
	if d.Mode.Training() {
		h = h.MulScalar(2)
	}
	return h.MatMul(d.W2)
}

func TestAStepSeesWhatChangesBetweenRuns(t *testing.T) {
	source := NewSource(3)
	nets := []*net3{newNet(source, 3, 5), newNet(source, 3, 4)}
	model := &struct {
		Net    *net3
		Scale  *Tensor
		Others []any
		Map    map[string]*Tensor
	}{Net: nets[0]}
	x, run := source.Normal(0, 1, 7, 3), 0
	f := func() *Tensor {
		y := model.Net.forward(x)
		if model.Scale != nil {
			y = y.Mul(model.Scale)
		}
		for _, o := range model.Others {
			y = y.Add(o.(*Tensor).Exp())
		}
		if m := model.Map["a"]; m != nil {
			y = y.Sub(m)
		}
		if run%3 == 1 {
			y = y.Square()
		}
		return y.Square().Mean()
	}
	sameStep(t, "a model that changes", 24, f, func() {
		run++
		switch run {
		case 3:
			model.Net = nets[1]
		case 5:
			model.Net.W2 = source.Normal(0, 1, 4, 1)
		case 7:
			model.Scale = New([]float32{3})
		case 9:
			model.Others = append(model.Others, New([]float32{0.5}))
		case 11:
			model.Others[0] = New([]float32{0.7})
		case 13:
			model.Map = map[string]*Tensor{"a": New([]float32{1})}
		case 15:
			model.Map["a"] = New([]float32{2})
		case 17:
			model.Others, model.Map = nil, nil
		case 19:
			x = source.Normal(0, 1, 4, 3)
		case 21:
			x = source.Normal(0, 1, 9, 3)
		}
	}, model)
}

func TestAStepWithinOthers(t *testing.T) {
	source := NewSource(5)
	net, x := newNet(source, 3, 5), source.Normal(0, 1, 7, 3)
	v := source.Normal(0, 1, 3, 5)
	rule := NewRule("double", func(in []*Tensor) *Tensor { return in[0].MulScalar(2) },
		func(g *Tensor, in []*Tensor, out *Tensor) []*Tensor { return []*Tensor{g.MulScalar(2)} })
	var seen []*Tensor
	own := NewStep(func() *Tensor { return net.forward(x).Square().Mean() }, net.W1)
	running := New([]float32{0})
	for name, f := range map[string]func() *Tensor{
		"a penalty of the second order": func() *Tensor {
			y, g := WithGradient(func() *Tensor { return net.forward(x).Square().Mean() }, net)
			return y.Add(g.Of(net.W1).Square().Sum())
		},
		"a step inside": func() *Tensor {
			y, g := own.Run()
			return y.Add(g.Of(net.W1).Square().Sum())
		},
		"forward mode": func() *Tensor {
			y, dy := JVP(func() *Tensor { return net.forward(x).Square().Mean() }, net.W1, v)
			return y.Add(dy)
		},
		"a checkpoint": func() *Tensor {
			return Checkpoint(func() *Tensor { return net.forward(x) }).Square().Mean()
		},
		"a hook": func() *Tensor {
			h := net.forward(x).Hook(func(g *Tensor) *Tensor {
				seen = append(seen[:0], g)
				return g.Clamp(-0.01, 0.01)
			})
			return h.Square().Sum()
		},
		"a rule":  func() *Tensor { return rule.Apply(net.forward(x)).Square().Sum() },
		"a clone": func() *Tensor { return net.forward(x).Clone().Square().Sum() },
		"goroutines": func() *Tensor {
			halves := make(chan *Tensor, 1)
			h := x.MatMul(net.W1)
			go func() { halves <- h.Exp().Sum() }()
			return (<-halves).Add(h.Sum())
		},
		"a view of another goroutine's": func() *Tensor {
			views := make(chan *Tensor)
			h := x.MatMul(net.W1)
			go func() { views <- h.Reshape(5, 7) }()
			return (<-views).Square().Sum()
		},
		"writes in place": func() *Tensor {
			h := x.MatMul(net.W1)
			h.AddInPlace(net.B1).MulInPlace(x.MatMul(net.W1).Exp())
			return h.Square().Mean()
		},
		"state that is kept": func() *Tensor {
			y := net.forward(x).Square().Mean()
			running.CopyFrom(y.Detach())
			return y.Add(running)
		},
		"state with a history": func() *Tensor {
			y := net.forward(x).Square().Mean()
			state := New([]float32{0})
			state.CopyFrom(y)
			return y.Add(state.Square().Sum())
		},
		"a slice of elements": func() *Tensor {
			h := net.forward(x)
			return h.Mul(New(h.Detach().Data32()).Reshape(7, 1)).Sum()
		},
		"a record": func() *Tensor {
			var a, b *Tensor
			tape := Record(func() { a = net.forward(x).Sum(); b = a.Square() }, net)
			return tape.Gradient(a).Of(net.W2).Square().Sum().Add(tape.Gradient(b).Of(net.W2).Sum())
		},
		"samples by themselves": func() *Tensor {
			g := PerSampleGradients(func(s []*Tensor) *Tensor { return net.forward(s[0]).Sum() }, []*Tensor{x}, net.W2)
			return g.Of(net.W2).Square().Sum()
		},
		"a constant":      func() *Tensor { return Ones(1) },
		"a leaf":          func() *Tensor { return net.B1.Narrow(0, 0, 1).Sum() },
		"the leaf itself": func() *Tensor { return New([]float32{1}).Mul(net.B1.Row(0)) },
	} {
		sameStep(t, name, 5, f, func() { net.W1.MulInPlace(New([]float32{0.99})) }, net)
		if net.W1.watch.Load() != nil || net.Mode.Training() {
			t.Fatalf("%s: a leaf is watched, or the model trains", name)
		}
	}
	if len(seen) == 0 {
		t.Error("the hook was not called")
	}
}

// A gradient call around a step follows what it computes: nothing of that may be
// written over while it lasts.
func TestAStepInsideAGradientCall(t *testing.T) {
	source := NewSource(8)
	net, x := newNet(source, 3, 5), source.Normal(0, 1, 7, 3)
	step := NewStep(func() *Tensor { return net.forward(x).Square().Mean() }, net.W1)
	loss := func(inner func() (*Tensor, *Grads)) func() *Tensor {
		return func() *Tensor {
			total := Scalar(0)
			for range 3 {
				y, g := inner()
				total = total.Add(y).Add(g.Of(net.W1).Square().Sum())
			}
			return total
		}
	}
	plain := loss(func() (*Tensor, *Grads) { return WithGradient(step.f, net.W1) })
	for range 3 {
		want, wantGrads := WithGradient(plain, net)
		got, gotGrads := WithGradient(loss(step.Run), net)
		sameBits(t, "the value", got, want)
		sameBits(t, "a gradient", gotGrads.Of(net.W1), wantGrads.Of(net.W1))
		sameBits(t, "another gradient", gotGrads.Of(net.B1), wantGrads.Of(net.B1))
		step.Run()
	}
}

func TestAStepThatPanicsRunsAgain(t *testing.T) {
	source := NewSource(9)
	net, x := newNet(source, 3, 5), source.Normal(0, 1, 7, 3)
	fail := ""
	f := func() *Tensor {
		h := net.forward(x)
		if fail == "forward" {
			h.MatMul(x)
		}
		h = h.Hook(func(g *Tensor) *Tensor {
			if fail == "backward" {
				g.MatMul(x)
			}
			return nil
		})
		if fail == "result" {
			return h
		}
		return h.Square().Mean()
	}
	step := NewStep(f, net)
	step.mem.blocks.spoils = true
	for _, what := range []string{"", "forward", "", "backward", "result", "", "interrupt", "", ""} {
		fail = what
		resume := func() {}
		if what == "interrupt" {
			resume = Interrupt()
		}
		err := failure(func() { step.Run() })
		resume()
		if (err != nil) != (what != "") {
			t.Fatalf("%q: got %v", what, err)
		}
		if net.W1.watch.Load() != nil || net.Mode.Training() || current() != nil {
			t.Fatalf("%q: a leaf is watched, the model trains, or the step still runs", what)
		}
		fail = ""
		want, wantGrads := WithGradient(f, net)
		got, gotGrads := step.Run()
		sameBits(t, what, got, want)
		sameBits(t, what, gotGrads.Of(net.W1), wantGrads.Of(net.W1))
	}
}

// failure returns what f panics with.
func failure(f func()) (err any) {
	defer func() { err = recover() }()
	f()
	return nil
}

func TestStepsOfSeveralGoroutines(t *testing.T) {
	var group sync.WaitGroup
	shared := newNet(NewSource(1), 3, 5)
	x := NewSource(2).Normal(0, 1, 7, 3)
	one := NewStep(func() *Tensor { return shared.forward(x).Square().Mean() }, shared.W1)
	for id := range 6 {
		group.Go(func() {
			source := NewSource(uint64(id))
			net, x := newNet(source, 3, 4+id), source.Normal(0, 1, 7, 3)
			for k := range 20 {
				sameStep(t, "a net for each goroutine", 3, func() *Tensor { return net.forward(x).Square().Mean() }, nil, net)
				if id == 0 || k%2 == 0 {
					one.Run() // it runs in its memory for one of them at most
				}
			}
		})
	}
	group.Wait()
}

// What was kept of a run outside of the step stays what it is.
func TestWhatIsKeptOfAStepStays(t *testing.T) {
	source := NewSource(4)
	net, x := newNet(source, 3, 5), source.Normal(0, 1, 7, 3)
	var inside *Tensor
	step := NewStep(func() *Tensor {
		inside = net.forward(x)
		return inside.Square().Mean()
	}, net)
	step.mem.blocks.spoils = true
	for name, keep := range map[string]func(value *Tensor, g *Grads) *Tensor{
		"a clone":            func(value *Tensor, g *Grads) *Tensor { return value.Clone() },
		"the gradients":      func(value *Tensor, g *Grads) *Tensor { return g.Clone().Of(net.W1) },
		"a view":             func(value *Tensor, g *Grads) *Tensor { return inside.Reshape(1, 7) },
		"a view of a view":   func(value *Tensor, g *Grads) *Tensor { return inside.Transpose().Row(0) },
		"a detached tensor":  func(value *Tensor, g *Grads) *Tensor { return inside.Detach() },
		"something computed": func(value *Tensor, g *Grads) *Tensor { return inside.Exp() },
		"scaled gradients":   func(value *Tensor, g *Grads) *Tensor { return g.Scale(2).Of(net.W1) },
		"another history": func(value *Tensor, g *Grads) *Tensor {
			_, back := Pullback(func() *Tensor { return inside.Mul(x.Narrow(1, 0, 1)) }, x)
			step.Run()
			return back(Ones(7, 1)).Of(x)
		},
	} {
		value, grads := step.Run()
		kept := keep(value, grads)
		want := kept.Float64s()
		for range 10 {
			net.W1.MulInPlace(New([]float32{1.01}))
			step.Run()
		}
		equal(t, name, kept, want...)
	}
}

// A layer may keep what it made: its state between batches, or a parameter that it
// made when it first saw an input.
type keeper struct {
	Weight *Tensor
	State  *Tensor `flux:"buffer"`
}

func (k *keeper) forward(x *Tensor) *Tensor {
	if k.Weight == nil {
		k.Weight = Full(0.5, 3, 1).MulScalar(0.5)
	}
	y := x.MatMul(k.Weight).Tanh()
	if k.State != nil {
		y = y.Add(k.State)
	}
	k.State = y.Detach().MulScalar(0.5)
	return y
}

func TestAStepSparesWhatALayerKeeps(t *testing.T) {
	type model struct {
		Scale *Tensor
		Layer keeper
	}
	x := NewSource(4).Normal(0, 1, 7, 3)
	loss := func(m *model) func() *Tensor {
		return func() *Tensor { return m.Layer.forward(x).Square().Mean().Mul(m.Scale).Sum() }
	}
	plain, stepped := &model{Scale: Ones(1)}, &model{Scale: Ones(1)}
	step := NewStep(loss(stepped), stepped)
	step.mem.blocks.spoils = true
	for range 12 {
		want, wantGrads := WithGradient(loss(plain), plain)
		got, gotGrads := step.Run()
		sameBits(t, "the value", got, want)
		sameBits(t, "a gradient", gotGrads.Of(stepped.Layer.Weight), wantGrads.Of(plain.Layer.Weight))
	}
}

func TestMemStats(t *testing.T) {
	net, x := newNet(NewSource(4), 3, 5), Ones(7, 3)
	step := NewStep(func() *Tensor { return net.forward(x).Square().Mean() }, net)
	value, _ := step.Run()
	if value.mem == nil {
		t.Skip("no memory for steps in this build")
	}
	step.Run()
	before := MemStats()
	if before.StepBytes < step.mem.blocks.bytes || before.PeakBytes < before.StepBytes {
		t.Errorf("%+v, and the step has %d bytes", before, step.mem.blocks.bytes)
	}
	value, _ = step.Run()
	after := MemStats()
	if after.Made != before.Made || after.Reused <= before.Reused || after.StepBytes != before.StepBytes {
		t.Errorf("a run like the one before: %v, then %v", before, after)
	}
	want := value.Item()
	step.Release()
	if d := after.StepBytes - MemStats().StepBytes; d <= 0 {
		t.Errorf("%d bytes were released", d)
	}
	for range 3 {
		step.Run()
	}
	equal(t, "a tensor of a step that was released", value, want)
	ReleaseMemory()
	if n := MemStats().PooledBytes; n != 0 {
		t.Errorf("%d bytes wait after ReleaseMemory", n)
	}
}

// What a function of the program saw in the reverse pass is good until the next
// run, like everything else.
func TestWhatAHookSeesStaysForTheRun(t *testing.T) {
	net, x := newNet(NewSource(4), 3, 5), NewSource(5).Normal(0, 1, 7, 3)
	var came, went *Tensor
	f := func() *Tensor {
		h := x.MatMul(net.W1).Tanh().Hook(func(g *Tensor) *Tensor {
			came, went = g, g.MulScalar(3)
			return went
		})
		return h.MatMul(net.W2).Square().Sum()
	}
	WithGradient(f, net)
	wantCame, wantWent := came, went
	step := NewStep(f, net)
	step.mem.blocks.spoils = true
	for range 3 {
		step.Run()
		sameBits(t, "what came to the hook", came, wantCame)
		sameBits(t, "what went on", went, wantWent)
	}
}

// Attributes come back only if they are the same to the bit.
// A pullback may give a tensor of the forward pass for a gradient: that its use as
// one ends is not the end of it.
func TestAForwardTensorThatIsAGradientStaysForTheRun(t *testing.T) {
	pass := NewRule("pass",
		func(in []*Tensor) *Tensor { return in[0].Square().MulScalar(0.5) },
		func(_ *Tensor, in []*Tensor, _ *Tensor) []*Tensor { return in }) // for a gradient of ones
	x := New([]float32{1, 2, 3})
	var h *Tensor
	step := NewStep(func() *Tensor {
		h = x.MulScalar(2).Exp()
		return pass.Apply(h).Sum()
	}, x)
	step.mem.blocks.spoils = true
	for range 3 {
		_, grads := step.Run()
		for i, v := range []float64{1, 2, 3} {
			e := math.Exp(2 * v)
			if got := h.At(i); math.Abs(got-e) > 1e-5*e {
				t.Fatalf("the tensor reads %v after the run, want %v", got, e)
			}
			if got := grads.Of(x).At(i); math.Abs(got-2*e*e) > 1e-5*e*e {
				t.Fatalf("got a gradient of %v, want %v", got, 2*e*e)
			}
		}
	}
}

func TestAttributesComeBack(t *testing.T) {
	a := &arena{account: new(account)}
	a.begin()
	seat := sit(a)
	if seat == nil {
		t.Skip("no memory for steps in this build")
	}
	defer seat.leave()
	type padded struct {
		small uint8
		at    *int
	}
	type floating struct {
		small uint8
		x     float64
	}
	n := new(int)
	again := func(first, second func() any) bool {
		a.heads.known = 0
		one := first()
		a.heads.known = 0
		two := second()
		return (*[2]unsafe.Pointer)(unsafe.Pointer(&one))[1] == (*[2]unsafe.Pointer)(unsafe.Pointer(&two))[1]
	}
	for name, c := range map[string]struct {
		first, second func() any
		want          bool
	}{
		"equal":          {func() any { return boxed(padded{7, n}) }, func() any { return boxed(padded{7, n}) }, true},
		"another number": {func() any { return boxed(padded{7, n}) }, func() any { return boxed(padded{8, n}) }, false},
		"another place":  {func() any { return boxed(padded{7, n}) }, func() any { return boxed(padded{7, new(int)}) }, false},
		"another type":   {func() any { return boxed(7000) }, func() any { return boxed(int64(7000)) }, false},
		"floats":         {func() any { return boxed([2]float64{0.5, 1}) }, func() any { return boxed([2]float64{0.5, 1}) }, true},
		"NaN":            {func() any { return boxed(math.NaN()) }, func() any { return boxed(math.NaN()) }, true},
		"0 and −0": {func() any { return boxed(floating{1, 0}) },
			func() any { return boxed(floating{1, math.Copysign(0, -1)}) }, false},
	} {
		if got := again(c.first, c.second); got != c.want {
			t.Errorf("%s: the same is %v, want %v", name, got, c.want)
		}
	}
}
