package flux

import (
	"fmt"
	"math"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"

	"fluxrepl/flux/internal/tape"
)

// An AnomalyError says which operation made a number that is none, while
// [DetectAnomaly] was searching.
type AnomalyError struct {
	Op       string
	Backward bool    // in its pullback, not in its forward pass
	Got      string  // "NaN", "+Inf" or "-Inf"
	At       []int   // the first place of it
	Shape    Shape   // of the result; in the pullback, of the gradient
	Inputs   []Shape // of the operation
	Where    string  // file and line that called the operation; empty if that is not known
	Path     string  // the layer, if known
}

// Error returns a line like "Log: NaN at [3] of the result [5], and none in the
// inputs [5]; called at main.go:12".
func (e *AnomalyError) Error() string {
	var b strings.Builder
	head(&b, e.Path, e.Op)
	if e.Backward {
		fmt.Fprintf(&b, "%s at %v of a gradient %v in the backward pass, and none in what it is made of; the inputs are", e.Got, Shape(e.At), e.Shape)
	} else {
		fmt.Fprintf(&b, "%s at %v of the result %v, and none in the inputs", e.Got, Shape(e.At), e.Shape)
	}
	for _, s := range e.Inputs {
		b.WriteString(" " + s.String())
	}
	if e.Where != "" {
		b.WriteString("; called at " + e.Where)
	}
	return b.String()
}

// In implements [Error].
func (e *AnomalyError) In(layer string) Error {
	c := *e
	c.Path = nest(layer, e.Path)
	return &c
}

// DetectAnomaly runs f and panics with an [*AnomalyError] at the first operation
// that makes NaN out of numbers without NaN, in the forward pass or in the
// backward passes of gradient calls within f. The error names the operation, the
// shapes and the line of the program that called it. With [Infinities] it finds
// those too, which is often where a NaN begins: the gradient of Sqrt at 0 is
// infinite, and NaN comes an operation later.
//
// Only the goroutine that calls it is searched, and there what operations of this
// package make, not what is written to storage. The search reads every result, so
// it is for finding a mistake and not for training; where nobody searches it
// costs next to nothing.
//
//	flux.DetectAnomaly(func() { loss, grads = flux.WithGradient(step, model) })
func DetectAnomaly(f func(), options ...AnomalyOption) {
	searching.Add(1)
	defer searching.Add(-1)
	for _, o := range options {
		if o.infinities() {
			searchInfinite(f)
			return
		}
	}
	searchNaN(f)
}

// An AnomalyOption changes what [DetectAnomaly] searches for.
type AnomalyOption interface{ infinities() bool }

type infinities struct{}

func (infinities) infinities() bool { return true }

// Infinities makes [DetectAnomaly] search for ±Inf made out of finite numbers as
// well.
func Infinities() AnomalyOption { return infinities{} }

// searching counts the searches in all goroutines: where it is 0, operations look
// no further. Whether a search is one of this goroutine, and what for, is told by
// its stack, which only has to be looked at when there is something to report.
var searching atomic.Int32

//go:noinline
func searchNaN(f func()) { f() }

//go:noinline
func searchInfinite(f func()) { f() }

// examine panics if op made out, from ins, into what is searched for.
func examine(op *operation, out *Tensor, ins ...*Tensor) {
	if n := out.node; n != nil {
		n.Site = &tape.Site{Callers: callers(2, siteDepth)}
	}
	e := suspect(op.Name, out, ins)
	if e == nil {
		return
	}
	pcs := callers(2, math.MaxInt)
	at := search(pcs)
	if !at.searched || at.pullback || e.Got != "NaN" && !at.infinite {
		return
	}
	e.Backward = at.sum
	e.Where = caller(pcs)
	panic(e)
}

// pull runs a pullback and examines the gradients that it gives. What it
// computes in between is its own business: it may divide by 0 where it then takes
// another branch.
func pull(c *call) {
	c.Node.Op.Pullback(c)
	if searching.Load() == 0 {
		return
	}
	with := append([]*Tensor{c.Grad, c.Node.Output}, c.Node.Inputs...)
	for i := range c.Node.Inputs {
		g := c.Given(i)
		if g == nil {
			continue
		}
		e := suspect(c.Node.Op.Name, g, with)
		if e == nil {
			continue
		}
		if at := search(callers(2, math.MaxInt)); !at.searched || e.Got != "NaN" && !at.infinite {
			continue
		}
		e.Backward, e.Inputs = true, e.Inputs[2:]
		if s := c.Node.Site; s != nil {
			e.Where = caller(s.Callers)
		}
		panic(e)
	}
}

// suspect returns an error if out holds a number that is NaN, or infinite, and
// from holds none like it.
func suspect(op string, out *Tensor, from []*Tensor) *AnomalyError {
	nan, inf := oddities(out)
	if nan < 0 && inf < 0 {
		return nil
	}
	e := &AnomalyError{Op: op, Shape: out.Shape()}
	for _, t := range from {
		n, i := oddities(t)
		if n >= 0 {
			return nil
		}
		if i >= 0 {
			inf = -1 // what follows an infinity is no news, but for NaN
		}
		e.Inputs = append(e.Inputs, t.Shape())
	}
	switch {
	case nan >= 0:
		e.Got, e.At = "NaN", out.shape.place(nan)
	case inf >= 0:
		e.Got, e.At = format(out.flat(inf)), out.shape.place(inf)
	default:
		return nil
	}
	return e
}

// oddities returns the places of the first NaN and the first infinity, or -1.
func oddities(t *Tensor) (nan, inf int) {
	switch t.dtype {
	case Float32:
		return oddIn(t.dense().f32)
	case Float64:
		return oddIn(t.dense().f64)
	}
	return -1, -1
}

func oddIn[T float32 | float64](x []T) (nan, inf int) {
	nan, inf = -1, -1
	for i, v := range x {
		if v*0 == 0 { // it is finite
			continue
		}
		if math.IsNaN(float64(v)) {
			return i, inf
		}
		if inf < 0 {
			inf = i
		}
	}
	return nan, inf
}

// place returns the index of element i, row by row.
func (s Shape) place(i int) []int {
	at := make([]int, len(s))
	for a := len(at) - 1; a >= 0; a-- {
		at[a] = i % s[a]
		i /= s[a]
	}
	return at
}

// siteDepth is how many frames are kept of each operation: enough to leave this
// package, layers and losses.
const siteDepth = 64

// callers returns the program counters of the stack, without the innermost skip
// functions above this one.
func callers(skip, depth int) []uintptr {
	for n := siteDepth; ; n *= 2 {
		pcs := make([]uintptr, min(n, depth))
		if k := runtime.Callers(skip+1, pcs); k < len(pcs) || n >= depth {
			return pcs[:k]
		}
	}
}

// Names of functions that tell where a stack is.
const (
	ownPath        = "fluxrepl/flux"
	nanName        = ownPath + ".searchNaN"
	infName        = ownPath + ".searchInfinite"
	pullName       = ownPath + ".pull"
	sumName        = ownPath + ".accumulate"
	tapePath       = ownPath + "/internal/tape."
	transposedName = ").transposed"
	interpreters   = "fluxrepl/interp"
)

// A position says what a stack is in the midst of.
type position struct {
	searched, infinite bool // a search of this goroutine, also for infinities
	pullback           bool // within it, a pullback
	sum                bool // within it, and in no pullback, a sum of gradients
}

func search(pcs []uintptr) position {
	var p position
	frames := runtime.CallersFrames(pcs)
	for {
		f, more := frames.Next()
		switch {
		case f.Function == nanName || f.Function == infName:
			p.searched, p.infinite = true, f.Function == infName
			return p
		case f.Function == sumName && !p.pullback:
			p.sum = true
		case f.Function == pullName, strings.HasPrefix(f.Function, tapePath) && strings.HasSuffix(f.Function, transposedName):
			p.pullback = !p.sum
		}
		if !more {
			return p
		}
	}
}

// caller returns the first place on a stack that is not of this library. It is
// empty if an interpreter is there, which knows the line and says it.
func caller(pcs []uintptr) string {
	frames := runtime.CallersFrames(pcs)
	for {
		f, more := frames.Next()
		switch own := strings.HasPrefix(f.Function, ownPath+".") || strings.HasPrefix(f.Function, ownPath+"/"); {
		case own && !strings.HasSuffix(f.File, "_test.go"):
		case strings.HasPrefix(f.Function, "reflect."), strings.HasPrefix(f.Function, interpreters), strings.Contains(f.Function, "/yaegi/"), f.File == "":
			return ""
		default:
			return filepath.Base(f.File) + ":" + strconv.Itoa(f.Line)
		}
		if !more {
			return ""
		}
	}
}
