package native

import (
	"context"
	"fmt"
	"go/types"
	"reflect"
	"strings"
	"sync/atomic"

	"fluxrepl/interp/check"
	"fluxrepl/interp/heap"
	"fluxrepl/interp/native/cellrt"
	"fluxrepl/interp/native/source"
	"fluxrepl/interp/native/toolchain"
)

// Engine compiles the cells of one session. Its methods are called by one
// goroutine at a time.
type Engine struct {
	tools *toolchain.Toolchain
	world *source.World
	seen  seen
}

// Unit is a cell that is ready to run.
type Unit struct {
	// Entry runs the cell's statements.
	Entry func()
	// Notes are sentences for the reader.
	Notes []string
	funcs []cellrt.Func
}

// New returns an engine that builds with tools. Variables live in h; compiled
// gives the descriptor of a type in which no cell's type occurs, nil for
// others.
func New(tools *toolchain.Toolchain, h *heap.Heap, compiled func(types.Type) reflect.Type) *Engine {
	return &Engine{tools: tools, world: source.NewWorld(h), seen: seen{compiled: compiled}}
}

// Note tells the engine which types a cell uses that the interpreter runs.
func (e *Engine) Note(info *types.Info) {
	for _, tv := range info.Types {
		if tv.Type != nil {
			e.seen.note(tv.Type)
		}
	}
}

// revision numbers the packages of this process.
var revision atomic.Int64

// Load compiles a cell and opens it. A *source.Refusal says that the cell
// cannot be written as a package; a *toolchain.CompileError that what was
// written is not valid Go, which is a gap of the writer. After an error the
// engine knows nothing of the cell.
func (e *Engine) Load(ctx context.Context, cell *check.Cell) (*Unit, error) {
	d, err := e.Write(cell)
	if err != nil {
		return nil, err
	}
	err = e.Build(ctx, d)
	var out *Unit
	if err == nil {
		out, err = e.Open(d)
	}
	if err != nil {
		e.world.Rollback()
		return nil, err
	}
	return out, nil
}

// Draft is a cell on its way from Go to a Unit.
type Draft struct {
	path  string
	unit  *source.Unit
	built toolchain.Result
}

// Write writes a cell as a package.
func (e *Engine) Write(cell *check.Cell) (*Draft, error) {
	path := packagePath(revision.Add(1))
	u, err := e.world.Write(cell, path)
	if err != nil {
		return nil, err
	}
	return &Draft{path: path, unit: u}, nil
}

// Build compiles and links. Unlike the other methods it may be called from any
// goroutine.
func (e *Engine) Build(ctx context.Context, d *Draft) (err error) {
	files := make([]toolchain.File, len(d.unit.Files))
	for i, f := range d.unit.Files {
		files[i] = toolchain.File{Name: f.Name, Source: f.Source}
	}
	d.built, err = e.tools.Build(ctx, toolchain.Package{Path: d.path, Files: files, Imports: d.unit.Imports})
	return err
}

// Open loads what Build made into the process.
func (e *Engine) Open(d *Draft) (*Unit, error) {
	u, err := e.open(d)
	if err != nil {
		e.tools.Forget(d.path)
		return nil, err
	}
	u.Notes = d.unit.Notes
	return u, nil
}

func (e *Engine) open(d *Draft) (*Unit, error) {
	for _, t := range d.unit.Types {
		e.seen.note(t)
	}
	if err := e.seen.publish(e.tools.Dir()); err != nil {
		return nil, err
	}
	if err := nameTypes(d.built.Plugin); err != nil {
		return nil, err
	}
	if err := Open(d.built.Plugin); err != nil {
		return nil, fmt.Errorf("open the compiled cell: %w", err)
	}
	if err := unifyTables(d.built.Plugin); err != nil {
		return nil, err
	}
	if err := d.built.Discard(); err != nil {
		return nil, err
	}
	r := cellrt.Take(d.path)
	if r == nil {
		return nil, fmt.Errorf("the compiled cell did not register")
	}
	if err := fill(r, d.unit); err != nil {
		return nil, err
	}
	return &Unit{Entry: r.Entry, funcs: r.Funcs}, nil
}

// fill points the cell at the homes of the variables that it uses.
func fill(r *cellrt.Unit, u *source.Unit) error {
	homes := map[int]*heap.Var{}
	for _, v := range u.Vars {
		homes[v.ID] = v
	}
	for _, v := range r.Vars {
		home := homes[v.ID]
		if home == nil {
			return fmt.Errorf("the compiled cell asks for variable %d, which is not there", v.ID)
		}
		if old, made := home.Made(); made && Rewritten(old.Type().Elem(), v.Type) {
			home.Retype(v.Type)
		}
		p, err := home.Pointer(v.Type)
		if err != nil {
			return err
		}
		*v.At = p.UnsafePointer()
	}
	return nil
}

// Rewritten says that two types differ because a cell's type in them was
// written again with more methods: what they look like in memory is the same.
func Rewritten(old, now reflect.Type) bool {
	return old != now && old.String() == now.String() && strings.Contains(now.String(), "main.")
}

// Run puts the cell's functions into their variables and runs its statements.
func (u *Unit) Run() {
	u.Store()
	u.Entry()
}

// Store puts the cell's functions into their variables. Code that runs
// meanwhile calls either the old or the new one.
func (u *Unit) Store() {
	for _, f := range u.funcs {
		f.Store()
	}
}
