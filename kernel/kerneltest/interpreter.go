// Package kerneltest has what tests of a kernel need: an interpreter of a tiny
// language, a client in memory that validates every message it gets, and the
// validator by itself.
//
// The parts are independent: a test of an interpreter takes the [Client], a test
// of a transport the [Interpreter], and both take [Validate].
package kerneltest

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"fluxrepl/kernel"
)

// Interpreter runs cells of a tiny language, one command a line:
//
//	print TEXT          stdout, with a line end
//	warn TEXT           stderr, with a line end
//	lines N             N lines, one call each
//	onewrite N          N lines in one call
//	html TEXT           display_data
//	display N           display_data of N bytes
//	show ID TEXT        display_data with a display_id
//	update ID TEXT      update_display_data
//	clear               clear_output
//	page TEXT           asks for the pager
//	next TEXT           asks for the next cell to hold TEXT
//	error               fails
//	panic               panics, in the interpreter
//	sleep, loop         until interrupted
//	deaf                until Release, deaf to interrupts
//	later TEXT          prints from a goroutine after the cell, on Release
//
// Any other line is an expression whose value is itself; the last one is the
// cell's result. The zero value is ready.
type Interpreter struct {
	Started chan struct{} // if not nil, gets an element when sleep, loop or deaf begins

	mu       sync.Mutex
	released chan struct{}
	closed   bool
}

// Info describes the language "echo".
func (*Interpreter) Info() kernel.Info {
	return kernel.Info{
		Implementation: "echo", ImplementationVersion: "1.0",
		Language: "echo", LanguageVersion: "1.0", FileExtension: ".txt", MIMEType: "text/plain",
		PygmentsLexer: "text", Banner: "echo: it says what you say",
		HelpLinks: []kernel.HelpLink{{Text: "Jupyter", URL: "https://jupyter.org"}},
	}
}

// Execute runs a cell.
func (it *Interpreter) Execute(ctx context.Context, req kernel.ExecuteRequest, out kernel.Output) kernel.ExecuteResult {
	var res kernel.ExecuteResult
	for line := range strings.Lines(req.Code) {
		line = strings.TrimSpace(line)
		verb, rest, _ := strings.Cut(line, " ")
		command, ok := commands[verb]
		switch {
		case line == "":
		case verb == "page":
			b := kernel.Bundle{Data: map[string]any{"text/plain": rest}}
			res.Payloads = append(res.Payloads, kernel.Payload{Page: &b})
		case verb == "next":
			res.Payloads = append(res.Payloads, kernel.Payload{Input: rest})
		case !ok:
			res.Data = &kernel.Bundle{Data: map[string]any{"text/plain": line}}
		default:
			if err := command(ctx, it, rest, out); err != nil {
				return kernel.ExecuteResult{Err: err}
			}
		}
	}
	return res
}

type command func(ctx context.Context, it *Interpreter, arg string, out kernel.Output) *kernel.Error

// simple makes a command of a function that does not fail.
func simple(f func(arg string, out kernel.Output)) command {
	return func(_ context.Context, _ *Interpreter, arg string, out kernel.Output) *kernel.Error {
		f(arg, out)
		return nil
	}
}

var commands = map[string]command{
	"print": simple(func(arg string, out kernel.Output) { out.Stream("stdout", arg+"\n") }),
	"warn":  simple(func(arg string, out kernel.Output) { out.Stream("stderr", arg+"\n") }),
	"lines": simple(func(arg string, out kernel.Output) {
		for i := range number(arg) {
			out.Stream("stdout", "line "+strconv.Itoa(i)+"\n")
		}
	}),
	"onewrite": simple(func(arg string, out kernel.Output) {
		out.Stream("stdout", strings.Repeat("line 12345\n", number(arg)))
	}),
	"html": simple(func(arg string, out kernel.Output) { out.Display(bundle("text/html", arg)) }),
	"display": simple(func(arg string, out kernel.Output) {
		out.Display(bundle("text/html", strings.Repeat("x", number(arg))))
	}),
	"show":   simple(func(arg string, out kernel.Output) { out.Display(named(arg)) }),
	"update": simple(func(arg string, out kernel.Output) { out.UpdateDisplay(named(arg)) }),
	"clear":  simple(func(_ string, out kernel.Output) { out.ClearOutput(true) }),
	"error": func(context.Context, *Interpreter, string, kernel.Output) *kernel.Error {
		return &kernel.Error{Name: "failure", Value: "asked for", Traceback: []string{"failure: asked for"}}
	},
	"panic": func(context.Context, *Interpreter, string, kernel.Output) *kernel.Error {
		panic(fmt.Errorf("the interpreter itself fails"))
	},
	"sleep": func(ctx context.Context, it *Interpreter, _ string, _ kernel.Output) *kernel.Error {
		it.started()
		<-ctx.Done()
		return &kernel.Error{Name: "interrupted", Value: context.Cause(ctx).Error()}
	},
	"loop": func(ctx context.Context, it *Interpreter, _ string, _ kernel.Output) *kernel.Error {
		it.started()
		for ctx.Err() == nil { // busy, as the cell asked for
		}
		return &kernel.Error{Name: "interrupted", Value: context.Cause(ctx).Error()}
	},
	"deaf": func(_ context.Context, it *Interpreter, _ string, _ kernel.Output) *kernel.Error {
		released := it.release()
		it.started()
		<-released
		return nil
	},
	"later": func(_ context.Context, it *Interpreter, arg string, out kernel.Output) *kernel.Error {
		released := it.release()
		go func() {
			<-released
			out.Stream("stdout", arg+"\n")
		}()
		return nil
	},
}

func number(arg string) int {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return 0
	}
	return n
}

func bundle(mime, v string) kernel.Bundle {
	return kernel.Bundle{Data: map[string]any{mime: v, "text/plain": "shown"}}
}

// named returns the bundle of show and update: "ID TEXT".
func named(arg string) kernel.Bundle {
	id, text, _ := strings.Cut(arg, " ")
	b := bundle("text/html", text)
	b.Transient = map[string]any{"display_id": id}
	return b
}

func (it *Interpreter) started() {
	if it.Started != nil {
		it.Started <- struct{}{}
	}
}

// release returns the channel that Release closes.
func (it *Interpreter) release() chan struct{} {
	it.mu.Lock()
	defer it.mu.Unlock()
	if it.released == nil {
		it.released = make(chan struct{})
	}
	return it.released
}

// Release lets what "deaf" and "later" began go on.
func (it *Interpreter) Release() { close(it.release()) }

// Evaluate returns the expression; "error" fails.
func (*Interpreter) Evaluate(_ context.Context, expression string) (kernel.Bundle, *kernel.Error) {
	if expression == "error" {
		return kernel.Bundle{}, &kernel.Error{Name: "failure", Value: "asked for"}
	}
	return bundle("text/plain", expression), nil
}

// Complete offers the word before the cursor in upper case.
func (*Interpreter) Complete(code string, cursor int) kernel.Completion {
	start := strings.LastIndexAny(code[:cursor], " \n") + 1
	word := code[start:cursor]
	if word == "" {
		return kernel.Completion{Start: cursor, End: cursor}
	}
	return kernel.Completion{Start: start, End: cursor, Matches: []kernel.Match{
		{Text: strings.ToUpper(word), Type: "word", Signature: "()"},
	}}
}

// Inspect tells what stands before the cursor; "panic" panics.
func (*Interpreter) Inspect(code string, cursor, detail int) (kernel.Bundle, bool) {
	switch before := code[:cursor]; before {
	case "":
		return kernel.Bundle{}, false
	case "panic":
		panic("inspect")
	default:
		return bundle("text/markdown", fmt.Sprintf("%s (%d)", before, detail)), true
	}
}

// IsComplete takes a line that ends in "{" as incomplete and one that ends in
// "!" as invalid.
func (*Interpreter) IsComplete(code string) (status, indent string) {
	switch code = strings.TrimSpace(code); {
	case strings.HasSuffix(code, "{"):
		return "incomplete", "\t"
	case strings.HasSuffix(code, "!"):
		return "invalid", ""
	}
	return "complete", ""
}

// Close notes that it was called.
func (it *Interpreter) Close() error {
	it.mu.Lock()
	defer it.mu.Unlock()
	it.closed = true
	return nil
}

// Closed reports whether Close was called.
func (it *Interpreter) Closed() bool {
	it.mu.Lock()
	defer it.mu.Unlock()
	return it.closed
}
