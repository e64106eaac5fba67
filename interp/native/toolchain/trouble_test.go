//go:build linux && cgo

package toolchain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// script writes an executable shell script.
func script(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFindSaysWhatIsMissing(t *testing.T) {
	here := find(t, Options{})
	empty := t.TempDir()
	other := script(t, "go", `echo '{"GOVERSION":"go1.1","GOROOT":"/old","GOTOOLDIR":"/old/tools"}'`)
	hollow := script(t, "go", fmt.Sprintf(`echo '{"GOVERSION":%q,"GOROOT":"/hollow","GOTOOLDIR":"/hollow/tools"}'`, here.host.version))
	noLibrary := script(t, "cc", `echo crti.o`)
	for name, c := range map[string]struct {
		opt       Options
		env       map[string]string
		what, why string
	}{
		"no go":           {opt: Options{Go: filepath.Join(empty, "go")}, what: "go command", why: "there is no go command at " + empty},
		"broken go":       {opt: Options{Go: script(t, "go", "exit 3")}, what: "go command", why: "there is no go command"},
		"other version":   {opt: Options{Go: other}, what: "go command", why: "needs exactly that version, but " + other + " is go1.1"},
		"hollow":          {opt: Options{Go: hollow}, what: "compiler and linker", why: "there is no /hollow/tools/compile"},
		"no C compiler":   {opt: Options{Go: here.goTool.path}, env: map[string]string{"PATH": empty, "CC": "nonesuch"}, what: "C compiler", why: "no C compiler (nonesuch)"},
		"no C library":    {env: map[string]string{"CC": noLibrary}, what: "C library", why: "has no C library"},
		"no source":       {opt: Options{Source: empty}, what: "source folder", why: empty + " (from the options) is not the folder"},
		"no source, env":  {env: map[string]string{sourceVariable: empty}, what: "source folder", why: empty + " (from " + sourceVariable + ") is not the folder"},
		"no work folder":  {opt: Options{Dir: "/proc/none"}, what: "work folder", why: "there is no folder"},
		"work is a file":  {opt: Options{Dir: other}, what: "work folder", why: "there is no folder"},
		"no place at all": {opt: Options{Dir: "/proc"}, what: "work folder", why: "/proc"},
	} {
		t.Run(name, func(t *testing.T) {
			for k, v := range c.env {
				t.Setenv(k, v)
			}
			tc, err := Find(t.Context(), c.opt)
			e, ok := errors.AsType[*UnavailableError](err)
			if !ok {
				t.Fatalf("got %v %v, want an *UnavailableError", tc, err)
			}
			if e.What != c.what || !strings.Contains(e.Why, c.why) || e.Fix == "" {
				t.Errorf("got What %q, Why %q, Fix %q; want %q, %q", e.What, e.Why, e.Fix, c.what, c.why)
			}
			findings := Doctor(t.Context(), c.opt)
			if Healthy(findings) {
				t.Errorf("the doctor finds nothing: %v", findings)
			}
		})
	}
}

const trivial = "package main\n\nfunc init() { println() }\n"

func tryBuild(tc *Toolchain, src string, imports ...string) (Result, error) {
	return tc.Build(context.Background(), Package{Path: uniquePath(), Files: []File{{Name: "cell.go", Source: src}}, Imports: imports})
}

// ownTools gives a toolchain a folder with links to the tools, to be changed.
func ownTools(t *testing.T, tc *Toolchain) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"compile", "link"} {
		if err := os.Symlink(tc.goTool.tool(name), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	tc.goTool.toolDir = dir
	return dir
}

func TestToolsThatDisappear(t *testing.T) {
	for _, name := range []string{"compile", "link"} {
		tc := find(t, Options{})
		tools := ownTools(t, tc)
		if _, err := tryBuild(tc, trivial); err != nil {
			t.Fatal(err)
		}
		tool := filepath.Join(tools, name)
		real, err := os.Readlink(tool)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(tool); err != nil {
			t.Fatal(err)
		}
		_, err = tryBuild(tc, trivial)
		if e, ok := errors.AsType[*GoneError](err); !ok || e.Path != tool {
			t.Errorf("without %s: got %T %v, want a *GoneError", name, err, err)
		}
		if err := os.Symlink(real, tool); err != nil {
			t.Fatal(err)
		}
		if _, err = tryBuild(tc, trivial); err != nil {
			t.Errorf("with %s back: %v", name, err)
		}
	}
}

func TestFoldersThatDisappear(t *testing.T) {
	tc := find(t, Options{})
	if _, err := tryBuild(tc, trivial); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(tc.Dir()); err != nil {
		t.Fatal(err)
	}
	_, err := tryBuild(tc, trivial)
	if e, ok := errors.AsType[*GoneError](err); !ok || e.Path != tc.Dir() {
		t.Errorf("without the work folder: got %T %v, want a *GoneError", err, err)
	}
}

func TestCacheThatIsCleaned(t *testing.T) {
	tc := find(t, Options{})
	src := "package main\n\nimport \"fmt\"\n\nfunc init() { fmt.Println() }\n"
	if _, err := tryBuild(tc, src, "fmt"); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"fmt", "internal/abi"} { // one for the compiler, one for the linker
		tc.archives.files[path] = filepath.Join(t.TempDir(), "cleaned")
		tc.archives.config = ""
		if _, err := tryBuild(tc, src, "fmt"); err != nil {
			t.Errorf("without the archive of %s: %v", path, err)
		}
	}
}

func TestFullDisk(t *testing.T) {
	for _, name := range []string{"compile", "link"} {
		tc := find(t, Options{})
		tools := ownTools(t, tc)
		if err := os.Remove(filepath.Join(tools, name)); err != nil {
			t.Fatal(err)
		}
		full := script(t, name, `echo "write /tmp/x: no space left on device" >&2; exit 1`)
		if err := os.Symlink(full, filepath.Join(tools, name)); err != nil {
			t.Fatal(err)
		}
		_, err := tryBuild(tc, trivial)
		if e, ok := errors.AsType[*FullError](err); !ok || e.Dir != tc.Dir() {
			t.Errorf("%s on a full disk: got %T %v, want a *FullError", name, err, err)
		}
		if err := tc.fileError(&os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}); !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("got %v", err)
		}
	}
}

// TestEndingKillsTheGroup has a tool that starts a child which never ends. Both
// hold the pipe open; its end is read when both are gone.
func TestEndingKillsTheGroup(t *testing.T) {
	t.Run("cancel", func(t *testing.T) {
		testEnding(t, context.Canceled, func(_ *Toolchain, cancel func()) { cancel() })
	})
	t.Run("close", func(t *testing.T) {
		testEnding(t, ErrClosed, func(tc *Toolchain, _ func()) {
			if err := tc.Close(); err != nil {
				t.Error(err)
			}
		})
	})
}

func testEnding(t *testing.T, want error, end func(*Toolchain, func())) {
	tc := find(t, Options{})
	tools := ownTools(t, tc)
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(tools, "compile")); err != nil {
		t.Fatal(err)
	}
	slow := script(t, "compile", "exec 3>"+pipe+"; echo started >&3; sleep 100000 & wait")
	if err := os.Symlink(slow, filepath.Join(tools, "compile")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	done := make(chan error, 1)
	go func() {
		_, err := tc.Build(ctx, Package{Path: uniquePath(), Files: []File{{Name: "cell.go", Source: trivial}}})
		done <- err
	}()
	f, err := os.Open(pipe)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := bufio.NewReader(f)
	if line, err := r.ReadString('\n'); err != nil || line != "started\n" {
		t.Fatalf("got %q %v", line, err)
	}
	end(tc, cancel)
	if err := <-done; !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
	if rest, err := io.ReadAll(r); err != nil || len(rest) > 0 {
		t.Errorf("got %q %v", rest, err)
	}
}

// TestUsersFlags has settings in the environment that this program was not built
// with. Its plugins must not be either.
func TestUsersFlags(t *testing.T) {
	t.Setenv("GOFLAGS", "-tags=other -gcflags=-N -trimpath -race -mod=vendor")
	t.Setenv("GOGC", "1")
	t.Setenv("GODEBUG", "gctrace=1")
	t.Setenv("GOWORK", "/nowhere/go.work")
	t.Setenv("GOARCH", "mips")
	if hostRace {
		t.Setenv("GOFLAGS", "-race=false")
	}
	tc := find(t, Options{Open: openPlugin})
	if err := tc.Warm(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestWarmSaysWhy(t *testing.T) {
	for name, c := range map[string]struct {
		opt  Options
		want string
	}{
		"no package":   {Options{Packages: []string{"no/such"}}, "not in the standard library"},
		"cannot open":  {Options{Open: func(string) error { return errors.New("bad file") }}, "bad file"},
		"another host": {Options{Open: func(string) error { return errors.New("plugin was built with a different version of package fmt") }}, "package fmt differs"},
	} {
		err := find(t, c.opt).Warm(t.Context())
		if e, ok := errors.AsType[*UnavailableError](err); !ok || !strings.Contains(e.Why, c.want) {
			t.Errorf("%s: got %T %v, want an *UnavailableError with %q", name, err, err, c.want)
		}
	}
}

// TestWaitingEnds waits for a list that does not end.
func TestWaitingEnds(t *testing.T) {
	tc := find(t, Options{})
	if err := tc.archives.listing.take(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := tc.Build(ctx, Package{Path: uniquePath(), Files: []File{{Name: "cell.go", Source: trivial}}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestBuildsAtOnce(t *testing.T) {
	tc := find(t, Options{})
	results := make([]Result, 4)
	var wait sync.WaitGroup
	for i := range results {
		path := uniquePath()
		wait.Go(func() {
			src := fmt.Sprintf("package main\n\nimport \"os\"\n\nfunc init() { os.Setenv(\"AT_ONCE_%d\", \"yes\") }\n", i)
			r, err := tc.Build(context.Background(), Package{Path: path, Files: []File{{Name: "cell.go", Source: src}}, Imports: []string{"os"}})
			if err != nil {
				t.Error(err)
			}
			results[i] = r
		})
	}
	wait.Wait()
	for i, r := range results {
		mustOpen(t, r)
		lookup(t, fmt.Sprint("AT_ONCE_", i))
	}
}

func TestShortcutThatFails(t *testing.T) {
	tc := find(t, Options{})
	if _, err := tryBuild(tc, trivial); err != nil {
		t.Fatal(err)
	}
	if tc.linker.script == "" {
		t.Skip("no shortcut here: ", tc.linker.detail)
	}
	tc.linker.script = script(t, "broken", "exit 1")
	r, err := tryBuild(tc, trivial)
	if err != nil {
		t.Fatal(err)
	}
	mustOpen(t, r)
	if tc.linker.script != "" {
		t.Error("the shortcut that failed is still in use")
	}
}

func TestSweep(t *testing.T) {
	parent := t.TempDir()
	live := find(t, Options{Dir: parent})
	old := time.Now().Add(-time.Hour)
	dead := filepath.Join(parent, strings.Replace(workPattern, "*", "1", 1))
	young := filepath.Join(parent, strings.Replace(workPattern, "*", "2", 1))
	for _, dir := range []string{dead, young} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "lock"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{dead, live.Dir()} {
		if err := os.Chtimes(filepath.Join(dir, "lock"), old, old); err != nil {
			t.Fatal(err)
		}
	}
	find(t, Options{Dir: parent})
	for dir, want := range map[string]bool{dead: false, young: true, live.Dir(): true} {
		if got := isFolder(dir); got != want {
			t.Errorf("%s exists: %t, want %t", dir, got, want)
		}
	}
}

func TestWrongPackages(t *testing.T) {
	tc := find(t, Options{})
	files := []File{{Name: "cell.go", Source: trivial}}
	taken := uniquePath()
	if _, err := tc.Build(t.Context(), Package{Path: taken, Files: files}); err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]Package{
		"no path":      {Files: files},
		"main":         {Path: "main", Files: files},
		"space":        {Path: "a b", Files: files},
		"taken":        {Path: taken, Files: files},
		"no files":     {Path: "t/none"},
		"file outside": {Path: "t/outside", Files: []File{{Name: "../cell.go"}}},
		"not Go":       {Path: "t/text", Files: []File{{Name: "cell.txt"}}},
	} {
		if _, err := tc.Build(t.Context(), p); err == nil {
			t.Errorf("%s: built", name)
		}
	}
	tc.Forget(taken)
	if _, err := tc.Build(t.Context(), Package{Path: taken, Files: files}); err != nil {
		t.Errorf("a forgotten path: %v", err)
	}
}

func TestClosed(t *testing.T) {
	tc := find(t, Options{})
	m, err := tc.Modules(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := tc.Close(); err != nil {
		t.Fatal(err)
	}
	if isFolder(tc.Dir()) {
		t.Error("the work folder is still there")
	}
	_, building := tryBuild(tc, trivial)
	_, getting := m.Get(t.Context(), "example.com/x", nil)
	_, importing := m.Import(t.Context(), "golang.org/x/text/language")
	for name, err := range map[string]error{"Build": building, "Get": getting, "Import": importing, "Warm": tc.Warm(t.Context())} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("%s after Close: got %v, want ErrClosed", name, err)
		}
	}
}

func TestOddFolderNames(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "it's a $HOME, \"ü\"")
	tc := find(t, Options{Dir: dir, Open: openPlugin})
	if err := tc.Warm(t.Context()); err != nil {
		t.Error(err)
	}
}
