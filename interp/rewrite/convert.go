package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

var anyType = types.Universe.Lookup("any").Type()

// value writes an expression where a value of type to is wanted.
func (e *emitter) value(x ast.Expr, to types.Type) string {
	from := e.typeOf(x)
	to = e.sub(to)
	if isNil(from) {
		return "nil"
	}
	if lit, ok := ast.Unparen(x).(*ast.CompositeLit); ok && isPointerTo(to, from) {
		return e.addressOfLiteral(lit)
	}
	text := e.expr(x)
	if _, ok := ast.Unparen(x).(*ast.FuncLit); ok {
		text = e.settled(text, from)
	}
	return e.convert(text, from, to, x.Pos())
}

// settled writes a function literal that goes somewhere else than into a call
// of itself. Given to compiled code as it is, the interpreter would let it see
// variables as they are when it runs instead of those it captured; and when a
// literal returns, the interpreter writes to the frame that made it, which may
// be running in another goroutine. So the literal gets a frame of its own to be
// made in.
func (e *emitter) settled(text string, t types.Type) string {
	n, own := e.typ(t), e.temp()
	make := "func() " + n + " { " + own + " := " + text + "; return " + own + " }"
	return e.helper("made", "func %s(f func() "+n+") "+n+" { return f() }") + "(" + make + ")"
}

// isPointerTo says that an elided composite literal stands for its address.
func isPointerTo(to, from types.Type) bool {
	p, ok := to.Underlying().(*types.Pointer)
	return ok && types.Identical(p.Elem(), from)
}

// convert writes the implicit conversion of a value. Only conversions to
// interfaces do something: a value of a cell's type is boxed with its type,
// and made to have methods where compiled code will call them.
func (e *emitter) convert(text string, from, to types.Type, pos token.Pos) string {
	if !isInterface(to) {
		if c, ok := to.Underlying().(*types.Chan); ok && c.Dir() != types.SendRecv && text != "nil" && e.typ(from) != e.typ(to) {
			return "(" + e.typ(to) + ")(" + text + ")" // := would keep the channel's own direction
		}
		return text
	}
	compiled := e.compiledInterface(to)
	if isInterface(from) {
		if !compiled || e.compiledInterface(from) {
			return text
		}
		return e.adapt(text, to)
	}
	if e.isPure(from) {
		return e.pureToInterface(text, from, pos)
	}
	boxed := fmt.Sprintf("rt.Box(%d, %s)", e.w.number(from), text)
	if compiled {
		return e.adapt(boxed, to)
	}
	return boxed
}

// isPure is Pure for the instance being written, and false for types whose
// methods come from a cell's.
func (e *emitter) isPure(t types.Type) bool { return Pure(e.sub(t)) }

// pureToInterface makes sure that a plain value keeps its type: the
// interpreter knows the static type, so its own conversion is right.
func (e *emitter) pureToInterface(text string, from types.Type, _ token.Pos) string {
	if isNil(from) {
		return "nil"
	}
	if b, ok := from.(*types.Basic); ok && b.Kind() == types.UntypedBool {
		return "bool(" + text + ")"
	}
	return text
}

// adapt writes the conversion of a boxed value to a compiled interface.
func (e *emitter) adapt(text string, to types.Type) string {
	n := e.typ(to)
	h := e.helper("to", fmt.Sprintf("func %%s(x any) %s { var t %s; rt.Adapt(x, %d, &t); return t }", n, n, e.w.number(to)))
	return h + "(" + text + ")"
}

// assertion writes a helper that asserts a type with one result, and one with
// two.
func (e *emitter) assertion(to types.Type, ok bool) string {
	n := e.typ(to)
	id := e.w.number(to)
	if ok {
		return e.helper("as", fmt.Sprintf("func %%s(x any) (%s, bool) { var t %s; ok := rt.As(x, %d, &t); return t, ok }", n, n, id))
	}
	return e.helper("must", fmt.Sprintf("func %%s(x any, from int) %s { var t %s; rt.Must(x, %d, from, &t); return t }", n, n, id))
}

func (e *emitter) typeAssert(x ast.Expr) string {
	a := x.(*ast.TypeAssertExpr)
	t := e.typeOf(a.X)
	return fmt.Sprintf("%s(%s, %d)", e.assertion(e.typeOf(a.Type), false), e.convert(e.expr(a.X), t, anyType, a.Pos()), e.w.number(t))
}

func (e *emitter) typeAssertOK(a *ast.TypeAssertExpr) string {
	return e.assertion(e.typeOf(a.Type), true) + "(" + e.convert(e.expr(a.X), e.typeOf(a.X), anyType, a.Pos()) + ")"
}

// conversion writes T(x).
func (e *emitter) conversion(call *ast.CallExpr) string {
	to, x := e.typeOf(call.Fun), call.Args[0]
	from := e.typeOf(x)
	if isNil(from) {
		if isInterface(to) {
			return fmt.Sprintf("func() %s { var t %s; return t }()", e.typ(to), e.typ(to))
		}
		return "(" + e.typ(to) + ")(nil)"
	}
	if isInterface(to) {
		text := e.convert(e.expr(x), from, to, call.Pos())
		if e.typ(to) == "any" {
			return "rt.Any(" + text + ")"
		}
		return text
	}
	tf, tt := e.typ(from), e.typ(to)
	text := e.expr(x)
	if tf == tt {
		return "(" + text + ")"
	}
	fu, tu := from.Underlying(), to.Underlying()
	if _, ok := tu.(*types.Struct); ok {
		return e.structConversion(text, from, to)
	}
	if a, ok := tu.(*types.Array); ok {
		return e.arrayConversion(text, tf, tt, a.Len())
	}
	if p, ok := tu.(*types.Pointer); ok {
		if _, isSlice := fu.(*types.Slice); !isSlice {
			e.refuse(call.Pos(), "the conversion of %s to %s is not supported in interpreted cells", types.TypeString(from, relative), types.TypeString(p, relative))
		}
		h := e.helper("array", "func %s(v "+tf+") "+tt+" { var p "+tt+"; rt.ArrayPointer(v, &p); return p }")
		return h + "(" + text + ")"
	}
	if b, ok := fu.(*types.Basic); ok && b.Info()&types.IsNumeric != 0 {
		if s, isBasic := tu.(*types.Basic); isBasic && s.Info()&types.IsString != 0 {
			return "rt.RuneString(int64(" + text + "))"
		}
	}
	if plainName(tt) {
		// The interpreter takes a bracketed name at the start of a condition
		// for the condition.
		return tt + "(" + text + ")"
	}
	return "(" + tt + ")(" + text + ")"
}

// plainName says that a type's text is one name, perhaps of a package.
func plainName(text string) bool {
	return !strings.ContainsAny(text, "*[](){} <")
}

// arrayConversion writes the conversion of a slice to an array.
func (e *emitter) arrayConversion(text, from, to string, n int64) string {
	h := e.helper("array", fmt.Sprintf("func %%s(v %s) %s { rt.ArrayLen(len(v), %d); var a %s; copy(a[:], v); return a }", from, to, n, to))
	return h + "(" + text + ")"
}

// structConversion copies field by field: the interpreter tells apart struct
// types that convert to each other.
func (e *emitter) structConversion(text string, from, to types.Type) string {
	fs := from.Underlying().(*types.Struct)
	body := ""
	for i := range fs.NumFields() {
		f := fieldName(fs, i)
		body += "t." + f + " = v." + f + "; "
	}
	h := e.helperFor("conv", "func %s(v "+e.typ(from)+") "+e.typ(to)+" { var t "+e.typ(to)+"; "+body+"return t }", from)
	return h + "(" + text + ")"
}
