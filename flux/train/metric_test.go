package train_test

import (
	"errors"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/data"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/train"
)

func TestAccuracy(t *testing.T) {
	logits := flux.New([]float32{1, 2, 0, 5, 0, 0, -1, -3, -2}, 3, 3) // classes 1, 0, 0
	tests := []struct {
		name               string
		prediction, target *flux.Tensor
		want               float64
	}{
		{"all right", logits, flux.Ints([]int{1, 0, 0}), 1},
		{"two of three", logits, flux.Ints([]int{1, 0, 2}), 2.0 / 3},
		{"none", logits, flux.Ints([]int{0, 1, 2}), 0},
		{"one-hot", logits, flux.New([]float32{0, 1, 0, 1, 0, 0, 0, 0, 1}, 3, 3), 2.0 / 3},
		{"class numbers as floats", logits, flux.New([]float32{1, 0, 2}), 2.0 / 3},
		{"a sequence", logits.Reshape(1, 3, 3), flux.Ints([]int{1, 0, 2}, 1, 3), 2.0 / 3},
		{"logits of one class", flux.New([]float32{3, -1, 0.2}), flux.New([]float32{1, 0, 0}), 2.0 / 3},
		{"a column of logits", flux.New([]float32{3, -1, 0.2}, 3, 1), flux.Ints([]int{1, 0, 0}), 2.0 / 3},
	}
	for _, c := range tests {
		if got := train.Accuracy.Measure(c.prediction, c.target); got != c.want {
			t.Errorf("%s: accuracy %v, want %v", c.name, got, c.want)
		}
	}
}

func TestAccuracyRefuses(t *testing.T) {
	tests := []struct {
		name, want         string
		prediction, target *flux.Tensor
	}{
		{"other length", "Accuracy: target: want [3], got [2]", flux.Zeros(3, 4), flux.Ints([]int{0, 1})},
		{"other classes", "Accuracy: target: want [3], got [3 5]", flux.Zeros(3, 4), flux.Zeros(3, 5)},
		{"one column, other length", "Accuracy: target: want [3], got [2]", flux.Zeros(3, 1), flux.Zeros(2)},
		{"a number", "Accuracy: prediction: ", flux.Scalar(1), flux.Zeros(2)},
	}
	for _, c := range tests {
		func() {
			defer func() {
				if e, ok := recover().(*flux.ShapeError); !ok || !strings.Contains(e.Error(), c.want) {
					t.Errorf("%s: panic %v, want a *flux.ShapeError with %q", c.name, e, c.want)
				}
			}()
			train.Accuracy.Measure(c.prediction, c.target)
		}()
	}
}

// hits is a metric of a type of its own.
type hits struct{ class int }

func (h hits) Name() string { return "hits" }

func (h hits) Measure(prediction, _ *flux.Tensor) float64 {
	n := 0
	for _, class := range prediction.ArgMax(-1).Ints() {
		if class == h.class {
			n++
		}
	}
	return float64(n)
}

func TestMetricsSeeTheWholeSet(t *testing.T) {
	n := 600 // more than goes through a model at once
	set := data.New("ones", flux.Ones(n, 1), flux.Zeros(n, 1))
	rows := train.MetricFunc("rows", func(p, y *flux.Tensor) float64 {
		if p.Dim(0) != y.Dim(0) {
			t.Errorf("%d predictions for %d targets", p.Dim(0), y.Dim(0))
		}
		return float64(p.Dim(0))
	})
	scores, err := train.Evaluate(nn.Chain(nn.ReLU), set, rows, hits{0})
	if err != nil || scores.Of("rows") != float64(n) || scores.Of("hits") != float64(n) {
		t.Errorf("Evaluate: %v, %v; want %d rows in one piece", scores, err, n)
	}
	if got, want := scores.String(), "rows 600.0000  hits 600.0000"; got != want {
		t.Errorf("String() = %q, want %q", got, want)
	}
}

func TestEvaluateRefuses(t *testing.T) {
	set := data.Iris()
	folding := nn.Func("fold", func(x *flux.Tensor) *flux.Tensor { return x.Reshape(-1, 2) })
	tests := []struct {
		name    string
		model   nn.Layer
		set     *data.Set
		metrics []train.Metric
		want    string
	}{
		{"nil model", nil, set, []train.Metric{train.Accuracy}, "train: model: want a layer, got nil"},
		{"nil set", nn.ReLU, nil, []train.Metric{train.Accuracy}, "train: evaluation: data.Check: set: want a set, got nil"},
		{"no metric", nn.ReLU, set, nil, "train: metrics: want at least one, got none"},
		{"nil metric", nn.ReLU, set, []train.Metric{nil}, "train: metrics: want metrics, got a nil one"},
		{"wrong width", nn.Chain(nn.Dense(3, 3)), set, []train.Metric{train.Accuracy}, "train: evaluation, batch 1 of 1: "},
		{"other rows", folding, set, []train.Metric{train.Accuracy}, "train: evaluation, batch 1 of 1: Evaluate: output: want [150 ?], got [300 2]"},
		{"no such metric", nn.ReLU, set, []train.Metric{train.ClassMetric("f1")}, "train: evaluation: train: metric: want accuracy, got f1"},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			if scores, err := train.Evaluate(c.model, c.set, c.metrics...); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Evaluate: %v, %v; want an error with %q", scores, err, c.want)
			}
		})
	}
}

func TestScoresOfAnUnknownName(t *testing.T) {
	defer func() {
		err, _ := recover().(error)
		var e *train.SeriesError
		if !errors.As(err, &e) || err.Error() != `train: no series "acc": there are loss, accuracy` {
			t.Errorf("panic %v", err)
		}
	}()
	train.Scores{{"loss", 1}, {"accuracy", 0.5}}.Of("acc")
}
