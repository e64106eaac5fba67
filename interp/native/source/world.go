package source

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"fluxrepl/interp/check"
	"fluxrepl/interp/heap"
)

// World is what the writer knows across the cells of a session. It is used by
// one goroutine at a time.
type World struct {
	heap    *heap.Heap
	homes   map[*types.TypeName]*home      // of types of the outermost level
	fields  map[*types.Var]string          // field to the path of the package that writes its struct
	anons   typeutil.Map                   // unnamed struct type to *home
	funcs   map[types.Object]*function     // functions and methods
	names   map[string]bool                // of all types of the outermost level
	stubs   map[*types.Func]bool           // methods that call their body through a variable
	written map[*types.TypeName]types.Type // what a declaration says a type is
	current map[string]types.Object
	serial  int
	undo    []func()
}

// home says which package writes a type, under which name, and by which name
// others reach it.
type home struct{ path, name, alias string }

// function is what is kept of a function, to write it again.
type function struct {
	decl *ast.FuncDecl
	cell *check.Cell
}

// Unit is a cell as a Go package.
type Unit struct {
	Path    string
	Files   []File
	Imports []string // paths, those of earlier units among them
	// Vars are the session's variables and functions that the package uses.
	Vars []*heap.Var
	// Types are the composite types without a name that the cell mentions.
	Types []types.Type
	// Notes are sentences for the reader about types that were written again.
	// Which functions still use an earlier meaning of a name is the rewriter's
	// to say: it knows those of both engines.
	Notes []string
}

// File is a source file of a unit.
type File struct{ Name, Source string }

// Refusal says why a cell that is valid Go cannot be written.
type Refusal struct {
	Line, Col int
	Message   string
}

func (r *Refusal) Error() string { return r.Message }

// NewWorld returns a world without cells whose variables live in h.
func NewWorld(h *heap.Heap) *World {
	return &World{
		heap: h, homes: map[*types.TypeName]*home{}, fields: map[*types.Var]string{},
		funcs: map[types.Object]*function{}, names: map[string]bool{}, stubs: map[*types.Func]bool{}, written: map[*types.TypeName]types.Type{},
		current: map[string]types.Object{},
	}
}

// Write writes a cell as the package with a path. It begins the declarations
// of a cell in the heap. On a *Refusal world and heap are as before; otherwise
// the caller calls Rollback if it cannot use the unit.
func (w *World) Write(cell *check.Cell, path string) (u *Unit, err error) {
	w.undo = nil
	w.heap.Begin()
	p := newPackage(w, cell, path)
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Refusal:
			w.Rollback()
			u, err = nil, r
		default:
			panic(r)
		}
	}()
	p.program()
	return p.unit, nil
}

// Rollback forgets what the last Write declared, in the heap too; for a cell
// that did not run.
func (w *World) Rollback() {
	for i := len(w.undo) - 1; i >= 0; i-- {
		w.undo[i]()
	}
	w.undo = nil
	w.heap.Rollback()
}

func set[K comparable, V any](w *World, m map[K]V, k K, v V) {
	old, had := m[k]
	m[k] = v
	w.undo = append(w.undo, func() {
		if had {
			m[k] = old
		} else {
			delete(m, k)
		}
	})
}

func (w *World) setAnon(t types.Type, h *home) {
	old := w.anons.At(t)
	w.anons.Set(t, h)
	w.undo = append(w.undo, func() {
		if old == nil {
			w.anons.Delete(t)
		} else {
			w.anons.Set(t, old)
		}
	})
}
