package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// expected is the type that an expression at id should have, nil if any will do.
func (g *glimpse) expected(id *ast.Ident, parents []ast.Node) types.Type {
	var x ast.Node = id
	for i := range parents {
		p := parent(parents, i)
		switch p := p.(type) {
		case *ast.SelectorExpr, *ast.ParenExpr: // x.cursor: the whole selector counts
			x = p
			continue
		case *ast.UnaryExpr:
			if p.Op == token.NOT {
				return types.Typ[types.Bool]
			}
			return nil
		case *ast.CallExpr:
			return g.parameter(p, x)
		case *ast.AssignStmt:
			return g.assigned(p, x)
		case *ast.ValueSpec:
			if p.Type != nil && p.Type != x {
				return g.info.TypeOf(p.Type)
			}
			return nil
		case *ast.KeyValueExpr:
			lit, _ := parent(parents, i+1).(*ast.CompositeLit)
			return g.element(lit, p, x)
		case *ast.CompositeLit:
			if p.Type == x {
				return nil
			}
			return elementOf(g.info.TypeOf(p), false)
		case *ast.ReturnStmt:
			return g.result(p, x, parents)
		case *ast.BinaryExpr:
			return g.operand(p, x)
		case *ast.IndexExpr:
			return g.key(p, x)
		case *ast.IfStmt:
			return boolIf(p.Cond == x)
		case *ast.ForStmt:
			return boolIf(p.Cond == x)
		case *ast.SendStmt:
			if c, ok := under(g.info.TypeOf(p.Chan)).(*types.Chan); ok && p.Value == x {
				return c.Elem()
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}

func boolIf(yes bool) types.Type {
	if yes {
		return types.Typ[types.Bool]
	}
	return nil
}

// under is the underlying type, nil of nil.
func under(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return t.Underlying()
}

// parameter is the type of the parameter that an argument is for.
func (g *glimpse) parameter(c *ast.CallExpr, x ast.Node) types.Type {
	i := slices.IndexFunc(c.Args, func(a ast.Expr) bool { return a == x })
	sig, ok := under(g.info.TypeOf(c.Fun)).(*types.Signature)
	if i < 0 || !ok {
		return nil
	}
	n := sig.Params().Len()
	if sig.Variadic() && i >= n-1 {
		if s, isSlice := sig.Params().At(n - 1).Type().(*types.Slice); isSlice {
			return s.Elem()
		}
		return nil
	}
	if i >= n {
		return nil
	}
	return sig.Params().At(i).Type()
}

func (g *glimpse) assigned(a *ast.AssignStmt, x ast.Node) types.Type {
	i := slices.IndexFunc(a.Rhs, func(r ast.Expr) bool { return r == x })
	if i < 0 || i >= len(a.Lhs) || a.Tok == token.DEFINE {
		return nil
	}
	return g.info.TypeOf(a.Lhs[i])
}

// element is the type of a value, or of a map's key, in a composite literal.
func (g *glimpse) element(lit *ast.CompositeLit, kv *ast.KeyValueExpr, x ast.Node) types.Type {
	if lit == nil {
		return nil
	}
	t := g.info.TypeOf(lit)
	if kv.Key == x {
		return elementOf(t, true)
	}
	if s, ok := under(t).(*types.Struct); ok {
		if key, isName := kv.Key.(*ast.Ident); isName {
			for f := range s.Fields() {
				if f.Name() == key.Name {
					return f.Type()
				}
			}
		}
		return nil
	}
	return elementOf(t, false)
}

// elementOf is the type of a list's or map's elements, or of a map's keys.
func elementOf(t types.Type, key bool) types.Type {
	switch u := under(t).(type) {
	case *types.Map:
		if key {
			return u.Key()
		}
		return u.Elem()
	case *types.Slice:
		if !key {
			return u.Elem()
		}
	case *types.Array:
		if !key {
			return u.Elem()
		}
	}
	return nil
}

// result is the type of a result of the function around.
func (g *glimpse) result(r *ast.ReturnStmt, x ast.Node, parents []ast.Node) types.Type {
	i := slices.IndexFunc(r.Results, func(e ast.Expr) bool { return e == x })
	for j := range parents {
		var ft *ast.FuncType
		switch f := parent(parents, j).(type) {
		case *ast.FuncLit:
			ft = f.Type
		case *ast.FuncDecl:
			ft = f.Type
		}
		if ft == nil {
			continue
		}
		if ft.Results == nil {
			return nil
		}
		n := 0
		for _, f := range ft.Results.List {
			for range max(len(f.Names), 1) {
				if n == i {
					return g.info.TypeOf(f.Type)
				}
				n++
			}
		}
		return nil
	}
	return nil
}

// operand is the type of the other side of an operation.
func (g *glimpse) operand(b *ast.BinaryExpr, x ast.Node) types.Type {
	other := b.X
	if b.X == x {
		other = b.Y
	}
	if b.Op == token.LAND || b.Op == token.LOR {
		return types.Typ[types.Bool]
	}
	t := g.info.TypeOf(other)
	if t == nil || t == types.Typ[types.UntypedNil] {
		return nil
	}
	return types.Default(t)
}

func (g *glimpse) key(ix *ast.IndexExpr, x ast.Node) types.Type {
	if ix.Index != x {
		return nil
	}
	switch u := under(g.info.TypeOf(ix.X)).(type) {
	case *types.Map:
		return u.Key()
	case *types.Slice, *types.Array, *types.Basic:
		return types.Typ[types.Int]
	}
	return nil
}

// fits says that a name is, or as a function gives, a value of a type.
func fits(o types.Object, want types.Type) bool {
	if o == nil || want == nil {
		return false
	}
	switch o := o.(type) {
	case *types.Var, *types.Const:
		return assignable(o.Type(), want)
	case *types.Func:
		s := o.Signature()
		return s.Results().Len() == 1 && s.TypeParams().Len() == 0 && assignable(s.Results().At(0).Type(), want) || assignable(o.Type(), want)
	}
	return false
}

// assignable is types.AssignableTo but that everything fits where any does,
// which says nothing.
func assignable(t, want types.Type) bool {
	if i, ok := want.Underlying().(*types.Interface); ok && i.Empty() {
		return false
	}
	return t != nil && t != types.Typ[types.Invalid] && types.AssignableTo(t, want)
}

// labelsAt returns the labels that a branch at id can name.
func labelsAt(branch token.Token, id *ast.Ident, parents []ast.Node) []candidate {
	var body ast.Node
	var around []string
	for i := range parents {
		switch p := parent(parents, i).(type) {
		case *ast.LabeledStmt:
			if body == nil {
				around = append(around, p.Label.Name)
			}
		case *ast.FuncLit, *ast.FuncDecl:
			if body == nil {
				body = p
			}
		}
	}
	if body == nil {
		return nil
	}
	var found []candidate
	ast.Inspect(body, func(n ast.Node) bool {
		if _, inner := n.(*ast.FuncLit); inner && n != body {
			return false
		}
		if l, ok := n.(*ast.LabeledStmt); ok && (branch == token.GOTO || slices.Contains(around, l.Label.Name)) {
			found = append(found, candidate{text: l.Label.Name, kind: "label", group: groupLocal})
		}
		return true
	})
	return slices.DeleteFunc(found, func(c candidate) bool { return c.text == id.Name })
}
