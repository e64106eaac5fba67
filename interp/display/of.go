package display

import (
	"fmt"
	"maps"
	"reflect"
	"strings"
)

// Of returns how v looks: every form that its methods give, and always
// text/plain. It reports false, and no Data, for nil: nothing to show.
//
// A Data, and whatever has Render or SimpleRender, is taken at its word; only a
// missing text is added. Otherwise each row of the table of forms is asked. Of a
// picture's forms (PNG, JPEG, SVG, PDF and image.Image) the first in that order
// is made and no other, so that a plot is not drawn twice.
//
// A value that stands for another (with a method Unwrap() any, as the values of a
// cell's own types do inside compiled code) shows the forms of both.
//
// A display method that panics does not take the cell down with it: its form is
// missing and the text says which method panicked and how.
func Of(v any) (Data, bool) {
	if v == nil {
		return Data{}, false
	}
	c := &collector{out: Data{Data: MIMEMap{}}}
	for layer, depth := v, 0; layer != nil && depth < maxUnwrap; depth++ {
		c.collect(layer)
		layer = c.unwrap(layer)
	}
	if _, ok := c.out.Data[MIMETypeText]; !ok {
		c.out.Data[MIMETypeText] = Text(v)
	}
	c.report()
	return c.out, true
}

// maxUnwrap bounds a chain of Unwrap methods; one that never ends is a mistake.
const maxUnwrap = 16

// collector gathers the forms of one value.
type collector struct {
	out     Data
	picture bool // a picture is there already
	trouble []string
}

// collect adds the forms that v has and that are not there yet.
func (c *collector) collect(v any) {
	if d, ok := c.whole(v); ok {
		c.merge(d)
		return
	}
	for _, f := range forms {
		if _, have := c.out.Data[f.mime]; have || (f.picture && c.picture) {
			continue
		}
		form := c.call(v, f.method, f.get)
		if form == nil {
			continue
		}
		c.out.Data[f.mime] = form
		if f.picture {
			c.picture = true
			c.describe(v, f.mime)
		}
	}
}

// whole returns the Data of a value that gives all its forms itself.
func (c *collector) whole(v any) (Data, bool) {
	switch x := v.(type) {
	case Data:
		return x, true
	case *Data:
		if x != nil {
			return *x, true
		}
	case Renderer:
		d, ok := c.call(v, "Render", func(any) any { return x.Render() }).(Data)
		return d, ok
	case SimpleRenderer:
		m, ok := c.call(v, "SimpleRender", func(any) any { return x.SimpleRender() }).(MIMEMap)
		return Data{Data: m}, ok
	}
	return Data{}, false
}

// merge adds the forms of d; d's own maps are not written to.
func (c *collector) merge(d Data) {
	for mime, form := range d.Data {
		if _, have := c.out.Data[mime]; !have {
			c.out.Data[mime] = form
		}
	}
	c.out.Metadata = merged(c.out.Metadata, d.Metadata)
	c.out.Transient = merged(c.out.Transient, d.Transient)
}

// merged returns a map with the entries of both, or nil if there are none.
func merged(a, b MIMEMap) MIMEMap {
	if len(b) == 0 {
		return a
	}
	m := maps.Clone(b)
	maps.Copy(m, a)
	return m
}

// describe adds the metadata of a picture.
func (c *collector) describe(v any, mime string) {
	size, _ := c.call(v, "Size", func(v any) any { return metadata(v) }).(MIMEMap)
	if size != nil {
		c.out.Metadata = merged(c.out.Metadata, MIMEMap{mime: size})
	}
}

// unwrap returns what v stands for, or nil.
func (c *collector) unwrap(v any) any {
	u, ok := v.(interface{ Unwrap() any })
	if !ok {
		return nil
	}
	return c.call(v, "Unwrap", func(any) any { return u.Unwrap() })
}

// call calls one method of a value. A panic is noted and gives nil; a method
// that fails because its pointer receiver is nil is passed over in silence.
func (c *collector) call(v any, method string, get func(any) any) (form any) {
	defer func() {
		if r := recover(); r != nil {
			form = nil
			if !isNil(v) {
				c.trouble = append(c.trouble, methodError(v, method, r))
			}
		}
	}()
	return get(v)
}

// report adds the panics to the text.
func (c *collector) report() {
	if len(c.trouble) == 0 {
		return
	}
	text, _ := c.out.Data[MIMETypeText].(string)
	lines := append([]string{text}, c.trouble...)
	c.out.Data[MIMETypeText] = strings.Join(lines, "\n")
}

// methodError is the sentence that says which method panicked and with what.
func methodError(v any, method string, value any) string {
	e := MethodError{Type: fmt.Sprintf("%T", v), Method: method, Value: Text(value)}
	return e.Error()
}

// isNil reports whether v is a nil pointer, map, slice, function or channel.
func isNil(v any) bool {
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return r.IsNil()
	}
	return false
}

// withText returns d with a text/plain form, made from its other forms if it has
// none: the text of the one string that it holds, or a list of what it holds.
func withText(d Data) Data {
	if _, ok := d.Data[MIMETypeText]; ok {
		return d
	}
	out, _ := Of(d)
	return out
}
