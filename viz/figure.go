package viz

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

const (
	// pointsPerPixel turns CSS pixels (96 an inch) into points (72 an inch).
	pointsPerPixel = 0.75
	// pngScale is the number of device pixels in a PNG for each CSS pixel.
	pngScale = 2
)

// A Figure is a picture with a plain form. Its methods may be called from
// several goroutines; each form is made once, when it is first asked for.
type Figure struct {
	look  look
	paint func(*pen)
	text  func() string

	mu    sync.Mutex
	png   []byte
	svg   string
	plain string
}

// Size returns the width and height in CSS pixels. The PNG has twice as many
// pixels each way.
func (f *Figure) Size() (width, height int) { return f.look.width, f.look.height }

// PNG returns the picture as a PNG file with two pixels for each CSS pixel.
func (f *Figure) PNG() []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.png == nil {
		w, h := f.points()
		c := vgimg.NewWith(vgimg.UseWH(w, h), vgimg.UseDPI(96*pngScale),
			vgimg.UseBackgroundColor(f.look.theme.colours().page))
		f.draw(c)
		var b bytes.Buffer
		enc := png.Encoder{CompressionLevel: png.BestSpeed}
		if err := enc.Encode(&b, c.Image()); err != nil {
			panic(fmt.Errorf("viz: encode PNG: %w", err)) // a bytes.Buffer cannot fail; the size is checked when a figure is made
		}
		f.png = b.Bytes()
	}
	return bytes.Clone(f.png)
}

// SVG returns the picture as an SVG document. Text stays text: the font is
// named (Liberation Sans, or Arial and Helvetica, which have the same widths),
// not embedded, so that a curve plot has some 20 kB rather than a megabyte.
func (f *Figure) SVG() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.svg == "" {
		w, h := f.points()
		c := vgsvg.New(w, h)
		f.draw(c)
		var b bytes.Buffer
		if _, err := c.WriteTo(&b); err != nil {
			panic(fmt.Errorf("viz: write SVG: %w", err)) // as for PNG
		}
		f.svg = finishSVG(b.String(), f.look)
	}
	return f.svg
}

// String returns the plain form: the same content in characters.
func (f *Figure) String() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.plain == "" && f.text != nil {
		f.plain = strings.TrimRight(f.text(), "\n")
		if f.look.title != "" {
			f.plain = clean(f.look.title) + "\n" + f.plain
		}
	}
	return f.plain
}

// Save writes the figure to a file; the extension says in which form: .png,
// .svg or .txt. It returns an [*ArgumentError] for any other extension and the
// error of the file system otherwise.
func (f *Figure) Save(path string) error {
	var content []byte
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".png":
		content = f.PNG()
	case ".svg":
		content = []byte(f.SVG())
	case ".txt":
		content = []byte(f.String() + "\n")
	default:
		return &ArgumentError{Op: "Save", Arg: "path", Want: "a name that ends in .png, .svg or .txt", Got: fmt.Sprintf("%q", path)}
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		return fmt.Errorf("viz: save figure: %w", err)
	}
	return nil
}

// points returns the size in the unit of the canvas.
func (f *Figure) points() (w, h vg.Length) {
	return vg.Length(max(f.look.width, 1)) * pointsPerPixel, vg.Length(max(f.look.height, 1)) * pointsPerPixel
}

// draw paints the figure, its title included, on a canvas.
func (f *Figure) draw(c vg.Canvas) {
	if f.paint != nil {
		f.paint(newPen(c, f.look))
	}
}

// finishSVG puts right what the canvas writes: the page colour, the type of
// embedded pictures, and font families with substitutes of equal widths.
func finishSVG(s string, l look) string {
	s = strings.ReplaceAll(s, "font-family:Liberation Sans;", "font-family:'Liberation Sans',Arial,Helvetica,sans-serif;")
	s = strings.ReplaceAll(s, "data:image/jpg;", "data:image/png;")
	const end = `xmlns:xlink="http://www.w3.org/1999/xlink">`
	head, body, ok := strings.Cut(s, end)
	if !ok {
		return s
	}
	page := l.theme.colours().page
	return head + end + fmt.Sprintf("\n<rect width=\"100%%\" height=\"100%%\" fill=\"#%02x%02x%02x\"/>", page.R, page.G, page.B) + body
}
