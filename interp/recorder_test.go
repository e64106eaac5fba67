package interp

import (
	"strings"
	"sync"

	"fluxrepl/interp/display"
)

// recorder keeps what a cell showed.
type recorder struct {
	mu     sync.Mutex
	stdout strings.Builder
	stderr strings.Builder
	shown  []string
}

func (r *recorder) Stream(name, text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if name == "stderr" {
		r.stderr.WriteString(text)
		return
	}
	r.stdout.WriteString(text)
}

func (r *recorder) Display(d display.Data) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.shown = append(r.shown, d.Text())
}

func (r *recorder) ClearOutput(bool) {}
