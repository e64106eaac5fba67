package interp

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"fluxrepl/interp/check"
	"fluxrepl/interp/display"
	"fluxrepl/interp/native/source"
	"fluxrepl/interp/native/toolchain"
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
	var refusal *source.Refusal
	if errors.As(err, &refusal) && refusal.Line > 0 {
		d := check.Diagnostic{Line: refusal.Line, Col: refusal.Col, Message: refusal.Message}
		return &Error{Kind: "unsupported", Message: refusal.Message, Traceback: check.Render(c.Name, c.Source, []check.Diagnostic{d})}
	}
	var none *EngineError
	if errors.As(err, &none) {
		return failure("unsupported", none.Error())
	}
	verb := "interpreted"
	var gap *toolchain.CompileError
	if errors.As(err, &gap) {
		verb = "compiled"
	}
	msg := "this cell cannot be " + verb + ": " + err.Error()
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
	if err := s.failed(ctx, o); err != nil {
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
	if err := s.failed(ctx, end); err != nil {
		return nil, err
	}
	return r.value, r.err
}

// failed is the error of a run that did not come to its end, nil for one that
// did.
func (s *Session) failed(ctx context.Context, o yaegi.Outcome) *Error {
	_, gone := o.Value.(goexit)
	switch {
	case o.Interrupted:
		return interruptedError(o.Abandoned)
	case o.Exit:
		return failure("exit", fmt.Sprintf("exit status %d", o.Code))
	case o.Overflow:
		msg := "stack overflow: a function calls itself without end"
		if s.program {
			return &Error{Kind: "panic", Message: msg, Traceback: goTrace(overflowLines, s.frames(o.Calls, o.Mark, msg), 1)}
		}
		return &Error{Kind: "panic", Message: msg, Traceback: s.traceback(o, msg)}
	case o.Panic && !gone:
		msg, end := during(ctx, s.engine, func() string { return s.words(o.Value) })
		if end.Overflow || end.Interrupted {
			msg = fmt.Sprintf("a value of type %s, whose Error method does not end", typeName(o.Value))
		}
		return &Error{Kind: "panic", Message: msg, Traceback: s.traceback(o, msg)}
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

// panicText is what a panic says: the error's or Stringer's own words; for
// other values what the Go runtime prints, and where that is an address, the
// value as Go source. A method that panics meanwhile is named.
func panicText(v any) (text string) {
	method := "Error"
	defer func() {
		if r := recover(); r != nil {
			text = fmt.Sprintf("%s.%s panicked: %v", typeName(v), method, r)
		}
		text = display.Text(text) // which bounds its length
	}()
	switch x := v.(type) {
	case error:
		return x.Error()
	case yaegi.Box:
		return boxPanicText(x)
	case fmt.Stringer:
		method = "String"
		return x.String()
	}
	return plainPanicText(v, reflect.TypeOf(v), fmt.Sprintf("%T", v))
}

// plainPanicText writes a value without words of its own: "boom", 42 (int),
// main.Code(7), main.T{X:1}.
func plainPanicText(v any, t reflect.Type, name string) string {
	if t == nil {
		return "nil"
	}
	basic := t.Kind() <= reflect.Complex128 || t.Kind() == reflect.String
	switch {
	case name == "string":
		return fmt.Sprint(v)
	case basic && strings.Contains(name, "."):
		format := "%s(%v)"
		if t.Kind() == reflect.String {
			format = "%s(%q)"
		}
		return fmt.Sprintf(format, name, v)
	case basic:
		return fmt.Sprintf("%v (%s)", v, name)
	}
	return fmt.Sprintf("%#v", v)
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
	return plainPanicText(b, reflect.TypeOf(b.Unwrap()), b.TypeName())
}

// finalError is the error that a cell's last expression came to.
func finalError(c Cell, cell *check.Cell, v any) *Error {
	msg := panicText(v)
	line, col := cell.Position(cell.Last.Pos())
	end, to := cell.Position(cell.Last.End())
	if end != line {
		to = col + 1
	}
	out := []string{"error: " + msg, fmt.Sprintf("%s, line %d", c.Name, line)}
	out = append(out, check.Underlined(strings.Split(c.Source, "\n"), line, col, to)...)
	return &Error{Kind: "error", Message: msg, Traceback: out}
}
