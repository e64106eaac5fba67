package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"time"

	"fluxrepl/interp"
	"fluxrepl/kernel/nbformat"
)

// errInterrupt is the cause of a context that Ctrl-C ended.
var errInterrupt = errors.New("interrupted by Ctrl-C")

// grace is how long an interrupted cell may go on before it is given up.
const grace = 5 * time.Second

// runner runs the cells of a document and shows them.
type runner struct {
	*app
	session session

	interactive bool // somebody sits at a terminal
	plain       bool // nothing but what the code itself shows
	program     bool // and no value
	timeout     time.Duration
}

// notebook runs all code cells until one fails. The outputs go to the terminal
// and into the cells, whose old outputs are dropped first.
func (r *runner) notebook(doc *document) error {
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	for _, c := range doc.Cells {
		c.Outputs, c.Count = nil, 0
	}
	count := 0
	for i, c := range doc.Cells {
		if c.Kind != nbformat.Code || strings.TrimSpace(c.Source) == "" {
			continue
		}
		select {
		case <-interrupts:
			return &exitError{statusInterrupted}
		default:
		}
		count++
		name := fmt.Sprintf("cell %d", count)
		if doc.whole {
			name = doc.name
		}
		if err := r.cell(c, name, count, interrupts); err != nil {
			if hasTag(c, "raises-exception") && err.cause == nil {
				continue
			}
			return r.failed(err, doc, i)
		}
	}
	return nil
}

// cellError is a cell's failure, shown already.
type cellError struct {
	*interp.Error
	cause error // who interrupted it: errInterrupt, a time limit, nobody (nil)
}

// cell runs one cell and records it.
func (r *runner) cell(c *nbformat.Cell, name string, count int, interrupts <-chan os.Signal) *cellError {
	if !r.plain {
		r.header(count, c.Source)
	}
	out := &cellOutput{view: r.view()}
	out.view.plain = r.plain
	res, cause := r.execute(interp.Cell{Name: name, Source: c.Source, Number: count}, out, interrupts)
	c.Count = count
	out.payloads(res.Payloads)
	if res.Value != nil && !r.program {
		out.result(count, *res.Value)
	}
	if res.Err != nil {
		out.fail(res.Err, !r.plain || res.Err.Kind != "exit")
	}
	c.Outputs = out.finish()
	if res.Err == nil {
		return nil
	}
	return &cellError{res.Err, cause}
}

// execute runs a cell; Ctrl-C and the time limit interrupt it. A cell that does
// not heed that within the grace is left behind.
func (r *runner) execute(c interp.Cell, out interp.Output, interrupts <-chan os.Signal) (interp.Result, error) {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	var expired <-chan time.Time
	if r.timeout > 0 {
		t := time.NewTimer(r.timeout)
		defer t.Stop()
		expired = t.C
	}
	done := make(chan interp.Result, 1)
	go func() { done <- r.session.Execute(ctx, c, out) }()
	var cause error
	select {
	case res := <-done:
		return res, nil
	case <-interrupts:
		cause = errInterrupt
	case <-expired:
		cause = fmt.Errorf("the cell took longer than --timeout=%s", r.timeout)
	}
	cancel(cause)
	res := r.insist(done, interrupts, cause)
	if !errors.Is(cause, errInterrupt) && res.Err != nil {
		res.Err.Traceback = append(res.Err.Traceback, cause.Error())
	}
	return res, cause
}

// insist waits for the end of an interrupted cell. A second Ctrl-C ends a cell
// that does not heed the first, and so does the end of the grace where nobody
// sits at a terminal; without a process of its own the cell is left behind.
func (r *runner) insist(done <-chan interp.Result, interrupts <-chan os.Signal, cause error) interp.Result {
	t := time.NewTimer(grace)
	defer t.Stop()
	force, _ := r.session.(forcible)
	for {
		impatient := false
		select {
		case res := <-done:
			return res
		case <-interrupts:
			impatient = true
		case <-t.C:
		}
		switch {
		case force == nil:
			return interp.Result{Err: abandoned(cause)}
		case impatient:
			force.Stop()
		case !r.interactive:
			force.Kill(fmt.Sprintf("the cell did not stop within %s: %v", grace, cause))
		}
	}
}

func abandoned(cause error) *interp.Error {
	return &interp.Error{
		Kind: "interrupted", Message: cause.Error(),
		Traceback: []string{"interrupted: the cell did not stop and was left behind"},
	}
}

// failed says that the run ends here and gives the exit status.
func (r *runner) failed(err *cellError, doc *document, i int) error {
	if errors.Is(err.cause, errInterrupt) {
		return &exitError{statusInterrupted}
	}
	if doc.whole && err.Kind == "exit" {
		return &exitError{exitCode(err.Message)}
	}
	left := 0
	for _, c := range doc.Cells[i+1:] {
		if c.Kind == nbformat.Code && strings.TrimSpace(c.Source) != "" {
			left++
		}
	}
	if left > 0 {
		sayf(r.stderr, "fluxrepl: %s: stopped at the error; not run: %s\n", doc.name, plural(left, "cell"))
	}
	return &exitError{statusFailed}
}

// exitCode reads the status out of an error of the kind "exit".
func exitCode(message string) int {
	digits := strings.FieldsFunc(message, func(r rune) bool { return (r < '0' || r > '9') && r != '-' })
	for _, d := range digits {
		if n, err := strconv.Atoi(d); err == nil {
			return n
		}
	}
	return statusFailed
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func hasTag(c *nbformat.Cell, tag string) bool {
	tags, _ := c.Metadata["tags"].([]any)
	return slices.Contains(tags, any(tag))
}
