package train

import (
	"fluxrepl/flux"
	"fluxrepl/flux/loss"
)

// Metric is a number that tells how good predictions are. It is given a whole
// set's predictions at once, so that also numbers which are no mean over the
// samples come out right. [Accuracy] is one; [MetricFunc] makes one of a
// function, and any type with these two methods is one.
type Metric interface {
	// Name is the metric's name in histories and progress lines: "accuracy".
	Name() string
	// Measure compares the model's output for all n samples, [n …], with their
	// targets, [n …].
	Measure(prediction, target *flux.Tensor) float64
}

// ClassMetric is a metric of classification, by its name.
type ClassMetric string

// Accuracy is the share of samples, 0 to 1, whose class is predicted: where the
// largest of the scores [n … classes] is the class number [n …], or the largest
// of one-hot targets [n … classes]. Scores of one class ([n] or [n 1], against
// targets of as many numbers 0 and 1) are logits: above 0 is class 1.
const Accuracy ClassMetric = "accuracy"

// Name returns the metric's name.
func (m ClassMetric) Name() string { return string(m) }

// Measure returns the metric. It panics with a *flux.ShapeError if prediction and
// target do not fit, and with a *ConfigError for a name that is no metric.
func (m ClassMetric) Measure(prediction, target *flux.Tensor) float64 {
	if m != Accuracy {
		panic(&ConfigError{Field: "metric", Want: string(Accuracy), Got: string(m)})
	}
	got, want := classes(prediction, target)
	right := 0
	for i := range got {
		if got[i] == want[i] {
			right++
		}
	}
	return float64(right) / float64(len(got))
}

// classes returns the predicted and the true class of each sample.
func classes(prediction, target *flux.Tensor) (got, want []int) {
	p, t := prediction.Shape(), target.Shape()
	if len(p) == 0 {
		panic(&flux.ShapeError{Op: "Accuracy", Arg: "prediction", Got: p, Why: "want a row of scores for each sample"})
	}
	samples, scores := p[:len(p)-1], p[len(p)-1]
	switch {
	case (len(p) == 1 || scores == 1) && prediction.Size() == target.Size():
		return above(prediction, 0), above(target, 0.5)
	case len(p) > 1 && p.Equal(t):
		return prediction.ArgMax(-1).Ints(), target.ArgMax(-1).Ints()
	case len(p) > 1 && samples.Equal(t):
		return prediction.ArgMax(-1).Ints(), target.Ints()
	case len(p) == 1:
		samples = p
	}
	panic(&flux.ShapeError{Op: "Accuracy", Arg: "target", Want: samples, Got: t})
}

// above returns 1 for each element above the limit, 0 for the others.
func above(t *flux.Tensor, limit float64) []int {
	class := make([]int, t.Size())
	for i, v := range t.Float64s() {
		if v > limit {
			class[i] = 1
		}
	}
	return class
}

// MetricOption is an option of [MetricFunc]: [LowerIsBetter].
type MetricOption interface{ metric(*metricFunc) }

// MetricFlag is an option of a metric that is on or absent.
type MetricFlag string

// LowerIsBetter says that [History.Best] is the smallest value of the metric.
const LowerIsBetter MetricFlag = "lower is better"

func (MetricFlag) metric(m *metricFunc) { m.lower = true }

// metricFunc is a function with a name.
type metricFunc struct {
	name  string
	f     func(prediction, target *flux.Tensor) float64
	lower bool
}

// MetricFunc returns the metric of that name that f measures.
func MetricFunc(name string, f func(prediction, target *flux.Tensor) float64, opts ...MetricOption) Metric {
	if f == nil {
		panic(&ConfigError{Field: "MetricFunc " + name, Want: "a function", Got: "nil"})
	}
	m := &metricFunc{name: name, f: f}
	for _, o := range opts {
		o.metric(m)
	}
	return m
}

// LossMetric returns a loss as a metric, of which less is better:
// train.LossMetric("mae", loss.MAE).
func LossMetric(name string, f loss.Func) Metric {
	if f == nil {
		panic(&ConfigError{Field: "LossMetric " + name, Want: "a loss", Got: "nil"})
	}
	return MetricFunc(name, func(prediction, target *flux.Tensor) float64 {
		return f(prediction, target).Item()
	}, LowerIsBetter)
}

// Name returns the metric's name.
func (m *metricFunc) Name() string { return m.name }

// Measure returns what the function measures.
func (m *metricFunc) Measure(prediction, target *flux.Tensor) float64 {
	return m.f(prediction, target)
}

// lowerIsBetter reports whether less of a metric is better.
func lowerIsBetter(m Metric) bool {
	f, ok := m.(*metricFunc)
	return ok && f.lower
}
