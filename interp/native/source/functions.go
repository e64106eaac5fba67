package source

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"fluxrepl/interp/check"
)

// functions writes the functions and methods of the cell.
func (p *unitPackage) functions() {
	for _, d := range p.cell.Funcs {
		o, ok := p.cell.Info.Defs[d.Name].(*types.Func)
		if !ok {
			continue
		}
		switch {
		case o.Signature().Recv() != nil:
			p.method(d, o)
		case o.Name() == "_":
			p.funcs[o] = p.freshFunc("blank")
			p.later(func() { p.function(p.cell, d, o) })
		case o.Name() == "init":
			p.funcs[o] = p.freshFunc("init")
			p.inits = append(p.inits, p.funcs[o])
			p.later(func() { p.function(p.cell, d, o) })
		case o.Signature().TypeParams().Len() > 0:
			p.generic(o)
		default:
			p.plain(d, o)
		}
	}
	for _, m := range p.cell.Methods {
		if !p.set[receiverType(m.Func)] {
			p.lateMethod(m)
		}
	}
}

// plain writes a function and puts it into its variable.
func (p *unitPackage) plain(d *ast.FuncDecl, o *types.Func) {
	n := "_f_" + o.Name()
	p.funcs[o] = n
	p.own[o] = n
	p.later(func() { p.function(p.cell, d, o) })
	if v := p.w.heap.Of(o); v != nil {
		p.stored(v.ID, p.variable(v), n)
	}
}

// stored adds a row to the functions that the engine has put into variables.
func (p *unitPackage) stored(id int, variable, text string) {
	p.store = append(p.store, fmt.Sprintf("{ID: %d, Store: func() { *%s = %s }}", id, variable, text))
}

func (p *unitPackage) freshFunc(hint string) string {
	p.w.serial++
	return fmt.Sprintf("_f_%s__%d", hint, p.w.serial)
}

// generic makes sure that a generic function is written in this package, and
// returns its name.
func (p *unitPackage) generic(o *types.Func) string {
	if n, ok := p.funcs[o]; ok {
		return n
	}
	f := p.w.funcs[o]
	if f == nil {
		p.refuse(p.cell, o.Pos(), "the generic function %s has no source in this session", o.Name())
	}
	n := "_f_" + o.Name()
	for other := range p.funcs {
		if p.funcs[other] == n {
			n = p.freshFunc(o.Name())
			break
		}
	}
	p.funcs[o] = n
	p.later(func() { p.function(f.cell, f.decl, o) })
	return n
}

// function writes a function under its name in p.funcs.
func (p *unitPackage) function(cell *check.Cell, d *ast.FuncDecl, o *types.Func) {
	w := p.writer(cell)
	w.self = o
	mark := w.mark(d.Pos())
	sig := o.Signature()
	body := w.body(d.Body, sig)
	p.declare(mark + "func " + p.funcs[o] + p.typeParams(sig.TypeParams()) + p.params(sig) + p.results(sig, true) + body)
}

// method writes a method: as a stub that calls its body through a variable,
// so that a body that replaces it is seen by everybody who holds a value.
func (p *unitPackage) method(d *ast.FuncDecl, o *types.Func) {
	sig := o.Signature()
	if sig.RecvTypeParams().Len() > 0 || recovers(p.cell.Info, d.Body) {
		p.later(func() { p.directMethod(p.cell, d, o, o) })
		return
	}
	p.later(func() { p.methodBody(p.cell, d, o, o) })
	p.stub(o)
}

// bodyName is the name of the function that is a method's body.
func bodyName(o *types.Func) string {
	return "_m_" + receiverName(o) + "__" + o.Name()
}

func receiverName(o *types.Func) string {
	t := o.Signature().Recv().Type()
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		t = ptr.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Obj().Name()
	}
	return ""
}

// stub writes the method that calls the body.
func (p *unitPackage) stub(o *types.Func) {
	set(p.w, p.w.stubs, o, true)
	sig := o.Signature()
	v := p.variable(p.w.heap.Method(o))
	var params, args []string
	for i := range sig.Params().Len() {
		a := fmt.Sprintf("_a%d", i)
		params = append(params, a+" "+p.paramType(sig, i))
		if sig.Variadic() && i == sig.Params().Len()-1 {
			a += "..."
		}
		args = append(args, a)
	}
	ret := ""
	if sig.Results().Len() > 0 {
		ret = "return "
	}
	p.declare(fmt.Sprintf("%sfunc (_r0 %s) %s(%s)%s { %s(*%s)(%s) }", generated, p.typ(sig.Recv().Type()), methodName(o),
		strings.Join(params, ", "), p.results(sig, false), ret, v, strings.Join(append([]string{"_r0"}, args...), ", ")))
}

// methodBody writes the body of a method as a function. as is the object whose
// signature has the names of the parameters: the method itself, or the
// function that a later cell wrote it as.
func (p *unitPackage) methodBody(cell *check.Cell, d *ast.FuncDecl, o, as *types.Func) {
	w := p.writer(cell)
	w.self = o
	mark := w.mark(d.Pos())
	sig := as.Signature()
	if sig.Recv() != nil {
		sig = flat(sig)
	}
	n := bodyName(o)
	p.declare(mark + "func " + n + p.params(sig) + p.results(sig, true) + w.body(d.Body, sig))
	v := p.w.heap.Method(o)
	p.stored(v.ID, p.variable(v), n)
}

// directMethod writes a method as it is; as is what it is for methodBody.
func (p *unitPackage) directMethod(cell *check.Cell, d *ast.FuncDecl, o, as *types.Func) {
	w := p.writer(cell)
	w.self = o
	mark := w.mark(d.Pos())
	sig := as.Signature()
	recv := sig.Recv()
	if recv == nil {
		recv = sig.Params().At(0)
		var rest []*types.Var
		for i := 1; i < sig.Params().Len(); i++ {
			rest = append(rest, sig.Params().At(i))
		}
		sig = types.NewSignatureType(nil, nil, nil, types.NewTuple(rest...), sig.Results(), sig.Variadic())
	}
	set(p.w, p.w.stubs, o, false)
	p.declare(mark + "func (" + p.local(recv.Name()) + " " + p.typ(recv.Type()) + ") " + methodName(o) + p.params(sig) + p.results(sig, true) + w.body(d.Body, sig))
}

// recovers says that a body asks for the panic itself, which only works in the
// function that was deferred.
func recovers(info *types.Info, body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.Ident:
			if b, ok := info.Uses[n].(*types.Builtin); ok && b.Name() == "recover" {
				found = true
			}
		}
		return !found
	})
	return found
}

// lateMethod writes a method of a type of an earlier cell.
func (p *unitPackage) lateMethod(m check.Method) {
	as := p.cell.Info.Defs[m.Decl.Name].(*types.Func)
	p.later(func() { p.methodBody(p.cell, m.Decl, m.Func, as) })
}
