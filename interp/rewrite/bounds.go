package rewrite

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
)

// bounds writes checks, before a statement, of the indices in x whose operands
// are plain: the interpreter's own panic does not say which index was out of
// which range. Checks are left out where evaluation may not get to the index,
// and inside loops, where they would cost as much as the work.
func (e *emitter) bounds(x ast.Expr) {
	for _, ix := range e.checked(x) {
		e.raw(e.indexCheck(ix, e.indexValue(ix.Index), e.operand(ix.X)))
	}
	if s, ok := ast.Unparen(x).(*ast.SliceExpr); ok && e.plainSlice(s) {
		e.sliceBounds(s)
	} else if c, ok := ast.Unparen(x).(*ast.CallExpr); ok {
		for _, a := range c.Args {
			if contains(a, e.isEffect) {
				return
			}
			if s, ok := ast.Unparen(a).(*ast.SliceExpr); ok && e.plainSlice(s) {
				e.sliceBounds(s)
			}
		}
	}
}

// indexCheck writes the check of an index, whose operands are written already.
func (e *emitter) indexCheck(ix *ast.IndexExpr, i, base string) string {
	n := e.length(ix.X, base)
	return fmt.Sprintf("if %s < 0 || %s >= %s { %srt.Index(%s, %s) }", i, i, n, e.here(ix), i, n)
}

// length writes the length of what is indexed or sliced.
func (e *emitter) length(x ast.Expr, text string) string {
	if n, ok := arrayLength(e.typeOf(x)); ok {
		return strconv.FormatInt(n, 10)
	}
	return "len(" + text + ")"
}

// arrayLength is the length of an array, or of the array that a pointer
// points at.
func arrayLength(t types.Type) (n int64, ok bool) {
	t = t.Underlying()
	if p, isPointer := t.(*types.Pointer); isPointer {
		t = p.Elem().Underlying()
	}
	a, ok := t.(*types.Array)
	if !ok {
		return 0, false
	}
	return a.Len(), true
}

// sliceBounds writes the check of a slice expression.
func (e *emitter) sliceBounds(s *ast.SliceExpr) {
	limit, kind := e.length(s.X, e.operand(s.X)), "length"
	if _, ok := e.typeOf(s.X).Underlying().(*types.Slice); ok {
		limit, kind = "cap("+e.operand(s.X)+")", "capacity"
	}
	if s.Slice3 {
		lo := "0"
		if s.Low != nil {
			lo = e.indexValue(s.Low)
		}
		e.line("%srt.Bounds3(%s, %s, %s, %s, %q)", e.here(s), lo, e.indexValue(s.High), e.indexValue(s.Max), limit, kind)
		return
	}
	lo, hi := "0", e.length(s.X, e.operand(s.X))
	if s.Low != nil {
		lo = e.indexValue(s.Low)
	}
	if s.High != nil {
		hi = e.indexValue(s.High)
	}
	e.line("if %s < 0 || %s > %s || %s > %s { %srt.Bounds(%s, %s, %s, %q) }", lo, lo, hi, hi, limit, e.here(s), lo, hi, limit, kind)
}

func (e *emitter) plainSlice(s *ast.SliceExpr) bool {
	t := e.info.TypeOf(s.X)
	if t == nil || s.Low == nil && s.High == nil || !simpleOperand(s.X) {
		return false
	}
	for _, i := range []ast.Expr{s.Low, s.High, s.Max} {
		if i != nil && !e.simpleIndex(i) {
			return false
		}
	}
	switch e.sub(t).Underlying().(type) {
	case *types.Slice, *types.Basic:
		return true
	}
	_, ok := arrayLength(e.sub(t))
	return ok
}

func (e *emitter) hasBounds(x ast.Expr) bool { return len(e.checked(x)) > 0 }

func (e *emitter) checked(x ast.Expr) []*ast.IndexExpr {
	if c, ok := ast.Unparen(x).(*ast.CallExpr); ok {
		if tv := e.info.Types[c.Fun]; !tv.IsType() && !tv.IsBuiltin() {
			return e.checkedArgs(c)
		}
	}
	var out []*ast.IndexExpr
	clean := true
	ast.Inspect(x, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				out = append(out, e.checked(n.X)...)
				return false
			}
		case *ast.CallExpr:
			if tv := e.info.Types[n.Fun]; !tv.IsType() && !tv.IsBuiltin() {
				clean = false // the call may change what the index is checked against
			}
		case *ast.IndexExpr:
			if clean && e.plainIndex(n) {
				out = append(out, n)
			}
		}
		return true
	})
	if !clean {
		return out[:0]
	}
	// Inner ones come before outer ones, which need them.
	slices.SortStableFunc(out, func(a, b *ast.IndexExpr) int { return cmp.Compare(a.End(), b.End()) })
	return out
}

func (e *emitter) plainIndex(ix *ast.IndexExpr) bool {
	t := e.info.TypeOf(ix.X)
	if t == nil || e.info.Types[ix.X].IsType() {
		return false
	}
	switch u := e.sub(t).Underlying().(type) {
	case *types.Slice:
	case *types.Basic:
		if u.Info()&types.IsString == 0 {
			return false
		}
	default:
		if _, ok := arrayLength(u); !ok {
			return false
		}
	}
	return e.simpleOperand(ix.X) && e.simpleIndex(ix.Index)
}

func simpleOperand(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.Ident:
		return true
	case *ast.ParenExpr:
		return simpleOperand(x.X)
	case *ast.BasicLit:
		return true
	case *ast.SelectorExpr:
		return simpleOperand(x.X)
	}
	return false
}

// simpleOperand is also one that is an element itself.
func (e *emitter) simpleOperand(x ast.Expr) bool {
	if ix, ok := ast.Unparen(x).(*ast.IndexExpr); ok {
		return e.plainIndex(ix)
	}
	return simpleOperand(x)
}

func (e *emitter) simpleIndex(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.Ident, *ast.BasicLit:
		return true
	case *ast.ParenExpr:
		return e.simpleIndex(x.X)
	case *ast.UnaryExpr:
		return x.Op == token.SUB && e.simpleIndex(x.X)
	case *ast.BinaryExpr:
		return (x.Op == token.ADD || x.Op == token.SUB || x.Op == token.MUL) && e.simpleIndex(x.X) && e.simpleIndex(x.Y)
	case *ast.CallExpr:
		return e.isLength(x) && simpleOperand(x.Args[0])
	}
	return false
}

// isLength says that a call is one of the builtins len and cap.
func (e *emitter) isLength(c *ast.CallExpr) bool {
	f, ok := ast.Unparen(c.Fun).(*ast.Ident)
	return ok && e.info.Types[c.Fun].IsBuiltin() && (f.Name == "len" || f.Name == "cap")
}

// isEffect is isCall but for calls that change nothing.
func (e *emitter) isEffect(n ast.Node) bool {
	c, ok := n.(*ast.CallExpr)
	return isCall(n) && (!ok || !e.isLength(c))
}

// checkedArgs looks into the arguments of a call, which are evaluated before
// it does anything, if no other call is among them.
func (e *emitter) checkedArgs(c *ast.CallExpr) []*ast.IndexExpr {
	var out []*ast.IndexExpr
	for _, a := range c.Args {
		if contains(a, e.isEffect) {
			return nil
		}
		out = append(out, e.checked(a)...)
	}
	return out
}
