package nbformat

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"
)

// ansiHTML turns terminal text into HTML: colours and type styles become
// spans, a carriage return starts its line over as in a terminal (so of a
// progress bar only the last state is left), other escape sequences vanish.
func ansiHTML(text string) template.HTML {
	var b strings.Builder
	var st ansiStyle
	for line := range strings.Lines(text) {
		body := strings.TrimRight(line, "\r\n")
		if i := strings.LastIndexByte(body, '\r'); i >= 0 {
			st = styleAfter(st, body[:i])
			body = body[i+1:]
		}
		st = writeANSI(&b, st, body)
		if strings.HasSuffix(line, "\n") {
			b.WriteByte('\n')
		}
	}
	return template.HTML(b.String()) //nolint:gosec // writeANSI escapes all text
}

// ansiStyle is the state that SGR sequences set.
type ansiStyle struct {
	bold, faint, italic, underline, strike, inverse bool
	fg, bg                                          string // "" or "f3" (a class) or "#a0b1c2"
}

// writeANSI writes one line and returns the style at its end. Spans never
// cross a line, so that a cut line cannot leave one open.
func writeANSI(b *strings.Builder, st ansiStyle, s string) ansiStyle {
	for s != "" {
		i := strings.IndexByte(s, 0x1b)
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			st.write(b, s[:i])
			s = s[i:]
			continue
		}
		params, final, n := escapeSequence(s)
		if final == 'm' {
			st = st.apply(params)
		}
		s = s[n:]
	}
	return st
}

func styleAfter(st ansiStyle, s string) ansiStyle {
	var discard strings.Builder
	return writeANSI(&discard, st, s)
}

// escapeSequence cuts the escape sequence that s begins with: a CSI sequence
// gives its parameters and final byte, an OSC sequence is skipped up to its
// terminator, anything else is ESC and one byte.
func escapeSequence(s string) (params string, final byte, length int) {
	if len(s) < 2 {
		return "", 0, len(s)
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s); i++ {
			if s[i] >= 0x40 && s[i] <= 0x7e {
				return s[2:i], s[i], i + 1
			}
		}
		return "", 0, len(s)
	case ']':
		for i := 2; i < len(s); i++ {
			if s[i] == 0x07 {
				return "", 0, i + 1
			}
			if s[i] == 0x1b && i+1 < len(s) && s[i+1] == '\\' {
				return "", 0, i + 2
			}
		}
		return "", 0, len(s)
	}
	return "", 0, 2
}

func (st ansiStyle) apply(params string) ansiStyle {
	codes := strings.FieldsFunc(params, func(r rune) bool { return r == ';' || r == ':' })
	if len(codes) == 0 {
		return ansiStyle{}
	}
	for i := 0; i < len(codes); i++ {
		n, err := strconv.Atoi(codes[i])
		if err != nil {
			continue
		}
		if n == 38 || n == 48 {
			colour, used := extendedColour(codes[i+1:])
			if n == 38 {
				st.fg = colour
			} else {
				st.bg = colour
			}
			i += used
			continue
		}
		st = st.set(n)
	}
	return st
}

func (st ansiStyle) set(n int) ansiStyle {
	switch {
	case n == 0:
		return ansiStyle{}
	case n == 1:
		st.bold = true
	case n == 2:
		st.faint = true
	case n == 3:
		st.italic = true
	case n == 4:
		st.underline = true
	case n == 7:
		st.inverse = true
	case n == 9:
		st.strike = true
	case n == 22:
		st.bold, st.faint = false, false
	case n == 23:
		st.italic = false
	case n == 24:
		st.underline = false
	case n == 27:
		st.inverse = false
	case n == 29:
		st.strike = false
	case n >= 30 && n <= 37:
		st.fg = fmt.Sprintf("f%d", n-30)
	case n == 39:
		st.fg = ""
	case n >= 40 && n <= 47:
		st.bg = fmt.Sprintf("f%d", n-40)
	case n == 49:
		st.bg = ""
	case n >= 90 && n <= 97:
		st.fg = fmt.Sprintf("f%d", n-90+8)
	case n >= 100 && n <= 107:
		st.bg = fmt.Sprintf("f%d", n-100+8)
	}
	return st
}

// extendedColour reads what follows 38 or 48: 5;n (the palette of 256) or
// 2;r;g;b, and returns how many codes it used.
func extendedColour(codes []string) (colour string, used int) {
	num := func(i int) int {
		if i >= len(codes) {
			return 0
		}
		n, _ := strconv.Atoi(codes[i])
		return min(max(n, 0), 255)
	}
	if len(codes) == 0 {
		return "", 0
	}
	switch codes[0] {
	case "5":
		return paletteColour(num(1)), min(2, len(codes))
	case "2":
		return fmt.Sprintf("#%02x%02x%02x", num(1), num(2), num(3)), min(4, len(codes))
	}
	return "", 1
}

// paletteColour is xterm's palette: 16 named colours, a 6x6x6 cube, 24 greys.
func paletteColour(n int) string {
	switch {
	case n < 16:
		return fmt.Sprintf("f%d", n)
	case n >= 232:
		g := 8 + 10*(n-232)
		return fmt.Sprintf("#%02x%02x%02x", g, g, g)
	}
	level := func(i int) int {
		if i == 0 {
			return 0
		}
		return 55 + 40*i
	}
	n -= 16
	return fmt.Sprintf("#%02x%02x%02x", level(n/36), level(n/6%6), level(n%6))
}

func (st ansiStyle) write(b *strings.Builder, text string) {
	class, style := st.attributes()
	if class == "" && style == "" {
		b.WriteString(template.HTMLEscapeString(text))
		return
	}
	b.WriteString("<span")
	if class != "" {
		b.WriteString(` class="` + class + `"`)
	}
	if style != "" {
		b.WriteString(` style="` + style + `"`)
	}
	b.WriteString(">" + template.HTMLEscapeString(text) + "</span>")
}

func (st ansiStyle) attributes() (class, style string) {
	var classes, styles []string
	for _, f := range []struct {
		on   bool
		name string
	}{{st.bold, "b"}, {st.faint, "d"}, {st.italic, "i"}, {st.underline, "u"}, {st.strike, "x"}} {
		if f.on {
			classes = append(classes, f.name)
		}
	}
	fg, bg := st.fg, st.bg
	if st.inverse {
		fg, bg = orDefault(bg, "var(--paper)"), orDefault(fg, "var(--ink)")
	}
	if isClass(fg) {
		classes = append(classes, fg)
	} else if fg != "" {
		styles = append(styles, "color:"+fg)
	}
	if isClass(bg) {
		styles = append(styles, "background:var(--a"+bg[1:]+")")
	} else if bg != "" {
		styles = append(styles, "background:"+bg)
	}
	return strings.Join(classes, " "), strings.Join(styles, ";")
}

func isClass(colour string) bool { return strings.HasPrefix(colour, "f") }

func orDefault(s, d string) string {
	if s == "" {
		return d
	}
	return s
}
