package clients

import (
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestTerminalSession types cells into `fluxrepl` in a real terminal (tmux):
// a value, an entry of several lines, a mistake, an endless loop stopped by
// Ctrl-C with the state kept.
func TestTerminalSession(t *testing.T) {
	need(t, "tmux", "tmux", "-V")
	s := terminal{t: t, socket: "fluxrepl-test-" + strings.ReplaceAll(t.Name(), "/", "-")}
	s.tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "40", program(t))
	t.Cleanup(func() { _ = exec.Command("tmux", "-L", s.socket, "kill-server").Run() })

	s.expect("[1]>")
	s.enter("x := 20 + 1")
	s.enter("x * 2")
	s.expect("42")
	s.enter("func square(n int) int {")
	s.enter("return n * n")
	s.enter("}")
	s.enter("square(111)")
	s.expect("12321")
	s.enter("squar(2)")
	s.expect("undefined: squar")
	s.enter("for { x++ }")
	s.keys("C-c")
	s.expect("interrupted")
	s.enter("x > 21")
	s.expect("true")
}

// terminal is one tmux server with one pane.
type terminal struct {
	t      *testing.T
	socket string
}

func (s terminal) tmux(args ...string) string {
	s.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-L", s.socket}, args...)...).CombinedOutput()
	if err != nil {
		s.t.Fatalf("tmux %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (s terminal) keys(names ...string) { s.tmux(append([]string{"send-keys"}, names...)...) }

func (s terminal) enter(line string) {
	s.tmux("send-keys", "-l", line)
	s.keys("Enter")
}

// expect polls the screen until it shows text; the limit only guards a hang.
func (s terminal) expect(text string) {
	s.t.Helper()
	deadline := time.Now().Add(time.Minute)
	for {
		screen := s.tmux("capture-pane", "-p", "-S", "-200")
		if strings.Contains(screen, text) {
			return
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("the screen never showed %q:\n%s", text, screen)
		}
	}
}
