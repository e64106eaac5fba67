package flux

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// PrintOptions say how [Tensor.StringWith] prints. Each field that is 0 has the
// value that [Tensor.String] uses.
type PrintOptions struct {
	// Precision is the number of digits after the point, at most: 4 unless
	// given. Negative: as many as tell a number from its neighbours.
	Precision int
	// Threshold is the number of elements up to which all are printed: 1000
	// unless given. Negative: any number.
	Threshold int
	// EdgeItems is how many are printed at each end of an axis past the
	// threshold: 3 unless given.
	EdgeItems int
	// LineWidth is the number of columns: 75 unless given. Negative: any number.
	LineWidth int
}

// String returns the numbers in brackets, aligned, under a line with shape and
// type, as NumPy prints them with 4 digits: trailing zeros are left out, and all
// numbers have an exponent if one is 1e8 or more or less than 1e-4, or if the
// largest is more than 1000 times the smallest and not all are whole. Past 1000
// elements the middle of a long axis is left out. A single number is printed
// alone.
func (t *Tensor) String() string { return t.StringWith(PrintOptions{}) }

// StringWith is [Tensor.String] with other numbers of digits, elements and
// columns.
func (t *Tensor) StringWith(o PrintOptions) string {
	if t == nil {
		return "<nil>"
	}
	return newPrinter(t, o).print()
}

// Format makes tensors work with fmt: %v and %s print [Tensor.String], and with a
// precision, as in %.2v, with that many digits; %+v leaves nothing out; %#v
// prints [Tensor.GoString]. %f, %e and %g, for integers %d and for Bool %t, format
// every number alike, with width and precision as usual: "%8.3f".
func (t *Tensor) Format(f fmt.State, verb rune) {
	_, _ = io.WriteString(f, t.formatted(f, verb)) // fmt keeps its own errors
}

func (t *Tensor) formatted(f fmt.State, verb rune) string {
	if t == nil {
		if verb == 'v' && f.Flag('#') {
			return t.GoString()
		}
		return "<nil>"
	}
	p := newPrinter(t, PrintOptions{})
	switch precision, ok := f.Precision(); {
	case ok:
		p.precision = precision
	case verb == 'g': // the shortest, as fmt has it
		p.precision = -1
	case verb == 'e' || verb == 'f':
		p.precision = 6
	}
	p.width, _ = f.Width()
	if f.Flag('+') {
		p.head, p.tail = everything(t.shape), make([]int, len(t.shape))
	}
	switch {
	case verb == 'v' && f.Flag('#'):
		return t.GoString()
	case verb == 'v' || verb == 's' || verb == 'd' && t.dtype.IsInt() || verb == 't' && t.dtype == Bool:
	case strings.ContainsRune("feg", verb) && t.dtype.IsFloat():
		p.verb = byte(verb)
	default:
		return fmt.Sprintf("%%!%c(*flux.Tensor=%v %v)", verb, t.shape, t.dtype)
	}
	return p.print()
}

// printer prints one tensor.
type printer struct {
	t          *Tensor
	shape      Shape // t's, or that of the part at its beginning that is printed
	precision  int   // negative is the shortest
	line       int   // columns
	width      int   // of a number, at least
	verb       byte
	head, tail []int    // how many of each axis are shown from its ends; head is its size if all are
	cells      []string // the numbers that are shown, padded; print uses them up
}

func newPrinter(t *Tensor, o PrintOptions) *printer {
	either := func(v, usual int) int {
		if v == 0 {
			return usual
		}
		return v
	}
	p := &printer{t: t, shape: t.shape, precision: either(o.Precision, 4), line: either(o.LineWidth, 75)}
	if p.line < 0 {
		p.line = math.MaxInt
	}
	p.head, p.tail = everything(t.shape), make([]int, len(t.shape))
	limit := either(o.Threshold, 1000)
	if limit >= 0 && t.Size() > limit {
		p.elide(min(max(1, either(o.EdgeItems, 3)), maxSize)) // twice that is still a number
	}
	return p
}

func everything(s Shape) []int { return append([]int{}, s...) }

// maxShown bounds what is printed of a tensor of many axes, each of them short.
const maxShown = 10_000

// elide leaves out the middle of the axes with more than twice edge elements; if
// that is not enough, it goes on from the first axis, down to one element.
func (p *printer) elide(edge int) {
	shown := func() float64 {
		n := 1.0
		for a := range p.head {
			n *= float64(p.head[a] + p.tail[a])
		}
		return n
	}
	cut := func(a, head, tail int) {
		if p.shape[a] > head+tail {
			p.head[a], p.tail[a] = head, tail
		}
	}
	for a := range p.head {
		cut(a, edge, edge)
	}
	for a := 0; a < len(p.head) && shown() > maxShown; a++ {
		cut(a, 1, 0)
	}
}

// print returns the whole text.
func (p *printer) print() string {
	p.format()
	if len(p.shape) == 0 {
		return strings.Repeat(" ", max(0, p.width-len(p.cells[0]))) + p.cells[0]
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%v %v\n", p.shape, p.t.dtype)
	if p.shape.Size() == 0 {
		b.WriteString("[]")
	} else {
		p.write(&b, 0)
	}
	return b.String()
}

// format fills cells.
func (p *printer) format() {
	offsets := p.shown()
	p.cells = make([]string, len(offsets))
	if p.t.dtype.IsFloat() {
		values := make([]float64, len(offsets))
		for i, o := range offsets {
			values[i] = p.t.flat(o)
		}
		p.floats(values)
	} else {
		for i, o := range offsets {
			p.cells[i] = p.t.word(o)
		}
	}
	width := p.width
	for _, c := range p.cells {
		width = max(width, len(c))
	}
	for i, c := range p.cells {
		if len(p.shape) > 0 {
			p.cells[i] = strings.Repeat(" ", width-len(c)) + c
		}
	}
}

// word returns element i of a tensor that is not floating point.
func (t *Tensor) word(i int) string {
	data, at := t.spot(i)
	switch t.dtype {
	case Int64:
		return strconv.FormatInt(data.i64[at], 10)
	case Bool:
		return strconv.FormatBool(data.b[at])
	}
	return strconv.Itoa(int(data.i32[at]))
}

// shown returns the positions of the elements that are printed, in order.
func (p *printer) shown() []int {
	if p.shape.Size() == 0 {
		return nil
	}
	offsets := []int{0}
	for a, n := range p.shape {
		step := p.shape[a+1:].Size()
		next := make([]int, 0, len(offsets)*(p.head[a]+p.tail[a]))
		for _, o := range offsets {
			for i := range p.head[a] {
				next = append(next, o+i*step)
			}
			for i := n - p.tail[a]; i < n; i++ {
				next = append(next, o+i*step)
			}
		}
		offsets = next
	}
	return offsets
}

// write prints a part of the tensor, from the given axis on.
func (p *printer) write(b *strings.Builder, axis int) {
	b.WriteByte('[')
	if axis == len(p.shape)-1 {
		p.writeLine(b, axis)
	} else {
		apart := strings.Repeat("\n", len(p.shape)-1-axis) + strings.Repeat(" ", axis+1)
		for i := range p.head[axis] + p.tail[axis] {
			if i > 0 {
				b.WriteString(apart)
			}
			if i == p.head[axis] {
				b.WriteString("..." + apart)
			}
			p.write(b, axis+1)
		}
		if p.ends(axis) {
			b.WriteString(apart + "...")
		}
	}
	b.WriteByte(']')
}

// ends reports whether the end of an axis is left out as well as its middle.
func (p *printer) ends(axis int) bool {
	return p.tail[axis] == 0 && p.head[axis] < p.shape[axis]
}

// writeLine prints the numbers of a last axis, on several lines if need be.
func (p *printer) writeLine(b *strings.Builder, axis int) {
	words := p.cells[:p.head[axis]:p.head[axis]]
	rest := p.cells[p.head[axis]:]
	if p.head[axis] < p.shape[axis] {
		words = append(words, "...")
	}
	words = append(words, rest[:p.tail[axis]]...)
	p.cells = rest[p.tail[axis]:]
	limit := p.line - axis - 1 // room for the brackets, as NumPy keeps it
	at := axis + 1
	for i, w := range words {
		at += len(w) + 1
		switch {
		case i == len(words)-1:
			b.WriteString(w)
		case at+len(words[i+1]) > limit:
			b.WriteString(strings.TrimRight(w, " ") + "\n" + strings.Repeat(" ", axis+1))
			at = axis + 1
		default:
			b.WriteString(w + " ")
		}
	}
}

// GoString returns an expression that makes t, for small tensors, and one with
// the numbers left out for others.
func (t *Tensor) GoString() string {
	if t == nil {
		return "(*flux.Tensor)(nil)"
	}
	maker, element, end := t.maker()
	var b strings.Builder
	b.WriteString(maker + "([]" + element + "{")
	if t.Size() > 16 {
		b.WriteString("…")
	} else {
		p := newPrinter(t, PrintOptions{Precision: -1})
		for i := range t.Size() {
			if i > 0 {
				b.WriteString(", ")
			}
			if t.dtype.IsFloat() {
				b.WriteString(p.shortest(t.flat(i), 'g'))
			} else {
				b.WriteString(t.word(i))
			}
		}
	}
	b.WriteByte('}')
	sizes := make([]string, len(t.shape))
	for i, n := range t.shape {
		sizes[i] = strconv.Itoa(n)
	}
	list := strings.Join(sizes, ", ")
	switch {
	case maker == "flux.From" && len(t.shape) != 1 || len(t.shape) == 0:
		return b.String() + ").Reshape(" + list + ")" + end
	case maker == "flux.From":
		return b.String() + ")" + end
	}
	return b.String() + ", " + list + ")" + end
}

// maker returns the function that makes tensors of t's type, what it takes a
// slice of, and what comes after it.
func (t *Tensor) maker() (name, element, end string) {
	switch t.dtype {
	case Float64:
		return "flux.New64", "float64", ""
	case Int32:
		return "flux.Ints", "int", ""
	case Int64:
		return "flux.From", "int64", ""
	case Bool:
		return "flux.From", "bool", ""
	case Float16:
		return "flux.New", "float32", ".To(flux.Float16)"
	case BFloat16:
		return "flux.New", "float32", ".To(flux.BFloat16)"
	}
	return "flux.New", "float32", ""
}
