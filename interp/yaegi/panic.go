package yaegi

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
)

// RuntimeError is a run-time panic with the words that the Go runtime would
// use. It implements runtime.Error.
type RuntimeError struct{ Text string }

func (e *RuntimeError) Error() string { return e.Text }

// RuntimeError marks the type as one of the runtime's.
func (e *RuntimeError) RuntimeError() {}

var _ runtime.Error = (*RuntimeError)(nil)

var nilDereference = &RuntimeError{"runtime error: invalid memory address or nil pointer dereference"}

// wordings maps what the reflect package says in the interpreter's place to
// what the Go runtime says.
var wordings = []struct{ has, want string }{
	{"slice index out of range", "runtime error: index out of range"},
	{"array index out of range", "runtime error: index out of range"},
	{"string index out of range", "runtime error: index out of range"},
	{"slice bounds out of range", "runtime error: slice bounds out of range"},
	{"string slice index out of bounds", "runtime error: slice bounds out of range"},
	{"slice index out of bounds", "runtime error: slice bounds out of range"},
	{"on zero Value", nilDereference.Text},
	{"Method on nil interface value", nilDereference.Text},
	{"Call using zero Value argument", nilDereference.Text},
	{"reflect: call of nil function", nilDereference.Text},
	{"reflect.Value.Call: call of nil function", nilDereference.Text},
	{"call of nil func", nilDereference.Text},
	{"assignment to entry in nil map", "assignment to entry in nil map"},
	{"negative len", "runtime error: makeslice: len out of range"},
	{"negative cap", "runtime error: makeslice: cap out of range"},
	{"len > cap", "runtime error: makeslice: cap out of range"},
	{"reflect.MakeChan: negative buffer size", "makechan: size out of range"},
}

// translate turns the interpreter's panics into Go's. Values of the cell's own
// panics stay as they are.
func (e *Engine) translate(v any) any {
	var text string
	var re runtime.Error
	switch x := v.(type) {
	case *RuntimeError:
		return x
	case *reflect.ValueError:
		text = x.Error()
	case string:
		if !strings.HasPrefix(x, "reflect") {
			return v
		}
		text = x
	case error:
		// A map of package reflect says it with a colon more.
		if what, ok := strings.CutPrefix(x.Error(), "hash of unhashable type: "); ok && errors.As(x, &re) {
			return &RuntimeError{"runtime error: hash of unhashable type " + what}
		}
		return v
	default:
		return v
	}
	for _, w := range wordings {
		if strings.Contains(text, w.has) {
			return &RuntimeError{w.want}
		}
	}
	return &RuntimeError{"runtime error: " + text}
}

// Recovered is what compiled code recovered, as interpreted code would: a panic
// of the interpreter in Go's words. It is called in the deferred function.
func (e *Engine) Recovered(v any) any {
	if t, changed := e.translate(v).(*RuntimeError); changed && ownPanic() {
		return t
	}
	return v
}

// ownPanic says that the last panic began in the interpreter: package reflect
// panics in its own words for compiled code too.
func ownPanic() bool {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	panicked := false
	for {
		f, more := frames.Next()
		switch {
		case strings.HasPrefix(f.Function, "runtime."):
			panicked = panicked || f.Function == "runtime.gopanic"
		case panicked && !strings.HasPrefix(f.Function, "reflect."):
			return strings.Contains(f.Function, "yaegi")
		}
		if !more {
			return false
		}
	}
}

// bounds panics as a slice expression out of range does.
func bounds(lo, hi, limit int, kind string) {
	switch {
	case hi < 0:
		panic(&RuntimeError{fmt.Sprintf("runtime error: slice bounds out of range [:%d]", hi)})
	case hi > limit:
		panic(&RuntimeError{fmt.Sprintf("runtime error: slice bounds out of range [:%d] with %s %d", hi, kind, limit)})
	case lo < 0:
		panic(&RuntimeError{fmt.Sprintf("runtime error: slice bounds out of range [%d:]", lo)})
	}
	panic(&RuntimeError{fmt.Sprintf("runtime error: slice bounds out of range [%d:%d]", lo, hi)})
}

// bounds3 panics as a full slice expression out of range does, if one is.
func bounds3(lo, hi, limit, capacity int, kind string) {
	switch {
	case limit < 0:
		panic(&RuntimeError{fmt.Sprintf("runtime error: slice bounds out of range [::%d]", limit)})
	case limit > capacity:
		panic(&RuntimeError{fmt.Sprintf("runtime error: slice bounds out of range [::%d] with %s %d", limit, kind, capacity)})
	case hi < 0:
		panic(&RuntimeError{fmt.Sprintf("runtime error: slice bounds out of range [:%d:]", hi)})
	case hi > limit:
		panic(&RuntimeError{fmt.Sprintf("runtime error: slice bounds out of range [:%d:%d]", hi, limit)})
	case lo < 0:
		panic(&RuntimeError{fmt.Sprintf("runtime error: slice bounds out of range [%d::]", lo)})
	case lo > hi:
		panic(&RuntimeError{fmt.Sprintf("runtime error: slice bounds out of range [%d:%d:]", lo, hi)})
	}
}

// nilReceiver panics as a call of a value method through a nil pointer does.
func nilReceiver(typ, method string) {
	panic(&RuntimeError{fmt.Sprintf("value method main.%s.%s called using nil *%[1]s pointer", typ, method)})
}

// index panics as an index out of range does.
func index(i, n int) {
	if i < 0 {
		panic(&RuntimeError{fmt.Sprintf("runtime error: index out of range [%d]", i)})
	}
	panic(&RuntimeError{fmt.Sprintf("runtime error: index out of range [%d] with length %d", i, n)})
}
