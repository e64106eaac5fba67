package arm64

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// emulator finds the program that runs ARM64's on this machine. With
// FLUXREPL_REQUIRE_CLIENTS=1, as in CI, there must be one.
func emulator(t *testing.T) string {
	t.Helper()
	if runtime.GOOS != "linux" || runtime.GOARCH == "arm64" {
		t.Skip("the kernels of ARM64 are emulated on other Linux machines only")
	}
	path, err := exec.LookPath("qemu-aarch64-static")
	if err == nil {
		return path
	}
	if os.Getenv("FLUXREPL_REQUIRE_CLIENTS") == "1" {
		t.Fatal(err)
	}
	t.Skip("no qemu-aarch64-static (tests/setup installs it): the kernels of ARM64 are not run")
	return ""
}

// TestKernels runs the tests of every package below flux/internal that has some.
func TestKernels(t *testing.T) {
	emulator := emulator(t)
	list := exec.Command("go", "list", "-f", "{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}} {{.Dir}}{{end}}", "fluxrepl/flux/internal/...")
	list.Env = cross()
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for line := range strings.Lines(string(out)) {
		pkg, dir, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			continue
		}
		ran++
		t.Run(strings.TrimPrefix(pkg, "fluxrepl/flux/internal/"), func(t *testing.T) {
			t.Parallel()
			program := filepath.Join(t.TempDir(), "arm64.test")
			build := exec.Command("go", "test", "-c", "-o", program, pkg)
			build.Env = cross()
			if text, err := build.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			// Emulation is slow, and plain Go is compared on every machine.
			run := exec.Command(emulator, program, "-test.short", "-test.timeout=5m", "-test.skip=/^go_|//^go$")
			run.Dir = dir
			if text, err := run.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, text)
			}
		})
	}
	if ran == 0 {
		t.Error("no package below flux/internal has tests")
	}
}

// cross returns the environment for building programs of ARM64.
func cross() []string { return append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0") }
