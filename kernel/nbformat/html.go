package nbformat

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"io/fs"

	"github.com/yuin/goldmark/parser"
)

//go:embed page.html
var pageSource string

//go:embed page.css
var pageStyle string

var pageTemplate = template.Must(template.New("page").Parse(pageSource))

// Page says how [WriteHTML] sets a notebook. The zero value works.
type Page struct {
	Title  string // of the browser's tab; empty: the notebook's first heading
	Footer string // a line at the end of the page; may be empty
	Assets fs.FS  // where markdown's relative pictures are read from to be put into the page; nil: left as links

	// TrustHTML puts text/html outputs into the page as they are, scripts
	// included. Set it for outputs that the reader's own run has just made. If
	// it is false such an output is shown by its picture or its plain text.
	TrustHTML bool
}

// WriteHTML writes the notebook as one self-contained page: no script, no
// request to anywhere; light or dark as the reader's system is set.
//
// Markdown is CommonMark with tables, strikethrough, task lists and links
// from bare addresses. HTML in it is shown as text, except tags without
// attributes that only set type (b, i, em, strong, u, s, sub, sup, kbd, mark,
// small, code, br, details, summary). Links may not run scripts. Code is
// coloured as Go; other languages are set plain. Pictures are taken in this
// order: PNG, JPEG, GIF, WebP, SVG (as an image, in which no script runs), then
// HTML, markdown, plain text with its ANSI colours.
func WriteHTML(w io.Writer, nb *Notebook, page Page) error {
	s := setter{page: page, language: nb.Language()}
	if s.language == "" {
		s.language = "go"
	}
	var cells []htmlCell
	for _, c := range nb.Cells {
		cells = append(cells, s.cell(c))
	}
	title := page.Title
	if title == "" {
		title = nb.Title()
	}
	if title == "" {
		title = "Notebook"
	}
	var b bytes.Buffer // a template that fails half way must not leave half a page
	err := pageTemplate.Execute(&b, map[string]any{
		"Title": title, "Footer": page.Footer, "Cells": cells,
		"Style": template.CSS(pageStyle), //nolint:gosec // ours, embedded
	})
	if err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// setter sets cells as HTML.
type setter struct {
	page     Page
	language string
	ids      parser.IDs // of headings so far
}

// htmlCell is what the template sees of a cell. Everything of type
// template.HTML in it was escaped by this package.
type htmlCell struct {
	Kind    Kind
	Count   int
	Body    template.HTML
	Source  string // of a raw cell
	Outputs []htmlOutput
}

type htmlOutput struct {
	Class string // of the element: "stream", "stderr", "value", "picture", "error"
	Body  template.HTML
}

func (s *setter) cell(c *Cell) htmlCell {
	h := htmlCell{Kind: c.Kind, Count: c.Count}
	switch c.Kind {
	case Markdown:
		h.Body = s.markdown(c.Source, c.Attachments)
	case Code:
		if c.Source != "" {
			h.Body = highlight(s.language, c.Source)
		}
		for _, o := range c.Outputs {
			if out := s.output(o); out.Body != "" {
				h.Outputs = append(h.Outputs, out)
			}
		}
	default:
		h.Source = c.Source
	}
	return h
}
