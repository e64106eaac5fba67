package viz

import (
	"fmt"
	"image"
	"image/color"
	"math"
)

// rasterLimit is the longest side of an image that is kept; longer ones are
// sampled down to it.
const rasterLimit = 256

// imageBatch reads an array as n images.
type imageBatch struct {
	src        *source
	n, c, h, w int
}

// newImageBatch finds the images in x; shape, if given, is that of one image.
func newImageBatch(op string, x Array, shape []int) *imageBatch {
	whole, total := shapeOf(op, "x", x)
	b := &imageBatch{c: 1}
	got := whole
	if shape != nil {
		size := 1
		for _, d := range shape {
			if d < 1 || size > math.MaxInt/d {
				panic(&ArgumentError{Op: op, Arg: "ImageShape", Want: "[h w] or [c h w], positive", Got: shapeText(shape)})
			}
			size *= d
		}
		if len(shape) < 2 || len(shape) > 3 || total%size != 0 || (len(whole) > 1 && total/whole[0] != size) || (len(whole) == 1 && total != size) {
			panic(&ArgumentError{Op: op, Arg: "ImageShape", Want: "[h w] or [c h w] with as many values as an image of " + shapeText(whole), Got: shapeText(shape)})
		}
		got = append([]int{total / size}, shape...)
	}
	switch len(got) {
	case 1, 2:
		size := got[len(got)-1]
		side := int(math.Round(math.Sqrt(float64(size))))
		if side*side != size {
			panic(&ArgumentError{
				Op: op, Arg: "x",
				Want: "[n h w], [n c h w], or [n h·w] with a square number of values (or ImageShape)",
				Got:  shapeText(whole),
			})
		}
		b.n, b.h, b.w = total/size, side, side
	case 3:
		b.n, b.h, b.w = got[0], got[1], got[2]
	case 4:
		b.n, b.c, b.h, b.w = got[0], got[1], got[2], got[3]
	}
	if b.n == 0 || (b.c != 1 && b.c != 3) {
		panic(&ArgumentError{Op: op, Arg: "x", Want: "[n h w], [n 1 h w], [n 3 h w] or [n h·w]", Got: shapeText(whole)})
	}
	if longer, shorter := max(b.h, b.w), min(b.h, b.w); longer > 64*shorter {
		panic(&ArgumentError{Op: op, Arg: "x", Want: "images at most 64 times as long as wide", Got: fmt.Sprintf("%d × %d", b.h, b.w)})
	}
	b.src = read(op, "x", x)
	return b
}

// image reads image i, sampled down to rasterLimit.
func (b *imageBatch) image(i int) raster {
	step := (max(b.h, b.w) + rasterLimit - 1) / rasterLimit
	r := raster{c: b.c, h: (b.h + step - 1) / step, w: (b.w + step - 1) / step}
	r.values = make([]float64, r.c*r.h*r.w)
	k := 0
	for c := range b.c {
		for y := 0; y < b.h; y += step {
			row := ((i*b.c+c)*b.h + y) * b.w
			for x := 0; x < b.w; x += step {
				r.values[k] = b.src.value(row + x)
				k++
			}
		}
	}
	return r
}

// raster is one image: c planes of h rows of w values.
type raster struct {
	c, h, w int
	values  []float64
}

// size is a width and a height in CSS pixels.
type size struct{ w, h float64 }

// fitted returns the size at which r is drawn, with its longer side near to
// side: whole device pixels for each of its own where there is room for that.
func (r *raster) fitted(side float64) size {
	device := side * pngScale
	longer := float64(max(r.h, r.w))
	factor := device / longer
	if factor >= 1 {
		factor = math.Floor(factor)
	}
	round := func(n int) float64 { return max(1, math.Round(float64(n)*factor)) / pngScale }
	return size{round(r.w), round(r.h)}
}

// image draws r at the given size: nearest neighbour where pixels grow, means
// where they shrink.
func (r *raster) image(sc scale, to size) image.Image {
	w, h := int(to.w*pngScale), int(to.h*pngScale)
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		y0, y1 := y*r.h/h, max((y+1)*r.h/h, y*r.h/h+1)
		for x := range w {
			x0, x1 := x*r.w/w, max((x+1)*r.w/w, x*r.w/w+1)
			img.SetNRGBA(x, y, r.pixel(sc, x0, x1, y0, y1))
		}
	}
	return img
}

// pixel returns the colour of a block of values.
func (r *raster) pixel(sc scale, x0, x1, y0, y1 int) color.NRGBA {
	if r.c == 1 {
		return sc.color(r.mean(0, x0, x1, y0, y1))
	}
	var part [3]uint8
	for c := range part {
		v := r.mean(c, x0, x1, y0, y1)
		if math.IsNaN(v) {
			return sc.missing
		}
		part[c] = uint8(math.Round(sc.share(v) * 255))
	}
	return color.NRGBA{R: part[0], G: part[1], B: part[2], A: 255}
}

// mean returns the mean of a block of one plane; NaN if a value is.
func (r *raster) mean(c, x0, x1, y0, y1 int) float64 {
	if x1 == x0+1 && y1 == y0+1 {
		return r.values[(c*r.h+y0)*r.w+x0]
	}
	sum, count := 0.0, float64((x1-x0)*(y1-y0))
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			sum += r.values[(c*r.h+y)*r.w+x] / count
		}
	}
	return sum
}

// characters draws r in at most width × height characters. A character is
// about twice as tall as wide, so a value becomes two of them side by side if
// there is room, and otherwise two rows share a line.
func (r *raster) characters(lo, hi float64, width, height int) []string {
	wide := 1
	w, h := r.w, (r.h+1)/2
	if r.w <= 14 && r.h <= height {
		wide = 2
		h = r.h
	}
	shrink := max(float64(w*wide)/float64(width), float64(h)/float64(height), 1)
	w, h = max(1, int(float64(w)/shrink)), max(1, int(float64(h)/shrink))
	grid := make([][]float64, h)
	for y := range grid {
		grid[y] = make([]float64, w)
		y0, y1 := y*r.h/h, max((y+1)*r.h/h, y*r.h/h+1)
		for x := range grid[y] {
			x0, x1 := x*r.w/w, max((x+1)*r.w/w, x*r.w/w+1)
			for c := range r.c {
				grid[y][x] += r.mean(c, x0, x1, y0, y1) / float64(r.c)
			}
		}
	}
	return shade(grid, lo, hi, wide)
}

// inside returns the largest size at which r fits into a box, in whole device
// pixels for each of its own where there is room for that.
func (r *raster) inside(w, h float64) size {
	factor := min(w*pngScale/float64(r.w), h*pngScale/float64(r.h))
	if factor >= 1 {
		factor = math.Floor(factor)
	}
	round := func(n int) float64 { return max(1, math.Round(float64(n)*factor)) / pngScale }
	return size{round(r.w), round(r.h)}
}

// masked is image with the page's colour where values are infinite, which is
// how maps of channels keep apart.
func (r *raster) masked(sc scale, to size, p *pen) image.Image {
	img := r.image(sc, to).(*image.NRGBA)
	b := img.Bounds()
	for y := range b.Dy() {
		for x := range b.Dx() {
			if math.IsInf(r.values[y*r.h/b.Dy()*r.w+x*r.w/b.Dx()], 1) {
				img.SetNRGBA(x, y, p.page)
			}
		}
	}
	return img
}
