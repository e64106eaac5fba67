package check

import (
	"go/token"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name, src string
		want      string // d for a declaration, s for a statement, p for a package clause
	}{
		{"empty", "", ""},
		{"comment", "// x\n/* y */", ""},
		{"mixed", "import \"fmt\"\nx := 1\nfunc f() {}\nvar y int\nconst c = 1\ntype T int", "dsdsdd"},
		{"function literal", "func() {}()\nfunc(a int) int { return a }(1)\nfunc (t T) m() {}\nfunc f() {}", "ssdd"},
		{"literal with a named result type", "func(a int) T {\n\treturn a\n}(3)", "s"},
		{"one line", "x := 1; y := 2", "ss"},
		{"blocks", "if x {\n\ty()\n} else {\n\tz()\n}\nfor {\n}", "ss"},
		{"program", "package main\nfunc main() {}", "pd"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			chunks, diags := split([]byte(tt.src))
			if len(diags) > 0 {
				t.Fatal(diags)
			}
			got := ""
			for _, c := range chunks {
				switch {
				case c.pkg:
					got += "p"
				case c.decl:
					got += "d"
				default:
					got += "s"
				}
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNearest(t *testing.T) {
	tests := []struct{ name, want string }{
		{"lenght", "length"}, {"Length", "length"}, {"lngth", "length"}, {"zzz", ""}, {"x", ""},
	}
	for _, tt := range tests {
		if got := nearest(tt.name, []string{"length", "width", "zebra"}); got != tt.want {
			t.Errorf("nearest(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestDocsOfCells(t *testing.T) {
	s := NewScope()
	cell, diags := Check(s, token.NewFileSet(), "cell 1", "// double doubles.\nfunc double(n int) int { return 2 * n }")
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	s.Declare(cell.Objects, cell.Docs)
	if got := s.Doc(s.Lookup("double")); got != "double doubles." {
		t.Errorf("doc %q", got)
	}
}

// FuzzCheck gives the front end any text: it may refuse it, never panic.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{"x := 1", "func f() {", "import \"fmt\"\nfmt.Println(1)", "type T struct{ T }", "for i := range f { }", "x, y := y, x", "\xff", "func (t T) m() {}", "L: goto L"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		cell, diags := Check(NewScope(), token.NewFileSet(), "cell", src)
		if (cell == nil) == (len(diags) == 0) {
			t.Errorf("cell %v with %d diagnostics", cell, len(diags))
		}
		_ = strings.Join(Render("cell", src, diags), "\n")
	})
}
