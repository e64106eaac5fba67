package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"fluxrepl/interp"
	"fluxrepl/interp/capture"
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

// openSession starts a session whose cells' output is captured. Where the system
// cannot do that, what a cell prints goes to the terminal and nowhere else.
func (a *app) openSession(engine interp.Engine, dir string) (session, error) {
	cfg := interp.Config{Engine: engine, Capture: true, Dir: dir}
	s, err := interp.New(cfg)
	if unsupported, ok := errors.AsType[*capture.UnsupportedError](err); ok {
		say(a.stderr, "fluxrepl:", unsupported)
		cfg.Capture = false
		s, err = interp.New(cfg)
	}
	if err != nil {
		return nil, fmt.Errorf("starting the session: %w", err)
	}
	return s, nil
}

// parseEngine reads the value of --engine.
func parseEngine(name string) (interp.Engine, error) {
	switch e := interp.Engine(name); e {
	case interp.Auto, interp.Interpreted:
		return e, nil
	case interp.Native:
		return "", &usageError{message: "the native engine is not part of this build yet; use --engine=interpreted"}
	}
	return "", &usageError{message: fmt.Sprintf("unknown engine %q: want auto, interpreted or native", name)}
}
