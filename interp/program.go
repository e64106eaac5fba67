package interp

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"

	"fluxrepl/interp/yaegi"
)

// words is what a panic of the session says.
func (s *Session) words(v any) string {
	if s.program {
		return goText(v)
	}
	return panicText(v)
}

// goText is what the Go runtime prints of a panic's value: 42 where panicText
// has 42 (int), and for what it knows nothing of, the type and the value where
// it prints an address.
func goText(v any) string {
	switch x := v.(type) {
	case error, yaegi.Box, fmt.Stringer:
		return panicText(x)
	}
	t := reflect.TypeOf(v)
	switch {
	case t == nil:
		return "nil"
	case t.PkgPath() == "" && (t.Kind() <= reflect.Complex128 || t.Kind() == reflect.String):
		return fmt.Sprint(v)
	}
	return fmt.Sprintf("(%s) %v", t, v)
}

// overflowLines are the runtime's words about a stack that grows for ever.
var overflowLines = []string{"runtime: goroutine stack exceeds 1000000000-byte limit", "fatal error: stack overflow"}

// fullPath is the path of a program's file, by which its cell is called.
func fullPath(cell string) string {
	if strings.HasSuffix(cell, ".go") {
		if abs, err := filepath.Abs(cell); err == nil {
			return abs
		}
	}
	return cell
}

// maxProgramCalls bounds the calls of a program's trace, as the runtime does.
const maxProgramCalls = 100

// goTrace writes a panic of a program as the Go runtime does. The interpreter
// has no addresses, so that none stand behind the lines.
func goTrace(message []string, frames []Frame, goroutine int64) []string {
	out := message
	if strings.HasSuffix(out[len(out)-1], "nil pointer dereference") {
		out = append(out, "[signal SIGSEGV: segmentation violation]")
	}
	out = append(out, "", fmt.Sprintf("goroutine %d [running]:", goroutine))
	for i, f := range frames {
		if i == maxProgramCalls {
			return append(out, fmt.Sprintf("...%d frames elided...", len(frames)-i))
		}
		name := f.Func
		if in, ok := strings.CutPrefix(name, "func literal in "); ok {
			name = in + ".func1"
		}
		if name == "" {
			if len(f.Lines) == 0 {
				continue // what calls func main
			}
			name = "init"
		}
		out = append(out, "main."+name+"(...)")
		for _, n := range f.Lines[:min(len(f.Lines), 1)] {
			out = append(out, fmt.Sprintf("\t%s:%d", fullPath(f.Cell), n))
		}
	}
	return out
}
