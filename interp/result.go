package interp

import (
	"errors"
	"fmt"
	"go/types"
	"reflect"
	"strings"

	"fluxrepl/interp/check"
	"fluxrepl/interp/display"
	"fluxrepl/interp/rewrite"
	"fluxrepl/interp/symbols"
	"fluxrepl/interp/yaegi"
)

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

func interruptedError(abandoned bool) *Error {
	e := &Error{Kind: "interrupted", Message: "interrupted", Traceback: []string{"interrupted"}}
	if abandoned {
		e.Message = "interrupted; a compiled call did not return and was left behind"
		e.Traceback = []string{e.Message}
	}
	return e
}

// outcome turns the end of a run into a value or an error.
func (s *Session) outcome(c Cell, cell *check.Cell, o yaegi.Outcome) (*display.Data, *Error) {
	switch {
	case o.Interrupted:
		return nil, interruptedError(o.Abandoned)
	case o.Exit:
		msg := fmt.Sprintf("exit status %d", o.Code)
		return nil, &Error{Kind: "exit", Message: msg, Traceback: []string{msg}}
	case o.Overflow:
		msg := "stack overflow: a function calls itself without end"
		return nil, &Error{Kind: "panic", Message: msg, Traceback: s.traceback(c, o, msg)}
	case o.Panic:
		msg := panicText(o.Value)
		return nil, &Error{Kind: "panic", Message: msg, Traceback: s.traceback(c, o, msg)}
	}
	return s.value(c, cell, o.Values)
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
// other values what the Go runtime prints.
func panicText(v any) string {
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

func boxPanicText(b yaegi.Box) string {
	if b.HasMethod("Error", "func() string") || b.HasMethod("String", "func() string") {
		return fmt.Sprint(b)
	}
	return fmt.Sprintf("%+v (%s)", b, b.TypeName())
}

// value shows the values of the last expression: one in all its forms,
// several as text, a final error that is not nil as an error.
func (s *Session) value(c Cell, cell *check.Cell, vs []yaegi.Value) (*display.Data, *Error) {
	if len(vs) == 0 {
		return nil, nil
	}
	last := vs[len(vs)-1]
	if isError(s.world.Type(last.Type)) && last.Value != nil {
		return nil, s.finalError(c, cell, last.Value)
	}
	if isError(s.world.Type(last.Type)) && len(vs) > 1 {
		vs = vs[:len(vs)-1]
	}
	if cell.Hidden {
		return nil, nil
	}
	if len(vs) == 1 {
		if vs[0].Value == nil {
			if isError(s.world.Type(vs[0].Type)) {
				return nil, nil
			}
			d := display.Data{Data: display.MIMEMap{display.MIMETypeText: "<nil>"}}
			return &d, nil
		}
		d, ok := display.Of(present(vs[0].Value))
		if !ok {
			return nil, nil
		}
		return &d, nil
	}
	parts := make([]string, len(vs))
	for i, v := range vs {
		parts[i] = "<nil>"
		if d, ok := display.Of(present(v.Value)); ok {
			parts[i] = d.Text()
		}
	}
	d := display.Data{Data: display.MIMEMap{display.MIMETypeText: strings.Join(parts, " ")}}
	return &d, nil
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

func (s *Session) finalError(c Cell, cell *check.Cell, v any) *Error {
	msg := panicText(v)
	line, _ := cell.Position(cell.Last.Pos())
	out := []string{"error: " + msg, fmt.Sprintf("%s, line %d", c.Name, line)}
	out = append(out, check.Excerpt(strings.Split(c.Source, "\n"), line, 0)...)
	return &Error{Kind: "error", Message: msg, Traceback: out}
}

// present gives a boxed value the display methods that its type has.
func present(v any) any {
	b, ok := yaegi.Open(v).(yaegi.Box)
	if !ok {
		return v
	}
	d := display.Data{Data: display.MIMEMap{}}
	found := false
	for _, name := range symbols.Adapters() {
		short, isDisplay := strings.CutPrefix(name, "fluxrepl/interp/display.")
		if !isDisplay {
			continue
		}
		a, has := b.As("fluxrepl/interp/display", short)
		if !has {
			continue
		}
		if form, ok := display.Of(a); ok {
			found = true
			for k, x := range form.Data {
				d.Data[k] = x
			}
		}
	}
	text := fmt.Sprintf("%+v", b)
	if !found {
		d.Data[display.MIMETypeText] = text
		return d
	}
	d.Data[display.MIMETypeText] = text
	return d
}
