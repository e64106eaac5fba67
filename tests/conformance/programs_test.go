package conformance

import (
	"flag"
	"maps"
	"os"
	"strings"
	"testing"

	"fluxrepl/interp"
)

var (
	update = flag.Bool("update", false, "write what go run prints and what engines refuse into the programs, and the table")
	native = flag.Bool("native", false, "run all programs by the native engine, which takes minutes, not every tenth")
	goRun  = flag.Bool("gorun", false, "run every program with the Go toolchain and compare with what its file says")
)

// runner is an engine that runs the programs. Two comments of a program speak
// of it: one says that the engine refuses the program, and why, the other that
// the engine is known to print something else, and what is at fault.
type runner struct {
	engine         interp.Engine
	refused, fault string
}

// engines is the switch: a row here has all programs run by its engine and
// columns in the table.
var engines = []runner{
	{interp.Interpreted, "Refused", "Fault"},
	{interp.Native, "Refused natively", "Fault natively"},
}

// TestPrograms runs every program by every engine, and compares with what the
// Go toolchain's build of it printed. A program that an engine refuses must say
// so with the engine's own sentence, and is reported when it no longer does; so
// is one of a known fault that is mended.
func TestPrograms(t *testing.T) {
	ps := programs(t)
	t.Run("gorun", func(t *testing.T) {
		for _, p := range ps {
			t.Run(p.topic+"/"+p.name, func(t *testing.T) {
				if !*update && !*goRun {
					t.Skip("only with -gorun or -update")
				}
				t.Parallel()
				againstToolchain(t, p)
			})
		}
	})
	for _, e := range engines {
		t.Run(string(e.engine), func(t *testing.T) {
			pool := newPool(t, e.engine)
			// A group of its own, so that the pool outlives the parallel tests.
			t.Run("run", func(t *testing.T) {
				for i, p := range ps {
					_, fault := p.marks[e.fault]
					if e.engine == interp.Native && !*native && !fault && i%10 > 0 {
						continue
					}
					t.Run(p.topic+"/"+p.name, func(t *testing.T) {
						t.Parallel()
						p.compare(t, pool.run(t, p.source)[0], e)
					})
				}
			})
		})
	}
}

// againstToolchain compares a program's file with the toolchain, or writes it.
func againstToolchain(t *testing.T, p *program) {
	output, marks := p.goRun(t)
	if *update {
		p.output = output
		for _, name := range []string{"Exit", "Panic"} {
			delete(p.marks, name)
		}
		maps.Copy(p.marks, marks)
		p.write(t)
		return
	}
	if output != p.output {
		t.Errorf("go run prints:\n%s\nits file says:\n%s", output, p.output)
	}
	for _, name := range []string{"Exit", "Panic"} {
		if marks[name] != p.marks[name] {
			t.Errorf("%s is %q, its file says %q", name, marks[name], p.marks[name])
		}
	}
}

func (p *program) write(t *testing.T) {
	t.Helper()
	old, err := os.ReadFile(p.path)
	if err != nil {
		t.Fatal(err)
	}
	if string(old) == p.text() {
		return
	}
	if err := os.WriteFile(p.path, []byte(p.text()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// compare holds what an engine did against what the program's file says.
func (p *program) compare(t *testing.T, r report, e runner) {
	if r.Kind == "unsupported" {
		p.compareRefusal(t, r, e.refused)
		return
	}
	if why, ok := p.marks[e.refused]; ok {
		t.Errorf("it is said to be refused (%s), but it ran; remove the comment %q", why, e.refused)
		if *update {
			delete(p.marks, e.refused)
			p.write(t)
		}
	}
	if why, ok := p.marks[e.fault]; ok {
		if trimmed(r.Stdout) == p.output && r.exit() == p.marks["Exit"] {
			t.Errorf("the fault is mended (%s); remove the comment %q", why, e.fault)
		}
		return
	}
	if got := r.exit(); got != p.marks["Exit"] {
		t.Errorf("exit status %q, want %q: %s\n%s", got, p.marks["Exit"], r.Trace, r.Stdout)
	}
	if want := p.marks["Panic"]; want != "" && !strings.HasPrefix(want, r.Message) {
		t.Errorf("panic %q, want %q", r.Message, want)
	}
	if got := trimmed(r.Stdout); got != p.output {
		t.Errorf("got:\n%s\nwant:\n%s", got, p.output)
	}
}

// compareRefusal wants a refusal to say the sentence that the file has, and to
// come before anything has run.
func (p *program) compareRefusal(t *testing.T, r report, mark string) {
	if strings.HasPrefix(r.Message, "this cell cannot be interpreted") {
		t.Fatalf("the front end let pass what the engine does not take: %s", r.Message)
	}
	if r.Stdout != "" {
		t.Errorf("refused after it printed %q", r.Stdout)
	}
	if *update {
		p.marks[mark] = r.Message
		p.write(t)
	}
	if r.Message != p.marks[mark] {
		t.Errorf("refused: %s\nits file says: %q", r.Message, p.marks[mark])
	}
}
