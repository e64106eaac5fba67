package generate

import (
	"fmt"
	"strings"
)

// expr returns an expression of type t, without side effects, at most so deep.
func (g *generator) expr(t *typ, depth int) string {
	if depth <= 0 {
		return g.leaf(t, depth)
	}
	if g.chance(12) {
		if e, ok := g.call(t, depth); ok {
			return e
		}
	}
	if g.chance(15) {
		if e, ok := g.part(t, depth); ok {
			return e
		}
	}
	if f := operations[t.kind]; f != nil && g.chance(65) {
		return f(g, t, depth)
	}
	return g.leaf(t, depth)
}

// leaf is a variable or a literal.
func (g *generator) leaf(t *typ, depth int) string {
	if v, ok := g.ofType(t); ok && g.chance(70) {
		return v.name
	}
	return g.literal(t, depth)
}

// operand is an expression that is no constant, so that the compiler folds
// nothing and finds no overflow.
func (g *generator) operand(t *typ, depth int) string {
	if v, ok := g.ofType(t); ok && (depth <= 0 || g.chance(60)) {
		return v.name
	}
	if depth > 0 && g.chance(30) {
		if e, ok := g.call(t, depth); ok {
			return e
		}
	}
	return "id[" + t.text + "](" + g.expr(t, depth-1) + ")"
}

// call is a call of a pure function of the program, or of a function value.
func (g *generator) call(t *typ, depth int) (string, bool) {
	if v, ok := g.find(func(v variable) bool { return v.typ.kind == function && v.typ.result == t }); ok && g.chance(50) {
		return v.name + "(" + g.expr(v.typ.params[0], depth-1) + ")", true
	}
	if g.chance(20) {
		return fmt.Sprintf("pick[%s](%s, %s, %s)", t.text, g.expr(boolType, depth-1), g.expr(t, depth-1), g.expr(t, depth-1)), true
	}
	if g.loops > 1 { // a call in nested loops could take long
		return "", false
	}
	for range 3 {
		if len(g.pure) == 0 {
			return "", false
		}
		s := one(g, g.pure)
		tail := ")"
		if s.result == nil && t == stringType {
			tail = "))"
		} else if s.result != t {
			continue
		}
		args := make([]string, len(s.params))
		for i, p := range s.params {
			args[i] = g.expr(p, depth-1)
		}
		return s.name + "(" + strings.Join(args, ", ") + tail, true
	}
	return "", false
}

// part is an element or field of a variable. It may panic.
func (g *generator) part(t *typ, depth int) (string, bool) {
	v, ok := g.find(func(v variable) bool { return v.typ.elem == t || fieldOf(v.typ, t) != "" })
	if !ok {
		return "", false
	}
	switch v.typ.kind {
	case slice, array:
		return v.name + "[" + g.index(v, depth) + "]", true
	case mapping:
		return v.name + "[" + g.expr(stringType, depth-1) + "]", true
	case pointer:
		if v.typ.elem == t {
			return "*" + v.name, true
		}
		return v.name + "." + fieldOf(v.typ, t), true
	case structure:
		return v.name + "." + fieldOf(v.typ, t), true
	}
	return "", false
}

// fieldOf is the name of a field of type t.
func fieldOf(of, t *typ) string {
	if of.kind == pointer {
		of = of.elem
	}
	for _, f := range of.fields {
		if f.typ == t {
			return f.name
		}
	}
	return ""
}

// index is one for v; seldom out of its range.
func (g *generator) index(v variable, depth int) string {
	if v.typ.kind == array {
		if g.chance(50) {
			return fmt.Sprint(g.r.IntN(v.typ.length))
		}
		return fmt.Sprintf("uint(%s)%%%d", g.operand(intType, depth-1), v.typ.length)
	}
	switch g.r.IntN(5) {
	case 0:
		return fmt.Sprint(g.r.IntN(3))
	case 1:
		return g.operand(intType, 0)
	}
	return fmt.Sprintf("uint(%s)%%uint(max(len(%s), 1))", g.operand(intType, depth-1), v.name)
}

var operations map[kind]func(g *generator, t *typ, depth int) string

func init() {
	operations = map[kind]func(g *generator, t *typ, depth int) string{
		integer: (*generator).arithmetic, float: (*generator).floating, text: (*generator).textual,
		boolean: (*generator).logical, slice: (*generator).sliced, anything: (*generator).boxed, iface: (*generator).boxed,
	}
}

func (g *generator) arithmetic(t *typ, depth int) string {
	a, b := g.operand(t, depth-1), g.expr(t, depth-1)
	switch g.r.IntN(12) {
	case 0:
		return fmt.Sprintf("(%s / %s)", a, g.operand(t, depth-1))
	case 1:
		return fmt.Sprintf("(%s %% (%s | 1))", a, g.operand(t, depth-1))
	case 2:
		return fmt.Sprintf("(%s %s %d)", a, one(g, []string{"<<", ">>"}), g.r.IntN(t.bits+3))
	case 3:
		return fmt.Sprintf("(%s %s (uint(%s) & 15))", a, one(g, []string{"<<", ">>"}), g.operand(intType, 0))
	case 4:
		return one(g, []string{"-", "^", "+"}) + a
	case 5:
		return t.text + "(" + g.operand(one(g, integers), depth-1) + ")"
	case 6:
		return one(g, []string{"min", "max"}) + "(" + a + ", " + b + ")"
	case 7:
		return t.text + "(len(" + g.operand(stringType, depth-1) + "))"
	case 8:
		if v, ok := g.find(func(v variable) bool { return len(v.typ.methods) > 0 || v.typ.kind == iface }); ok && v.typ.kind != iface {
			return t.text + "(" + v.name + ".Sum())"
		}
	}
	return fmt.Sprintf("(%s %s %s)", a, one(g, []string{"+", "-", "*", "&", "|", "^", "&^"}), b)
}

func (g *generator) floating(t *typ, depth int) string {
	a, b := g.operand(t, depth-1), g.expr(t, depth-1)
	if g.chance(15) {
		return "float64(" + g.operand(one(g, integers), depth-1) + ")"
	}
	return fmt.Sprintf("(%s %s %s)", a, one(g, []string{"+", "-", "*"}), b)
}

func (g *generator) textual(_ *typ, depth int) string {
	a := g.operand(stringType, depth-1)
	switch g.r.IntN(8) {
	case 0:
		return "strings." + one(g, []string{"ToUpper", "TrimSpace", "ToLower"}) + "(" + a + ")"
	case 1:
		return fmt.Sprintf("%s[:min(len(%s), %d)]", a, a, g.r.IntN(4))
	case 2:
		return "fmt.Sprint(" + g.expr(one(g, g.types[:plain]), depth-1) + ")"
	case 3:
		return fmt.Sprintf("fmt.Sprintf(%q, %s)", one(g, []string{"%v", "%T", "%d|", "%5v", "%q", "%x"}), g.typed(one(g, scalars), depth-1))
	case 4:
		return fmt.Sprintf("string([]rune(%s + \"é\")[0])", a)
	case 5:
		return fmt.Sprintf("strings.Join(apply([]int{%s}, func(n int) string { return fmt.Sprint(n*2) }), \"-\")", g.list(intType, 2, depth-1))
	}
	return "(" + a + " + " + g.expr(stringType, depth-1) + ")"
}

func (g *generator) logical(_ *typ, depth int) string {
	switch g.r.IntN(6) {
	case 0:
		return "!" + g.operand(boolType, depth-1)
	case 1, 2:
		return fmt.Sprintf("(%s %s %s)", g.expr(boolType, depth-1), one(g, []string{"&&", "||"}), g.expr(boolType, depth-1))
	case 3:
		if v, ok := g.find(func(v variable) bool { return v.typ.kind == anything || v.typ.kind == failure || v.typ.kind == iface }); ok {
			return "(" + v.name + one(g, []string{" == ", " != "}) + "nil)"
		}
	}
	t := one(g, scalars)
	op := one(g, []string{"==", "!=", "<", "<=", ">", ">="})
	if t == boolType {
		op = "!="
	}
	return fmt.Sprintf("(%s %s %s)", g.operand(t, depth-1), op, g.expr(t, depth-1))
}

func (g *generator) sliced(t *typ, depth int) string {
	a := g.operand(t, depth-1)
	switch g.r.IntN(5) {
	case 0:
		return fmt.Sprintf("append(%s(nil), %s...)", t.text, a)
	case 1:
		return fmt.Sprintf("append(%s{}, %s)", t.text, g.list(t.elem, 1+g.r.IntN(2), depth))
	case 2:
		if v, ok := g.ofType(t); ok {
			return fmt.Sprintf("%s[min(len(%s), %d):]", v.name, v.name, g.r.IntN(3))
		}
	case 3:
		if t.elem == stringType {
			return "strings.Fields(" + g.expr(stringType, depth-1) + ")"
		}
	}
	return fmt.Sprintf("append(append(%s{}, %s...), %s)", t.text, a, g.expr(t.elem, depth-1))
}

// boxed puts a value into an interface.
func (g *generator) boxed(t *typ, depth int) string {
	if t.kind == iface {
		return g.expr(one(g, g.shapes), depth-1)
	}
	return g.typed(one(g, g.types[:plain]), depth-1)
}
