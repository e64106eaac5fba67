package source

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
	"strings"
)

// constant writes an expression that has a constant value; ok is false for one
// that has none, or that mentions a variable, which Go wants to see used.
func (w *writer) constant(x ast.Expr) (text string, ok bool) {
	tv, known := w.info.Types[x]
	if !known || tv.Value == nil || w.mentionsVariable(x) {
		return "", false
	}
	if lit, isLit := x.(*ast.BasicLit); isLit {
		if strings.Contains(lit.Value, "\n") {
			return strconv.Quote(constant.StringVal(tv.Value)), true
		}
		return lit.Value, true
	}
	return w.p.constantText(tv.Type, tv.Value), true
}

func (w *writer) mentionsVariable(x ast.Expr) bool {
	found := false
	ast.Inspect(x, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if _, isVar := w.info.Uses[id].(*types.Var); isVar {
				found = true
			}
		}
		return !found
	})
	return found
}

// constantText writes a value so that it has exactly a type.
func (p *unitPackage) constantText(t types.Type, v constant.Value) string {
	text := p.valueText(t, v)
	b, isBasic := t.Underlying().(*types.Basic)
	if _, isParam := types.Unalias(t).(*types.TypeParam); isParam || !isBasic || b.Info()&types.IsUntyped != 0 {
		return text
	}
	if _, named := types.Unalias(t).(*types.Named); !named {
		if b.Kind() == types.String || b.Kind() == types.Bool {
			return text
		}
	}
	return p.typ(t) + "(" + text + ")"
}

func (p *unitPackage) valueText(t types.Type, v constant.Value) string {
	b, _ := t.Underlying().(*types.Basic)
	switch v.Kind() {
	case constant.Bool:
		return strconv.FormatBool(constant.BoolVal(v))
	case constant.String:
		return strconv.Quote(constant.StringVal(v))
	}
	info := types.IsInteger
	if b != nil {
		info = b.Info()
	} else if v.Kind() != constant.Int {
		info = types.IsFloat
	}
	switch {
	case info&types.IsInteger != 0:
		return signed(constant.ToInt(v).ExactString())
	case info&types.IsComplex != 0:
		return "(" + p.floatText(b, constant.Real(v)) + " + " + p.floatText(b, constant.Imag(v)) + "*1i)"
	}
	return signed(p.floatText(b, v))
}

// floatText writes a floating-point number exactly: as a decimal that rounds
// to it, or as a quotient if it is one of untyped arithmetic.
func (p *unitPackage) floatText(b *types.Basic, v constant.Value) string {
	v = constant.ToFloat(v)
	if b != nil && b.Info()&types.IsUntyped == 0 {
		if f, _ := constant.Float64Val(v); f == 0 && constant.Sign(v) == 0 || f != 0 {
			bits := 64
			if b.Kind() == types.Float32 || b.Kind() == types.Complex64 {
				bits = 32
			}
			return point(strconv.FormatFloat(f, 'g', -1, bits))
		}
	}
	if n, d := constant.Num(v), constant.Denom(v); n.Kind() == constant.Int && d.Kind() == constant.Int {
		return "(" + n.ExactString() + ".0 / " + d.ExactString() + ".0)"
	}
	return point(v.ExactString())
}

// point makes a number one of floating point.
func point(s string) string {
	if strings.ContainsAny(s, ".eEpPx") {
		return s
	}
	return s + ".0"
}

func signed(s string) string {
	if strings.HasPrefix(s, "-") {
		return "(" + s + ")"
	}
	return s
}

// isLiteralSign says that writing a before b would make one operator of two.
func isLiteralSign(op token.Token, operand string) bool {
	return operand != "" && strings.HasPrefix(operand, op.String()[:1])
}
