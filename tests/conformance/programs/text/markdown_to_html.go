package main

import (
	"fmt"
	"html"
	"regexp"
	"strings"
)

type block interface{ HTML() string }

type (
	heading struct {
		level int
		text  string
	}
	paragraph []string
	bullets   struct{ items []string }
	code      string
)

var spans = []struct {
	re *regexp.Regexp
	to string
}{
	{regexp.MustCompile(`\*\*(.+?)\*\*`), "<b>$1</b>"},
	{regexp.MustCompile(`\*(.+?)\*`), "<i>$1</i>"},
	{regexp.MustCompile("`(.+?)`"), "<code>$1</code>"},
	{regexp.MustCompile(`\[(?P<text>[^]]+)\]\((?P<url>[^)]+)\)`), `<a href="${url}">${text}</a>`},
}

func inline(s string) string {
	s = html.EscapeString(s)
	for _, sp := range spans {
		s = sp.re.ReplaceAllString(s, sp.to)
	}
	return s
}

func (h heading) HTML() string   { return fmt.Sprintf("<h%[1]d>%[2]s</h%[1]d>", h.level, inline(h.text)) }
func (p paragraph) HTML() string { return "<p>" + inline(strings.Join(p, " ")) + "</p>" }
func (b *bullets) HTML() string {
	s := "<ul>"
	for _, it := range b.items {
		s += "<li>" + inline(it) + "</li>"
	}
	return s + "</ul>"
}
func (c code) HTML() string { return "<pre>" + html.EscapeString(string(c)) + "</pre>" }

func parse(src string) (out []block) {
	for _, chunk := range strings.Split(strings.TrimSpace(src), "\n\n") {
		lines := strings.Split(chunk, "\n")
		switch l := lines[0]; {
		case strings.HasPrefix(l, "#"):
			text := strings.TrimLeft(l, "#")
			out = append(out, heading{len(l) - len(text), strings.TrimSpace(text)})
		case strings.HasPrefix(l, "- "):
			b := &bullets{}
			for _, l := range lines {
				b.items = append(b.items, l[2:])
			}
			out = append(out, b)
		case strings.HasPrefix(l, "    "):
			out = append(out, code(strings.ReplaceAll(chunk, "    ", "")))
		default:
			out = append(out, paragraph(lines))
		}
	}
	return
}

func main() {
	for _, b := range parse(`
# The *title*

Some **bold** & plain
text with ` + "`code < x`" + `.

- one
- [two](http://x.org/?a=1&b=2)

    if a < b {
    }

### Third`) {
		fmt.Printf("%T %s\n", b, b.HTML())
	}
}

// Output:
// main.heading <h1>The <i>title</i></h1>
// main.paragraph <p>Some <b>bold</b> &amp; plain text with <code>code &lt; x</code>.</p>
// *main.bullets <ul><li>one</li><li><a href="http://x.org/?a=1&amp;b=2">two</a></li></ul>
// main.code <pre>if a &lt; b {
// }</pre>
// main.heading <h3>Third</h3>
