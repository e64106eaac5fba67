package viz

import (
	"image"
	"image/color"
	"math"
	"strings"
	"unicode"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/vg"
)

// Sizes of the type, in CSS pixels.
const (
	sizeTitle   = 15
	sizeHeading = 13
	sizeText    = 12
	sizeSmall   = 11
)

// margin is the empty border of every figure, in CSS pixels.
const margin = 16

// labelLimit is the number of characters of a label that are looked at.
const labelLimit = 400

// pen draws on a canvas in CSS pixels with the origin at the top left.
type pen struct {
	colours
	look  look
	c     vg.Canvas
	fonts *font.Cache
}

// newPen returns a pen for a canvas of the size of l.
func newPen(c vg.Canvas, l look) *pen {
	return &pen{colours: l.theme.colours(), look: l, c: c, fonts: font.NewCache(liberation.Collection())}
}

// at converts a position to the canvas, whose origin is at the bottom left.
func (p *pen) at(x, y float64) vg.Point {
	return vg.Point{X: vg.Length(x * pointsPerPixel), Y: vg.Length((float64(p.look.height) - y) * pointsPerPixel)}
}

// point is a position in CSS pixels.
type point struct{ x, y float64 }

// path joins points.
func (p *pen) path(pts []point) vg.Path {
	path := make(vg.Path, 0, len(pts)+1)
	for i, q := range pts {
		if i == 0 {
			path.Move(p.at(q.x, q.y))
		} else {
			path.Line(p.at(q.x, q.y))
		}
	}
	return path
}

// line strokes a polyline; dash holds lengths of strokes and gaps.
func (p *pen) line(c color.Color, width float64, pts []point, dash ...float64) {
	if len(pts) < 2 {
		return
	}
	p.c.SetColor(c)
	p.c.SetLineWidth(vg.Length(width * pointsPerPixel))
	lengths := make([]vg.Length, len(dash))
	for i, d := range dash {
		lengths[i] = vg.Length(d * pointsPerPixel)
	}
	p.c.SetLineDash(lengths, 0)
	p.c.Stroke(p.path(pts))
}

// segment strokes one straight line.
func (p *pen) segment(c color.Color, width, x0, y0, x1, y1 float64, dash ...float64) {
	p.line(c, width, []point{{x0, y0}, {x1, y1}}, dash...)
}

// area fills a polygon.
func (p *pen) area(c color.Color, pts []point) {
	if len(pts) < 3 {
		return
	}
	p.c.SetColor(c)
	path := p.path(pts)
	path.Close()
	p.c.Fill(path)
}

// rect fills a rectangle given by its top left corner and its size.
func (p *pen) rect(c color.Color, x, y, w, h float64) {
	p.area(c, []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}})
}

// frame strokes the border of a rectangle.
func (p *pen) frame(c color.Color, width, x, y, w, h float64) {
	p.line(c, width, []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y - width/2}})
}

// dot fills a circle.
func (p *pen) dot(c color.Color, x, y, radius float64) {
	p.c.SetColor(c)
	p.c.Fill(p.circle(x, y, radius))
}

// ring fills a circle with the page's colour and strokes its border.
func (p *pen) ring(c color.Color, x, y, radius, width float64) {
	p.dot(p.page, x, y, radius)
	p.c.SetColor(c)
	p.c.SetLineWidth(vg.Length(width * pointsPerPixel))
	p.c.SetLineDash(nil, 0)
	p.c.Stroke(p.circle(x, y, radius))
}

func (p *pen) circle(x, y, radius float64) vg.Path {
	var path vg.Path
	path.Move(p.at(x+radius, y))
	path.Arc(p.at(x, y), vg.Length(radius*pointsPerPixel), 0, 2*math.Pi)
	path.Close()
	return path
}

// picture draws an image into a rectangle. The image should have pngScale
// pixels for each pixel of the rectangle, so that it is not resampled.
func (p *pen) picture(img image.Image, x, y float64) {
	b := img.Bounds()
	w, h := float64(b.Dx())/pngScale, float64(b.Dy())/pngScale
	p.c.DrawImage(vg.Rectangle{Min: p.at(x, y+h), Max: p.at(x+w, y)}, img)
}

// type style of a text: a size in CSS pixels, a colour, and where the text
// lies relative to its position.
type style struct {
	size  float64
	color color.Color
	bold  bool
	align float64 // 0: starts at x, 0.5: centred, 1: ends at x
	turn  bool    // reads upwards
}

// face returns a font.
func (p *pen) face(size float64, bold bool) font.Face {
	f := font.Font{Typeface: "Liberation", Variant: "Sans"}
	if bold {
		f.Weight = xfont.WeightBold
	}
	return p.fonts.Lookup(f, font.Length(size*pointsPerPixel))
}

// width returns the width of a line of text.
func (p *pen) width(s string, size float64, bold bool) float64 {
	face := p.face(size, bold)
	return float64(face.Width(s)) / pointsPerPixel
}

// text writes a line of text whose capital letters are centred on y.
func (p *pen) text(s string, x, y float64, st style) {
	if s == "" {
		return
	}
	const halfCapital = 0.36 // of the size, for Liberation Sans
	face := p.face(st.size, st.bold)
	shift := st.align * float64(face.Width(s)) / pointsPerPixel
	p.c.SetColor(st.color)
	if !st.turn {
		p.c.FillString(face, p.at(x-shift, y+halfCapital*st.size), s)
		return
	}
	p.c.Push()
	p.c.Translate(p.at(x+halfCapital*st.size, y+shift))
	p.c.Rotate(math.Pi / 2)
	p.c.FillString(face, vg.Point{}, s)
	p.c.Pop()
}

// fit cuts s with "…" so that it is at most w wide.
func (p *pen) fit(s string, w, size float64, bold bool) string {
	runes := []rune(clean(s))
	s = string(runes)
	if p.width(s, size, bold) <= w {
		return s
	}
	lo, hi := 0, len(runes) // the longest prefix that fits lies between them
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if p.width(strings.TrimRight(string(runes[:mid]), " ")+"…", size, bold) <= w {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if lo == 0 {
		return ""
	}
	return strings.TrimRight(string(runes[:lo]), " ") + "…"
}

// clean makes a label one line of at most labelLimit printable characters:
// control characters are not allowed in SVG and have no width in a picture.
func clean(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		if n++; n > labelLimit {
			b.WriteRune('…')
			break
		}
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			b.WriteRune(' ')
		case unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF':
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}
