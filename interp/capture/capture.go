// Package capture takes what a process writes to its standard output and standard
// error, whoever writes it.
//
// Replacing os.Stdout catches fmt.Print and misses the rest: a logger made before,
// the builtin println, C code, child processes. This package works one floor below.
// It puts a pipe under the file descriptors 1 and 2 themselves, reads the other end,
// and hands the text to a function:
//
//	c, err := capture.Start(func(stream, text string) { … })
//	defer c.Close()
//	run(cell)
//	c.Sync() // everything that the cell wrote has been handed over
//
// A pipe has no notion of "everything so far", so [Capture.Sync] writes a marker
// through it, a few random bytes that nobody else can know, and waits until the
// reader has met it. Within one stream the order of writes is kept. Between the two
// there is none but that of Sync: they are two pipes, as they are in a shell.
//
// The file descriptors belong to the process, so there is at most one Capture at a
// time. Linux and macOS have what is needed; elsewhere Start returns an
// [*UnsupportedError].
package capture

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// The names of the streams, as the function given to Start gets them.
const (
	Stdout = "stdout"
	Stderr = "stderr"
)

// BusyError says that the process's output is being captured already.
type BusyError struct{}

func (*BusyError) Error() string {
	return "capture: the process's standard output is captured already; close the other capture first"
}

// UnsupportedError says that this operating system has no way to do it.
type UnsupportedError struct{ OS string }

func (e *UnsupportedError) Error() string {
	return fmt.Sprintf("capture: not possible on %s, only on linux and darwin", e.OS)
}

// active is true while there is a Capture.
var active atomic.Bool

// Capture is a running capture of the process's output.
type Capture struct {
	mu      sync.Mutex // held while markers are written
	closed  bool
	streams []*stream // stdout, stderr
}

// Start redirects file descriptors 1 and 2 and calls sink with every piece of text
// written there: stream is "stdout" or "stderr", text is never empty, valid UTF-8
// (other bytes become U+FFFD) and not cut inside a character. The two streams have a
// goroutine each, so sink may be called for both at once.
//
// While sink runs, whoever writes to that stream waits once the pipe is full: a slow
// reader slows the writer down instead of filling the memory. So sink must not write
// to the captured streams itself, nor call Sync or Close; what it has to say to the
// terminal goes to [Capture.Out] or [Capture.Err].
//
// The trace of a crash goes to the original standard error as well, since nobody
// will be there to read the pipe; of some crashes the runtime leaves the first line,
// the reason, out of that copy.
//
// It returns a *BusyError if there is another Capture, an *UnsupportedError on other
// systems, and the system's error if there are no file descriptors left.
func Start(sink func(stream, text string)) (*Capture, error) {
	if !active.CompareAndSwap(false, true) {
		return nil, &BusyError{}
	}
	c := &Capture{}
	token := NewToken()
	for i, name := range []string{Stdout, Stderr} {
		s, err := openStream(1+i, name, token, sink)
		if err != nil {
			return nil, errors.Join(err, c.Close())
		}
		c.streams = append(c.streams, s)
	}
	// An error would only mean that a crash is reported in one place less.
	_ = debug.SetCrashOutput(c.Err(), debug.CrashOptions{})
	return c, nil
}

// Sync returns when everything that was written to both streams before the call has
// been given to sink, and sink has returned from it. It waits for nothing else: what
// a goroutine or child process writes later comes later. After Close it returns at
// once.
func (c *Capture) Sync() {
	c.mu.Lock()
	if c.closed {
		c.mu.Unlock()
		return
	}
	marks := make([]<-chan struct{}, len(c.streams))
	for i, s := range c.streams {
		marks[i] = s.mark()
	}
	c.mu.Unlock()
	for _, done := range marks {
		<-done
	}
}

// Out returns the original standard output.
func (c *Capture) Out() *os.File { return c.streams[0].original }

// Err returns the original standard error.
func (c *Capture) Err() *os.File { return c.streams[1].original }

// Close puts the original file descriptors back, hands over what is still in the
// pipes and ends the reading. A child process that still writes then writes into a
// broken pipe. Close is to be called once; a second call does nothing. Out and Err
// must not be used afterwards.
func (c *Capture) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return nil
	}
	c.closed = true
	_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
	var errs []error
	for _, s := range c.streams {
		errs = append(errs, s.restore())
	}
	for _, s := range c.streams {
		errs = append(errs, s.close())
	}
	active.Store(false)
	return errors.Join(errs...)
}
