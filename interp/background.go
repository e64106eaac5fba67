package interp

import (
	"context"
	"go/ast"
	"slices"

	"fluxrepl/interp/check"
)

// maxBackground bounds the cells that wait to be compiled in the background.
const maxBackground = 64

// compileLater has the functions of an interpreted cell compiled while nobody
// waits for it, and swapped in: what calls them then calls compiled code.
// Functions that the compiled engine cannot take stay as they are.
func (s *Session) compileLater(cell *check.Cell) {
	if s.compiled.shop == nil || s.compiled.absent || !slices.ContainsFunc(cell.Funcs, named) {
		return
	}
	only := *cell
	only.Stmts, only.Last, only.Main = nil, nil, false
	if s.compiled.background == nil {
		ctx, stop := context.WithCancel(context.Background())
		b := &background{cells: make(chan *check.Cell, maxBackground), stop: stop, ended: make(chan struct{})}
		s.compiled.background = b
		go func() {
			defer close(b.ended)
			s.compileBehind(ctx, b.cells)
		}()
	}
	select {
	case s.compiled.background.cells <- &only:
	default: // so many at once: they stay interpreted
	}
}

// background is the goroutine that compiles functions.
type background struct {
	cells chan *check.Cell
	stop  context.CancelFunc
	ended chan struct{}
}

func (b *background) close() {
	b.stop()
	<-b.ended
}

// named says that a declaration is of a function that others can call.
func named(d *ast.FuncDecl) bool {
	return d.Recv == nil && d.Name.Name != "init" && d.Name.Name != "_" && d.Name.Name != "main"
}

func (s *Session) compileBehind(ctx context.Context, cells <-chan *check.Cell) {
	select {
	case <-s.compiled.shop.ready:
	case <-ctx.Done():
		return
	}
	for {
		select {
		case c := <-cells:
			s.swap(ctx, c)
		case <-ctx.Done():
			return
		}
	}
}

// swap compiles the functions of a cell and puts them in the place of the
// interpreted ones, unless they have been redefined meanwhile.
func (s *Session) swap(ctx context.Context, cell *check.Cell) {
	s.loading.Lock()
	e, err := s.nativeEngine(ctx, s.out.Load())
	if err != nil || !s.latest(cell) {
		s.loading.Unlock()
		return
	}
	d, err := e.Write(cell)
	s.loading.Unlock()
	if err != nil || e.Build(ctx, d) != nil {
		return // it stays interpreted
	}
	s.loading.Lock()
	defer s.loading.Unlock()
	if !s.latest(cell) {
		return
	}
	u, err := e.Open(d)
	if err != nil {
		return
	}
	u.Store()
}

// latest says that the functions of a cell are still what their names mean.
func (s *Session) latest(cell *check.Cell) bool {
	for _, d := range cell.Funcs {
		if o := cell.Info.Defs[d.Name]; named(d) && s.heap.Current(d.Name.Name) != o {
			return false
		}
	}
	return true
}
