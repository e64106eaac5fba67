package interp

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fluxrepl/interp/export"
)

// TestExportModules: a program requires the modules that its session was given.
func TestExportModules(t *testing.T) {
	needNative(t)
	dir := t.TempDir()
	for name, text := range map[string]string{
		"greet/go.mod":   "module example.org/greet\n\ngo 1.26\n",
		"greet/greet.go": "// Package greet greets.\npackage greet\n\n// Hello greets.\nfunc Hello(s string) string { return \"hello \" + s }\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := New(Config{Engine: Auto, Capture: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	program := filepath.Join(dir, "program")
	for _, c := range []string{
		"%get -replace " + filepath.Join(dir, "greet") + " example.org/greet",
		"import \"example.org/greet\"\ngreet.Hello(\"you\")",
		"%export " + program,
	} {
		if r := s.Execute(context.Background(), Cell{Source: c}, nil); r.Err != nil {
			t.Fatalf("%s: %v", c, r.Err)
		}
	}
	cmd := exec.Command("go", "run", ".")
	cmd.Dir = program
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOWORK=off", "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil || string(out) != "hello you\n" {
		t.Errorf("the program printed %q, %v", out, err)
	}
}

// TestExportBound: a session that ran too much to keep says so.
func TestExportBound(t *testing.T) {
	var k kept
	for range 3 {
		k.add(1, strings.Repeat(" ", maxKept/2), nil)
	}
	if _, err := k.all(); err == nil || !strings.Contains(err.Error(), "write its cells to a notebook") {
		t.Errorf("got %v, want a *KeptError", err)
	}
	if k.forget(); k.over {
		t.Error("what was forgotten still counts")
	}
}

// TestExportRefuses: a notebook with a mistake is not written with a hole.
func TestExportRefuses(t *testing.T) {
	_, err := Program([]export.Cell{{Number: 1, Source: "x := 1"}, {Number: 2, Source: "x + y"}}, export.Options{})
	if want := "export: cell 2: line 1, column 5: undefined: y"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
}
