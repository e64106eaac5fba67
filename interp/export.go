package interp

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"fluxrepl/interp/check"
	"fluxrepl/interp/export"
	"fluxrepl/interp/symbols"
)

// Export writes the cells that the session has run as a Go program, into the
// folder at path, or into the one file if path ends in .go. The cells are not
// run again. What the program is like, and what it cannot keep, is said at
// package export. Export may be called while a cell runs; that cell is not part
// of the program.
func (s *Session) Export(path string) error {
	cells, err := s.kept.all()
	if err != nil {
		return err
	}
	f, err := Program(cells, export.Options{Origin: "a session", Module: strings.TrimSuffix(filepath.Base(path), ".go")})
	if err != nil {
		return err
	}
	return f.Write(path)
}

// Program writes cells that begin with what a session finds imported; nothing
// is run. Options without Scope and Source get those of this process.
func Program(cells []export.Cell, o export.Options) (*export.Files, error) {
	if o.Scope == nil {
		scope, err := newScope()
		if err != nil {
			return nil, err
		}
		o.Scope = scope
	}
	if o.Source == "" {
		o.Source = export.FindSource()
	}
	return export.Program(cells, o)
}

// newScope returns a scope with the packages that every session has imported.
func newScope() (*check.Scope, error) {
	scope := check.NewScope()
	for _, p := range beforehand {
		pkg, err := symbols.Import(p)
		if err != nil {
			return nil, fmt.Errorf("import %s: %w", p, err)
		}
		scope.Import(pkg.Name(), pkg)
	}
	return scope, nil
}

// kept holds the source of the cells that were run, for Export.
type kept struct {
	mu    sync.Mutex
	cells []export.Cell
	size  int
	over  bool
}

// Bounds of what is kept: a session that ran for weeks is no program to read.
const (
	maxKept      = 64 << 20 // bytes of source
	maxKeptCells = 50_000
)

// KeptError says that a session has run more than it keeps for Export.
type KeptError struct{ Cells, Bytes int }

func (e *KeptError) Error() string {
	return fmt.Sprintf("export: the session has run more than the %d cells or %d bytes that are kept: write its cells to a notebook, and export that", e.Cells, e.Bytes)
}

// add keeps a cell that was declared; err is how it failed, nil if it did not.
func (k *kept) add(number int, source string, err *Error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.size += len(source); k.over || k.size > maxKept || len(k.cells) == maxKeptCells {
		k.over, k.cells = true, nil // a program with a hole would be another one
		return
	}
	c := export.Cell{Number: number, Source: source}
	if err != nil {
		c.Failed = &export.Failure{Kind: err.Kind, Message: err.Message}
	}
	k.cells = append(k.cells, c)
}

// forget drops the cells: what they declared is gone.
func (k *kept) forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.cells, k.size, k.over = nil, 0, false
}

func (k *kept) all() ([]export.Cell, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.over {
		return nil, &KeptError{maxKeptCells, maxKept}
	}
	return slices.Clone(k.cells), nil
}
