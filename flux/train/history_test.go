package train

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"
)

// recorded returns a history of four epochs.
func recorded() *History {
	h := &History{lower: map[string]bool{lossName: true}}
	loss, acc := []float64{0.5, 0.25, math.NaN(), 1e-5}, []float64{0.5, 0.75, 0.75, math.Inf(-1)}
	for i := range loss {
		h.epochs = append(h.epochs, Epoch{
			Number: i + 1, Of: 4, Duration: time.Duration(i+1) * 10 * time.Millisecond,
			Scores: Scores{{"loss", loss[i]}, {"accuracy", acc[i]}, {"val_loss", 2 * loss[i]}},
		})
	}
	return h
}

func TestHistory(t *testing.T) {
	h := recorded()
	if got, want := strings.Join(h.Series(), " "), "loss accuracy val_loss"; got != want {
		t.Errorf("Series() = %s, want %s", got, want)
	}
	if h.Last("loss") != 1e-5 || h.Values("accuracy")[1] != 0.75 || h.Values("none") != nil {
		t.Errorf("Last(loss) = %v, Values(accuracy) = %v, Values(none) = %v", h.Last("loss"), h.Values("accuracy"), h.Values("none"))
	}
	for _, c := range []struct {
		series string
		epoch  int
		value  float64
	}{{"loss", 4, 1e-5}, {"val_loss", 4, 2e-5}, {"accuracy", 2, 0.75}} {
		if epoch, value := h.Best(c.series); epoch != c.epoch || value != c.value {
			t.Errorf("Best(%s) = %d, %v; want %d, %v", c.series, epoch, value, c.epoch, c.value)
		}
	}
	if h.Duration() != 100*time.Millisecond {
		t.Errorf("Duration() = %v, want 100ms", h.Duration())
	}
	h.Values("loss")[0] = 99
	if h.Values("loss")[0] != 0.5 {
		t.Error("Values gave the history's own slice away")
	}
}

func TestHistoryPrints(t *testing.T) {
	want := `epoch       loss  accuracy   val_loss   time
    1     0.5000    0.5000     1.0000  0.01s
    2     0.2500    0.7500     0.5000  0.02s
    3        NaN    0.7500        NaN  0.03s
    4  1.000e-05      -Inf  2.000e-05  0.04s`
	if got := recorded().String(); got != want {
		t.Errorf("String() =\n%s\nwant\n%s", got, want)
	}
}

func TestHistoryJSON(t *testing.T) {
	want := `{"epochs":4,"series":[{"name":"loss","values":[0.5,0.25,null,0.00001]},` +
		`{"name":"accuracy","values":[0.5,0.75,0.75,null]},{"name":"val_loss","values":[1,0.5,null,0.00002]}],` +
		`"seconds":[0.01,0.02,0.03,0.04]}`
	got, err := json.Marshal(recorded())
	if err != nil || string(got) != want {
		t.Errorf("JSON %s, %v\nwant %s", got, err, want)
	}
}

func TestBestOfNaN(t *testing.T) {
	h := &History{epochs: []Epoch{{Number: 1, Scores: Scores{{"loss", math.NaN()}}}}}
	if epoch, value := h.Best("loss"); epoch != 0 || !math.IsNaN(value) {
		t.Errorf("Best of NaN: epoch %d, %v; want 0, NaN", epoch, value)
	}
}

func TestEpochLine(t *testing.T) {
	e := Epoch{Number: 3, Of: 20, Duration: 123 * time.Millisecond, Scores: Scores{
		{"loss", 0.41213}, {"accuracy", 0.88412}, {"val_loss", 0.39014}, {"val_accuracy", 0.8917},
	}}
	want := "epoch  3/20  loss 0.4121  accuracy 0.8841  val_loss 0.3901  val_accuracy 0.8917  0.12s"
	if got := e.String(); got != want {
		t.Errorf("String() = %q, want %q", got, want)
	}
}

func TestPrintedLines(t *testing.T) {
	for _, of := range []int{1, 2, 19, 20, 21, 39, 40, 41, 100, 1000, 12345} {
		lines := 0
		for n := 1; n <= of; n++ {
			if printed(n, of) {
				lines++
			}
		}
		if lines > maxLines+2 || lines < min(of, 10) || !printed(of, of) || !printed(1, of) {
			t.Errorf("%d epochs: %d lines", of, lines)
		}
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0.0000", 0.4121: "0.4121", 1: "1.0000", 0.00123: "0.0012", 0.000123: "1.230e-04",
		-0.5: "-0.5000", 12345.678: "12345.6780", 1e7: "1.000e+07", math.Inf(1): "+Inf",
	} {
		if got := number(v); got != want {
			t.Errorf("number(%v) = %s, want %s", v, got, want)
		}
	}
}
