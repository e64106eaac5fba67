package flux

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"
)

// pictures decodes the heat maps of a page.
func pictures(t *testing.T, page string) []image.Image {
	t.Helper()
	var out []image.Image
	for _, m := range regexp.MustCompile(`base64,([^"]*)"`).FindAllStringSubmatch(page, -1) {
		data, err := base64.StdEncoding.DecodeString(m[1])
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, img)
	}
	return out
}

// wellFormed fails unless every tag is closed.
func wellFormed(t *testing.T, page string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	d.Entity = xml.HTMLEntity
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, page)
		}
	}
}

func TestHTMLSays(t *testing.T) {
	x := New([]float32{1, float32(nan), -2, 4, float32(inf), 5}, 2, 3)
	cases := []struct {
		name string
		x    *Tensor
		want []string
		maps int
	}{
		{"a matrix", x, []string{"[2 3] float32", "min</span>&nbsp;-2", "max</span>&nbsp;inf", "NaN</span>&nbsp;1", "infinite</span>&nbsp;1", ">nan</td>", ">inf</td>"}, 1},
		{"a vector", New([]float32{1, 2.5}), []string{"[2] float32", "mean</span>&nbsp;1.75", ">2.5</td>"}, 0},
		{"a long vector", Arange(0, 100, 1), []string{"[100] float32", ">99.</td>", "…"}, 1},
		{"labels", Ints([]int{3, -4}, 1, 2), []string{"[1 2] int32", "> 3</td>", ">-4</td>"}, 1},
		{"images", Zeros(3, 4, 4), []string{"[0] of [3]"}, 3},
		{"many images", Zeros(5, 20, 4, 4), []string{"[0 0] of [5 20]", "and 92 more"}, 8},
		{"nothing", Zeros(0, 3), []string{"[0 3] float32"}, 0},
		{"nothing but NaN", Full(nan, 2, 2), []string{"NaN</span>&nbsp;4"}, 1},
		{"nothing finite", Full(inf, 2, 2), []string{"infinite</span>&nbsp;4"}, 1},
		{"numbers whose difference overflows", New64([]float64{-1e308, 1e308}, 1, 2), []string{"-1e+308"}, 1},
	}
	for _, c := range cases {
		page := c.x.HTML()
		wellFormed(t, page)
		for _, want := range c.want {
			if !strings.Contains(page, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, page)
			}
		}
		if got := len(pictures(t, page)); got != c.maps {
			t.Errorf("%s: %d heat maps, want %d", c.name, got, c.maps)
		}
	}
	if got := Scalar(1).HTML() + (*Tensor)(nil).HTML(); got != "" {
		t.Errorf("a number and nil are %q", got)
	}
}

func TestHeatMapColours(t *testing.T) {
	x := New64([]float64{-1, 1, nan, inf, math.Inf(-1), 0}, 2, 3)
	img := pictures(t, x.HTML())[0]
	first, last := viridis[0], viridis[len(viridis)-1]
	want := []color.RGBA{first, last, missing, last, first, {0x21, 0x90, 0x8d, 255}}
	for i, w := range want {
		if got := color.RGBAModel.Convert(img.At(i%3, i/3)); got != w {
			t.Errorf("%v has the colour %v, want %v", x.f64[i], got, w)
		}
	}
	if s := img.Bounds().Size(); s != image.Pt(3, 2) {
		t.Errorf("a pixel a number, got %v", s)
	}
	// A large matrix is averaged: 1000 rows of 0 over as many of 1.
	halves := FromFunc(func(at []int) float64 { return float64(at[0] / 1000) }, 2000, 300)
	big := pictures(t, halves.HTML())[0]
	if s := big.Bounds().Size(); s != image.Pt(mapPixels, mapPixels) {
		t.Errorf("a large matrix has %v pixels", s)
	}
	if up, down := color.RGBAModel.Convert(big.At(5, 63)), color.RGBAModel.Convert(big.At(5, 64)); up != first || down != last {
		t.Errorf("the halves have the colours %v and %v", up, down)
	}
}

// Lightness grows from one end of the map to the other.
func TestHeatPaletteIsEven(t *testing.T) {
	light := func(c color.Color) float64 {
		r, g, b, _ := c.RGBA()
		linear := func(v uint32) float64 { return math.Pow(float64(v)/math.MaxUint16, 2.2) }
		return math.Cbrt(0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b))
	}
	p := heatPalette()
	for i := 1; i < 255; i++ {
		if step := light(p[i]) - light(p[i-1]); step < -0.001 || step > 0.01 {
			t.Errorf("from colour %d to %d lightness changes by %v", i-1, i, step)
		}
	}
}

func TestHTMLIsBounded(t *testing.T) {
	for _, shape := range []Shape{{1_000_000}, {1000, 1000}, {1_000_000, 1}, {1, 1_000_000}, {100, 3, 64, 64}, {1, 1, 1, 1, 1, 1}, {2, 2, 2, 2, 2, 2, 2, 2}} {
		page := NewSource(1).Uniform(-1, 1, shape...).HTML()
		wellFormed(t, page)
		if len(page) > 70_000 {
			t.Errorf("%v takes %d bytes", shape, len(page))
		}
	}
}
