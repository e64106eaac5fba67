package rewrite

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"slices"
	"strings"
)

func (e *emitter) call(x ast.Expr) string {
	c := x.(*ast.CallExpr)
	fun := ast.Unparen(c.Fun)
	if tv := e.info.Types[c.Fun]; tv.IsType() {
		return e.conversion(c)
	} else if tv.IsBuiltin() {
		return e.builtin(c)
	}
	if o := calledFunc(e.info, fun); o != nil && o.Pkg() != nil {
		if r := specialCalls[o.Pkg().Path()+"."+o.Name()]; r != nil && o.Signature().Recv() == nil {
			return r(e, c, o)
		}
	}
	sig, ok := e.typeOf(fun).Underlying().(*types.Signature)
	if !ok {
		e.refuse(c.Pos(), "%s cannot be called here", types.ExprString(fun))
	}
	e.guardCompiled(c, fun, sig)
	if len(c.Args) == 1 {
		if t, isTuple := e.info.TypeOf(c.Args[0]).(*types.Tuple); isTuple {
			return e.callWithTuple(c, fun, sig, t)
		}
	}
	args := e.arguments(c, sig, calledFunc(e.info, fun))
	if fn := calledFunc(e.info, fun); e.testForm(fun, fn) != "" {
		return e.testCall(c, e.testForm(fun, fn), fn, args)
	}
	if e.namesTypes(c, fun) {
		return e.formatted(c, fun, sig, args)
	}
	if e.spacesOperands(c, fun) {
		last := len(args) - 1
		args[last] = "rt.PrintArgs(" + strings.TrimSuffix(args[last], "...") + ")..."
	}
	return e.invoke(fun, args)
}

// spacesOperands says that a call prints operands, with spaces between those
// that are no strings, and that one may be a string of a cell's type, which
// compiled code sees as a box.
func (e *emitter) spacesOperands(c *ast.CallExpr, fun ast.Expr) bool {
	fn := calledFunc(e.info, fun)
	if fn == nil || fn.Pkg() == nil || !formats[fn.Pkg().Path()] || !fn.Signature().Variadic() {
		return false
	}
	switch fn.Name() {
	case "Print", "Sprint", "Fprint", "Append", "Panic":
	default:
		return false
	}
	return slices.ContainsFunc(c.Args[min(fn.Signature().Params().Len()-1, len(c.Args)):], func(a ast.Expr) bool {
		t := e.typeOf(a)
		if c.Ellipsis.IsValid() || types.IsInterface(t) {
			return true
		}
		b, ok := t.Underlying().(*types.Basic)
		return ok && b.Info()&types.IsString != 0 && types.Unalias(t) != types.Typ[b.Kind()]
	})
}

// namesTypes says that a call formats with %T, or with a format that is not
// known yet.
func (e *emitter) namesTypes(c *ast.CallExpr, fun ast.Expr) bool {
	fn := calledFunc(e.info, fun)
	if fn == nil || fn.Pkg() == nil || !formats[fn.Pkg().Path()] || !strings.HasSuffix(strings.TrimPrefix(fn.Name(), "Error"), "f") || !fn.Signature().Variadic() {
		return false
	}
	n := fn.Signature().Params().Len()
	if n < 2 || len(c.Args) < n {
		return false
	}
	v := e.info.Types[c.Args[n-2]].Value
	return v == nil || strings.Contains(v.ExactString(), "T")
}

// formatted writes a formatting call whose %T are answered by the runtime.
func (e *emitter) formatted(c *ast.CallExpr, fun ast.Expr, sig *types.Signature, args []string) string {
	n := sig.Params().Len()
	lead := append([]string{}, args[:n-2]...)
	lead = append(lead, "rt.FormatText(f, a)", "rt.FormatArgs(f, a)...")
	ret := ""
	if sig.Results().Len() > 0 {
		ret = "return "
	}
	return fmt.Sprintf("func() %s { f := %s; a := %s; %s%s }()", resultText(e, sig), args[n-2], strings.TrimSuffix(args[n-1], "..."), ret, e.invoke(fun, lead))
}

// calledFunc is the function or method that a call names, nil for a call of a
// value.
func calledFunc(info *types.Info, fun ast.Expr) *types.Func {
	switch f := fun.(type) {
	case *ast.Ident:
		fn, _ := info.Uses[f].(*types.Func)
		return fn
	case *ast.SelectorExpr:
		fn, _ := info.Uses[f.Sel].(*types.Func)
		return fn
	}
	return nil
}

// invoke writes the call of fun with arguments that are written already.
func (e *emitter) invoke(fun ast.Expr, args []string) string {
	if s, ok := fun.(*ast.SelectorExpr); ok {
		if sel, isSel := e.selection(s); isSel && sel.kind == types.MethodVal {
			return e.callMethod(e.findMethod(s.X, sel), args, s)
		}
	}
	f := e.expr(fun)
	if _, isLit := fun.(*ast.FuncLit); !isLit {
		return f + "(" + strings.Join(args, ", ") + ")"
	}
	text := "(" + f + ")(" + strings.Join(args, ", ") + ")"
	if sig := e.typeOf(fun).Underlying().(*types.Signature); sig.Results().Len() == 1 {
		// The interpreter confuses a returned function with the call of the
		// literal that returns it.
		if _, isFunc := e.sub(sig.Results().At(0).Type()).Underlying().(*types.Signature); isFunc {
			return e.settled(text, sig.Results().At(0).Type())
		}
	}
	return text
}

// arguments writes the arguments of a call. The variadic ones become a slice:
// the interpreter converts the elements of a slice right, but not the
// arguments of a compiled function.
func (e *emitter) arguments(c *ast.CallExpr, sig *types.Signature, fn *types.Func) []string {
	var out []string
	n := sig.Params().Len()
	fixed := n
	if sig.Variadic() {
		fixed--
	}
	for i := 0; i < fixed && i < len(c.Args); i++ {
		out = append(out, e.argument(c.Args[i], sig.Params().At(i).Type(), fn))
	}
	if !sig.Variadic() {
		return out
	}
	last := sig.Params().At(n - 1).Type()
	if c.Ellipsis.IsValid() {
		text := e.value(c.Args[n-1], last)
		if text == "nil" {
			text = "(" + e.typ(last) + ")(nil)"
		}
		return append(out, text+"...")
	}
	slice, ok := last.Underlying().(*types.Slice)
	if !ok {
		e.refuse(c.Pos(), "this call is not supported in interpreted cells")
	}
	var rest []string
	for _, a := range c.Args[fixed:] {
		rest = append(rest, e.unparen(a, e.argument(a, slice.Elem(), fn)))
	}
	if len(rest) == 0 { // the interpreter would make an empty slice that is not nil
		return append(out, "("+e.typ(last)+")(nil)...")
	}
	return append(out, e.typ(last)+"{"+strings.Join(rest, ", ")+"}...")
}

// argument writes one argument. Formatting functions get the boxes inside
// adapters, so that %T and %+v see the cell's types.
func (e *emitter) argument(a ast.Expr, to types.Type, fn *types.Func) string {
	from := e.typeOf(a)
	if fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "encoding/json" && isInterface(e.sub(to)) && embedsOwn(from, map[types.Type]bool{}) {
		e.refuse(a.Pos(), "json.%s does not see the fields that %s embeds: it is declared in a cell", fn.Name(), types.TypeString(from, relative))
	}
	if fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "encoding/json" && bare["encoding/json."+fn.Name()] && decodesItself(from, map[types.Type]bool{}) {
		e.refuse(a.Pos(), "json.%s does not call the methods by which %s decodes itself: it is declared in a cell", fn.Name(), types.TypeString(from, relative))
	}
	if fn != nil && fn.Pkg() != nil && bare[fn.Pkg().Path()+"."+fn.Name()] && !isInterface(from) && isInterface(e.sub(to)) {
		return e.expr(a)
	}
	text := e.value(a, to)
	if fn == nil || fn.Pkg() == nil || isNil(from) {
		return text
	}
	if formats[fn.Pkg().Path()] && (isInterface(from) || !e.isPure(from) || holdsInterface(from)) && isInterface(e.sub(to)) && e.typ(to) == "any" {
		return "rt.Plain(" + text + ")"
	}
	return text
}

// embedsOwn says that a struct of a cell with embedded fields is in t.
func embedsOwn(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	if n, ok := types.Unalias(t).(*types.Named); ok && !ours(n) {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		return embedsOwn(u.Elem(), seen)
	case *types.Slice:
		return embedsOwn(u.Elem(), seen)
	case *types.Array:
		return embedsOwn(u.Elem(), seen)
	case *types.Map:
		return embedsOwn(u.Elem(), seen)
	case *types.Struct:
		for f := range u.Fields() {
			if f.Embedded() || embedsOwn(f.Type(), seen) {
				return true
			}
		}
	}
	return false
}

// decodesItself says that a cell's type with UnmarshalJSON or UnmarshalText is
// in t.
func decodesItself(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	if n, ok := types.Unalias(t).(*types.Named); ok {
		if !ours(n) {
			return false
		}
		methods := types.NewMethodSet(types.NewPointer(n))
		if methods.Lookup(nil, "UnmarshalJSON") != nil || methods.Lookup(nil, "UnmarshalText") != nil {
			return true
		}
	}
	switch u := t.Underlying().(type) {
	case interface{ Elem() types.Type }:
		return decodesItself(u.Elem(), seen)
	case *types.Struct:
		for f := range u.Fields() {
			if decodesItself(f.Type(), seen) {
				return true
			}
		}
	}
	return false
}

// bare lists functions that reach into a value's memory by reflection and
// never look at its name or methods: they get it unboxed.
var bare = map[string]bool{
	"sort.Slice": true, "sort.SliceStable": true, "sort.SliceIsSorted": true,
	"encoding/json.Unmarshal": true, "encoding/json.Decode": true,
}

// formats lists packages whose functions take any to print it.
var formats = map[string]bool{"fmt": true, "log": true, "testing": true}

// takesAny lists packages whose functions take a value of any type and give
// it back, or print it, or look into it through its Unwrap method: a boxed
// value is as good as the real one to them.
var takesAny = map[string]bool{
	"fmt": true, "log": true, "errors": true, "sync": true, "sync/atomic": true, "context": true,
	"container/list": true, "container/ring": true, "container/heap": true,
	"sort": true, "encoding/json": true, "testing": true,
}

// guardCompiled refuses calls that would hand a value of a cell's type to
// compiled code that looks at its type.
func (e *emitter) guardCompiled(c *ast.CallExpr, fun ast.Expr, sig *types.Signature) {
	fn := calledFunc(e.info, fun)
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() == mainPath || takesAny[fn.Pkg().Path()] || strings.HasPrefix(fn.Pkg().Path(), "fluxrepl/") {
		return
	}
	if _, ok := sourced(fn); ok {
		return
	}
	for i, a := range c.Args {
		t := e.info.TypeOf(a)
		if t == nil || isNil(t) {
			continue
		}
		if to := paramType(sig, i, c.Ellipsis.IsValid()); to != nil && isInterface(to) && e.typ(to) == "any" && !isInterface(e.sub(t)) && !e.isPure(t) {
			e.refuse(a.Pos(), "%s.%s looks at the type of its argument, and %s is declared in a cell, where compiled code cannot see it as a compiled program would", fn.Pkg().Name(), fn.Name(), types.TypeString(t, relative))
		}
	}
}

// relative leaves out the package of a cell's types in messages.
func relative(p *types.Package) string {
	if p.Path() == mainPath {
		return ""
	}
	return p.Name()
}

// paramType is the type of the i-th argument's parameter.
func paramType(sig *types.Signature, i int, spread bool) types.Type {
	n := sig.Params().Len()
	if sig.Variadic() && i >= n-1 && !spread {
		if s, ok := sig.Params().At(n - 1).Type().Underlying().(*types.Slice); ok {
			return s.Elem()
		}
		return nil
	}
	if i >= n {
		return nil
	}
	return sig.Params().At(i).Type()
}

// callWithTuple writes f(g()) for a g with several results.
func (e *emitter) callWithTuple(c *ast.CallExpr, fun ast.Expr, sig *types.Signature, t *types.Tuple) string {
	var names, args []string
	n := sig.Params().Len()
	var rest []string
	for i := range t.Len() {
		name := fmt.Sprintf("t%d", i)
		names = append(names, name)
		arg := e.convert(name, e.sub(t.At(i).Type()), e.sub(paramType(sig, i, false)), c.Pos())
		if sig.Variadic() && i >= n-1 {
			rest = append(rest, arg)
			continue
		}
		args = append(args, arg)
	}
	if sig.Variadic() {
		last := e.typ(sig.Params().At(n - 1).Type())
		if len(rest) == 0 {
			args = append(args, "("+last+")(nil)...")
		} else {
			args = append(args, last+"{"+strings.Join(rest, ", ")+"}...")
		}
	}
	ret := ""
	if sig.Results().Len() > 0 {
		ret = "return "
	}
	before, call := e.calledBefore(fun, args)
	return fmt.Sprintf("func() %s { %s%s := %s; %s%s }()", resultText(e, sig), before, strings.Join(names, ", "), e.expr(c.Args[0]), ret, call)
}

// calledBefore writes a call, and what has to be evaluated before its
// arguments: a function or receiver that is itself the result of a call.
func (e *emitter) calledBefore(fun ast.Expr, args []string) (before, call string) {
	if !contains(fun, isCall) {
		return "", e.invoke(fun, args)
	}
	s, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return "f := " + e.expr(fun) + "; ", "f(" + strings.Join(args, ", ") + ")"
	}
	sel, ok := e.selection(s)
	if !ok || sel.kind != types.MethodVal {
		return "f := " + e.expr(fun) + "; ", "f(" + strings.Join(args, ", ") + ")"
	}
	m := e.findMethod(s.X, sel)
	before = "var r " + e.typ(m.from) + "; r = " + m.recv + "; "
	m.recv = "r"
	return before, e.callMethod(m, args, s)
}

// specialCalls lists functions of compiled packages that need the session's
// own form.
var specialCalls map[string]func(*emitter, *ast.CallExpr, *types.Func) string

func init() {
	specialCalls = map[string]func(*emitter, *ast.CallExpr, *types.Func) string{
		"errors.As": errorsAs,
		"time.Sleep": func(e *emitter, c *ast.CallExpr, _ *types.Func) string {
			return "rt.Sleep(int64(" + e.expr(c.Args[0]) + "))"
		},
		"testing.Benchmark": func(e *emitter, c *ast.CallExpr, fn *types.Func) string {
			return "rt.TestBenchmark(" + e.value(c.Args[0], fn.Signature().Params().At(0).Type()) + ")"
		},
		"runtime.Goexit": func(*emitter, *ast.CallExpr, *types.Func) string { return "rt.Goexit()" },
		"os.Exit":        func(e *emitter, c *ast.CallExpr, _ *types.Func) string { return "rt.Exit(" + e.expr(c.Args[0]) + ")" },
	}
	for _, n := range []string{"Fatal", "Fatalf", "Fatalln"} {
		specialCalls["log."+n] = logFatal
	}
	for _, n := range []string{"reflect.TypeOf", "reflect.ValueOf", "reflect.DeepEqual"} {
		specialCalls[n] = reflection
	}
}

// errorsAs writes errors.As: the target's type may be a cell's.
func errorsAs(e *emitter, c *ast.CallExpr, _ *types.Func) string {
	t := e.typeOf(c.Args[1])
	p, ok := t.Underlying().(*types.Pointer)
	if !ok {
		e.refuse(c.Pos(), "the second argument of errors.As must be a pointer to a variable")
	}
	return fmt.Sprintf("rt.ErrorsAs(%s, %d, %s)", e.value(c.Args[0], types.Universe.Lookup("error").Type()), e.w.number(p.Elem()), e.expr(c.Args[1]))
}

// logFatal prints as log does and ends the cell, not the process.
func logFatal(e *emitter, c *ast.CallExpr, fn *types.Func) string {
	args := e.arguments(c, fn.Signature(), fn)
	return "rt.Log" + fn.Name() + "(" + strings.Join(args, ", ") + ")"
}

// reflection refuses to reflect over interfaces that may hold a cell's type:
// what it shows is not what a compiled program would.
func reflection(e *emitter, c *ast.CallExpr, fn *types.Func) string {
	for _, a := range c.Args {
		if t := e.typeOf(a); !e.isPure(t) {
			e.refuse(a.Pos(), "%s.%s cannot see %s as a compiled program would: it is declared in a cell", fn.Pkg().Name(), fn.Name(), types.TypeString(t, relative))
		}
	}
	return e.invoke(ast.Unparen(c.Fun), e.arguments(c, fn.Signature(), fn))
}

func (e *emitter) builtin(c *ast.CallExpr) string {
	name := ""
	switch f := ast.Unparen(c.Fun).(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = "unsafe." + f.Sel.Name
	}
	b := builtins[name]
	if b == nil {
		e.refuse(c.Pos(), "%s is not available to interpreted cells", name)
	}
	if len(c.Args) == 1 {
		if t, several := e.info.TypeOf(c.Args[0]).(*types.Tuple); several {
			return e.builtinOfTuple(c, t, b)
		}
	}
	return b(e, c)
}

// builtinOfTuple writes a builtin whose arguments are the results of one call.
func (e *emitter) builtinOfTuple(c *ast.CallExpr, t *types.Tuple, b func(*emitter, *ast.CallExpr) string) string {
	call := &ast.CallExpr{Fun: c.Fun, Lparen: c.Lparen, Rparen: c.Rparen}
	var names []string
	for i := range t.Len() {
		v := types.NewVar(c.Pos(), nil, "", t.At(i).Type())
		id := &ast.Ident{NamePos: c.Pos(), Name: "t"}
		e.info.Uses[id], e.info.Types[id] = v, types.TypeAndValue{Type: v.Type()}
		names = append(names, e.declareLocal(v, fmt.Sprintf("t%d", i)))
		call.Args = append(call.Args, id)
	}
	e.info.Types[call] = e.info.Types[c]
	ret, result := "", ""
	if tv := e.info.Types[c]; !tv.IsVoid() {
		ret, result = "return ", e.typ(e.sub(tv.Type))
	}
	return fmt.Sprintf("func() %s { %s := %s; %s%s }()", result, strings.Join(names, ", "), e.expr(c.Args[0]), ret, b(e, call))
}

var builtins map[string]func(*emitter, *ast.CallExpr) string

func init() {
	plainCall := func(name string) func(*emitter, *ast.CallExpr) string {
		return func(e *emitter, c *ast.CallExpr) string {
			var args []string
			for _, a := range c.Args {
				args = append(args, e.expr(a))
			}
			return name + "(" + strings.Join(args, ", ") + ")"
		}
	}
	builtins = map[string]func(*emitter, *ast.CallExpr) string{
		"len": lenCap, "cap": lenCap, "append": appendCall, "copy": copyCall, "delete": deleteCall,
		"make": makeCall, "new": newCall, "panic": panicCall, "print": printCall, "println": printCall,
		"recover": func(e *emitter, c *ast.CallExpr) string { return e.recoverCall() },
		"min":     minMax, "max": minMax, "clear": clearCall,
		"close": plainCall("rt.Close"), "complex": plainCall("complex"), "real": plainCall("real"), "imag": plainCall("imag"),
	}
}

func lenCap(e *emitter, c *ast.CallExpr) string {
	name := ast.Unparen(c.Fun).(*ast.Ident).Name
	x := e.expr(c.Args[0])
	if a, ok := e.typeOf(c.Args[0]).Underlying().(*types.Array); ok {
		return fmt.Sprintf("rt.Length(%s, %d)", x, a.Len())
	}
	if p, ok := e.typeOf(c.Args[0]).Underlying().(*types.Pointer); ok {
		n := p.Elem().Underlying().(*types.Array).Len()
		if contains(c.Args[0], isCall) {
			return fmt.Sprintf("rt.Length(%s, %d)", x, n)
		}
		return fmt.Sprintf("%d", n)
	}
	if _, ok := e.typeOf(c.Args[0]).Underlying().(*types.Chan); ok {
		return "rt.Chan" + strings.ToUpper(name[:1]) + name[1:] + "(" + x + ")"
	}
	return name + "(" + x + ")"
}

func appendCall(e *emitter, c *ast.CallExpr) string {
	t := e.typeOf(c)
	slice := t.Underlying().(*types.Slice)
	base := e.value(c.Args[0], t)
	if base == "nil" {
		base = "(" + e.typ(t) + ")(nil)"
	}
	if c.Ellipsis.IsValid() {
		if b, ok := e.typeOf(c.Args[1]).Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 {
			return "append(" + base + ", []byte(" + e.expr(c.Args[1]) + ")...)"
		}
		return "append(" + base + ", " + e.value(c.Args[1], t) + "...)"
	}
	args := []string{base}
	for _, a := range c.Args[1:] {
		args = append(args, e.appended(a, slice.Elem(), len(c.Args) > 2))
	}
	if len(args) == 1 {
		return base
	}
	return "append(" + strings.Join(args, ", ") + ")"
}

// appended writes an element to append. The interpreter hands over places,
// not values: one that is part of the slice's array could change before it is
// read.
func (e *emitter) appended(a ast.Expr, t types.Type, several bool) string {
	text := e.value(a, t)
	if text == "nil" && !isInterface(e.sub(t)) {
		return "(" + e.typ(t) + ")(nil)" // a bare one would be of the empty interface
	}
	switch ast.Unparen(a).(type) {
	case *ast.IndexExpr, *ast.SelectorExpr, *ast.StarExpr:
		if several && e.info.Types[a].Value == nil {
			n := e.typ(t)
			return e.helper("value", "func %s(v "+n+") "+n+" { return v }") + "(" + text + ")"
		}
	}
	return text
}

func copyCall(e *emitter, c *ast.CallExpr) string {
	return "copy(" + e.expr(c.Args[0]) + ", " + e.copySource(c) + ")"
}

// copySource writes the second argument of copy, a string as bytes.
func (e *emitter) copySource(c *ast.CallExpr) string {
	src := e.expr(c.Args[1])
	if b, ok := e.typeOf(c.Args[1]).Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 {
		src = "[]byte(" + src + ")"
	}
	return src
}

func deleteCall(e *emitter, c *ast.CallExpr) string {
	m := e.typeOf(c.Args[0]).Underlying().(*types.Map)
	return "delete(" + e.expr(c.Args[0]) + ", " + e.mapKey(c.Args[1], m.Key()) + ")"
}

func makeCall(e *emitter, c *ast.CallExpr) string {
	args := []string{e.typ(e.typeOf(c.Args[0]))}
	for _, a := range c.Args[1:] {
		args = append(args, e.indexValue(a))
	}
	guard := ""
	var elem types.Type
	switch t := e.typeOf(c.Args[0]).Underlying().(type) {
	case *types.Slice:
		guard, elem = "rt.Size", t.Elem()
	case *types.Chan:
		guard, elem = "rt.ChanSize", t.Elem()
	}
	for i := 1; i < len(args) && guard != ""; i++ {
		if v := e.info.Types[c.Args[i]].Value; v == nil || large(v) {
			args[i] = fmt.Sprintf("%s(%s, %d)", guard, args[i], sizes.Sizeof(e.sub(elem)))
			if i > 1 {
				args[i] = strings.Replace(args[i], "rt.Size(", "rt.CapSize(", 1)
			}
		}
	}
	if ch, ok := e.typeOf(c.Args[0]).Underlying().(*types.Chan); ok && ch.Dir() != types.SendRecv {
		to := args[0] // the interpreter makes channels of both directions only
		args[0] = "chan (" + e.typ(ch.Elem()) + ")"
		return "(" + to + ")(make(" + strings.Join(args, ", ") + "))"
	}
	return "make(" + strings.Join(args, ", ") + ")"
}

// sizes are those of the platforms that sessions run on.
var sizes = types.SizesFor("gc", "amd64")

// large says that a constant length could ask for more memory than there is.
func large(v constant.Value) bool {
	n, ok := constant.Int64Val(constant.ToInt(v))
	return !ok || n > 1<<20
}

func newCall(e *emitter, c *ast.CallExpr) string {
	if e.info.Types[c.Args[0]].IsType() {
		return "new(" + e.typ(e.typeOf(c.Args[0])) + ")"
	}
	t := e.typeOf(c).Underlying().(*types.Pointer).Elem()
	return e.fresh(t, e.value(c.Args[0], t))
}

func panicCall(e *emitter, c *ast.CallExpr) string {
	v := e.value(c.Args[0], anyType)
	if e.quiet && e.cell.Source != "" {
		return fmt.Sprintf("rt.PanicAt(%d, %s)", e.markNumber(c), v)
	}
	return "rt.Panic(" + v + ")"
}

func printCall(e *emitter, c *ast.CallExpr) string {
	var args []string
	for _, a := range c.Args {
		args = append(args, e.value(a, anyType))
	}
	name := ast.Unparen(c.Fun).(*ast.Ident).Name
	return "rt.P" + name[1:] + "([]any{" + strings.Join(args, ", ") + "})"
}

// minMax writes min and max, which the interpreter does not know. Floats go
// to the runtime for NaN and signed zeros.
func minMax(e *emitter, c *ast.CallExpr) string {
	name := ast.Unparen(c.Fun).(*ast.Ident).Name
	t := e.typeOf(c)
	n := e.typ(t)
	op := "<"
	if name == "max" {
		op = ">"
	}
	if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsFloat != 0 {
		return e.minMaxFloat(c, "rt."+strings.ToUpper(name[:1])+name[1:], t)
	}
	h := e.helper(name, "func %s(a, b "+n+") "+n+" { if b "+op+" a { return b }; return a }")
	text := e.constOr(c.Args[0], t)
	for _, a := range c.Args[1:] {
		text = h + "(" + text + ", " + e.constOr(a, t) + ")"
	}
	return text
}

// minMaxFloat writes min or max of floats by the runtime's f.
func (e *emitter) minMaxFloat(c *ast.CallExpr, f string, t types.Type) string {
	text := "float64(" + e.constOr(c.Args[0], t) + ")"
	for _, a := range c.Args[1:] {
		text = f + "(" + text + ", float64(" + e.constOr(a, t) + "))"
	}
	return e.typ(t) + "(" + text + ")"
}

// constOr writes an operand with the type that an untyped constant takes on.
func (e *emitter) constOr(x ast.Expr, t types.Type) string {
	if tv := e.info.Types[x]; tv.Value != nil {
		return e.constant(tv.Value, t, x.Pos())
	}
	return e.expr(x)
}

func clearCall(e *emitter, c *ast.CallExpr) string { return "rt.Clear(" + e.expr(c.Args[0]) + ")" }

// receive writes <-c with one result, or with two.
func (e *emitter) receive(u *ast.UnaryExpr, ok bool) string {
	ch := e.typeOf(u.X).Underlying().(*types.Chan)
	n := e.typ(ch.Elem())
	if ok {
		return e.helper("recv", "func %s(c any) ("+n+", bool) { var v "+n+"; ok := rt.Recv(c, &v); return v, ok }") + "(" + e.expr(u.X) + ")"
	}
	return e.helper("recv", "func %s(c any) "+n+" { var v "+n+"; rt.Recv(c, &v); return v }") + "(" + e.expr(u.X) + ")"
}
