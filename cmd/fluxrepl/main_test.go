package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// asProgram makes the test binary run as fluxrepl itself: the tests then see
// the real descriptors, exit statuses and signals, without building it again.
const asProgram = "FLUXREPL_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// result is what a run of the program left.
type result struct {
	out, err string
	status   int
}

func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), exe, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1", "JUPYTER_DATA_DIR=", "XDG_DATA_HOME=", "HOME="+t.TempDir())
	if cache, err := os.UserCacheDir(); err == nil && os.Getenv("GOCACHE") == "" {
		cmd.Env = append(cmd.Env, "GOCACHE="+filepath.Join(cache, "go-build")) // else the toolchain builds all anew
	}
	return cmd
}

func finish(t *testing.T, cmd *exec.Cmd, stdin io.Reader) result {
	t.Helper()
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = stdin, &out, &errs
	err := cmd.Run()
	if _, exit := errors.AsType[*exec.ExitError](err); err != nil && !exit {
		t.Fatal(err)
	}
	return result{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

// check compares a run with what is wanted: all of want's strings in order.
func (r result) check(t *testing.T, status int, wantOut, wantErr []string) {
	t.Helper()
	if r.status != status {
		t.Errorf("exit status %d, want %d", r.status, status)
	}
	inOrder(t, "stdout", r.out, wantOut)
	inOrder(t, "stderr", r.err, wantErr)
	if len(wantErr) == 0 && r.err != "" {
		t.Errorf("stderr: %q, want nothing", r.err)
	}
}

func inOrder(t *testing.T, name, got string, want []string) {
	t.Helper()
	rest := got
	for _, w := range want {
		i := strings.Index(rest, w)
		if i < 0 {
			t.Errorf("%s lacks %q (in this order: %q):\n%s", name, w, want, got)
			return
		}
		rest = rest[i+len(w):]
	}
}

func TestCommandLine(t *testing.T) {
	for name, c := range map[string]struct {
		args     []string
		stdin    string
		status   int
		out, err []string
	}{
		"help":                {[]string{"help"}, "", 0, []string{"Usage:", "fluxrepl run FILE", "fluxrepl install", "Exit status:"}, nil},
		"help by flag":        {[]string{"--help"}, "", 0, []string{"Usage:"}, nil},
		"help of one":         {[]string{"help", "run"}, "", 0, []string{"Usage: fluxrepl run [flags]", "--engine ENGINE", "--html FILE.html", "--timeout DURATION"}, nil},
		"help of one by flag": {[]string{"install", "-h"}, "", 0, []string{"Usage: fluxrepl install", "--prefix DIR"}, nil},
		"help of the session": {[]string{"help", "session"}, "", 0, []string{"Usage: fluxrepl [flags]", "-e CODE"}, nil},
		"help of nothing":     {[]string{"help", "nothing"}, "", 2, nil, []string{`unknown command "nothing"`}},
		"version":             {[]string{"version"}, "", 0, []string{"fluxrepl ", "go1.", "engines: interpreted (yaegi "}, nil},
		"version by flag":     {[]string{"--version"}, "", 0, []string{"fluxrepl "}, nil},
		"unknown command":     {[]string{"instal"}, "", 2, nil, []string{`unknown command "instal"`, "Did you mean `fluxrepl install`?"}},
		"file as command":     {[]string{"a.ipynb"}, "", 2, nil, []string{"fluxrepl run a.ipynb"}},
		"unknown flag":        {[]string{"run", "--outt", "x", "a"}, "", 2, nil, []string{"run: unknown flag --outt", "Did you mean --out?"}},
		"flag without value":  {[]string{"run", "a.go", "--out"}, "", 2, nil, []string{"flag needs an argument: -out", "fluxrepl help run"}},
		"no file":             {[]string{"run"}, "", 2, nil, []string{"run: want one file, got 0"}},
		"two files":           {[]string{"run", "a", "b"}, "", 2, nil, []string{"want one file, got 2"}},
		"no such engine":      {[]string{"--engine=warp"}, "", 2, nil, []string{`unknown engine "warp": want auto, interpreted or native`}},
		"no memory limit":     {[]string{"-e", "1", "--memory=much"}, "", 2, nil, []string{`memory limit "much": want a size such as 4GiB`}},
		"negative timeout":    {[]string{"run", "--timeout=-1s", "a.go"}, "", 2, nil, []string{"--timeout: want more than 0s"}},
		"no such file":        {[]string{"run", "gone.ipynb"}, "", 1, nil, []string{"gone.ipynb: no such file"}},
		"a directory":         {[]string{"run", "testdata"}, "", 1, nil, []string{"testdata is a directory"}},
		"not JSON":            {[]string{"run", "testdata/broken.ipynb"}, "", 1, nil, []string{"testdata/broken.ipynb: not a notebook (not JSON): line 3, column 17"}},
		"not a notebook":      {[]string{"run", "-"}, `{"nbformat": 4}`, 1, nil, []string{"standard input: not a valid notebook: cells: missing"}},
		"notebook format 3":   {[]string{"run", "-"}, `{"nbformat":3,"nbformat_minor":0,"worksheets":[]}`, 1, nil, []string{"standard input: notebook format 3.0: want 4.0 to 4.5"}},
		"another language":    {[]string{"run", "testdata/python.ipynb"}, "", 1, nil, []string{"the notebook's language is python"}},
		"a library":           {[]string{"run", "testdata/library.go"}, "", 1, nil, []string{"package shapes is no program"}},
		"kernel without file": {[]string{"kernel"}, "", 2, nil, []string{"kernel: want one connection file, got 0"}},
		"kernel, no file":     {[]string{"kernel", "gone.json"}, "", 1, nil, []string{"gone.json"}},
		"kernel, log level":   {[]string{"kernel", "--log-level=loud", "x"}, "", 2, nil, []string{"loud"}},
		"extra argument":      {[]string{"install", "now"}, "", 2, nil, []string{`install: unexpected argument "now"`}},
		"bad kernel name":     {[]string{"install", "--name", "a/b"}, "", 2, nil, []string{`--name "a/b": want letters`}},
		"user and prefix":     {[]string{"install", "--user", "--prefix", "x"}, "", 2, nil, []string{"exclude each other"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			finish(t, program(t, c.args...), strings.NewReader(c.stdin)).check(t, c.status, c.out, c.err)
		})
	}
}

func TestInstallAndUninstall(t *testing.T) {
	prefix := t.TempDir()
	place := []string{"--prefix", prefix, "--name", "flux-test"}
	r := finish(t, program(t, append([]string{"install", "--display-name", "Go here", "--engine=interpreted"}, place...)...), nil)
	r.check(t, 0, []string{"Installed the kernel \"Go here\" as flux-test in", "Next: jupyter", "JUPYTER_PATH"}, nil)
	dir := filepath.Join(prefix, "share", "jupyter", "kernels", "flux-test")
	spec, err := readSpec(dir)
	if err != nil {
		t.Fatal(err)
	}
	if spec.DisplayName != "Go here" || spec.Language != "go" || spec.InterruptMode != "message" {
		t.Errorf("kernelspec %+v", spec)
	}
	if args := strings.Join(spec.Argv[1:], " "); args != "kernel --connection-file {connection_file} --engine interpreted" {
		t.Errorf("argv %q", spec.Argv)
	}
	if info, err := os.Stat(spec.Argv[0]); err != nil || info.Mode()&0o111 == 0 || isTemporary(spec.Argv[0]) {
		t.Errorf("argv[0] %q is no program that stays: %v", spec.Argv[0], err)
	}
	for _, logo := range []string{"logo-32x32.png", "logo-64x64.png", "logo-svg.svg"} {
		if _, err := os.Stat(filepath.Join(dir, logo)); err != nil {
			t.Error(err)
		}
	}
	finish(t, program(t, append([]string{"uninstall"}, place...)...), nil).check(t, 0, []string{"Removed the kernel flux-test"}, nil)
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("still there: %v", err)
	}
	finish(t, program(t, append([]string{"uninstall"}, place...)...), nil).check(t, 1, nil, []string{"no kernel flux-test is installed"})
}

func TestUninstallLeavesOthersAlone(t *testing.T) {
	prefix := t.TempDir()
	dir := filepath.Join(prefix, "share", "jupyter", "kernels", "python3")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "kernel.json"), []byte(`{"argv":["python3"],"metadata":{}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	r := finish(t, program(t, "uninstall", "--prefix", prefix, "--name", "python3"), nil)
	r.check(t, 1, nil, []string{"is not a kernel of fluxrepl: left alone"})
	if _, err := os.Stat(dir); err != nil {
		t.Error(err)
	}
}

func TestUserDataDir(t *testing.T) {
	home := func() (string, error) { return filepath.FromSlash("/home/u"), nil }
	for name, c := range map[string]struct {
		goos string
		env  map[string]string
		want string
	}{
		"linux":        {"linux", nil, "/home/u/.local/share/jupyter"},
		"xdg":          {"linux", map[string]string{"XDG_DATA_HOME": "/x"}, "/x/jupyter"},
		"macOS":        {"darwin", nil, "/home/u/Library/Jupyter"},
		"windows":      {"windows", map[string]string{"APPDATA": "/home/u/AppData/Roaming"}, "/home/u/AppData/Roaming/jupyter"},
		"bare windows": {"windows", nil, "/home/u/AppData/Roaming/jupyter"},
		"jupyter":      {"darwin", map[string]string{"JUPYTER_DATA_DIR": "/data"}, "/data"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := userDataDir(c.goos, func(k string) string { return c.env[k] }, home)
			if err != nil || filepath.ToSlash(got) != c.want {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
	if _, err := userDataDir("linux", func(string) string { return "" }, func() (string, error) { return "", errors.New("no home") }); err == nil {
		t.Error("no home directory gave no error")
	}
}
