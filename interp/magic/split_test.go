package magic

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// known is what the names of these tests mean.
func known(name string) Meaning {
	switch name {
	case "ok", "x", "f":
		return Value
	case "strings", "time":
		return Package
	}
	return Unknown
}

// describe writes parts as line:text of Go and line:name(args)body of magics.
func describe(parts []Part) string {
	var out []string
	for _, p := range parts {
		if p.Magic == nil {
			text := strings.TrimLeft(p.Go, "\n")
			out = append(out, fmt.Sprintf("%d:%q", 1+len(p.Go)-len(text), strings.TrimSpace(text)))
			continue
		}
		s := fmt.Sprintf("%d:%s(%s)", p.Line, p.Magic.Name, p.Args)
		if p.Body != "" {
			s += fmt.Sprintf("%q", p.Body)
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestSplit(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"Go alone", "x := 1\ny := x", `1:"x := 1\ny := x"`},
		{"one line", "%pwd", "1:%pwd()"},
		{"between", "x := 1\n%pwd\ny := 2", `1:"x := 1" 2:%pwd() 3:"y := 2"`},
		{"indented", "  %pwd  ", "1:%pwd()"},
		{"Windows lines", "x := 1\r\n%cd a\r\ny := 2\r\n", `1:"x := 1" 2:%cd(a) 3:"y := 2"`},
		{"remainder goes on", "x := 10\ny := x %\nf", `1:"x := 10\ny := x %\nf"`},
		{"remainder in brackets", "f(x\n%pwd)", `1:"f(x\n%pwd)"`},
		{"in a function", "func g() {\n!ls\n}", `1:"func g() {\n!ls\n}"`},
		{"in a raw string", "s := `\n%pwd\n!ls\n`\n%pwd", "1:\"s := `\\n%pwd\\n!ls\\n`\" 5:%pwd()"},
		{"in a comment", "/*\n%pwd\n*/\n%pwd", `1:"/*\n%pwd\n*/" 4:%pwd()`},
		{"behind a line comment", "// what\n%pwd", `1:"// what" 2:%pwd()`},
		{"shell", "!ls -l 'a b'", "1:!(ls -l 'a b')"},
		{"shell with an odd quote", "!echo it's `\nx := 1", "1:!(echo it's `) 2:\"x := 1\""},
		{"shell of two lines", "!echo a \\\n  b\nx", `1:!(echo a \
  b) 3:"x"`},
		{"shell of gophernotes", "$ls -l\n$pwd", "1:!(ls -l) 2:!(pwd)"},
		{"negation of a name", "x := 1\n!ok", `1:"x := 1\n!ok"`},
		{"negation of a name of the cell", "done := true\n!done", `1:"done := true\n!done"`},
		{"negation of a call", "!strings.HasPrefix(x, f)", `1:"!strings.HasPrefix(x, f)"`},
		{"command like a package", "!time", "1:!(time)"},
		{"command like an expression", "!make", "1:!(make)"},
		{"command of a known name", "! ok", "1:!(ok)"},
		{"group of commands", "!(cd x && ls)", "1:!((cd x && ls))"},
		{"question before", "?fmt.Println", "1:?(fmt.Println)"},
		{"question behind", "fmt.Println?", "1:?(fmt.Println)"},
		{"two questions", "x??\n??x", "1:??(x) 2:??(x)"},
		{"question about a magic", "%time?\n?%%bash", "1:?(%time) 2:?(%%bash)"},
		{"question alone", "?", "1:?()"},
		{"statement", "%time y := f(x)\ny", `1:%time(y := f(x)) 2:"y"`},
		{"statement of several lines", "%time for {\n%pwd\n}\ny", `1:%time(for {
%pwd
}) 4:"y"`},
		{"statements on a line", "%time a(); b()\nc()", `1:%time(a(); b()) 2:"c()"`},
		{"whole cell", "\n// run it\n%%bash -x\nls\n%pwd", `3:%%bash(-x)"ls\n%pwd"`},
		{"whole cell of nothing", "%%bash", "1:%%bash()"},
		{"text is not Go", "%%html\n<b>`'", "1:%%html()\"<b>`'\""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			parts, err := Split(tt.src, known)
			if err != nil {
				t.Fatal(err)
			}
			if got := describe(parts); got != tt.want {
				t.Errorf("Split(%q):\n got %s\nwant %s", tt.src, got, tt.want)
			}
		})
	}
}

func TestSplitErrors(t *testing.T) {
	for src, want := range map[string]string{
		"x := 1\n%tme f()":    "line 2, column 1: there is no magic %tme; did you mean %time? %help lists them",
		"%%bsh\nls":           "line 1, column 1: there is no magic %%bsh; did you mean %%bash? %help lists them",
		"%nothingofthatkind":  "line 1, column 1: there is no magic %nothingofthatkind; %help lists them",
		"x := 1\n%%bash\nls":  "line 2, column 1: %%bash takes a whole cell: it must be the cell's first line",
		"  %time(f())":        "line 1, column 3: %time: want a blank behind the name; usage: %time STATEMENT",
		"%%qqqqqqqqqqqqqqqqq": "line 1, column 1: there is no magic %%qqqqqqqqqqqqqqqqq; %help lists them",
	} {
		_, err := Split(src, known)
		e, ok := errors.AsType[*SyntaxError](err)
		if !ok {
			t.Errorf("Split(%q): got %v, want a *SyntaxError", src, err)
			continue
		}
		if got := fmt.Sprintf("line %d, column %d: %v", e.Line, e.Col, e); got != want {
			t.Errorf("Split(%q):\n got %s\nwant %s", src, got, want)
		}
	}
}

func TestBlank(t *testing.T) {
	for src, want := range map[string]string{
		"x := 1\n%pwd\ny := 2":       "x := 1\n    \ny := 2",
		"%time y := f()\nz":          "      y := f()\nz",
		"%%time\nx":                  "      \nx",
		"%%bash\nls":                 "      \n  ",
		"a()\n  %timeit -n 3 b()\nc": "a()\n               b()\nc",
	} {
		parts, err := Split(src, known)
		if err != nil {
			t.Fatal(err)
		}
		if got := Blank(src, parts); got != want {
			t.Errorf("Blank(%q):\n got %q\nwant %q", src, got, want)
		}
	}
}

// FuzzSplit holds that the parts are in order, keep their lines, and that what
// is Go of a cell is where it was.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"x := 1\n%pwd\ny", "!ls `\n\\", "%%bash\nx", "%time for {\n}\n", "a?\n?b\n$c", "s := `\n%x`\n!ok;!ls", "%cd \\\nx\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		parts, err := Split(src, known)
		if err != nil {
			return
		}
		if len(parts) > 0 && !Present(src) {
			for _, p := range parts {
				if p.Magic != nil {
					t.Fatalf("Present(%q): got false, and there is a %s", src, p.Magic.Name)
				}
			}
		}
		line := 0
		for _, p := range parts {
			if p.Line < line || p.Line > 1+strings.Count(src, "\n") {
				t.Fatalf("Split(%q): line %d behind line %d", src, p.Line, line)
			}
			line = p.Line
			if p.Magic == nil && !strings.HasSuffix(strings.Repeat("\n", strings.Count(src, "\n"))+src, p.Go) && !strings.Contains(src, strings.TrimLeft(p.Go, "\n")) {
				t.Fatalf("Split(%q): the Go %q is not in it", src, p.Go)
			}
		}
		b := Blank(src, parts)
		if len(b) != len(src) || strings.Count(b, "\n") != strings.Count(src, "\n") {
			t.Fatalf("Blank(%q) = %q: of another length", src, b)
		}
		for i := range b {
			if b[i] != src[i] && b[i] != ' ' {
				t.Fatalf("Blank(%q) = %q: byte %d was moved", src, b, i)
			}
		}
	})
}
