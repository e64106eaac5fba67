package train

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// History is what [Fit] recorded: a value of each series for each epoch. viz
// draws it. A nil history has no series.
type History struct {
	epochs []Epoch
	lower  map[string]bool // of which series less is better
}

// Epochs returns how many epochs were finished.
func (h *History) Epochs() int {
	if h == nil {
		return 0
	}
	return len(h.epochs)
}

// Series returns the names of what was recorded, as "loss", "accuracy",
// "val_loss", "val_accuracy"; none before the first epoch is finished.
func (h *History) Series() []string {
	if h.Epochs() == 0 {
		return nil
	}
	names := make([]string, len(h.epochs[0].Scores))
	for i, score := range h.epochs[0].Scores {
		names[i] = score.Name
	}
	return names
}

// Values returns the series' value after each epoch, first to last; nil for a
// series that was not recorded.
func (h *History) Values(series string) []float64 {
	i := slices.Index(h.Series(), series)
	if i < 0 {
		return nil
	}
	values := make([]float64, len(h.epochs))
	for e, epoch := range h.epochs {
		values[e] = epoch.Scores[i].Value
	}
	return values
}

// Last returns the series' value after the last epoch. It panics with a
// *SeriesError if there is no such series.
func (h *History) Last(series string) float64 {
	values := h.must(series)
	return values[len(values)-1]
}

// Best returns the series' best value and the epoch, from 1, that reached it
// first: the least of a loss or of a metric with [LowerIsBetter], the largest of
// other metrics. NaN is never best; if there is nothing else, the epoch is 0. It
// panics with a *SeriesError if there is no such series.
func (h *History) Best(series string) (epoch int, value float64) {
	value = math.NaN()
	sign := 1.0
	if h.must(series); h.lower[strings.TrimPrefix(series, valPrefix)] {
		sign = -1
	}
	for i, v := range h.must(series) {
		if !math.IsNaN(v) && (epoch == 0 || sign*v > sign*value) {
			epoch, value = i+1, v
		}
	}
	return epoch, value
}

// Duration returns how long the training took.
func (h *History) Duration() time.Duration {
	var sum time.Duration
	for i := range h.Epochs() {
		sum += h.epochs[i].Duration
	}
	return sum
}

// String returns a table with a row for each epoch, or, of many epochs, for
// every few of them.
func (h *History) String() string {
	if h.Epochs() == 0 {
		return "no epoch was finished"
	}
	rows := [][]string{append(append([]string{"epoch"}, h.Series()...), "time")}
	for i, epoch := range h.epochs {
		if !printed(i+1, len(h.epochs)) {
			continue
		}
		row := []string{strconv.Itoa(epoch.Number)}
		for _, score := range epoch.Scores {
			row = append(row, number(score.Value))
		}
		rows = append(rows, append(row, seconds(epoch.Duration)))
	}
	return aligned(rows)
}

// aligned writes rows as columns, each flush right and as wide as it must be.
func aligned(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], len(cell))
		}
	}
	var b strings.Builder
	for i, row := range rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		for k, cell := range row {
			if k > 0 {
				b.WriteString("  ")
			}
			fmt.Fprintf(&b, "%*s", widths[k], cell)
		}
	}
	return b.String()
}

// MarshalJSON returns {"epochs":2,"series":[{"name":"loss","values":[0.5,0.25]}],
// "seconds":[0.1,0.1]}; a value that is not finite, which JSON cannot hold, is
// null.
func (h *History) MarshalJSON() ([]byte, error) {
	type series struct {
		Name   string     `json:"name"`
		Values []*float64 `json:"values"`
	}
	out := struct {
		Epochs  int       `json:"epochs"`
		Series  []series  `json:"series"`
		Seconds []float64 `json:"seconds"`
	}{Epochs: h.Epochs(), Series: []series{}, Seconds: []float64{}}
	for _, name := range h.Series() {
		s := series{Name: name, Values: make([]*float64, h.Epochs())}
		for i, v := range h.Values(name) {
			if !math.IsNaN(v) && !math.IsInf(v, 0) {
				s.Values[i] = &v
			}
		}
		out.Series = append(out.Series, s)
	}
	for i := range h.Epochs() {
		out.Seconds = append(out.Seconds, h.epochs[i].Duration.Seconds())
	}
	return json.Marshal(out)
}

// must returns the values of a series that has to exist.
func (h *History) must(series string) []float64 {
	values := h.Values(series)
	if values == nil {
		panic(&SeriesError{Name: series, Have: h.Series()})
	}
	return values
}
