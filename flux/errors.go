package flux

import (
	"fmt"
	"strings"
)

// Error is what the typed errors of this package have in common.
type Error interface {
	error
	// In returns a copy of the error that says it happened inside the layer of
	// that name. Layers nest: In("2: Dense") of an error in "0: Chain" is in
	// "2: Dense / 0: Chain".
	In(layer string) Error
}

// A ShapeError says that an operation got a shape it cannot work on.
type ShapeError struct {
	Op   string // the operation
	Arg  string // which operand, if not the first
	Want Shape  // -1 is any size; nil if Why says it better
	Got  Shape
	Path string // the layer, if known
	Why  string // more, if the shapes alone do not tell
}

// Error returns a line like "MatMul: want [? 784], got [32 28 28]".
func (e *ShapeError) Error() string {
	var b strings.Builder
	head(&b, e.Path, e.Op, e.Arg)
	if e.Want != nil {
		fmt.Fprintf(&b, "want %v, got %v", e.Want, e.Got)
	} else {
		fmt.Fprintf(&b, "got %v", e.Got)
	}
	if e.Why != "" {
		b.WriteString(": " + e.Why)
	}
	return b.String()
}

// In implements [Error].
func (e *ShapeError) In(layer string) Error {
	c := *e
	c.Path = nest(layer, e.Path)
	return &c
}

// A TypeError says that an operation got elements, or a value, of a type that
// it cannot work on.
type TypeError struct {
	Op   string
	Arg  string
	Want string // the type, or the types, that would do
	Got  string
	Path string
	Why  string
}

// Error returns a line like "Add: want float32, got float64".
func (e *TypeError) Error() string {
	var b strings.Builder
	head(&b, e.Path, e.Op, e.Arg)
	fmt.Fprintf(&b, "want %s, got %s", e.Want, e.Got)
	if e.Why != "" {
		b.WriteString(": " + e.Why)
	}
	return b.String()
}

// In implements [Error].
func (e *TypeError) In(layer string) Error {
	c := *e
	c.Path = nest(layer, e.Path)
	return &c
}

// An IndexError says that an index, a label or an axis is out of range.
type IndexError struct {
	Op    string
	What  string // "index", "label", "axis", "row"
	Index int
	At    []int // the position of the index in the tensor that holds it, if it came from one
	Size  int   // the number of things there are
	Got   Shape // the shape of the indexed tensor, if it helps
	Path  string
	Why   string
}

// Error returns a line like "Pick: label 12 at [3] is out of range: there are 10 classes, 0 to 9".
func (e *IndexError) Error() string {
	var b strings.Builder
	head(&b, e.Path, e.Op, "")
	fmt.Fprintf(&b, "%s %d", e.What, e.Index)
	if e.At != nil {
		fmt.Fprintf(&b, " at %v", Shape(e.At))
	}
	b.WriteString(" is out of range")
	if noun, ok := indexNouns[e.What]; ok {
		b.WriteString(": ")
		switch e.Size {
		case 0:
			fmt.Fprintf(&b, "there are no %s", noun[1])
		case 1:
			fmt.Fprintf(&b, "there is 1 %s, number 0", noun[0])
		default:
			fmt.Fprintf(&b, "there are %d %s, 0 to %d", e.Size, noun[1], e.Size-1)
		}
	}
	if e.Got != nil {
		fmt.Fprintf(&b, ", the shape is %v", e.Got)
	}
	if e.Why != "" {
		b.WriteString(": " + e.Why)
	}
	return b.String()
}

// indexNouns says what a kind of index counts, in singular and plural.
var indexNouns = map[string][2]string{
	"label": {"class", "classes"},
	"axis":  {"axis", "axes"},
	"row":   {"row", "rows"},
	"index": {"place", "places"},
}

// In implements [Error].
func (e *IndexError) In(layer string) Error {
	c := *e
	c.Path = nest(layer, e.Path)
	return &c
}

// A DomainError says that a number, or an empty tensor, is outside of what an
// operation is defined for.
type DomainError struct {
	Op   string
	Arg  string
	Want string // the range, in words
	Got  string
	Path string
}

// Error returns a line like "Dropout: p: want 0 ≤ p < 1, got 1.5".
func (e *DomainError) Error() string {
	var b strings.Builder
	head(&b, e.Path, e.Op, e.Arg)
	fmt.Fprintf(&b, "want %s, got %s", e.Want, e.Got)
	return b.String()
}

// In implements [Error].
func (e *DomainError) In(layer string) Error {
	c := *e
	c.Path = nest(layer, e.Path)
	return &c
}

// A GradientError says that a gradient call cannot be answered.
type GradientError struct {
	Op   string
	Why  string
	Path string
}

// Error returns a line like "Gradient: argument 0 (int) holds no tensor".
func (e *GradientError) Error() string {
	var b strings.Builder
	head(&b, e.Path, e.Op, "")
	b.WriteString(e.Why)
	return b.String()
}

// In implements [Error].
func (e *GradientError) In(layer string) Error {
	c := *e
	c.Path = nest(layer, e.Path)
	return &c
}

// head writes "path: op: arg: ", without what is empty.
func head(b *strings.Builder, parts ...string) {
	for _, p := range parts {
		if p != "" {
			b.WriteString(p)
			b.WriteString(": ")
		}
	}
}

func nest(outer, inner string) string {
	if inner == "" {
		return outer
	}
	return outer + " / " + inner
}

// Catch is for defer: it stops a panic with one of the errors of this package
// and stores it in *err. Any other panic goes on.
//
//	func predict(x *flux.Tensor) (y *flux.Tensor, err error) {
//		defer flux.Catch(&err)
//		return x.MatMul(w), nil
//	}
func Catch(err *error) {
	switch e := recover().(type) {
	case nil:
	case Error:
		*err = e
	default:
		panic(e)
	}
}
