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
	goRun  = flag.Bool("gorun", false, "run every program with the Go toolchain and compare with what its file says")
)

// engines lists what runs the programs, and the comment by which a program
// says that an engine refuses it, and why. This is the switch: a row here has
// all programs run by its engine and a column in the table.
var engines = []struct {
	engine interp.Engine
	mark   string
}{
	{interp.Interpreted, "Refused"},
}

// TestPrograms runs every program by every engine, and compares with what the
// Go toolchain's build of it printed. A program that an engine refuses must say
// so with the engine's own sentence, and is reported when it no longer does.
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
				for _, p := range ps {
					t.Run(p.topic+"/"+p.name, func(t *testing.T) {
						t.Parallel()
						p.compare(t, pool.run(t, p.source)[0], e.mark)
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
func (p *program) compare(t *testing.T, r report, mark string) {
	why, refused := p.marks[mark]
	if r.Kind == "unsupported" {
		p.compareRefusal(t, r, mark)
		return
	}
	if refused {
		t.Errorf("it is said to be refused (%s), but it ran; remove the comment %q", why, mark)
		if *update {
			delete(p.marks, mark)
			p.write(t)
		}
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
