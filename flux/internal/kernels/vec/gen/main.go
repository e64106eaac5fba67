// The command gen writes the assembly of package vec, and the Go declarations
// that belong to it.
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/pass"
	"github.com/mmcloughlin/avo/printer"
	"github.com/mmcloughlin/avo/reg"
)

func main() {
	log.SetFlags(0)
	dir := "."
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	for _, wide := range []bool{false, true} {
		if err := write(dir, wide); err != nil {
			log.Fatal(err)
		}
	}
	if err := writeNEON(dir); err != nil {
		log.Fatal(err)
	}
}

// levels are the names of both.
var levels = map[bool]string{false: "avx2", true: "avx512"}

// write writes the files of one level.
func write(dir string, wide bool) error {
	c := build.NewContext()
	bindings, converters := "", ""
	c.ConstraintExpr("amd64,!noasm")
	for _, double := range []bool{false, true} {
		m := &machine{Context: c, wide: wide, double: double, data: map[string]operand.Mem{}}
		for _, k := range mappings {
			m.mapping(k)
		}
		for _, k := range pullbacks {
			m.pullback(k)
		}
		for _, k := range zips {
			m.zip(k, "VV")
			m.zip(k, "VS")
			m.zip(k, "SV")
		}
		for _, k := range comparisons {
			m.comparison(k.name+"VV", k.how, true)
			m.comparison(k.name+"VS", k.how, false)
			m.comparison(k.name+"SV", k.reflected, false)
		}
		for _, k := range conversions {
			if k.double == double {
				m.conversion(k)
				converters += fmt.Sprintf("\tc.%s = inLanes(%d, c.%s, %s)\n", k.name, m.lanes(), k.name, m.level(k.name))
			}
		}
		bindings += m.binding()
	}
	bindings += fmt.Sprintf("\nfunc bindConverters%s(c *Converters) {\n%s}\n", levels[wide], converters)
	f, err := c.Result()
	if err != nil {
		return err
	}
	if err := pass.Compile.Execute(f); err != nil {
		return err
	}
	name := levels[wide]
	cfg := printer.Config{Name: "gen", Argv: []string{"gen"}, Pkg: "vec"}
	for file, p := range map[string]printer.Printer{
		name + "_amd64.s":  printer.NewGoAsm(cfg),
		name + "_amd64.go": printer.NewStubs(cfg),
	} {
		text, err := p.Print(f)
		if err != nil {
			return err
		}
		if strings.HasSuffix(file, ".go") {
			text = append(text, bindings...)
		}
		if err := check(string(text), wide); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := os.WriteFile(filepath.Join(dir, file), text, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// check refuses registers that must not be used: R15 belongs to the linker where
// code is loaded as a plugin, and AVX2 has 16 vectors.
func check(text string, wide bool) error {
	for i := 16; i < 32 && !wide; i++ {
		if strings.Contains(text, fmt.Sprintf("Y%d", i)) {
			return fmt.Errorf("it uses Y%d", i)
		}
	}
	if strings.Contains(text, "R15") {
		return fmt.Errorf("it uses R15")
	}
	return nil
}

// symbol returns the name of a function: that of the field, and the machine.
func (m *machine) symbol(name string) string {
	return strings.ToLower(name[:1]) + name[1:] + m.suffix()
}

func (m *machine) suffix() string {
	if m.recorder != nil {
		return pick(m, "32neon", "64neon")
	}
	return pick(m, "32", "64") + levels[m.wide]
}

// binding returns the Go function that puts the loops of the machine into a table.
func (m *machine) binding() string {
	t := fmt.Sprintf("\nfunc bind%s(t *Table[%s]) {\n", m.suffix(), pick(m, "float32", "float64"))
	for _, k := range mappings {
		t += fmt.Sprintf("\tt.%s = mapping(%s)\n", k.name, m.symbol(k.name))
	}
	for _, k := range pullbacks {
		x, y := strings.Contains(k.reads, "x"), strings.Contains(k.reads, "y")
		t += fmt.Sprintf("\tt.%s = pullback(%v, %v, %s)\n", k.name, x, y, m.symbol(k.name))
	}
	for _, k := range zips {
		t += fmt.Sprintf("\tt.%s = zip(%s, %s, %s)\n", k.name, m.symbol(k.name+"VV"), m.symbol(k.name+"VS"), m.symbol(k.name+"SV"))
	}
	if m.recorder != nil { // there are none of these
		return t + "}\n"
	}
	for _, k := range comparisons {
		t += fmt.Sprintf("\tt.%s = comparison(%d, t.%s, %s, %s, %s)\n", k.name, m.lanes(), k.name,
			m.symbol(k.name+"VV"), m.symbol(k.name+"VS"), m.symbol(k.name+"SV"))
	}
	return t + "}\n"
}

// begin opens a function and returns its registers: first the pointers, then n.
func (m *machine) begin(name string, pointers []string, counts []string, numbers string) {
	t := pick(m, "float32", "float64")
	sig := "func("
	for _, p := range pointers {
		sig += p + ", "
	}
	sig = strings.TrimSuffix(sig, ", ") + " *" + t + ", " + strings.Join(append(counts, "stream"), ", ") + " int"
	if numbers != "" {
		sig += ", " + numbers + " " + t
	}
	m.Function(m.symbol(name))
	m.Attributes(attr.NOSPLIT)
	m.SignatureExpr(sig + ")")
	m.Pragma("noescape")
}

func (m *machine) param(name string) reg.Register { return m.Load(m.Param(name), m.GP64()) }

// number loads a parameter that is a number into all lanes.
func (m *machine) number(name string) val {
	at, err := m.Param(name).Resolve()
	if err != nil {
		panic(err)
	}
	r := m.reg()
	m.emit(pick(m, "VBROADCASTSS", "VBROADCASTSD"), at.Addr, r)
	return r
}

func (m *machine) end() {
	m.VZEROUPPER()
	m.RET()
}

func (m *machine) mapping(k mapping) {
	m.begin(k.name, []string{"dst", "x"}, []string{"n"}, "a, b")
	dst, x, n := m.param("dst"), m.param("x"), m.param("n")
	f := k.f(m, m.number("a"), m.number("b"))
	m.loop(n, dst, []reg.Register{x}, k.unroll, func(in []val) val { return f(in[0]) })
	m.end()
}

// pullback writes a derivative loop. The assembler takes the name g for a register.
func (m *machine) pullback(k pullback) {
	m.begin(k.name, []string{"dst", "gy", "x", "y"}, []string{"n"}, "a, b")
	in := []reg.Register{m.param("gy")}
	for _, name := range k.reads {
		in = append(in, m.param(string(name)))
	}
	dst, n := m.param("dst"), m.param("n")
	f := k.f(m, m.number("a"), m.number("b"))
	m.loop(n, dst, in, k.unroll, func(in []val) val {
		switch k.reads {
		case "":
			return f(in[0], nil, nil)
		case "x":
			return f(in[0], in[1], nil)
		case "y":
			return f(in[0], nil, in[1])
		}
		return f(in[0], in[1], in[2])
	})
	m.end()
}

// zip writes the loop of an operation over rows of n elements each; those of a
// and b are as and bs apart. An operand that is S has one element a row.
func (m *machine) zip(k zip, kind string) {
	m.begin(k.name+kind, []string{"dst", "a", "b"}, []string{"n", "rows", "as", "bs"}, "")
	dst, a, b := m.param("dst"), m.param("a"), m.param("b")
	rows, as, bs := m.param("rows"), m.param("as"), m.param("bs")
	m.SHLQ(operand.U8(pick(m, 2, 3)), as)
	m.SHLQ(operand.U8(pick(m, 2, 3)), bs)
	m.Label("row")
	n := m.param("n")
	var in []reg.Register
	var fixed [2]val
	for i, p := range []reg.Register{a, b} {
		if kind[i] == 'V' {
			at := m.GP64()
			m.MOVQ(p, at)
			in = append(in, at)
		} else {
			fixed[i] = m.reg()
			m.emit(pick(m, "VBROADCASTSS", "VBROADCASTSD"), operand.Mem{Base: p}, fixed[i])
		}
	}
	m.loop(n, dst, in, k.unroll, func(in []val) val {
		v := fixed
		for i := range v {
			if v[i] == nil {
				v[i], in = in[0], in[1:]
			}
		}
		return k.f(m, v[0], v[1])
	})
	m.ADDQ(as, a)
	m.ADDQ(bs, b)
	m.DECQ(rows)
	m.JNZ(operand.LabelRef("row"))
	m.end()
}
