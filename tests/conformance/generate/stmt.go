package generate

import (
	"fmt"
)

// statements writes at most n of them, as long as there is fuel.
func (g *generator) statements(n int) {
	for range n {
		if g.fuel <= 0 {
			return
		}
		g.fuel--
		one(g, forms)(g)
	}
}

// forms are the statements; those listed twice are written more often.
var forms []func(*generator)

func init() {
	forms = []func(*generator){
		(*generator).define, (*generator).define, (*generator).define, (*generator).assign, (*generator).assign,
		(*generator).update, (*generator).update, (*generator).swap, (*generator).branch, (*generator).branch, (*generator).counted, (*generator).counted,
		(*generator).ranged, (*generator).ranged, (*generator).iterated, (*generator).switched, (*generator).typeSwitched,
		(*generator).closure, (*generator).closures, (*generator).deferred, (*generator).caught, (*generator).grown,
		(*generator).mapped, (*generator).bumped, (*generator).commaOK, (*generator).labelled, (*generator).printed, (*generator).printed,
		(*generator).stacked, (*generator).fallen,
	}
}

func (g *generator) define() {
	v := variable{name: g.fresh("v"), typ: one(g, g.types)}
	if g.chance(30) {
		g.line("var %s %s = %s", v.name, v.typ.text, g.expr(v.typ, 3))
	} else if e := g.expr(v.typ, 3); v.typ.kind == integer || v.typ.kind >= iface || v.typ.kind == float {
		g.line("%s := %s(%s)", v.name, v.typ.text, e)
	} else {
		g.line("%s := %s", v.name, e)
	}
	g.line("_ = %s", v.name)
	g.declare(v)
}

// place is something to assign to, and its type.
func (g *generator) place() (string, *typ, bool) {
	v, ok := g.find(func(v variable) bool { return !v.fixed })
	if !ok {
		return "", nil, false
	}
	switch {
	case (v.typ.kind == slice || v.typ.kind == array) && g.chance(50):
		return v.name + "[" + g.index(v, 1) + "]", v.typ.elem, true
	case v.typ.kind == mapping && g.chance(60):
		return v.name + "[" + g.expr(stringType, 1) + "]", v.typ.elem, true
	case v.typ.kind == structure || v.typ.kind == pointer && g.chance(60):
		of := v.typ
		if of.kind == pointer {
			of = of.elem
		}
		f := one(g, of.fields)
		return v.name + "." + f.name, f.typ, true
	}
	return v.name, v.typ, true
}

func (g *generator) assign() {
	if p, t, ok := g.place(); ok {
		g.line("%s = %s", p, g.expr(t, 3))
	}
}

func (g *generator) update() {
	p, t, ok := g.place()
	if !ok {
		return
	}
	switch t.kind {
	case integer:
		switch g.r.IntN(4) {
		case 0:
			g.line("%s%s", p, one(g, []string{"++", "--"}))
		case 1:
			g.line("%s %s (uint(%s) & 7)", p, one(g, []string{"<<=", ">>="}), g.operand(intType, 0))
		default:
			g.line("%s %s %s", p, one(g, []string{"+=", "-=", "*=", "^=", "|=", "&=", "&^="}), g.expr(t, 2))
		}
	case text:
		if g.loops == 0 { // doubling in loops would grow without bound
			g.line("%s += %s", p, g.expr(t, 2))
		}
	case float:
		g.line("%s %s %s", p, one(g, []string{"+=", "-=", "*="}), g.expr(t, 2))
	default:
		g.line("%s = %s", p, g.expr(t, 2))
	}
}

func (g *generator) swap() {
	p, t, ok := g.place()
	q, u, _ := g.place()
	if ok {
		g.line("%s, %s = %s, %s", p, q, g.expr(t, 2), g.expr(u, 2))
	}
}

func (g *generator) branch() {
	if g.chance(30) {
		v := variable{name: g.fresh("c"), typ: one(g, integers)}
		g.block(func() {
			g.line("if %s := %s(%s); %s > %s {", v.name, v.typ.text, g.expr(v.typ, 2), v.name, g.expr(v.typ, 1))
			g.declare(v)
			g.block(func() { g.statements(2) })
			g.line("} else {")
			g.block(func() { g.statements(2) })
			g.line("}")
		})
		return
	}
	g.line("if %s {", g.expr(boolType, 3))
	g.block(func() { g.statements(3) })
	if g.chance(50) {
		g.line("} else if %s {", g.expr(boolType, 2))
		g.block(func() { g.statements(2) })
	}
	if g.chance(50) {
		g.line("} else {")
		g.block(func() { g.statements(2) })
	}
	g.line("}")
}

// loop writes a body, unless loops are nested deeply already.
func (g *generator) loop(head string, vars ...variable) {
	g.line("%s {", head)
	g.loops++
	g.block(func() {
		for _, v := range vars {
			g.declare(v)
			g.line("_ = %s", v.name)
		}
		g.statements(3)
		if g.chance(20) {
			g.line("if %s {\n%s\n}", g.expr(boolType, 2), one(g, []string{"break", "continue"}))
		}
	})
	g.loops--
	g.line("}")
}

func (g *generator) counted() {
	if g.loops > 2 {
		return
	}
	i := g.fresh("i")
	v := variable{name: i, typ: intType, fixed: true}
	n := 1 + g.r.IntN(5)
	switch g.r.IntN(4) {
	case 0:
		g.loop(fmt.Sprintf("for %s := range %d", i, n), v)
	case 1:
		g.loop(fmt.Sprintf("for %s := %d; %s > 0; %s--", i, n, i, i), v)
	case 2:
		j := g.fresh("j")
		g.loop(fmt.Sprintf("for %s, %s := 0, %d; %s < %s; %s, %s = %s+1, %s-1", i, j, n*2, i, j, i, j, i, j), v, variable{name: j, typ: intType, fixed: true})
	default:
		g.loop(fmt.Sprintf("for %s := 0; %s < %d; %s++", i, i, n, i), v)
	}
}

func (g *generator) ranged() {
	v, ok := g.find(func(v variable) bool {
		k := v.typ.kind
		return k == slice || k == array || k == text || k == mapping
	})
	if !ok || g.loops > 1 {
		return
	}
	k, e := g.fresh("k"), g.fresh("e")
	over := v.name
	elem := v.typ.elem
	key := variable{name: k, typ: intType, fixed: true}
	switch v.typ.kind {
	case mapping:
		over, elem = "keys("+v.name+")", stringType
	case text:
		g.loop(fmt.Sprintf("for %s, %s := range %s", k, e, over), key, variable{name: e, typ: &typ{kind: integer, text: "rune", signed: true, bits: 32}})
		return
	case slice: // the body may append to it
		over = fmt.Sprintf("%s[:min(len(%s), 6)]", over, over)
	}
	g.loop(fmt.Sprintf("for %s, %s := range %s", k, e, over), key, variable{name: e, typ: elem})
}

func (g *generator) iterated() {
	if g.loops > 1 {
		return
	}
	i := g.fresh("i")
	g.loop(fmt.Sprintf("for %s := range upTo(%d)", i, 1+g.r.IntN(4)), variable{name: i, typ: intType})
}

func (g *generator) labelled() {
	if g.loops > 1 {
		return
	}
	l, i, j := g.fresh("L"), g.fresh("i"), g.fresh("j")
	over := one(g, []string{"3", "upTo(3)", "[]int{4, 5, 6}"})
	g.line("%s:\nfor %s := range %s {\nfor %s := range %s {\n_, _ = %s, %s", l, i, over, j, one(g, []string{"3", "upTo(4)"}), i, j)
	g.loops += 2
	g.block(func() {
		g.declare(variable{name: i, typ: intType, fixed: true})
		g.declare(variable{name: j, typ: intType, fixed: true})
		g.statements(2)
		g.line("if %s {\n%s %s\n}", g.expr(boolType, 2), one(g, []string{"break", "continue"}), l)
		g.statements(1)
	})
	g.loops -= 2
	g.line("}\n}")
}

func (g *generator) printed() {
	if v, ok := g.find(func(variable) bool { return true }); ok && g.chance(50) {
		g.show(v.name, v.typ)
		return
	}
	g.print(g.expr(one(g, g.types[:plain]), 3))
}
