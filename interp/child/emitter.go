package child

import (
	"fmt"
	"os"
	"sync"

	"fluxrepl/interp"
	"fluxrepl/interp/capture"
	"fluxrepl/interp/display"
)

// emitter sends the child's events, each behind the text that was printed before.
type emitter struct {
	mu       sync.Mutex
	frames   frameWriter
	out, err *os.File // the pipes that the parent reads, whatever cells do to 1 and 2
	token    []byte
	mark     uint64
}

// send marks the place of an event in the printed text and sends it. message gets
// the mark. An error of writing means that the parent is gone, and this process
// is about to end.
func (e *emitter) send(k kind, id uint64, message func(mark uint64) any) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	b, err := appendFrame(nil, k, id, message(e.mark+1))
	if err != nil {
		return err
	}
	e.mark++
	m := capture.Marker(e.token, e.mark)
	_ = capture.WriteAll(e.out, m)
	_ = capture.WriteAll(e.err, m)
	_, _ = e.frames.w.Write(b)
	return nil
}

// result sends a cell's result. One that is too large for a frame is replaced.
func (e *emitter) result(id uint64, r interp.Result) {
	err := e.send(result, id, func(mark uint64) any { return &ended{mark, r} })
	if err != nil {
		r.Value, r.Err = nil, failure("unsupported", "the value cannot be shown: "+err.Error())
		_ = e.send(result, id, func(mark uint64) any { return &ended{mark, r} })
	}
}

// cellOutput is the Output of a cell in the child.
type cellOutput struct {
	to *emitter
	id uint64
}

// maxPiece bounds the text of one event in bytes.
const maxPiece = 1 << 20

// Stream sends what the session itself says, such as a note.
func (c *cellOutput) Stream(name, text string) {
	for len(text) > 0 {
		n := min(len(text), maxPiece)
		piece := text[:n]
		text = text[n:]
		_ = c.to.send(stream, c.id, func(mark uint64) any { return &printed{mark, name, piece} })
	}
}

// Display sends a shown value, or the reason why it cannot be sent.
func (c *cellOutput) Display(d display.Data) {
	err := c.to.send(shown, c.id, func(mark uint64) any { return &displayed{mark, d} })
	if err != nil {
		c.Stream(capture.Stderr, fmt.Sprintf("a value cannot be shown: %v\n", err))
	}
}

// ClearOutput sends that the output is to be removed.
func (c *cellOutput) ClearOutput(wait bool) {
	_ = c.to.send(cleared, c.id, func(mark uint64) any { return &clearance{mark, wait} })
}
