package flux

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
)

const (
	htmlMap = `<img alt="heat map of %[1]v" title="%[1]v" src="data:image/png;base64,%[2]s" ` +
		`style="width:%[3]dpx;height:%[4]dpx;max-width:none;margin:0;image-rendering:pixelated;border:1px solid rgba(128,128,128,.5)"/>`
	htmlScale = `<div style="display:flex;align-items:center;gap:6px;margin:4px 0 0">%s<span style="display:inline-block;width:96px;height:8px;` +
		`background:linear-gradient(90deg,%s);border:1px solid rgba(128,128,128,.5)"></span>%s%s</div>`
	htmlMissing = `&ensp;<span style="display:inline-block;width:8px;height:8px;background:%s;border:1px solid rgba(128,128,128,.5)"></span>NaN`
)

const (
	maxMaps    = 8   // matrices of a stack that are drawn
	mapPixels  = 128 // of the longer side of a map, half of it for several; larger matrices are averaged
	mapSide    = 160 // the length of that side on the page, half of it for several
	mapSamples = 8   // elements of a side that stand for those of one pixel
	mapPixel   = 24  // the largest pixel
	mapThin    = 12  // the width of a thin map
	mapLeast   = 16  // elements of a vector that is drawn
)

// viridis are colours at equal distances of the map by N. Smith and S. van der
// Walt (2015, public domain), which is even in lightness and hue.
var viridis = [...]color.RGBA{
	{0x44, 0x01, 0x54, 255}, {0x48, 0x1a, 0x6c, 255}, {0x47, 0x2f, 0x7d, 255}, {0x41, 0x44, 0x87, 255},
	{0x39, 0x56, 0x8c, 255}, {0x31, 0x68, 0x8e, 255}, {0x2a, 0x78, 0x8e, 255}, {0x23, 0x88, 0x8e, 255},
	{0x1f, 0x98, 0x8b, 255}, {0x22, 0xa8, 0x84, 255}, {0x35, 0xb7, 0x79, 255}, {0x54, 0xc5, 0x68, 255},
	{0x7a, 0xd1, 0x51, 255}, {0xa5, 0xdb, 0x36, 255}, {0xd2, 0xe2, 0x1b, 255}, {0xfd, 0xe7, 0x25, 255},
}

// missing is the colour of NaN, far from all of the above.
var missing = color.RGBA{0xe5, 0x39, 0x9b, 255}

// heatPalette is viridis in 255 steps, and missing at the end.
func heatPalette() color.Palette {
	p := make(color.Palette, 256)
	for i := range 255 {
		at := float64(i) / 254 * float64(len(viridis)-1)
		k := min(int(at), len(viridis)-2)
		mix := func(a, b uint8) uint8 {
			return uint8(math.Round(float64(a) + (float64(b)-float64(a))*(at-float64(k))))
		}
		a, b := viridis[k], viridis[k+1]
		p[i] = color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
	}
	p[255] = missing
	return p
}

// htmlMaps writes heat maps of the first matrices, with one scale.
func (t *Tensor) htmlMaps(b *strings.Builder) {
	stack, m := t.shape.matrix()
	if len(t.shape) == 1 && m[1] < mapLeast || m.Size() < 2 {
		return
	}
	maps, side, pixels := make([]heat, min(stack.Size(), maxMaps)), mapSide, mapPixels
	if len(maps) > 1 {
		side, pixels = side/2, pixels/2
	}
	lo, hi, nan := math.Inf(1), math.Inf(-1), false
	for i := range maps {
		maps[i] = t.heat(i*m.Size(), m, pixels)
		for _, v := range maps[i].values {
			if finite(v) {
				lo, hi = min(lo, v), max(hi, v)
			}
			nan = nan || math.IsNaN(v)
		}
	}
	b.WriteString(`<div><div style="display:flex;flex-wrap:wrap;gap:4px;max-width:360px">`)
	for i, h := range maps {
		width, height := h.size(side)
		fmt.Fprintf(b, htmlMap, stack.at(i), h.png(lo, hi), width, height)
	}
	b.WriteString("</div>")
	b.WriteString(scaleOf(lo, hi, nan))
	if more := stack.Size() - len(maps); more > 0 {
		fmt.Fprintf(b, `<div style="opacity:.6">and %d more</div>`, more)
	}
	b.WriteString("</div>")
}

// at returns the place of element i, row by row.
func (s Shape) at(i int) Shape {
	at := make(Shape, len(s))
	for a := len(s) - 1; a >= 0; a-- {
		at[a], i = i%s[a], i/s[a]
	}
	return at
}

// scaleOf returns the colours and what they stand for.
func scaleOf(lo, hi float64, nan bool) string {
	stops := make([]string, len(viridis))
	for i, c := range viridis {
		stops[i] = hex(c)
	}
	note := ""
	if nan {
		note = fmt.Sprintf(htmlMissing, hex(missing))
	}
	if lo > hi { // nothing is finite
		lo, hi = math.Inf(-1), math.Inf(1)
	}
	return fmt.Sprintf(htmlScale, short(lo), strings.Join(stops, ","), short(hi), note)
}

func hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// heat is a matrix that is small enough to be drawn.
type heat struct {
	rows, columns int
	values        []float64
}

// heat returns the matrix of shape m that begins at an offset, of so many pixels
// a side. A pixel is the mean of the elements it stands for, or of some of them
// if they are many; it is NaN if one of those is.
func (t *Tensor) heat(offset int, m Shape, pixels int) heat {
	h := heat{rows: min(m[0], pixels), columns: min(m[1], pixels)}
	h.values = make([]float64, 0, h.rows*h.columns)
	for r := range h.rows {
		poll()
		ys := spread(r, h.rows, m[0])
		for c := range h.columns {
			xs, sum := spread(c, h.columns, m[1]), 0.0
			for _, y := range ys {
				for _, x := range xs {
					sum += t.flat(offset + y*m[1] + x)
				}
			}
			h.values = append(h.values, sum/float64(len(ys)*len(xs)))
		}
	}
	return h
}

// spread returns up to mapSamples of the n elements that pixel i of count stands
// for.
func spread(i, count, n int) []int {
	lo, hi := i*n/count, (i+1)*n/count
	k := min(hi-lo, mapSamples)
	out := make([]int, k)
	for j := range out {
		out[j] = lo + j*(hi-lo)/k
	}
	return out
}

// size returns width and height on the page: the longer side has the given
// length, or nearly, in whole pixels of the map.
func (h heat) size(side int) (width, height int) {
	pixel := min(max(1, side/max(h.rows, h.columns)), mapPixel)
	return max(mapThin, h.columns*pixel), max(mapThin, h.rows*pixel)
}

// png returns the picture, in base64. Infinities have the colours of the ends.
func (h heat) png(lo, hi float64) string {
	img := image.NewPaletted(image.Rect(0, 0, h.columns, h.rows), heatPalette())
	for i, v := range h.values {
		switch {
		case math.IsNaN(v):
			img.Pix[i] = 255
		case math.IsInf(v, 1):
			img.Pix[i] = 254
		case math.IsInf(v, -1):
			img.Pix[i] = 0
		case hi <= lo:
			img.Pix[i] = 127
		default: // halves, because hi − lo may overflow
			img.Pix[i] = uint8(math.Round((v/2 - lo/2) / (hi/2 - lo/2) * 254))
		}
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&b, img); err != nil {
		return "" // a buffer takes everything; only an image of no size is refused
	}
	return base64.StdEncoding.EncodeToString(b.Bytes())
}
