package rewrite

import (
	"go/ast"
	"go/types"
	"strings"
)

// deferStmt evaluates the function and its arguments now and hands a closure
// to the frame.
func (e *emitter) deferStmt(s ast.Stmt) {
	d := s.(*ast.DeferStmt)
	frame := e.fn.frame
	if frame == "" {
		e.refuse(d.Pos(), "defer is not supported here")
	}
	if fn := calledFunc(e.info, ast.Unparen(d.Call.Fun)); fn != nil && fn.Pkg() != nil && fn.Pkg().Path() != mainPath && catches(fn.Signature()) {
		p := e.hold(e.value(d.Call.Args[0], fn.Signature().Params().At(0).Type()))
		e.line("%s.DeferCatch(%s, %s)", frame, e.expr(ast.Unparen(d.Call.Fun)), p)
		return
	}
	call, recovers := e.delayed(d.Call)
	method := "Defer"
	if recovers {
		method = "DeferRecover"
	}
	e.line("%s.%s(%s)", frame, method, e.settled("func() { "+call+" }", thunk))
}

// catches says that a compiled function has the form of one that recovers a
// panic into an error: func(*error).
func catches(s *types.Signature) bool {
	if s.Recv() != nil || s.Variadic() || s.Params().Len() != 1 || s.Results().Len() != 0 {
		return false
	}
	return types.Identical(s.Params().At(0).Type(), types.NewPointer(types.Universe.Lookup("error").Type()))
}

// goStmt evaluates the function and its arguments now and starts a goroutine
// whose panics are reported, not fatal.
func (e *emitter) goStmt(s ast.Stmt) {
	quiet := e.quiet
	e.quiet = true
	call, _ := e.delayed(s.(*ast.GoStmt).Call)
	e.quiet = quiet
	e.line("rt.Go(%s)", e.settled("func() { "+call+" }", thunk))
}

// thunk is the type func().
var thunk = types.NewSignatureType(nil, nil, nil, nil, nil, false)

// delayed writes a call whose operands are evaluated now, as the text to run
// later. recovers says that the called function may ask for the panic.
func (e *emitter) delayed(c *ast.CallExpr) (text string, recovers bool) {
	fun := ast.Unparen(c.Fun)
	if lit, ok := fun.(*ast.FuncLit); ok {
		recovers = hasRecover(e, lit.Body)
	} else if o := calledFunc(e.info, fun); o == nil {
		recovers = true // a value; it may be any function
	} else if f := e.w.funcs[o.Origin()]; f != nil {
		recovers = hasRecover(&emitter{info: f.cell.Info}, f.decl.Body)
	}
	if tv := e.info.Types[c.Fun]; tv.IsBuiltin() {
		return e.delayedBuiltin(c)
	}
	sig := e.typeOf(fun).Underlying().(*types.Signature)
	if len(c.Args) == 1 {
		if t, isTuple := e.info.TypeOf(c.Args[0]).(*types.Tuple); isTuple {
			f := e.hold(e.expr(fun))
			inner := e.callWithTuple(c, fun, sig, t)
			_ = f
			return inner, recovers
		}
	}
	if o := calledFunc(e.info, fun); o != nil && o.Pkg() != nil && o.Signature().Recv() == nil {
		if r := specialCalls[o.Pkg().Path()+"."+o.Name()]; r != nil {
			return r(e, c, o), recovers
		}
	}
	e.guardCompiled(c, fun, sig)
	var held func(args []string) string
	if form, fn := e.testForm(fun, calledFunc(e.info, fun)), calledFunc(e.info, fun); form != "" {
		held = func(args []string) string { return e.testCall(c, form, fn, args) }
	} else {
		held = e.heldFunction(fun, sig) // the function comes before its arguments
	}
	args := e.arguments(c, sig, calledFunc(e.info, fun))
	for i, a := range args {
		spread := ""
		if i == len(args)-1 && sig.Variadic() {
			spread = "..."
			a = strings.TrimSuffix(a, "...")
		}
		if a == "nil" {
			args[i] = "nil" + spread
			continue
		}
		args[i] = e.holdTyped(a, sig.Params().At(i).Type()) + spread
	}
	return held(args), recovers
}

// heldFunction evaluates what a go or defer statement calls and returns how
// to call it.
func (e *emitter) heldFunction(fun ast.Expr, sig *types.Signature) func(args []string) string {
	plain := func(f string) func([]string) string {
		return func(args []string) string { return f + "(" + strings.Join(args, ", ") + ")" }
	}
	if s, ok := fun.(*ast.SelectorExpr); ok {
		sel, isSel := e.selection(s)
		if isSel && sel.kind == types.MethodVal {
			m := e.findMethod(s.X, sel)
			m.recv = e.holdTyped(m.recv, m.from)
			if isInterface(m.from) { // the method is looked up now
				e.line("if rt.IsNil(%s) { rt.Nil() }", m.recv)
			}
			return func(args []string) string { return e.callMethod(m, args, s) }
		}
		if !isSel && calledFunc(e.info, fun) != nil {
			return plain(e.expr(fun))
		}
	}
	if _, isFunc := fun.(*ast.Ident); isFunc && calledFunc(e.info, fun) != nil {
		return plain(e.expr(fun))
	}
	f := e.expr(fun)
	if _, isLit := fun.(*ast.FuncLit); isLit {
		f = e.settled(f, sig)
	}
	return plain(e.hold(f))
}

// hold evaluates text into a variable that is new each time: the copy of
// another one (see store).
func (e *emitter) hold(text string) string {
	n, m := e.temp(), e.temp()
	e.line("%s := %s", n, text)
	e.line("%s := %s", m, n)
	return m
}

func (e *emitter) holdTyped(text string, t types.Type) string {
	n := e.temp()
	if isInterface(e.sub(t)) {
		e.line("var %s %s", n, e.typ(t))
		e.line("%s = %s", n, text)
		return n
	}
	return e.hold(text)
}

// delayedBuiltin writes go or defer of a builtin function.
func (e *emitter) delayedBuiltin(c *ast.CallExpr) (string, bool) {
	name := ""
	if id, ok := ast.Unparen(c.Fun).(*ast.Ident); ok {
		name = id.Name
	}
	switch name {
	case "recover":
		return "rt.Armed().Recover()", true
	case "panic":
		return "rt.Panic(" + e.holdTyped(e.value(c.Args[0], anyType), anyType) + ")", false
	case "close":
		return "rt.Close(" + e.hold(e.expr(c.Args[0])) + ")", false
	case "print", "println":
		list := e.hold(strings.TrimSuffix(strings.TrimPrefix(printCall(e, c), "rt.P"+name[1:]+"("), ")"))
		return "rt.P" + name[1:] + "(" + list + ")", false
	case "clear":
		return "rt.Clear(" + e.hold(e.expr(c.Args[0])) + ")", false
	case "copy":
		dst := e.hold(e.expr(c.Args[0]))
		return "copy(" + dst + ", " + e.hold(e.copySource(c)) + ")", false
	case "delete":
		m := e.typeOf(c.Args[0]).Underlying().(*types.Map)
		return "delete(" + e.hold(e.expr(c.Args[0])) + ", " + e.holdTyped(e.mapKey(c.Args[1], m.Key()), m.Key()) + ")", false
	}
	e.refuse(c.Pos(), "go or defer of %s is not supported in interpreted cells", name)
	return "", false
}

// recoverCall writes recover().
func (e *emitter) recoverCall() string {
	if e.fn == nil || e.fn.recoverFrom == "" {
		return "rt.NoRecover()"
	}
	return e.fn.recoverFrom + ".Recover()"
}
