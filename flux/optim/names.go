package optim

import (
	"fmt"
	"reflect"
	"slices"
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
