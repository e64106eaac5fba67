package viz

import (
	"fmt"
	"math"
)

// activationsPlan is what Activations draws.
type activationsPlan struct {
	look
	samples int
	shape   []int
	n       int // samples in the batch
	layers  []activation
	names   float64 // width of the column of names, CSS pixels
}

// An ActivationsOption is an option of [Activations]: [Samples], [ImageShape]
// or any [FigureOption].
type ActivationsOption interface{ activations(*activationsPlan) }

type samplesOption int

func (o samplesOption) activations(p *activationsPlan) {
	checkRange("Activations", "Samples", int(o), 1, 12)
	p.samples = int(o)
}

// Samples sets how many samples [Activations] shows, 1 to 12. The default is 4.
func Samples(n int) ActivationsOption { return samplesOption(n) }

// layerLimit is the number of layers that a figure shows.
const layerLimit = 48

// Activations draws what each layer of m makes of x, a batch [n, …]: a row for
// the input and one for each layer, a column for each of the first samples.
// Many units are a grid of cells (blue positive, red negative, pale zero; one
// scale a row), up to 16 units are bars with the largest named, images and
// channels are small images. Beside them stand, over the whole batch, the
// distribution of the values that are not zero, mean and standard deviation,
// the share of zeros, and how many units were zero for every sample ("dead").
//
// Outputs that are not an [Array] are named only. Activations panics with an
// [*ArgumentError] if m or x is nil, if x is empty, or if m's Trace returns an
// error, which [errors.As] finds in it.
func Activations(m Model, x Array, opts ...ActivationsOption) *Figure {
	plan := &activationsPlan{look: look{theme: Light}, samples: 4}
	applyAll("Activations", opts, func(o ActivationsOption) { o.activations(plan) })
	if isNil(m) {
		panic(&ArgumentError{Op: "Activations", Arg: "m", Want: "a model", Got: "nil"})
	}
	shape, _ := shapeOf("Activations", "x", x)
	plan.n = 1
	if len(shape) > 1 {
		plan.n = shape[0]
	}
	plan.samples = min(plan.samples, plan.n)
	plan.layers = append(plan.layers, plan.input(x, shape))
	skipped := 0
	err := m.Trace(x, func(layer string, output any) {
		if len(plan.layers) > layerLimit {
			skipped++
			return
		}
		plan.layers = append(plan.layers, plan.layer(layer, output))
	})
	if err != nil {
		panic(&ArgumentError{Op: "Activations", Arg: "x", Want: "an input that the model takes", Got: shapeText(shape), Err: err})
	}
	if skipped > 0 {
		plan.layers = append(plan.layers, activation{name: fmt.Sprintf("… and %d more", skipped)})
	}
	plan.layout()
	return &Figure{look: plan.look, paint: plan.paint, text: plan.text}
}

// activation is one row: an output, or the input.
type activation struct {
	name  string
	shape []int // of one sample
	form  form
	cells []raster // per sample shown; empty if the output is no array
	stats statistics
}

// form is how one sample of an output is drawn.
type form int

const (
	formNone  form = iota
	formImage      // grey or RGB image
	formBars       // a few units
	formGrid       // many units, in reading order
	formMaps       // [c h w], each channel a small image
)

// barLimit is the number of units up to which bars are drawn.
const barLimit = 16

// input makes the row of the input.
func (c *activationsPlan) input(x Array, shape []int) activation {
	a := c.layer("input", x)
	perSample := shape[len(shape)-1]
	side := int(math.Round(math.Sqrt(float64(perSample))))
	imageLike := c.shape != nil || len(shape) == 3 ||
		(len(shape) == 4 && (shape[1] == 1 || shape[1] == 3)) ||
		(len(shape) <= 2 && side >= 5 && side*side == perSample)
	if !imageLike {
		return a
	}
	b := newImageBatch("Activations", x, c.shape)
	a.form, a.cells = formImage, nil
	a.shape = []int{b.h, b.w}
	if b.c == 3 {
		a.shape = []int{3, b.h, b.w}
	}
	for i := range min(c.samples, b.n) {
		a.cells = append(a.cells, b.image(i))
	}
	return a
}

// layer makes the row of one output.
func (c *activationsPlan) layer(name string, output any) activation {
	a := activation{name: clean(name)}
	x, ok := output.(Array)
	if !ok || isNil(x) {
		return a
	}
	shape, total := shapeOf("Activations", "output of "+a.name, x)
	src := read("Activations", "output of "+a.name, x)
	batched := c.n
	switch {
	case len(shape) > 0 && shape[0] == c.n:
		a.shape = shape[1:]
	case c.n == 1:
		a.shape, batched = shape, 1
	default: // not one output a sample: numbers only
		a.shape = shape
		a.stats = newStatistics(src, 1, total, total)
		return a
	}
	size := total / batched
	units := size
	if len(a.shape) == 3 {
		units = a.shape[0]
	}
	a.stats = newStatistics(src, batched, size, units)
	for i := range min(c.samples, batched) {
		form, r := cellOf(src, a.shape, size, i)
		a.form, a.cells = form, append(a.cells, r)
	}
	return a
}

// unitLimit is the number of units of a sample that a cell shows.
const unitLimit = 1 << 14

// cellOf reads what is shown of one sample.
func cellOf(src *source, shape []int, size, sample int) (form, raster) {
	start := sample * size
	if len(shape) == 3 && shape[1]*shape[2] > 1 {
		return formMaps, channelMaps(src, shape, start)
	}
	n := min(size, unitLimit)
	r := raster{c: 1, h: 1, w: n, values: make([]float64, n)}
	for i := range r.values {
		r.values[i] = src.value(start + i)
	}
	if n <= barLimit {
		return formBars, r
	}
	if len(shape) == 2 && shape[0] > 1 && shape[1] > 1 && shape[0] <= 4*shape[1] && shape[1] <= 16*shape[0] && n == size {
		r.h, r.w = shape[0], shape[1]
		return formGrid, r
	}
	// About the proportions of the cell; the last row is filled up.
	r.w = int(math.Ceil(math.Sqrt(1.7 * float64(n))))
	for w := r.w; w <= r.w*5/4; w++ { // a width that divides looks calmer
		if n%w == 0 {
			r.w = w
			break
		}
	}
	r.h = (n + r.w - 1) / r.w
	for len(r.values) < r.h*r.w {
		r.values = append(r.values, math.Inf(1)) // painted over
	}
	return formGrid, r
}

// channelMaps puts up to 16 channels side by side, with a line between them,
// each sampled down to 48 values a side.
func channelMaps(src *source, shape []int, start int) raster {
	channels := min(shape[0], 16)
	step := (max(shape[1], shape[2]) + 47) / 48
	h, w := (shape[1]+step-1)/step, (shape[2]+step-1)/step
	across := int(math.Ceil(math.Sqrt(float64(channels) * 1.6 * float64(h) / float64(w))))
	across = min(max(across, 1), channels)
	for _, a := range []int{across, across + 1, across - 1} { // no half-empty last row, if possible
		if a > 0 && channels%a == 0 {
			across = a
			break
		}
	}
	down := (channels + across - 1) / across
	r := raster{c: 1, h: down*(h+1) - 1, w: across*(w+1) - 1}
	r.values = make([]float64, r.h*r.w)
	for i := range r.values {
		r.values[i] = math.Inf(1) // painted as the page
	}
	for c := range channels {
		for y := range h {
			for x := range w {
				at := (c/across*(h+1)+y)*r.w + c%across*(w+1) + x
				r.values[at] = src.value(start + (c*shape[1]+y*step)*shape[2] + x*step)
			}
		}
	}
	return r
}

// text returns a table of the layers.
func (c *activationsPlan) text() string {
	rows := [][]string{{"layer", "shape", "values", "mean", "std", "zero", "dead"}}
	for _, a := range c.layers {
		s := a.stats
		if s.count == 0 {
			rows = append(rows, []string{a.name})
			continue
		}
		rows = append(rows, []string{
			a.name, shapeText(a.shape), spark(s.histogram(16), 16), number(s.mean), number(s.std), s.zeroText(), s.deadText(),
		})
	}
	unit := "samples"
	if c.n == 1 {
		unit = "sample"
	}
	return fmt.Sprintf("Activations: %d %s\n%s", c.n, unit, columns(rows))
}
