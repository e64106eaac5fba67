package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// target is a place on the left of an assignment.
type target struct {
	text string // "_" to throw the value away
	typ  types.Type
	// check is a statement that panics if the place is not there: where
	// several are assigned, those before it have their values by then.
	check string
}

func (e *emitter) assignStmt(s ast.Stmt) {
	a := s.(*ast.AssignStmt)
	for _, x := range a.Rhs {
		e.bounds(x)
	}
	if len(a.Lhs) == 1 && !e.checkedLate(a) {
		e.bounds(a.Lhs[0])
	}
	switch a.Tok {
	case token.DEFINE:
		e.define(a)
	case token.ASSIGN:
		e.assign(a)
	default:
		e.assignOp(a)
	}
}

// assignOp writes x op= y.
func (e *emitter) assignOp(a *ast.AssignStmt) {
	op := strings.TrimSuffix(a.Tok.String(), "=")
	y := ""
	if op == "<<" || op == ">>" {
		y = e.shiftCount(a.Rhs[0])
	} else {
		y = e.constOr(a.Rhs[0], e.typeOf(a.Lhs[0]))
	}
	x := e.steady(a.Lhs[0])
	if contains(a.Rhs[0], isCall) { // which may change what x stands for
		n := e.temp()
		e.line("%s := %s", n, y)
		y = n
	}
	if op == "&^" || op == "<<" || op == ">>" || strings.HasSuffix(x, "]") {
		e.line("%s = %s %s %s", x, x, op, y)
		return
	}
	e.line("%s %s %s", x, a.Tok, y)
}

// steady writes a place whose operands are evaluated once although the text
// may be used twice.
func (e *emitter) steady(x ast.Expr) string {
	ix, ok := ast.Unparen(x).(*ast.IndexExpr)
	if !ok {
		if s, isSel := ast.Unparen(x).(*ast.SelectorExpr); isSel && contains(s.X, isCall) {
			p := e.temp()
			e.line("%s := &%s", p, e.place(x))
			return "(*" + p + ")"
		}
		return e.place(x)
	}
	t := e.typeOf(ix.X)
	if _, isArray := t.Underlying().(*types.Array); isArray && contains(ix, isCall) {
		p := e.temp()
		e.line("%s := &%s", p, e.place(x))
		return "(*" + p + ")"
	}
	base, index := e.operand(ix.X), ""
	if m, isMap := t.Underlying().(*types.Map); isMap {
		base, index = e.expr(ix.X), e.mapKey(ix.Index, m.Key())
	} else {
		index = e.indexValue(ix.Index)
		if isPointer(t) {
			base = "(*" + e.expr(ix.X) + ")"
		}
	}
	if contains(ix.X, isCall) {
		n := e.temp()
		e.line("%s := %s", n, base)
		base = n
	}
	if contains(ix.Index, isCall) {
		n := e.temp()
		e.line("%s := %s", n, index)
		index = n
	}
	return base + "[" + index + "]"
}

func isCall(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		return true
	case *ast.UnaryExpr:
		return n.Op == token.ARROW
	}
	return false
}

func (e *emitter) incDecStmt(s ast.Stmt) {
	i := s.(*ast.IncDecStmt)
	e.bounds(i.X)
	x := e.steady(i.X)
	e.line("%s = %s %s %s", x, x, i.Tok.String()[:1], e.cast(e.typeOf(i.X), "1"))
}

// define writes := inside a function: new variables have new names, the
// others are assigned.
func (e *emitter) define(a *ast.AssignStmt) {
	e.spread(a.Rhs, func() []target {
		var targets []target
		for _, l := range a.Lhs {
			id := l.(*ast.Ident)
			switch o := e.info.Defs[id]; {
			case id.Name == "_":
				targets = append(targets, target{text: "_"})
			case o != nil:
				targets = append(targets, target{text: "\x00" + id.Name, typ: o.Type()})
			default:
				targets = append(targets, target{text: e.ident(id), typ: e.typeOf(id)})
			}
		}
		return targets
	}, a.Lhs)
}

// checkedLate says that the right side of an assignment to an element calls
// something, which happens before the index is held against the length.
func (e *emitter) checkedLate(a *ast.AssignStmt) bool {
	if _, ok := ast.Unparen(a.Lhs[0]).(*ast.IndexExpr); !ok || a.Tok != token.ASSIGN {
		return false
	}
	return contains(a.Rhs[0], isCall) && !e.intoMap(a.Lhs[0])
}

// assign writes =.
func (e *emitter) assign(a *ast.AssignStmt) {
	e.spread(a.Rhs, func() []target {
		var targets []target
		for _, l := range a.Lhs {
			targets = append(targets, e.target(l, len(a.Lhs) > 1 || e.checkedLate(a)))
		}
		return targets
	}, a.Lhs)
}

// target writes a place. Where several are assigned at once, the operands of
// indices and pointers are read before anything changes.
func (e *emitter) target(x ast.Expr, several bool) target {
	x = ast.Unparen(x)
	if id, ok := x.(*ast.Ident); ok && id.Name == "_" {
		return target{text: "_"}
	}
	t := e.typeOf(x)
	if s, ok := x.(*ast.StarExpr); ok && !plain(t) {
		// The interpreter does nothing where the pointer is nil.
		p := e.temp()
		e.line("%s := %s", p, e.expr(s.X))
		return target{text: "(*" + p + ")", typ: t, check: "if " + p + " == nil { rt.Nil() }"}
	}
	if !several {
		return target{text: e.place(x), typ: t}
	}
	switch x := x.(type) {
	case *ast.IndexExpr:
		base, index := "", ""
		xt := e.typeOf(x.X)
		m, isMap := xt.Underlying().(*types.Map)
		if isMap {
			base, index = e.expr(x.X), e.mapKey(x.Index, m.Key())
		} else {
			base, index = e.operand(x.X), e.indexValue(x.Index)
		}
		if _, isArray := xt.Underlying().(*types.Array); !isArray {
			n := e.temp()
			e.line("%s := %s", n, base)
			base = n
		}
		if isPointer(xt) {
			base = "(*" + base + ")"
		}
		if !isName(index) {
			n := e.temp()
			e.line("%s := %s", n, index)
			index = n
		}
		to := target{text: base + "[" + index + "]", typ: t}
		if !isMap {
			to.check = e.indexCheck(x, index, base)
		}
		return to
	case *ast.StarExpr:
		n := e.temp()
		e.line("%s := %s", n, e.expr(x.X))
		return target{text: "(*" + n + ")", typ: t}
	case *ast.SelectorExpr:
		n := e.temp()
		e.line("%s := &%s", n, e.place(x))
		return target{text: "(*" + n + ")", typ: t}
	}
	return target{text: e.place(x), typ: t}
}

// spread assigns right-hand sides to targets. New variables (marked by a zero
// byte before their name) come into being after the right side is evaluated.
func (e *emitter) spread(rhs []ast.Expr, find func() []target, lhs []ast.Expr) {
	targets := find()
	texts := make([]string, len(targets))
	if len(rhs) == len(targets) {
		for i, x := range rhs {
			if e.intoMap(lhs[i]) {
				texts[i] = e.mapElement(x, targets[i].typ)
				continue
			}
			texts[i] = e.valueFor(x, targets[i].typ)
		}
		if len(rhs) == 1 && targets[0].check == "" {
			e.store(targets[0], texts[0], lhs[0], rhs[0])
			return
		}
		texts = e.intoTypedTemps(texts, targets, rhs)
	} else {
		texts = e.tupleFor(rhs[0], targets)
	}
	for i, t := range targets {
		e.store(t, texts[i], lhs[i], nil)
	}
}

// intoTypedTemps evaluates texts into variables of the targets' types.
func (e *emitter) intoTypedTemps(texts []string, targets []target, rhs []ast.Expr) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		t := targets[i].typ
		if t == nil {
			t = e.typeOf(rhs[i])
		}
		if isName(text) || text == "nil" {
			out[i] = text
			continue
		}
		out[i] = e.temp()
		e.line("var %s %s = %s", out[i], e.typ(t), text)
	}
	return out
}

// intoMap says that a place is an element of a map.
func (e *emitter) intoMap(x ast.Expr) bool {
	ix, ok := ast.Unparen(x).(*ast.IndexExpr)
	if !ok {
		return false
	}
	_, ok = e.typeOf(ix.X).Underlying().(*types.Map)
	return ok
}

func (e *emitter) valueFor(x ast.Expr, t types.Type) string {
	if t == nil {
		return e.value(x, types.Default(e.typeOf(x)))
	}
	return e.value(x, t)
}

func (e *emitter) tupleFor(x ast.Expr, targets []target) []string {
	vars := make([]*types.Var, len(targets))
	from, isTuple := e.typeOf(x).(*types.Tuple)
	for i, t := range targets {
		typ := t.typ
		if typ == nil {
			typ = types.Typ[types.Bool]
			if isTuple {
				typ = from.At(i).Type()
			}
		}
		vars[i] = types.NewVar(0, nil, "", typ)
	}
	return e.tupleValues(x, types.NewTuple(vars...))
}

// store writes one assignment or definition.
func (e *emitter) store(t target, text string, lhs, rhs ast.Expr) {
	if t.text == "_" {
		if text != "nil" {
			// The interpreter does not evaluate what goes to the blank name.
			n := e.temp()
			e.line("%s := %s", n, text)
			e.line("_ = %s", n)
		}
		return
	}
	name, fresh := strings.CutPrefix(t.text, "\x00")
	if !fresh {
		if rhs != nil {
			switch ast.Unparen(rhs).(type) {
			case *ast.FuncLit, *ast.CompositeLit:
				// The interpreter puts a literal's value into the variable's
				// slot, where closures over the variable and pointers to it do
				// not see it.
				n := e.temp()
				e.line("%s := %s", n, text)
				text = n
			}
		}
		if t.check != "" {
			e.raw(t.check)
		}
		to := t.text
		if p, ok := strings.CutPrefix(to, "(*"); ok && token.IsIdentifier(strings.TrimSuffix(p, ")")) {
			to = "*" + strings.TrimSuffix(p, ")") // with parentheses the interpreter loses a literal
		}
		e.line("%s = %s", to, text)
		return
	}
	o := e.info.Defs[lhs.(*ast.Ident)]
	n := e.declareLocal(o, name)
	if e.keeps(o) && text != "nil" && !isInterface(e.sub(o.Type())) {
		// The interpreter writes the result of an expression into the variable
		// of the iteration before; only a copy of a variable is a new one.
		text = e.hold(text)
	}
	e.defineLocal(n, e.sub(o.Type()), text)
}

// keeps says that a function literal or a pointer may keep a local variable
// beyond the block that declares it.
func (e *emitter) keeps(o types.Object) bool {
	if e.kept == nil {
		e.kept = map[types.Object]bool{}
		if e.root == nil {
			for _, s := range e.cell.Stmts {
				e.collectKept(s)
			}
		} else {
			e.collectKept(e.root)
		}
	}
	return e.kept[o]
}

func (e *emitter) collectKept(root ast.Node) {
	ast.Inspect(root, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
			e.keepAll(n)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				e.keepAll(n.X)
			}
		case *ast.SliceExpr:
			e.keepAll(n.X)
		case *ast.SelectorExpr:
			if s := e.info.Selections[n]; s != nil && s.Kind() != types.FieldVal {
				e.keepAll(n.X)
			}
		case *ast.RangeStmt:
			if e.isRangeFunc(n) {
				e.keepAll(n.Body)
			}
		}
		return true
	})
}

func (e *emitter) keepAll(root ast.Node) {
	ast.Inspect(root, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if o := e.info.Uses[id]; o != nil {
				e.kept[o] = true
			}
		}
		return true
	})
}

// defineLocal writes a new variable with a value.
func (e *emitter) defineLocal(n string, t types.Type, text string) {
	if text == "nil" || isInterface(t) {
		e.line("var %s %s", n, e.typ(t))
		if text != "nil" {
			e.line("%s = %s", n, text)
		}
		return
	}
	e.line("%s := %s", n, text)
}

// declStmt writes var declarations inside functions; constants are folded
// where they are used, types need no declaration.
func (e *emitter) declStmt(s ast.Stmt) {
	for _, sp := range s.(*ast.DeclStmt).Decl.(*ast.GenDecl).Specs {
		v, ok := sp.(*ast.ValueSpec)
		if !ok || s.(*ast.DeclStmt).Decl.(*ast.GenDecl).Tok != token.VAR {
			continue
		}
		for _, x := range v.Values {
			e.bounds(x)
		}
		e.localVars(v)
	}
}

func (e *emitter) localVars(v *ast.ValueSpec) {
	if len(v.Values) == 0 {
		for _, n := range v.Names {
			if n.Name == "_" {
				continue
			}
			o := e.info.Defs[n]
			e.line("var %s %s", e.declareLocal(o, n.Name), e.typ(o.Type()))
		}
		return
	}
	lhs := make([]ast.Expr, len(v.Names))
	for i, n := range v.Names {
		lhs[i] = n
	}
	e.spread(v.Values, func() []target {
		var targets []target
		for _, n := range v.Names {
			o := e.info.Defs[n]
			switch {
			case n.Name == "_" && v.Type != nil:
				targets = append(targets, target{text: "_", typ: e.typeOf(v.Type)})
			case n.Name == "_":
				targets = append(targets, target{text: "_"})
			default:
				targets = append(targets, target{text: "\x00" + n.Name, typ: o.Type()})
			}
		}
		return targets
	}, lhs)
}
