package generate

import (
	"fmt"
	"strings"
)

func (g *generator) switched() {
	t := one(g, []*typ{intType, stringType, one(g, integers)})
	init := ""
	tag := g.operand(t, 2)
	if g.chance(30) {
		n := g.fresh("s")
		init, tag = n+" := "+tag+"; ", n
	}
	g.line("switch %s%s {", init, tag)
	cases := []string{"0", "1, 2", "3", "100, 7"}
	if t == stringType {
		cases = []string{`""`, `"a", "go"`, `"x y"`}
	}
	at := g.r.IntN(len(cases) + 1)
	for i, c := range cases {
		if i == at {
			g.line("default:")
			g.block(func() { g.statements(1) })
			g.print(fmt.Sprintf("%q", "default"))
		}
		g.line("case %s:", c)
		g.block(func() { g.statements(2) })
		g.print(fmt.Sprintf("%q", "case "+strings.ReplaceAll(c, `"`, "")))
	}
	g.line("}")
}

// fallen is a switch without a tag whose clauses fall through.
func (g *generator) fallen() {
	g.line("switch {")
	n := 2 + g.r.IntN(3)
	at := g.r.IntN(n)
	for i := range n {
		if i == at {
			g.line("default:")
		} else {
			g.line("case %s:", g.expr(boolType, 2))
		}
		g.block(func() { g.statements(1) })
		g.line("fmt.Println(\"clause\", %d)", i)
		if i < n-1 && g.chance(40) {
			g.line("fallthrough")
		}
	}
	g.line("}")
}

func (g *generator) typeSwitched() {
	x := g.fresh("x")
	from := one(g, []*typ{anyType, errorType, g.shape})
	g.line("switch %s := %s(%s).(type) {", x, from.text, g.expr(from, 2))
	of := []*typ{intType, stringType, one(g, g.shapes)}
	switch from {
	case errorType:
		of = nil
		g.line("case fmt.Stringer:\nfmt.Println(\"stringer\", %s)", x)
	case g.shape:
		of = g.shapes
	}
	for _, t := range of {
		g.line("case %s:\n_ = %s", t.text, x)
		g.block(func() {
			g.declare(variable{name: x, typ: t})
			g.statements(1)
			g.show(x, t)
		})
	}
	if from == anyType {
		g.line("case bool, float64:\nfmt.Printf(\"%%T\\n\", %s)\ncase []int:\nfmt.Println(len(%s))", x, x)
	}
	g.line("case nil:\nfmt.Println(\"nil\")\ndefault:\nfmt.Printf(\"other %%T\\n\", %s)\n}", x)
}

// closure makes a function that changes a variable around it.
func (g *generator) closure() {
	f, n := g.fresh("h"), g.fresh("n")
	p, t, ok := g.place()
	if !ok {
		return
	}
	g.line("%s := func(%s int) int {", f, n)
	loops := g.loops
	g.block(func() {
		g.declare(variable{name: n, typ: intType})
		g.line("%s = %s", p, g.expr(t, 2))
		g.loops += 2
		g.statements(1)
		g.line("return %s", g.expr(intType, 2))
	})
	g.loops = loops
	g.line("}")
	for range 1 + g.r.IntN(2) {
		g.line("fmt.Println(%s(%s))", f, g.expr(intType, 2))
	}
}

// closures keeps functions that a loop made, and calls them after it.
func (g *generator) closures() {
	if g.loops > 0 {
		return
	}
	fs, i, f := g.fresh("fs"), g.fresh("i"), g.fresh("f")
	head := one(g, []string{"for %[1]s := 0; %[1]s < 3; %[1]s++", "for %[1]s := range 3", "for %[1]s := range upTo(3)", "for _, %[1]s := range []int{7, 8, 9}"})
	g.line("var %s []func() int", fs)
	g.line(head+" {", i)
	g.loops++
	g.block(func() {
		g.declare(variable{name: i, typ: intType, fixed: true})
		g.statements(1)
		if g.chance(30) {
			g.line("if %s {\ncontinue\n}", g.expr(boolType, 2))
		}
		g.line("%s = append(%s, func() int { %s += 10; return %s })", fs, fs, i, g.expr(intType, 2))
	})
	g.loops--
	g.line("}\nfor _, %s := range %s {\nfmt.Println(%s(), %s())\n}", f, fs, f, f)
}

func (g *generator) deferred() {
	if g.loops > 1 {
		return
	}
	g.line("func() {")
	g.block(func() {
		g.line("defer fmt.Println(\"deferred\", %s)", g.expr(one(g, scalars), 2))
		if g.chance(50) {
			g.line("defer func() { fmt.Println(\"then\", %s) }()", g.expr(one(g, scalars), 2))
		}
		g.statements(2)
	})
	g.line("}()")
}

// caught is a function that recovers what its body panics with.
func (g *generator) caught() {
	if g.loops > 1 {
		return
	}
	g.line("func() {\ndefer func() {\nif r := recover(); r != nil {\nfmt.Println(\"caught\", r)\n}\n}()")
	g.block(func() {
		g.statements(2)
		switch g.r.IntN(4) {
		case 0:
			g.line("panic(%s)", g.typed(one(g, scalars), 2))
		case 1:
			g.line("panic(fmt.Errorf(\"at %%d\", %s))", g.expr(intType, 2))
		case 2:
			l, ok := g.find(func(v variable) bool { return v.typ.kind == slice && printable(v.typ) })
			if ok {
				g.line("fmt.Println(%s[%s])", l.name, g.operand(intType, 1))
			}
		}
	})
	g.line("}()")
}

func (g *generator) grown() {
	if v, ok := g.find(func(v variable) bool { return v.typ.kind == slice && !v.fixed }); ok {
		g.line("%s = append(%s, %s)", v.name, v.name, g.list(v.typ.elem, 1+g.r.IntN(2), 2))
	}
}

func (g *generator) mapped() {
	v, ok := g.find(func(v variable) bool { return v.typ.kind == mapping })
	if !ok {
		return
	}
	switch g.r.IntN(3) {
	case 0:
		g.line("delete(%s, %s)", v.name, g.expr(stringType, 1))
	case 1:
		g.line("fmt.Println(len(%s), keys(%s))", v.name, v.name)
	default:
		g.line("%s[%s] = %s", v.name, g.expr(stringType, 1), g.expr(v.typ.elem, 2))
	}
}

// bumped calls a method that changes its receiver.
func (g *generator) bumped() {
	v, ok := g.find(func(v variable) bool {
		return v.typ.bump != "" && !v.fixed || v.typ.kind == pointer
	})
	if !ok {
		return
	}
	switch g.r.IntN(3) {
	case 0:
		g.line("fmt.Println(%s.Bump(%s))", v.name, g.expr(intType, 2))
	case 1:
		f := g.fresh("m")
		g.line("%s := %s.Bump\nfmt.Println(%s(1), %s(%s))", f, v.name, f, f, g.expr(intType, 1))
	default:
		f := g.fresh("m")
		g.line("%s := %s.Sum\n%s.Bump(3)\nfmt.Println(%s(), %s.Sum())", f, v.name, v.name, f, v.name)
	}
}

func (g *generator) commaOK() {
	a, ok := g.fresh("a"), g.fresh("ok")
	if v, found := g.find(func(v variable) bool { return v.typ.kind == mapping }); found && g.chance(50) {
		g.line("%s, %s := %s[%s]\nfmt.Println(%s)", a, ok, v.name, g.expr(stringType, 1), ok)
		g.show(a, v.typ.elem)
		return
	}
	if v, found := g.find(func(v variable) bool { return v.typ.kind == anything }); found {
		t := one(g, g.types[:plain])
		g.line("%s, %s := %s.(%s)\nfmt.Println(%s, %s)", a, ok, v.name, t.text, a, ok)
	}
}

// stacked works on a value of a generic type.
func (g *generator) stacked() {
	s, v, err := g.fresh("st"), g.fresh("v"), g.fresh("err")
	t := one(g, g.types)
	g.line("var %s stack[%s]", s, t.text)
	for range g.r.IntN(3) {
		g.line("%s.push(%s)", s, g.expr(t, 2))
	}
	g.line("%s, %s := %s.pop()\n_ = %s\nfmt.Println(len(%s.items), %s)", v, err, s, v, s, err)
	g.show(v, t)
}
