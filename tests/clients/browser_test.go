package clients

import (
	"bufio"
	"encoding/json"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestClassicNotebook opens the tutorial in Jupyter's classic notebook in
// headless Chromium, runs every cell from the page and takes a screenshot.
func TestClassicNotebook(t *testing.T) {
	need(t, "jupyter notebook", python(), "-m", "notebook", "--version")
	need(t, "chromium", "chromium", "--version")
	need(t, "playwright-core", "node", "-e", "require('playwright-core')")

	dir := t.TempDir()
	source, err := os.ReadFile(notebook(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "tutorial.ipynb"), source, 0o644); err != nil {
		t.Fatal(err)
	}
	base := serve(t, dir)
	shot := artifact(t, "classic-notebook.png")
	out := run(t, nil, "node", "classic.js", base+"notebooks/tutorial.ipynb", shot)

	var seen struct {
		Cells  int
		Images [][2]int
		Errors []string
		Text   string
	}
	if err := json.Unmarshal([]byte(out), &seen); err != nil {
		t.Fatalf("classic.js printed %q: %v", out, err)
	}
	if len(seen.Errors) > 0 {
		t.Errorf("cells failed in the page:\n%s", strings.Join(seen.Errors, "\n"))
	}
	if len(seen.Images) < 3 {
		t.Errorf("the page shows %d pictures of %d cells, want at least images, curves and activations", len(seen.Images), seen.Cells)
	}
	if !strings.Contains(seen.Text, "val_accuracy") {
		t.Errorf("the page shows no training progress:\n%s", seen.Text)
	}
	f, err := os.Open(shot)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if cfg, err := png.DecodeConfig(f); err != nil || cfg.Height < 900 {
		t.Errorf("screenshot: %v, size %dx%d", err, cfg.Width, cfg.Height)
	}
}

// serve starts the notebook server on a free port and returns its address; it
// is stopped when the test ends.
func serve(t *testing.T, dir string) string {
	t.Helper()
	// Port 0 is not understood by this server, so it searches from a base with
	// many retries and tells on stderr which address it took.
	cmd := exec.Command(python(), "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1",
		"--port=18888", "--port-retries=200", "--NotebookApp.token=", "--NotebookApp.password=",
		"--NotebookApp.disable_check_xsrf=True", "--notebook-dir="+dir)
	cmd.Env = jupyter(t)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	address := make(chan string, 1)
	done := make(chan struct{})
	go func() { // ends with the server: its stderr closes
		defer close(done)
		at := regexp.MustCompile(`(http://127\.0\.0\.1:\d+/)`)
		lines := bufio.NewScanner(stderr)
		for lines.Scan() {
			if m := at.FindString(lines.Text()); m != "" {
				select {
				case address <- m:
				default:
				}
			}
		}
	}()
	t.Cleanup(func() {
		// SIGTERM makes the server shut its kernels down; they share its stderr,
		// so the reader ends when all of them have ended.
		_ = cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-done:
		case <-time.After(limit):
			t.Error("the notebook server or a kernel of it did not end")
			_ = cmd.Process.Kill()
		}
		_ = cmd.Wait()
	})
	select {
	case a := <-address:
		return a
	case <-done:
		t.Fatal("the notebook server ended before it told its address")
		return ""
	}
}
