package toolchain

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
)

// warmPath begins the paths of the packages that Warm builds.
const warmPath = "fluxrepl.warm"

// Warm does everything once that the first package would otherwise wait for: it
// compiles the packages of Options.Packages for plugins, which takes up to a
// minute when it is done for the first time on a machine and is then kept in the
// user's build cache, and it builds a small plugin that imports them, which reads
// them into memory. With Options.Open it opens that plugin, which proves that
// what is built here fits this program. If anything fails, and it was not for the
// context, Warm returns an *UnavailableError. It runs at a low priority. Build may be called meanwhile.
func (t *Toolchain) Warm(ctx context.Context) error {
	ctx, done, err := t.begin(ctx)
	if err != nil {
		return err
	}
	defer done()
	if err := t.prepare(ctx); err != nil {
		return asUnavailable("packages", err)
	}
	r, err := t.buildWarm(ctx, t.opt.Packages)
	if err != nil {
		return asUnavailable("plugin", err)
	}
	if t.opt.Open == nil {
		t.Forget(r.Path)
		return nil
	}
	return t.tryOpen(ctx, r)
}

// prepare has the packages compiled, with reports of progress.
func (t *Toolchain) prepare(ctx context.Context) error {
	var line func(string)
	if t.opt.Progress != nil {
		line = t.reporter(ctx)
	}
	// The standard library first: a cell that wants no more need not wait for the
	// rest.
	var std []string
	for _, path := range t.opt.Packages {
		if first, _, _ := strings.Cut(path, "/"); first != module && !strings.Contains(first, ".") {
			std = append(std, path)
		}
	}
	if err := t.ensure(ctx, std, true, line); err != nil {
		return err
	}
	return t.ensure(ctx, t.opt.Packages, true, line)
}

// reporter returns what reads the Go command's report, a line for each package
// that it compiles. Only if there is one, the packages are counted: mostly all
// are compiled already.
func (t *Toolchain) reporter(ctx context.Context) func(line string) {
	done, total := 0, 0
	return func(line string) {
		if checkPath(line) != nil {
			return // something else is said
		}
		if done++; done == 1 {
			total = t.countPackages(ctx)
		}
		t.opt.Progress(done, max(done, total), line)
	}
}

// countPackages returns how many packages the session's reach, those included
// that are compiled already; 0 if that cannot be told.
func (t *Toolchain) countPackages(ctx context.Context) int {
	args := append([]string{"list", "-deps"}, t.goFlags()...)
	args = append(append(args, "--"), t.opt.Packages...)
	c := command{name: "go list", path: t.goTool.path, args: args, dir: t.source, env: t.goEnv(), quiet: true}
	out, err := c.output(ctx)
	if err != nil {
		return 0
	}
	return strings.Count(string(out), "\n")
}

// buildWarm builds a package that imports others and does nothing.
func (t *Toolchain) buildWarm(ctx context.Context, imports []string) (Result, error) {
	var b strings.Builder
	b.WriteString("package main\n\n")
	for _, path := range imports {
		fmt.Fprintf(&b, "import _ %q\n", path)
	}
	// Without an init of its own the linker finds nothing to keep.
	b.WriteString("\nvar ready bool\n\nfunc init() { ready = true }\n")
	t.mu.Lock()
	t.serial++
	// The number in the work folder's name makes the path unique in the process.
	path := fmt.Sprintf("%s/%s/p%d", warmPath, filepath.Base(t.dir), t.serial)
	t.mu.Unlock()
	return t.Build(ctx, Package{Path: path, Files: []File{{Name: "warm.go", Source: b.String()}}, Imports: imports, quiet: true})
}

// tryOpen opens a plugin. If the shortcut of the linker made it, and it cannot be
// opened, one that is linked in the ordinary way has a second chance.
func (t *Toolchain) tryOpen(ctx context.Context, r Result) error {
	defer t.Forget(r.Path)
	err := t.opt.Open(r.Plugin)
	if err == nil {
		return nil
	}
	if _, shortcut := t.linker.compiler(ctx, t, true); shortcut && !mismatch(err) {
		t.linker.giveUp("a plugin that it made could not be opened: " + err.Error())
		second, buildErr := t.buildWarm(ctx, t.opt.Packages)
		if buildErr != nil {
			return asUnavailable("plugin", buildErr)
		}
		defer t.Forget(second.Path)
		if err = t.opt.Open(second.Plugin); err == nil {
			return nil
		}
	}
	return openError(err)
}

// mismatch reports whether opening failed because host and plugin were built from
// different packages.
func mismatch(err error) bool { return strings.Contains(err.Error(), "different version of package") }

// openError says why a plugin that was built could not be opened.
func openError(err error) error {
	if mismatch(err) {
		_, name, _ := strings.Cut(err.Error(), "different version of package ")
		return &UnavailableError{
			What: "plugin", Why: "this program was not built from the source that is there now: package " + name + " differs",
			Fix: "build the program again, without other flags than -race, -tags, -trimpath and -gcflags",
		}
	}
	return &UnavailableError{What: "plugin", Why: "a plugin was built but could not be opened: " + err.Error(), Err: err}
}
