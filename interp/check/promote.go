package check

import (
	"fmt"
	"go/ast"
	"go/token"
)

// promote makes variables of the package out of the variables that statements
// of the outermost level declare, and fills the body of what remains. The
// statements themselves stay as they are in Cell.Stmts for the rewriter: the
// checked declarations share their expressions.
func (c *checking) promote() {
	declared := c.declaredByStatements()
	for n := range declared {
		c.own[n] = true
	}
	for i, s := range c.cell.Stmts {
		if !c.program {
			c.standIns(s, declared)
		}
		if r, ok := s.(*ast.ReturnStmt); ok {
			c.errorAt(r.Pos(), "return outside of a function")
			continue
		}
		switch s := s.(type) {
		case *ast.DeclStmt:
			c.declStmt(s)
		case *ast.AssignStmt:
			if s.Tok == token.DEFINE {
				c.define(s)
			} else {
				c.extra = append(c.extra, s)
			}
		case *ast.ExprStmt:
			c.expression(s, i == len(c.cell.Stmts)-1)
		default:
			c.extra = append(c.extra, s)
		}
	}
}

// declaredByStatements lists the names of variables that the statements of
// the outermost level declare.
func (c *checking) declaredByStatements() map[string]bool {
	names := map[string]bool{}
	for _, s := range c.cell.Stmts {
		switch s := s.(type) {
		case *ast.DeclStmt:
			for _, sp := range s.Decl.(*ast.GenDecl).Specs {
				if v, ok := sp.(*ast.ValueSpec); ok {
					for _, n := range v.Names {
						names[n.Name] = true
					}
				}
			}
		case *ast.AssignStmt:
			for _, l := range s.Lhs {
				if id, ok := l.(*ast.Ident); ok && s.Tok == token.DEFINE {
					names[id.Name] = true
				}
			}
		}
	}
	delete(names, "_")
	return names
}

// standIns renames the uses, within a statement of the outermost level, of
// names that the cell declares only later: they mean the ones of earlier
// cells. The parser resolved what is declared before them, so what it left
// open is either older or unknown.
func (c *checking) standIns(s ast.Stmt, declared map[string]bool) {
	skip := map[*ast.Ident]bool{}
	ast.Inspect(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			skip[n.Sel] = true
		case *ast.CompositeLit:
			for _, e := range n.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok && !keyedByValue(n.Type) {
					if id, isIdent := kv.Key.(*ast.Ident); isIdent {
						skip[id] = true
					}
				}
			}
		case *ast.BranchStmt:
			if n.Label != nil {
				skip[n.Label] = true
			}
		case *ast.LabeledStmt:
			skip[n.Label] = true
		case *ast.Field:
			for _, id := range n.Names {
				skip[id] = true
			}
		case *ast.Ident:
			c.standIn(n, declared, skip)
		}
		return true
	})
}

// keyedByValue says that the keys of a composite literal are expressions.
func keyedByValue(t ast.Expr) bool {
	switch t.(type) {
	case *ast.MapType, *ast.ArrayType:
		return true
	}
	return false
}

func (c *checking) standIn(id *ast.Ident, declared map[string]bool, skip map[*ast.Ident]bool) {
	if id.Obj != nil || skip[id] || !declared[id.Name] {
		return
	}
	old := c.objects[id.Name]
	if old == nil {
		if c.imports[id.Name] != nil {
			return
		}
		c.forward = true
		c.errorAt(id.Pos(), fmt.Sprintf("undefined: %s (it is declared further down in this cell)", id.Name))
		return
	}
	id.Name += oldMark
	c.stand[id.Name] = old
}

// oldMark is what the name of a stand-in ends with; no name can be written so.
const oldMark = "·old"

// declStmt turns a var statement into a declaration of the package. Constants
// and types of the outermost level never come here: split sees them first.
func (c *checking) declStmt(s *ast.DeclStmt) {
	c.decls = append(c.decls, s.Decl)
}

// define splits x, y := … into the names that are new and those that the cell
// declared before, which are assigned.
func (c *checking) define(s *ast.AssignStmt) {
	var fresh []int
	for i, l := range s.Lhs {
		id, ok := l.(*ast.Ident)
		if !ok {
			c.errorAt(l.Pos(), "non-name on left side of :=")
			return
		}
		if id.Name != "_" && id.Obj != nil && id.Obj.Decl == s {
			fresh = append(fresh, i)
		}
	}
	if len(fresh) == 0 {
		c.errorAt(s.TokPos, "no new variables on left side of :=")
		return
	}
	if len(s.Rhs) == len(s.Lhs) {
		c.defineEach(s, fresh)
		return
	}
	isNew := map[int]bool{}
	for _, i := range fresh {
		isNew[i] = true
	}
	spec := &ast.ValueSpec{Values: s.Rhs}
	for i, l := range s.Lhs {
		id := l.(*ast.Ident)
		if !isNew[i] && id.Name != "_" {
			c.serial++
			hidden := &ast.Ident{NamePos: id.NamePos, Name: fmt.Sprintf("%s·%d", id.Name, c.serial)}
			use := &ast.Ident{NamePos: id.NamePos, Name: hidden.Name}
			c.extra = append(c.extra, &ast.AssignStmt{Lhs: []ast.Expr{id}, TokPos: s.TokPos, Tok: token.ASSIGN, Rhs: []ast.Expr{use}})
			id = hidden
		}
		spec.Names = append(spec.Names, id)
	}
	c.decls = append(c.decls, &ast.GenDecl{TokPos: s.Pos(), Tok: token.VAR, Specs: []ast.Spec{spec}})
}

func (c *checking) defineEach(s *ast.AssignStmt, fresh []int) {
	next := 0
	for i, l := range s.Lhs {
		id := l.(*ast.Ident)
		if next < len(fresh) && fresh[next] == i {
			next++
			spec := &ast.ValueSpec{Names: []*ast.Ident{id}, Values: []ast.Expr{s.Rhs[i]}}
			c.decls = append(c.decls, &ast.GenDecl{TokPos: s.Pos(), Tok: token.VAR, Specs: []ast.Spec{spec}})
			continue
		}
		c.extra = append(c.extra, &ast.AssignStmt{Lhs: []ast.Expr{id}, TokPos: s.TokPos, Tok: token.ASSIGN, Rhs: []ast.Expr{s.Rhs[i]}})
	}
}

// expression puts an expression statement into the body. The last one is the
// cell's value and may be anything, not only a call.
func (c *checking) expression(s *ast.ExprStmt, last bool) {
	if !last {
		c.extra = append(c.extra, s)
		return
	}
	c.last = s
	if _, isCall := ast.Unparen(s.X).(*ast.CallExpr); isCall {
		c.extra = append(c.extra, s)
		return
	}
	blank := &ast.Ident{NamePos: s.Pos(), Name: "_"}
	c.extra = append(c.extra, &ast.AssignStmt{Lhs: []ast.Expr{blank}, TokPos: s.Pos(), Tok: token.ASSIGN, Rhs: []ast.Expr{s.X}})
}
