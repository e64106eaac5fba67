package child

import (
	"errors"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"fluxrepl/interp/capture"
)

// printing reads one of the child's output streams.
type printing struct {
	r      *os.File
	index  int // in the gate
	gate   *gate
	split  capture.Splitter
	emit   func(text string)
	exited *atomic.Bool // the child is gone: what is in the pipe is all there is
	report *report      // of standard error alone
}

func newPrinting(p *process, r *os.File, index int, name string, token []byte) *printing {
	s := &printing{r: r, index: index, gate: p.gate, exited: &p.exited}
	s.emit = func(text string) { p.out.print(name, text) }
	s.split = capture.Splitter{Token: token, Text: s.text, Reached: s.reached}
	return s
}

// read reads to the end of the pipe, or, when the child is gone but somebody
// else keeps the pipe open, to the deadline for last words.
func (s *printing) read() {
	defer s.gate.reach(s.index, over)
	buf := make([]byte, 1<<16)
	for {
		n, err := s.r.Read(buf)
		s.split.Write(buf[:n])
		if errors.Is(err, os.ErrDeadlineExceeded) && !s.exited.Load() {
			s.release() // the report's time is up
			continue
		}
		if err != nil {
			s.split.Flush()
			return
		}
	}
}

func (s *printing) text(text string) {
	if s.report == nil {
		s.emit(text)
		return
	}
	before, began := s.report.add(text)
	if before != "" {
		s.emit(before)
	}
	if began {
		s.deadline(time.Now().Add(held))
	}
}

func (s *printing) reached(mark uint64) {
	s.release() // who sends events is alive
	s.gate.reach(s.index, mark)
}

// release hands over what was held back and was no report.
func (s *printing) release() {
	if s.report == nil || s.report.none() {
		return
	}
	s.deadline(time.Time{})
	if text := s.report.take(); text != "" {
		s.emit(text)
	}
}

// deadline sets when reading stops to look whether the child still lives. The
// deadline for last words, which is set when it does not, must stay.
func (s *printing) deadline(t time.Time) {
	_ = s.r.SetReadDeadline(t) // a pipe can be waited for
	if s.exited.Load() {
		_ = s.r.SetReadDeadline(time.Now().Add(patience))
	}
}

const (
	// patience is how long the pipes of a dead child are read on if a process
	// that it started keeps them open.
	patience = 100 * time.Millisecond
	// held is how long the text of a report is held back while neither the end
	// of the cell nor that of the child says what it is. A stack of gigabytes
	// takes the runtime a while.
	held = 2 * time.Second
)

// maxReport bounds the bytes kept of a report.
const maxReport = 256 << 10

// report holds back what the Go runtime writes to standard error when it ends
// the process: it becomes part of the cell's error and is no output of the cell.
type report struct {
	held  strings.Builder
	dying func() bool // the runtime has begun to end the process
}

// openings begin what the runtime says before it ends the process.
var openings = []string{
	"fatal error: ", "panic: ", "runtime: ", "unexpected fault address ", "SIGSEGV", "SIGBUS", "SIGFPE",
	"SIGILL", "SIGABRT", "SIGQUIT", "SIGTRAP", "[signal ", "fatal: ", "goroutine ",
}

func (r *report) none() bool { return r.held.Len() == 0 }

// add takes text from standard error and returns what is certainly no report,
// and whether something is held back from now on.
func (r *report) add(text string) (before string, began bool) {
	if r.none() {
		at := opening(text)
		if at < 0 {
			return text, false
		}
		before, text, began = text[:at], text[at:], true
	}
	if r.held.Len()+len(text) > maxReport {
		if !r.dying() {
			return before + r.take() + text, false
		}
		text = text[:max(0, maxReport-r.held.Len())]
	}
	r.held.WriteString(text)
	return before, began
}

// take returns what is held back if the process is not ending.
func (r *report) take() string {
	if r.dying() {
		return ""
	}
	text := r.held.String()
	r.held.Reset()
	return text
}

// opening returns where in a text a report may begin; -1 if nowhere.
func opening(text string) int {
	first := -1
	for _, o := range openings {
		if i := strings.Index(text, o); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}
