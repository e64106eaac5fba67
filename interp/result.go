package interp

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"fluxrepl/interp/check"
	"fluxrepl/interp/display"
	"fluxrepl/interp/rewrite"
	"fluxrepl/interp/yaegi"
)

// diagnosed is the error of a cell that the front end does not accept.
func diagnosed(c Cell, diags []check.Diagnostic) *Error {
	kind := "compile error"
	if diags[0].Syntax {
		kind = "syntax error"
	}
	return &Error{Kind: kind, Message: diags[0].Message, Traceback: check.Render(c.Name, c.Source, diags)}
}

// unsupported is the error of a cell that is valid Go but cannot be run.
func unsupported(c Cell, err error) *Error {
	var r *rewrite.Refusal
	if errors.As(err, &r) && r.Line > 0 {
		d := check.Diagnostic{Line: r.Line, Col: r.Col, Message: r.Message}
		return &Error{Kind: "unsupported", Message: r.Message, Traceback: check.Render(c.Name, c.Source, []check.Diagnostic{d})}
	}
	msg := "this cell cannot be interpreted: " + err.Error()
	return &Error{Kind: "unsupported", Message: msg, Traceback: []string{c.Name + ": " + msg}}
}

// failure is an error whose report is one line.
func failure(kind, message string) *Error {
	return &Error{Kind: kind, Message: message, Traceback: []string{message}}
}

func interruptedError(abandoned bool) *Error {
	if abandoned {
		return failure("interrupted", "interrupted; a compiled call did not return and was left behind")
	}
	return failure("interrupted", "interrupted")
}

// outcome turns the end of a run into a value or an error.
func (s *Session) outcome(ctx context.Context, c Cell, cell *check.Cell, o yaegi.Outcome) (*display.Data, *Error) {
	if err := s.failed(ctx, c, o); err != nil {
		return nil, err
	}
	type shown struct {
		value *display.Data
		err   *Error
	}
	r, end := during(ctx, s.engine, func() (r shown) {
		r.value, r.err = s.value(c, cell, o.Values)
		return r
	})
	if err := s.failed(ctx, c, end); err != nil {
		return nil, err
	}
	return r.value, r.err
}

// failed is the error of a run that did not come to its end, nil for one that
// did.
func (s *Session) failed(ctx context.Context, c Cell, o yaegi.Outcome) *Error {
	_, gone := o.Value.(goexit)
	switch {
	case o.Interrupted:
		return interruptedError(o.Abandoned)
	case o.Exit:
		return failure("exit", fmt.Sprintf("exit status %d", o.Code))
	case o.Overflow:
		msg := "stack overflow: a function calls itself without end"
		return &Error{Kind: "panic", Message: msg, Traceback: s.traceback(c, o, msg)}
	case o.Panic && !gone:
		msg, end := during(ctx, s.engine, func() string { return panicText(o.Value) })
		if end.Overflow || end.Interrupted {
			msg = fmt.Sprintf("a value of type %s, whose Error method does not end", typeName(o.Value))
		}
		return &Error{Kind: "panic", Message: msg, Traceback: s.traceback(c, o, msg)}
	}
	return nil
}

// during runs f as a piece of the cell: what f calls may be methods of the
// cell's types, and those may run forever, recurse without end, or panic.
func during[T any](ctx context.Context, e engine, f func() T) (result T, end yaegi.Outcome) {
	got := make(chan T, 1)
	end = e.Run(ctx, func() { got <- f() })
	select {
	case result = <-got:
	default: // f did not come to its end
	}
	return result, end
}

// traceback writes the message, the line that failed and the calls that led
// there.
func (s *Session) traceback(c Cell, o yaegi.Outcome, msg string) []string {
	out := []string{"panic: " + msg}
	m := s.world.Mark(o.Mark)
	if m.Cell == nil {
		return out
	}
	where := fmt.Sprintf("%s, line %d", m.Cell.Name, m.Line)
	if m.Func != "" {
		where += ", in " + m.Func
	}
	out = append(out, where)
	out = append(out, check.Excerpt(strings.Split(m.Cell.Source, "\n"), m.Line, 0)...)
	for i, n := range o.Calls {
		if i == 0 && n == m.Func {
			continue
		}
		if i >= maxCalls {
			out = append(out, fmt.Sprintf("and %d more calls", len(o.Calls)-i))
			break
		}
		out = append(out, "called from "+n)
	}
	return out
}

// maxCalls bounds the calls listed in a traceback.
const maxCalls = 12

// panicText is what a panic says: the error's or string's own words, for
// other values what the Go runtime prints. A method that panics meanwhile is
// named.
func panicText(v any) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = fmt.Sprintf("%s.Error panicked: %v", typeName(v), r)
		}
		text = display.Text(text) // which bounds its length
	}()
	switch x := v.(type) {
	case error:
		return x.Error()
	case string:
		return x
	case yaegi.Box:
		return boxPanicText(x)
	case fmt.Stringer:
		return x.String()
	}
	if t := reflect.TypeOf(v); t != nil {
		return fmt.Sprintf("%v (%s)", v, t)
	}
	return fmt.Sprint(v)
}

// typeName is the name of a value's type as the reader knows it.
func typeName(v any) string {
	if b, ok := yaegi.Open(v).(yaegi.Box); ok {
		return b.TypeName()
	}
	return fmt.Sprintf("%T", v)
}

func boxPanicText(b yaegi.Box) string {
	if b.HasMethod("Error", "func() string") || b.HasMethod("String", "func() string") {
		return fmt.Sprint(b)
	}
	return fmt.Sprintf("%+v (%s)", b, b.TypeName())
}

// finalError is the error that a cell's last expression came to.
func finalError(c Cell, cell *check.Cell, v any) *Error {
	msg := panicText(v)
	line, _ := cell.Position(cell.Last.Pos())
	out := []string{"error: " + msg, fmt.Sprintf("%s, line %d", c.Name, line)}
	out = append(out, check.Excerpt(strings.Split(c.Source, "\n"), line, 0)...)
	return &Error{Kind: "error", Message: msg, Traceback: out}
}
