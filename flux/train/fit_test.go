package train_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/data"
	"fluxrepl/flux/loss"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
	"fluxrepl/flux/train"
)

// irises returns Fisher's flowers, split, and a small model for them.
func irises(seed uint64) (*nn.ChainLayer, *data.Set, *data.Set) {
	flux.Seed(seed)
	learn, judge := data.Iris().Split(0.8, data.Seed(seed), data.Stratified)
	return nn.Chain(nn.Dense(4, 16, nn.Tanh), nn.Dropout(0.1), nn.Dense(16, 3)), learn, judge
}

// values returns all that a history recorded but the times.
func values(h *train.History) map[string][]float64 {
	m := map[string][]float64{}
	for _, name := range h.Series() {
		m[name] = h.Values(name)
	}
	return m
}

func TestFitLearnsIrises(t *testing.T) {
	model, learn, judge := irises(1)
	var lines []train.Epoch
	hist, err := train.Fit(model, learn, train.Config{
		Optim: optim.Adam(0.01), Epochs: 40, BatchSize: 16, Seed: 1, Validate: judge,
		Metrics: []train.Metric{train.Accuracy}, Progress: func(e train.Epoch) { lines = append(lines, e) },
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(hist.Series()), "[loss accuracy val_loss val_accuracy]"; got != want {
		t.Errorf("Series() = %s, want %s", got, want)
	}
	if hist.Epochs() != 40 || len(lines) != 40 {
		t.Errorf("%d epochs in the history, %d calls of Progress, want 40", hist.Epochs(), len(lines))
	}
	if acc := hist.Last("val_accuracy"); acc < 0.9 {
		t.Errorf("validation accuracy %.4f after 40 epochs, want at least 0.9", acc)
	}
	for i, e := range lines {
		if e.Number != i+1 || e.Of != 40 || e.Scores.Of("loss") != hist.Values("loss")[i] {
			t.Errorf("Progress call %d: %v", i, e)
		}
	}
	// The history's last numbers are what Evaluate measures now.
	scores, err := train.Evaluate(model, judge, train.LossMetric("loss", loss.CrossEntropy), train.Accuracy)
	if err != nil {
		t.Fatal(err)
	}
	if scores.Of("loss") != hist.Last("val_loss") || scores.Of("accuracy") != hist.Last("val_accuracy") {
		t.Errorf("Evaluate: %v, the history ends with val_loss %v, val_accuracy %v", scores, hist.Last("val_loss"), hist.Last("val_accuracy"))
	}
}

func TestFitIsReproducible(t *testing.T) {
	run := func(seed, order uint64) map[string][]float64 {
		model, learn, judge := irises(seed)
		hist, err := train.Fit(model, learn, train.Config{
			Epochs: 5, BatchSize: 16, Seed: order, Validate: judge, Quiet: true,
			Metrics: []train.Metric{train.Accuracy},
		})
		if err != nil {
			t.Fatal(err)
		}
		return values(hist)
	}
	for _, order := range []uint64{0, 7} {
		if a, b := run(1, order), run(1, order); !reflect.DeepEqual(a, b) {
			t.Errorf("seed 1, order %d: two runs gave\n%v\n%v", order, a, b)
		}
	}
	if a, b := run(1, 7), run(1, 8); reflect.DeepEqual(a, b) {
		t.Error("two seeds for the order of batches gave the same history")
	}
	if a, b := run(1, 7), run(2, 7); reflect.DeepEqual(a, b) {
		t.Error("two seeds for the model gave the same history")
	}
}

// probe is a layer that notes in which mode it is run.
type probe struct {
	Weight *flux.Tensor
	Mode   flux.Mode
	seen   *[]bool
}

func (p *probe) Forward(x *flux.Tensor) *flux.Tensor {
	*p.seen = append(*p.seen, p.Mode.Training())
	return x.Mul(p.Weight)
}

func TestModes(t *testing.T) {
	var seen []bool
	p := &probe{Weight: flux.Ones(1), seen: &seen}
	set := data.New("line", flux.Ones(4, 1), flux.Ones(4, 1))
	_, err := train.Fit(p, set, train.Config{
		Loss: loss.MSE, Epochs: 1, BatchSize: 2, Validate: set, Quiet: true,
		Metrics: []train.Metric{train.LossMetric("mse", loss.MSE)},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(seen), "[true true false false]"; got != want {
		t.Errorf("training mode of two steps, the metric and the validation: %s, want %s", got, want)
	}
}

func TestDefaults(t *testing.T) {
	model, learn, _ := irises(1)
	steps := 0
	counted := nn.Chain(nn.Func("count", func(x *flux.Tensor) *flux.Tensor {
		if steps++; x.Dim(0) > 32 {
			t.Errorf("a batch of %d samples, want at most 32", x.Dim(0))
		}
		return x
	}), model)
	hist, err := train.Fit(counted, learn, train.Config{Quiet: true})
	if err != nil {
		t.Fatal(err)
	}
	if hist.Epochs() != 10 || steps != 10*4 || fmt.Sprint(hist.Series()) != "[loss]" {
		t.Errorf("%d epochs, %d steps, series %v; want 10, 40, [loss]", hist.Epochs(), steps, hist.Series())
	}
}

func TestFitRefuses(t *testing.T) {
	model, learn, _ := irises(1)
	var none *nn.ChainLayer
	empty := &data.Set{Name: "none", X: flux.Zeros(0, 4), Y: flux.Ints([]int{}, 0)}
	prices := data.New("prices", flux.Zeros(4, 4), flux.Zeros(4, 1))
	accuracy := func(name string) train.Metric {
		return train.MetricFunc(name, func(_, _ *flux.Tensor) float64 { return 0 })
	}
	tests := []struct {
		name  string
		model nn.Layer
		set   *data.Set
		cfg   train.Config
		want  string
	}{
		{"nil model", nil, learn, train.Config{}, "train: model: want a layer, got nil"},
		{"typed nil model", none, learn, train.Config{}, "train: model: want a layer, got nil"},
		{"nothing to train", nn.Chain(nn.ReLU), learn, train.Config{}, "has no parameters"},
		{"nil set", model, nil, train.Config{}, "want a set, got nil"},
		{"empty set", model, empty, train.Config{}, "none: want samples, got an empty set"},
		{"empty validation set", model, learn, train.Config{Validate: empty}, "train: Validate: data.Check: none: want samples"},
		{"negative epochs", model, learn, train.Config{Epochs: -1}, "train: Epochs: want at least 1 (or 0 for 10), got -1"},
		{"negative batch", model, learn, train.Config{BatchSize: -2}, "train: BatchSize: want at least 1 (or 0 for 32), got -2"},
		{"no loss for numbers", model, prices, train.Config{}, "train: Loss: want a loss, as the targets are not class numbers"},
		{"nil metric", model, learn, train.Config{Metrics: []train.Metric{nil}}, "train: Metrics[0]: want a metric, got nil"},
		{"two metrics of a name", model, learn, train.Config{Metrics: []train.Metric{accuracy("a"), accuracy("a")}}, `train: Metrics[1]: want a name of its own`},
		{"a metric named loss", model, learn, train.Config{Metrics: []train.Metric{accuracy("loss")}}, `got "loss"`},
		{"a metric named val_x", model, learn, train.Config{Metrics: []train.Metric{accuracy("val_x")}}, `got "val_x"`},
		{"a metric without a name", model, learn, train.Config{Metrics: []train.Metric{accuracy("")}}, `got ""`},
		{"wrong width", nn.Chain(nn.Dense(5, 3)), learn, train.Config{Epochs: 3, BatchSize: 60}, "train: epoch 1, batch 1 of 2: "},
		{"label out of range", nn.Chain(nn.Dense(4, 2)), learn, train.Config{}, "train: epoch 1, batch 1 of 4: "},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			c.cfg.Quiet = true
			hist, err := train.Fit(c.model, c.set, c.cfg)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Fit: %v, want an error with %q", err, c.want)
			}
			if hist == nil || hist.Epochs() != 0 {
				t.Errorf("history %v, want an empty one", hist)
			}
		})
	}
}

func TestErrorsSayWhatAndWhere(t *testing.T) {
	_, learn, judge := irises(1)
	calls := 0
	late := nn.Func("late", func(x *flux.Tensor) *flux.Tensor {
		if calls++; calls == 6 { // epoch 2, batch 2 of 4
			panic(&flux.ShapeError{Op: "late", Want: flux.Shape{-1, 3}, Got: x.Shape()})
		}
		return x
	})
	hist, err := train.Fit(nn.Chain(late, nn.Dense(4, 3)), learn, train.Config{Epochs: 3, Quiet: true})
	var e *train.Error
	var shape *flux.ShapeError
	if !errors.As(err, &e) || !errors.As(err, &shape) || e.Epoch != 2 || e.Batch != 2 || e.Batches != 4 {
		t.Errorf("Fit: %v, want a *train.Error of epoch 2, batch 2 of 4 around a *flux.ShapeError", err)
	}
	if hist.Epochs() != 1 {
		t.Errorf("%d epochs in the history, want the one before", hist.Epochs())
	}

	wide := data.New("wide", flux.Zeros(10, 5), judge.Y.Slice(0, 10))
	_, err = train.Fit(nn.Chain(nn.Dense(4, 3)), learn, train.Config{Validate: wide, Quiet: true})
	if err == nil || !strings.Contains(err.Error(), "train: epoch 1, validation, batch 1 of 1: ") {
		t.Errorf("a validation set of another width: %v", err)
	}
	bad := train.MetricFunc("bad", func(p, _ *flux.Tensor) float64 { return p.Reshape(-1, 7).Item() })
	_, err = train.Fit(nn.Chain(nn.Dense(4, 3)), learn, train.Config{Metrics: []train.Metric{bad}, Quiet: true})
	if err == nil || !strings.Contains(err.Error(), "train: epoch 1, metrics: ") {
		t.Errorf("a metric that panics: %v", err)
	}
}

func TestDefectsAreNotHidden(t *testing.T) {
	_, learn, _ := irises(1)
	broken := nn.Func("broken", func(x *flux.Tensor) *flux.Tensor {
		var p *[]int
		return x.Reshape(*p...)
	})
	defer func() {
		if recover() == nil {
			t.Error("a nil pointer in a layer was swallowed")
		}
	}()
	_, _ = train.Fit(nn.Chain(broken, nn.Dense(4, 3)), learn, train.Config{Quiet: true})
}

func TestALossThatIsNotFiniteStopsBeforeTheUpdate(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1)} {
		model := nn.Chain(nn.Dense(1, 1))
		x := flux.Ones(6, 1)
		x.Data32()[3] = float32(bad)
		set := data.New("bad", x, flux.Ones(6, 1))
		// One batch holds everything, so the model must be as it was.
		before := fmt.Sprint(nn.Parameters(model)[0].Tensor.Float64s())
		hist, err := train.Fit(model, set, train.Config{Loss: loss.MSE, BatchSize: 6, Quiet: true})
		var l *train.LossError
		if !errors.As(err, &l) || !strings.HasPrefix(err.Error(), "train: epoch 1, batch 1 of 1: loss is") {
			t.Errorf("%v in the data: %v, want a *train.LossError of epoch 1, batch 1", bad, err)
		}
		if after := fmt.Sprint(nn.Parameters(model)[0].Tensor.Float64s()); after != before {
			t.Errorf("%v in the data changed the parameters from %s to %s", bad, before, after)
		}
		if hist.Epochs() != 0 {
			t.Errorf("%v in the data: %d epochs finished", bad, hist.Epochs())
		}
	}
}

func TestContextEndsTheTraining(t *testing.T) {
	model, learn, judge := irises(1)
	ctx, cancel := context.WithCancel(t.Context())
	hist, err := train.Fit(model, learn, train.Config{
		Epochs: 100, Context: ctx, Validate: judge,
		Progress: func(e train.Epoch) {
			if e.Number == 3 {
				cancel()
			}
		},
	})
	var e *train.Error
	if !errors.Is(err, context.Canceled) || !errors.As(err, &e) || e.Epoch != 4 || e.Batch != 1 {
		t.Errorf("Fit: %v, want context.Canceled in epoch 4, batch 1", err)
	}
	if hist.Epochs() != 3 {
		t.Errorf("%d epochs in the history, want the 3 before", hist.Epochs())
	}
}

func TestFitInsideAGradientLeavesNoTrace(t *testing.T) {
	model, learn, _ := irises(1)
	w := flux.Ones(1)
	_, grads := flux.WithGradient(func() *flux.Tensor {
		if _, err := train.Fit(model, learn, train.Config{Epochs: 1, Quiet: true, Metrics: []train.Metric{train.Accuracy}}); err != nil {
			t.Error(err)
		}
		return w.Mul(w).Sum()
	}, w)
	if got := grads.Of(w).Item(); got != 2 {
		t.Errorf("gradient of w² around a Fit is %v, want 2", got)
	}
}

func TestHistoryOfNothing(t *testing.T) {
	for _, h := range []*train.History{nil, {}} {
		text, err := json.Marshal(h)
		if h != nil && (err != nil || string(text) != `{"epochs":0,"series":[],"seconds":[]}`) {
			t.Errorf("JSON %s, %v", text, err)
		}
		if h.Epochs() != 0 || h.Series() != nil || h.Values("loss") != nil || h.Duration() != 0 || h.String() != "no epoch was finished" {
			t.Errorf("an empty history says %v", h)
		}
		func() {
			defer func() {
				if e, ok := recover().(*train.SeriesError); !ok || !strings.Contains(e.Error(), `no series "loss"`) {
					t.Errorf("Last of nothing: %v", e)
				}
			}()
			h.Last("loss")
		}()
	}
}
