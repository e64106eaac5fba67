package native

import (
	"regexp"
	"runtime"

	"fluxrepl/interp/native/source"
)

// Frame is a place in a cell that was being executed.
type Frame struct {
	Func string // as Go's traces write it; "" at the outermost level
	Cell string // the cell's name
	Line int
}

// maxFrames bounds how far a stack is followed.
const maxFrames = 4096

// Frames lists the places in compiled cells that the calling goroutine is in,
// innermost first. In a deferred function that is those that led to a panic.
func Frames() []Frame {
	pcs := make([]uintptr, maxFrames)
	n := runtime.Callers(2, pcs)
	frames := runtime.CallersFrames(pcs[:n])
	var out []Frame
	for {
		f, more := frames.Next()
		if name, own := ownFunc(f.Function); own {
			if cell, written := source.CellName(f.File); written {
				out = append(out, Frame{Func: name, Cell: cell, Line: f.Line})
			}
		}
		if !more {
			return out
		}
	}
}

// ownFunc is the name of a cell's function as the reader wrote it.
func ownFunc(symbol string) (string, bool) {
	if !cellFunc.MatchString(symbol) {
		return "", false
	}
	name := source.Function(symbol)
	if literal.MatchString(symbol) && name != "" {
		name = "func literal in " + name
	}
	return name, true
}

// cellFunc matches the symbols of functions in the packages of cells.
var cellFunc = regexp.MustCompile(`^(main|r[0-9a-z]{3,})\.`)

// literal matches the symbols of function literals.
var literal = regexp.MustCompile(`\.func\d+(\.|$)`)
