package main

import (
	"reflect"
	"strings"
	"testing"

	"fluxrepl/kernel/nbformat"
)

func TestSplitCells(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []scriptCell
	}{
		"no marker":      {"a := 1\n", []scriptCell{{nbformat.Code, "a := 1"}}},
		"empty":          {"\n", nil},
		"two":            {"a\n// %%\nb\n//%% title\n\nc\n", []scriptCell{{nbformat.Code, "a"}, {nbformat.Code, "b"}, {nbformat.Code, "c"}}},
		"markdown":       {"// %% [markdown]\n// # T\n//\n// text\n// %%\nx", []scriptCell{{nbformat.Markdown, "# T\n\ntext"}, {nbformat.Code, "x"}}},
		"blank cell":     {"// %%\n\n// %%\nx", []scriptCell{{nbformat.Code, "x"}}},
		"not a marker":   {"// 100 %% sure\n", []scriptCell{{nbformat.Code, "// 100 %% sure"}}},
		"windows lines":  {"a\r\n// %%\r\nb\r\n", []scriptCell{{nbformat.Code, "a"}, {nbformat.Code, "b"}}},
		"indented is no": {"if x {\n\t// %%\n}", []scriptCell{{nbformat.Code, "if x {\n\t// %%\n}"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := splitCells(c.in); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestParseDocument(t *testing.T) {
	const nb = ` {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}`
	for name, c := range map[string]struct {
		ext, in        string
		cells          int
		plain, program bool
	}{
		"notebook from stdin": {"", nb, 0, false, false},
		"block from stdin":    {"", "{ x := 1; _ = x }", 1, true, false},
		"program":             {".go", "// doc\npackage main\nfunc main() {}", 1, true, true},
		"script of one":       {".go", "1 + 1", 1, true, false},
		"script":              {".go", "// %%\n1\n// %%\n2", 2, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := parseDocument("f", c.ext, strings.NewReader(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Cells) != c.cells || d.plain != c.plain || d.program != c.program {
				t.Errorf("got %d cells, plain %v, program %v", len(d.Cells), d.plain, d.program)
			}
		})
	}
}

func TestNearest(t *testing.T) {
	names := []string{"run", "install", "uninstall", "doctor", "version", "help"}
	for in, want := range map[string]string{"rum": "run", "instal": "install", "vers": "version", "hlep": "help", "xyzzy": "", "x": ""} {
		if got := nearest(in, names); got != want {
			t.Errorf("nearest(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestExitCode(t *testing.T) {
	for in, want := range map[string]int{"os.Exit(3)": 3, "exit status 0": 0, "the cell called os.Exit": 1} {
		if got := exitCode(in); got != want {
			t.Errorf("exitCode(%q) = %d, want %d", in, got, want)
		}
	}
}
