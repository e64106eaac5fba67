package train

import (
	"fmt"
	"math"
	"os"
	"time"

	"fluxrepl/flux"
	"fluxrepl/flux/data"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

// Fit trains the model on the set: Epochs times through it in batches, in a new
// order each time, one step of Optim down the gradient of Loss a batch. The
// model's parameters change in place. After each epoch it measures Metrics and
// Validate, and prints a line to the standard output (of more than 20 epochs,
// only about 20).
//
// The history is never nil and holds the epochs that were finished. The error is
// a *ConfigError or *data.Error if training could not begin, otherwise an *Error
// that names epoch and batch: see the package's page for what it may hold. When
// Context ends, errors.Is(err, context.Canceled) (or DeadlineExceeded) is true,
// and the model has learnt from the batches before.
func Fit(model nn.Layer, set *data.Set, cfg Config) (*History, error) {
	f := &fit{model: model, set: set, history: &History{lower: map[string]bool{lossName: true}}}
	var err error
	if f.cfg, err = cfg.complete(model, set); err != nil {
		return f.history, err
	}
	for _, m := range f.cfg.Metrics {
		f.history.lower[m.Name()] = lowerIsBetter(m)
	}
	if err := f.setup(); err != nil {
		return f.history, &Error{Err: err}
	}
	for number := 1; number <= f.cfg.Epochs; number++ {
		if fail := f.epoch(number); fail != nil {
			fail.Epoch = number
			return f.history, fail
		}
	}
	return f.history, nil
}

// fit is one run of Fit.
type fit struct {
	model   nn.Layer
	set     *data.Set
	cfg     Config
	loader  *data.BatchLoader
	state   *optim.State
	batch   data.Batch // what run learns from
	run     *flux.Step
	history *History
}

// setup prepares the loader and the optimiser's state.
func (f *fit) setup() (err error) {
	defer catch(&err)
	var order data.LoaderOption = data.Shuffle
	if f.cfg.Seed != 0 {
		order = data.Seed(f.cfg.Seed)
	}
	f.loader = data.Loader(f.set, f.cfg.BatchSize, order)
	f.state = optim.Setup(f.cfg.Optim, f.model)
	f.run = flux.NewStep(func() *flux.Tensor {
		return f.cfg.Loss(f.model.Forward(f.batch.X), f.batch.Y)
	}, f.model)
	return nil
}

// epoch goes through the set once, measures, records and reports.
func (f *fit) epoch(number int) *Error {
	start := time.Now()
	mean, fail := f.learn()
	if fail != nil {
		return fail
	}
	scores := Scores{{Name: lossName, Value: mean}}
	if len(f.cfg.Metrics) > 0 {
		s, fail := evaluate(f.cfg.Context, f.model, f.set, "", f.cfg.Metrics)
		if fail != nil {
			fail.Stage = "metrics"
			return fail
		}
		scores = append(scores, s...)
	}
	if f.cfg.Validate != nil {
		measured := append([]Metric{LossMetric(lossName, f.cfg.Loss)}, f.cfg.Metrics...)
		s, fail := evaluate(f.cfg.Context, f.model, f.cfg.Validate, valPrefix, measured)
		if fail != nil {
			fail.Stage = "validation"
			return fail
		}
		scores = append(scores, s...)
	}
	e := Epoch{Number: number, Of: f.cfg.Epochs, Scores: scores, Duration: time.Since(start)}
	f.history.epochs = append(f.history.epochs, e)
	f.report(e)
	return nil
}

// learn takes a step for each batch and returns the mean loss over the samples.
func (f *fit) learn() (float64, *Error) {
	sum, samples := 0.0, 0
	for b := range f.loader.Batches() {
		value, err := f.step(b)
		if err != nil {
			return 0, &Error{Batch: b.Index + 1, Batches: f.loader.Len(), Err: err}
		}
		sum += value * float64(b.Len())
		samples += b.Len()
	}
	return sum / float64(samples), nil
}

// step learns from one batch and returns its loss. A loss that is not finite is
// an error before the update: one step with it would make every parameter NaN.
func (f *fit) step(b data.Batch) (value float64, err error) {
	if err := f.cfg.Context.Err(); err != nil {
		return 0, err
	}
	defer catch(&err)
	f.batch = b
	result, grads := f.run.Run()
	value = result.Item()
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return 0, &LossError{Loss: value}
	}
	f.state.Update(grads)
	return value, nil
}

// report tells the caller, or the reader, about the epoch.
func (f *fit) report(e Epoch) {
	switch {
	case f.cfg.Progress != nil:
		f.cfg.Progress(e)
	case !f.cfg.Quiet && printed(e.Number, e.Of):
		_, _ = fmt.Fprintln(os.Stdout, e) // a closed output is no reason to stop learning
	}
}
