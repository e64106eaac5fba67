package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"sort"
	"strings"
)

// program writes a whole cell: names, then methods and functions, then the
// function that runs it.
func (e *emitter) program() {
	var decls []string
	var pend []func()
	e.decls, e.pend = &decls, &pend
	e.w.serial++
	e.unit.Entry = fmt.Sprintf("__cell%d", e.w.serial)
	stale := e.nameObjects()
	e.recall()
	e.findQuiet()
	e.functions()
	e.out = &strings.Builder{}
	e.fn = &funcState{label: map[string]string{}, rec: &Func{Cell: e.cell.Name, Text: e.cell.Source, Line: 1}}
	for _, s := range e.cell.Stmts {
		e.fn.rec.add(e, s)
	}
	mark := e.w.bodyMark(e.fn.rec)
	body := e.capture(e.cellBody)
	for len(pend) > 0 {
		f := pend[0]
		pend = pend[1:]
		f()
	}
	e.methodRefs()
	for len(pend) > 0 {
		f := pend[0]
		pend = pend[1:]
		f()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "var %s_n int\n", e.unit.Entry)
	for _, d := range e.unit.pointers {
		b.WriteString(d)
	}
	for _, d := range *e.decls {
		b.WriteString(d)
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "func %s() {%s\n%s\n%s}\n", e.unit.Entry, mark, strings.Join(e.unit.inits, "\n"), body)
	e.unit.Source = b.String()
	e.w.keep(e.unit.Source)
	e.notes(stale)
}

// nameObjects gives the cell's variables and functions their names in written
// source. A redefinition of the same type takes over the old one's variable,
// so that functions that use it see the new value; another type is a new
// variable. It returns the objects that functions may still use stale.
func (e *emitter) nameObjects() (stale []types.Object) {
	for _, o := range e.cell.Objects {
		e.at = o.Pos()
		old := e.w.current[o.Name()]
		set(e.w, e.w.current, o.Name(), o)
		generic := false
		if f, ok := o.(*types.Func); ok {
			generic = f.Signature().TypeParams().Len() > 0
		}
		switch o.(type) {
		case *types.Var, *types.Func:
		default:
			if old != nil {
				stale = append(stale, old)
			}
			continue
		}
		if old != nil && !generic && e.takesOver(o, old) {
			continue
		}
		if old != nil {
			stale = append(stale, old)
		}
		if generic || e.sharedHome(o) != nil {
			continue
		}
		if v, ok := o.(*types.Var); ok {
			n := e.w.fresh("v", o.Name())
			set(e.w, e.w.names, o, n)
			e.declare("var " + n + " " + e.typ(v.Type()))
			continue
		}
		set(e.w, e.w.names, o, e.w.fresh("f", o.Name()))
		e.declare("var " + e.w.names[o] + " " + e.typ(o.Type()))
	}
	return stale
}

func sameKind(a, b types.Object) bool {
	_, va := a.(*types.Var)
	_, vb := b.(*types.Var)
	_, fa := a.(*types.Func)
	_, fb := b.(*types.Func)
	return va && vb || fa && fb
}

// functions registers the cell's functions and methods and has them written.
func (e *emitter) functions() {
	for _, d := range e.cell.Funcs {
		o, ok := e.info.Defs[d.Name].(*types.Func)
		if !ok {
			continue
		}
		f := &function{decl: d, cell: e.cell, uses: e.uses(d)}
		set(e.w, e.w.funcs, types.Object(o), f)
		sig := o.Signature()
		if sig.TypeParams().Len() > 0 || sig.RecvTypeParams().Len() > 0 {
			continue
		}
		if sig.Recv() != nil {
			n := e.w.fresh("m", o.Name())
			set(e.w, e.w.names, types.Object(o), n)
			e.later(f, o, n, nil)
			continue
		}
		if o.Name() == "init" || o.Name() == "_" {
			n := e.w.fresh("f", o.Name())
			e.later(f, o, n, nil)
			if o.Name() == "init" {
				e.unit.initCalls = append(e.unit.initCalls, n+"()")
			}
			continue
		}
		e.assignFunction(f, o)
	}
	for _, m := range e.cell.Methods {
		o := e.info.Defs[m.Decl.Name].(*types.Func)
		f := &function{decl: m.Decl, cell: e.cell, uses: e.uses(m.Decl)}
		set(e.w, e.w.funcs, types.Object(m.Func), f)
		if n, ok := e.w.names[m.Func]; ok { // redefined: callers see the new body
			set(e.w, e.w.names, types.Object(o), n)
			e.assignFunction(f, o)
			continue
		}
		n := e.w.fresh("m", m.Func.Name())
		set(e.w, e.w.names, types.Object(m.Func), n)
		e.later(f, o, n, nil)
	}
}

// assignFunction has the body of a function put into its variable, which is
// declared already.
func (e *emitter) assignFunction(f *function, o *types.Func) {
	n, _ := e.home(o)
	*e.pend = append(*e.pend, func() {
		sub := &emitter{w: e.w, cell: f.cell, info: f.cell.Info, unit: e.unit, locals: map[types.Object]string{}, decls: e.decls, pend: e.pend, out: &strings.Builder{}}
		text, _ := sub.function(f.decl, o)
		set := e.w.fresh("s", o.Name())
		e.declare("func " + set + "() { " + n + " = " + text + " }")
		e.unit.inits = append(e.unit.inits, set+"()")
	})
}

// uses lists the session's objects that a function mentions.
func (e *emitter) uses(d *ast.FuncDecl) []types.Object {
	var out []types.Object
	ast.Inspect(d, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if o := e.info.Uses[id]; o != nil && o.Pkg() != nil && o.Pkg().Path() == mainPath && e.w.current[o.Name()] == o {
				out = append(out, o)
			}
		}
		return true
	})
	return out
}

// notes says which functions still use an earlier meaning of a name.
func (e *emitter) notes(stale []types.Object) {
	for _, old := range stale {
		var who []string
		for fo, f := range e.w.funcs {
			if e.w.current[fo.Name()] != fo {
				continue
			}
			for _, u := range f.uses {
				if u == old || e.shareHome(u, old) {
					who = append(who, fo.Name())
					break
				}
			}
		}
		if len(who) == 0 {
			continue
		}
		sort.Strings(who)
		verb := "still uses"
		if len(who) > 1 {
			verb = "still use"
		}
		e.unit.Notes = append(e.unit.Notes, fmt.Sprintf("%s %s the earlier %s (%s)", strings.Join(who, ", "), verb, old.Name(), describe(old)))
	}
}

func describe(o types.Object) string {
	switch o := o.(type) {
	case *types.TypeName:
		return "type"
	case *types.Const:
		return "constant"
	default:
		return types.TypeString(o.Type(), relative)
	}
}

// cellBody writes the statements of the outermost level.
func (e *emitter) cellBody() {
	defers := false
	for _, s := range e.cell.Stmts {
		if contains(s, func(n ast.Node) bool { _, ok := n.(*ast.DeferStmt); return ok }) {
			defers = true
		}
	}
	if defers {
		e.fn.frame = e.temp()
		e.line("%s := rt.NewFrame()", e.fn.frame)
		e.line("%s.Run(func() {", e.fn.frame)
	}
	for i, s := range e.cell.Stmts {
		e.topStmt(s, i == len(e.cell.Stmts)-1)
	}
	for _, c := range e.unit.initCalls {
		e.raw(c)
	}
	if e.cell.Main {
		for _, d := range e.cell.Funcs {
			if d.Name.Name == "main" && d.Recv == nil {
				main, _ := e.home(e.info.Defs[d.Name])
				e.line("%s()", main)
			}
		}
	}
	if defers {
		e.raw("})")
	}
}

// topStmt writes a statement of the outermost level: variables that it
// declares are the session's.
func (e *emitter) topStmt(s ast.Stmt, last bool) {
	e.at = s.Pos()
	if _, plain := s.(*ast.ExprStmt); !plain || !last {
		e.mark(head(s))
	}
	switch s := s.(type) {
	case *ast.AssignStmt:
		if s.Tok == token.DEFINE {
			for _, x := range s.Rhs {
				e.bounds(x)
			}
			e.spread(s.Rhs, func() []target { return e.topTargets(s.Lhs) }, s.Lhs)
			return
		}
	case *ast.DeclStmt:
		for _, sp := range s.Decl.(*ast.GenDecl).Specs {
			e.topVars(sp.(*ast.ValueSpec))
		}
		return
	case *ast.ExprStmt:
		if last {
			e.lastValue(s)
			return
		}
	}
	e.stmt(s)
}

func (e *emitter) topTargets(lhs []ast.Expr) []target {
	var targets []target
	for _, l := range lhs {
		id := l.(*ast.Ident)
		if id.Name == "_" {
			targets = append(targets, target{text: "_"})
			continue
		}
		o := e.object(id)
		targets = append(targets, target{text: e.variable(o.(*types.Var), id.Pos()), typ: o.Type()})
	}
	return targets
}

func (e *emitter) topVars(v *ast.ValueSpec) {
	lhs := make([]ast.Expr, len(v.Names))
	for i, n := range v.Names {
		lhs[i] = n
	}
	if len(v.Values) > 0 {
		for _, x := range v.Values {
			e.bounds(x)
		}
		e.spread(v.Values, func() []target { return e.topTargets(lhs) }, lhs)
		return
	}
	for _, t := range e.topTargets(lhs) {
		if t.text != "_" {
			e.line("%s = %s", t.text, e.zero(t.typ))
		}
	}
}

// lastValue hands the value or values of the last expression to the session.
func (e *emitter) lastValue(s *ast.ExprStmt) {
	e.mark(s)
	x := ast.Unparen(s.X)
	e.bounds(x)
	t := e.info.TypeOf(s.X)
	if tup, ok := t.(*types.Tuple); ok {
		if tup.Len() == 0 {
			e.raw(e.expr(x))
			return
		}
		names := make([]string, tup.Len())
		for i := range names {
			names[i] = e.temp()
		}
		e.line("%s := %s", strings.Join(names, ", "), e.expr(x))
		for i, n := range names {
			e.result(n, tup.At(i).Type(), s)
		}
		return
	}
	if tv := e.info.Types[s.X]; t == nil || tv.IsVoid() {
		e.raw(e.expr(x))
		return
	}
	if isNil(t) {
		return
	}
	e.result(e.expr(x), types.Default(t), s)
}

func (e *emitter) result(text string, t types.Type, at ast.Node) {
	e.line("rt.Result(%d, %s)", e.w.number(t), e.convert(text, t, anyType, at.Pos()))
}

// methodRefs tells the runtime which functions implement the methods of the
// cells' types, so that compiled code and interfaces can call them.
func (e *emitter) methodRefs() {
	for _, ts := range e.cell.Types {
		if o := e.info.Defs[ts.Name]; o != nil {
			if n, ok := o.Type().(*types.Named); ok && n.TypeParams().Len() == 0 {
				e.w.number(n)
			}
		}
	}
	for id := 0; id < len(e.w.types); id++ {
		e.numberParts(e.w.types[id])
		n := namedOf(e.w.types[id])
		if n == nil || !ours(n) || isInterface(n) || containsParam(n) {
			continue
		}
		for m := range n.Origin().Methods() {
			if f := e.w.funcs[m]; f == nil || f.compiled {
				continue
			}
			key := fmt.Sprintf("ref %d.%s", e.w.number(n), m.Name())
			if _, done := e.w.insts[key]; done {
				continue
			}
			set(e.w, e.w.insts, key, key)
			e.unit.inits = append(e.unit.inits, fmt.Sprintf("rt.Method(%d, %q, &%s)", e.w.number(n), m.Name(), e.methodName(m, n, e.w.funcs[m].decl)))
		}
	}
}

// numberParts gives numbers to the types of a type's parts whose methods may be
// called without a call in a cell: those of embedded fields are promoted, and
// formatting and encoding reach instances of generic types in slices, maps and
// exported fields.
func (e *emitter) numberParts(t types.Type) {
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		if s, ok := u.Elem().Underlying().(*types.Struct); ok {
			e.numberFields(s)
		}
	case *types.Struct:
		e.numberFields(u)
	default:
		e.numberInstances(u)
	}
}

// numberInstances numbers the instances of generic types that t is made of. It
// does not look into named types: they are numbered by themselves.
func (e *emitter) numberInstances(t types.Type) {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		if ours(t) && t.TypeArgs().Len() > 0 && !mentionsParam(t, map[types.Type]bool{}) {
			e.w.number(t)
		}
	case *types.Map:
		e.numberInstances(t.Key())
		e.numberInstances(t.Elem())
	case *types.Struct:
		e.numberFields(t)
	case interface{ Elem() types.Type }:
		e.numberInstances(t.Elem())
	}
}

// numberFields numbers the types of embedded fields, and the instances in
// exported ones.
func (e *emitter) numberFields(s *types.Struct) {
	for f := range s.Fields() {
		if n := namedOf(f.Type()); f.Embedded() && n != nil && ours(n) && !mentionsParam(n, map[types.Type]bool{}) {
			e.w.number(n)
		}
		if f.Exported() {
			e.numberInstances(f.Type())
		}
	}
}

func containsParam(n *types.Named) bool {
	if n.TypeArgs().Len() != n.TypeParams().Len() {
		return true
	}
	for t := range n.TypeArgs().Types() {
		if _, ok := t.(*types.TypeParam); ok {
			return true
		}
	}
	return false
}
