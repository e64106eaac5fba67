//go:build linux || darwin

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
	if how := os.Getenv(asOwner); how != "" {
		if err := own(how); err != nil {
			fmt.Println(err)
		}
		return
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

// pid is the number of the process that the session's cells run in.
func pid(t *testing.T, s *Session) int {
	t.Helper()
	p, err := s.current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return p.cmd.Process.Pid
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

func BenchmarkExecute(b *testing.B) {
	s := open(b, Config{})
	run(s, "x := 20")
	for b.Loop() {
		if r, _ := run(s, "x + 1"); r.Err != nil {
			b.Fatal(r.Err)
		}
	}
}
