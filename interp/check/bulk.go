package check

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"math"
)

// A few lines can ask for more than any machine has: constants that double,
// structs that hold the one before twice, arrays as large as the address
// space. The type checker would work on them for ever, or the allocation end
// the process.
const (
	maxText   = 64 << 20 // bytes of a constant
	maxFields = 1 << 16  // fields of a struct, those of its fields' types counted
	maxValue  = 1 << 30  // bytes of a value
)

// bulk looks for what grows beyond measure, before the type checker does.
type bulk struct {
	c      *checking
	consts map[string]ast.Expr
	types  map[string]ast.Expr
	text   map[string]float64 // length of a constant, by name
	fields map[string]float64 // of a type, by name
	found  bool
}

// bulky reports constants and types that are too large to be looked at, and
// whether there are any.
func (c *checking) bulky() bool {
	b := &bulk{c: c, consts: map[string]ast.Expr{}, types: map[string]ast.Expr{}, text: map[string]float64{}, fields: map[string]float64{}}
	for _, d := range c.decls {
		if g, ok := d.(*ast.GenDecl); ok {
			b.declare(g)
		}
	}
	for _, d := range c.decls {
		ast.Inspect(d, b.look)
	}
	for _, s := range c.cell.Stmts {
		ast.Inspect(s, b.look)
	}
	return b.found
}

func (b *bulk) declare(g *ast.GenDecl) {
	for _, s := range g.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			b.types[s.Name.Name] = s.Type
		case *ast.ValueSpec:
			for i, n := range s.Names {
				if g.Tok == token.CONST && i < len(s.Values) {
					b.consts[n.Name] = s.Values[i]
				}
			}
		}
	}
}

// look reports the first that is too large; the others follow from it.
func (b *bulk) look(n ast.Node) bool {
	if b.found {
		return false
	}
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if n.Op == token.ADD {
			if l := b.length(n); l > maxText {
				b.found = true
				b.c.errorAt(n.Pos(), fmt.Sprintf("constant string of %.0f bytes: the limit is %d", l, maxText))
			}
			return false
		}
	case *ast.TypeSpec:
		if f := b.count(n.Type); f > maxFields {
			b.found = true
			b.c.errorAt(n.Name.Pos(), fmt.Sprintf("type %s has %.3g fields, counting those of its fields: the limit is %d", n.Name.Name, f, maxFields))
		}
	}
	return true
}

// length is how long the text of a constant expression is, 0 if it is none.
func (b *bulk) length(x ast.Expr) float64 {
	switch x := x.(type) {
	case *ast.BasicLit:
		if x.Kind == token.STRING {
			return float64(len(x.Value))
		}
	case *ast.ParenExpr:
		return b.length(x.X)
	case *ast.BinaryExpr:
		if x.Op == token.ADD {
			return b.length(x.X) + b.length(x.Y)
		}
	case *ast.Ident:
		if l, known := b.text[x.Name]; known {
			return l
		}
		value, own := b.consts[x.Name]
		if !own {
			return 0
		}
		b.text[x.Name] = 0 // a cycle, which the type checker reports
		b.text[x.Name] = b.length(value)
		return b.text[x.Name]
	}
	return 0
}

// count is how many fields a type's values have, those of structs and arrays
// inside counted.
func (b *bulk) count(x ast.Expr) float64 {
	switch x := x.(type) {
	case *ast.ParenExpr:
		return b.count(x.X)
	case *ast.ArrayType:
		if x.Len != nil {
			return b.count(x.Elt)
		}
	case *ast.StructType:
		sum := 0.0
		for _, f := range x.Fields.List {
			sum += b.count(f.Type) * float64(max(len(f.Names), 1))
		}
		return sum
	case *ast.Ident:
		if n, known := b.fields[x.Name]; known {
			return n
		}
		if t, own := b.types[x.Name]; own {
			b.fields[x.Name] = 1
			b.fields[x.Name] = b.count(t)
			return b.fields[x.Name]
		}
	}
	return 1
}

// oversized reports types whose values no machine should be asked for.
func (c *checking) oversized() {
	sizes := map[types.Type]float64{}
	var at ast.Expr
	for x, tv := range c.cell.Info.Types {
		if tv.Type != nil && (tv.IsType() || tv.IsValue()) && sizeOf(tv.Type, sizes) > maxValue && (at == nil || x.Pos() < at.Pos()) {
			at = x
		}
	}
	if at == nil {
		return
	}
	t := c.cell.Info.Types[at].Type
	c.errorAt(at.Pos(), fmt.Sprintf("a value of type %s takes %.0f bytes: the limit is %d", types.TypeString(t, qualifier), sizeOf(t, sizes), maxValue))
	c.diags[len(c.diags)-1].Hint = "make(…) makes a slice that grows as needed"
}

// sizeOf is about how many bytes a value takes. Unlike the type checker's own
// it looks at each type once.
func sizeOf(t types.Type, known map[types.Type]float64) float64 {
	const word = 8
	switch u := types.Unalias(t).(type) {
	case *types.Named:
		if n, ok := known[u]; ok {
			return n
		}
		known[u] = word
		known[u] = sizeOf(u.Underlying(), known)
		return known[u]
	case *types.Array:
		return math.Max(float64(u.Len()), 0) * sizeOf(u.Elem(), known)
	case *types.Struct:
		sum := 0.0
		for f := range u.Fields() {
			sum += sizeOf(f.Type(), known)
		}
		return sum
	case *types.Basic:
		switch u.Kind() {
		case types.Bool, types.Int8, types.Uint8:
			return 1
		case types.Int16, types.Uint16:
			return 2
		case types.Int32, types.Uint32, types.Float32:
			return 4
		}
	}
	return word
}
