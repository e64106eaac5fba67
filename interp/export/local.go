package export

import (
	"go/ast"
	"go/token"
	"go/types"
)

// findLocals decides which variables stay inside of their cell's function:
// those that only its statements mention, and that they do use, or the
// compiler would complain.
func (w *writer) findLocals() {
	f := &finder{w: w, pkg: map[*group]bool{}, used: map[types.Object]bool{}}
	for _, c := range w.cells {
		if c.checked != nil {
			f.cell(c)
		}
	}
	for _, g := range w.groups {
		if !g.isVar() || f.pkg[g] {
			continue
		}
		g.local = true
		for _, o := range g.members {
			g.local = g.local && f.used[o]
		}
	}
	for changed := true; changed; { // the variables of one declaration are alike
		changed = false
		for _, gs := range f.alike {
			for _, g := range gs {
				if !g.local {
					changed = demote(gs) || changed
				}
			}
		}
	}
}

// demote makes variables the package's, and reports whether one was not.
func demote(gs []*group) (changed bool) {
	for _, g := range gs {
		changed = changed || g.local
		g.local = false
	}
	return changed
}

type finder struct {
	w     *writer
	c     *cell
	pkg   map[*group]bool       // variables that must be the package's
	used  map[types.Object]bool // the compiler would call them used
	own   map[types.Object]bool // declared by the cell
	set   map[int]bool          // offsets of names that are only assigned to
	alike [][]*group            // the variables of one var declaration
}

func (f *finder) cell(c *cell) {
	f.c, f.own, f.set = c, map[types.Object]bool{}, map[int]bool{}
	for _, o := range c.checked.Objects {
		f.own[o] = true
	}
	jumps := false
	for _, p := range c.pieces {
		if !isStatement(p.Piece) {
			for _, r := range c.within(p.Start, p.End) {
				f.outside(r)
			}
			continue
		}
		s := p.syntax
		ast.Inspect(s.decl, func(n ast.Node) bool {
			if b, ok := n.(*ast.BranchStmt); ok && b.Tok == token.GOTO {
				jumps = true
			}
			f.node(s, n)
			return true
		})
		if d, ok := s.stmt.(*ast.DeclStmt); ok {
			f.together(s, d)
		}
		for _, r := range c.within(p.Start, p.End) {
			f.inside(r)
		}
	}
	if jumps || c.disordered() || f.w.verbatim {
		for o := range f.own {
			f.pkg[f.w.tops[o]] = true
		}
	}
}

func (f *finder) outside(r ref) {
	if g := f.w.tops[r.obj]; g != nil {
		f.pkg[g] = true
	}
}

func (f *finder) inside(r ref) {
	switch {
	case f.w.tops[r.obj] == nil || !f.c.runs():
	case !f.own[r.obj]:
		f.outside(r)
	case !r.def && !f.set[r.start]:
		f.used[r.obj] = true
	}
}

// node notes assignments, and where a variable is reached by other ways than
// its name: if it is declared again with the same type, those see the new
// value.
func (f *finder) node(s *syntax, n ast.Node) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for _, x := range n.Lhs {
			f.assigned(s, x)
		}
	case *ast.IncDecStmt:
		f.assigned(s, n.X)
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			f.assigned(s, n.Key)
			f.assigned(s, n.Value)
		}
	case *ast.FuncLit:
		for _, r := range f.c.within(s.offset(n.Pos()), s.offset(n.End())) {
			f.shared(r)
		}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			f.reached(s, n.X)
		}
	case *ast.SelectorExpr: // may take the address for a method
		if o, ok := f.c.at(s.offset(n.Sel.Pos())).(*types.Func); ok {
			if r := o.Signature().Recv(); r != nil {
				f.reached(s, n.X)
			}
		}
	case *ast.SliceExpr:
		f.reached(s, n.X)
	}
}

func (f *finder) assigned(s *syntax, x ast.Expr) {
	if x == nil {
		return
	}
	if id, ok := ast.Unparen(x).(*ast.Ident); ok {
		f.set[s.offset(id.Pos())] = true
	}
}

func (f *finder) reached(s *syntax, x ast.Expr) {
	for _, r := range f.c.within(s.offset(x.Pos()), s.offset(x.End())) {
		f.shared(r)
	}
}

func (f *finder) shared(r ref) {
	if g := f.w.tops[r.obj]; g != nil && g.isVar() && len(g.members) > 1 {
		f.pkg[g] = true
	}
}

// together makes the variables of one declaration alike.
func (f *finder) together(s *syntax, d *ast.DeclStmt) {
	var gs []*group
	for _, sp := range d.Decl.(*ast.GenDecl).Specs {
		v, ok := sp.(*ast.ValueSpec)
		if !ok {
			continue
		}
		for _, n := range v.Names {
			if g := f.w.tops[f.c.at(s.offset(n.Pos()))]; g != nil {
				gs = append(gs, g)
			}
		}
	}
	f.alike = append(f.alike, gs)
}

// disordered says that the variables of a program are not initialised in the
// order in which they are written.
func (c *cell) disordered() bool {
	if !c.isProgram() {
		return false
	}
	at := -1
	for _, s := range c.checked.Stmts {
		d, ok := s.(*ast.DeclStmt)
		if !ok {
			continue
		}
		for _, sp := range d.Decl.(*ast.GenDecl).Specs {
			v := sp.(*ast.ValueSpec)
			if len(v.Values) == 0 {
				continue
			}
			o := c.offset(v.Values[0].Pos())
			if o < at {
				return true
			}
			at = o
		}
	}
	return false
}

// isProgram says that a cell has a package clause.
func (c *cell) isProgram() bool {
	for _, p := range c.pieces {
		if p.Tok == token.PACKAGE {
			return true
		}
	}
	return false
}
