package nbformat

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// encoder writes JSON the way Jupyter lays it out. encoding/json would do but
// for U+2028 and U+2029, which it always escapes: a notebook that Jupyter wrote
// would change by being read and written.
type encoder struct {
	w   *bufio.Writer
	err error
}

func (e *encoder) raw(s string) {
	if e.err == nil {
		_, e.err = e.w.WriteString(s)
	}
}

func (e *encoder) value(v any, depth int) {
	switch v := v.(type) {
	case string:
		e.text(v)
	case Object:
		e.object(v, depth)
	case []any:
		e.list(v, depth)
	case json.Number:
		e.raw(v.String())
	default: // numbers, booleans, null, and values a cell put into a JSON bundle
		e.other(v, depth)
	}
}

func (e *encoder) object(o Object, depth int) {
	if len(o) == 0 {
		e.raw("{}")
		return
	}
	sep := "{"
	for _, k := range slices.Sorted(maps.Keys(o)) {
		e.raw(sep)
		e.newline(depth + 1)
		e.text(k)
		e.raw(": ")
		e.value(o[k], depth+1)
		sep = ","
	}
	e.newline(depth)
	e.raw("}")
}

func (e *encoder) list(items []any, depth int) {
	if len(items) == 0 {
		e.raw("[]")
		return
	}
	sep := "["
	for _, v := range items {
		e.raw(sep)
		e.newline(depth + 1)
		e.value(v, depth+1)
		sep = ","
	}
	e.newline(depth)
	e.raw("]")
}

func (e *encoder) newline(depth int) { e.raw("\n" + strings.Repeat(" ", depth)) }

// other goes through encoding/json and back, so that structs and typed maps
// come out in the same layout as everything else.
func (e *encoder) other(v any, depth int) {
	b, err := json.Marshal(v)
	if err != nil {
		if e.err == nil {
			e.err = err
		}
		return
	}
	switch b[0] {
	case '{', '[', '"':
		doc, err := decode(b)
		if err != nil && e.err == nil {
			e.err = err
		}
		e.value(doc, depth)
	default:
		e.raw(string(b))
	}
}

const hexDigits = "0123456789abcdef"

// text writes a string with only the escapes that JSON demands. Bytes that are
// no UTF-8 become U+FFFD.
func (e *encoder) text(s string) {
	e.raw(`"`)
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if esc := escape(c); esc != "" {
				e.raw(s[start:i])
				e.raw(esc)
				start = i + 1
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			e.raw(s[start:i])
			e.raw("\uFFFD")
			start = i + 1
		}
		i += size
	}
	e.raw(s[start:])
	e.raw(`"`)
}

func escape(c byte) string {
	switch c {
	case '"':
		return `\"`
	case '\\':
		return `\\`
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	case '\b':
		return `\b`
	case '\f':
		return `\f`
	}
	if c < 0x20 {
		return fmt.Sprintf(`\u00%c%c`, hexDigits[c>>4], hexDigits[c&15])
	}
	return ""
}
