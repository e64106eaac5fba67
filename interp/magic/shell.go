package magic

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

var shellMagic = &Magic{
	Name: "!", Args: "COMMAND", Takes: TakesFile,
	Short: "run a command in the shell; also $COMMAND",
	Long: `
It runs in the session's folder, and a backslash at the end of the line goes on
with the next. A command that fails is an error of the cell; an interrupt ends it
with all that it started. !done of Go, where the names mean something in the
session, is Go; with a blank behind the ! it is always a command.`,
	Run: func(ctx context.Context, c *Call) error {
		if c.Args == "" {
			return c.usage("want a command")
		}
		name, args := shell(c.Args)
		what, _, _ := strings.Cut(c.Args, " ")
		return c.command(ctx, what, exec.Command(name, args...))
	},
}

var bashMagic = &Magic{
	Name: "%%bash", Args: "[ARGUMENT…]", Body: "a script", Takes: TakesFile,
	Short: "run the cell as a script of bash",
	Long:  "The arguments are $1 and so on of the script, whose exit status must be 0.",
	Run: func(ctx context.Context, c *Call) error {
		args, err := c.words()
		if err != nil {
			return err
		}
		path, err := exec.LookPath("bash")
		if err != nil {
			return c.fail(err)
		}
		script := strings.ReplaceAll(c.Body, "\r\n", "\n")
		var cmd *exec.Cmd
		if len(script) < maxArgument {
			cmd = exec.Command(path, append([]string{"-c", script, "bash"}, args...)...)
		} else {
			cmd = exec.Command(path, append([]string{"-s"}, args...)...)
			cmd.Stdin = strings.NewReader(script)
		}
		return c.command(ctx, "bash", cmd)
	},
}

// maxArgument bounds a script that goes as an argument: systems refuse long
// ones. A longer one is read by bash itself, and its commands have no input.
const maxArgument = 100_000

// How long is waited for a command.
const (
	patience = 250 * time.Millisecond // between an interrupt and the end of all it started
	lingers  = 500 * time.Millisecond // for the output of what it left in the background
)

// StatusError is a command's exit status that is not 0.
type StatusError struct {
	Command string
	Err     error
}

func (e *StatusError) Error() string { return e.Command + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *StatusError) Unwrap() error { return e.Err }

// command runs a command, shows what it prints as it comes, and ends it and
// all that it started when ctx ends.
func (c *Call) command(ctx context.Context, what string, cmd *exec.Cmd) error {
	out := &textWriter{say: func(text string) { c.Session.Stream("stdout", text) }}
	errs := &textWriter{say: func(text string) { c.Session.Stream("stderr", text) }}
	cmd.Dir, cmd.Stdout, cmd.Stderr = c.Session.Dir(), out, errs
	cmd.WaitDelay = lingers
	group(cmd)
	if err := cmd.Start(); err != nil {
		return c.fail(err)
	}
	ended := make(chan struct{})
	go func() {
		select {
		case <-ctx.Done():
		case <-ended:
			return
		}
		interrupt(cmd)
		t := time.NewTimer(patience)
		defer t.Stop()
		select {
		case <-t.C:
			kill(cmd)
		case <-ended:
		}
	}()
	err := cmd.Wait()
	close(ended)
	out.flush()
	errs.flush()
	switch {
	case ctx.Err() != nil:
		kill(cmd) // what it started may have ignored the interrupt
		return ctx.Err()
	case errors.Is(err, exec.ErrWaitDelay):
		c.Session.Stream("stderr", fmt.Sprintf("note: %s left something running; what that prints is not shown\n", what))
		return nil
	case err != nil:
		return &StatusError{what, err}
	}
	return nil
}

// textWriter hands text on as it comes, but never half a character.
type textWriter struct {
	say  func(string)
	held []byte
}

func (w *textWriter) Write(p []byte) (int, error) {
	b := slices.Concat(w.held, p)
	n := len(b)
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-i:]) {
				n = len(b) - i
			}
			break
		}
	}
	w.say(strings.ToValidUTF8(string(b[:n]), "\uFFFD"))
	w.held = append([]byte(nil), b[n:]...)
	return len(p), nil
}

func (w *textWriter) flush() {
	if len(w.held) > 0 {
		w.say(strings.ToValidUTF8(string(w.held), "\uFFFD"))
		w.held = nil
	}
}
