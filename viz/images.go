package viz

import (
	"fmt"
	"math"
	"strings"
)

// imagesPlan is what Images draws.
type imagesPlan struct {
	look
	rows, columns int
	labels        []string
	shape         []int
	lo, hi        float64
	ranged        bool
	colorMap      ColorMap

	batch *imageBatch
	show  []raster
}

// An ImagesOption is an option of [Images]: [Rows], [Columns], [Labels],
// [ImageShape], [Range], a [ColorMap] or any [FigureOption].
type ImagesOption interface{ images(*imagesPlan) }

type imagesOption func(*imagesPlan)

func (o imagesOption) images(p *imagesPlan) { o(p) }

func (m ColorMap) images(p *imagesPlan) {
	if !m.valid() {
		panic(&ArgumentError{Op: "Images", Arg: "ColorMap", Want: "one of the package's", Got: fmt.Sprintf("%q", string(m))})
	}
	p.colorMap = m
}

// Rows sets the number of rows of the grid, 1 to 100.
func Rows(n int) ImagesOption {
	return imagesOption(func(p *imagesPlan) {
		checkRange("Images", "Rows", n, 1, 100)
		p.rows = n
	})
}

// Columns sets the number of columns of the grid, 1 to 100.
func Columns(n int) ImagesOption {
	return imagesOption(func(p *imagesPlan) {
		checkRange("Images", "Columns", n, 1, 100)
		p.columns = n
	})
}

// Labels sets a line of text below each image. There must be at least one for
// each image that is shown.
func Labels(labels []string) ImagesOption {
	labels = append([]string{}, labels...)
	return imagesOption(func(p *imagesPlan) { p.labels = labels })
}

// A ShapeOption is an option of [Images] and of [Activations].
type ShapeOption interface {
	ImagesOption
	ActivationsOption
}

type shapeOption []int

func (o shapeOption) images(p *imagesPlan)           { p.shape = o }
func (o shapeOption) activations(p *activationsPlan) { p.shape = o }

// ImageShape says how the values of one image are laid out, [h w] or [c h w],
// where the array has them in one axis: ImageShape(3, 32, 32).
func ImageShape(shape ...int) ShapeOption { return append(shapeOption{}, shape...) }

// Range sets the values that are shown darkest and brightest. Without it, grey
// images run from the smallest to the largest value shown, and colour images
// from 0 to 1, or 0 to 255 if a value is above 1 and none below 0.
func Range(lo, hi float64) ImagesOption {
	return imagesOption(func(p *imagesPlan) {
		if !finite(lo) || !finite(hi) || lo >= hi {
			panic(&ArgumentError{Op: "Images", Arg: "Range", Want: "lo < hi, both finite", Got: fmt.Sprintf("%v and %v", lo, hi)})
		}
		p.lo, p.hi, p.ranged = lo, hi, true
	})
}

// Images draws the images of x in a grid, each pixel as a square. x is
// [n h w] or [n 1 h w] (grey), [n 3 h w] (red, green, blue), or [n h·w], where
// images are square if [ImageShape] does not say otherwise. A single image may
// come as [h·w].
//
// Without [Rows] and [Columns], up to 32 images are shown, eight in a row.
// NaN pixels have a colour of their own. Images larger than 256 pixels a side
// are sampled; x is read only where it is shown if it has At.
//
// Images panics with an [*ArgumentError] if x is nil, empty, of another shape
// or without a finite value, or if Labels are fewer than the images shown.
func Images(x Array, opts ...ImagesOption) *Figure {
	plan := &imagesPlan{look: look{theme: Light}, colorMap: Grey}
	applyAll("Images", opts, func(o ImagesOption) { o.images(plan) })
	plan.batch = newImageBatch("Images", x, plan.shape)
	plan.layout()
	plan.load()
	return &Figure{look: plan.look, paint: plan.paint, text: plan.text}
}

// layout chooses the grid.
func (c *imagesPlan) layout() {
	n := c.batch.n
	switch {
	case c.rows > 0 && c.columns > 0:
	case c.rows > 0:
		c.columns = max(1, min(8, (n+c.rows-1)/c.rows))
	case c.columns > 0:
		c.rows = max(1, min(max(4, 32/c.columns), (n+c.columns-1)/c.columns))
	default:
		c.columns = min(n, 8)
		c.rows = min(4, (n+c.columns-1)/c.columns)
	}
	shown := min(n, c.rows*c.columns)
	c.columns = min(c.columns, shown)
	c.rows = (shown + c.columns - 1) / c.columns
	if c.labels != nil && len(c.labels) < shown {
		panic(&ArgumentError{
			Op: "Images", Arg: "Labels", Want: fmt.Sprintf("at least %d, one for each image shown", shown),
			Got: fmt.Sprint(len(c.labels)),
		})
	}
	c.show = make([]raster, shown)
}

// side returns how long the longer side of an image is to be, in CSS pixels.
func (c *imagesPlan) side() float64 {
	if c.width > 0 {
		return max(4, (float64(c.width)-2*margin-float64(c.columns-1)*c.gap())/float64(c.columns))
	}
	switch n := len(c.show); {
	case n == 1:
		return 224
	case c.columns <= 4:
		return 112
	case c.columns <= 10:
		return 76
	}
	return max(16, 760/float64(c.columns))
}

func (c *imagesPlan) gap() float64 {
	if c.columns > 20 {
		return 2
	}
	return 6
}

// load reads the images that are shown and sets the range and the size.
func (c *imagesPlan) load() {
	all := make([][]float64, 0, len(c.show))
	for i := range c.show {
		c.show[i] = c.batch.image(i)
		all = append(all, c.show[i].values)
	}
	lo, hi, ok := extent(all...)
	if !ok {
		panic(&ArgumentError{Op: "Images", Arg: "x", Want: "a finite value", Got: "none in the images shown"})
	}
	if !c.ranged {
		c.lo, c.hi = c.autoRange(lo, hi)
	}
	cell := c.cell()
	grid := float64(c.columns)*cell.w + float64(c.columns-1)*c.gap()
	if c.width == 0 {
		c.width = max(int(math.Ceil(grid)), 200) + 2*margin
	}
	c.width = max(c.width, int(math.Ceil(grid))+2*margin) // no image is thinner than a pixel
	c.height = int(math.Ceil(float64(c.rows)*(cell.h+c.label()) + float64(c.rows-1)*c.gap() + c.head() + 24 + 2*margin - 8))
	if c.width*c.height > 16e6 {
		panic(&ArgumentError{Op: "Images", Arg: "Rows and Columns", Want: "a picture of at most 16 million pixels", Got: fmt.Sprintf("%d × %d", c.width, c.height)})
	}
}

// autoRange returns the range of values for images that hold lo to hi.
func (c *imagesPlan) autoRange(lo, hi float64) (float64, float64) {
	if c.batch.c == 3 && lo >= 0 {
		if hi <= 1 {
			return 0, 1
		}
		if hi <= 255 {
			return 0, 255
		}
	}
	if lo == hi { // one value everywhere: show it against zero
		lo, hi = min(lo, 0), max(hi, 0)
		if lo == hi {
			hi = 1
		}
	}
	return lo, hi
}

// label returns the height of the line below an image.
func (c *imagesPlan) label() float64 {
	if c.labels == nil {
		return 0
	}
	return 17
}

// head returns the height of the title.
func (c *imagesPlan) head() float64 {
	if c.title == "" {
		return 0
	}
	return 28
}

// cell returns the size of an image as drawn.
func (c *imagesPlan) cell() size {
	return c.show[0].fitted(c.side())
}

func (c *imagesPlan) paint(p *pen) {
	x0, y0 := float64(margin), float64(margin)+c.head()
	if c.title != "" {
		p.text(p.fit(c.title, float64(c.width-2*margin), sizeTitle, true), x0, margin+8, style{size: sizeTitle, color: p.ink, bold: true})
	}
	cell := c.cell()
	sc := newScale(c.colorMap, p.colours, c.lo, c.hi)
	bright := luminance(sc.color(c.lo)) > 0.8 && c.theme == Light
	for i := range c.show {
		x := x0 + float64(i%c.columns)*(cell.w+c.gap())
		y := y0 + float64(i/c.columns)*(cell.h+c.label()+c.gap())
		p.picture(c.show[i].image(sc, cell), x, y)
		if bright || (c.theme == Dark && luminance(sc.color(c.lo)) < 0.2) {
			p.frame(p.grid, 1, x, y, cell.w, cell.h)
		}
		if c.labels != nil {
			s := p.fit(c.labels[i], cell.w+c.gap()-2, sizeSmall, false)
			p.text(s, x+cell.w/2, y+cell.h+10, style{size: sizeSmall, color: p.ink, align: 0.5})
		}
	}
	p.text(p.fit(c.caption(), float64(c.width-2*margin), sizeSmall, false), x0, float64(c.height)-margin-2,
		style{size: sizeSmall, color: p.muted})
}

// caption says what is shown of what.
func (c *imagesPlan) caption() string {
	b := c.batch
	count := fmt.Sprintf("%d of %d images", len(c.show), b.n)
	if len(c.show) == b.n {
		count = fmt.Sprintf("%d images", b.n)
	}
	if b.n == 1 {
		count = "1 image"
	}
	kind := ""
	if b.c == 3 {
		kind = " RGB"
	}
	return fmt.Sprintf("%s · %d × %d%s · values %s to %s", count, b.h, b.w, kind, number(c.lo), number(c.hi))
}

// text shows the first images in characters.
func (c *imagesPlan) text() string {
	const lineWidth, lineCount = 78, 32
	var blocks [][]string
	used := 0
	for i := range c.show {
		lines := c.show[i].characters(c.lo, c.hi, lineWidth, lineCount)
		w := len(lines[0])
		if used > 0 && used+2+w > lineWidth {
			break
		}
		used += w + 2
		if c.labels != nil {
			name := []rune(clean(c.labels[i]))
			name = name[:min(len(name), w)]
			lines = append(lines, string(name)+strings.Repeat(" ", w-len(name)))
		}
		blocks = append(blocks, lines)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Images: %s", c.caption())
	if len(blocks) < len(c.show) {
		fmt.Fprintf(&b, "; the first %d:", len(blocks))
	}
	for row := range blocks[0] {
		line := make([]string, len(blocks))
		for i := range blocks {
			line[i] = blocks[i][row]
		}
		b.WriteString("\n" + strings.TrimRight(strings.Join(line, "  "), " "))
	}
	return b.String()
}
