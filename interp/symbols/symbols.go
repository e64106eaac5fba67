// Package symbols is what a session knows of the packages that a cell can import.
//
// There are four kinds of knowledge, all generated (by gen, see there) from the
// packages' own sources and committed, so that a session needs no Go toolchain:
//
//   - Types: the real API of the standard library and of this module, for the type
//     checker. [Import] reads a package when it is first asked for; all packages
//     share one universe, so a type is the same whoever mentions it.
//   - Values: the interpreter's tables, [Exports]. They lack generic functions and
//     types, and of the standard library what is newer than the tables; [Has] tells.
//   - Adapters: an interpreted type has no methods for compiled code. [Adapter]
//     finds the compiled type that implements an interface by calling functions.
//   - Docs: [Doc], for completion and inspection.
//
// After a change of an exposed package, and with a new Go version:
//
//	go generate ./interp/symbols
//
// A test fails while the generated files are stale.
package symbols

import (
	"reflect"
	"slices"
	"sync"

	"github.com/traefik/yaegi/interp"
	"github.com/traefik/yaegi/stdlib"
)

//go:generate go run ./gen

// A table is the part of the interpreter's symbols that one package has.
type table struct {
	path, name string
	symbols    map[string]reflect.Value
}

// exports makes the whole table once; the maps in it are shared and not changed.
var exports = sync.OnceValue(func() interp.Exports {
	all := make(interp.Exports, len(stdlib.Symbols)+len(tables))
	for key, symbols := range stdlib.Symbols {
		all[key] = symbols
	}
	for _, t := range stdTables() {
		key := t.path + "/" + t.name
		whole := make(map[string]reflect.Value, len(all[key])+len(t.symbols))
		for _, part := range []map[string]reflect.Value{all[key], t.symbols} {
			for name, v := range part {
				whole[name] = v
			}
		}
		all[key] = whole
	}
	for _, make := range tables {
		t := make()
		all[t.path+"/"+t.name] = t.symbols
	}
	return all
})

// Exports returns the symbols of the standard library and of this module's
// packages in the form of the interpreter's Use: by "path/name" of the package,
// then by name. The outer map is the caller's; the inner ones are shared and must
// be cloned by whoever replaces a symbol, as a session does with display.Show.
func Exports() interp.Exports {
	all := exports()
	out := make(interp.Exports, len(all))
	for key, symbols := range all {
		out[key] = symbols
	}
	return out
}

// byPath holds the tables by import path.
var byPath = sync.OnceValue(func() map[string]map[string]reflect.Value {
	m := map[string]map[string]reflect.Value{}
	for key, symbols := range exports() {
		if i := lastSlash(key); i > 0 {
			m[key[:i]] = symbols
		}
	}
	return m
})

// lastSlash is strings.LastIndexByte for '/'.
func lastSlash(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '/' {
			return i
		}
	}
	return -1
}

// Has reports whether the interpreter's table has the package with that import
// path, if name is "", or the exported function, type, variable or constant of
// it. The type checker knows more: see [Import].
func Has(path, name string) bool {
	symbols, ok := byPath()[path]
	if !ok || name == "" {
		return ok
	}
	_, ok = symbols[name]
	return ok && name[0] != '_'
}

// Value returns the interpreter's symbol for a name of a package: a function or
// constant by its value, a variable by its addressable value, a type by a nil
// pointer to it.
func Value(path, name string) (reflect.Value, bool) {
	v, ok := byPath()[path][name]
	return v, ok
}

// Packages returns the import paths of all packages that [Import] knows, sorted.
func Packages() []string {
	return slices.Clone(paths())
}
