package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"

	"fluxrepl/interp"
	"fluxrepl/interp/capture"
	"fluxrepl/interp/child"

	"golang.org/x/term"
)

// sessionFlags are the flags of every command that runs cells.
type sessionFlags struct {
	engine    string
	memory    string
	inProcess bool

	background bool // no flag: the command has more to do before the first cell
}

// The environment variables behind the flags, for kernels that somebody else starts.
const (
	envInProcess = "FLUXREPL_IN_PROCESS"
	envMemory    = "FLUXREPL_MEMORY"
	envEngine    = "FLUXREPL_ENGINE"
)

func (f *sessionFlags) declare(fs *flag.FlagSet) {
	alone, _ := strconv.ParseBool(os.Getenv(envInProcess)) // what is no truth value is false
	fs.StringVar(&f.engine, "engine", cmp.Or(os.Getenv(envEngine), string(interp.Auto)), "`ENGINE` that runs the cells: auto, interpreted or native")
	fs.StringVar(&f.memory, "memory", os.Getenv(envMemory), "end a cell that needs more memory than `SIZE`, e.g. 4GiB, or off (default: three quarters of the machine's)")
	fs.BoolVar(&f.inProcess, "in-process", alone, "run the cells in this process: one that crashes ends it")
}

// openSession starts a session whose cells' output is captured: in a process of
// its own where the system can do that. With prepare the native engine is made
// ready meanwhile.
func (a *app) openSession(f sessionFlags, dir string, prepare bool) (session, error) {
	engine, err := parseEngine(f.engine)
	if err != nil {
		return nil, err
	}
	var memory int64
	if f.memory != "" {
		if memory, err = child.ParseMemory(f.memory); err != nil {
			return nil, &usageError{message: err.Error()}
		}
	}
	cfg := interp.Config{Engine: engine, Capture: true, Dir: dir, Prepare: prepare && engine != interp.Interpreted}
	if f.inProcess || !child.Supported {
		return a.openInProcess(cfg)
	}
	s, err := child.New(child.Config{
		Config: cfg, Memory: memory, Foreground: term.IsTerminal(int(a.stdin.Fd())),
		Command: child.Self(childCommand), Background: f.background,
	})
	if err != nil {
		return nil, fmt.Errorf("starting the session: %w", err)
	}
	return s, nil
}

// openInProcess starts a session in this process. Where the system cannot capture
// output, what a cell prints goes to the terminal and nowhere else.
func (a *app) openInProcess(cfg interp.Config) (session, error) {
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

// childCommand is the argument by which this program starts itself to run a
// session for another one. It is no command of the table: nobody types it.
const childCommand = "session-child"

// serveChild is this program as the child, and gives the exit status.
func serveChild() int {
	status, err := child.Serve()
	if err != nil {
		say(os.Stderr, "fluxrepl "+childCommand+":", err)
		return statusUsage
	}
	return status
}

// parseEngine reads the value of --engine.
func parseEngine(name string) (interp.Engine, error) {
	switch e := interp.Engine(name); e {
	case interp.Auto, interp.Interpreted, interp.Native:
		return e, nil
	}
	return "", &usageError{message: fmt.Sprintf("unknown engine %q: want auto, interpreted or native", name)}
}
