package viz

import (
	"image/color"
	"math"
)

// A Theme is a set of colours; it is an option of every constructor.
type Theme string

// The themes.
const (
	Light Theme = "light" // dark ink on white, the default
	Dark  Theme = "dark"  // light ink on a dark page
)

// colours are the parts of a theme.
type colours struct {
	page, ink, muted, grid, axis color.NRGBA
	series                       []color.NRGBA // cycled
	missing                      color.NRGBA   // NaN in pictures
	diverging                    []color.NRGBA // low, middle (zero), high
}

// colours returns the parts of t. The series are those of M. Okabe and K. Ito,
// Color Universal Design (2008), in an order in which neighbours differ most;
// on dark pages the deep ones are lightened to keep their contrast.
func (t Theme) colours() colours {
	if t == Dark {
		return colours{
			page: rgb(0x16191f), ink: rgb(0xe8eaed), muted: rgb(0x9aa3af), grid: rgb(0x2a2f38), axis: rgb(0x5b6472),
			series: []color.NRGBA{
				rgb(0x56b4e9), rgb(0xf5894a), rgb(0x2fc39a), rgb(0xe39ac4),
				rgb(0xf0c24b), rgb(0x8fa8ff), rgb(0xc9ced6), rgb(0xb98d5e),
			},
			missing:   rgb(0x7a2f5c),
			diverging: []color.NRGBA{rgb(0xff8a66), rgb(0x242932), rgb(0x6cb8f5)},
		}
	}
	return colours{
		page: rgb(0xffffff), ink: rgb(0x1f2430), muted: rgb(0x6b7280), grid: rgb(0xe9ecf0), axis: rgb(0xa9b0bb),
		series: []color.NRGBA{
			rgb(0x0072b2), rgb(0xd55e00), rgb(0x009e73), rgb(0xcc79a7),
			rgb(0xe69f00), rgb(0x56b4e9), rgb(0x4b5563), rgb(0x8c5a2b),
		},
		missing:   rgb(0xe7b6d2),
		diverging: []color.NRGBA{rgb(0xc8452d), rgb(0xf3f5f7), rgb(0x1f6fb4)},
	}
}

// cycle returns the i-th series colour, starting over after the last.
func (c colours) cycle(i int) color.NRGBA { return c.series[i%len(c.series)] }

// rgb makes an opaque colour of 0xrrggbb.
func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

// fade returns c with an opacity from 0 to 1.
func fade(c color.NRGBA, opacity float64) color.NRGBA {
	c.A = uint8(math.Round(opacity * 255))
	return c
}

// mix returns the colour a share t (0 to 1) of the way from a to b.
func mix(a, b color.NRGBA, t float64) color.NRGBA {
	part := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + t*(float64(y)-float64(x)))) }
	return color.NRGBA{R: part(a.R, b.R), G: part(a.G, b.G), B: part(a.B, b.B), A: part(a.A, b.A)}
}

// luminance returns how bright c looks, from 0 to 1 (Rec. 709 weights on the
// encoded values, which is near enough to choose a text colour).
func luminance(c color.NRGBA) float64 {
	return (0.2126*float64(c.R) + 0.7152*float64(c.G) + 0.0722*float64(c.B)) / 255
}
