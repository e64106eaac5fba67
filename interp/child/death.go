package child

import (
	"fmt"
	"os"
	"strings"
	"syscall"

	"fluxrepl/interp"
)

// The kinds of errors by which a cell learns of the end of its process.
const (
	kindCrash = "crash" // the process died
	kindExit  = "exit"  // it called os.Exit
)

// death is how a child ended.
type death struct {
	kind, cause string
	calls       []string // of the goroutine that was to blame, innermost first
	idle        bool     // no cell was running
}

// inquest finds out how the child ended. It is called with mu held, when the
// pipes are empty.
func (p *process) inquest() *death {
	trace := p.crash.String()
	state := p.cmd.ProcessState
	switch {
	case p.words != "":
		return &death{kind: kindCrash, cause: p.words}
	case trace != "":
		return &death{kind: kindCrash, cause: cause(p.stderr.report.held.String(), trace), calls: calls(trace)}
	case state == nil:
		return &death{kind: kindCrash, cause: "its process cannot be waited for"}
	}
	if n, ok := killer(state); ok {
		if n == syscall.SIGKILL && p.reason != "" {
			return &death{kind: kindCrash, cause: p.reason}
		}
		d := &death{kind: kindCrash, cause: fmt.Sprintf("killed by signal %d", n)}
		if n == syscall.SIGKILL {
			d.cause += " (by somebody, or by the system for want of memory)"
		}
		return d
	}
	return &death{kind: kindExit, cause: state.String()}
}

// killer returns the signal that ended a process.
func killer(state *os.ProcessState) (syscall.Signal, bool) {
	s, ok := state.Sys().(syscall.WaitStatus)
	if !ok || !s.Signaled() {
		return 0, false
	}
	return s.Signal(), true
}

// cause names the reason for a crash: the runtime's line of it. The runtime
// writes some reasons to standard error alone, before the trace: report is what
// came there.
func cause(report, trace string) string {
	head := report
	if i := strings.Index(report, firstLine(trace)); i >= 0 && trace != "" {
		head = report[:i]
	}
	for _, text := range []string{head, trace, report} {
		if c := reason(text); c != "" {
			return c
		}
	}
	return firstLine(strings.TrimSpace(trace))
}

// reasons begin the lines that say why, in the order of what they are worth.
var reasons = []string{"fatal error: ", "panic: ", "fatal: ", "unexpected fault address ", "SIG"}

// reason returns the last line of a text that says why a process ends.
func reason(text string) string {
	for _, r := range reasons {
		found := ""
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, r) {
				found = strings.TrimSpace(line)
			}
		}
		if found != "" {
			return clip(found)
		}
	}
	return ""
}

// clip bounds a line.
func clip(line string) string {
	if len(line) > maxLine {
		return strings.ToValidUTF8(line[:maxLine], "") + "…"
	}
	return line
}

// maxLine bounds the bytes of a line in an error.
const maxLine = 1000

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// maxCalls bounds the calls listed in an error.
const maxCalls = 8

// machinery begins the names of functions that say nothing to the reader: the
// runtime's, the interpreter's and ours.
var machinery = []string{
	"runtime.", "runtime/", "internal/", "reflect.", "panic(", "created by ", "sync.fatal", "sync.throw",
	"github.com/traefik/yaegi/", "fluxrepl/interp/yaegi", "fluxrepl/interp/child", "fluxrepl/interp.", "fluxrepl/interp/native",
}

// calls returns the functions that the first goroutine of a trace was in, without
// those of the machinery, each run of equal names once.
func calls(trace string) []string {
	var out []string
	inside := false
	for line := range strings.Lines(trace) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "goroutine "):
			if inside && len(out) > 0 {
				return out // the next goroutine
			}
			inside = true
		case !inside || line == "" || strings.HasPrefix(line, "\t"):
			if n := len(out); inside && n > 0 && strings.HasPrefix(line, "\tcell ") {
				if !strings.Contains(out[n-1], ", cell ") {
					out[n-1] += ", " + place(line)
				}
			}
		case len(out) >= maxCalls:
			return out
		default:
			if name := function(line); name != "" && (len(out) == 0 || out[len(out)-1] != name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// function returns the name in a line of a trace, "" for machinery.
func function(line string) string {
	for _, m := range machinery {
		if strings.HasPrefix(line, m) {
			return ""
		}
	}
	i := strings.LastIndexByte(line, '(')
	if i <= 0 || strings.HasPrefix(line, "...") {
		return ""
	}
	return clip(line[:i])
}

// place turns "\tcell 7:3 +0x1d" into "cell 7, line 3".
func place(line string) string {
	line, _, _ = strings.Cut(strings.TrimPrefix(line, "\t"), " +0x")
	if i := strings.LastIndexByte(line, ':'); i > 0 {
		return line[:i] + ", line " + line[i+1:]
	}
	return line
}

// report is the error of a cell whose process died, or of the next one if none
// was running.
func (d *death) report(cell string, lost int) *interp.Error {
	e := &interp.Error{Kind: d.kind, Message: d.cause, Traceback: []string{d.kind + ": " + d.cause}}
	if d.idle {
		e.Traceback = append(e.Traceback, "the session's process ended between the cells, and with it the variables; "+cell+" was not run")
	} else {
		e.Traceback = append(e.Traceback, cell+" ended the session's process, and with it the variables")
	}
	for i, c := range d.calls {
		e.Traceback = append(e.Traceback, []string{"in ", "called from "}[min(i, 1)]+c)
	}
	e.Traceback = append(e.Traceback, "a new session is there; "+offer(lost))
	return e
}

func offer(lost int) string {
	switch lost {
	case 0:
		return "no cell had succeeded before"
	case 1:
		return ReplayCommand + " runs the cell again that had succeeded"
	}
	return fmt.Sprintf("%s runs the %d cells again that had succeeded", ReplayCommand, lost)
}
