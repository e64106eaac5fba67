package interp

import (
	"bytes"
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fluxrepl/interp/display"
)

var update = flag.Bool("update", false, "write the output of go run into the programs of testdata")

// recorder keeps what a cell showed.
type recorder struct {
	mu     sync.Mutex
	stdout strings.Builder
	stderr strings.Builder
	shown  []string
}

func (r *recorder) Stream(name, text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if name == "stderr" {
		r.stderr.WriteString(text)
		return
	}
	r.stdout.WriteString(text)
}

func (r *recorder) Display(d display.Data) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.shown = append(r.shown, d.Text())
}

func (r *recorder) ClearOutput(bool) {}

const outputMark = "\n// Output:\n"

// expected returns the output that a program of testdata says it has.
func expected(t *testing.T, src string) (program, output string) {
	program, comment, ok := strings.Cut(src, outputMark)
	if !ok {
		t.Fatalf("no %q comment", strings.TrimSpace(outputMark))
	}
	var b strings.Builder
	for _, l := range strings.Split(strings.TrimSuffix(comment, "\n"), "\n") {
		b.WriteString(strings.TrimPrefix(strings.TrimPrefix(l, "//"), " ") + "\n")
	}
	return program, b.String()
}

// trim drops blanks at the ends of lines, which gofmt drops from comments.
func trim(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// TestPrograms runs the programs of testdata in sessions and compares with
// what go run printed. Their names begin with the row of the interpreter's
// faults that they are about, where there is one.
func TestPrograms(t *testing.T) {
	files, err := filepath.Glob("testdata/programs/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".go"), func(t *testing.T) {
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if *update {
				src = withOutput(t, f, src)
			}
			program, want := expected(t, string(src))
			s, err := New(Config{Capture: true})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			var out recorder
			res := s.Execute(context.Background(), Cell{Source: program}, &out)
			if res.Err != nil {
				t.Errorf("%s\nstdout so far:\n%s", strings.Join(res.Err.Traceback, "\n"), out.stdout.String())
				return
			}
			if got := trim(out.stdout.String()); got != trim(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, trim(want))
			}
		})
	}
}

// withOutput runs a program with the Go toolchain and writes its output into
// its file.
func withOutput(t *testing.T, file string, src []byte) []byte {
	t.Helper()
	out, err := exec.Command("go", "run", file).Output()
	if err != nil {
		t.Fatalf("go run %s: %v", file, err)
	}
	program, _, _ := strings.Cut(string(src), outputMark)
	var b bytes.Buffer
	b.WriteString(strings.TrimRight(program, "\n") + "\n" + outputMark)
	for _, l := range strings.Split(trim(string(out)), "\n") {
		b.WriteString(strings.TrimRight("// "+l, " ") + "\n")
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
