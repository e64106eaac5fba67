package child

import (
	"strings"
	"sync"

	"fluxrepl/interp/display"
)

// recording keeps the beginning of what a program prints before it has proved to
// be a child of ours.
type recording struct {
	mu   sync.Mutex
	text strings.Builder
}

// Stream keeps a text of either stream.
func (r *recording) Stream(_, text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.text.Len() < maxLine {
		r.text.WriteString(text)
	}
}

// Display does nothing: what has not proved itself has nothing to show.
func (r *recording) Display(display.Data) {}

// ClearOutput does nothing either.
func (r *recording) ClearOutput(bool) {}

func (r *recording) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return clip(strings.TrimSpace(r.text.String()))
}
