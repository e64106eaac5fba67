package check

import (
	"go/token"
	"go/types"
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
		{"lenght", "length"}, {"Length", "length"}, {"lngth", "length"}, {"zzz", ""}, {"x", ""}, {"n", ""}, {"X", "x"},
	}
	for _, tt := range tests {
		if got := nearest(tt.name, []string{"length", "width", "x", "zebra"}); got != tt.want {
			t.Errorf("nearest(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestDocsOfCells gives cells one after another to a scope, and looks for the
// comments above what they declare.
func TestDocsOfCells(t *testing.T) {
	s, fset := NewScope(), token.NewFileSet()
	for _, src := range []string{
		"// double doubles.\nfunc double(n int) int { return 2 * n }",
		"x := 1 // one\n// rate is how fast it learns.\nvar rate = 0.1",
		"// P is a place.\ntype P struct{ X int }\n\n// Norm is how far it is.\nfunc (p P) Norm() int { return p.X }",
		"/* Move moves. */\nfunc (p *P) Move(by int) { p.X += by }",
	} {
		cell, diags := Check(s, fset, "cell", src)
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		s.Declare(cell.Objects, cell.Docs)
	}
	for name, want := range map[string]string{
		"double": "double doubles.", "rate": "rate is how fast it learns.", "x": "", "P": "P is a place.",
		"P.Norm": "Norm is how far it is.", "P.Move": "Move moves.",
	} {
		typ, method, dotted := strings.Cut(name, ".")
		o := s.Lookup(typ)
		if dotted {
			o, _, _ = types.LookupFieldOrMethod(o.Type(), true, o.Pkg(), method)
		}
		if got := s.Doc(o); got != want {
			t.Errorf("doc of %s: got %q, want %q", name, got, want)
		}
	}
}

// TestDiagnostics looks at the first diagnostic of a cell and at how many there are.
func TestDiagnostics(t *testing.T) {
	tests := []struct {
		name, src string
		line, col int
		message   string
		count     int
	}{
		{"in the middle", "x := 1\ny := 2 3\nz := 4", 2, 8, "expected a new line or ';', found 3", 1},
		{"at the end", "x :=", 1, 5, "expected operand, found the end of the cell", 1},
		{"at the end, before blanks", "if true {\n}\nx := 1 +  \n\n;", 3, 9, "expected operand, found the end of the cell", 1},
		{"declaration at the end", "var", 1, 4, "expected a name, found the end of the cell", 1},
		{"two lines", "x := noSuchX\ny := noSuchY", 1, 6, "undefined: noSuchX", 2},
		{"signatures on one line", "func f(a int) {}\nf()", 2, 3, "not enough arguments in call to f: have (), want (int)", 1},
		{"misspelt name", "length := 1\nlenght", 2, 1, "undefined: lenght (did you mean length?)", 1},
		{"misspelt field", "var p struct{ Width int }\np.Widht", 2, 3, "p.Widht undefined (type struct{Width int} has no field or method Widht; did you mean Width?)", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, diags := Check(NewScope(), token.NewFileSet(), "cell", tt.src)
			if len(diags) != tt.count {
				t.Fatalf("got %v, want %d", diags, tt.count)
			}
			if d := diags[0]; d.Line != tt.line || d.Col != tt.col || d.Message != tt.message {
				t.Errorf("got %+v, want %d:%d %s", d, tt.line, tt.col, tt.message)
			}
		})
	}
}

func TestRenderCountsPastTheFirst(t *testing.T) {
	src := strings.Repeat("noSuch\n", 25)
	_, diags := Check(NewScope(), token.NewFileSet(), "cell 1", src)
	got := Render("cell 1", src, diags)
	if n := len(got); n != 31 || got[27] != "cell 1, line 10, column 1: undefined: noSuch" || got[30] != "and 15 more" {
		t.Errorf("%d lines, the last of them %q", n, got[max(0, n-4):])
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
