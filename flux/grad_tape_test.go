package flux

import (
	"sync"
	"testing"

	"fluxrepl/flux/internal/tape"
)

// fails runs f and returns the error of this package that it panics with.
func fails(t *testing.T, f func()) (err error) {
	t.Helper()
	func() {
		defer Catch(&err)
		f()
	}()
	if err == nil {
		t.Fatal("want an error, got none")
	}
	return err
}

// wantError fails unless f panics with an error that says this.
func wantError(t *testing.T, want string, f func()) {
	t.Helper()
	if got := fails(t, f).Error(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestPullback(t *testing.T) {
	x, w := New([]float32{1, 2}), New([]float32{3, 5})
	y, back := Pullback(func() *Tensor { return x.Mul(w).Square() }, x, []*Tensor{w})
	equal(t, "y", y, 9, 100)
	if y.node != nil || x.watch.Load() != nil {
		t.Error("the value keeps its history, or the argument is watched")
	}
	// ∂(x·w)²/∂x = 2·x·w², each call by itself
	for _, seed := range [][]float32{{1, 0}, {0, 1}, {2, -1}} {
		g := back(New(seed))
		equal(t, "∂x", g.At(0), float64(seed[0])*18, float64(seed[1])*100)
		equal(t, "∂w", g.Of(w), float64(seed[0])*6, float64(seed[1])*40)
	}
	total, back := Pullback(func() *Tensor { return x.Sum() }, x)
	equal(t, "total", total, 3)
	equal(t, "∂x for the seed 1", back(nil).Of(x), 1, 1)
}

func TestSeedsOfPullbacks(t *testing.T) {
	x := New([]float32{1, 2})
	_, back := Pullback(func() *Tensor { return x.Square() }, x)
	wantError(t, "Pullback: a value of shape [2] needs a seed", func() { back(nil) })
	wantError(t, "Pullback: seed: want [2], got [3]", func() { back(Ones(3)) })
	wantError(t, "Pullback: seed: want float32, got float64", func() { back(New64([]float64{1, 1})) })
	wantError(t, "Pullback: the function returned nil", func() { Pullback(func() *Tensor { return nil }, x) })
	_, same := Pullback(func() *Tensor { return x }, x)
	seed := New([]float32{5, 7})
	g := same(seed).Of(x)
	equal(t, "the gradient of the argument itself", g, 5, 7)
	if g.Data32()[0] = 0; seed.Data32()[0] != 5 {
		t.Error("the gradient shares its storage with the seed")
	}
}

func TestPullbackOfAPullback(t *testing.T) {
	x, v := New64([]float64{1, 2, 3}), New64([]float64{1, -1, 0.5})
	// ∂/∂x of Σ w·(v·3x²)
	_, back := Pullback(func() *Tensor {
		_, back := Pullback(func() *Tensor { return x.Pow(3) }, x)
		return back(v).Of(x)
	}, x, v)
	g := back(New64([]float64{1, 1, 2}))
	equal(t, "∂x", g.Of(x), 6, -12, 18)
	equal(t, "∂v", g.Of(v), 3, 12, 54)
}

// A pullback may be made in one gradient call and used in another.
func TestPullbackAcrossCalls(t *testing.T) {
	x := New64([]float64{1, 2})
	y, back := Pullback(func() *Tensor { return x.Square() }, x)
	g := Gradient(func() *Tensor { return back(y).Of(x).Sum() }, y)
	equal(t, "∂y of Σ 2xy", g.Of(y), 2, 4)
}

func TestPullbackInGoroutines(t *testing.T) {
	x := New64([]float64{1, 2, 3})
	_, back := Pullback(func() *Tensor { return x.Tanh().Mul(x).Exp() }, x)
	want := back(like(x, 1)).Of(x).Float64s()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 50 {
				equal(t, "∂x", back(like(x, 1)).Of(x), want...)
			}
		})
	}
	group.Wait()
}

func TestSeveralLossesOnOneTape(t *testing.T) {
	x, w := Scalar(2), Scalar(3)
	calls := 0
	var a, b *Tensor
	tp := Record(func() {
		calls++
		shared := x.Mul(w)
		a, b = shared.Square(), shared.Exp().Log()
	}, x, w)
	equal(t, "∂a/∂x", tp.Gradient(a).At(0), 2*6*3)
	compare(t, "∂b/∂w", tp.Gradient(b).At(1), []float64{2}, 1e-6)
	equal(t, "3 ∂a/∂w", tp.Pullback(a, Scalar(3)).Of(w), 3*2*6*2)
	equal(t, "∂a/∂x again", tp.Pullback(a, nil).Of(x), 36)
	if calls != 1 {
		t.Errorf("the function ran %d times", calls)
	}
	if g := tp.Gradient(Scalar(1)); g.Of(x) != nil {
		t.Error("a value from elsewhere has gradients")
	}
	wantError(t, "Tape.Gradient: the function returned nil", func() { tp.Gradient(nil) })
	if c := a.Square(); c.node != nil {
		t.Error("what is computed after the run is recorded")
	}
}

func TestAuxiliaryResults(t *testing.T) {
	w := New([]float32{2, 3})
	value, aux, g := WithGradientAux(func() (*Tensor, []*Tensor) {
		logits := w.Square()
		return logits.Sum(), []*Tensor{logits, nil}
	}, w)
	equal(t, "value", value, 13)
	equal(t, "∂w", g.Of(w), 4, 6)
	equal(t, "logits", aux[0], 4, 9)
	if aux[0].node != nil || aux[1] != nil {
		t.Error("an auxiliary result keeps its history, or nil became something")
	}
}

var pulled int

var opCounted = operation{Name: "Counted"}

func init() {
	opCounted.Pullback = func(c *call) { pulled++; c.Give(0, c.Grad) }
}

func TestNothingIsPulledBackForFrozenParts(t *testing.T) {
	counted := func(x *Tensor) *Tensor { return record1(&opCounted, none{}, x.copied(), x) }
	type part struct {
		W    *Tensor
		Mode Mode
	}
	model := &struct{ Encoder, Head *part }{&part{W: Ones(2)}, &part{W: Ones(2)}}
	f := func() *Tensor { return counted(model.Encoder.W).Mul(model.Head.W).Sum() }
	Gradient(f, model)
	if pulled != 1 {
		t.Fatalf("the pullback ran %d times, want once: the test is broken", pulled)
	}
	trained := [2]bool{}
	g := Gradient(func() *Tensor {
		trained = [2]bool{model.Encoder.Mode.Training(), model.Head.Mode.Training()}
		return f()
	}, model, Frozen{model.Encoder})
	if pulled != 1 {
		t.Error("a pullback ran for the gradient of a frozen tensor")
	}
	if g.Of(model.Encoder.W) != nil || g.Of(model.Head.W) == nil {
		t.Errorf("gradients of the frozen part %v, of the other %v", g.Of(model.Encoder.W), g.Of(model.Head.W))
	}
	if trained != [2]bool{false, true} {
		t.Errorf("training is %v, want it for the second part alone", trained)
	}
	// what only frozen tensors lead to is not even recorded
	var hidden *tape.Node[*Tensor]
	Gradient(func() *Tensor {
		h := model.Encoder.W.Square()
		hidden = h.node
		return h.Mul(model.Head.W).Sum()
	}, model, Frozen{model.Encoder})
	if hidden != nil {
		t.Error("an operation on frozen tensors was recorded")
	}
	wantError(t, "Gradient: every tensor is frozen", func() { Gradient(f, model, Frozen{model}) })
	wantError(t, "Gradient: argument 1 (flux.Frozen) holds no tensor", func() { Gradient(f, model, Frozen{3}) })
	wantError(t, "Gradient: there is nothing to differentiate with respect to: pass tensors or models after the function",
		func() { Gradient(f, Frozen{model}) })
}

func TestModesSayTrainingInTheBackwardPass(t *testing.T) {
	model := &struct {
		W    *Tensor
		Mode Mode
	}{W: Ones(1)}
	var trained bool
	opSeen := operation{Name: "Seen", Pullback: func(c *call) { trained = model.Mode.Training(); c.Give(0, c.Grad) }}
	_, back := Pullback(func() *Tensor { return record1(&opSeen, none{}, model.W.copied(), model.W) }, model)
	if back(nil); !trained || model.Mode.Training() {
		t.Errorf("training %v in the backward pass and %v after it, want true and false", trained, model.Mode.Training())
	}
}
