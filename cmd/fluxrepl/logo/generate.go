//go:build ignore

// Generate draws the mark of fluxrepl: an f that flows like an integral sign
// over a tape. It writes logo-svg.svg and, from the same numbers,
// logo-32x32.png and logo-64x64.png:
//
//	go run generate.go
package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"log"
	"math"
	"os"
)

// point is a position on a square of 64 units.
type point struct{ x, y float64 }

// stroke is a chain of cubic Bézier curves with round ends, coloured from left
// to right or from top to bottom.
type stroke struct {
	id       string
	points   []point // 3n+1
	width    float64
	from, to color.NRGBA
	down     bool
}

const (
	inset  = 2  // of the tile
	corner = 15 // radius
)

var (
	night = color.NRGBA{0x0b, 0x1b, 0x33, 255}
	deep  = color.NRGBA{0x12, 0x2c, 0x4f, 255}

	// In drawing order: the tape, a gap around the f, and the f.
	strokes = []stroke{
		{"tape", []point{{11, 38.5}, {20, 28}, {27, 29}, {33, 34}, {39, 39}, {46, 39}, {53, 29.5}}, 7, color.NRGBA{0x00, 0x7d, 0x9c, 255}, color.NRGBA{0x5d, 0xe0, 0xf0, 255}, false},
		{"tile", letter, 12.5, deep, night, true},
		{"f", letter, 8, color.NRGBA{255, 255, 255, 255}, color.NRGBA{0x00, 0xad, 0xd8, 255}, true},
	}
	letter = []point{{46.5, 17}, {42.5, 9.5}, {34.5, 11}, {33.4, 21}, {32.6, 28}, {31.6, 36}, {30.6, 43}, {29.3, 53}, {21.5, 54.5}, {17.5, 47}}
)

func main() {
	must(os.WriteFile("logo-svg.svg", svg(), 0o644))
	for _, n := range []int{32, 64} {
		var b bytes.Buffer
		must(png.Encode(&b, raster(n)))
		must(os.WriteFile(fmt.Sprintf("logo-%dx%d.png", n, n), b.Bytes(), 0o644))
	}
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// svg writes the mark as a document.
func svg() []byte {
	var b bytes.Buffer
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64" role="img">` + "\n<title>fluxrepl</title>\n<defs>\n")
	gradient := func(id string, from, to color.NRGBA, down bool, lo, hi float64) {
		x, y := hi, 0.0
		x0, y0 := lo, 0.0
		if down {
			x0, y0, x, y = 0, lo, 0, hi
		}
		fmt.Fprintf(&b, `<linearGradient id="%s" gradientUnits="userSpaceOnUse" x1="%g" y1="%g" x2="%g" y2="%g"><stop stop-color="%s"/><stop offset="1" stop-color="%s"/></linearGradient>`+"\n",
			id, x0, y0, x, y, hex(from), hex(to))
	}
	gradient("tile", deep, night, true, inset, 64-inset)
	for _, s := range strokes {
		if s.id == "tile" {
			continue // the gap has the colours of the tile
		}
		lo, hi := s.extent()
		gradient(s.id, s.from, s.to, s.down, lo, hi)
	}
	fmt.Fprintf(&b, "</defs>\n"+`<rect x="%d" y="%d" width="%d" height="%d" rx="%d" fill="url(#tile)"/>`+"\n", inset, inset, 64-2*inset, 64-2*inset, corner)
	for _, s := range strokes {
		fmt.Fprintf(&b, `<path d="M%g %g`, s.points[0].x, s.points[0].y)
		for i := 1; i < len(s.points); i += 3 {
			fmt.Fprintf(&b, "C%g %g %g %g %g %g", s.points[i].x, s.points[i].y, s.points[i+1].x, s.points[i+1].y, s.points[i+2].x, s.points[i+2].y)
		}
		fmt.Fprintf(&b, `" fill="none" stroke="url(#%s)" stroke-width="%g" stroke-linecap="round"/>`+"\n", s.id, s.width)
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// extent returns where the colours of s begin and end.
func (s stroke) extent() (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, p := range s.points {
		v := p.x
		if s.down {
			v = p.y
		}
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}

// polyline samples the curves of s.
func (s stroke) polyline() []point {
	const steps = 48
	line := []point{s.points[0]}
	for i := 0; i+3 < len(s.points); i += 3 {
		a, b, c, d := s.points[i], s.points[i+1], s.points[i+2], s.points[i+3]
		for k := 1; k <= steps; k++ {
			t := float64(k) / steps
			u := 1 - t
			f := func(a, b, c, d float64) float64 {
				return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d
			}
			line = append(line, point{f(a.x, b.x, c.x, d.x), f(a.y, b.y, c.y, d.y)})
		}
	}
	return line
}

// raster draws the mark on n × n pixels, each the mean of 8 × 8 samples.
func raster(n int) image.Image {
	const sub = 8
	lines := make([][]point, len(strokes))
	for i, s := range strokes {
		lines[i] = s.polyline()
	}
	img := image.NewNRGBA(image.Rect(0, 0, n, n))
	for y := range n {
		for x := range n {
			var r, g, b, covered float64
			for k := range sub * sub {
				q := point{
					(float64(x) + (float64(k%sub)+0.5)/sub) * 64 / float64(n),
					(float64(y) + (float64(k/sub)+0.5)/sub) * 64 / float64(n),
				}
				if c, ok := at(q, lines); ok {
					r, g, b, covered = r+float64(c.R), g+float64(c.G), b+float64(c.B), covered+1
				}
			}
			if covered > 0 {
				img.SetNRGBA(x, y, color.NRGBA{
					uint8(math.Round(r / covered)), uint8(math.Round(g / covered)), uint8(math.Round(b / covered)),
					uint8(math.Round(covered / (sub * sub) * 255)),
				})
			}
		}
	}
	return img
}

// at returns the colour at a position; ok is false outside the tile.
func at(q point, lines [][]point) (c color.NRGBA, ok bool) {
	half := 32.0 - inset
	dx, dy := max(math.Abs(q.x-32)-half+corner, 0), max(math.Abs(q.y-32)-half+corner, 0)
	if math.Hypot(dx, dy) > corner {
		return c, false
	}
	c = blend(deep, night, (q.y-inset)/(64-2*inset))
	for i, s := range strokes {
		if distance(q, lines[i]) > s.width/2 {
			continue
		}
		lo, hi := s.extent()
		v := q.x
		if s.down {
			v = q.y
		}
		c = blend(s.from, s.to, (v-lo)/(hi-lo))
		if s.id == "tile" {
			c = blend(deep, night, (q.y-inset)/(64-2*inset))
		}
	}
	return c, true
}

// distance returns how far q is from a polyline.
func distance(q point, line []point) float64 {
	least := math.Inf(1)
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		dx, dy := b.x-a.x, b.y-a.y
		t := min(max(((q.x-a.x)*dx+(q.y-a.y)*dy)/(dx*dx+dy*dy), 0), 1)
		least = min(least, math.Hypot(q.x-a.x-t*dx, q.y-a.y-t*dy))
	}
	return least
}

func blend(a, b color.NRGBA, t float64) color.NRGBA {
	t = min(max(t, 0), 1)
	f := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + t*(float64(y)-float64(x)))) }
	return color.NRGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), 255}
}
