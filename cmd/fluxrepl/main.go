// Command fluxrepl explores Go and machine learning in cells.
//
// Without a subcommand it opens a session in the terminal. `fluxrepl run` runs
// a notebook, a Go program or a script of cells; `fluxrepl install` registers
// the kernel with Jupyter, which then starts `fluxrepl kernel`. `fluxrepl help`
// lists the subcommands from the table in command.go; each has a file.
//
// The exit status is
//
//	0    everything ran
//	1    a cell or program failed, or a file or socket could not be used
//	2    the command line was wrong
//	130  Ctrl-C ended it
//
// and for a Go program that calls os.Exit, the status that it gave.
//
// This is the only package that wires the others together: the session
// (package interp) to the terminal, to notebook files (kernel/nbformat) and to
// the Jupyter protocol (kernel).
package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == childCommand {
		os.Exit(serveChild())
	}
	a, err := newApp()
	if err != nil {
		say(os.Stderr, "fluxrepl:", err)
		os.Exit(statusFailed)
	}
	os.Exit(a.status(a.dispatch(os.Args[1:])))
}

// The exit statuses of the program's documentation.
const (
	statusOK          = 0
	statusFailed      = 1
	statusUsage       = 2
	statusInterrupted = 130
)

// exitError ends the program with a status and says nothing: what went wrong
// has been shown already.
type exitError struct{ code int }

func (e *exitError) Error() string { return fmt.Sprintf("exit status %d", e.code) }

// usageError is a wrong command line.
type usageError struct{ message, hint string }

func (e *usageError) Error() string {
	if e.hint == "" {
		return e.message
	}
	return e.message + "\n" + e.hint
}

// status prints err, if it has something to say, and gives its exit status.
func (a *app) status(err error) int {
	if err == nil {
		return statusOK
	}
	if exit, ok := errors.AsType[*exitError](err); ok {
		return exit.code
	}
	say(a.stderr, "fluxrepl:", err)
	if _, ok := errors.AsType[*usageError](err); ok {
		return statusUsage
	}
	return statusFailed
}
