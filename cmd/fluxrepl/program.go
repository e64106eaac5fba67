package main

import (
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
)

// programArguments cuts the arguments of the command run at the file: what
// follows it is the program's.
func programArguments(args []string) (file, own []string) {
	if len(args) > 1 && (args[0] == "-" || strings.HasSuffix(args[0], ".go")) {
		return args[:1], args[1:]
	}
	return args, nil
}

// program runs a whole Go program with the streams, the output and the exit
// status that go run gives it: built by the Go toolchain where there is one,
// and otherwise, or when asked for, interpreted.
func (a *app) program(f runFlags, doc *document, args []string) error {
	engine, err := parseEngine(f.engine)
	if err != nil {
		return err
	}
	if engine != interp.Interpreted {
		if status, ok := a.built(f, doc, args); ok {
			return a.ended(status)
		}
	}
	return a.interpreted(f, engine, doc, args)
}

// ended says how a program ended, as go run does.
func (a *app) ended(status int) error {
	switch status {
	case statusOK:
		return nil
	case statusInterrupted:
	default:
		say(a.stderr, "exit status", status)
	}
	return &exitError{status}
}

// built builds the program with the Go toolchain and runs it. It reports false
// if that cannot be done; a session then says what is wrong with the program,
// or runs it.
func (a *app) built(f runFlags, doc *document, args []string) (status int, ok bool) {
	tool, err := exec.LookPath("go")
	if err != nil || importsHouse(doc.Cells[0].Source) {
		return 0, false
	}
	dir, err := os.MkdirTemp("", "fluxrepl-run-")
	if err != nil {
		return 0, false
	}
	defer func() { _ = os.RemoveAll(dir) }() // a leftover in the folder for such does no harm
	file := doc.name
	if doc.base == "" { // standard input
		file = filepath.Join(dir, "main.go")
		if os.WriteFile(file, []byte(doc.Cells[0].Source), 0o600) != nil {
			return 0, false
		}
	}
	bin := filepath.Join(dir, strings.TrimSuffix(filepath.Base(file), ".go"))
	if exec.Command(tool, "build", "-o", bin, file).Run() != nil {
		return 0, false
	}
	return a.started(f, exec.Command(bin, args...)), true
}

// importsHouse says that a program uses packages of this module, which the
// toolchain finds only from inside it.
func importsHouse(src string) bool {
	f, err := parser.ParseFile(token.NewFileSet(), "", src, parser.ImportsOnly)
	if err != nil {
		return false
	}
	for _, i := range f.Imports {
		if p, err := strconv.Unquote(i.Path.Value); err == nil && strings.HasPrefix(p, "fluxrepl/") {
			return true
		}
	}
	return false
}

// started runs a built program to its end. Ctrl-C reaches it by itself, since
// it belongs to the same terminal.
func (a *app) started(f runFlags, cmd *exec.Cmd) (status int) {
	cmd.Stdin, cmd.Stdout, cmd.Stderr = a.stdin, a.stdout, a.stderr
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	if err := cmd.Start(); err != nil {
		say(a.stderr, "fluxrepl:", err)
		return statusFailed
	}
	if f.timeout > 0 {
		expired := time.AfterFunc(f.timeout, func() {
			sayf(a.stderr, "fluxrepl: the program took longer than --timeout=%s\n", f.timeout)
			_ = cmd.Process.Kill() // it may have ended just now
		})
		defer expired.Stop()
	}
	err := cmd.Wait()
	select {
	case <-interrupts:
		return statusInterrupted
	default:
	}
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() >= 0 {
		return exit.ExitCode()
	}
	if err != nil {
		say(a.stderr, err)
		return statusFailed
	}
	return statusOK
}

// interpreted runs the program in a session of this process that takes nothing
// between it and the streams.
func (a *app) interpreted(f runFlags, engine interp.Engine, doc *document, args []string) error {
	os.Args = append([]string{strings.TrimSuffix(doc.name, ".go")}, args...)
	s, err := interp.New(interp.Config{Engine: engine, Program: true})
	if err != nil {
		return fmt.Errorf("starting the session: %w", err)
	}
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	r := &runner{app: a, session: s, plain: true, program: true, timeout: f.timeout}
	res, cause := r.execute(interp.Cell{Name: doc.name, Source: doc.Cells[0].Source}, streams{a}, interrupts)
	if err := s.Close(); err != nil {
		return err
	}
	switch {
	case errors.Is(cause, errInterrupt):
		return a.ended(statusInterrupted)
	case res.Err == nil:
		return nil
	case res.Err.Kind == "exit":
		return a.ended(exitCode(res.Err.Message))
	}
	say(a.stderr, strings.Join(res.Err.Traceback, "\n"))
	if res.Err.Kind == "panic" {
		return a.ended(statusPanic)
	}
	return &exitError{statusFailed}
}

// statusPanic is the exit status of a program that panicked.
const statusPanic = 2

// streams is the output of a program: what the session itself has to say goes
// where the program's own output goes.
type streams struct{ *app }

// Stream writes to standard output or error.
func (s streams) Stream(name, text string) {
	to := s.stdout
	if name == "stderr" {
		to = s.stderr
	}
	_, _ = to.WriteString(text) // there is nobody to tell of a closed terminal
}

// Display writes a value's plain form.
func (s streams) Display(d display.Data) { s.Stream("stdout", d.Text()+"\n") }

// ClearOutput does nothing: what is written stays.
func (s streams) ClearOutput(bool) {}
