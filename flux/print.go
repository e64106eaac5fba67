package flux

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

const (
	printAll   = 1000 // elements up to which everything is printed
	printEdge  = 3    // elements at each end of an axis beyond that
	printWidth = 88   // columns
	digits     = 4    // after the point
)

// String returns the numbers in brackets, aligned, under a line with shape and
// type; the middle of a long axis is elided. A single number is printed alone.
func (t *Tensor) String() string {
	if t == nil {
		return "<nil>"
	}
	if len(t.shape) == 0 {
		c := t.column()
		return c.trimmed(t.flat(0))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%v %v\n", t.shape, t.dtype)
	c := t.column()
	t.write(&b, &c, 0, 0, t.Size() > printAll)
	return b.String()
}

// write prints the part of t that starts at offset, from the given axis on.
func (t *Tensor) write(b *strings.Builder, c *column, axis, offset int, elide bool) {
	n, step := t.shape[axis], t.shape[axis+1:].Size()
	last := axis == len(t.shape)-1
	b.WriteByte('[')
	width := axis + 1
	for i := 0; i < n; i++ {
		cell := ""
		if elide && n > 2*printEdge && i == printEdge {
			i = n - printEdge
			cell = "..."
		}
		if last {
			if cell != "" {
				width = separate(b, width, axis, i == 0 || width == axis+1, len(cell))
				b.WriteString(cell)
			}
			text := c.text(t.flat(offset + i))
			width = separate(b, width, axis, width == axis+1, len(text))
			b.WriteString(text)
			continue
		}
		if i > 0 {
			indent(b, len(t.shape)-1-axis, axis+1)
		}
		if cell != "" {
			b.WriteString(cell)
			indent(b, len(t.shape)-1-axis, axis+1)
		}
		t.write(b, c, axis+1, offset+i*step, elide)
	}
	b.WriteByte(']')
}

// separate writes the space, or the new line, before a number.
func separate(b *strings.Builder, width, axis int, first bool, n int) int {
	switch {
	case first:
		return width + n
	case width+1+n > printWidth:
		indent(b, 1, axis+1)
		return axis + 1 + n
	}
	b.WriteByte(' ')
	return width + 1 + n
}

func indent(b *strings.Builder, lines, spaces int) {
	b.WriteString(strings.Repeat("\n", lines) + strings.Repeat(" ", spaces))
}

// column says how the numbers of one tensor are printed, so that they align.
type column struct {
	integers bool
	exponent bool
	before   int // characters before the point, or all of them if it does not align
	after    int // digits after it
}

// column looks at the numbers that will be printed.
func (t *Tensor) column() column {
	c := column{integers: t.dtype == Int32, before: 1}
	lo, hi := math.Inf(1), 0.0
	shown := t.shown()
	for _, v := range shown {
		if a := math.Abs(v); a > 0 && !math.IsInf(a, 0) {
			lo, hi = min(lo, a), max(hi, a)
		}
	}
	c.exponent = !c.integers && hi > 0 && (hi >= 1e8 || lo < 1e-4)
	for _, v := range shown {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			head, tail, _ := strings.Cut(c.trimmed(v), ".")
			if c.exponent {
				head, tail = head+"."+tail, ""
			}
			c.before, c.after = max(c.before, len(head)), max(c.after, len(tail))
		}
	}
	for _, v := range shown { // these stand right, over the point and its digits
		if math.IsNaN(v) || math.IsInf(v, 0) {
			c.before = max(c.before, len(c.trimmed(v))-c.tail())
		}
	}
	return c
}

// tail is the width of the point and what follows.
func (c *column) tail() int {
	if c.integers || c.exponent {
		return 0
	}
	return c.after + 1
}

// shown returns the numbers that String prints.
func (t *Tensor) shown() []float64 {
	if t.Size() <= printAll {
		return t.Float64s()
	}
	offsets := []int{0}
	for axis, n := range t.shape {
		var next []int
		for _, o := range offsets {
			for i := 0; i < n; i++ {
				if n > 2*printEdge && i == printEdge {
					i = n - printEdge
				}
				next = append(next, o+i*t.shape[axis+1:].Size())
			}
		}
		offsets = next
	}
	out := make([]float64, len(offsets))
	for i, o := range offsets {
		out[i] = t.flat(o)
	}
	return out
}

// trimmed returns a number without padding: "1.", "0.25", "1.0000e-05", "nan".
func (c *column) trimmed(v float64) string {
	switch {
	case math.IsNaN(v):
		return "nan"
	case math.IsInf(v, 1):
		return "inf"
	case math.IsInf(v, -1):
		return "-inf"
	case c.integers:
		return strconv.Itoa(int(v))
	case c.exponent:
		return strconv.FormatFloat(v, 'e', digits, 64)
	}
	s := strconv.FormatFloat(v, 'f', digits, 64)
	return strings.TrimRight(s, "0")
}

// text returns a number padded to the column.
func (c *column) text(v float64) string {
	s := c.trimmed(v)
	head, tail, point := strings.Cut(s, ".")
	switch {
	case c.integers, c.exponent, !point:
		return strings.Repeat(" ", max(0, c.before+c.tail()-len(s))) + s
	}
	return strings.Repeat(" ", max(0, c.before-len(head))) + s + strings.Repeat(" ", c.after-len(tail))
}

// GoString returns an expression that makes t, for small tensors, and one with
// the numbers left out for others.
func (t *Tensor) GoString() string {
	if t == nil {
		return "(*flux.Tensor)(nil)"
	}
	maker, element := "flux.New", "float32"
	switch t.dtype {
	case Float64:
		maker, element = "flux.New64", "float64"
	case Int32:
		maker, element = "flux.Ints", "int"
	}
	var b strings.Builder
	b.WriteString(maker + "([]" + element + "{")
	if t.Size() > 16 {
		b.WriteString("…")
	} else {
		for i := range t.Size() {
			if i > 0 {
				b.WriteString(", ")
			}
			if t.dtype == Float32 {
				b.WriteString(strconv.FormatFloat(t.flat(i), 'g', -1, 32))
			} else {
				b.WriteString(format(t.flat(i)))
			}
		}
	}
	b.WriteByte('}')
	for _, n := range t.shape {
		b.WriteString(", " + strconv.Itoa(n))
	}
	b.WriteByte(')')
	if len(t.shape) == 0 { // without sizes the maker would make a vector
		b.WriteString(".Reshape()")
	}
	return b.String()
}
