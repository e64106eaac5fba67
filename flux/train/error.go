package train

import (
	"fmt"
	"runtime"
	"strings"
)

// Error says where in the training something went wrong; Err says what.
type Error struct {
	Stage   string // "validation", "metrics" or "evaluation"; empty in training itself
	Epoch   int    // from 1; 0 outside an epoch
	Batch   int    // from 1; 0 between batches
	Batches int    // how many batches the epoch has
	Err     error  // a *flux.ShapeError, a *LossError, context.Canceled, …
}

// Error returns "train: epoch 2, batch 7 of 23: loss is NaN, …".
func (e *Error) Error() string {
	var at []string
	if e.Epoch > 0 {
		at = append(at, fmt.Sprintf("epoch %d", e.Epoch))
	}
	if e.Stage != "" {
		at = append(at, e.Stage)
	}
	if e.Batch > 0 {
		at = append(at, fmt.Sprintf("batch %d of %d", e.Batch, e.Batches))
	}
	if len(at) == 0 {
		return "train: " + e.Err.Error()
	}
	return "train: " + strings.Join(at, ", ") + ": " + e.Err.Error()
}

// Unwrap returns what went wrong, for errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Err }

// LossError is a loss that is NaN or infinite. The parameters are those before
// the batch: its gradient was not used.
type LossError struct {
	Loss float64
}

// Error returns "loss is NaN, the batch was not learnt from: …" with the usual
// causes.
func (e *LossError) Error() string {
	return fmt.Sprintf("loss is %v, the batch was not learnt from: is the learning rate too large, or a value in the data not finite?", e.Loss)
}

// ConfigError is an argument of [Fit] or [Evaluate] with which no training can
// begin.
type ConfigError struct {
	Field string // "Epochs", "model", …
	Want  string
	Got   string
}

// Error returns "train: Epochs: want at least 1 (or 0 for 10), got -3".
func (e *ConfigError) Error() string {
	return "train: " + e.Field + ": want " + e.Want + ", got " + e.Got
}

// SeriesError is a series that was never recorded, most likely a misspelt name.
// [History.Last], [History.Best] and [Scores.Of] panic with it.
type SeriesError struct {
	Name string
	Have []string // the names that exist
}

// Error returns "train: no series "acc": there are loss, accuracy".
func (e *SeriesError) Error() string {
	if len(e.Have) == 0 {
		return fmt.Sprintf("train: no series %q: nothing was recorded", e.Name)
	}
	return fmt.Sprintf("train: no series %q: there are %s", e.Name, strings.Join(e.Have, ", "))
}

// catch turns a typed panic into *err. Panics that no package raises on purpose
// (a nil pointer, an index of the user's own slice) go on: they are defects of a
// program, and their stack is worth more than our words.
func catch(err *error) {
	r := recover()
	if r == nil {
		return
	}
	e, ok := r.(error)
	if _, defect := r.(runtime.Error); !ok || defect {
		panic(r)
	}
	*err = e
}
