package source

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

// TestGolden shows what is written: each file of testdata has cells, divided
// by lines of dashes; the golden file beside it has the packages of all.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.cells")
	if err != nil || len(names) == 0 {
		t.Fatal("no cells", err)
	}
	for _, n := range names {
		t.Run(filepath.Base(n), func(t *testing.T) {
			src, err := os.ReadFile(n)
			if err != nil {
				t.Fatal(err)
			}
			s := newSession(t)
			var b strings.Builder
			for _, c := range strings.Split(string(src), "----\n") {
				u, err := s.write(c)
				if err != nil {
					t.Fatal(err)
				}
				b.WriteString(u.Files[0].Source + "\n")
			}
			golden := strings.TrimSuffix(n, ".cells") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if b.String() != string(want) {
				t.Errorf("written:\n%s\nwant:\n%s", b.String(), want)
			}
		})
	}
}

func TestFunction(t *testing.T) {
	for symbol, want := range map[string]string{
		"s/r7._f_fib":               "fib",
		"s/r7._f_fib.func1":         "fib",
		"s/r7._f_Map[...]":          "Map",
		"s/r7._m_point__Area":       "point.Area",
		"s/r7._entry":               "",
		"s/r7._entry.func2":         "",
		"s/r7.(*stack[...]).X_push": "stack.push",
		"s/r7.init.0":               "",
	} {
		if got := Function(symbol); got != want {
			t.Errorf("Function(%q) = %q, want %q", symbol, got, want)
		}
	}
}

func TestCellName(t *testing.T) {
	for _, name := range []string{"cell 7", "In[3]", "a/b*c.go", "ä"} {
		file := FileName(name)
		if strings.ContainsAny(file, "/ :*") {
			t.Errorf("%q became %q", name, file)
		}
		if got, ok := CellName("/tmp/x/" + file); !ok || got != name {
			t.Errorf("CellName(%q) = %q, %v, want %q", file, got, ok, name)
		}
	}
	if _, ok := CellName("_fluxrepl.go"); ok {
		t.Error("generated code is no cell")
	}
}
