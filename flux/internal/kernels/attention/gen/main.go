// Command gen writes the assembly of package attention, with its declarations,
// into the folder above.
package main

import (
	"log"
	"os"
	"strings"

	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/pass"
	"github.com/mmcloughlin/avo/printer"
)

var config = printer.Config{Name: "go run ./gen", Pkg: "attention"}

func main() {
	log.SetFlags(0)
	for _, m := range []machine{avx2{}, avx512{}} {
		write("rows_"+strings.ToLower(m.name()), func(c *build.Context) {
			g := &generator{Context: c, machine: m}
			g.constants()
			g.soften()
			g.pull()
			g.scale()
			g.dot()
		})
	}
}

// write makes the assembly file of that name and its declarations.
func write(name string, f func(c *build.Context)) {
	c := build.NewContext()
	c.ConstraintExpr("amd64,!noasm")
	f(c)
	file, err := c.Result()
	if err != nil {
		log.Fatal(err)
	}
	if err := pass.Compile.Execute(file); err != nil {
		log.Fatal(err)
	}
	for suffix, p := range map[string]printer.Printer{".s": printer.NewGoAsm(config), ".go": printer.NewStubs(config)} {
		text, err := p.Print(file)
		if err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(name+"_amd64"+suffix, text, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// function begins an assembly function that takes a pointer to a task.
func (g *generator) function(name, doc string) {
	name += g.name()
	g.Function(name)
	g.Attributes(attr.NOSPLIT)
	g.SignatureExpr("func(t *byte)")
	g.Doc(name + " " + doc)
	g.Pragma("noescape")
}
