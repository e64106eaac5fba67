package nbformat

import (
	"bytes"
	"encoding/base64"
	"html/template"
	"io/fs"
	"mime"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdownParser reads CommonMark and the usual extensions; it is safe to share.
var markdownParser = goldmark.New(
	goldmark.WithExtensions(extension.GFM),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(ownNodes{}, 100))),
)

// markdown sets markdown as HTML; files are the cell's attachments.
func (s *setter) markdown(source string, files Object) template.HTML {
	src := []byte(source)
	doc := markdownParser.Parser().Parse(text.NewReader(src), s.headings())
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if img, ok := n.(*ast.Image); ok && entering {
			img.Destination = []byte(s.inline(string(img.Destination), files))
		}
		return ast.WalkContinue, nil
	})
	var b bytes.Buffer
	if err := markdownParser.Renderer().Render(&b, src, doc); err != nil {
		return pre(escaped(source))
	}
	return template.HTML(b.String()) //nolint:gosec // goldmark escapes, ownNodes filters raw HTML
}

// headings makes the ids of headings unique over the page, not over the cell.
func (s *setter) headings() parser.ParseOption {
	if s.ids == nil {
		s.ids = parser.NewContext().IDs()
	}
	return parser.WithContext(parser.NewContext(parser.WithIDs(s.ids)))
}

// inline turns a picture's address into a data address if it names an
// attachment of the cell or a file among the page's assets.
func (s *setter) inline(dest string, files Object) string {
	if name, ok := strings.CutPrefix(dest, "attachment:"); ok {
		if unescaped, err := url.PathUnescape(name); err == nil {
			name = unescaped
		}
		b, _ := files[name].(Object)
		for _, m := range append(pictures, "image/svg+xml") {
			if data, ok := b[m].(string); ok {
				return dataURL(m, data)
			}
		}
		return dest
	}
	if s.page.Assets == nil || strings.Contains(dest, ":") || strings.HasPrefix(dest, "/") {
		return dest
	}
	if unescaped, err := url.PathUnescape(dest); err == nil {
		dest = unescaped
	}
	m := mime.TypeByExtension(path.Ext(dest))
	m, _, _ = strings.Cut(m, ";")
	if !strings.HasPrefix(m, "image/") {
		return dest
	}
	b, err := fs.ReadFile(s.page.Assets, path.Clean(dest))
	if err != nil {
		return dest
	}
	return dataURL(m, base64.StdEncoding.EncodeToString(b))
}

func dataURL(mime, b64 string) string {
	return "data:" + mime + ";base64," + strings.Map(base64Only, b64)
}

// ownNodes sets the nodes of the markdown tree that goldmark's own renderer
// sets otherwise than a page wants: code in colours, pictures from data
// addresses, raw HTML filtered.
type ownNodes struct{}

// RegisterFuncs is called by goldmark.
func (ownNodes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindFencedCodeBlock, fencedCode)
	r.Register(ast.KindHTMLBlock, htmlBlock)
	r.Register(ast.KindRawHTML, rawHTML)
	r.Register(ast.KindImage, image)
}

func fencedCode(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		block := n.(*ast.FencedCodeBlock)
		_, err := w.WriteString(string(highlight(string(block.Language(source)), lines(block, source))) + "\n")
		return ast.WalkContinue, err
	}
	return ast.WalkContinue, nil
}

func htmlBlock(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	block := n.(*ast.HTMLBlock)
	html := ""
	if entering {
		html = lines(block, source)
	} else if block.HasClosure() {
		html = string(block.ClosureLine.Value(source))
	}
	_, err := w.WriteString(filterTags(html))
	return ast.WalkContinue, err
}

func rawHTML(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkSkipChildren, nil
	}
	var b strings.Builder
	segments := n.(*ast.RawHTML).Segments
	for i := range segments.Len() {
		seg := segments.At(i)
		b.Write(seg.Value(source))
	}
	_, err := w.WriteString(filterTags(b.String()))
	return ast.WalkSkipChildren, err
}

func image(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	img := n.(*ast.Image)
	dest := string(img.Destination)
	// goldmark takes every data address of SVG for dangerous; inside img no
	// script of it runs.
	if !strings.HasPrefix(dest, "data:image/") {
		if u, err := url.Parse(dest); err != nil || (u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https") {
			dest = ""
		}
	}
	_, err := w.WriteString(`<img src="` + template.HTMLEscapeString(dest) + `" alt="` +
		template.HTMLEscapeString(string(altText(img, source))) + `">`)
	return ast.WalkSkipChildren, err
}

func altText(n ast.Node, source []byte) []byte {
	var b []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b = append(b, t.Segment.Value(source)...)
			continue
		}
		b = append(b, altText(c, source)...)
	}
	return b
}

func lines(n ast.Node, source []byte) string {
	var b strings.Builder
	segments := n.Lines()
	for i := range segments.Len() {
		seg := segments.At(i)
		b.Write(seg.Value(source))
	}
	return b.String()
}

// plainTag matches the tags that markdown may use: they set type or fold text,
// and carry no attribute.
var plainTag = regexp.MustCompile(`(?i)^</?(b|i|em|strong|u|s|sub|sup|kbd|mark|small|code|br|details|summary)\s*/?>`)

var comment = regexp.MustCompile(`(?s)<!--.*?-->`)

// filterTags keeps plain tags, drops comments and shows the rest as text.
func filterTags(html string) string {
	html = comment.ReplaceAllString(html, "")
	var b strings.Builder
	for html != "" {
		i := strings.IndexByte(html, '<')
		if i < 0 {
			i = len(html)
		}
		if i > 0 {
			b.WriteString(escapeText(html[:i]))
			html = html[i:]
			continue
		}
		if tag := plainTag.FindString(html); tag != "" {
			b.WriteString(tag)
			html = html[len(tag):]
			continue
		}
		b.WriteString("&lt;")
		html = html[1:]
	}
	return b.String()
}

// escapeText leaves entities alone, which HTML in markdown may hold.
func escapeText(s string) string {
	return strings.NewReplacer("<", "&lt;", ">", "&gt;", `"`, "&#34;").Replace(s)
}

// firstHeading finds the first heading of a markdown text.
func firstHeading(source string) string {
	src := []byte(source)
	doc := markdownParser.Parser().Parse(text.NewReader(src))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			return string(altText(h, src))
		}
	}
	return ""
}
