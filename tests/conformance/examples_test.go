// Package conformance runs Go programs in a session and compares what they
// print with what the Go toolchain's build of them prints.
package conformance

import (
	"bytes"
	"context"
	"errors"
	"go/ast"
	"go/doc"
	"go/format"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
)

// packages are those whose Examples a cell must be able to run.
var packages = []string{
	"flux", "flux/nn", "flux/loss", "flux/optim", "flux/data", "flux/train", "flux/checkpoint", "viz", "interp/display",
}

// TestExamples runs every Example of the library in a session. `go test` in the
// example's own package has compiled the same text and compared its output, so
// the two agree when both tests pass.
func TestExamples(t *testing.T) {
	for _, pkg := range packages {
		files, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pkg), "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, file, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			for _, ex := range doc.Examples(f) {
				if ex.Output == "" && !ex.EmptyOutput {
					continue
				}
				t.Run(pkg+"/"+ex.Name, func(t *testing.T) { example(t, fset, f, ex) })
			}
		}
	}
}

// example runs the body of one Example as a cell, after what else its file
// declares.
func example(t *testing.T, fset *token.FileSet, f *ast.File, ex *doc.Example) {
	cell := body(t, fset, ex)
	printed, err := execute(declarations(t, fset, f), cell)
	if err != nil {
		t.Fatalf("%v\n--- cell\n%s", err, cell)
	}
	got, want := strings.TrimSpace(printed), strings.TrimSpace(ex.Output)
	if ex.Unordered {
		got, want = sorted(got), sorted(want)
	}
	if got != want {
		t.Errorf("--- cell\n%s\n--- got\n%s\n--- want\n%s", cell, got, want)
	}
}

// execute runs cells in a session of their own and returns what they printed.
func execute(cells ...string) (printed string, err error) {
	shown, err := executeEach(cells)
	return strings.Join(shown, ""), err
}

// executeEach runs cells in a session of their own and returns what each of
// them printed and showed. It reports nothing itself: while the session captures
// output, a test's log would go into the cell.
func executeEach(cells []string) (shown []string, err error) {
	s, err := interp.New(interp.Config{Engine: interp.Interpreted, Capture: true})
	if err != nil {
		return nil, err
	}
	for _, cell := range cells {
		var out output
		r := s.Execute(context.Background(), interp.Cell{Source: cell}, &out)
		if r.Err != nil {
			err = errors.New(strings.Join(r.Err.Traceback, "\n"))
			break
		}
		if r.Value != nil {
			out.Display(*r.Value)
		}
		shown = append(shown, out.String())
	}
	return shown, errors.Join(err, s.Close())
}

// declarations returns the imports of a test file, and what it declares beside
// tests, benchmarks and examples.
func declarations(t *testing.T, fset *token.FileSet, f *ast.File) string {
	t.Helper()
	var b strings.Builder
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil {
			name := fn.Name.Name
			if strings.HasPrefix(name, "Example") || strings.HasPrefix(name, "Test") ||
				strings.HasPrefix(name, "Benchmark") || strings.HasPrefix(name, "Fuzz") {
				continue
			}
		}
		b.WriteString(source(t, fset, d) + "\n\n")
	}
	return b.String()
}

// body returns the statements of an Example, without its braces.
func body(t *testing.T, fset *token.FileSet, ex *doc.Example) string {
	t.Helper()
	text := strings.TrimSpace(source(t, fset, ex.Code))
	text = strings.TrimSuffix(strings.TrimPrefix(text, "{"), "}")
	return text + "\n;" // the value of a last expression is not part of an Example's output
}

func source(t *testing.T, fset *token.FileSet, node any) string {
	t.Helper()
	var b bytes.Buffer
	if err := format.Node(&b, fset, node); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// output collects what a cell prints.
type output struct {
	mu sync.Mutex
	strings.Builder
}

func (o *output) Stream(name, text string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if name == "stdout" {
		o.WriteString(text)
	}
}

// Display writes the text form, as display.Show of a compiled program does.
func (o *output) Display(d display.Data) { o.Stream("stdout", d.Text()+"\n") }

// ClearOutput does nothing, as display.Clear of a compiled program.
func (o *output) ClearOutput(bool) {}

func sorted(s string) string {
	lines := strings.Split(s, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
