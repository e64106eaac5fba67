package clients

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestKernelSuite runs Jupyter's own kernel tests, jupyter_kernel_test.
func TestKernelSuite(t *testing.T) {
	need(t, "jupyter_kernel_test", python(), "-c", "import jupyter_kernel_test")
	out := run(t, jupyter(t), python(), "kernel_test.py")
	t.Log(out)
	if skipped := strings.Count(out, "... skipped"); skipped > 0 {
		t.Errorf("jupyter_kernel_test skipped %d tests, want none:\n%s", skipped, out)
	}
}

// TestNbconvert executes the tutorial as `jupyter nbconvert --execute` does it
// and compares what it shows with what `fluxrepl run` shows.
func TestNbconvert(t *testing.T) {
	need(t, "nbconvert", "jupyter", "nbconvert", "--version")
	env := jupyter(t)
	dir := t.TempDir()
	run(t, env, "jupyter", "nbconvert", "--to", "notebook", "--execute", notebook(t),
		"--output-dir", dir, "--output", "executed.ipynb")
	ours := filepath.Join(dir, "ours.ipynb")
	run(t, nil, program(t), "run", notebook(t), "--out", ours)
	run(t, env, python(), "-c",
		"import nbformat,sys\nfor p in sys.argv[1:]: nbformat.validate(nbformat.read(p, as_version=nbformat.NO_CONVERT))",
		ours, filepath.Join(dir, "executed.ipynb"))

	want, got := shown(t, ours), shown(t, filepath.Join(dir, "executed.ipynb"))
	if len(want) != len(got) {
		t.Fatalf("nbconvert executed %d code cells, fluxrepl run %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("code cell %d:\nnbconvert    %s\nfluxrepl run %s", i+1, got[i], want[i])
		}
	}
}

// shown reduces each code cell of an executed notebook to what a reader sees:
// the kinds of its outputs, and the text of its results. Streams are left out
// since they carry the time of an epoch.
func shown(t *testing.T, path string) []string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var nb struct {
		Cells []struct {
			CellType string `json:"cell_type"`
			Outputs  []struct {
				OutputType string         `json:"output_type"`
				Ename      string         `json:"ename"`
				Data       map[string]any `json:"data"`
			} `json:"outputs"`
		} `json:"cells"`
	}
	if err := json.Unmarshal(raw, &nb); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	var cells []string
	for _, c := range nb.Cells {
		if c.CellType != "code" {
			continue
		}
		var b strings.Builder
		for _, o := range c.Outputs {
			if o.OutputType == "stream" {
				continue
			}
			b.WriteString(o.OutputType + o.Ename)
			if png, ok := o.Data["image/png"]; ok {
				b.WriteString(" png:" + text(png))
			}
			b.WriteString(" text:" + text(o.Data["text/plain"]) + "\n")
		}
		cells = append(cells, b.String())
	}
	return cells
}

// text joins the two forms in which a notebook stores text.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case []any:
		var b strings.Builder
		for _, s := range v {
			line, _ := s.(string)
			b.WriteString(line)
		}
		return strings.TrimSpace(b.String())
	}
	return ""
}
