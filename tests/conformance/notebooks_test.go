package conformance

import (
	"path/filepath"
	"regexp"
	"runtime"
	"testing"

	"fluxrepl/kernel/nbformat"
)

// TestNotebooks executes every tutorial and compares what each cell shows, and
// what it prints, with the outputs that the file was committed with, but for
// the seconds that an epoch took. Pictures are compared by their plain form.
func TestNotebooks(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "notebooks", "*.ipynb"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no notebooks found: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			nb, err := nbformat.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := nb.Validate(); err != nil {
				t.Error(err)
			}
			cells, committed := code(nb)
			shown, err := executeEach(cells)
			if err != nil {
				t.Fatal(err)
			}
			for i := range cells {
				got, want := timeless(shown[i]), timeless(committed[i])
				// Compilers for other processors fuse multiplications and
				// additions, which rounds otherwise.
				if got != want && runtime.GOARCH == "amd64" {
					t.Errorf("code cell %d:\n%s\n--- got\n%s\n--- want, as committed\n%s", i+1, cells[i], got, want)
				}
			}
		})
	}
}

// code returns the sources of the code cells and what the file says they showed.
func code(nb *nbformat.Notebook) (cells, committed []string) {
	for _, c := range nb.Cells {
		if c.Kind != nbformat.Code {
			continue
		}
		text := ""
		for _, o := range c.Outputs {
			if plain, ok := o.Data["text/plain"].(string); ok {
				text += plain + "\n"
			}
			text += o.Text
		}
		cells, committed = append(cells, c.Source), append(committed, text)
	}
	return cells, committed
}

var seconds = regexp.MustCompile(`  \d+(\.\d+)?s\b`)

// timeless takes the durations out of a training log.
func timeless(s string) string { return seconds.ReplaceAllString(s, "") }
