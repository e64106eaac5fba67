package interp

import (
	"fmt"
	"go/types"
	"strings"

	"fluxrepl/interp/check"
	"fluxrepl/interp/display"
	"fluxrepl/interp/symbols"
	"fluxrepl/interp/yaegi"
)

// value shows the values of the last expression: one in all its forms,
// several as text, a final error that is not nil as an error.
func (s *Session) value(c Cell, cell *check.Cell, vs []yaegi.Value) (*display.Data, *Error) {
	if len(vs) == 0 {
		return nil, nil
	}
	last := vs[len(vs)-1]
	if isError(s.world.Type(last.Type)) {
		if last.Value != nil {
			return nil, finalError(c, cell, last.Value)
		}
		vs = vs[:len(vs)-1]
	}
	if s.magics.raw != nil {
		s.magics.raw(vs)
		return nil, nil
	}
	if cell.Hidden || len(vs) == 0 {
		return nil, nil
	}
	s.remember(c, vs[0])
	d := look(vs[0].Value)
	if len(vs) > 1 {
		parts := make([]string, len(vs))
		for i, v := range vs {
			parts[i] = look(v.Value).Text()
		}
		d = text(strings.Join(parts, " "))
	}
	return &d, nil
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

func text(s string) display.Data {
	return display.Data{Data: display.MIMEMap{display.MIMETypeText: s}}
}

// look is how a value looks: a nil interface too.
func look(v any) display.Data {
	if b, ok := yaegi.Open(v).(yaegi.Box); ok {
		return lookOf(b)
	}
	if d, ok := display.Of(v); ok {
		return d
	}
	return text("<nil>")
}

// displayPath is where the display interfaces are declared.
const displayPath = "fluxrepl/interp/display"

// lookOf is how a value of a cell's type looks: its text, and the forms that
// the display methods of its type give.
func lookOf(b yaegi.Box) display.Data {
	d := display.Data{Data: display.MIMEMap{}, Metadata: display.MIMEMap{}, Transient: display.MIMEMap{}}
	var trouble []string
	for _, name := range symbols.Adapters() {
		short, ok := strings.CutPrefix(name, displayPath+".")
		if !ok {
			continue
		}
		a, ok := b.As(displayPath, short)
		if !ok {
			continue
		}
		form, _ := display.Of(a)
		whole := short == "Renderer" || short == "SimpleRenderer"
		if where := fmt.Sprintf("%T.", a); strings.Contains(form.Text(), where) {
			_, what, _ := strings.Cut(form.Text(), where)
			trouble = append(trouble, b.TypeName()+"."+what)
			whole = false
		}
		if !whole {
			delete(form.Data, display.MIMETypeText) // the adapter's, not the value's
		}
		add(d.Data, form.Data)
		add(d.Metadata, form.Metadata)
		add(d.Transient, form.Transient)
	}
	if _, ok := d.Data[display.MIMETypeText]; !ok {
		own := display.Text(fmt.Sprintf("%+v", b)) // which bounds its length
		d.Data[display.MIMETypeText] = strings.Join(append([]string{own}, trouble...), "\n")
	}
	return d
}

// add adds what is not there yet.
func add(to, from display.MIMEMap) {
	for k, v := range from {
		if _, have := to[k]; !have {
			to[k] = v
		}
	}
}
