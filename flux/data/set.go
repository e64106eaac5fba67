package data

import (
	"fmt"
	"slices"
	"strconv"

	"fluxrepl/flux"
)

// Set is a labelled data set: row i of X is a sample, row i of Y its target.
// Every field may be set by hand; X and Y must have the same length.
type Set struct {
	Name     string       // a short name for headings: "digits"
	X        *flux.Tensor // the samples, [n …]
	Y        *flux.Tensor // the targets: [n] class numbers, integers, or [n …] numbers
	Classes  []string     // names of the class numbers 0, 1, …; nil if Y holds no classes
	Features []string     // names of the columns of X; nil if they have none
	// ImageShape is the shape in which a row of X is a picture ([8 8] for rows
	// of 64 pixels), nil if it is none.
	ImageShape []int
}

// mostClasses bounds class numbers: what is above is a year or a price, and
// counting it would need a table of that length.
const mostClasses = 1_000_000

// New returns the set of the samples x, [n …], and their targets y, [n …], under
// a name. It panics with an *Error if one of them is nil, has no first axis, or
// if their lengths differ.
func New(name string, x, y *flux.Tensor) *Set {
	s := &Set{Name: name, X: x, Y: y}
	if err := s.lengths("New"); err != nil {
		panic(err)
	}
	return s
}

// Len returns the number of samples; 0 for a nil set or a set without X.
func (s *Set) Len() int {
	if s == nil || s.X == nil || s.X.NDim() == 0 {
		return 0
	}
	return s.X.Dim(0)
}

// Take returns a new set of the given rows, in their order; a row may occur
// more than once. The rows are copied. It panics with a *flux.IndexError if one
// is outside [0, n), and with an *Error if there are none.
func (s *Set) Take(rows []int) *Set {
	s.must("Take")
	if len(rows) == 0 {
		panic(&Error{Op: "Take", Arg: "rows", Want: "at least one", Got: "none"})
	}
	return s.with(s.X.Take(rows), s.Y.Take(rows))
}

// Slice returns the rows lo to hi-1 as a set that shares storage with s. It
// panics with an *Error unless 0 ≤ lo < hi ≤ n.
func (s *Set) Slice(lo, hi int) *Set {
	s.must("Slice")
	if lo < 0 || hi <= lo || hi > s.Len() {
		panic(&Error{
			Op: "Slice", Arg: "range", Want: fmt.Sprintf("0 ≤ lo < hi ≤ %d", s.Len()),
			Got: fmt.Sprintf("lo %d, hi %d", lo, hi),
		})
	}
	return s.with(s.X.Slice(lo, hi), s.Y.Slice(lo, hi))
}

// Counts returns how many samples each class has, in the order of Classes (or,
// where the classes have no names, of the class numbers); nil if Y does not
// hold class numbers, that is integers [n] from 0 to a million.
func (s *Set) Counts() []int {
	if !s.labelled() {
		return nil
	}
	counts := make([]int, len(s.Classes))
	for _, label := range s.Y.Ints() {
		if label < 0 || label >= mostClasses {
			return nil
		}
		for label >= len(counts) {
			counts = append(counts, 0)
		}
		counts[label]++
	}
	return counts
}

// Check returns an *Error if the set cannot be learnt from: no samples, X and Y
// of different lengths, a class number that Classes does not name, or more or
// fewer names than columns.
func (s *Set) Check() error {
	if err := s.lengths("Check"); err != nil {
		return err
	}
	if s.Len() == 0 {
		return &Error{Op: "Check", Arg: s.label(), Want: "samples", Got: "an empty set"}
	}
	if s.Features != nil && (s.X.NDim() != 2 || s.X.Dim(1) != len(s.Features)) {
		return &Error{
			Op: "Check", Arg: s.label() + ".Features",
			Want: fmt.Sprintf("one for each column of X %v", s.X.Shape()), Got: strconv.Itoa(len(s.Features)),
		}
	}
	if s.Classes == nil || !s.labelled() {
		return nil
	}
	for i, label := range s.Y.Ints() {
		if label < 0 || label >= len(s.Classes) {
			return &Error{
				Op: "Check", Arg: fmt.Sprintf("%s.Y[%d]", s.label(), i),
				Want: fmt.Sprintf("a class from 0 to %d", len(s.Classes)-1), Got: strconv.Itoa(label),
			}
		}
	}
	return nil
}

// lengths reports X and Y that do not belong together.
func (s *Set) lengths(op string) error {
	switch {
	case s == nil:
		return &Error{Op: op, Arg: "set", Want: "a set", Got: "nil"}
	case s.X == nil || s.X.NDim() == 0:
		return &Error{Op: op, Arg: s.label() + ".X", Want: "samples [n …]", Got: shape(s.X)}
	case s.Y == nil || s.Y.NDim() == 0:
		return &Error{Op: op, Arg: s.label() + ".Y", Want: "targets [n …]", Got: shape(s.Y)}
	case s.X.Dim(0) != s.Y.Dim(0):
		return &Error{
			Op: op, Arg: s.label(), Want: fmt.Sprintf("a target for each of the %d samples of X", s.X.Dim(0)),
			Got: fmt.Sprintf("%d targets in Y", s.Y.Dim(0)),
		}
	}
	return nil
}

// must panics unless the set has samples, each with a target.
func (s *Set) must(op string) {
	if err := s.lengths(op); err != nil {
		panic(err)
	}
	if s.Len() == 0 {
		panic(&Error{Op: op, Arg: s.label(), Want: "samples", Got: "an empty set"})
	}
}

// with returns a set of other rows that has everything else of s.
func (s *Set) with(x, y *flux.Tensor) *Set {
	return &Set{
		Name: s.Name, X: x, Y: y, Classes: slices.Clone(s.Classes),
		Features: slices.Clone(s.Features), ImageShape: slices.Clone(s.ImageShape),
	}
}

// labelled reports whether Y holds class numbers, one a sample.
func (s *Set) labelled() bool {
	return s != nil && s.Y != nil && s.Y.DType().IsInt() && s.Y.NDim() == 1
}

// label names the set in an error.
func (s *Set) label() string {
	if s.Name == "" {
		return "set"
	}
	return s.Name
}

// shape words the shape of a tensor that may be missing.
func shape(t *flux.Tensor) string {
	if t == nil {
		return "nil"
	}
	return fmt.Sprint(t.Shape())
}
