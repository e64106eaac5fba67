package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"fluxrepl/interp/magic"
	"fluxrepl/kernel/nbformat"
)

// TestExportNotebooks exports every tutorial, and compares what the program
// prints with the outputs that the file was committed with.
func TestExportNotebooks(t *testing.T) {
	gotool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("building exported notebooks: no go command")
	}
	files, err := filepath.Glob("../../notebooks/*.ipynb")
	if err != nil || len(files) == 0 {
		t.Fatalf("no notebooks found: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "program")
			finish(t, program(t, "export", file, "-o", dir), nil).check(t, 0, []string{dir}, nil)
			run := func(args ...string) string {
				cmd := exec.Command(gotool, args...)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "GOPROXY=off", "GOWORK=off", "GOFLAGS=")
				out, err := cmd.Output()
				if err != nil {
					text := ""
					if e, ok := errors.AsType[*exec.ExitError](err); ok {
						text = string(e.Stderr)
					}
					t.Fatalf("go %s: %v\n%s%s", strings.Join(args, " "), err, out, text)
				}
				return string(out)
			}
			run("vet", "./...")
			got, want := settled(run("run", ".")), settled(committed(t, file))
			if got != want && runtime.GOARCH == "amd64" { // others round otherwise
				t.Errorf("the program printed\n%s\n--- want, as committed\n%s", got, want)
			}
		})
	}
}

// TestExport: what the command says, and what it does not overwrite.
func TestExport(t *testing.T) {
	dir := t.TempDir()
	script := filepath.Join(dir, "script.go")
	text := "// %%\nx := 1\n// %% [markdown]\n// # Then\n// %%\nx + 1\n// %%\nnoSuchName\n"
	if err := os.WriteFile(script, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	export := func(args ...string) result { return finish(t, program(t, append([]string{"export"}, args...)...), nil) }
	export(script).check(t, 2, nil, []string{"want a folder for the program: -o DIR"})
	export(script, "-o", filepath.Join(dir, "p")).check(t, 1, nil, []string{"script.go", "cell 3: line 1, column 1: undefined: noSuchName"})
	if err := os.WriteFile(script, []byte(strings.TrimSuffix(text, "// %%\nnoSuchName\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	export(script, "-o", script).check(t, 1, nil, []string{"script.go is there already and was not exported"})
	for range 2 { // an exported program may be exported again
		export(script, "-o", filepath.Join(dir, "p")).check(t, 0, []string{filepath.Join(dir, "p")}, nil)
	}
	src, err := os.ReadFile(filepath.Join(dir, "p", "main.go"))
	if err != nil {
		t.Fatal(err)
	}
	inOrder(t, "main.go", string(src), []string{"from script.go", "var x int", "// # Then", "fmt.Println(x + 1)"})
	mod, err := os.ReadFile(filepath.Join(dir, "p", "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(mod), "require") {
		t.Errorf("a program of the standard library requires modules:\n%s", mod)
	}
}

// committed is what the code cells of a notebook show: what they print and
// their values as text. Cells with magics are expected to show nothing else.
func committed(t *testing.T, file string) string {
	nb, err := nbformat.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, c := range nb.Cells {
		if c.Kind == nbformat.Code && magic.Present(c.Source) {
			continue // a magic is no part of the program
		}
		for _, o := range c.Outputs {
			if plain, ok := o.Data["text/plain"].(string); ok {
				b.WriteString(plain + "\n")
			}
			if o.Name != "stderr" {
				b.WriteString(o.Text)
			}
		}
	}
	return b.String()
}

// settled takes the durations out of a training log, and the empty lines,
// which separate outputs in a notebook and not in a program.
func settled(s string) string {
	s = regexp.MustCompile(`  \d+(\.\d+)?s\b`).ReplaceAllString(s, "")
	return strings.TrimSpace(regexp.MustCompile(`\n\s*\n`).ReplaceAllString(s, "\n"))
}
