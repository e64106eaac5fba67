package export_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
	"fluxrepl/interp/export"
)

// recorder keeps what cells show on standard output and as values.
type recorder struct{ text strings.Builder }

func (r *recorder) Stream(name, text string) {
	if name == "stdout" {
		r.text.WriteString(text)
	}
}
func (r *recorder) Display(d display.Data) { r.text.WriteString(d.Text() + "\n") }
func (r *recorder) ClearOutput(bool)       {}

// session runs cells and exports the session into dir. It returns what the
// cells showed.
func session(t *testing.T, cells []string, dir string) string {
	t.Helper()
	s, err := interp.New(interp.Config{Engine: interp.Interpreted, Capture: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var out recorder
	for _, c := range cells {
		res := s.Execute(context.Background(), interp.Cell{Source: c}, &out)
		if res.Value != nil {
			out.Display(*res.Value)
		}
	}
	if err := s.Export(dir); err != nil {
		t.Fatal(err)
	}
	return out.text.String()
}

// TestSequences exports sessions, and builds all of them at once.
func TestSequences(t *testing.T) {
	root := t.TempDir()
	want := map[string]string{}
	for _, s := range sequences {
		t.Run(s.name, func(t *testing.T) {
			name := strings.ReplaceAll(s.name, " ", "_")
			want[name] = session(t, s.cells, filepath.Join(root, name))
			if s.want != "" {
				want[name] = s.want
			}
			src, err := os.ReadFile(filepath.Join(root, name, "main.go"))
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range s.contains {
				absent, no := strings.CutPrefix(c, "no ")
				if no && strings.Contains(string(src), absent) {
					t.Errorf("%q is in the program:\n%s", absent, src)
				}
				if !no && !strings.Contains(string(src), c) {
					t.Errorf("%q is not in the program:\n%s", c, src)
				}
			}
		})
	}
	oneModule(t, root)
	goCommand(t, root, "vet", "./...")
	goCommand(t, root, "build", "-o", filepath.Join(root, "bin")+string(filepath.Separator), "./...")
	for name, text := range want {
		got, err := exec.Command(filepath.Join(root, "bin", name)).CombinedOutput()
		if err != nil || string(got) != text {
			src, _ := os.ReadFile(filepath.Join(root, name, "main.go"))
			t.Errorf("%s: got %q, %v\nwant %q\n%s", name, got, err, text, src)
		}
	}
}

// oneModule makes one module of the exported ones in root.
func oneModule(t *testing.T, root string) {
	t.Helper()
	mods, err := filepath.Glob(filepath.Join(root, "*", "go.mod"))
	if err != nil || len(mods) == 0 {
		t.Fatalf("no modules: %v", err)
	}
	longest := []byte{}
	for _, m := range mods {
		text, err := os.ReadFile(m)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > len(longest) {
			longest = text
			if sum, err := os.ReadFile(filepath.Join(filepath.Dir(m), "go.sum")); err == nil {
				write(t, filepath.Join(root, "go.sum"), sum)
			}
		}
		if err := os.Remove(m); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(root, "go.mod"), longest)
}

func write(t *testing.T, path string, text []byte) {
	t.Helper()
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// goCommand runs the toolchain without a network.
func goCommand(t *testing.T, dir string, args ...string) {
	t.Helper()
	gotool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("building exported programs: no go command")
	}
	cmd := exec.Command(gotool, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOWORK=off", "GOFLAGS=", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// TestGofmt: what is written does not change under gofmt.
func TestGofmt(t *testing.T) {
	dir := t.TempDir()
	for _, s := range sequences {
		var cells []export.Cell
		for i, c := range s.cells {
			cells = append(cells, export.Cell{Number: i + 1, Source: c, Failed: &export.Failure{Kind: "panic"}})
		}
		f, err := interp.Program(cells, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, strings.ReplaceAll(s.name, " ", "_")+".go"), f.Main)
	}
	gofmt, err := exec.LookPath("gofmt")
	if err != nil {
		t.Skip("no gofmt command")
	}
	out, err := exec.Command(gofmt, "-l", dir).CombinedOutput()
	if err != nil || len(bytes.TrimSpace(out)) > 0 {
		t.Errorf("gofmt would change: %s %v", out, err)
	}
}
