package toolchain

import (
	"slices"
	"strings"
	"testing"
)

func TestDiagnostics(t *testing.T) {
	for in, want := range map[string][]Diagnostic{
		"":                                 nil,
		"panic: boo\n":                     nil,
		"cell 7:3:4: undefined: x":         {{"cell 7", 3, 4, "undefined: x"}},
		"cell 7:3: undefined: x":           {{"cell 7", 3, 0, "undefined: x"}},
		"a: b:3:4: want int: got x:5: y\n": {{"a: b", 3, 4, "want int: got x:5: y"}},
		"c.go:1:2: cannot use x:\n\thave A\n\twant B\nc.go:2:1: too many errors\n": {
			{"c.go", 1, 2, "cannot use x:\nhave A\nwant B"}, {"c.go", 2, 1, "too many errors"},
		},
		"# pkg\nc.go:1:2: x\nnote\n": {{"c.go", 1, 2, "x"}, {"", 0, 0, "note"}},
	} {
		if got := diagnostics(in); !slices.Equal(got, want) {
			t.Errorf("diagnostics(%q):\ngot  %v\nwant %v", in, got, want)
		}
	}
}

func FuzzDiagnostics(f *testing.F) {
	f.Add("cell 7:3:4: undefined: x\n\tmore\n# p\n")
	f.Add("a:1::2: b: 3:")
	f.Fuzz(func(t *testing.T, s string) {
		list := diagnostics(s)
		if len(list) > mostDiagnostics {
			t.Errorf("%d diagnostics", len(list))
		}
		for _, d := range list {
			if d.Line < 0 || d.Column < 0 || d.Line == 0 && d.File != "" {
				t.Errorf("%q gives %+v", s, d)
			}
		}
	})
}

func TestShellWords(t *testing.T) {
	for in, want := range map[string][]string{
		"":                         nil,
		` a  b `:                   {"a", "b"},
		`"a b" c\ d "e\"f"`:        {"a b", "c d", `e"f`},
		`-o "" "--hash-style=gnu"`: {"-o", "", "--hash-style=gnu"},
	} {
		got, err := shellWords(in)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("shellWords(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
	if got, err := shellWords(`a "b`); err == nil {
		t.Errorf("an open quote gives %q", got)
	}
}

func FuzzShellWords(f *testing.F) {
	f.Add(`/usr/lib/collect2 -plugin "x y" -o out.mark a\ b.o -lc`)
	f.Fuzz(func(t *testing.T, s string) {
		words, err := shellWords(s)
		if err == nil && len(strings.Join(words, "")) > len(s) {
			t.Errorf("%q gives %q", s, words)
		}
	})
}

func TestLinkLine(t *testing.T) {
	said := `Using built-in specs.
COLLECT_GCC=gcc
COLLECT_GCC_OPTIONS='-shared' '/w/mark.o'
 /usr/lib/gcc/collect2 -plugin /usr/lib/lto.so "-plugin-opt=-lc" --build-id -m elf_x86_64 -shared -o out.mark /usr/lib/crti.o -L/usr/lib /w/mark.o -lgcc --push-state -lc /usr/lib/crtn.o
`
	before, after, err := linkLine(said, "/w/mark.o")
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"-m", "elf_x86_64", "-shared", "/usr/lib/crti.o", "-L/usr/lib"}; !slices.Equal(before, want) {
		t.Errorf("before: got %q, want %q", before, want)
	}
	if want := []string{"-lgcc", "--push-state", "-lc", "/usr/lib/crtn.o"}; !slices.Equal(after, want) {
		t.Errorf("after: got %q, want %q", after, want)
	}
	for _, other := range []string{"", "clang: error\n", `"/usr/bin/as" -o x /w/mark.o`} {
		if _, _, err := linkLine(other, "/w/mark.o"); err == nil {
			t.Errorf("linkLine(%q): no error", other)
		}
	}
}

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{"go1.26.8": "go1.26", "go1.26": "go1.26", "go1.27rc1": "go1.27", "go1.27-custom": "go1.27"} {
		if got := language(in); got != want {
			t.Errorf("language(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCheckPath(t *testing.T) {
	for path, want := range map[string]bool{
		"fmt": true, "a.b/c-d/v2": true, "gopkg.in/yaml.v3": true, "x/~y+z": true,
		"": false, "all": false, "std": false, "main": false, "a/...": false, "a...b": false, "./x": false, "../x": false,
		"/etc": false, "x.go": false, "-x": false, "a/-x": false, "a//b": false, "a b": false, "a@v1": false, "a=b": false, "a/": false, "ü": false,
	} {
		if err := checkPath(path); (err == nil) != want {
			t.Errorf("checkPath(%q) = %v, want it allowed: %t", path, err, want)
		}
	}
}
