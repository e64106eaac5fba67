//go:build linux || darwin

package child

import (
	"context"
	"errors"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"fluxrepl/interp"
)

// deaths are cells that end their process.
var deaths = map[string]struct {
	cell, kind, message string
	report              string // a line of it
}{
	"mutex": {
		cell: "import \"sync\"\nvar m sync.Mutex\nm.Unlock()",
		kind: "crash", message: "fatal error: sync: unlock of unlocked mutex", report: "in sync.(*Mutex).Unlock",
	},
	"maps": {
		cell: "m := map[int]int{}\nfor range 8 {\n\tgo func() {\n\t\tfor {\n\t\t\tm[1]++\n\t\t}\n\t}()\n}\nselect {}",
		kind: "crash", message: "fatal error: concurrent map",
	},
	"overflow in compiled code": {
		cell: "m := map[string]any{}\nm[\"m\"] = m\nfmt.Sprintln(m)",
		kind: "crash", message: "fatal error: stack overflow", report: "called from fmt.(*pp).print",
	},
	"memory": {
		cell: "import \"strings\"\nvar keep []string\nfor {\n\tkeep = append(keep, strings.Repeat(\"x\", 1<<24))\n}",
		kind: "crash", message: "out of memory: limit 400 MiB",
	},
	"more than there is": {
		cell: "import \"bytes\"\nbytes.Repeat([]byte{1}, 1<<45)",
		kind: "crash", message: "fatal error: ", // the race detector has words of its own
	},
	"exit of compiled code": {
		cell: "import \"flag\"\nf := flag.NewFlagSet(\"\", flag.ExitOnError)\nf.Usage = func() {}\nf.Parse([]string{\"-nope\"})",
		kind: "exit", message: "exit status 2",
	},
}

func TestDeaths(t *testing.T) {
	for name, d := range deaths {
		t.Run(name, func(t *testing.T) {
			cfg := Config{}
			if name == "memory" {
				cfg.Memory = 400 << 20
			}
			s := open(t, cfg)
			want(t, s, "x := 7", "", "")
			r, out := run(s, "fmt.Println(\"before\")\n"+d.cell)
			if r.Err == nil || r.Err.Kind != d.kind || !strings.HasPrefix(r.Err.Message, d.message) {
				t.Fatalf("got %v, want %s: %s", r.Err, d.kind, d.message)
			}
			report := strings.Join(r.Err.Traceback, "\n")
			for _, line := range []string{d.kind + ": " + d.message, "cell 2 ended the session's process", d.report, "%replay runs the cell again"} {
				if !strings.Contains(report, line) {
					t.Errorf("the report lacks %q:\n%s", line, report)
				}
			}
			if !strings.Contains(out, "before\n") || strings.Contains(out, "goroutine ") {
				t.Errorf("output %q: want what was printed before and no trace", out)
			}
			if r, _ := run(s, "x"); r.Err == nil || r.Err.Kind != "compile error" || r.Count != 3 {
				t.Errorf("a variable of the dead process: got %+v", r)
			}
			want(t, s, "y := 6; y * 7", "42", "")
		})
	}
}

// TestKilled kills the process while a cell runs and while none does.
func TestKilled(t *testing.T) {
	s := open(t, Config{})
	want(t, s, "x := 1", "", "")
	h := &heard{}
	ended := make(chan interp.Result)
	go func() {
		ended <- s.Execute(context.Background(), interp.Cell{Source: "fmt.Print(\"running\")\nselect {}"}, h)
	}()
	h.wait("running")
	kill(t, pid(t, s))
	if r := <-ended; r.Err == nil || r.Err.Kind != "crash" || !strings.HasPrefix(r.Err.Message, "killed by signal 9") {
		t.Errorf("while a cell runs: got %v", r.Err)
	}
	want(t, s, "x := 2; x", "2", "")

	p, err := s.current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	kill(t, pid(t, s))
	<-p.gone
	r, out := run(s, "fmt.Print(\"not run\")")
	if r.Err == nil || !strings.HasPrefix(r.Err.Message, "killed by signal 9") || out != "" {
		t.Errorf("between two cells: got %v, output %q", r.Err, out)
	}
	if report := strings.Join(r.Err.Traceback, "\n"); !strings.Contains(report, "cell 4 was not run") {
		t.Errorf("the report does not tell that the cell was not run:\n%s", report)
	}
	want(t, s, "3", "3", "")
}

func kill(t *testing.T, pid int) {
	t.Helper()
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
}

// TestDumpOnRequest: what SIGQUIT makes the runtime say is the cell's error.
func TestDumpOnRequest(t *testing.T) {
	s := open(t, Config{})
	h, _, ended := begun(t, s, "select {}")
	if err := syscall.Kill(pid(t, s), syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	if r := <-ended; r.Err == nil || r.Err.Message != "SIGQUIT: quit" || h.String() != "running" {
		t.Errorf("got %v, output %q", r.Err, h)
	}
}

// TestExitOfACell: os.Exit of a cell ends the cell, also from a goroutine.
func TestExitOfACell(t *testing.T) {
	s := open(t, Config{})
	want(t, s, "import \"os\"\nx := 3", "", "")
	for _, src := range []string{"os.Exit(x)", "go func() { os.Exit(x) }()\nselect {}"} {
		if r, _ := run(s, src); r.Err == nil || r.Err.Kind != "exit" || r.Err.Message != "exit status 3" {
			t.Errorf("%s: got %v", src, r.Err)
		}
	}
	want(t, s, "x", "3", "")
}

func TestReplay(t *testing.T) {
	s := open(t, Config{})
	want(t, s, ReplayCommand, "", "nothing to replay: this session has lost no cell\n")
	want(t, s, "x := 1", "", "")
	want(t, s, "fmt.Println(\"aside\"); x += 10", "", "aside\n")
	if r, _ := run(s, "panic(x)"); r.Err == nil {
		t.Error("panic: no error")
	}
	const crash = "import \"sync\"\nvar m sync.Mutex\nm.Unlock()"
	if r, _ := run(s, crash); r.Err == nil || !strings.Contains(strings.Join(r.Err.Traceback, "\n"), "the 2 cells again") {
		t.Errorf("crash: got %v", r.Err)
	}
	want(t, s, ReplayCommand+"\n", "", "cell 2 again\ncell 3 again\naside\n")
	want(t, s, "x", "11", "")
	want(t, s, ReplayCommand, "", "nothing to replay: this session has lost no cell\n")
	if r, _ := run(s, crash); r.Err == nil || !strings.Contains(strings.Join(r.Err.Traceback, "\n"), "the 3 cells again") {
		t.Errorf("second crash: got %v", r.Err)
	}
	want(t, s, "y := 5", "", "")
	want(t, s, ReplayCommand, "", "cell 2 again\ncell 3 again\naside\ncell 7 again\n")
	want(t, s, "x + y", "16", "")
}

// TestReplayThatFails stops at the failing cell and tells what it printed.
func TestReplayThatFails(t *testing.T) {
	s := open(t, Config{})
	file := t.TempDir() + "/there"
	want(t, s, "import \"os\"\nfile := \""+file+"\"", "", "")
	want(t, s, "fmt.Println(\"looking\")\nif _, err := os.Stat(file); err == nil {\n\tpanic(\"been here\")\n}\nos.WriteFile(file, nil, 0o600);", "", "looking\n")
	want(t, s, "z := 1", "", "")
	p, err := s.current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	kill(t, pid(t, s))
	<-p.handled
	r, out := run(s, ReplayCommand)
	if r.Err == nil || r.Err.Kind != "panic" || out != "cell 1 again\ncell 2 again\nlooking\n" {
		t.Errorf("got %v, output %q", r.Err, out)
	}
	want(t, s, ReplayCommand, "", "cell 3 again\n")
	want(t, s, "z", "1", "")
}

func TestKeptCellsAreBounded(t *testing.T) {
	var cs cells
	big := strings.Repeat("x", maxKept/2)
	for range 3 {
		cs = cs.and(cells{list: []interp.Cell{{Source: big}}})
	}
	if len(cs.list) != 2 || cs.dropped != 1 {
		t.Errorf("%d cells kept, %d dropped; want 2, 1", len(cs.list), cs.dropped)
	}
}

func TestProgramsThatAreNoChild(t *testing.T) {
	for name, c := range map[string]struct{ program, want string }{
		"ends":        {"echo I am no session >&2; exit 3", "exit status 3\nI am no session"},
		"says things": {"echo AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA >&5; sleep 100", "sent what is no message"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := New(Config{Command: func() *exec.Cmd { return exec.Command("sh", "-c", c.program) }})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
	if _, err := New(Config{Command: func() *exec.Cmd { return exec.Command("/nonexistent/program") }}); err == nil {
		t.Error("a program that is not there: no error")
	}
}

func TestEngineErrorsCross(t *testing.T) {
	_, err := New(Config{Command: command, Config: interp.Config{Engine: "warp"}})
	var e *interp.EngineError
	if !errors.As(err, &e) || e.Engine != "warp" {
		t.Errorf("got %v, want an *interp.EngineError", err)
	}
}

// TestBackground: a session that cannot be started says so in its cells, and is
// tried again.
func TestBackground(t *testing.T) {
	works := false
	s, err := New(Config{Background: true, Command: func() *exec.Cmd {
		if works {
			return command()
		}
		return exec.Command("/nonexistent/program")
	}})
	if err != nil {
		t.Fatal(err)
	}
	if r, _ := run(s, "1"); r.Err == nil || !strings.HasPrefix(r.Err.Message, "no session could be started") {
		t.Errorf("got %+v", r.Err)
	}
	if c := s.Complete("fmt", 3); len(c.Items) > 0 {
		t.Errorf("completions of nobody: %+v", c)
	}
	works = true
	want(t, s, "2", "2", "")
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestServeWithoutParent(t *testing.T) {
	cmd := command()
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "no pipes to a parent") {
		t.Errorf("got %v, %s", err, out)
	}
}
