package conformance

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"fluxrepl/tests/conformance/generate"
)

// TestGenerated holds the engines against the Go toolchain by programs that
// nobody thought of. They are built as one, since building is what takes time.
func TestGenerated(t *testing.T) {
	const first, count = 1, 40
	want := builtBatch(t, first, count)
	for _, e := range engines {
		t.Run(string(e.engine), func(t *testing.T) {
			p := newPool(t, e.engine)
			r := p.run(t, generate.Batch(first, count))[0]
			if r.Kind != "" {
				t.Fatalf("%s: %s\n%s", r.Kind, r.Message, r.Trace)
			}
			compareBatch(t, batchOutputs(r.Stdout), want)
		})
	}
}

// FuzzGenerated is TestGenerated for other seeds, by the interpreted engine.
func FuzzGenerated(f *testing.F) {
	f.Add(uint64(1000))
	f.Fuzz(func(t *testing.T, seed uint64) {
		seed >>= 1 // a program prints its seed as an int
		const count = 10
		want := builtBatch(t, seed, count)
		r := newPool(t, engines[0].engine).run(t, generate.Batch(seed, count))[0]
		if r.Kind != "" {
			t.Fatalf("%s: %s\n%s", r.Kind, r.Message, r.Trace)
		}
		compareBatch(t, batchOutputs(r.Stdout), want)
	})
}

func TestGeneratorRepeats(t *testing.T) {
	first := generate.Batch(7, 3)
	if again := generate.Batch(7, 3); again != first {
		t.Error("the same seed gave two programs")
	}
	if generate.Functions(1, 0) == generate.Functions(2, 0) {
		t.Error("two seeds gave the same program")
	}
}

// builtBatch is what the toolchain's build of a batch prints, by program.
func builtBatch(t *testing.T, first uint64, count int) map[string]string {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("no Go toolchain to compare with")
	}
	p := &program{source: generate.Batch(first, count)}
	output, marks := p.goRun(t)
	if len(marks) > 0 {
		t.Fatalf("the program ends with %v", marks)
	}
	return batchOutputs(output)
}

// compareBatch reports the first line in which a program differs.
func compareBatch(t *testing.T, got, want map[string]string) {
	t.Helper()
	for seed, w := range want {
		g := got[seed]
		if g == w {
			continue
		}
		gl, wl := strings.Split(g, "\n"), strings.Split(w, "\n")
		for i, l := range wl {
			if i >= len(gl) || gl[i] != l {
				t.Errorf("program %s, line %d:\ngot  %s\nwant %s", seed, i+1, strings.Join(gl[min(i, len(gl)):min(i+1, len(gl))], ""), l)
				break
			}
		}
		if len(gl) > len(wl) {
			t.Errorf("program %s prints more than the %d lines it should", seed, len(wl))
		}
	}
}

// batchOutputs cuts what a batch prints by the seeds of its programs.
func batchOutputs(output string) map[string]string {
	heads := batchHead.FindAllStringSubmatchIndex(output, -1)
	out := map[string]string{}
	for i, h := range heads {
		end := len(output)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		out[output[h[2]:h[3]]] = oneFault(trimmed(output[h[1]:end]))
	}
	return out
}

var batchHead = regexp.MustCompile(`(?m)^program (\d+)\n`)

// oneFault makes the words of run-time errors alike: which of two operands
// panics first is left open by the language.
func oneFault(text string) string {
	return runtimeFault.ReplaceAllString(text, "runtime error")
}

var runtimeFault = regexp.MustCompile(`runtime error: (index out of range|slice bounds out of range|integer divide by zero)( \[[-\d:]*\])?( with (length|capacity) \d+)?`)
