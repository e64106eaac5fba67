package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"fluxrepl/interp"

	"golang.org/x/term"
)

// sessionName is the command that runs when no other is named.
const sessionName = "session"

func sessionCommand() *command {
	return &command{
		name: sessionName, args: "",
		short: "type cells in the terminal",
		long: `
Opens a session in the terminal: an entry runs as soon as it is complete, and the
value of its last expression is shown. Ctrl-C interrupts a running entry or drops
the one being typed, Ctrl-D leaves, :help lists the session's own commands.
Without a terminal on standard input the entries are read from there without
prompts; the exit status is then 1 if one of them failed.`,
		setup: func(fs *flag.FlagSet) action {
			code := fs.String("e", "", "run `CODE` and leave")
			var f sessionFlags
			f.declare(fs)
			return func(a *app, args []string) error {
				if err := noArguments(sessionName, args); err != nil {
					return err
				}
				return a.terminal(f, *code)
			}
		},
	}
}

// terminal opens the session and reads entries until the input ends.
func (a *app) terminal(f sessionFlags, code string) (err error) {
	s, err := a.openSession(f, "", true)
	if err != nil {
		return err
	}
	t := &terminalSession{
		runner:     runner{app: a, session: s, interactive: code == "" && term.IsTerminal(int(a.stdin.Fd()))},
		interrupts: make(chan os.Signal, 1),
	}
	signal.Notify(t.interrupts, os.Interrupt)
	defer signal.Stop(t.interrupts)
	defer func() {
		if e := s.Close(); e != nil && err == nil {
			err = e
		}
	}()
	if code != "" {
		return t.once(code)
	}
	return t.read(newLineReader(a.stdin))
}

// terminalSession is the session in a terminal.
type terminalSession struct {
	runner
	interrupts chan os.Signal
	entries    []string // what ran, for :history
	failed     bool     // an entry failed
	quit       bool     // :quit was typed
	pictures   string   // folder of the pictures shown so far; "" = none yet
	kept       int      // number of pictures in it
}

// once runs the code of the flag -e.
func (t *terminalSession) once(code string) error {
	if err := t.entry(code); err != nil {
		return err
	}
	if t.failed {
		return &exitError{statusFailed}
	}
	return nil
}

// read runs entries until the end of the input.
func (t *terminalSession) read(lines *lineReader) error {
	if t.interactive {
		sayf(t.stdout, "%s\n%s\n", banner(), dim(t.colour, "Ctrl-D leaves, :help tells more."))
	}
	var b strings.Builder
	for {
		t.prompt(b.Len() > 0)
		line, err := lines.next(t.interrupts)
		switch {
		case errors.Is(err, errInterrupt):
			if !t.interactive {
				return &exitError{statusInterrupted}
			}
			say(t.stdout)
			b.Reset()
			continue
		case errors.Is(err, io.EOF):
			return t.leave(b.String())
		case err != nil:
			return fmt.Errorf("reading standard input: %w", err)
		}
		if b.Len() == 0 && t.command(strings.TrimSpace(line)) {
			if t.quit {
				return t.leave("")
			}
			continue
		}
		b.WriteString(line + "\n")
		if strings.TrimSpace(b.String()) == "" {
			b.Reset()
			continue
		}
		if status, _ := t.session.IsComplete(strings.TrimSuffix(b.String(), "\n")); status == "incomplete" {
			continue
		}
		entry := b.String()
		b.Reset()
		if err := t.entry(entry); err != nil {
			return err
		}
	}
}

// prompt shows the number of the entry to come, or that it goes on.
func (t *terminalSession) prompt(more bool) {
	if !t.interactive {
		return
	}
	number := fmt.Sprintf("[%d]> ", len(t.entries)+1)
	if more {
		number = strings.Repeat(" ", len(number)-4) + "... "
	}
	sayf(t.stdout, "%s", dim(t.colour, number))
}

// entry runs one entry and shows its value or error. Only an entry that calls
// os.Exit, or Ctrl-C without a terminal, gives an error: the session ends.
func (t *terminalSession) entry(source string) error {
	t.entries = append(t.entries, strings.TrimRight(source, "\n"))
	v := t.view()
	if t.interactive {
		v.keepPicture = t.keepPicture
	}
	out := &cellOutput{view: v}
	name := fmt.Sprintf("cell %d", len(t.entries))
	res, cause := t.execute(interp.Cell{Name: name, Source: source, Number: len(t.entries)}, out, t.interrupts)
	out.payloads(res.Payloads)
	if res.Value != nil {
		out.result(len(t.entries), *res.Value)
	}
	if res.Err != nil && res.Err.Kind == "exit" {
		out.finish()
		return &exitError{exitCode(res.Err.Message)}
	}
	if res.Err != nil {
		out.fail(res.Err, true)
		t.failed = true
	}
	out.finish()
	if cause != nil && !t.interactive {
		return &exitError{statusInterrupted}
	}
	return nil
}

// leave runs what is left of piped input and gives the exit status.
func (t *terminalSession) leave(rest string) error {
	if t.interactive {
		say(t.stdout)
		return nil
	}
	if strings.TrimSpace(rest) != "" {
		if err := t.entry(rest); err != nil {
			return err
		}
	}
	if t.failed {
		return &exitError{statusFailed}
	}
	return nil
}

var extensions = map[string]string{
	"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/svg+xml": ".svg",
}

// keepPicture saves a picture, which a plain terminal cannot show, and says where.
func (t *terminalSession) keepPicture(mime string, data []byte) string {
	if t.pictures == "" {
		dir, err := os.MkdirTemp("", "fluxrepl-")
		if err != nil {
			return "picture not saved: " + err.Error()
		}
		t.pictures = dir
	}
	t.kept++
	path := filepath.Join(t.pictures, fmt.Sprintf("%d%s", t.kept, extensions[mime]))
	if err := os.WriteFile(path, data, 0o644); err != nil {
		return "picture not saved: " + err.Error()
	}
	return "picture: " + path
}
