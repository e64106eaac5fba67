package train_test

import (
	"io"
	"os"
	"strings"
	"testing"

	"fluxrepl/flux/train"
)

// printed returns what f writes to the standard output.
func printed(t *testing.T, f func()) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out := os.Stdout
	os.Stdout = w
	text := make(chan string)
	go func() {
		all, _ := io.ReadAll(r)
		text <- string(all)
	}()
	func() {
		defer func() { os.Stdout = out; _ = w.Close() }()
		f()
	}()
	return <-text
}

func TestProgressLines(t *testing.T) {
	tests := []struct {
		name  string
		cfg   train.Config
		lines int
		first string
	}{
		{"every epoch", train.Config{Epochs: 3}, 3, "epoch 1/3  loss "},
		{"every fifth of 100", train.Config{Epochs: 100}, 21, "epoch   1/100  loss "},
		{"quiet", train.Config{Epochs: 3, Quiet: true}, 0, ""},
		{"a callback in place of lines", train.Config{Epochs: 3, Progress: func(train.Epoch) {}}, 0, ""},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			model, learn, _ := irises(1)
			text := printed(t, func() {
				if _, err := train.Fit(model, learn.Slice(0, 8), c.cfg); err != nil {
					t.Error(err)
				}
			})
			if got := strings.Count(text, "\n"); got != c.lines || !strings.HasPrefix(text, c.first) {
				t.Errorf("%d lines, want %d that begin with %q:\n%s", got, c.lines, c.first, text)
			}
		})
	}
}
