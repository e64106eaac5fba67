package parity

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// python returns a Python that has PyTorch, the one of the path or that of
// the system.
func python() (string, error) {
	var last error
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if last = exec.Command(name, "-c", "import torch").Run(); last == nil {
			return name, nil
		}
	}
	return "", last
}

// TestVectorsAreWhatPyTorchWrites runs the script again and compares.
func TestVectorsAreWhatPyTorchWrites(t *testing.T) {
	name, err := python()
	if err != nil {
		const missing = "needs a python3 that can import torch (Debian: python3-torch)"
		if os.Getenv("FLUXREPL_REQUIRE_CLIENTS") == "1" {
			t.Fatalf("%s: %v", missing, err)
		}
		t.Skip(missing)
	}
	fresh := t.TempDir()
	if out, err := exec.Command(name, "vectors.py", fresh).CombinedOutput(); err != nil {
		t.Fatalf("vectors.py: %v\n%s", err, out)
	}
	written, err := filepath.Glob(filepath.Join(fresh, "*.json"))
	if err != nil || len(written) == 0 {
		t.Fatalf("vectors.py wrote nothing (%v)", err)
	}
	committed, _ := filepath.Glob(filepath.Join("testdata", "*.json"))
	if len(committed) != len(written) {
		t.Errorf("the script writes %d files, testdata has %d", len(written), len(committed))
	}
	for _, path := range written {
		base := filepath.Base(path)
		differ(t, base, decode(t, path), decode(t, filepath.Join("testdata", base)))
	}
}

// decode returns the data of a file; the version of PyTorch beside it may be
// another.
func decode(t *testing.T, path string) any {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Data any }
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return file.Data
}

// differ reports where two decoded files differ, numbers by more than 1e-6 of
// their size.
func differ(t *testing.T, at string, fresh, committed any) {
	t.Helper()
	switch f := fresh.(type) {
	case map[string]any:
		c, ok := committed.(map[string]any)
		if !ok || len(c) != len(f) {
			t.Errorf("%s: the script writes %v, testdata has %v", at, f, committed)
			return
		}
		for key, value := range f {
			differ(t, at+"."+key, value, c[key])
		}
	case []any:
		c, ok := committed.([]any)
		if !ok || len(c) != len(f) {
			t.Errorf("%s: the script writes %v, testdata has %v", at, f, committed)
			return
		}
		for i, value := range f {
			differ(t, fmt.Sprintf("%s[%d]", at, i), value, c[i])
		}
	case float64:
		c, ok := committed.(float64)
		if !ok || !(math.Abs(f-c) <= 1e-6*math.Max(1, math.Abs(f))) {
			t.Errorf("%s: the script writes %v, testdata has %v", at, f, committed)
		}
	default:
		if fresh != committed {
			t.Errorf("%s: the script writes %v, testdata has %v", at, fresh, committed)
		}
	}
}
