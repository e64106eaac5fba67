package interp

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"fluxrepl/interp/check"
	"fluxrepl/interp/export"
	"fluxrepl/interp/magic"
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
	return s.write(cells, path)
}

func (s *Session) write(cells []export.Cell, path string) error {
	name := strings.TrimSuffix(filepath.Base(path), ".go")
	f, err := Program(cells, export.Options{Origin: "a session", Module: name, Modules: s.exportModules})
	if err != nil {
		return err
	}
	return f.Write(path)
}

// exportModules are the modules that %get added.
func (s *Session) exportModules() (out export.Modules, err error) {
	if s.compiled.shop == nil {
		return out, nil
	}
	<-s.compiled.shop.ready
	if s.compiled.shop.tools == nil {
		return out, nil
	}
	m, err := s.compiled.shop.tools.Modules(context.Background())
	if err != nil {
		return out, err
	}
	for _, added := range m.List() {
		out.List = append(out.List, export.Module{Path: added.Path, Version: added.Version, Folder: added.Dir, Indirect: added.Indirect})
	}
	out.Sum, err = m.Sum()
	return out, err
}

// Program writes cells that begin with what a session finds imported; nothing
// is run. Options without Scope, Split and Source get those of a session in this
// process.
func Program(cells []export.Cell, o export.Options) (*export.Files, error) {
	if o.Scope == nil {
		scope, err := newScope()
		if err != nil {
			return nil, err
		}
		o.Scope = scope
	}
	if o.Split == nil {
		o.Split = func(c export.Cell) ([]export.Cell, error) { return splitForExport(o.Scope, c) }
	}
	if o.Source == "" {
		o.Source = export.FindSource()
	}
	return export.Program(cells, o)
}

// splitForExport takes the magics out of a cell. Those that run Go once leave
// their Go behind.
func splitForExport(scope *check.Scope, c export.Cell) ([]export.Cell, error) {
	if !magic.Present(c.Source) {
		return []export.Cell{c}, nil
	}
	parts, err := magic.Split(c.Source, func(name string) magic.Meaning { return meaning(scope, name) })
	if err != nil {
		return nil, err
	}
	var out []export.Cell
	for _, p := range parts {
		piece := export.Cell{Number: c.Number, Failed: c.Failed}
		switch {
		case p.Magic == nil:
			piece.Source = p.Go
		case !runsGo(p.Magic):
			piece.Left = []string{typed(p)}
			piece.Silent = p.Magic.Takes == magic.TakesGo // and the value before it is gone
		case p.Magic.HoldsGo():
			piece.Source = p.Body
		default:
			piece.Source = p.Args
		}
		out = append(out, piece)
	}
	out = joined(out)
	out[0].Text = c.Text
	return out, nil
}

// joined makes one cell of the magics of a cell and the Go beside them. The
// value of a cell is that of its last piece.
func joined(pieces []export.Cell) []export.Cell {
	var out []export.Cell
	var left []string
	for i, p := range pieces {
		last := i+1 == len(pieces) || pieces[i+1].Number != p.Number
		if before := len(out) - 1; before >= 0 && out[before].Number == p.Number && (p.Source != "" || p.Silent) {
			out[before].Silent = true
		}
		left = append(left, p.Left...)
		before := len(out) - 1
		switch {
		case p.Source != "":
			p.Left, left = left, nil
			out = append(out, p)
		case !last:
		case before >= 0 && out[before].Number == p.Number:
			out[before].Left, left = append(out[before].Left, left...), nil
		default:
			p.Left, left = left, nil
			out = append(out, p)
		}
	}
	return out
}

// runsGo says that a magic runs the Go that it is given, once.
func runsGo(m *magic.Magic) bool {
	switch m.Name {
	case "%time", "%%time", "%%native", "%%interpreted":
		return true
	}
	return false
}

// typed is how a magic was typed, in one line.
func typed(p magic.Part) string {
	s := strings.TrimSpace(p.Magic.Name + " " + p.Args)
	if strings.TrimSpace(p.Body) != "" {
		s += " …"
	}
	return s
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

// add keeps a piece of Go that was declared; err is how it failed, nil if it did
// not. The numbers of the pieces of one cell are the same.
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

// leave notes a magic that is no part of the program.
func (k *kept) leave(number int, p magic.Part) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if p.Magic.Name == "%run" { // the Go that it runs is kept
		return
	}
	if !k.over && !runsGo(p.Magic) && len(k.cells) < maxKeptCells {
		k.cells = append(k.cells, export.Cell{Number: number, Left: []string{typed(p)}, Silent: p.Magic.Takes == magic.TakesGo})
	}
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
	return joined(k.cells), nil
}
