package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/traefik/yaegi/stdlib"
)

// unlisted matches packages of the standard library whose missing names are not
// added: those that differ between systems, that reach below Go, or that belong
// to the toolchain and its tests.
var unlisted = regexp.MustCompile(`^(syscall|unsafe|builtin|embed|structs|testing|debug/|go/|crypto/(fips140|hpke|mlkem|mlkem/.*)|runtime/(coverage|trace))`)

// stdTables makes the file of what the interpreter's own tables of the standard
// library lack: they were made for an older Go, and without os/exec.
func (lib *library) stdTables() ([]byte, error) {
	q := newImports()
	var body bytes.Buffer
	for _, p := range lib.packages {
		if p.types == nil || unlisted.MatchString(p.ImportPath) {
			continue
		}
		known := stdlib.Symbols[p.ImportPath+"/"+p.Name]
		var rows strings.Builder
		for _, n := range p.types.Scope().Names() {
			if _, ok := known[n]; ok {
				continue
			}
			if value := q.symbol(p.types.Scope().Lookup(n)); value != "" {
				fmt.Fprintf(&rows, "\t\t\t%q: %s,\n", n, value)
			}
		}
		if rows.Len() > 0 {
			fmt.Fprintf(&body, "\t\t{path: %q, name: %q, symbols: map[string]reflect.Value{\n%s\t\t}},\n", p.ImportPath, p.Name, rows.String())
		}
	}
	q.use("reflect")
	var b bytes.Buffer
	b.WriteString(header)
	q.write(&b)
	fmt.Fprintf(&b, "// stdTables is what the interpreter's own tables of the standard library lack.\nfunc stdTables() []table {\n\treturn []table{\n%s\t}\n}\n", body.String())
	return formatted("table_std.go", b.Bytes())
}
