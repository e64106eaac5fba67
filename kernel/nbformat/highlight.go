package nbformat

import (
	"html/template"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// highlight sets code as a pre element with coloured tokens. chroma cuts the
// tokens; its own formatter would bring some thirty classes of which a page
// needs six. A language without a lexer is set plain.
func highlight(language, code string) template.HTML {
	var b strings.Builder
	b.WriteString("<pre><code>")
	writeTokens(&b, language, strings.TrimRight(code, "\n"))
	b.WriteString("</code></pre>")
	return template.HTML(b.String()) //nolint:gosec // every token was escaped
}

func writeTokens(b *strings.Builder, language, code string) {
	lexer := lexers.Get(language)
	if lexer == nil {
		b.WriteString(template.HTMLEscapeString(code))
		return
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, code)
	if err != nil {
		b.WriteString(template.HTMLEscapeString(code))
		return
	}
	left := len(code) // a lexer may end the text with a newline of its own
	for t := tokens(); t != chroma.EOF && left > 0; t = tokens() {
		text := t.Value[:min(len(t.Value), left)]
		left -= len(text)
		class := tokenClass(t.Type)
		if class == "" {
			b.WriteString(template.HTMLEscapeString(text))
			continue
		}
		b.WriteString(`<span class="` + class + `">` + template.HTMLEscapeString(text) + "</span>")
	}
}

// tokenClass maps a kind of token to a class of page.css; "" = plain ink.
func tokenClass(t chroma.TokenType) string {
	switch {
	case t == chroma.KeywordType:
		return "ct"
	case t == chroma.KeywordConstant, t.InSubCategory(chroma.LiteralNumber):
		return "cm"
	case t.InCategory(chroma.Keyword):
		return "ck"
	case t == chroma.NameFunction, t == chroma.NameBuiltin, t == chroma.NameClass:
		return "cn"
	case t.InSubCategory(chroma.LiteralString):
		return "cs"
	case t.InCategory(chroma.Comment):
		return "cc"
	}
	return ""
}
