package train

import (
	"context"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"fluxrepl/flux/data"
	"fluxrepl/flux/loss"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

// Config says how [Fit] trains. Its zero value works for class numbers.
type Config struct {
	// Loss is minimised. The default is loss.CrossEntropy where the targets are
	// class numbers (integers); for other targets it must be given.
	Loss loss.Func
	// Optim is the rule of the steps; the default is optim.Adam(1e-3).
	Optim optim.Rule
	// Epochs is how many times the set is gone through; 0 means 10.
	Epochs int
	// BatchSize is how many samples make a step; 0 means 32. The last batch of
	// an epoch may be smaller.
	BatchSize int
	// Validate is measured after each epoch and never learnt from; may be nil.
	Validate *data.Set
	// Metrics are measured after each epoch, on the training set and on Validate.
	Metrics []Metric
	// Progress is called after each epoch, in place of the lines that Fit prints.
	Progress func(Epoch)
	// Quiet keeps Fit from printing.
	Quiet bool
	// Seed fixes the order of the batches; 0 means the default source, see
	// flux.Seed.
	Seed uint64
	// Context ends the training early when it is done; nil means never.
	Context context.Context
}

// Defaults of Config's zero values.
const (
	defaultEpochs    = 10
	defaultBatchSize = 32
	defaultRate      = 1e-3
)

// complete returns the configuration with its defaults, or what is wrong with it.
func (c Config) complete(model nn.Layer, set *data.Set) (Config, error) {
	if err := checkModel(model); err != nil {
		return c, err
	}
	if err := set.Check(); err != nil {
		return c, fmt.Errorf("train: training set: %w", err)
	}
	if c.Validate != nil {
		if err := c.Validate.Check(); err != nil {
			return c, fmt.Errorf("train: Validate: %w", err)
		}
	}
	if c.Epochs < 0 {
		return c, &ConfigError{Field: "Epochs", Want: fmt.Sprintf("at least 1 (or 0 for %d)", defaultEpochs), Got: strconv.Itoa(c.Epochs)}
	}
	if c.BatchSize < 0 {
		return c, &ConfigError{Field: "BatchSize", Want: fmt.Sprintf("at least 1 (or 0 for %d)", defaultBatchSize), Got: strconv.Itoa(c.BatchSize)}
	}
	if err := checkMetrics(c.Metrics); err != nil {
		return c, err
	}
	if c.Epochs == 0 {
		c.Epochs = defaultEpochs
	}
	if c.BatchSize == 0 {
		c.BatchSize = defaultBatchSize
	}
	if c.Loss == nil {
		if !set.Y.DType().IsInt() {
			return c, &ConfigError{Field: "Loss", Want: "a loss, as the targets are not class numbers", Got: "nil"}
		}
		c.Loss = loss.CrossEntropy
	}
	if c.Optim == nil {
		c.Optim = optim.Adam(defaultRate)
	}
	if c.Context == nil {
		c.Context = context.Background()
	}
	return c, nil
}

// checkModel reports a model that is nil, also behind the interface.
func checkModel(model nn.Layer) error {
	v := reflect.ValueOf(model)
	if model == nil || v.Kind() == reflect.Pointer && v.IsNil() {
		return &ConfigError{Field: "model", Want: "a layer", Got: "nil"}
	}
	return nil
}

// checkMetrics reports metrics that are nil or whose names clash.
func checkMetrics(metrics []Metric) error {
	seen := map[string]bool{lossName: true}
	for i, m := range metrics {
		if m == nil {
			return &ConfigError{Field: fmt.Sprintf("Metrics[%d]", i), Want: "a metric", Got: "nil"}
		}
		name := m.Name()
		if name == "" || seen[name] || strings.HasPrefix(name, valPrefix) {
			return &ConfigError{
				Field: fmt.Sprintf("Metrics[%d]", i), Got: strconv.Quote(name),
				Want: "a name of its own, other than loss and without val_ before it",
			}
		}
		seen[name] = true
	}
	return nil
}
