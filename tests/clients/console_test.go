package clients

import (
	"io"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestConsole runs two cells through jupyter console, which stalls on a kernel
// that leaves a request without reply.
func TestConsole(t *testing.T) {
	need(t, "jupyter console", "jupyter", "console", "--version")
	cmd := exec.Command("jupyter", "console", "--kernel", "fluxrepl", "--simple-prompt")
	cmd.Env = jupyter(t)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var screen strings.Builder
	until := func(text string) { // reads on until text has come
		t.Helper()
		buf := make([]byte, 4096)
		for !strings.Contains(screen.String(), text) {
			n, err := stdout.Read(buf)
			screen.Write(buf[:n])
			if err != nil {
				t.Fatalf("the console ended before it showed %q (%v):\n%s", text, err, screen.String())
			}
		}
	}
	until("In [1]")
	_, _ = io.WriteString(stdin, "y := 6 * 7\n")
	until("In [2]")
	_, _ = io.WriteString(stdin, "y * 1000\n")
	until("42000")
	_, _ = io.WriteString(stdin, "exit\n")
	_ = stdin.Close()
	// On a busy machine the console sometimes stays when its kernel has gone,
	// with this one as with others: what it does at its end is not the matter.
	end := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer end.Stop()
	_, _ = io.Copy(io.Discard, stdout)
	_ = cmd.Wait()
}
