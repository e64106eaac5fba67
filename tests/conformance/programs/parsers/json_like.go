package main

import (
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

type Value interface{ render(b *strings.Builder) }

type (
	Null   struct{}
	Bool   bool
	Number float64
	String string
	Array  []Value
	Object map[string]Value
)

func (Null) render(b *strings.Builder)   { b.WriteString("null") }
func (v Bool) render(b *strings.Builder) { fmt.Fprint(b, bool(v)) }
func (v Number) render(b *strings.Builder) {
	b.WriteString(strconv.FormatFloat(float64(v), 'g', -1, 64))
}
func (v String) render(b *strings.Builder) { b.WriteString(strconv.Quote(string(v))) }
func (v Array) render(b *strings.Builder) {
	b.WriteByte('[')
	for i, e := range v {
		if i > 0 {
			b.WriteByte(',')
		}
		e.render(b)
	}
	b.WriteByte(']')
}
func (v Object) render(b *strings.Builder) {
	keys := make([]string, 0, len(v))
	for k := range v {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	b.WriteByte('{')
	for i, k := range keys {
		if i > 0 {
			b.WriteByte(',')
		}
		String(k).render(b)
		b.WriteByte(':')
		v[k].render(b)
	}
	b.WriteByte('}')
}

type decoder struct {
	s string
	i int
}

var errEnd = errors.New("unexpected end")

func (d *decoder) space() { d.i += len(d.s[d.i:]) - len(strings.TrimLeft(d.s[d.i:], " \t\n")) }

func (d *decoder) value() (Value, error) {
	d.space()
	if d.i >= len(d.s) {
		return nil, errEnd
	}
	switch c := d.s[d.i]; c {
	case '{':
		o := Object{}
		err := d.items('}', func() error {
			k, err := d.value()
			if err != nil {
				return err
			}
			key, ok := k.(String)
			if !ok {
				return fmt.Errorf("key is a %T", k)
			}
			d.space()
			if d.i >= len(d.s) || d.s[d.i] != ':' {
				return fmt.Errorf("no colon at %d", d.i)
			}
			d.i++
			o[string(key)], err = d.value()
			return err
		})
		return o, err
	case '[':
		a := Array{}
		err := d.items(']', func() error {
			v, err := d.value()
			a = append(a, v)
			return err
		})
		return a, err
	case '"':
		q, err := strconv.QuotedPrefix(d.s[d.i:])
		if err != nil {
			return nil, fmt.Errorf("string at %d: %w", d.i, err)
		}
		d.i += len(q)
		s, err := strconv.Unquote(q)
		return String(s), err
	}
	for word, v := range map[string]Value{"null": Null{}, "true": Bool(true), "false": Bool(false)} {
		if strings.HasPrefix(d.s[d.i:], word) {
			d.i += len(word)
			return v, nil
		}
	}
	end := d.i
	for end < len(d.s) && strings.ContainsRune("+-.eE0123456789", rune(d.s[end])) {
		end++
	}
	f, err := strconv.ParseFloat(d.s[d.i:end], 64)
	if err != nil {
		return nil, fmt.Errorf("at %d: %w", d.i, err)
	}
	d.i = end
	return Number(f), nil
}

func (d *decoder) items(close byte, item func() error) error {
	d.i++
	for first := true; ; first = false {
		d.space()
		switch {
		case d.i >= len(d.s):
			return errEnd
		case d.s[d.i] == close:
			d.i++
			return nil
		case !first && d.s[d.i] != ',':
			return fmt.Errorf("no comma at %d", d.i)
		case !first:
			d.i++
		}
		if err := item(); err != nil {
			return err
		}
	}
}

func main() {
	for _, s := range []string{
		`{"b": [1, 2.5e3, -0.25], "a": {"x": null, "y": [true, false, []]}, "c": "tab\t\"q\""}`,
		`[1, 2`, `{"a" 1}`, `{1: 2}`, `[1 2]`, `"open`, `nul`, ``,
	} {
		v, err := (&decoder{s: s}).value()
		if err != nil {
			fmt.Println("error:", err, errors.Is(err, errEnd), errors.Is(err, strconv.ErrSyntax))
			continue
		}
		var b strings.Builder
		v.render(&b)
		o := v.(Object)
		fmt.Println(b.String(), len(o["b"].(Array)), o["a"].(Object)["x"] == Null{})
	}
}

// Output:
// {"a":{"x":null,"y":[true,false,[]]},"b":[1,2500,-0.25],"c":"tab\t\"q\""} 3 true
// error: unexpected end true false
// error: no colon at 5 false false
// error: key is a main.Number false false
// error: no comma at 3 false false
// error: string at 0: invalid syntax false true
// error: at 0: strconv.ParseFloat: parsing "": invalid syntax false true
// error: unexpected end true false
