package source

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
)

func (w *writer) forStmt(s ast.Stmt) {
	w.withCopies(s, func() { w.forLoop(s.(*ast.ForStmt)) })
}

func (w *writer) forLoop(f *ast.ForStmt) {
	head := ""
	if f.Init != nil || f.Post != nil {
		head = w.simple(f.Init) + "; "
	}
	if f.Cond != nil {
		head += w.expr(f.Cond)
	}
	if f.Init != nil || f.Post != nil {
		head += "; " + w.simple(f.Post)
	}
	w.line("for %s %s", head, w.block(f.Body, w.poll()+"\n"))
}

func (w *writer) rangeStmt(s ast.Stmt) {
	w.withCopies(s, func() { w.rangeLoop(s.(*ast.RangeStmt)) })
}

func (w *writer) rangeLoop(r *ast.RangeStmt) {
	if elemOf(w.info.TypeOf(r.X).Underlying()) != nil {
		w.rangeChan(r)
		return
	}
	head := ""
	if r.Key != nil {
		head = w.expr(r.Key)
		if r.Value != nil {
			head += ", " + w.expr(r.Value)
		}
		head += " " + r.Tok.String() + " "
	}
	x := w.expr(r.X)
	poll := w.poll() + "\n"
	if w.short(r) {
		poll = ""
	}
	w.line("for %srange %s %s", head, x, w.block(r.Body, poll))
}

// short says that a loop needs no poll: it goes once over memory, and calls
// nothing.
func (w *writer) short(r *ast.RangeStmt) bool {
	switch t := w.info.TypeOf(r.X).Underlying().(type) {
	case *types.Slice, *types.Array:
	case *types.Basic:
		if t.Info()&types.IsString == 0 {
			return false
		}
	default:
		return false
	}
	calm := true
	ast.Inspect(r.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ForStmt, *ast.RangeStmt, *ast.LabeledStmt, *ast.FuncLit, *ast.SelectStmt, *ast.SendStmt, *ast.GoStmt, *ast.DeferStmt:
			calm = false
		case *ast.UnaryExpr:
			calm = calm && n.Op != token.ARROW
		case *ast.CallExpr:
			tv := w.info.Types[n.Fun]
			calm = calm && (tv.IsType() || tv.IsBuiltin())
		}
		return calm
	})
	return calm
}

// rangeChan writes a loop over a channel, whose receives an interrupt ends.
func (w *writer) rangeChan(r *ast.RangeStmt) {
	c, v, ok := w.fresh(), w.fresh(), w.fresh()
	if r.Key == nil || isBlank(r.Key) {
		v = "_"
	}
	first := fmt.Sprintf("%s, %s := %s(%s); if !%[2]s { break }\n", v, ok, w.p.rt("Recv2"), c)
	if v != "_" {
		first += w.expr(r.Key) + " " + r.Tok.String() + " " + v + "\n"
		if id, isIdent := r.Key.(*ast.Ident); isIdent && r.Tok == token.DEFINE {
			first += "_ = " + w.p.local(id.Name) + "\n"
		}
	}
	x := w.expr(r.X)
	w.line("for %s := %s; ; %s", c, x, w.block(r.Body, first))
}

func isBlank(x ast.Expr) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == "_"
}

// selectStmt writes a select statement. One that waits gets a case that an
// interrupt takes.
func (w *writer) selectStmt(s ast.Stmt) {
	sel := s.(*ast.SelectStmt)
	waits := true
	w.line("select {")
	for _, c := range sel.Body.List {
		cc := c.(*ast.CommClause)
		w.out.WriteString(w.mark(cc.Pos()))
		if cc.Comm == nil {
			waits = false
			w.line("default:")
		} else {
			w.raw = true
			text := w.communication(cc.Comm)
			w.raw = false
			w.line("case %s:", text)
		}
		w.stmts(cc.Body)
	}
	if waits {
		w.line("case <-%s(): panic(%s())", w.p.rt("Done"), w.p.rt("Ended"))
	}
	w.line("}")
}

// communication writes a send or receive of a select statement.
func (w *writer) communication(s ast.Stmt) string {
	a, ok := s.(*ast.AssignStmt)
	if !ok {
		return w.simple(s)
	}
	text := ""
	for i, l := range a.Lhs {
		if i > 0 {
			text += ", "
		}
		text += w.inner(l)
	}
	return text + " " + a.Tok.String() + " " + w.expr(ast.Unparen(a.Rhs[0]))
}

// goStmt writes a go statement: the function and its arguments are evaluated
// now, and the goroutine is one whose panic is reported.
func (w *writer) goStmt(s ast.Stmt) {
	c := s.(*ast.GoStmt).Call
	if lit, ok := ast.Unparen(c.Fun).(*ast.FuncLit); ok && len(c.Args) == 0 && len(lit.Type.Params.List) == 0 && lit.Type.Results == nil {
		w.line("%s(%s)", w.p.rt("Go"), w.expr(lit))
		return
	}
	w.line("{")
	call := w.delayed(c)
	w.line("%s(func() { %s })", w.p.rt("Go"), call)
	w.line("}")
}

// delayed writes the evaluation of a call's operands, and returns the call.
func (w *writer) delayed(c *ast.CallExpr) string {
	tv := w.info.Types[c.Fun]
	if tv.IsBuiltin() {
		return w.delayedBuiltin(c)
	}
	if tv.IsType() {
		w.refuse(c.Pos(), "go discards the result of a conversion")
	}
	sig, ok := instantiated(tv.Type)
	if !ok {
		w.refuse(c.Pos(), "this go statement cannot be compiled")
	}
	if text, ok := w.delayedMethod(c, sig); ok {
		return text
	}
	f := w.fresh()
	fun := w.expr(c.Fun)
	if inst, generic := w.info.Instances[calledIdent(c.Fun)]; generic && !isIndexed(c.Fun) {
		fun += w.p.typeArgs(inst.TypeArgs)
	}
	w.line("%s := %s", f, fun)
	return f + "(" + w.delayedArgs(c, sig) + ")"
}

// delayedMethod is delayed for a method that is called in another form.
func (w *writer) delayedMethod(c *ast.CallExpr, sig *types.Signature) (string, bool) {
	s, isSel := ast.Unparen(c.Fun).(*ast.SelectorExpr)
	if !isSel {
		return "", false
	}
	sel := w.info.Selections[s]
	if sel == nil || sel.Kind() != types.MethodVal || replacedMethods[sel.Obj().(*types.Func).FullName()] == "" {
		return "", false
	}
	r := w.fresh()
	w.line("%s := %s", r, w.receiver(s, sel))
	args := w.delayedArgs(c, sig)
	if args != "" {
		args = ", " + args
	}
	return w.p.rt(replacedMethods[sel.Obj().(*types.Func).FullName()]) + "(" + r + args + ")", true
}

func (w *writer) delayedArgs(c *ast.CallExpr, sig *types.Signature) string {
	if len(c.Args) == 1 {
		if t, isTuple := w.info.TypeOf(c.Args[0]).(*types.Tuple); isTuple {
			return w.delayedTuple(c, t)
		}
	}
	text := ""
	for i, a := range c.Args {
		n := w.fresh()
		w.line("var %s %s = %s", n, w.p.typ(argType(sig, i, c.Ellipsis.IsValid())), w.expr(a))
		if i > 0 {
			text += ", "
		}
		text += n
	}
	if c.Ellipsis.IsValid() {
		text += "..."
	}
	return text
}

func (w *writer) delayedTuple(c *ast.CallExpr, t *types.Tuple) string {
	text := ""
	for i := range t.Len() {
		if i > 0 {
			text += ", "
		}
		text += w.fresh()
	}
	w.line("%s := %s", text, w.expr(c.Args[0]))
	return text
}

// argType is the type that the i-th argument of a call becomes.
func argType(sig *types.Signature, i int, spread bool) types.Type {
	n := sig.Params().Len()
	if sig.Variadic() && i >= n-1 {
		t := sig.Params().At(n - 1).Type()
		if s, ok := t.Underlying().(*types.Slice); ok && !spread {
			return s.Elem()
		}
		return t
	}
	return sig.Params().At(i).Type()
}

func (w *writer) delayedBuiltin(c *ast.CallExpr) string {
	names := make([]string, len(c.Args))
	text := ""
	for i, a := range c.Args {
		names[i] = w.fresh()
		t := types.Default(w.info.TypeOf(a))
		if b, ok := t.(*types.Basic); ok && b.Kind() == types.UntypedNil {
			names[i] = "nil"
		} else {
			w.line("var %s %s = %s", names[i], w.p.typ(t), w.expr(a))
		}
		if i > 0 {
			text += ", "
		}
		text += names[i]
	}
	name := "recover"
	if id, ok := ast.Unparen(c.Fun).(*ast.Ident); ok {
		name = w.object(id).Name()
	}
	return name + "(" + text + ")"
}

func calledIdent(fun ast.Expr) *ast.Ident {
	switch f := ast.Unparen(fun).(type) {
	case *ast.Ident:
		return f
	case *ast.SelectorExpr:
		return f.Sel
	case *ast.IndexExpr:
		return calledIdent(f.X)
	case *ast.IndexListExpr:
		return calledIdent(f.X)
	}
	return nil
}

func isIndexed(fun ast.Expr) bool {
	switch ast.Unparen(fun).(type) {
	case *ast.IndexExpr, *ast.IndexListExpr:
		return true
	}
	return false
}
