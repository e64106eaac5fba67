package check

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
)

// Recall is a kept value of an earlier cell that a cell reads: _ or __ or ___
// (the last, the one before, …), _3 or Out[3].
type Recall struct {
	Var    *types.Var // a variable of the value's own type
	Number int        // of the cell whose value it is
}

// kept are the values that cells can recall.
type kept struct {
	vars  map[int]*types.Var // by the number of the cell
	order []int              // of the cells, the latest last
}

// Remember says that the value of a cell is kept, and its type. It returns the
// variable by which later cells recall it.
func (s *Scope) Remember(cell int, t types.Type) *types.Var {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept.vars == nil {
		s.kept.vars = map[int]*types.Var{}
	}
	s.kept.drop(cell)
	v := types.NewVar(token.NoPos, s.pkg, recallName(cell), t)
	s.kept.vars[cell] = v
	s.kept.order = append(s.kept.order, cell)
	return v
}

// Forget says that the value of a cell is kept no more.
func (s *Scope) Forget(cell int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept.drop(cell)
}

func (k *kept) drop(cell int) {
	if k.vars[cell] == nil {
		return
	}
	delete(k.vars, cell)
	k.order = slices.DeleteFunc(k.order, func(n int) bool { return n == cell })
}

// number is the cell that a name such as _, __ or _3 means: 0 if the name is
// none of them, and kept is false if the cell left nothing.
func (k *kept) number(name string) (cell int, isRecall bool) {
	if name == "" || name[0] != '_' {
		return 0, false
	}
	if strings.Trim(name, "_") == "" {
		if n := len(k.order) - len(name); len(name) <= 3 && n >= 0 {
			return k.order[n], true
		}
		return 0, len(name) <= 3
	}
	n, err := strconv.Atoi(name[1:])
	return n, err == nil && n > 0 && recallName(n) == name
}

func recallName(cell int) string { return "_" + strconv.Itoa(cell) }

// recalled returns the variable that a name means, nil if there is none.
func (s *Scope) recalled(name string) *types.Var {
	if cell, ok := s.kept.number(name); ok {
		return s.kept.vars[cell]
	}
	return nil
}

// outName is the name that stands for all kept values.
const outName = "Out"

// recall gives the names of kept values their variables. What a cell or the
// session declares under such a name comes first; a lone _ is the last value
// only where it is read, which Go does not allow.
func (c *checking) recall() {
	if !mayRecall(c.cell.Source) {
		return
	}
	open := map[*ast.Ident]bool{}
	declared := c.declaredByStatements()
	for _, id := range c.file.Unresolved {
		open[id] = !c.own[id.Name] && !declared[id.Name] && c.objects[id.Name] == nil && c.imports[id.Name] == nil && !c.dotted(id.Name)
	}
	c.scope.mu.RLock()
	defer c.scope.mu.RUnlock()
	receivers := map[*ast.Ident]bool{}
	astutil.Apply(c.file, func(cur *astutil.Cursor) bool {
		switch n := cur.Node().(type) {
		case *ast.FuncDecl:
			inReceiver(n, receivers)
		case *ast.Ident:
			switch {
			case n.Name == "_" && reads(cur) && !receivers[n], n.Name != "_" && open[n] && n.Name[0] == '_':
				c.recallIdent(n)
			case n.Name == outName && open[n]:
				c.errorAt(n.Pos(), "Out[n] wants the number of a cell as n, written out, for the type depends on it")
			}
		case *ast.IndexExpr:
			x, isIdent := n.X.(*ast.Ident)
			lit, isLit := n.Index.(*ast.BasicLit)
			if isIdent && open[x] && x.Name == outName && isLit && lit.Kind == token.INT {
				id := &ast.Ident{NamePos: x.Pos(), Name: "_" + lit.Value}
				c.recallIdent(id)
				cur.Replace(id)
				return false
			}
		}
		return true
	}, nil)
	// The statements were taken from the body before; replaced nodes are in it.
	if c.body != nil {
		c.cell.Stmts = c.body.List
	}
}

// mayRecall looks for the names quickly.
func mayRecall(src string) bool {
	if strings.Contains(src, outName+"[") || strings.Contains(src, outName+" ") {
		return true
	}
	for i := strings.IndexByte(src, '_'); i >= 0 && i < len(src); {
		before := i > 0 && (letter(rune(src[i-1])) || src[i-1] >= 0x80)
		end := i
		for end < len(src) && (letter(rune(src[end])) || src[end] >= 0x80) {
			end++
		}
		if name := src[i:end]; !before && strings.Trim(name, "_0123456789") == "" {
			return true
		}
		next := strings.IndexByte(src[end:], '_')
		if next < 0 {
			return false
		}
		i = end + next
	}
	return false
}

// recallIdent makes an identifier mean a kept value.
func (c *checking) recallIdent(id *ast.Ident) {
	cell, ok := c.scope.kept.number(id.Name)
	if !ok {
		return
	}
	v := c.scope.kept.vars[cell]
	switch {
	case v == nil && cell == 0:
		c.errorAt(id.Pos(), id.Name+" is the value of an earlier cell, and there is none")
		return
	case v == nil:
		c.errorAt(id.Pos(), fmt.Sprintf("cell %d left no value that is still kept", cell))
		return
	}
	id.Name = v.Name()
	if c.objects[id.Name] != v {
		c.objects[id.Name] = v
		c.cell.Recalled = append(c.cell.Recalled, Recall{v, cell})
	}
}

// inReceiver notes the type parameters that a method's receiver leaves unnamed,
// as in func (l List[_]) Len() int: they stand in an index, but are declared.
func inReceiver(f *ast.FuncDecl, idents map[*ast.Ident]bool) {
	if f.Recv == nil {
		return
	}
	ast.Inspect(f.Recv, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && id.Name == "_" {
			idents[id] = true
		}
		return true
	})
}

// reads reports whether an identifier stands where a value is read and nothing
// is declared or assigned.
func reads(cur *astutil.Cursor) bool {
	field := cur.Name()
	switch cur.Parent().(type) {
	case *ast.AssignStmt:
		return field != "Lhs"
	case *ast.RangeStmt:
		return field == "X"
	case *ast.ValueSpec:
		return field == "Values"
	case *ast.Field:
		return field != "Names"
	case *ast.KeyValueExpr:
		return field == "Value"
	case *ast.SelectorExpr:
		return field == "X"
	case *ast.CaseClause, *ast.ReturnStmt, *ast.CallExpr, *ast.BinaryExpr, *ast.UnaryExpr, *ast.ParenExpr, *ast.IndexExpr,
		*ast.SliceExpr, *ast.StarExpr, *ast.TypeAssertExpr, *ast.CompositeLit, *ast.ExprStmt, *ast.SendStmt, *ast.IfStmt,
		*ast.SwitchStmt, *ast.ForStmt, *ast.IncDecStmt:
		return true
	}
	return false
}
