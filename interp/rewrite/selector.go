package rewrite

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// selection is what x.f means in the instance being written.
type selection struct {
	kind  types.SelectionKind
	recv  types.Type
	obj   types.Object
	index []int
}

func (e *emitter) selection(x *ast.SelectorExpr) (selection, bool) {
	s := e.info.Selections[x]
	if s == nil {
		return selection{}, false
	}
	if e.subst == nil {
		return selection{s.Kind(), s.Recv(), s.Obj(), s.Index()}, true
	}
	recv := e.sub(s.Recv())
	obj, index, _ := types.LookupFieldOrMethod(recv, true, e.cell.Pkg, x.Sel.Name)
	if obj == nil {
		e.refuse(x.Pos(), "%s has no %s", recv, x.Sel.Name)
	}
	return selection{s.Kind(), recv, obj, index}, true
}

func (e *emitter) selector(x ast.Expr) string {
	s := x.(*ast.SelectorExpr)
	sel, ok := e.selection(s)
	if !ok {
		o := e.info.Uses[s.Sel]
		if t, isType := o.(*types.TypeName); isType {
			return e.typ(t.Type())
		}
		if g, ok := sourced(o); ok {
			return e.sourcedRef(s.Sel, g)
		}
		return e.member(o, s.Pos())
	}
	switch sel.kind {
	case types.FieldVal:
		x, t := s.X, sel.recv
		if star, ok := ast.Unparen(x).(*ast.StarExpr); ok && !isPointer(t) {
			// The pointer does as well, and the interpreter may take a
			// dereference for a pointer type.
			x, t = star.X, e.typeOf(star.X)
		}
		operand := e.operandOf(x, t)
		if _, ok := ast.Unparen(x).(*ast.StarExpr); ok && isPointer(t) {
			operand = e.settled(operand, t)
		}
		text, _ := e.path(operand, t, sel.index)
		return text
	case types.MethodVal:
		return e.methodValue(s, sel)
	}
	return e.methodExpr(s, sel)
}

// operandOf writes the x of x.f; a place if x is a struct, so that its fields
// can be assigned.
func (e *emitter) operandOf(x ast.Expr, t types.Type) string {
	if _, ok := t.Underlying().(*types.Struct); ok {
		if _, isCall := ast.Unparen(x).(*ast.CallExpr); !isCall {
			return e.place(x)
		}
	}
	return e.expr(x)
}

// path writes the field that index leads to from text, with every embedded
// field spelt out, and returns its type.
func (e *emitter) path(text string, t types.Type, index []int) (string, types.Type) {
	for _, i := range index {
		owner := t
		if p, ok := t.Underlying().(*types.Pointer); ok {
			owner = p.Elem()
		}
		s := owner.Underlying().(*types.Struct)
		name := s.Field(i).Name()
		if n, ok := types.Unalias(owner).(*types.Named); !ok || ours(n) {
			name = fieldName(s, i)
		}
		text, t = text+"."+name, e.sub(s.Field(i).Type())
	}
	return text, t
}

// method is a method found from an operand: the operand's text and type after
// the embedded fields, and the function.
type method struct {
	recv string // the receiver as the function wants it
	from types.Type
	fn   *types.Func
	sig  *types.Signature
}

// findMethod follows a selection of a method to its receiver.
func (e *emitter) findMethod(x ast.Expr, sel selection) method {
	fn := sel.obj.(*types.Func)
	n := len(sel.index) - 1
	reach := e.reachable(sel.recv, sel.index[:n])
	operand := ""
	if _, pointer := types.Unalias(fn.Signature().Recv().Type()).(*types.Pointer); !pointer && e.compiledVariable(x) {
		operand = e.expr(x) // which is only read
	} else {
		operand = e.operandOf(x, sel.recv)
	}
	text, t := e.path(operand, sel.recv, sel.index[:reach])
	if reach < n {
		if !isPointer(t) && !isInterface(t) {
			text, t = "(&"+text+")", types.NewPointer(t)
		}
		return method{recv: text, from: t, fn: fn, sig: fn.Signature()}
	}
	return e.receiver(text, t, fn)
}

// compiledVariable says that an expression names a variable of a compiled
// package.
func (e *emitter) compiledVariable(x ast.Expr) bool {
	s, ok := ast.Unparen(x).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	v, ok := e.info.Uses[s.Sel].(*types.Var)
	return ok && !v.IsField()
}

// reachable is how far a path of embedded fields can be followed: a field of a
// compiled type that is not exported cannot be named, but its methods can be
// called through what embeds it.
func (e *emitter) reachable(t types.Type, index []int) int {
	for n, i := range index {
		owner := t
		if p, ok := t.Underlying().(*types.Pointer); ok {
			owner = p.Elem()
		}
		f := owner.Underlying().(*types.Struct).Field(i)
		if named, ok := types.Unalias(owner).(*types.Named); ok && !ours(named) && !f.Exported() {
			return n
		}
		t = e.sub(f.Type())
	}
	return len(index)
}

// receiver takes the address of, or follows, an operand as the method wants.
func (e *emitter) receiver(text string, t types.Type, fn *types.Func) method {
	sig := fn.Signature()
	m := method{recv: text, from: t, fn: fn, sig: sig}
	if isInterface(t) {
		return m
	}
	_, wants := types.Unalias(sig.Recv().Type()).(*types.Pointer)
	_, has := types.Unalias(t).(*types.Pointer)
	switch {
	case wants && !has:
		m.recv, m.from = "(&"+text+")", types.NewPointer(t)
	case !wants && has:
		m.recv, m.from = "(*"+text+")", types.Unalias(t).(*types.Pointer).Elem()
	}
	return m
}

// call writes the call of a method with arguments that are written already.
func (e *emitter) callMethod(m method, args []string, x ast.Expr) string {
	if f := waits[m.fn.FullName()]; f != "" && (isPointer(m.from) || isInterface(m.from)) {
		return "rt." + f + "(" + m.recv + ")"
	}
	if isInterface(m.from) {
		if e.compiledInterface(m.from) {
			return m.recv + "." + m.fn.Name() + "(" + strings.Join(args, ", ") + ")"
		}
		return e.dispatch(m, args)
	}
	if n := namedOf(m.from); n != nil && ours(n) {
		all := append([]string{m.recv}, args...)
		return e.methodFunc(m, n, x) + "(" + strings.Join(all, ", ") + ")"
	}
	recv := m.recv
	if strings.HasPrefix(recv, "(*") && closes(recv) {
		// The interpreter finds value methods through pointers by itself.
		recv = "(" + strings.TrimSuffix(strings.TrimPrefix(recv, "(*"), ")") + ")"
	}
	return recv + "." + m.fn.Name() + "(" + strings.Join(args, ", ") + ")"
}

// closes says that the parenthesis that a text begins with ends it: it does not
// in (*p).f.
func closes(text string) bool {
	depth := 0
	for i, c := range []byte(text) {
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i == len(text)-1
			}
		case '"', '\'', '`':
			return false // a literal, whose parentheses are its own: not a dereference
		}
	}
	return false
}

// waits lists methods that may wait for ever, and the runtime's forms of them,
// which an interrupt ends.
var waits = map[string]string{
	"(*sync.Mutex).Lock":     "LockMutex",
	"(*sync.RWMutex).Lock":   "LockRWMutex",
	"(*sync.RWMutex).RLock":  "RLockRWMutex",
	"(*sync.WaitGroup).Wait": "WaitWaitGroup",
	"(*sync.Cond).Wait":      "WaitCond",
	"(sync.Locker).Lock":     "LockLocker",
}

func namedOf(t types.Type) *types.Named {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	n, _ := t.(*types.Named)
	return n
}

// dispatch writes the call of a method of an interface that has no compiled
// form: the runtime finds the method of the value inside.
func (e *emitter) dispatch(m method, args []string) string {
	sig := e.sub(m.sig).(*types.Signature)
	var params, passed, results, refs []string
	for i := range sig.Params().Len() {
		n := fmt.Sprintf("a%d", i)
		params = append(params, n+" "+e.typ(sig.Params().At(i).Type()))
		passed = append(passed, "&"+n)
	}
	for i := range sig.Results().Len() {
		n := fmt.Sprintf("r%d", i)
		results = append(results, "var "+n+" "+e.typ(sig.Results().At(i).Type())+"; ")
		refs = append(refs, n)
		passed = append(passed, "&"+n)
	}
	if sig.Variadic() {
		i := len(params) - 1
		params[i] = fmt.Sprintf("a%d %s", i, e.typ(sig.Params().At(i).Type()))
		last := "nil"
		if len(args) == len(params) {
			last = strings.TrimSuffix(args[i], "...")
		}
		args = append(append([]string{}, args[:i]...), last)
	}
	h := e.helperFor("call", fmt.Sprintf("func %%s(x any%s) %s { %srt.Invoke(x, %q, %d, []any{%s}); return %s }",
		prefixed(params), resultText(e, sig), strings.Join(results, ""), m.fn.Name(), sig.Params().Len(), strings.Join(passed, ", "), strings.Join(refs, ", ")), sig.Params())
	return h + "(" + m.recv + prefixed(args) + ")"
}

func prefixed(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return ", " + strings.Join(list, ", ")
}

func resultText(e *emitter, sig *types.Signature) string {
	var rs []string
	for r := range sig.Results().Variables() {
		rs = append(rs, e.typ(r.Type()))
	}
	if len(rs) < 2 {
		return strings.Join(rs, "")
	}
	return "(" + strings.Join(rs, ", ") + ")"
}

// methodValue writes x.M as a closure over the receiver's value now.
func (e *emitter) methodValue(s *ast.SelectorExpr, sel selection) string {
	m := e.findMethod(s.X, sel)
	rt := e.typ(m.from)
	bound := m
	bound.recv = "r"
	params, args := e.parameters(m.sig)
	call := e.callMethod(bound, args, s)
	ret := ""
	if m.sig.Results().Len() > 0 {
		ret = "return "
	}
	ft := e.typ(stripRecv(e.sub(m.sig).(*types.Signature)))
	check := ""
	if isInterface(m.from) {
		check = "if rt.IsNil(r) { rt.Nil() }; "
	}
	h := e.helperFor("bind", fmt.Sprintf("func %%s(r %s) %s { %sreturn func(%s) %s { %s%s } }", rt, ft, check, params, resultText(e, e.sub(m.sig).(*types.Signature)), ret, call), m.from)
	return h + "(" + m.recv + ")"
}

func stripRecv(s *types.Signature) *types.Signature {
	return types.NewSignatureType(nil, nil, nil, s.Params(), s.Results(), s.Variadic())
}

// parameters writes a parameter list with made-up names, and the arguments
// that hand them on.
func (e *emitter) parameters(sig *types.Signature) (params string, args []string) {
	sig = e.sub(sig).(*types.Signature)
	var ps []string
	for i := range sig.Params().Len() {
		n, t := fmt.Sprintf("a%d", i), sig.Params().At(i).Type()
		if sig.Variadic() && i == sig.Params().Len()-1 {
			ps = append(ps, n+" ..."+e.typ(t.(*types.Slice).Elem()))
			args = append(args, n+"...")
			continue
		}
		ps = append(ps, n+" "+e.typ(t))
		args = append(args, n)
	}
	return strings.Join(ps, ", "), args
}

// methodExpr writes T.M as a function of the receiver.
func (e *emitter) methodExpr(s *ast.SelectorExpr, sel selection) string {
	fn := sel.obj.(*types.Func)
	text, t := e.path("r", sel.recv, sel.index[:len(sel.index)-1])
	m := e.receiver(text, t, fn)
	params, args := e.parameters(m.sig)
	if params != "" {
		params = ", " + params
	}
	ret := ""
	if m.sig.Results().Len() > 0 {
		ret = "return "
	}
	check := ""
	if n := namedOf(sel.recv); n != nil && ours(n) && len(sel.index) == 1 && isPointer(sel.recv) && !isPointer(fn.Signature().Recv().Type()) {
		check = fmt.Sprintf("if r == nil { rt.NilReceiver(%q, %q) }; ", n.Obj().Name(), fn.Name())
	}
	return fmt.Sprintf("func(r %s%s) %s { %s%s%s }", e.typ(sel.recv), params, resultText(e, e.sub(m.sig).(*types.Signature)), check, ret, e.callMethod(m, args, s))
}
