package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"strings"
)

// stmtRows has a row for each kind of statement. What a row writes begins
// right behind a line directive, and a label.
var stmtRows map[reflect.Type]func(*writer, ast.Stmt)

func init() {
	stmtRows = map[reflect.Type]func(*writer, ast.Stmt){
		reflect.TypeFor[*ast.AssignStmt]():     func(w *writer, s ast.Stmt) { w.line("%s%s", w.simple(s), w.writtenBack(s)) },
		reflect.TypeFor[*ast.IncDecStmt]():     func(w *writer, s ast.Stmt) { w.line("%s%s", w.simple(s), w.writtenBack(s)) },
		reflect.TypeFor[*ast.ExprStmt]():       func(w *writer, s ast.Stmt) { w.line("%s", w.simple(s)) },
		reflect.TypeFor[*ast.SendStmt]():       func(w *writer, s ast.Stmt) { w.line("%s", w.simple(s)) },
		reflect.TypeFor[*ast.BlockStmt]():      func(w *writer, s ast.Stmt) { w.line("%s", w.block(s.(*ast.BlockStmt), "")) },
		reflect.TypeFor[*ast.BranchStmt]():     (*writer).branch,
		reflect.TypeFor[*ast.DeclStmt]():       (*writer).declStmt,
		reflect.TypeFor[*ast.DeferStmt]():      (*writer).deferStmt,
		reflect.TypeFor[*ast.EmptyStmt]():      func(w *writer, _ ast.Stmt) { w.line(";") },
		reflect.TypeFor[*ast.ForStmt]():        (*writer).forStmt,
		reflect.TypeFor[*ast.GoStmt]():         (*writer).goStmt,
		reflect.TypeFor[*ast.IfStmt]():         func(w *writer, s ast.Stmt) { w.line("%s", w.ifStmt(s.(*ast.IfStmt))) },
		reflect.TypeFor[*ast.LabeledStmt]():    (*writer).labeled,
		reflect.TypeFor[*ast.RangeStmt]():      (*writer).rangeStmt,
		reflect.TypeFor[*ast.ReturnStmt]():     (*writer).returnStmt,
		reflect.TypeFor[*ast.SelectStmt]():     (*writer).selectStmt,
		reflect.TypeFor[*ast.SwitchStmt]():     (*writer).switchStmt,
		reflect.TypeFor[*ast.TypeSwitchStmt](): (*writer).typeSwitch,
	}
}

// stmt writes a statement on lines of its own.
func (w *writer) stmt(s ast.Stmt) {
	w.out.WriteString(w.mark(s.Pos()))
	w.unmarked(s)
}

func (w *writer) unmarked(s ast.Stmt) {
	f := stmtRows[reflect.TypeOf(s)]
	if f == nil {
		w.refuse(s.Pos(), "this statement cannot be compiled")
	}
	f(w, s)
}

func (w *writer) stmts(list []ast.Stmt) {
	for _, s := range list {
		w.stmt(s)
	}
}

// block writes a block; first is what comes before its statements.
func (w *writer) block(b *ast.BlockStmt, first string) string {
	return "{\n" + first + w.capture(func() { w.stmts(b.List) }) + "}"
}

// simple writes a statement that may stand in the head of another one.
func (w *writer) simple(s ast.Stmt) string {
	switch s := s.(type) {
	case nil:
		return ""
	case *ast.AssignStmt:
		return w.assign(s)
	case *ast.IncDecStmt:
		return w.expr(s.X) + s.Tok.String()
	case *ast.ExprStmt:
		return w.expr(s.X)
	case *ast.SendStmt:
		if w.raw {
			return w.inner(s.Chan) + " <- " + w.inner(s.Value)
		}
		ch := w.info.TypeOf(s.Chan).Underlying()
		elem := elemOf(ch)
		if elem == nil {
			w.refuse(s.Pos(), "this send cannot be compiled")
		}
		c := w.expr(s.Chan)
		return w.p.rt("Send") + "[" + w.p.typ(elem) + "](" + c + ", " + w.expr(s.Value) + ")"
	}
	w.refuse(s.Pos(), "this statement cannot be compiled here")
	return ""
}

// elemOf is the element type of a channel, or of the channels that a type
// parameter stands for.
func elemOf(t types.Type) types.Type {
	switch t := t.(type) {
	case *types.Chan:
		return t.Elem()
	case *types.Interface:
		for e := range t.EmbeddedTypes() {
			if u, ok := e.(*types.Union); ok && u.Len() > 0 {
				return elemOf(u.Term(0).Type().Underlying())
			}
			if elem := elemOf(e.Underlying()); elem != nil {
				return elem
			}
		}
	}
	return nil
}

// assign writes an assignment or a short declaration.
func (w *writer) assign(s *ast.AssignStmt) string {
	lhs := make([]string, len(s.Lhs))
	for i, l := range s.Lhs {
		lhs[i] = w.expr(l)
	}
	if s.Tok == token.ASSIGN && len(s.Rhs) == len(s.Lhs) {
		rhs := make([]string, len(s.Rhs))
		for i, x := range s.Rhs {
			rhs[i] = w.exprAs(x, w.info.TypeOf(s.Lhs[i]))
		}
		return strings.Join(lhs, ", ") + " = " + strings.Join(rhs, ", ")
	}
	return strings.Join(lhs, ", ") + " " + s.Tok.String() + " " + w.values(s.Rhs, len(s.Lhs))
}

// values writes the right side of an assignment to n places.
func (w *writer) values(rhs []ast.Expr, n int) string {
	if len(rhs) == 1 && n == 2 && !w.raw {
		if u, ok := ast.Unparen(rhs[0]).(*ast.UnaryExpr); ok && u.Op == token.ARROW {
			return w.moved(u.Pos()) + w.p.rt("Recv2") + "(" + w.expr(u.X) + ")"
		}
		if text, ok := w.commaOk(rhs[0]); ok {
			return text
		}
	}
	return w.list(rhs)
}

func (w *writer) returnStmt(s ast.Stmt) {
	r := s.(*ast.ReturnStmt)
	if w.sig == nil || len(r.Results) != w.sig.Results().Len() {
		w.line("return %s", w.list(r.Results))
		return
	}
	parts := make([]string, len(r.Results))
	for i, x := range r.Results {
		parts[i] = w.exprAs(x, w.sig.Results().At(i).Type())
	}
	w.line("return %s", strings.Join(parts, ", "))
}

func (w *writer) branch(s ast.Stmt) {
	b := s.(*ast.BranchStmt)
	if b.Label != nil {
		w.line("%s %s", b.Tok, b.Label.Name)
		return
	}
	w.line("%s", b.Tok)
}

func (w *writer) declStmt(s ast.Stmt) {
	d := s.(*ast.DeclStmt).Decl.(*ast.GenDecl)
	wrote := false
	for _, sp := range d.Specs {
		switch sp := sp.(type) {
		case *ast.TypeSpec:
			w.localType(sp)
			wrote = true
		case *ast.ValueSpec:
			if d.Tok == token.VAR {
				w.localVars(sp)
				wrote = true
			} else if w.keepUsed(sp) {
				wrote = true
			}
		}
	}
	if !wrote {
		w.line(";")
	}
}

// keepUsed writes the uses of variables in a declaration of constants, such as
// len(a): the constants themselves are written where they are used.
func (w *writer) keepUsed(s *ast.ValueSpec) (wrote bool) {
	for _, v := range s.Values {
		if w.mentionsVariable(v) {
			w.line("_ = %s", w.expr(v))
			wrote = true
		}
	}
	return wrote
}

// localType writes a type that is declared inside of a function.
func (w *writer) localType(s *ast.TypeSpec) {
	o, ok := w.info.Defs[s.Name].(*types.TypeName)
	if !ok || o.IsAlias() || s.Name.Name == "_" {
		w.line(";")
		return
	}
	named, ok := o.Type().(*types.Named)
	if !ok || named.TypeParams().Len() > 0 {
		w.refuse(s.Pos(), "a generic type cannot be declared inside of a function")
	}
	rhs := w.info.TypeOf(s.Type)
	text := ""
	if st, isStruct := rhs.(*types.Struct); isStruct {
		text = w.p.fieldsText(st)
	} else {
		text = w.p.typ(rhs)
	}
	w.line("type %s %s", s.Name.Name, text)
}

// localVars writes a var declaration of a function.
func (w *writer) localVars(s *ast.ValueSpec) {
	names := make([]string, len(s.Names))
	for i, n := range s.Names {
		names[i] = w.p.local(n.Name)
	}
	text := "var " + strings.Join(names, ", ")
	if s.Type != nil {
		text += " " + w.p.typ(w.info.TypeOf(s.Type))
	}
	if len(s.Values) > 0 {
		text += " = " + w.values(s.Values, len(s.Names))
	}
	w.line("%s", text)
}

// deferStmt writes a defer statement.
func (w *writer) deferStmt(s ast.Stmt) {
	c := s.(*ast.DeferStmt).Call
	if b, ok := ast.Unparen(c.Fun).(*ast.Ident); ok {
		if o, is := w.object(b).(*types.Builtin); is && o.Name() == "recover" {
			w.line("defer recover()") // asks for the panic only where it stands so
			return
		}
	}
	w.line("defer %s", w.expr(c))
}

func (w *writer) ifStmt(s *ast.IfStmt) string {
	head := ""
	if s.Init != nil {
		head = w.simple(s.Init) + "; "
	}
	text := "if " + head + w.expr(s.Cond) + " " + w.block(s.Body, "")
	w.at = 0
	switch e := s.Else.(type) {
	case *ast.BlockStmt:
		text += " else " + w.block(e, "")
	case *ast.IfStmt:
		text += " else " + w.ifStmt(e)
	}
	w.at = 0
	return text
}

// labeled writes a label; what it labels stands right behind it.
func (w *writer) labeled(s ast.Stmt) {
	l := s.(*ast.LabeledStmt)
	switch l.Stmt.(type) {
	case *ast.ForStmt, *ast.RangeStmt:
		if !w.jumpedTo(l.Label.Name) {
			w.withCopies(l.Stmt, func() { w.label(l) })
			return
		}
	}
	w.label(l)
}

func (w *writer) label(l *ast.LabeledStmt) {
	outer := w.outer
	w.outer = false // a block around the loop would hide it from its label
	defer func() { w.outer = outer }()
	w.line("%s:", l.Label.Name)
	if _, empty := l.Stmt.(*ast.EmptyStmt); empty {
		w.line(";")
		return
	}
	w.stmt(l.Stmt)
}

func (w *writer) switchStmt(s ast.Stmt) {
	sw := s.(*ast.SwitchStmt)
	head := ""
	if sw.Init != nil {
		head = w.simple(sw.Init) + "; "
	}
	if sw.Tag != nil {
		head += w.asAny(sw.Tag) + " "
	}
	w.line("switch %s{", head)
	for _, c := range sw.Body.List {
		cc := c.(*ast.CaseClause)
		w.out.WriteString(w.mark(cc.Pos()))
		if cc.List == nil {
			w.line("default:")
		} else {
			w.line("case %s:", w.list(cc.List))
		}
		w.stmts(cc.Body)
	}
	w.line("}")
}

func (w *writer) typeSwitch(s ast.Stmt) {
	sw := s.(*ast.TypeSwitchStmt)
	name, x := "", ast.Expr(nil)
	switch a := sw.Assign.(type) {
	case *ast.AssignStmt:
		name, x = a.Lhs[0].(*ast.Ident).Name, a.Rhs[0]
	case *ast.ExprStmt:
		x = a.X
	}
	operand := ast.Unparen(x).(*ast.TypeAssertExpr).X
	if hasTable(w.info.TypeOf(operand)) && name != "" {
		w.tableSwitch(sw, name, operand)
		return
	}
	head := ""
	if sw.Init != nil {
		head = w.simple(sw.Init) + "; "
	}
	if name != "" {
		head += w.p.local(name) + " := "
	}
	table := hasTable(w.info.TypeOf(operand))
	switch {
	case w.toInterface(sw) && (name == "" || !table):
		head += w.p.rt("Opaque") + "(" + w.expr(operand) + ").(type)"
	case table && name == "":
		head += w.p.predeclared("any") + "(" + w.expr(operand) + ").(type)"
	default:
		head += w.expr(x)
	}
	w.line("switch %s {", head)
	for _, c := range sw.Body.List {
		cc := c.(*ast.CaseClause)
		w.out.WriteString(w.mark(cc.Pos()))
		w.typeCase(cc)
		w.stmts(cc.Body)
	}
	w.line("}")
}
