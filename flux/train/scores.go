package train

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// Names of the series that every history has.
const (
	lossName  = "loss"
	valPrefix = "val_"
)

// Score is one number with its name.
type Score struct {
	Name  string // "loss", "val_accuracy"
	Value float64
}

// Scores are the numbers of one evaluation or one epoch.
type Scores []Score

// Of returns the number of that name. It panics with a *SeriesError if there is
// none.
func (s Scores) Of(name string) float64 {
	have := make([]string, len(s))
	for i, score := range s {
		if score.Name == name {
			return score.Value
		}
		have[i] = score.Name
	}
	panic(&SeriesError{Name: name, Have: have})
}

// String returns "loss 0.4121  accuracy 0.8841".
func (s Scores) String() string {
	parts := make([]string, len(s))
	for i, score := range s {
		parts[i] = score.Name + " " + number(score.Value)
	}
	return strings.Join(parts, "  ")
}

// Epoch is what [Config].Progress is told after each pass through the set.
type Epoch struct {
	Number   int           // which epoch it was, from 1
	Of       int           // how many were asked for
	Scores   Scores        // its numbers, in the order of History.Series
	Duration time.Duration // how long it took, validation included
}

// String returns the line that Fit prints:
// "epoch  3/20  loss 0.4121  accuracy 0.8841  0.12s".
func (e Epoch) String() string {
	width := len(fmt.Sprint(e.Of))
	return fmt.Sprintf("epoch %*d/%d  %v  %s", width, e.Number, e.Of, e.Scores, seconds(e.Duration))
}

// maxLines is how many epochs are printed, more or less: a notebook's cell
// should not scroll.
const maxLines = 20

// printed reports whether the epoch is one of those that are printed: the first,
// the last, and evenly spaced ones between.
func printed(number, of int) bool {
	every := (of + maxLines - 1) / maxLines
	return number == 1 || number == of || number%every == 0
}

// number writes a value with four decimals, or as a power of ten where these
// would show nothing of it.
func number(v float64) string {
	if a := math.Abs(v); a != 0 && (a < 1e-3 || a >= 1e6) {
		return fmt.Sprintf("%.3e", v)
	}
	return fmt.Sprintf("%.4f", v)
}

// seconds writes a duration as seconds, to a hundredth.
func seconds(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }
