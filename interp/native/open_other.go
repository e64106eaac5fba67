//go:build !linux || !cgo

package native

import "errors"

var errNoPlugins = errors.New("this program was built without plugins: they need Linux and cgo")

// Supported says that this program can open plugins.
const Supported = false

// Open fails: this program cannot open plugins.
func Open(string) error { return errNoPlugins }

func openSymbols(string) error { return errNoPlugins }

// unifyTables has nothing to do where nothing can be opened.
func unifyTables(string) error { return nil }
