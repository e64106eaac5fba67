package train

import (
	"context"

	"fluxrepl/flux"
	"fluxrepl/flux/data"
	"fluxrepl/flux/nn"
)

// evalBatch is how many samples go through the model at once where nobody
// learns: more than in training, since nothing is kept for a backward pass.
const evalBatch = 256

// Evaluate measures the model on a set, in test mode and without learning:
//
//	scores, err := train.Evaluate(model, testSet, train.Accuracy, train.LossMetric("loss", loss.CrossEntropy))
//	scores.Of("accuracy")
//
// The error is a *ConfigError for a nil model or no metric, a *data.Error for a
// set without samples, and otherwise an *Error around what the model or a metric
// complained of.
func Evaluate(model nn.Layer, set *data.Set, metrics ...Metric) (Scores, error) {
	if err := checkModel(model); err != nil {
		return nil, err
	}
	if err := set.Check(); err != nil {
		return nil, &Error{Stage: "evaluation", Err: err}
	}
	if len(metrics) == 0 {
		return nil, &ConfigError{Field: "metrics", Want: "at least one", Got: "none"}
	}
	for _, m := range metrics {
		if m == nil {
			return nil, &ConfigError{Field: "metrics", Want: "metrics", Got: "a nil one"}
		}
	}
	scores, err := evaluate(context.Background(), model, set, "", metrics)
	if err != nil {
		err.Stage = "evaluation"
		return nil, err
	}
	return scores, nil
}

// evaluate measures the metrics over the whole set, under their names with a
// prefix. The error lacks only stage and epoch.
func evaluate(ctx context.Context, model nn.Layer, set *data.Set, prefix string, metrics []Metric) (Scores, *Error) {
	prediction, fail := predict(ctx, model, set)
	if fail != nil {
		return nil, fail
	}
	scores := make(Scores, len(metrics))
	for i, m := range metrics {
		value, err := measure(m, prediction, set.Y)
		if err != nil {
			return nil, &Error{Err: err}
		}
		scores[i] = Score{Name: prefix + m.Name(), Value: value}
	}
	return scores, nil
}

// predict returns the model's output for all samples of the set.
func predict(ctx context.Context, model nn.Layer, set *data.Set) (*flux.Tensor, *Error) {
	loader := data.Loader(set, evalBatch)
	outputs := make([]*flux.Tensor, 0, loader.Len())
	for b := range loader.Batches() {
		y, err := forward(ctx, model, b.X)
		if err != nil {
			return nil, &Error{Batch: b.Index + 1, Batches: loader.Len(), Err: err}
		}
		outputs = append(outputs, y)
	}
	if len(outputs) == 1 {
		return outputs[0], nil
	}
	whole, err := join(outputs)
	if err != nil {
		return nil, &Error{Err: err}
	}
	return whole, nil
}

// forward runs the model on one batch, with typed panics as errors. Outside of
// flux.WithGradient a model is in test mode by itself; NoGrad keeps a gradient
// that may be running around us from recording the pass.
func forward(ctx context.Context, model nn.Layer, x *flux.Tensor) (y *flux.Tensor, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	defer catch(&err)
	y = flux.NoGrad(func() *flux.Tensor { return model.Forward(x) })
	if y == nil {
		return nil, &ConfigError{Field: "model", Want: "an output", Got: "nil"}
	}
	if y.NDim() == 0 || y.Dim(0) != x.Dim(0) {
		return nil, &flux.ShapeError{Op: "Evaluate", Arg: "output", Want: flux.Shape{x.Dim(0), -1}, Got: y.Shape(), Why: "an output row for each sample"}
	}
	return y, nil
}

// join concatenates the batches' outputs.
func join(outputs []*flux.Tensor) (whole *flux.Tensor, err error) {
	defer catch(&err)
	return flux.Concat(0, outputs...), nil
}

// measure runs one metric, with typed panics as errors.
func measure(m Metric, prediction, target *flux.Tensor) (value float64, err error) {
	defer catch(&err)
	return m.Measure(prediction, target), nil
}
