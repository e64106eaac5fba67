package export

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"slices"
	"strings"
)

// value writes the last expression of a cell, so that its value is printed as
// the session shows it, or a final error ends the program.
func (e *body) value(p piece) string {
	c := e.c.checked
	text := e.w.render(e.c, p.Start, p.End)
	ts := e.c.results()
	n := len(ts)
	if n == 0 || isPrint(c.Info, c.Last) {
		return text
	}
	if isError(ts[n-1]) {
		switch n {
		case 1:
			return e.w.helper("check") + "(" + text + ")"
		case 2:
			return e.one(e.w.helper("must")+"("+text+")", ts[0], nil)
		}
		return e.several(text, ts, true)
	}
	if n == 1 {
		return e.one(text, ts[0], c.Info.Types[c.Last].Value)
	}
	if e.c.value != nil {
		return e.several(text, ts, false)
	}
	return e.print(text, ts, nil)
}

// one writes a single value, and keeps it if a later cell recalls it.
func (e *body) one(text string, t types.Type, value constant.Value) string {
	if e.c.value == nil {
		return e.print(text, []types.Type{t}, value)
	}
	return e.c.value.name + " = " + text + "\n" + e.print(e.c.value.name, []types.Type{types.Default(t)}, nil)
}

// several writes the values of a call by way of variables; checked says that
// the last is an error.
func (e *body) several(text string, ts []types.Type, checked bool) string {
	vars := make([]string, len(ts))
	for i := range vars {
		vars[i] = e.w.name(fmt.Sprintf("value%d", i+1))
	}
	end, test := len(ts), ""
	if checked {
		end--
		vars[end] = e.w.name("err")
		test = e.w.helper("check") + "(" + vars[end] + ")\n"
	}
	keep := ""
	if e.c.value != nil {
		keep = e.c.value.name + " = " + vars[0] + "\n"
	}
	shown := strings.Join(vars[:end], ", ")
	return "{\n" + strings.Join(vars, ", ") + " := " + text + "\n" + test + keep + e.print(shown, ts[:end], nil) + "\n}"
}

// print writes the statement that prints values; constant is the value of one
// that is known.
func (e *body) print(text string, ts []types.Type, value constant.Value) string {
	if isNil(ts[0]) {
		return ""
	}
	if e.c.checked.Hidden || e.c.Silent {
		return strings.Repeat("_, ", len(ts)-1) + "_ = " + text
	}
	fmtPkg := func() string { return e.w.imports.standard("fmt", "fmt") }
	simple := true
	for _, t := range ts {
		simple = simple && isSimple(t, 0)
	}
	_, isStruct := ts[0].Underlying().(*types.Struct)
	isStruct = isStruct && !hasText(ts[0])
	switch {
	case simple && len(ts) == 1 && isStruct:
		return fmt.Sprintf("%s.Printf(\"%%+v\\n\", %s)", fmtPkg(), text)
	case simple && len(ts) == 1 && value != nil && value.Kind() == constant.String && strings.ContainsAny(constant.StringVal(value), "%\n"):
		return fmt.Sprintf("%s.Printf(\"%%s\\n\", %s)", fmtPkg(), text)
	case simple && !slices.ContainsFunc(ts, isStructType):
		return fmtPkg() + ".Println(" + text + ")"
	case len(ts) == 1:
		return e.w.imports.standard(displayPath, "display") + ".Show(" + text + ")"
	}
	return e.w.helper("show") + "(" + text + ")"
}

func isStructType(t types.Type) bool {
	_, ok := t.Underlying().(*types.Struct)
	return ok && !hasText(t)
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// isPrint says that an expression is a call of one of fmt's printing
// functions, whose results nobody wants to see.
func isPrint(info *types.Info, x ast.Expr) bool {
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok {
		return false
	}
	var id *ast.Ident
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.SelectorExpr:
		id = f.Sel
	case *ast.Ident:
		id = f
	default:
		return false
	}
	fn, ok := info.Uses[id].(*types.Func)
	return ok && fn.Pkg() != nil && fn.Pkg().Path() == "fmt" && (strings.HasPrefix(fn.Name(), "Print") || strings.HasPrefix(fn.Name(), "Fprint"))
}

// displayPath is the package that says how a value looks.
const displayPath = ownModule + "/interp/display"

// isSimple says that package fmt prints a value of type t as package display
// does: a type with a text of its own, or one without pointers, whose parts
// are simple. What an interface holds is not known.
func isSimple(t types.Type, depth int) bool {
	if depth > 8 || hasAny(t, "Format", "Render", "SimpleRender", "Unwrap") {
		return false
	}
	if hasText(t) {
		return !types.IsInterface(t)
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Kind() != types.UnsafePointer
	case *types.Slice:
		return isSimple(u.Elem(), depth+1)
	case *types.Array:
		return u.Len() <= 1000 && isSimple(u.Elem(), depth+1)
	case *types.Map:
		return isOrdered(u.Key()) && isSimple(u.Elem(), depth+1) && !isStructType(u.Elem())
	case *types.Struct:
		for f := range u.Fields() {
			if !isSimple(f.Type(), depth+1) || hasText(f.Type()) && !f.Exported() {
				return false
			}
		}
		return depth == 0
	}
	return false
}

// isOrdered says that both packages print maps with such keys in one order.
func isOrdered(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsOrdered != 0 && !hasText(t)
}

// hasText says that a value says itself what its text is.
func hasText(t types.Type) bool {
	ms := types.NewMethodSet(t)
	for _, name := range []string{"Error", "String"} {
		s := ms.Lookup(nil, name)
		if s == nil {
			continue
		}
		sig, ok := s.Type().(*types.Signature)
		if ok && sig.Params().Len() == 0 && sig.Results().Len() == 1 && types.Identical(sig.Results().At(0).Type(), types.Typ[types.String]) {
			return true
		}
	}
	return false
}

func hasAny(t types.Type, names ...string) bool {
	ms := types.NewMethodSet(t)
	return slices.ContainsFunc(names, func(n string) bool { return ms.Lookup(nil, n) != nil })
}
