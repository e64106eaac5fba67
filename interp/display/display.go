// Package display says what a value looks like.
//
// A value has many faces: a table is text in a terminal and HTML in a notebook,
// a figure is a picture in both but for the terminal that can only write. A
// [Data] holds all of them, keyed by MIME type, and every Data that this package
// makes carries text/plain, the one form that every front end can show.
//
// Three questions are answered here:
//
//   - How does this value look? [Of] asks the value itself. Whoever has a method
//     HTML() string is shown as HTML, whoever has PNG() []byte as a picture; the
//     interfaces are those of the table in forms.go, and a type implements them
//     by method names alone, without importing this package.
//   - Show it now: [Show], in the middle of a cell.
//   - Show it as this: [HTML], [Markdown], [PNG], [Math] and the others wrap plain
//     strings and bytes in a Data, to be the last expression of a cell or an
//     argument of Show.
//
// The package imports nothing else of this module, so that everything may use it.
package display

import "fmt"

// MIMEMap maps a MIME type to the value in that form: a string for text, a
// []byte for pictures and documents, a map for JSON.
type MIMEMap = map[string]any

// Data is a value in all its forms.
type Data struct {
	Data      MIMEMap // the forms, by MIME type
	Metadata  MIMEMap // per MIME type, such as {"image/png": {"width": 320}}
	Transient MIMEMap // not stored with a notebook, such as display_id
}

// Text returns the text/plain form, or "" if there is none.
func (d Data) Text() string {
	s, _ := d.Data[MIMETypeText].(string)
	return s
}

// The MIME types that this package names.
const (
	MIMETypeText       = "text/plain"
	MIMETypeHTML       = "text/html"
	MIMETypeMarkdown   = "text/markdown"
	MIMETypeLatex      = "text/latex"
	MIMETypeJSON       = "application/json"
	MIMETypeJavaScript = "application/javascript"
	MIMETypePDF        = "application/pdf"
	MIMETypePNG        = "image/png"
	MIMETypeJPEG       = "image/jpeg"
	MIMETypeSVG        = "image/svg+xml"
)

// Show shows the values, one output each, at the moment of the call.
//
// In a cell they go to the cell's output in their richest form: the session puts
// a function of its own behind this name. A compiled program has no such place
// and prints the text form of each value and a newline to standard output.
func Show(values ...any) {
	for _, v := range values {
		text := "<nil>"
		if d, ok := Of(v); ok {
			text = d.Text()
		}
		fmt.Println(text)
	}
}

// Clear removes what the cell has shown so far; with wait not before the next
// output comes, so that a picture that is shown again and again does not flicker.
//
// In a cell the session puts a function of its own behind this name. A compiled
// program cannot take back what it printed, and Clear does nothing.
func Clear(wait bool) {}
