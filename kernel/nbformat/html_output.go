package nbformat

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strings"
)

// pictures are the image types a browser shows, in the order they are preferred.
var pictures = []string{"image/png", "image/jpeg", "image/gif", "image/webp"}

func (s *setter) output(o *Output) htmlOutput {
	switch o.Kind {
	case Stream:
		class := "stream"
		if o.Name == "stderr" {
			class = "stream stderr"
		}
		return htmlOutput{class, pre(ansiHTML(strings.TrimRight(o.Text, "\n")))}
	case ErrorOutput:
		return htmlOutput{"error", pre(errorHTML(o))}
	case DisplayData, ExecuteResult:
		return s.bundle(o.Data, o.Metadata)
	}
	return htmlOutput{}
}

func errorHTML(o *Output) template.HTML {
	text := strings.Join(o.Traceback, "\n")
	if strings.TrimSpace(text) != "" {
		return ansiHTML(strings.TrimRight(text, "\n"))
	}
	return `<span class="ename">` + escaped(o.EName) + `</span>: ` + ansiHTML(o.EValue)
}

// bundle sets the richest form that a page can show.
func (s *setter) bundle(data, metadata Object) htmlOutput {
	for _, mime := range pictures {
		if b64, ok := data[mime].(string); ok {
			return htmlOutput{"picture", picture(mime, b64, metadata[mime], plain(data))}
		}
	}
	if svg, ok := data["image/svg+xml"].(string); ok {
		b64 := base64.StdEncoding.EncodeToString([]byte(svg))
		return htmlOutput{"picture", picture("image/svg+xml", b64, metadata["image/svg+xml"], plain(data))}
	}
	if h, ok := data["text/html"].(string); ok && s.page.TrustHTML {
		return htmlOutput{"value", template.HTML(h)} //nolint:gosec // Page.TrustHTML says so
	}
	if m, ok := data["text/markdown"].(string); ok {
		return htmlOutput{"value", s.markdown(m, nil)}
	}
	if t := plain(data); t != "" {
		return htmlOutput{"value", pre(ansiHTML(strings.TrimRight(t, "\n")))}
	}
	return s.lastResort(data)
}

// lastResort shows a bundle without any of the usual forms as what it is.
func (s *setter) lastResort(data Object) htmlOutput {
	if l, ok := data["text/latex"].(string); ok {
		return htmlOutput{"value", pre(escaped(l))}
	}
	if v, ok := data["application/json"]; ok {
		if b, err := json.MarshalIndent(v, "", "  "); err == nil {
			return htmlOutput{"value", highlight("json", string(b))}
		}
	}
	var types []string
	for mime := range data {
		types = append(types, mime)
	}
	if len(types) == 0 {
		return htmlOutput{}
	}
	slices.Sort(types)
	return htmlOutput{"value", pre(escaped("[" + strings.Join(types, ", ") + "]"))}
}

func plain(data Object) string {
	t, _ := data["text/plain"].(string)
	return t
}

// escaped is text as HTML.
func escaped(s string) template.HTML {
	return template.HTML(template.HTMLEscapeString(s)) //nolint:gosec // escaped
}

func pre(body template.HTML) template.HTML { return "<pre>" + body + "</pre>" }

// picture sets an image with its data in the page. size is the bundle's
// metadata for the type: its width and height in CSS pixels, if it has them.
func picture(mime, b64 string, size any, alt string) template.HTML {
	b64 = strings.Map(base64Only, b64)
	first, _, _ := strings.Cut(alt, "\n")
	attrs := ""
	if o, ok := size.(Object); ok {
		for _, name := range []string{"width", "height"} {
			if n := number(o[name]); n > 0 {
				attrs += fmt.Sprintf(` %s="%d"`, name, n)
			}
		}
	}
	img := fmt.Sprintf(`<img src="data:%s;base64,%s" alt="%s"%s>`, mime, b64, template.HTMLEscapeString(first), attrs)
	return template.HTML(img) //nolint:gosec // the type is one of ours, the rest filtered or escaped
}

// base64Only drops line ends, and everything that could leave the attribute.
func base64Only(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '+', r == '/', r == '=':
		return r
	}
	return -1
}

func number(v any) int {
	var f float64
	switch n := v.(type) {
	case json.Number:
		f, _ = n.Float64()
	case int:
		f = float64(n)
	case float64:
		f = n
	}
	if !(f >= 1 && f < 1e5) {
		return 0
	}
	return int(f)
}
