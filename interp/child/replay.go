package child

import (
	"context"
	"fmt"
	"sync"

	"fluxrepl/interp"
	"fluxrepl/interp/capture"
	"fluxrepl/interp/display"
)

// ReplayCommand is the cell that replays the session: see Session.Replay.
const ReplayCommand = "%replay"

// Replay runs the cells again that had succeeded in a process that died, in
// their order, to make their variables again. What they show is not shown again,
// but the name of each. It ends with the first cell that fails, whose error and
// output it gives; the cells behind it can be replayed later. In a session that
// lost nothing it does nothing.
func (s *Session) Replay(ctx context.Context, out interp.Output) interp.Result {
	s.run.Lock()
	defer s.run.Unlock()
	s.mu.Lock()
	s.count++
	count := s.count
	cells := s.past
	s.past, s.unsaid = nil, nil
	s.mu.Unlock()
	say := sink{out: out}
	if len(cells) == 0 {
		say.stream(capture.Stdout, "nothing to replay: this session has lost no cell\n")
	}
	for i, c := range cells {
		say.stream(capture.Stdout, fmt.Sprintf("%s again\n", c.Name))
		var rec recording
		r := s.execute(ctx, c, &rec)
		if r.Err == nil {
			continue
		}
		rec.play(&say)
		s.mu.Lock()
		s.past = append(s.past, cells[i+1:]...)
		s.mu.Unlock()
		r.Count = count
		return r
	}
	return interp.Result{Count: count}
}

// recording keeps the printed text of a replayed cell, for the case that it
// fails.
type recording struct {
	mu   sync.Mutex // goroutines of the cell go on printing
	text []struct{ name, text string }
}

// maxRecording bounds what is kept of a cell's output, in pieces of text.
const maxRecording = 100

// Stream keeps the last pieces.
func (r *recording) Stream(name, text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.text = append(r.text, struct{ name, text string }{name, text})
	if len(r.text) > maxRecording {
		r.text = r.text[1:]
	}
}

// Display drops what was shown: a text follows that says what failed.
func (r *recording) Display(display.Data) {}

// ClearOutput removes the text.
func (r *recording) ClearOutput(bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.text = nil
}

func (r *recording) play(out *sink) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, t := range r.text {
		out.stream(t.name, t.text)
	}
}
