package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// Func is a function of a cell, or the statements of its outermost level, as a
// trace of calls shows it.
type Func struct {
	Name       string // as the reader knows it; "" at the outermost level
	Cell, Text string // name and source of the cell
	Line       int    // where it begins
	library    bool   // source that is kept here, not the reader's
	quiet      bool   // it carries no line marks
	risks      []risk // what may panic or call, in the order of the source
}

// risk is an expression that may panic.
type risk struct {
	kind      riskKind
	line, end int32 // of its first and last line
	col, to   int32 // columns in bytes; to is behind its end
	callee    string
}

type riskKind uint8

const (
	riskCall    riskKind = iota // of a function of a cell: callee
	riskDynamic                 // of a function value or an interface's method
	riskForeign                 // of a compiled function
	riskPanic                   // of panic
	riskIndex
	riskSlice
	riskStore // into a map
	riskPointer
	riskDivide
	riskShift
	riskAssert
	riskChannel
	riskMake
	riskCompare
	riskConvert
)

// wordsOf says by which words in a panic's message a risk is known, the
// likelier kinds first.
var wordsOf = []struct {
	words string
	kinds []riskKind
}{
	{"index out of range", []riskKind{riskIndex, riskForeign}},
	{"slice bounds out of range", []riskKind{riskSlice, riskForeign}},
	{"nil map", []riskKind{riskStore, riskForeign}},
	{"nil pointer dereference", []riskKind{riskPointer, riskDynamic, riskForeign}},
	{"integer divide by zero", []riskKind{riskDivide, riskForeign}},
	{"negative shift", []riskKind{riskShift, riskForeign}},
	{"interface conversion", []riskKind{riskAssert, riskForeign}},
	{"closed channel", []riskKind{riskChannel}},
	{"nil channel", []riskKind{riskChannel}},
	{"makeslice", []riskKind{riskMake, riskForeign}},
	{"makechan", []riskKind{riskMake}},
	{"unhashable", []riskKind{riskStore, riskIndex, riskForeign}},
	{"uncomparable", []riskKind{riskCompare, riskForeign}},
	{"cannot convert slice", []riskKind{riskConvert}},
}

// causes returns those of the places that can be where a panic with a message
// began. With sure, that it is one of them is known, and the likelier kinds
// stand for the others.
func causes(at []risk, message string, sure bool) []risk {
	kinds := []riskKind{riskPanic, riskForeign}
	for _, w := range wordsOf {
		if strings.Contains(message, w.words) {
			kinds = w.kinds
			break
		}
	}
	var out []risk
	for _, k := range kinds {
		for _, r := range at {
			if r.kind == k {
				out = append(out, r)
			}
		}
		if len(out) > 0 && (sure || k == riskIndex || k == riskSlice || k == riskStore || k == riskDivide) {
			break
		}
	}
	return named(out, message)
}

// named picks the call of the compiled function with whose name the message
// begins, as in MatMul: want…, if it is among the places.
func named(at []risk, message string) []risk {
	name, _, ok := strings.Cut(message, ":")
	if !ok {
		return at
	}
	for _, r := range at {
		if r.kind == riskForeign && r.callee == name {
			return []risk{r}
		}
	}
	return at
}

// record keeps of a function what traces need.
func (e *emitter) record(name string, body ast.Node, pos token.Pos) *Func {
	line, _ := e.cell.Position(pos)
	f := &Func{Name: name, Cell: e.cell.Name, Text: e.cell.Source, Line: line, library: e.cell.Source == "", quiet: e.quiet}
	if !f.library {
		f.add(e, body)
	}
	return f
}

// add collects the risks below a node, but for those of functions inside.
func (f *Func) add(e *emitter, root ast.Node) {
	stored := map[ast.Expr]bool{} // left of an assignment
	ast.Inspect(root, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				stored[ast.Unparen(l)] = true
			}
			if n.Tok == token.QUO_ASSIGN || n.Tok == token.REM_ASSIGN {
				f.put(e, riskDivide, n, "")
			}
		case *ast.IncDecStmt:
			stored[ast.Unparen(n.X)] = true
		case *ast.CallExpr:
			f.call(e, n)
		case *ast.IndexExpr:
			f.index(e, n, stored[n])
		case *ast.BinaryExpr:
			f.binary(e, n)
		case *ast.SelectorExpr:
			if s := e.info.Selections[n]; s != nil && (s.Indirect() || isPointer(s.Recv()) || types.IsInterface(s.Recv())) {
				f.put(e, riskPointer, n, "")
			}
		case *ast.UnaryExpr:
			if n.Op == token.ARROW {
				f.put(e, riskChannel, n, "")
			}
		case ast.Expr, *ast.SendStmt:
			if k, ok := plainRisks(n); ok {
				f.put(e, k, n, "")
			}
		}
		return true
	})
}

// plainRisks tells of nodes whose kind says all.
func plainRisks(n ast.Node) (riskKind, bool) {
	switch n.(type) {
	case *ast.SliceExpr:
		return riskSlice, true
	case *ast.StarExpr:
		return riskPointer, true
	case *ast.TypeAssertExpr:
		return riskAssert, true
	case *ast.SendStmt:
		return riskChannel, true
	}
	return 0, false
}

func (f *Func) put(e *emitter, k riskKind, n ast.Node, callee string) {
	line, col := e.cell.Position(n.Pos())
	end, to := e.cell.Position(n.End())
	f.risks = append(f.risks, risk{kind: k, line: int32(line), end: int32(end), col: int32(col), to: int32(to), callee: callee})
}

func (f *Func) index(e *emitter, n *ast.IndexExpr, stored bool) {
	t := e.info.TypeOf(n.X)
	if t == nil || e.info.Types[n.X].IsType() {
		return
	}
	switch t.Underlying().(type) {
	case *types.Map:
		if stored {
			f.put(e, riskStore, n, "")
		} else {
			f.put(e, riskIndex, n, "") // of a key that has no hash
		}
	case *types.Signature: // an instance of a generic function
	default:
		f.put(e, riskIndex, n, "")
	}
}

func (f *Func) binary(e *emitter, n *ast.BinaryExpr) {
	switch n.Op {
	case token.QUO, token.REM:
		if e.info.Types[n.Y].Value == nil {
			f.put(e, riskDivide, n, "")
		}
	case token.SHL, token.SHR:
		if e.info.Types[n.Y].Value == nil {
			f.put(e, riskShift, n, "")
		}
	case token.EQL, token.NEQ:
		f.put(e, riskCompare, n, "")
	}
}

func (f *Func) call(e *emitter, c *ast.CallExpr) {
	fun := ast.Unparen(c.Fun)
	tv := e.info.Types[c.Fun]
	switch {
	case tv.IsType():
		f.put(e, riskConvert, c, "")
		return
	case tv.IsBuiltin():
		if k, ok := builtinRisks[types.ExprString(fun)]; ok {
			f.put(e, k, c, "")
		}
		return
	}
	switch x := fun.(type) {
	case *ast.IndexExpr:
		fun = ast.Unparen(x.X)
	case *ast.IndexListExpr:
		fun = ast.Unparen(x.X)
	}
	fn := calledFunc(e.info, fun)
	switch {
	case fn == nil:
		f.put(e, riskDynamic, c, "")
	case fn.Pkg() == nil || fn.Signature().Recv() != nil && types.IsInterface(fn.Signature().Recv().Type()):
		f.put(e, riskDynamic, c, "")
	case fn.Pkg().Path() != mainPath:
		f.put(e, riskForeign, c, fn.Name())
	default:
		f.put(e, riskCall, c, funcName(fn))
	}
}

var builtinRisks = map[string]riskKind{"panic": riskPanic, "make": riskMake, "close": riskChannel}

// funcName writes a function's or method's name as Go's traces do: f, T.M or
// (*T).M.
func funcName(o *types.Func) string {
	recv, name := o.Signature().Recv(), o.Name()
	if _, method, late := strings.Cut(name, "·"); late { // a method given to a type of an earlier cell
		recv, name = o.Signature().Params().At(0), method
	}
	if recv == nil {
		return name
	}
	n := namedOf(recv.Type())
	switch {
	case n == nil:
		return name
	case isPointer(recv.Type()):
		return "(*" + n.Obj().Name() + ")." + name
	}
	return n.Obj().Name() + "." + name
}
