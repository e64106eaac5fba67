// Package generate writes small valid Go programs from a seed, to hold one
// implementation of the language against another. The same seed gives the same
// program. Every program ends, prints what it computes, and does nothing whose
// outcome the language leaves open: no order of map iteration, no expression
// in which an operand changes another.
package generate

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Batch returns one program that runs n generated ones, of the seeds from
// first on. Each prints its seed before anything else, and a panic of its own
// is printed and ends only itself.
func Batch(first uint64, n int) string {
	var b strings.Builder
	b.WriteString(prelude)
	b.WriteString("func main() {\n")
	for i := range uint64(n) {
		fmt.Fprintf(&b, "\trun(%d, p%d)\n", first+i, i)
	}
	b.WriteString("}\n")
	for i := range uint64(n) {
		b.WriteString(Functions(first+i, int(i)))
	}
	return b.String()
}

// prelude is what all programs of a batch share.
const prelude = `package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

func run(seed int, p func()) {
	fmt.Println("program", seed)
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	p()
}

func id[T any](v T) T { return v }

func pick[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

func apply[A, B any](list []A, f func(A) B) []B {
	var out []B
	for _, v := range list {
		out = append(out, f(v))
	}
	return out
}

func keys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

type stack[T any] struct{ items []T }

func (s *stack[T]) push(v T) int { s.items = append(s.items, v); return len(s.items) }
func (s *stack[T]) pop() (v T, err error) {
	if len(s.items) == 0 {
		return v, errors.New("empty")
	}
	v = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, nil
}

var _ = strings.ToUpper

`

// Functions returns the declarations of the program of a seed. Its function is
// called p and the number, which all its other names end in.
func Functions(seed uint64, number int) string {
	g := &generator{r: rand.New(rand.NewPCG(seed, 0x5bd1e995)), number: number}
	g.declareTypes()
	for range 2 + g.r.IntN(2) {
		g.function()
	}
	g.recovering()
	g.main()
	return g.out.String()
}

// generator is the state of one program being written.
type generator struct {
	r      *rand.Rand
	out    strings.Builder
	number int
	names  int
	scopes [][]variable
	types  []*typ // every type that a variable may have
	shapes []*typ // structs, which implement the interface
	shape  *typ   // the interface
	pure   []signature
	fuel   int  // statements that may still be written
	loops  int  // nested ones around
	silent bool // writing a function that expressions call
}

// variable is a name in scope. A constant one is never assigned: loops count
// with it.
type variable struct {
	name  string
	typ   *typ
	fixed bool
}

type signature struct {
	name   string
	params []*typ
	result *typ
}

// line writes a line. In a function that expressions call nothing prints: when
// such a call happens beside a division that panics is left open.
func (g *generator) line(format string, args ...any) {
	text := fmt.Sprintf(format+"\n", args...)
	if g.silent {
		text = silencer.Replace(text)
	}
	g.out.WriteString(text)
}

var silencer = strings.NewReplacer("fmt.Println(", "fmt.Sprint(", "fmt.Printf(", "fmt.Sprintf(")

// fresh returns a name that is new in the program.
func (g *generator) fresh(prefix string) string {
	g.names++
	return fmt.Sprintf("%s%d", prefix, g.names)
}

// global is fresh for the outermost level, which programs share.
func (g *generator) global(prefix string) string {
	return fmt.Sprintf("%s_%d", g.fresh(prefix), g.number)
}

func (g *generator) chance(percent int) bool { return g.r.IntN(100) < percent }

func one[T any](g *generator, list []T) T { return list[g.r.IntN(len(list))] }

func (g *generator) block(f func()) {
	g.scopes = append(g.scopes, nil)
	f()
	g.scopes = g.scopes[:len(g.scopes)-1]
}

func (g *generator) declare(v variable) {
	last := len(g.scopes) - 1
	g.scopes[last] = append(g.scopes[last], v)
}

// find returns a variable that fits; ok is false if none is in scope.
func (g *generator) find(fits func(variable) bool) (v variable, ok bool) {
	var all []variable
	for _, s := range g.scopes {
		for _, v := range s {
			if fits(v) {
				all = append(all, v)
			}
		}
	}
	if len(all) == 0 {
		return v, false
	}
	return one(g, all), true
}

func (g *generator) ofType(t *typ) (variable, bool) {
	return g.find(func(v variable) bool { return v.typ == t })
}

// function writes a function without side effects.
func (g *generator) function() {
	s := signature{name: g.global("f"), result: one(g, g.types)}
	var params []string
	g.block(func() {
		for range 1 + g.r.IntN(3) {
			v := variable{name: g.fresh("a"), typ: one(g, g.types)}
			s.params = append(s.params, v.typ)
			params = append(params, v.name+" "+v.typ.text)
			g.declare(v)
		}
		g.line("func %s(%s) %s {", s.name, strings.Join(params, ", "), s.result.text)
		g.silent, g.fuel = true, 5
		g.statements(3)
		g.line("return %s\n}\n", g.expr(s.result, 2))
		g.silent = false
	})
	g.pure = append(g.pure, s)
}

// recovering writes a function whose deferred call turns a panic into its
// named result.
func (g *generator) recovering() {
	t := one(g, g.types)
	n, p := g.global("r"), g.fresh("a")
	g.line("func %s(%s %s) (out string, err error) {", n, p, t.text)
	g.line("defer func() {\nif r := recover(); r != nil {\nerr = fmt.Errorf(\"%s: %%v\", r)\n}\n}()", n)
	g.block(func() {
		g.declare(variable{name: p, typ: t})
		g.silent, g.fuel = true, 6
		g.statements(4)
		g.silent = false
		g.line("out = fmt.Sprint(%s)", g.expr(one(g, g.types[:plain]), 3))
	})
	g.line("return\n}\n")
	g.pure = append(g.pure, signature{name: "fmt.Sprint(" + n, params: []*typ{t}})
}

func (g *generator) main() {
	g.line("func p%d() {", g.number)
	g.block(func() {
		for range 3 {
			g.define()
		}
		g.fuel = 14 + g.r.IntN(12)
		g.statements(g.fuel)
		for _, v := range g.scopes[0] {
			g.show(v.name, v.typ)
		}
	})
	g.line("}\n")
}

// show prints what has the same text in every run.
func (g *generator) show(text string, t *typ) {
	switch {
	case printable(t):
		g.print(text)
	case t.kind == slice || t.kind == mapping || t.kind == array:
		g.line("fmt.Println(len(%s))", text)
	case t.kind != structure:
		g.line("fmt.Println(%s == nil)", text)
	}
}

// printable says that a value prints without an address in it.
func printable(t *typ) bool {
	switch t.kind {
	case pointer, function, iface:
		return false
	case slice, array, mapping:
		return printable(t.elem)
	}
	for _, f := range t.fields {
		if !printable(f.typ) {
			return false
		}
	}
	return true
}

func (g *generator) print(text string) {
	if g.chance(25) {
		g.line("fmt.Printf(\"%%v %%T\\n\", %s, %s)", text, text)
		return
	}
	g.line("fmt.Println(%s)", text)
}
