package generate

import (
	"fmt"
	"strconv"
	"strings"
)

// kind says what may be done with a type.
type kind int

const (
	integer kind = iota
	float
	text
	boolean
	slice
	array
	mapping
	structure
	pointer
	function
	iface
	anything
	failure
)

// typ is a type of generated programs.
type typ struct {
	kind   kind
	text   string
	signed bool
	bits   int
	elem   *typ // of slices, arrays, maps with string keys, pointers
	length int
	fields []field
	params []*typ
	result *typ
	// methods: names without parameters that return an int; pointer ones
	// change their receiver.
	methods []string
	bump    string
	value   bool // the methods are those of the value, not of the pointer
}

type field struct {
	name string
	typ  *typ
}

var (
	intType    = &typ{kind: integer, text: "int", signed: true, bits: 64}
	stringType = &typ{kind: text, text: "string"}
	boolType   = &typ{kind: boolean, text: "bool"}
	floatType  = &typ{kind: float, text: "float64"}
	anyType    = &typ{kind: anything, text: "any"}
	errorType  = &typ{kind: failure, text: "error"}

	integers = []*typ{
		intType,
		{kind: integer, text: "int8", signed: true, bits: 8},
		{kind: integer, text: "int32", signed: true, bits: 32},
		{kind: integer, text: "uint8", bits: 8},
		{kind: integer, text: "uint16", bits: 16},
		{kind: integer, text: "uint64", bits: 64},
	}
	scalars = append([]*typ{stringType, stringType, boolType, floatType, intType}, integers...)
)

// plain is how many of a generator's types are of no kind of struct,
// interface or function.
const plain = 12

// declareTypes writes the program's own types and fills the list of types.
func (g *generator) declareTypes() {
	named := &typ{kind: integer, text: g.global("N"), signed: true, bits: 16}
	g.line("type %s int16\n", named.text)
	g.line("func (n %s) String() string { return fmt.Sprintf(\"N%%d\", int16(n)) }\n", named.text)
	small := one(g, integers)
	list := &typ{kind: slice, elem: intType, text: "[]int"}
	words := &typ{kind: slice, elem: stringType, text: "[]string"}
	count := &typ{kind: mapping, elem: intType, text: "map[string]int"}
	fixed := &typ{kind: array, elem: small, length: 3, text: "[3]" + small.text}
	// The first ones, plain of them, print without addresses.
	g.types = []*typ{intType, intType, stringType, boolType, floatType, small, one(g, integers), named, list, words, count, fixed}
	g.shape = &typ{kind: iface, text: g.global("I")}
	g.line("type %s interface { Sum() int }\n", g.shape.text)
	first := g.structType(nil)
	second := g.structType(first)
	for _, s := range []*typ{first, second} {
		g.types = append(g.types, s, &typ{kind: slice, elem: s, text: "[]" + s.text}, &typ{kind: pointer, elem: s, text: "*" + s.text},
			&typ{kind: mapping, elem: s, text: "map[string]" + s.text})
	}
	g.types = append(g.types,
		&typ{kind: slice, elem: g.shape, text: "[]" + g.shape.text},
		&typ{kind: slice, elem: list, text: "[][]int"}, g.shape, anyType, errorType)
	r := one(g, []*typ{intType, stringType, boolType, first})
	p := one(g, []*typ{intType, stringType, small})
	g.types = append(g.types, &typ{kind: function, params: []*typ{p}, result: r, text: fmt.Sprintf("func(%s) %s", p.text, r.text)})
}

// structType writes a struct with methods; it may embed another.
func (g *generator) structType(embedded *typ) *typ {
	t := &typ{kind: structure, text: g.global("S"), value: true}
	g.line("type %s struct {", t.text)
	if embedded != nil {
		g.line("%s", embedded.text)
		t.fields = append(t.fields, field{name: embedded.text, typ: embedded})
	}
	for range 2 + g.r.IntN(2) {
		f := field{name: g.fresh(one(g, []string{"x", "Y"})), typ: one(g, g.types)}
		if f.typ.kind == mapping || f.typ.kind == array && g.chance(50) {
			f.typ = intType
		}
		g.line("%s %s", f.name, f.typ.text)
		t.fields = append(t.fields, f)
	}
	number := g.fresh("n")
	g.line("%s int\n}\n", number)
	t.fields = append(t.fields, field{name: number, typ: intType})
	t.methods = []string{"Sum"}
	if embedded == nil || g.chance(60) {
		g.line("func (s %s) Sum() int { return s.%s + %d }\n", t.text, number, g.r.IntN(9))
	}
	t.bump = "Bump"
	if embedded == nil || g.chance(50) {
		g.line("func (s *%s) Bump(by int) int { s.%s += by; return s.%s }\n", t.text, number, number)
	}
	if embedded == nil && g.chance(40) {
		g.line("func (s %s) String() string { return fmt.Sprintf(\"<%%d>\", s.%s) }\n", t.text, number)
	}
	g.shapes = append(g.shapes, t)
	return t
}

// literal returns a value written out. Those of basic types are constants.
func (g *generator) literal(t *typ, depth int) string {
	switch t.kind {
	case integer:
		return g.number_(t)
	case float:
		return one(g, []string{"0.5", "-2.25", "3.0", "1e6", "0.1", "-0.125", "7.75"})
	case text:
		return one(g, []string{`""`, `"a"`, `"go"`, `"héé"`, `"x y"`, `"Zed"`, `"日本"`, "`r\\n`"})
	case boolean:
		return one(g, []string{"true", "false"})
	case slice:
		if g.chance(10) {
			return t.text + "(nil)"
		}
		return t.text + "{" + g.list(t.elem, g.r.IntN(4), depth) + "}"
	case array:
		return t.text + "{" + g.list(t.elem, t.length, depth) + "}"
	case mapping:
		return t.text + "{" + g.entries(t.elem, depth) + "}"
	case structure:
		return g.structLiteral(t, depth)
	case pointer:
		return "&" + g.structLiteral(t.elem, depth)
	case function:
		return g.lambda(t, depth)
	case iface:
		s := one(g, g.shapes)
		return pickText(g, "", "&") + g.structLiteral(s, depth-1)
	case anything:
		of := one(g, scalars)
		return g.typed(of, depth)
	}
	return one(g, []string{"nil", `errors.New("bad")`, `fmt.Errorf("wrapped: %w", errors.New("inner"))`})
}

func pickText(g *generator, a, b string) string { return one(g, []string{a, b}) }

// typed returns a value whose type does not depend on where it stands.
func (g *generator) typed(t *typ, depth int) string {
	switch t.kind {
	case integer, float:
		return t.text + "(" + g.expr(t, depth-1) + ")"
	}
	return g.expr(t, depth-1)
}

func (g *generator) number_(t *typ) string {
	n := g.r.IntN(12)
	if g.chance(15) {
		n = 100 + g.r.IntN(27)
	}
	if t.signed && g.chance(25) {
		return "-" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func (g *generator) list(elem *typ, n, depth int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = g.expr(elem, depth-1)
	}
	return strings.Join(parts, ", ")
}

func (g *generator) entries(elem *typ, depth int) string {
	var parts []string
	for _, k := range []string{"a", "b", "go"} {
		if g.chance(50) {
			parts = append(parts, strconv.Quote(k)+": "+g.expr(elem, depth-1))
		}
	}
	return strings.Join(parts, ", ")
}

func (g *generator) structLiteral(t *typ, depth int) string {
	var parts []string
	for _, f := range t.fields {
		switch {
		case depth <= 0 && f.typ.kind >= structure:
		case g.chance(70):
			parts = append(parts, f.name+": "+g.expr(f.typ, depth-1))
		}
	}
	return t.text + "{" + strings.Join(parts, ", ") + "}"
}

// lambda writes a function literal that changes nothing.
func (g *generator) lambda(t *typ, depth int) string {
	p := g.fresh("q")
	var body string
	g.block(func() {
		g.declare(variable{name: p, typ: t.params[0], fixed: true})
		body = g.expr(t.result, min(depth, 2)-1)
	})
	return fmt.Sprintf("func(%s %s) %s { return %s }", p, t.params[0].text, t.result.text, body)
}
