package cellrt

import (
	"fmt"
	"log"
	"sync/atomic"
)

// Host is what cells reach of the session.
type Host struct {
	// Result takes the values of the last expression.
	Result func(values []any)
	// Panic takes what a goroutine panicked with, an Exit too, and the stack.
	Panic func(value any, stack []byte)
	// Report writes what a test panicked with as lines for its log.
	Report func(value any) []string
	// Recovered is what recover returned, in Go's words.
	Recovered func(value any) any
	// Show and Clear are display.Show and display.Clear.
	Show  func(values ...any)
	Clear func(wait bool)
	// Exit ends the cell, and does not wait for the goroutine that calls it,
	// which does not go on. Without it the goroutine panics with an Exit.
	Exit func(code int)
}

var current atomic.Pointer[Host]

// SetHost says who runs the cells; fields that are nil do nothing.
func SetHost(h Host) { current.Store(filled(h)) }

func filled(h Host) *Host {
	if h.Result == nil {
		h.Result = func([]any) {}
	}
	if h.Panic == nil {
		h.Panic = func(any, []byte) {}
	}
	if h.Report == nil {
		h.Report = func(v any) []string { return []string{fmt.Sprint("panic: ", v)} }
	}
	if h.Recovered == nil {
		h.Recovered = func(v any) any { return v }
	}
	if h.Show == nil {
		h.Show = func(...any) {}
	}
	if h.Clear == nil {
		h.Clear = func(bool) {}
	}
	return &h
}

func init() { SetHost(Host{}) }

func host() *Host { return current.Load() }

// Result hands over the values of the last expression.
func Result(values ...any) {
	Poll()
	host().Result(values)
}

// Show is display.Show.
func Show(values ...any) {
	Poll()
	host().Show(values...)
}

// Clear is display.Clear.
func Clear(wait bool) {
	Poll()
	host().Clear(wait)
}

// ExitWith is os.Exit. Deferred calls do not run if the host can end the cell
// without them: the goroutine then waits for ever.
func ExitWith(code int) {
	Poll()
	if exit := host().Exit; exit != nil {
		exit(code)
		select {}
	}
	panic(Exit{code})
}

// Fatal is log.Fatal.
func Fatal(args ...any) { fatal(log.Output(2, fmt.Sprint(args...))) }

// Fatalf is log.Fatalf.
func Fatalf(format string, args ...any) { fatal(log.Output(2, fmt.Sprintf(format, args...))) }

// Fatalln is log.Fatalln.
func Fatalln(args ...any) { fatal(log.Output(2, fmt.Sprintln(args...))) }

// LoggerFatal is l.Fatal.
func LoggerFatal(l *log.Logger, args ...any) { fatal(l.Output(2, fmt.Sprint(args...))) }

// LoggerFatalf is l.Fatalf.
func LoggerFatalf(l *log.Logger, format string, args ...any) {
	fatal(l.Output(2, fmt.Sprintf(format, args...)))
}

// LoggerFatalln is l.Fatalln.
func LoggerFatalln(l *log.Logger, args ...any) { fatal(l.Output(2, fmt.Sprintln(args...))) }

// fatal ends the cell whether or not the message could be written.
func fatal(error) { ExitWith(1) }
