package nn

import (
	"fmt"
	"reflect"
	"strings"

	"fluxrepl/flux"
)

// Layer is a differentiable function with or without parameters.
//
// Forward returns the layer's output for x, the batch along axis 0. It is
// called once for every step and must not change x. A layer that can not take
// x panics with a *flux.ShapeError or another typed error of package flux.
type Layer interface {
	Forward(x *flux.Tensor) *flux.Tensor
}

// LayerError reports a model that is put together wrongly: a nil layer, a
// setting out of its range, an activation that does not exist.
type LayerError struct {
	Op   string // what was called, "nn.Chain"
	Path string // which layer of the model: "1", "1: Chain / 0"; empty for the model itself
	Why  string // what is wrong, "the layer is nil"
}

// Error returns the text "nn.Chain: layer 1: the layer is nil".
func (e *LayerError) Error() string {
	if e.Path == "" {
		return e.Op + ": " + e.Why
	}
	return fmt.Sprintf("%s: layer %s: %s", e.Op, e.Path, e.Why)
}

// In implements flux.Error.
func (e *LayerError) In(layer string) flux.Error {
	c := *e
	if c.Path = layer; e.Path != "" {
		c.Path += " / " + e.Path
	}
	return &c
}

// wrapper is a value that stands for another: the adapter that carries a
// layer which was written in a session, for one.
type wrapper interface{ Unwrap() any }

// unwrapped returns the value that v stands for, v itself if it stands for
// none.
func unwrapped(v any) any {
	for {
		w, ok := v.(wrapper)
		if !ok || isNil(v) {
			return v
		}
		v = w.Unwrap()
	}
}

// isNil reports whether v is nil or holds a nil pointer, map, slice or
// function.
func isNil(v any) bool {
	if v == nil {
		return true
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Func, reflect.Interface:
		return r.IsNil()
	}
	return false
}

// missing reports whether a layer is nil, or stands for nil. Of the most usual
// layers it need not ask package reflect, which would take most of the time of a
// small one.
func missing(l Layer) bool {
	switch l := l.(type) {
	case *DenseLayer:
		return l == nil
	case *ChainLayer:
		return l == nil
	case Activation:
		return false
	}
	return isNil(l) || isNil(unwrapped(l))
}

// label returns the one line that names a layer: its String, or the name of
// its type. A String of several lines is a tree that the layer got from an
// embedded chain, so it does not name this layer.
func label(l any) string {
	if _, ok := l.(*ChainLayer); ok {
		return "Chain"
	}
	if s, ok := l.(fmt.Stringer); ok {
		if text := s.String(); text != "" && !strings.Contains(text, "\n") {
			return text
		}
	}
	t := reflect.TypeOf(unwrapped(l))
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Name() == "" {
		return t.Kind().String()
	}
	return t.Name()
}
