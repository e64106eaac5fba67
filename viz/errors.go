package viz

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// An ArgumentError says which argument of which constructor cannot be drawn.
// Constructors panic with a pointer to one; [Figure.Save] returns one.
type ArgumentError struct {
	Op   string // the constructor or method, such as "Images"
	Arg  string // the argument, such as "x" or "Labels"
	Want string // what would have been right
	Got  string // what came
	Err  error  // the cause, if another package reported one
}

// Error returns "viz.Op: Arg: want …, got …".
func (e *ArgumentError) Error() string {
	s := fmt.Sprintf("viz.%s: %s: want %s, got %s", e.Op, e.Arg, e.Want, e.Got)
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns the cause, or nil.
func (e *ArgumentError) Unwrap() error { return e.Err }

// isNil reports whether v is nil or an interface around a nil pointer.
func isNil(v any) bool {
	if v == nil {
		return true
	}
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Func, reflect.Chan, reflect.Interface:
		return r.IsNil()
	}
	return false
}

// shapeText writes a shape the way tensors print theirs: [32 28 28].
func shapeText(shape []int) string {
	parts := make([]string, len(shape))
	for i, n := range shape {
		parts[i] = strconv.Itoa(n)
	}
	return "[" + strings.Join(parts, " ") + "]"
}
