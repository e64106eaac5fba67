package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
)

// command is one subcommand. Help is made from it and from the flags that
// setup declares.
type command struct {
	name, args string // as in "fluxrepl name [flags] args"
	short      string // for the list of commands
	long       string // for `fluxrepl help name`
	setup      func(*flag.FlagSet) action
}

// action runs a command after its flags were parsed, with what else was given.
type action func(a *app, args []string) error

// commands returns the table. It is a function because help reads it.
func commands() []*command {
	return []*command{
		sessionCommand(), runCommand(), exportCommand(), kernelCommand(),
		installCommand(), uninstallCommand(), doctorCommand(), versionCommand(), helpCommand(),
	}
}

func findCommand(name string) *command {
	for _, c := range commands() {
		if c.name == name {
			return c
		}
	}
	return nil
}

// dispatch runs the command that the arguments name; without one, the session
// in the terminal.
func (a *app) dispatch(args []string) error {
	if len(args) > 0 {
		switch args[0] {
		case "-h", "-help", "--help":
			return a.help(args[1:])
		case "-version", "--version":
			args = []string{"version"}
		}
	}
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return a.start(sessionCommand(), args)
	}
	if c := findCommand(args[0]); c != nil {
		return a.start(c, args[1:])
	}
	return unknownCommand(args[0])
}

func unknownCommand(name string) error {
	e := &usageError{message: fmt.Sprintf("unknown command %q", name), hint: "`fluxrepl help` lists the commands."}
	if strings.HasSuffix(name, ".ipynb") || strings.HasSuffix(name, ".go") {
		e.hint = "To run that file: fluxrepl run " + name
		return e
	}
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	if near := nearest(name, names); near != "" {
		e.hint = fmt.Sprintf("Did you mean `fluxrepl %s`? %s", near, e.hint)
	}
	return e
}

// start parses a command's flags, which may stand before and after its other
// arguments, and runs it.
func (a *app) start(c *command, args []string) error {
	fs := newFlagSet(c)
	act := c.setup(fs)
	var rest []string
	for {
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return a.help([]string{c.name})
			}
			return flagError(c, fs, err)
		}
		left := fs.Args()
		if len(left) == 0 {
			break
		}
		if n := len(args) - len(left); n > 0 && args[n-1] == "--" {
			rest = append(rest, left...)
			break
		}
		rest = append(rest, left[0])
		args = left[1:]
	}
	return act(a, rest)
}

func newFlagSet(c *command) *flag.FlagSet {
	fs := flag.NewFlagSet(c.name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	return fs
}

// flagError says a wrong flag in our words, with the flag that was meant.
func flagError(c *command, fs *flag.FlagSet, err error) error {
	e := &usageError{message: err.Error(), hint: fmt.Sprintf("`fluxrepl help %s` lists its flags.", c.name)}
	name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !ok {
		return e
	}
	e.message = fmt.Sprintf("%s: unknown flag --%s", c.name, strings.TrimPrefix(name, "-"))
	var names []string
	fs.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	if near := nearest(name, names); near != "" {
		e.hint = fmt.Sprintf("Did you mean --%s? %s", near, e.hint)
	}
	return e
}

// nearest returns the candidate that a slip of the keyboard away from name, or
// begins with it; "" if none is near.
func nearest(name string, candidates []string) string {
	best, limit := "", 1+len(name)/3
	for _, c := range candidates {
		d := distance(name, c)
		if len(name) >= 2 && strings.HasPrefix(c, name) {
			d = 1
		}
		if d <= limit {
			best, limit = c, d-1
		}
	}
	return best
}

// distance counts the insertions, deletions and changes from a to b
// (Levenshtein), row by row.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + slices.Min([]int{diagonal, row[j], row[j+1]})
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// oneFile checks that a command got exactly one argument.
func oneFile(c string, args []string, what string) (string, error) {
	if len(args) != 1 {
		return "", &usageError{
			message: fmt.Sprintf("%s: want one %s, got %d", c, what, len(args)),
			hint:    fmt.Sprintf("`fluxrepl help %s` shows how.", c),
		}
	}
	return args[0], nil
}

// noArguments checks that a command got none.
func noArguments(c string, args []string) error {
	if len(args) > 0 {
		return &usageError{
			message: fmt.Sprintf("%s: unexpected argument %q", c, args[0]),
			hint:    fmt.Sprintf("`fluxrepl help %s` shows how.", c),
		}
	}
	return nil
}
