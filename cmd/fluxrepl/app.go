package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"fluxrepl/interp"
	"fluxrepl/interp/display"

	"golang.org/x/term"
)

// session is what the commands need of an interp.Session.
type session interface {
	Execute(ctx context.Context, c interp.Cell, out interp.Output) interp.Result
	Complete(src string, cursor int) interp.Completion
	Inspect(src string, cursor, detail int) (display.Data, bool)
	IsComplete(src string) (status, indent string)
	Close() error
}

// forcible is a session whose cell can be ended by force.
type forcible interface {
	Stop() bool
	Kill(reason string)
}

// app is the process as the commands see it.
type app struct {
	stdin          *os.File
	stdout, stderr *os.File // the user's, whatever a session does to descriptors 1 and 2
	colour         bool     // stdout is a terminal that shows colours
	errColour      bool     // so is stderr
}

// newApp takes copies of the standard streams. A session that captures output
// puts pipes under descriptors 1 and 2; the copies still reach the user.
func newApp() (*app, error) {
	out, err := duplicate(os.Stdout)
	if err != nil {
		return nil, fmt.Errorf("standard output: %w", err)
	}
	errs, err := duplicate(os.Stderr)
	if err != nil {
		return nil, fmt.Errorf("standard error: %w", err)
	}
	plain := os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb"
	return &app{
		stdin: os.Stdin, stdout: out, stderr: errs,
		colour:    !plain && term.IsTerminal(int(out.Fd())),
		errColour: !plain && term.IsTerminal(int(errs.Fd())),
	}, nil
}

// say prints its arguments for a person, as fmt.Println does. If nobody reads any
// more (a closed pipe), there is nobody to tell so either: the error is dropped.
func say(w io.Writer, args ...any) { _, _ = fmt.Fprintln(w, args...) }

// sayf is say with a format, as fmt.Printf.
func sayf(w io.Writer, format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) }
