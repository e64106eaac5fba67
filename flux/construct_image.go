package flux

import (
	"image"
	"image/color"
	"math"
	"reflect"
)

// FromImage returns the pixels of an image as float32 numbers from 0 to 1:
// [1, height, width] for an image of greys (image.Gray, image.Gray16), and
// [3, height, width], red, green and blue, for any other. Transparency is left
// out: a pixel that can be seen through has its own colour, without what lies
// behind. It panics with a [*TypeError] if img is nil and with a [*ShapeError]
// if it has more than 2³³ numbers (an endless image.Uniform).
func FromImage(img image.Image) *Tensor {
	mustImage("FromImage", img)
	switch img.ColorModel() {
	case color.GrayModel, color.Gray16Model:
		return pixels("FromImage", img, 1)
	}
	return pixels("FromImage", img, 3)
}

// FromImageRGBA is [FromImage] with opacity: always [4, height, width], red,
// green, blue and alpha, where 1 is opaque. The colours are not multiplied by
// alpha.
func FromImageRGBA(img image.Image) *Tensor {
	mustImage("FromImageRGBA", img)
	return pixels("FromImageRGBA", img, 4)
}

func mustImage(op string, img image.Image) {
	if v := reflect.ValueOf(img); img == nil || v.Kind() == reflect.Pointer && v.IsNil() {
		panic(&TypeError{Op: op, Want: "an image", Got: "nil"})
	}
}

// pixels returns the first planes of an image.
func pixels(op string, img image.Image, planes int) *Tensor {
	r := img.Bounds()
	h, w := r.Dy(), r.Dx()
	t := alloc(Float32, sized(op, []int{planes, h, w}))
	at := reader(img)
	for y := range min(h, h*w) { // no rows if they are empty
		poll()
		for x := range w {
			p := at(r.Min.X+x, r.Min.Y+y)
			i := y*w + x
			for c := range planes {
				t.f32[c*h*w+i] = float32(p[c]) / math.MaxUint16
			}
		}
	}
	return t
}

// reader returns a function that gives a pixel's red, green, blue and alpha, not
// multiplied by alpha, from 0 to 65535.
func reader(img image.Image) func(x, y int) [4]uint16 {
	switch img := img.(type) {
	case *image.NRGBA: // exact for pixels that are nearly transparent, too
		return func(x, y int) [4]uint16 {
			c := img.NRGBAAt(x, y)
			return [4]uint16{uint16(c.R) * 257, uint16(c.G) * 257, uint16(c.B) * 257, uint16(c.A) * 257}
		}
	case image.RGBA64Image: // without an allocation a pixel
		return func(x, y int) [4]uint16 {
			c := img.RGBA64At(x, y)
			if c.A == math.MaxUint16 {
				return [4]uint16{c.R, c.G, c.B, c.A}
			}
			return straight(c)
		}
	}
	return func(x, y int) [4]uint16 { return straight(img.At(x, y)) }
}

func straight(c color.Color) [4]uint16 {
	n := color.NRGBA64Model.Convert(c).(color.NRGBA64)
	return [4]uint16{n.R, n.G, n.B, n.A}
}

// Image returns t as a picture, the reverse of [FromImage]: t is [height, width]
// or [1, height, width] for greys, [3, height, width] for red, green and blue, or
// [4, height, width] with alpha. 0 is black and 1 is white; what lies outside is
// clamped, and NaN is black. A colour has 8 bits in the picture. As the last
// expression of a cell a picture is shown.
//
// It panics with a [*ShapeError] for other shapes and with a [*TypeError] unless
// t is floating point.
func (t *Tensor) Image() image.Image {
	mustFloat("Image", t)
	s := t.shape
	if len(s) == 2 {
		s = Shape{1, s[0], s[1]}
	}
	if len(s) != 3 || s[0] != 1 && s[0] != 3 && s[0] != 4 {
		panic(&ShapeError{Op: "Image", Got: t.Shape(), Why: "a picture is [height width], or [1 height width], [3 height width] or [4 height width]"})
	}
	x, n := t.dense(), s[1]*s[2]
	if s[0] == 1 {
		img := image.NewGray(image.Rect(0, 0, s[2], s[1]))
		for i := range n {
			img.Pix[i] = shade(x.flat(i))
		}
		return img
	}
	img := image.NewNRGBA(image.Rect(0, 0, s[2], s[1]))
	for i := range n {
		img.Pix[4*i+3] = math.MaxUint8
		for c := range s[0] {
			img.Pix[4*i+c] = shade(x.flat(c*n + i))
		}
	}
	return img
}

// shade rounds a number from 0 to 1 to 8 bits.
func shade(v float64) uint8 {
	if !(v > 0) {
		return 0
	}
	return uint8(math.Round(min(v, 1) * math.MaxUint8))
}
