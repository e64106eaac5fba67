package rewrite

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// funcState is what statements need to know of the function around them.
type funcState struct {
	rec     *Func    // for traces
	results []string // names of the result variables when returns assign
	sig     *types.Signature
	shared  bool   // the results have names, so that what outlives the call may see them
	frame   string // the variable of the deferred calls, "" if none
	// recover is the frame that a recover call of this function asks.
	recoverFrom string
	// loops are the statements that an unlabelled or labelled branch may
	// leave from inside the body of a range over a function.
	yields []*yieldState
	label  map[string]string
}

// funcRef writes the use of a function as a value or to call it.
func (e *emitter) funcRef(id *ast.Ident, o *types.Func) string {
	if g, ok := sourced(o); ok {
		return e.sourcedRef(id, g)
	}
	if o.Pkg() != nil && o.Pkg().Path() != mainPath {
		return e.member(o, id.Pos())
	}
	if inst, ok := e.info.Instances[id]; ok {
		return e.instance(id, o, inst)
	}
	if n, ok := e.home(o); ok {
		return n
	}
	e.refuse(id.Pos(), "%s has no body: its cell failed", o.Name())
	return ""
}

// instanceRef writes f[T].
func (e *emitter) instanceRef(x ast.Expr) string {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		return e.ident(x)
	case *ast.SelectorExpr:
		return e.selector(x)
	}
	e.refuse(x.Pos(), "this instance of a generic function is not supported")
	return ""
}

// instance writes a generic function out for a list of type arguments, once,
// and returns its name.
func (e *emitter) instance(id *ast.Ident, o *types.Func, inst types.Instance) string {
	var args []types.Type
	for t := range inst.TypeArgs.Types() {
		args = append(args, e.sub(t))
	}
	params := o.Origin().Signature().TypeParams()
	return e.instantiate(id, o.Origin(), params, args)
}

func (e *emitter) instantiate(at ast.Node, o *types.Func, params *types.TypeParamList, args []types.Type) string {
	f := e.w.funcs[o]
	if f == nil {
		e.refuse(at.Pos(), "%s has no body: its cell failed", o.Name())
	}
	key := fmt.Sprintf("%p", f)
	for _, a := range args {
		key += fmt.Sprintf(",%d", e.w.number(a))
	}
	if n, ok := e.w.insts[key]; ok {
		return n
	}
	if len(e.w.insts) > maxInstances {
		e.refuse(at.Pos(), "generic functions of the session have more than %d instances", maxInstances)
	}
	n := e.w.fresh("g", o.Name())
	set(e.w, e.w.insts, key, n)
	subst := &substitution{args: map[*types.TypeParam]types.Type{}, local: map[*types.Named]*types.Named{}}
	var list []string
	for i := range params.Len() {
		subst.args[params.At(i)] = args[i]
		list = append(list, types.TypeString(args[i], (*types.Package).Path))
	}
	subst.list = "[" + strings.Join(list, ",") + "]"
	e.later(f, o, n, subst)
	return n
}

// maxInstances bounds a generic function that instantiates itself for ever.
const maxInstances = 2000

// later has a function written after what is being written now. It becomes a
// variable, assigned when the cell starts, so that a later cell can put
// another body in.
func (e *emitter) later(f *function, o *types.Func, name string, subst *substitution) {
	*e.pend = append(*e.pend, func() {
		sub := &emitter{w: e.w, cell: f.cell, info: f.cell.Info, unit: e.unit, subst: subst,
			locals: map[types.Object]string{}, decls: e.decls, pend: e.pend, out: &strings.Builder{}}
		text, ft := sub.function(f.decl, o)
		e.declare("var " + name + " " + ft)
		e.declare("func " + name + "_set() { " + name + " = " + text + " }")
		e.unit.inits = append(e.unit.inits, name+"_set()")
	})
}

// function writes a declared function or method as a literal, and its type.
func (e *emitter) function(d *ast.FuncDecl, o *types.Func) (text, typ string) {
	e.root, e.at = d, d.Pos()
	e.quiet = e.unit.quiet[d]
	sig := o.Signature()
	var params []string
	var types_ []string
	recv := sig.Recv()
	if d.Recv != nil && recv != nil {
		name := "_"
		if ns := d.Recv.List[0].Names; len(ns) == 1 {
			name = e.declareLocal(e.info.Defs[ns[0]], ns[0].Name)
		}
		params = append(params, name+" "+e.typ(recv.Type()))
		types_ = append(types_, e.typ(recv.Type()))
	}
	body := e.body(e.record(funcName(o), d.Body, d.Pos()), d.Type, d.Body, sig, params)
	full := e.typ(stripRecv(e.sub(sig).(*types.Signature)))
	if len(types_) > 0 {
		rest := strings.TrimPrefix(full, "func(")
		sep := ", "
		if strings.HasPrefix(rest, ")") {
			sep = ""
		}
		full = "func(" + types_[0] + sep + rest
	}
	return body, full
}

func (e *emitter) funcLit(x ast.Expr) string {
	l := x.(*ast.FuncLit)
	around := ""
	if e.fn != nil {
		around = e.fn.rec.Name
	}
	return e.body(e.record(literalIn(around), l.Body, l.Pos()), l.Type, l.Body, e.typeOf(l).(*types.Signature), nil)
}

// literalIn names a function literal by the function around it.
func literalIn(around string) string {
	switch {
	case around == "":
		return "func literal"
	case strings.HasPrefix(around, "func literal"):
		return around
	}
	return "func literal in " + around
}

// declareLocal gives a local variable a name that no other has.
func (e *emitter) declareLocal(o types.Object, hint string) string {
	if o == nil || hint == "_" {
		return "_"
	}
	n := e.w.fresh("x", hint)
	e.locals[o] = n
	return n
}

// temp returns a name for a value in between.
func (e *emitter) temp() string { return e.w.fresh("t", "") }

// body writes a function literal. With a defer statement inside, the
// statements run under the runtime's frame, which does panics and recover as
// Go does.
func (e *emitter) body(rec *Func, ft *ast.FuncType, block *ast.BlockStmt, sig *types.Signature, params []string) string {
	saved := e.fn
	defer func() { e.fn = saved }()
	e.fn = &funcState{rec: rec, sig: sig, label: map[string]string{}}
	sig = e.sub(sig).(*types.Signature)
	i := 0
	for _, f := range ft.Params.List {
		for _, n := range f.Names {
			params = append(params, e.declareLocal(e.info.Defs[n], n.Name)+" "+e.paramText(sig, i))
			i++
		}
		if len(f.Names) == 0 {
			params = append(params, "_ "+e.paramText(sig, i))
			i++
		}
	}
	e.fn.sig = sig
	named := e.resultNames(ft, sig)
	return "func(" + strings.Join(params, ", ") + ") " + resultText(e, sig) + " {" + e.w.bodyMark(rec) + "\n" + e.statements(block, sig, named) + "}"
}

func (e *emitter) paramText(sig *types.Signature, i int) string {
	t := sig.Params().At(i).Type()
	if sig.Variadic() && i == sig.Params().Len()-1 {
		return "..." + e.typ(t.(*types.Slice).Elem())
	}
	return e.typ(t)
}

// resultNames declares the named results as variables.
func (e *emitter) resultNames(ft *ast.FuncType, sig *types.Signature) []string {
	if ft.Results == nil {
		return nil
	}
	var names []string
	for _, f := range ft.Results.List {
		for _, n := range f.Names {
			name := e.declareLocal(e.info.Defs[n], n.Name)
			if name == "_" {
				name = e.temp()
			}
			names = append(names, name)
		}
	}
	return names
}

// statements writes the inside of a function.
func (e *emitter) statements(block *ast.BlockStmt, sig *types.Signature, named []string) string {
	defers, recovers, yields := hasDefer(block), hasRecover(e, block), e.hasRangeFunc(block)
	return e.capture(func() {
		if recovers {
			e.fn.recoverFrom = e.temp()
			e.line("%s := rt.Armed()", e.fn.recoverFrom)
		}
		if !defers && !yields && len(named) == 0 {
			e.block(block.List)
			return
		}
		results := named
		for i := range sig.Results().Len() {
			if len(named) == 0 {
				results = append(results, e.temp())
			}
			e.line("var %s %s", results[i], e.typ(sig.Results().At(i).Type()))
		}
		e.fn.results = results
		e.fn.shared = len(named) > 0
		if !defers {
			e.block(block.List)
			if len(results) > 0 {
				e.line("return %s", strings.Join(results, ", "))
			}
			return
		}
		e.fn.frame = e.temp()
		e.line("%s := rt.NewFrame()", e.fn.frame)
		e.line("%s.Run(func() {", e.fn.frame)
		e.block(block.List)
		e.line("})")
		if len(results) > 0 {
			e.line("return %s", strings.Join(results, ", "))
		}
	})
}

// hasDefer looks for defer statements of this function, also inside the
// bodies of loops, not inside other functions.
func hasDefer(b *ast.BlockStmt) bool {
	return contains(b, func(n ast.Node) bool { _, ok := n.(*ast.DeferStmt); return ok })
}

func hasRecover(e *emitter, b *ast.BlockStmt) bool {
	return contains(b, func(n ast.Node) bool {
		c, ok := n.(*ast.CallExpr)
		if !ok {
			return false
		}
		id, ok := ast.Unparen(c.Fun).(*ast.Ident)
		if !ok || id.Name != "recover" {
			return false
		}
		_, ok = e.info.Uses[id].(*types.Builtin)
		return ok
	})
}

func contains(root ast.Node, found func(ast.Node) bool) bool {
	yes := false
	ast.Inspect(root, func(n ast.Node) bool {
		if _, lit := n.(*ast.FuncLit); lit || yes {
			return false
		}
		if n != nil && found(n) {
			yes = true
		}
		return !yes
	})
	return yes
}

// methodFunc returns the function that implements a method of a cell's type.
func (e *emitter) methodFunc(m method, recv *types.Named, at ast.Expr) string {
	return e.methodName(m.fn, recv, at)
}

func (e *emitter) methodName(fn *types.Func, recv *types.Named, at ast.Node) string {
	origin := fn.Origin()
	if recv.TypeArgs().Len() == 0 {
		if n, ok := e.w.names[origin]; ok {
			return n
		}
		e.refuse(at.Pos(), "method %s.%s has no body: its cell failed", recv.Obj().Name(), fn.Name())
	}
	params := origin.Signature().RecvTypeParams()
	var args []types.Type
	for t := range recv.TypeArgs().Types() {
		args = append(args, e.sub(t))
	}
	return e.instantiate(at, origin, params, args)
}
