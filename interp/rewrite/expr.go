package rewrite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"reflect"
	"strconv"
	"strings"

	"fluxrepl/interp/symbols"
)

// typeOf is the type of an expression in the instance being written.
func (e *emitter) typeOf(x ast.Expr) types.Type {
	t := e.info.TypeOf(x)
	if t == nil {
		if id, ok := x.(*ast.Ident); ok {
			if o := e.info.ObjectOf(id); o != nil {
				t = o.Type()
			}
		}
	}
	if t == nil {
		e.refuse(x.Pos(), "the type of %s is not known", types.ExprString(x))
	}
	return e.sub(types.Unalias(t))
}

// expr writes an expression: a folded constant, or what the node's rule says.
func (e *emitter) expr(x ast.Expr) string {
	if tv, ok := e.info.Types[x]; ok && tv.Value != nil {
		return e.constant(tv.Value, e.sub(tv.Type), x.Pos())
	}
	r := exprRules[reflect.TypeOf(x)]
	if r == nil {
		e.refuse(x.Pos(), "this expression is not supported in interpreted cells")
	}
	return r(e, x)
}

// constant writes a constant with its type.
func (e *emitter) constant(v constant.Value, t types.Type, pos token.Pos) string {
	b, ok := t.Underlying().(*types.Basic)
	if !ok {
		return e.constant(v, types.Default(types.Typ[kindOf(v)]), pos)
	}
	if b.Info()&types.IsUntyped != 0 {
		b = types.Default(b).(*types.Basic)
		t = b
	}
	switch {
	case b.Info()&types.IsBoolean != 0:
		return e.cast(t, strconv.FormatBool(constant.BoolVal(v)))
	case b.Info()&types.IsString != 0:
		return e.cast(t, strconv.Quote(constant.StringVal(v)))
	case b.Info()&types.IsInteger != 0:
		s := constant.ToInt(v).ExactString()
		if strings.HasPrefix(s, "-") {
			s = "(" + s + ")"
		}
		return e.cast(t, s)
	case b.Info()&types.IsFloat != 0:
		return e.cast(t, floatText(v, b.Kind() == types.Float32))
	case b.Info()&types.IsComplex != 0:
		re, im := floatText(constant.Real(v), false), floatText(constant.Imag(v), false)
		return e.typ(t) + "(complex(float64(" + re + "), float64(" + im + ")))"
	}
	e.refuse(pos, "a constant of type %s is not supported", t)
	return ""
}

func kindOf(v constant.Value) types.BasicKind {
	switch v.Kind() {
	case constant.Bool:
		return types.UntypedBool
	case constant.String:
		return types.UntypedString
	case constant.Int:
		return types.UntypedInt
	case constant.Float:
		return types.UntypedFloat
	}
	return types.UntypedComplex
}

func floatText(v constant.Value, single bool) string {
	bits := 64
	f, _ := constant.Float64Val(v)
	if single {
		bits = 32
		g, _ := constant.Float32Val(v)
		f = float64(g)
	}
	s := strconv.FormatFloat(f, 'e', -1, bits)
	if strings.HasPrefix(s, "-") {
		return "(" + s + ")"
	}
	return s
}

func (e *emitter) ident(x ast.Expr) string {
	id := x.(*ast.Ident)
	o := e.object(id)
	switch o := o.(type) {
	case *types.Nil:
		return "nil"
	case *types.Var:
		return e.variable(o, id.Pos())
	case *types.Func:
		return e.funcRef(id, o)
	case *types.TypeName:
		return e.typ(o.Type())
	}
	e.refuse(id.Pos(), "%s cannot be used as a value here", id.Name)
	return ""
}

// object resolves an identifier, through stand-ins for earlier cells.
func (e *emitter) object(id *ast.Ident) types.Object {
	o := e.info.ObjectOf(id)
	if old := e.cell.Old[o]; old != nil {
		return old
	}
	return o
}

func (e *emitter) variable(o *types.Var, pos token.Pos) string {
	if n, ok := e.locals[o]; ok {
		return n
	}
	if n, ok := e.home(o); ok {
		return n
	}
	if p := o.Pkg(); p != nil && p.Path() != mainPath {
		return e.member(o, pos)
	}
	e.refuse(pos, "%s has no value: its cell failed", o.Name())
	return ""
}

// member writes a name of a compiled package.
func (e *emitter) member(o types.Object, pos token.Pos) string {
	p := o.Pkg()
	if s, ok := o.Type().(*types.Signature); ok && s.TypeParams().Len() > 0 {
		e.refuse(pos, "%s.%s is generic: the interpreter has no generic functions of compiled packages", p.Name(), o.Name())
	}
	if !symbols.Has(p.Path(), o.Name()) {
		e.refuse(pos, "the interpreter's tables do not have %s.%s", p.Name(), o.Name())
	}
	if why := forbidden[p.Path()+"."+o.Name()]; why != "" {
		e.refuse(pos, "%s.%s %s", p.Name(), o.Name(), why)
	}
	return e.alias(p) + "." + o.Name()
}

// forbidden lists functions that cannot do in a session what they say.
var forbidden = map[string]string{
	"os/signal.Notify": "is the session's own: interrupts end a cell",
}

func (e *emitter) paren(x ast.Expr) string { return "(" + e.expr(x.(*ast.ParenExpr).X) + ")" }

func (e *emitter) star(x ast.Expr) string {
	p := ast.Unparen(x.(*ast.StarExpr).X)
	if u, ok := p.(*ast.UnaryExpr); ok && u.Op == token.AND {
		if lit, isLit := ast.Unparen(u.X).(*ast.CompositeLit); isLit {
			// The interpreter cannot select from *&T{…}.
			return "(*" + e.fresh(e.typeOf(lit), e.expr(lit)) + ")"
		}
	}
	return "(*" + e.expr(p) + ")"
}

// fresh writes a pointer to a new variable of type t.
func (e *emitter) fresh(t types.Type, text string) string {
	n := e.typ(t)
	return e.helperFor("new", "func %s(v "+n+") *"+n+" { p := new("+n+"); *p = v; return p }", t) + "(" + text + ")"
}

func (e *emitter) unary(x ast.Expr) string {
	u := x.(*ast.UnaryExpr)
	switch u.Op {
	case token.ARROW:
		return e.receive(u, false)
	case token.AND:
		if lit, ok := ast.Unparen(u.X).(*ast.CompositeLit); ok {
			return e.addressOfLiteral(lit)
		}
		return "(&" + e.place(u.X) + ")"
	}
	return "(" + u.Op.String() + e.term(u.X) + ")"
}

// addressOfLiteral writes &T{…}. Only of structs the interpreter makes it
// right; other literals go through a variable.
func (e *emitter) addressOfLiteral(lit *ast.CompositeLit) string {
	t := e.typeOf(lit)
	if _, ok := t.Underlying().(*types.Struct); ok {
		return "(&" + e.expr(lit) + ")"
	}
	return e.fresh(t, e.expr(lit))
}

func (e *emitter) binary(x ast.Expr) string {
	b := x.(*ast.BinaryExpr)
	switch b.Op {
	case token.EQL, token.NEQ:
		return e.equality(b)
	case token.LAND, token.LOR:
		return "(" + e.side(b.X) + " " + b.Op.String() + " " + e.side(b.Y) + ")"
	case token.SHL, token.SHR:
		return "(" + e.term(b.X) + " " + b.Op.String() + " " + e.shiftCount(b.Y) + ")"
	}
	return "(" + e.term(b.X) + " " + b.Op.String() + " " + e.term(b.Y) + ")"
}

// side writes an operand of && and ||. The interpreter branches on what is
// evaluated first in it, and where that is a type, as in composite literals and
// conversions of nil, or a pointer that is followed, it takes that for the
// condition.
func (e *emitter) side(x ast.Expr) string {
	text := e.expr(x)
	typeFirst := strings.Contains(text, "(*") || contains(x, func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok && len(c.Args) == 1 && e.info.Types[c.Fun].IsType() {
			return !plainName(e.typ(e.typeOf(c.Fun)))
		}
		_, ok := n.(*ast.CompositeLit)
		return ok
	})
	if !typeFirst {
		return text
	}
	return "(func() " + e.typ(types.Default(e.typeOf(x))) + " { return " + text + " })()"
}

// term writes an operand of an arithmetic operator. The interpreter takes
// the type of a sum from its first operand, and *p there for a pointer type:
// a conversion keeps it from that.
func (e *emitter) term(x ast.Expr) string {
	s := e.expr(x)
	t := e.typeOf(x)
	if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsUntyped == 0 && strings.HasPrefix(strings.TrimLeft(s, "("), "*") {
		return e.typ(t) + "(" + s + ")"
	}
	return s
}

// shiftCount writes the right operand of a shift as an unsigned integer; a
// negative one panics as in Go.
func (e *emitter) shiftCount(y ast.Expr) string {
	if tv := e.info.Types[y]; tv.Value != nil {
		return "uint64(" + constant.ToInt(tv.Value).ExactString() + ")"
	}
	if b, ok := e.typeOf(y).Underlying().(*types.Basic); ok && b.Info()&types.IsUnsigned != 0 {
		return "uint64(" + e.expr(y) + ")"
	}
	return "rt.Shift(int64(" + e.expr(y) + "))"
}

// equality writes == and !=. The interpreter compares plain values right;
// interfaces, structs and arrays are compared by the runtime.
func (e *emitter) equality(b *ast.BinaryExpr) string {
	tx, ty := e.typeOf(b.X), e.typeOf(b.Y)
	not := ""
	if b.Op == token.NEQ {
		not = "!"
	}
	if isNil(tx) || isNil(ty) {
		other, t := b.X, tx
		if isNil(tx) {
			other, t = b.Y, ty
		}
		if isInterface(t) {
			return "(" + not + "rt.IsNil(" + e.convert(e.expr(other), t, anyType, other.Pos()) + "))"
		}
		return "(" + e.expr(other) + " " + b.Op.String() + " nil)"
	}
	if c, ok := ty.Underlying().(*types.Chan); ok && c.Dir() != types.SendRecv {
		return "(" + e.value(b.X, ty) + " " + b.Op.String() + " " + e.expr(b.Y) + ")"
	}
	if c, ok := tx.Underlying().(*types.Chan); ok && c.Dir() != types.SendRecv {
		return "(" + e.expr(b.X) + " " + b.Op.String() + " " + e.value(b.Y, tx) + ")"
	}
	if plain(tx) && plain(ty) {
		return "(" + e.expr(b.X) + " " + b.Op.String() + " " + e.expr(b.Y) + ")"
	}
	left, right := e.expr(b.X), e.expr(b.Y)
	if !isInterface(tx) && !isInterface(ty) && !types.Identical(tx, ty) { // a named type and its unnamed like
		if e.typ(tx) != e.typ(ty) {
			right = e.structConversion(right, ty, tx)
		}
		ty = tx
	}
	l := e.convert(left, tx, anyType, b.X.Pos())
	r := e.convert(right, ty, anyType, b.Y.Pos())
	return "(" + not + "rt.Equal(" + l + ", " + r + "))"
}

func isNil(t types.Type) bool {
	b, ok := t.(*types.Basic)
	return ok && b.Kind() == types.UntypedNil
}

// plain says that the interpreter's == is right for values of t.
func plain(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Basic, *types.Pointer, *types.Chan:
		return true
	}
	return false
}

func (e *emitter) index(x ast.Expr) string {
	ix := x.(*ast.IndexExpr)
	if _, ok := e.info.Types[ix.Index]; ok && e.info.Types[ix.Index].IsType() {
		return e.instanceRef(ix.X)
	}
	return e.element(ix)
}

func (e *emitter) indexList(x ast.Expr) string { return e.instanceRef(x.(*ast.IndexListExpr).X) }

// element writes a[i], also as a place to assign to.
func (e *emitter) element(ix *ast.IndexExpr) string {
	t := e.typeOf(ix.X)
	if m, ok := t.Underlying().(*types.Map); ok {
		return e.expr(ix.X) + "[" + e.mapKey(ix.Index, m.Key()) + "]"
	}
	base := e.operand(ix.X)
	if p, ok := t.Underlying().(*types.Pointer); ok {
		if _, isArray := p.Elem().Underlying().(*types.Array); isArray {
			base = "(*" + e.expr(ix.X) + ")"
		}
	}
	return base + "[" + e.indexValue(ix.Index) + "]"
}

// operand writes the x of x[i]: a place if it is one, so that elements of
// arrays can be assigned and addressed.
func (e *emitter) operand(x ast.Expr) string {
	if b, ok := e.typeOf(x).Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 && !isNamed(x) {
		// The interpreter fails on a part of a part of a string, or of a constant.
		return e.helper("text", "func %s(s string) string { return s }") + "(" + e.expr(x) + ")"
	}
	if _, ok := e.typeOf(x).Underlying().(*types.Array); ok {
		return e.place(x)
	}
	return e.expr(x)
}

// isNamed says that an expression is a variable or a field of one.
func isNamed(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.Ident:
		return true
	case *ast.SelectorExpr:
		return isNamed(x.X)
	}
	return false
}

// indexValue writes an index as int.
func (e *emitter) indexValue(x ast.Expr) string {
	if tv := e.info.Types[x]; tv.Value != nil {
		return constant.ToInt(tv.Value).ExactString()
	}
	if e.typ(e.typeOf(x)) == "int" {
		return e.expr(x)
	}
	return "int(" + e.expr(x) + ")"
}

func (e *emitter) slice(x ast.Expr) string {
	s := x.(*ast.SliceExpr)
	base := e.operand(s.X)
	if p, ok := e.typeOf(s.X).Underlying().(*types.Pointer); ok {
		if _, isArray := p.Elem().Underlying().(*types.Array); isArray {
			base = "(*" + e.expr(s.X) + ")"
		}
	}
	at := func(x ast.Expr) string {
		if x == nil {
			return ""
		}
		return e.indexValue(x)
	}
	out := base + "[" + at(s.Low) + ":" + at(s.High)
	if s.Slice3 {
		out += ":" + at(s.Max)
	}
	return out + "]"
}

// place writes an expression that is assigned to or whose address is taken.
func (e *emitter) place(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.ParenExpr:
		return e.place(x.X)
	case *ast.IndexExpr:
		return e.element(x)
	case *ast.SelectorExpr:
		if v, ok := e.info.Uses[x.Sel].(*types.Var); ok && !v.IsField() {
			e.refuse(x.Pos(), "%s is a variable of a compiled package: an interpreted cell cannot assign to it or take its address", types.ExprString(x))
		}
	}
	return e.expr(x)
}

func (e *emitter) compositeLit(x ast.Expr) string {
	lit := x.(*ast.CompositeLit)
	t := e.typeOf(lit)
	if p, ok := t.Underlying().(*types.Pointer); ok { // an elided &T
		inner := *lit
		e.info.Types[&inner] = types.TypeAndValue{Type: p.Elem()}
		return e.addressOfLiteral(&inner)
	}
	var parts []string
	switch u := t.Underlying().(type) {
	case *types.Struct:
		parts = e.structElements(lit, t, u)
	case *types.Map:
		for _, el := range lit.Elts {
			kv := el.(*ast.KeyValueExpr)
			parts = append(parts, e.mapKey(kv.Key, u.Key())+": "+e.mapElement(kv.Value, u.Elem()))
		}
	case *types.Slice:
		parts = e.listElements(lit, u.Elem())
	case *types.Array:
		parts = e.listElements(lit, u.Elem())
	default:
		e.refuse(lit.Pos(), "a composite literal of type %s is not supported", t)
	}
	return e.typ(t) + "{" + strings.Join(parts, ", ") + "}"
}

func (e *emitter) structElements(lit *ast.CompositeLit, t types.Type, s *types.Struct) []string {
	foreign := false
	if n, ok := types.Unalias(t).(*types.Named); ok {
		foreign = !ours(n)
	}
	name := func(i int) string {
		if foreign {
			return s.Field(i).Name()
		}
		return fieldName(s, i)
	}
	var parts []string
	for i, el := range lit.Elts {
		at, v := i, el
		if kv, ok := el.(*ast.KeyValueExpr); ok {
			v = kv.Value
			for j := range s.NumFields() {
				if s.Field(j).Name() == kv.Key.(*ast.Ident).Name {
					at = j
				}
			}
		}
		parts = append(parts, name(at)+": "+e.value(v, s.Field(at).Type()))
	}
	return parts
}

func (e *emitter) listElements(lit *ast.CompositeLit, elem types.Type) []string {
	var parts []string
	for _, el := range lit.Elts {
		if kv, ok := el.(*ast.KeyValueExpr); ok {
			k := e.info.Types[kv.Key].Value
			parts = append(parts, constant.ToInt(k).ExactString()+": "+e.value(kv.Value, elem))
			continue
		}
		parts = append(parts, e.unparen(el, e.value(el, elem)))
	}
	return parts
}

// mapElement writes a value that goes into a map. The interpreter reads a nil
// pointer there without a panic, and then deletes the key.
func (e *emitter) mapElement(x ast.Expr, t types.Type) string {
	s, ok := ast.Unparen(x).(*ast.StarExpr)
	if !ok {
		return e.value(x, t)
	}
	from := e.typeOf(x)
	n := e.typ(from)
	h := e.helper("deref", "func %s(p *"+n+") "+n+" { if p == nil { rt.Nil() }; return *p }")
	return e.convert(h+"("+e.expr(s.X)+")", from, e.sub(t), x.Pos())
}

// mapKey writes a key. The interpreter takes a nil key for one of the empty
// interface.
func (e *emitter) mapKey(x ast.Expr, t types.Type) string {
	text := e.value(x, t)
	if t = e.sub(t); text == "nil" && !isInterface(t) {
		return "(" + e.typ(t) + ")(nil)"
	}
	return text
}

// unparen takes the parentheses off an operation that is the element of a
// list, and gives an address its type: the interpreter guesses the type of
// either before it knows those of the operands.
func (e *emitter) unparen(x ast.Expr, text string) string {
	for e.info.Types[x].Value == nil && strings.HasPrefix(text, "(") {
		switch y := x.(type) {
		case *ast.ParenExpr:
			x = y.X
		case *ast.BinaryExpr:
			return text[1 : len(text)-1]
		case *ast.UnaryExpr:
			if _, isLit := ast.Unparen(y.X).(*ast.CompositeLit); y.Op == token.AND && !isLit {
				return "(" + e.typ(e.typeOf(y)) + ")" + text
			}
			return text
		default:
			return text
		}
		text = text[1 : len(text)-1]
	}
	return text
}
