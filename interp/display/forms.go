package display

import (
	"fmt"
	"image"
)

// The interfaces by which a value says how it looks. A type implements them by
// having the method; none needs this package.
type (
	// Renderer gives all forms at once, metadata included.
	Renderer interface{ Render() Data }
	// SimpleRenderer gives all forms at once.
	SimpleRenderer interface{ SimpleRender() MIMEMap }
	// HTMLer has an HTML form.
	HTMLer interface{ HTML() string }
	// Markdowner has a Markdown form.
	Markdowner interface{ Markdown() string }
	// Latexer has a LaTeX form, dollar signs included.
	Latexer interface{ Latex() string }
	// JSONer has a form that is a JSON object.
	JSONer interface{ JSON() map[string]any }
	// JavaScripter has a form that is a script.
	JavaScripter interface{ JavaScript() string }
	// PNGer is a picture: the bytes of a PNG file.
	PNGer interface{ PNG() []byte }
	// JPEGer is a picture: the bytes of a JPEG file.
	JPEGer interface{ JPEG() []byte }
	// SVGer is a picture: the text of an SVG file.
	SVGer interface{ SVG() string }
	// PDFer is a document: the bytes of a PDF file.
	PDFer interface{ PDF() []byte }
	// Sizer is a picture that wants to be shown at a size in CSS pixels other than
	// its own number of pixels, such as a drawing made at twice the resolution.
	Sizer interface{ Size() (width, height int) }
)

// form is one way a value can look. get returns nil if v has not that form.
type form struct {
	mime    string
	method  string // for the message if it panics
	picture bool   // forms of one picture: only the first that a value has is made
	get     func(v any) any
}

// forms is the table that Of goes through. The forms of a picture stand from the
// one that every front end shows to the one that the fewest do. Of makes one of
// them only: drawing a figure a second time as SVG can cost more than the cell
// did, and a scatter plot of 1e5 points as SVG is 10 MB of notebook. Who wants
// another form shows it: display.Show(display.SVG(fig.SVG())).
var forms = []form{
	{MIMETypeHTML, "HTML", false, text(HTMLer.HTML)},
	{MIMETypeMarkdown, "Markdown", false, text(Markdowner.Markdown)},
	{MIMETypeLatex, "Latex", false, text(Latexer.Latex)},
	{MIMETypeJSON, "JSON", false, func(v any) any {
		if x, ok := v.(JSONer); ok {
			if tree := x.JSON(); tree != nil {
				return tree
			}
		}
		return nil
	}},
	{MIMETypeJavaScript, "JavaScript", false, text(JavaScripter.JavaScript)},
	{MIMETypePNG, "PNG", true, bytesOf(PNGer.PNG)},
	{MIMETypePNG, "image.Image", true, func(v any) any {
		img, ok := v.(image.Image)
		if !ok {
			return nil
		}
		b, err := encodePNG(img)
		if err != nil {
			return nil // the text form says what it is
		}
		return b
	}},
	{MIMETypeJPEG, "JPEG", true, bytesOf(JPEGer.JPEG)},
	{MIMETypeSVG, "SVG", true, text(SVGer.SVG)},
	{MIMETypePDF, "PDF", true, bytesOf(PDFer.PDF)},
}

// text makes a row's get from a method that returns a string; "" is no form.
func text[I any](method func(I) string) func(any) any {
	return func(v any) any {
		if x, ok := v.(I); ok {
			if s := method(x); s != "" {
				return s
			}
		}
		return nil
	}
}

// bytesOf makes a row's get from a method that returns bytes; none is no form.
func bytesOf[I any](method func(I) []byte) func(any) any {
	return func(v any) any {
		if x, ok := v.(I); ok {
			if b := method(x); len(b) > 0 {
				return b
			}
		}
		return nil
	}
}

// metadata returns what a front end should know of a picture: its size.
func metadata(v any) MIMEMap {
	switch x := v.(type) {
	case Sizer:
		if w, h := x.Size(); w > 0 && h > 0 {
			return pixels(w, h)
		}
	case image.Image:
		size := x.Bounds().Size()
		return pixels(size.X, size.Y)
	}
	return nil
}

// MethodError says that a value's own display method panicked. It is never
// returned: its message becomes part of the value's text.
type MethodError struct {
	Type, Method string
	Value        any // what it panicked with
}

func (e *MethodError) Error() string {
	return fmt.Sprintf("%s.%s panicked: %v", e.Type, e.Method, e.Value)
}
