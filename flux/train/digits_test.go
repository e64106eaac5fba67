package train_test

import (
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/data"
	"fluxrepl/flux/loss"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
	"fluxrepl/flux/train"
)

// readDigits trains the network of the first notebook for 20 epochs. The seed
// decides the split, the first weights, the dropout and the order of batches.
func readDigits(t *testing.T, seed uint64, rate float64) *train.History {
	t.Helper()
	flux.Seed(seed)
	learn, judge := data.Digits().Split(0.8, data.Seed(seed))
	model := nn.Chain(nn.Dense(64, 128, nn.ReLU), nn.Dropout(0.2), nn.Dense(128, 10))
	hist, err := train.Fit(model, learn, train.Config{
		Loss: loss.CrossEntropy, Optim: optim.Adam(rate), Epochs: 20, BatchSize: 64,
		Validate: judge, Metrics: []train.Metric{train.Accuracy}, Quiet: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return hist
}

// With Adam(1e-3) the network is still learning after 20 epochs: over 40 seeds
// it reads 96.1 % of the digits it has never seen, by the mean, 93.9 to 98.3.
// An own loop in plain float64 without this library gives the same mean. With
// the seed of the notebook it is more than 97 %.
func TestDigits(t *testing.T) {
	hist := readDigits(t, 16, 1e-3)
	t.Logf("\n%v\nin %v", hist, hist.Duration())
	if got := hist.Last("val_accuracy"); got < 0.97 {
		t.Errorf("validation accuracy %.4f after 20 epochs, want at least 0.97", got)
	}
	if first, last := hist.Values("loss")[0], hist.Last("loss"); last > first/5 {
		t.Errorf("loss went from %.4f to %.4f only", first, last)
	}
}

// With larger steps it needs no luck: 97.4 % by the mean of 40 seeds.
func TestDigitsOverSeeds(t *testing.T) {
	const seeds = 6
	sum := 0.0
	for seed := range uint64(seeds) {
		got := readDigits(t, seed+1, 3e-3).Last("val_accuracy")
		if got < 0.955 {
			t.Errorf("seed %d: validation accuracy %.4f, want at least 0.955", seed+1, got)
		}
		sum += got
	}
	if mean := sum / seeds; mean < 0.97 {
		t.Errorf("mean validation accuracy %.4f, want at least 0.97", mean)
	}
}
