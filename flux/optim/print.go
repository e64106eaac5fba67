package optim

import (
	"fmt"
	"reflect"
	"slices"

	"fluxrepl/flux"
)

// nameOf returns the rule's String, or its type's name if it has none.
func nameOf(rule any) string {
	if s, ok := rule.(fmt.Stringer); ok {
		return s.String()
	}
	t := reflect.TypeOf(rule)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Name()
}

// sortedNames returns the names of a memory's tensors, sorted.
func sortedNames(m Memory) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// isNil reports whether v is nil or holds a nil pointer.
func isNil(v any) bool {
	if v == nil {
		return true
	}
	r := reflect.ValueOf(v)
	return r.Kind() == reflect.Pointer && r.IsNil()
}

// longest returns the number of bytes of the longest text.
func longest(texts []string) int {
	n := 0
	for _, t := range texts {
		n = max(n, len(t))
	}
	return n
}

// sizeOf returns the bytes of an element.
func sizeOf(d flux.DType) int {
	if d == flux.Float64 {
		return 8
	}
	return 4
}

// inBytes returns a number of bytes to read: "18.8 KiB".
func inBytes(n int) string {
	value, unit := float64(n), ""
	for _, larger := range []string{"KiB", "MiB", "GiB", "TiB"} {
		if value < 1024 {
			break
		}
		value, unit = value/1024, larger
	}
	if unit == "" {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%.1f %s", value, unit)
}
