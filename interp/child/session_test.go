package child

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
)

// asChild makes the test binary be the child process of a test.
const asChild = "FLUXREPL_TEST_AS_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(asChild) != "" {
		status, err := Serve()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			status = 1
		}
		os.Exit(status)
	}
	os.Exit(m.Run())
}

func command() *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asChild+"=1")
	return cmd
}

// heard records a cell's output as one text.
type heard struct {
	mu   sync.Mutex
	text strings.Builder
	data []display.Data
	cond *sync.Cond
}

func (h *heard) add(text string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.text.WriteString(text)
	if h.cond != nil {
		h.cond.Broadcast()
	}
}

func (h *heard) Stream(name, text string) {
	if name == "stderr" {
		text = "!" + text
	}
	h.add(text)
}

func (h *heard) Display(d display.Data) {
	h.add("<" + d.Text() + ">")
	h.mu.Lock()
	defer h.mu.Unlock()
	h.data = append(h.data, d)
}

func (h *heard) ClearOutput(wait bool) { h.add(fmt.Sprintf("[clear %t]", wait)) }

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.String()
}

// wait returns when the output contains a text.
func (h *heard) wait(text string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.cond = sync.NewCond(&h.mu)
	for !strings.Contains(h.text.String(), text) {
		h.cond.Wait()
	}
}

func open(t testing.TB, cfg Config) *Session {
	t.Helper()
	cfg.Command = command
	s, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func run(s *Session, src string) (interp.Result, string) {
	h := &heard{}
	r := s.Execute(context.Background(), interp.Cell{Source: src}, h)
	return r, h.String()
}

// want runs a cell that succeeds and compares its value and output.
func want(t *testing.T, s *Session, src, value, output string) {
	t.Helper()
	r, out := run(s, src)
	if r.Err != nil {
		t.Fatalf("%s: %s", src, strings.Join(r.Err.Traceback, "\n"))
	}
	got := ""
	if r.Value != nil {
		got = r.Value.Text()
	}
	if got != value || out != output {
		t.Errorf("%s: got value %q, output %q; want %q, %q", src, got, out, value, output)
	}
}

func TestCells(t *testing.T) {
	s := open(t, Config{})
	want(t, s, "x := 20", "", "")
	want(t, s, "x + 1", "21", "")
	want(t, s, `fmt.Println("hi"); x`, "20", "hi\n")
	want(t, s, `import "os"
fmt.Print("a")
display.Show(1)
fmt.Fprint(os.Stderr, "c")
display.Clear(true)
fmt.Print("d")
x`, "20", "a<1>!c[clear true]d")
}

// deaths are cells that end their process.
var deaths = map[string]struct{ cell, kind, message string }{
	"mutex":    {"import \"sync\"\nvar m sync.Mutex\nm.Unlock()", "crash", "fatal error: sync: unlock of unlocked mutex"},
	"maps":     {"m := map[int]int{}\nfor range 8 {\n\tgo func() {\n\t\tfor {\n\t\t\tm[1]++\n\t\t}\n\t}()\n}\nselect {}", "crash", "fatal error: concurrent map"},
	"overflow": {"m := map[string]any{}\nm[\"m\"] = m\nfmt.Sprintln(m)", "crash", "fatal error: stack overflow"},
	"memory":   {"var keep []string\nfor {\n\tkeep = append(keep, strings.Repeat(\"x\", 1<<24))\n}", "crash", "out of memory: limit 300 MiB"},
	"compiled": {"import \"flag\"\nf := flag.NewFlagSet(\"\", flag.ExitOnError)\nf.Usage = func() {}\nf.Parse([]string{\"-nope\"})", "exit", "exit status 2"},
}

func TestDeaths(t *testing.T) {
	large := open(t, Config{})
	for name, d := range deaths {
		t.Run(name, func(t *testing.T) {
			s := large
			if name == "memory" {
				s = open(t, Config{Memory: 300 << 20})
			}
			want(t, s, "x := 7", "", "")
			r, out := run(s, "fmt.Println(\"before\")\n"+d.cell)
			if r.Err == nil || r.Err.Kind != d.kind || !strings.Contains(r.Err.Message, d.message) {
				t.Errorf("got %v", r.Err)
			} else {
				t.Log(strings.Join(r.Err.Traceback, "\n"))
			}
			if !strings.HasPrefix(out, "before\n") {
				t.Errorf("output %q", out)
			}
			if strings.Contains(out, "goroutine") {
				t.Errorf("the trace is in the output: %q", out)
			}
			want(t, s, "1 + 1", "2", "")
		})
	}
}

func BenchmarkExecute(b *testing.B) {
	s := open(b, Config{})
	run(s, "x := 20")
	for b.Loop() {
		if r, _ := run(s, "x + 1"); r.Err != nil {
			b.Fatal(r.Err)
		}
	}
}
