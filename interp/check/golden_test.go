package check

import (
	"flag"
	"go/token"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what diagnostics say now into testdata")

// TestDiagnosticsGolden runs the cells of testdata/diagnostics.txt and compares
// what is said of the last of each group. A group is a line "== name ==", its
// cells with "--" between them, a line "=>", and the report.
func TestDiagnosticsGolden(t *testing.T) {
	const file = "testdata/diagnostics.txt"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	count := 0
	for _, group := range strings.Split("\n"+string(b), "\n== ")[1:] {
		name, rest, _ := strings.Cut(group, " ==\n")
		cells, want, _ := strings.Cut(rest, "\n=>\n")
		count++
		got := reportOf(strings.Split(cells, "\n--\n"))
		out.WriteString("== " + name + " ==\n" + cells + "\n=>\n" + got + "\n\n")
		t.Run(name, func(t *testing.T) {
			if want := strings.TrimRight(want, "\n"); got != want && !*update {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", cells, got, want)
			}
		})
	}
	if count < 60 {
		t.Errorf("%d groups, want 60 at least", count)
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.TrimRight(out.String(), "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// reportOf checks cells one after another and returns the report of the last.
func reportOf(cells []string) string {
	s, fset := NewScope(), token.NewFileSet()
	for _, p := range []string{"fluxrepl/flux", "fluxrepl/flux/nn"} {
		pkg := imported(p)
		s.Import(pkg.Name(), pkg)
	}
	var diags []Diagnostic
	name := ""
	for i, src := range cells {
		name = "cell " + string(rune('1'+i))
		var cell *Cell
		if cell, diags = Check(s, fset, name, src); cell != nil {
			for _, i := range cell.Imports {
				s.Import(i.Name, i.Pkg)
			}
			s.Declare(cell.Objects, cell.Docs)
		}
	}
	if len(diags) == 0 {
		return "no error"
	}
	return strings.Join(Render(name, cells[len(cells)-1], diags), "\n")
}
