package main

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif" // for the size of a picture
	_ "image/jpeg"
	_ "image/png"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
	"fluxrepl/kernel/nbformat"
)

// view prints what cells show as text.
type view struct {
	out, err    io.Writer
	colour      bool // of out
	errColour   bool
	keepPicture func(mime string, data []byte) string // saves a picture and tells where; nil: not
	midLine     bool                                  // the last character printed was no newline
	plain       bool                                  // add nothing to what a program prints
}

func (a *app) view() *view {
	return &view{out: a.stdout, err: a.stderr, colour: a.colour, errColour: a.errColour}
}

func (v *view) stream(name, text string) {
	w := v.out
	if name == "stderr" {
		w = v.err
	}
	sayf(w, "%s", text)
	v.midLine = text != "" && !strings.HasSuffix(text, "\n")
}

// freshLine ends a line that a stream left open.
func (v *view) freshLine() {
	if v.midLine && !v.plain {
		sayf(v.out, "%s", "\n")
		v.midLine = false
	}
}

// value prints a MIME bundle by its text, or by a line that says what it is.
func (v *view) value(d display.Data) {
	v.freshLine()
	text, _ := d.Data[display.MIMETypeText].(string)
	mime, data := pictureIn(d)
	if mime != "" && !isDrawing(text) {
		text = describePicture(mime, data)
	}
	if text == "" {
		text = "[" + strings.Join(mimeTypes(d), ", ") + "]"
	}
	if !v.colour {
		text = stripColour(text)
	}
	say(v.out, strings.TrimRight(text, "\n"))
	if mime != "" && v.keepPicture != nil {
		if where := v.keepPicture(mime, data); where != "" {
			say(v.out, dim(v.colour, where))
		}
	}
}

// fail prints the whole report of an error.
func (v *view) fail(e *interp.Error) {
	v.freshLine()
	text := stripColour(strings.Join(e.Traceback, "\n"))
	switch {
	case strings.TrimSpace(text) == "":
		text = e.Error()
	case v.errColour:
		text = strings.Join(coloured(e), "\n")
	}
	say(v.err, strings.TrimRight(text, "\n"))
}

// header prints which cell comes: its number and its first line.
func (r *runner) header(count int, source string) {
	line := strings.TrimSpace(source)
	first, rest, _ := strings.Cut(line, "\n")
	if strings.TrimSpace(rest) != "" {
		first = strings.TrimRight(first, " \t\r") + " …"
	}
	gap := "\n"
	if count == 1 {
		gap = ""
	}
	sayf(r.stdout, "%s%s\n", gap, dim(r.colour, fmt.Sprintf("[%d] %s", count, first)))
}

func dim(colour bool, s string) string {
	if !colour {
		return s
	}
	return "\x1b[2m" + s + "\x1b[0m"
}

var escapes = regexp.MustCompile(`\x1b\[[0-9;:?]*[ -/]*[@-~]`)

func stripColour(s string) string { return escapes.ReplaceAllString(s, "") }

// pictureIn returns the picture of a bundle as a file of its type; "" if it has none.
func pictureIn(d display.Data) (mime string, data []byte) {
	for _, mime := range []string{display.MIMETypePNG, display.MIMETypeJPEG, "image/gif", display.MIMETypeSVG} {
		switch v := d.Data[mime].(type) {
		case []byte:
			return mime, v
		case string:
			if mime == display.MIMETypeSVG {
				return mime, []byte(v)
			}
		}
	}
	return "", nil
}

// isDrawing tells whether the text of a picture draws it in letters, as that of
// a figure does, and is not the dump of its pixels in one endless line.
func isDrawing(text string) bool {
	const widest = 400
	for line := range strings.Lines(text) {
		if utf8.RuneCountInString(line) > widest {
			return false
		}
	}
	return text != ""
}

func describePicture(mime string, data []byte) string {
	if cfg, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil {
		return fmt.Sprintf("[image %d×%d]", cfg.Width, cfg.Height)
	}
	return "[" + mime + "]"
}

func mimeTypes(d display.Data) []string {
	var types []string
	for mime := range d.Data {
		types = append(types, mime)
	}
	slices.Sort(types)
	return types
}

// cellOutput shows and records what one cell shows. A goroutine that the cell
// left behind may still write; after finish it is only shown.
type cellOutput struct {
	mu   sync.Mutex
	view *view
	rec  nbformat.Recorder
	done bool
}

func (o *cellOutput) Stream(name, text string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.view.stream(name, text)
	if !o.done {
		o.rec.Stream(name, text)
	}
}

func (o *cellOutput) Display(d display.Data) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.view.value(d)
	if !o.done {
		o.rec.Display(d.Data, d.Metadata, d.Transient)
	}
}

// ClearOutput clears the record; a terminal keeps what it has printed.
func (o *cellOutput) ClearOutput(wait bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.done {
		o.rec.ClearOutput(wait)
	}
}

func (o *cellOutput) result(count int, d display.Data) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.view.value(d)
	o.rec.Result(count, d.Data, d.Metadata)
}

// payloads prints what a front end with a pager and cells would show apart.
func (o *cellOutput) payloads(list []interp.Payload) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, p := range list {
		d := p.Data
		if p.Kind == interp.PayloadInput {
			d = display.MakeData(display.MIMETypeText, p.Text)
		}
		o.view.value(d)
	}
}

func (o *cellOutput) fail(e *interp.Error, show bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if show {
		o.view.fail(e)
	}
	o.rec.Error(e.Kind, e.Message, e.Traceback)
}

func (o *cellOutput) finish() []*nbformat.Output {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.view.freshLine()
	o.done = true
	return o.rec.Outputs()
}
