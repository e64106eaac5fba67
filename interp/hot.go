package interp

import (
	"go/ast"
	"go/constant"
	"go/types"

	"fluxrepl/interp/check"
)

// warm is how many times the body of a loop must run for compiling the cell to
// be worth a quarter of a second: an interpreted step takes some 0.1 µs.
const warm = 1_000_000

// unknown is what a loop counts for whose bound nobody can tell beforehand.
const unknown = 30

// hot guesses from its loops whether a cell's own statements run long enough
// for compiling to pay. Loops that do their work in compiled calls, as most
// over batches do, are not.
func hot(cell *check.Cell) bool {
	h := heat{info: cell.Info}
	for _, s := range cell.Stmts {
		if h.of(s) >= warm {
			return true
		}
	}
	return false
}

type heat struct{ info *types.Info }

// of estimates how often the innermost statements of n run.
func (h heat) of(n ast.Node) (most float64) {
	ast.Inspect(n, func(m ast.Node) bool {
		switch m := m.(type) {
		case *ast.ForStmt:
			most = max(most, h.bound(m)*max(1, h.of(m.Body)))
			return false
		case *ast.RangeStmt:
			most = max(most, h.length(m.X)*max(1, h.of(m.Body)))
			return false
		case *ast.FuncLit:
			return false
		}
		return true
	})
	return most
}

// bound is the number in a loop's condition, as in i < 1000.
func (h heat) bound(f *ast.ForStmt) float64 {
	b, ok := f.Cond.(*ast.BinaryExpr)
	if !ok {
		return unknown
	}
	return max(h.number(b.X), h.number(b.Y), unknown)
}

// length is how many elements a range has, where that can be seen.
func (h heat) length(x ast.Expr) float64 {
	if n := h.number(x); n > 0 {
		return n
	}
	t := h.info.TypeOf(x)
	if t == nil {
		return unknown
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if a, ok := t.Underlying().(*types.Array); ok {
		return float64(a.Len())
	}
	return unknown
}

func (h heat) number(x ast.Expr) float64 {
	tv := h.info.Types[x]
	if tv.Value == nil || tv.Value.Kind() != constant.Int && tv.Value.Kind() != constant.Float {
		return 0
	}
	f, _ := constant.Float64Val(tv.Value)
	return f
}
