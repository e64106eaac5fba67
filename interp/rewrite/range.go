package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
)

func (e *emitter) rangeStmt(s ast.Stmt) { e.rangeLoop(s, "") }

// rangeLoop writes a range loop. Its variables are new in each iteration: the
// interpreter's own loop runs over hidden ones.
func (e *emitter) rangeLoop(s ast.Stmt, label string) {
	r := s.(*ast.RangeStmt)
	e.bounds(r.X)
	if n, ok := e.constantLength(r); ok {
		e.rangeCount(r, n, types.Typ[types.Int], label)
		return
	}
	switch u := core(e.typeOf(r.X)).(type) {
	case *types.Basic:
		if u.Info()&types.IsInteger != 0 {
			e.rangeInt(r, label)
			return
		}
		e.rangeString(r, label)
	case *types.Chan:
		e.rangeChan(r, u, label)
	case *types.Signature:
		e.rangeFunc(r, u, label)
	case *types.Map:
		e.rangeList(r, e.expr(r.X), u.Key(), u.Elem(), label)
	case *types.Slice:
		e.rangeList(r, e.expr(r.X), types.Typ[types.Int], u.Elem(), label)
	case *types.Array:
		e.rangeList(r, e.arrayCopy(r), types.Typ[types.Int], u.Elem(), label)
	case *types.Pointer:
		if !given(r.Value) { // the array behind is not asked for, and need not be there
			e.line("_ = %s", e.expr(r.X))
			n := strconv.FormatInt(u.Elem().Underlying().(*types.Array).Len(), 10)
			e.rangeCount(r, n, types.Typ[types.Int], label)
			return
		}
		e.rangeList(r, "(*"+e.expr(r.X)+")[:]", types.Typ[types.Int], u.Elem().Underlying().(*types.Array).Elem(), label)
	default:
		e.refuse(r.Pos(), "range over %s is not supported in interpreted cells", e.typeOf(r.X))
	}
}

// constantLength returns the length of a ranged array, or array behind a
// pointer, whose elements nobody asks for: it is not evaluated then.
func (e *emitter) constantLength(r *ast.RangeStmt) (string, bool) {
	t := core(e.typeOf(r.X))
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	a, ok := t.(*types.Array)
	if !ok || given(r.Value) || contains(r.X, isCall) {
		return "", false
	}
	return strconv.FormatInt(a.Len(), 10), true
}

func core(t types.Type) types.Type { return t.Underlying() }

// arrayCopy evaluates a ranged array into a variable: the loop sees the array
// as it was.
func (e *emitter) arrayCopy(r *ast.RangeStmt) string {
	n := e.temp()
	e.line("%s := %s", n, e.expr(r.X))
	return n + "[:]"
}

func given(x ast.Expr) bool {
	if x == nil {
		return false
	}
	id, ok := x.(*ast.Ident)
	return !ok || id.Name != "_"
}

// bindings writes, at the start of a body, the loop's own variables from the
// hidden ones.
func (e *emitter) bindings(r *ast.RangeStmt, hidden [2]string, t [2]types.Type) {
	if r.Tok == token.ASSIGN && given(r.Key) && given(r.Value) {
		// The operands of both places are read before either is assigned.
		k, v := e.target(r.Key, true), e.target(r.Value, true)
		e.store(k, e.convert(hidden[0], e.sub(t[0]), k.typ, r.Pos()), r.Key, nil)
		e.store(v, e.convert(hidden[1], e.sub(t[1]), v.typ, r.Pos()), r.Value, nil)
		return
	}
	for i, x := range []ast.Expr{r.Key, r.Value} {
		if !given(x) {
			continue
		}
		if r.Tok == token.DEFINE {
			o := e.info.Defs[x.(*ast.Ident)]
			e.defineLocal(e.declareLocal(o, x.(*ast.Ident).Name), e.sub(o.Type()), hidden[i])
			continue
		}
		e.line("%s = %s", e.place(x), e.convert(hidden[i], e.sub(t[i]), e.typeOf(x), r.Pos()))
	}
}

func (e *emitter) rangeList(r *ast.RangeStmt, over string, key, elem types.Type, label string) {
	k, v := "_", "_"
	if given(r.Key) {
		k = e.temp()
	}
	if given(r.Value) {
		v = e.temp()
	}
	list := e.temp()
	e.raw("{")
	e.line("%s := %s", list, over)
	element := v
	if _, isChan := elem.Underlying().(*types.Chan); isChan && v != "_" {
		// The interpreter takes a list of channels for a channel.
		if k == "_" {
			k = e.temp()
		}
		v, element = "_", list+"["+k+"]"
	}
	if label != "" {
		e.raw(label + ":")
	}
	switch {
	case v != "_":
		e.line("for %s, %s := range %s {", k, v, list)
	case k != "_":
		e.line("for %s := range %s {", k, list)
	default:
		e.line("for range %s {", list)
	}
	e.bindings(r, [2]string{k, element}, [2]types.Type{key, elem})
	e.nest(innerLoopUnit, func() { e.block(r.Body.List) })
	e.raw("}")
	e.raw("}")
}

func (e *emitter) rangeInt(r *ast.RangeStmt, label string) {
	t := e.typeOf(r.X)
	if given(r.Key) {
		t = e.typeOf(r.Key)
	} else if b, ok := t.(*types.Basic); ok {
		t = types.Default(b)
	}
	e.rangeCount(r, e.constOr(r.X, t), t, label)
}

// rangeCount writes a loop that counts to limit in the type t.
func (e *emitter) rangeCount(r *ast.RangeStmt, limit string, t types.Type, label string) {
	n, i := e.temp(), e.temp()
	e.raw("{")
	e.line("%s := %s", n, limit)
	if label != "" {
		e.raw(label + ":")
	}
	e.line("for %s := %s; %s < %s; %s = %s + %s {", i, e.cast(t, "0"), i, n, i, i, e.cast(t, "1"))
	e.bindings(r, [2]string{i, ""}, [2]types.Type{t, nil})
	e.nest(innerLoopUnit, func() { e.block(r.Body.List) })
	e.raw("}")
	e.raw("}")
}

// rangeString decodes with the runtime, so that broken UTF-8 comes out as in
// Go.
func (e *emitter) rangeString(r *ast.RangeStmt, label string) {
	s, i, c, n, next := e.temp(), e.temp(), e.temp(), e.temp(), e.temp()
	e.raw("{")
	e.line("%s := %s", s, e.expr(r.X))
	e.line("%s := 0", next)
	if label != "" {
		e.raw(label + ":")
	}
	e.line("for %s < len(%s) {", next, s)
	e.line("%s := %s", i, next)
	e.line("%s, %s := rt.Rune(%s, %s)", c, n, s, i)
	e.line("%s = %s + %s", next, next, n)
	e.line("_ = %s", c)
	e.bindings(r, [2]string{i, c}, [2]types.Type{types.Typ[types.Int], types.Typ[types.Rune]})
	e.nest(innerLoopUnit, func() { e.block(r.Body.List) })
	e.raw("}")
	e.raw("}")
}

func (e *emitter) rangeChan(r *ast.RangeStmt, c *types.Chan, label string) {
	ch, v, ok := e.temp(), e.temp(), e.temp()
	n := e.typ(c.Elem())
	recv := e.helper("recv", "func %s(c any) ("+n+", bool) { var v "+n+"; ok := rt.Recv(c, &v); return v, ok }")
	e.raw("{")
	e.line("%s := %s", ch, e.expr(r.X))
	if label != "" {
		e.raw(label + ":")
	}
	e.raw("for {")
	e.line("%s, %s := %s(%s)", v, ok, recv, ch)
	e.line("if !%s { break }", ok)
	e.line("_ = %s", v)
	e.bindings(r, [2]string{v, ""}, [2]types.Type{c.Elem(), nil})
	e.nest(innerLoopUnit, func() { e.block(r.Body.List) })
	e.raw("}")
	e.raw("}")
}

func (e *emitter) isRangeFunc(r *ast.RangeStmt) bool {
	t := e.info.TypeOf(r.X)
	if t == nil {
		return false
	}
	_, ok := e.sub(t).Underlying().(*types.Signature)
	return ok
}

func (e *emitter) hasRangeFunc(b *ast.BlockStmt) bool {
	return contains(b, func(n ast.Node) bool {
		r, ok := n.(*ast.RangeStmt)
		return ok && e.isRangeFunc(r)
	})
}
