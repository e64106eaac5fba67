// Package clients drives the kernel with the programs people use: Jupyter's
// own kernel test suite, nbconvert, the console, the classic notebook in a
// real browser, a terminal, a container build.
//
// A client that is not installed skips its test by name; with
// FLUXREPL_REQUIRE_CLIENTS=1 (as in CI, after tests/setup) it fails instead.
package clients

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// limit bounds one client program; it is a guard against a hang, not a measure.
const limit = 10 * time.Minute

var build struct {
	once sync.Once
	dir  string
	err  error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if build.dir != "" {
		_ = os.RemoveAll(build.dir)
	}
	os.Exit(code)
}

// need skips the test, or fails it where clients are required, unless every
// probe command succeeds.
func need(t *testing.T, client string, probe ...string) {
	t.Helper()
	if err := exec.Command(probe[0], probe[1:]...).Run(); err == nil {
		return
	}
	if os.Getenv("FLUXREPL_REQUIRE_CLIENTS") == "1" {
		t.Fatalf("%s is required but not installed (probe: %s); run tests/setup", client, strings.Join(probe, " "))
	}
	t.Skipf("%s is not installed; tests/setup installs it", client)
}

// python is the interpreter that has Jupyter's packages: on Debian the
// system's own, not one that a version manager puts first in PATH.
func python() string {
	if p := os.Getenv("FLUXREPL_PYTHON"); p != "" {
		return p
	}
	return "/usr/bin/python3"
}

// program builds fluxrepl once and returns the binary's path.
func program(t *testing.T) string {
	t.Helper()
	build.once.Do(func() {
		if build.dir, build.err = os.MkdirTemp("", "fluxrepl-clients-"); build.err != nil {
			return
		}
		var out []byte
		out, build.err = exec.Command("go", "build", "-o", filepath.Join(build.dir, "fluxrepl"), "fluxrepl/cmd/fluxrepl").CombinedOutput()
		if build.err != nil {
			t.Logf("%s", out)
		}
	})
	if build.err != nil {
		t.Fatalf("building fluxrepl: %v", build.err)
	}
	return filepath.Join(build.dir, "fluxrepl")
}

// jupyter installs the kernel with `fluxrepl install --prefix` and returns the
// environment in which Jupyter's programs find it and nothing of the user's.
func jupyter(t *testing.T) []string {
	t.Helper()
	prefix := t.TempDir()
	run(t, nil, program(t), "install", "--prefix", prefix)
	data := filepath.Join(prefix, "share", "jupyter")
	env := os.Environ()
	for _, kv := range [][2]string{
		{"JUPYTER_PATH", data},
		{"JUPYTER_DATA_DIR", filepath.Join(prefix, "data")},
		{"JUPYTER_CONFIG_DIR", filepath.Join(prefix, "config")},
		{"JUPYTER_RUNTIME_DIR", filepath.Join(prefix, "runtime")},
		{"IPYTHONDIR", filepath.Join(prefix, "ipython")},
		{"PYTHONDONTWRITEBYTECODE", "1"},
	} {
		env = append(env, kv[0]+"="+kv[1])
	}
	return env
}

// run executes a program to its end and returns what it printed, both streams.
func run(t *testing.T, env []string, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = env
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out.String())
	}
	return out.String()
}

// artifact returns where a picture or page for a person to look at goes:
// $FLUXREPL_ARTIFACTS if set, else the test's own folder.
func artifact(t *testing.T, name string) string {
	t.Helper()
	dir := os.Getenv("FLUXREPL_ARTIFACTS")
	if dir == "" {
		dir = t.TempDir()
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, name)
}

// notebook is the tutorial that every client executes.
func notebook(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", "notebooks", "01-a-first-model.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	return path
}
