package yaegi

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"sync"
)

// Call is a call that was running when a panic passed: the written function
// that declares it, and where in the written source the called function's body
// begins. Only the reader of the written source can say whose function it is.
type Call struct {
	Name      string
	Line, Col int
}

// Bounds of what is kept of traces.
const (
	traceHead   = 256 // calls of one goroutine, innermost
	traceTail   = 64  // and outermost
	traceOthers = 256 // goroutines other than the one that writes
)

// traces takes the interpreter's own words about panics: a line for each
// function that a panic leaves, written by the goroutine that panics.
type traces struct {
	mu    sync.Mutex
	calls map[int64]*trace // by goroutine
}

// trace is what one goroutine's panic has left so far.
type trace struct {
	head, tail []Call
	left       int // calls between them
}

func (t *trace) add(c Call) {
	if len(t.head) < traceHead {
		t.head = append(t.head, c)
		return
	}
	if len(t.tail) == traceTail {
		copy(t.tail, t.tail[1:])
		t.tail[traceTail-1] = c
		t.left++
		return
	}
	t.tail = append(t.tail, c)
}

// Write implements io.Writer for the interpreter, which writes whole lines.
func (t *traces) Write(p []byte) (int, error) {
	id := goroutine()
	t.mu.Lock()
	defer t.mu.Unlock()
	for l := range bytes.Lines(p) {
		c, ok := parseCall(string(bytes.TrimSpace(l)))
		if !ok {
			continue
		}
		own := t.calls[id]
		if own == nil {
			if len(t.calls) > traceOthers { // panics that compiled code recovered
				t.calls = map[int64]*trace{}
			}
			own = &trace{}
			t.calls[id] = own
		}
		own.add(c)
	}
	return len(p), nil
}

var _ io.Writer = (*traces)(nil)

// take returns the calls that a panic of the running goroutine has left, the
// innermost first, and how many are missing before the last ones; it forgets
// them.
func (t *traces) take() (calls []Call, missing int) {
	id := goroutine()
	t.mu.Lock()
	defer t.mu.Unlock()
	own := t.calls[id]
	if own == nil {
		return nil, 0
	}
	delete(t.calls, id)
	return append(own.head, own.tail...), own.left
}

// parseCall reads 25:5: panic: main.s26_run.func(...).
func parseCall(l string) (c Call, ok bool) {
	at, name, ok := strings.Cut(l, ": panic: main.")
	if !ok {
		return c, false
	}
	line, col, ok := strings.Cut(at, ":")
	if !ok {
		return c, false
	}
	var err1, err2 error
	c.Line, err1 = strconv.Atoi(line)
	c.Col, err2 = strconv.Atoi(col)
	name, _, _ = strings.Cut(name, "(")
	c.Name, _, _ = strings.Cut(name, ".")
	return c, err1 == nil && err2 == nil
}
