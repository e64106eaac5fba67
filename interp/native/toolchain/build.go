package toolchain

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// File is one file of source.
type File struct {
	Name   string // such as "cell.go"; //line comments say what errors call it
	Source string
}

// Package is what Build makes a plugin of.
type Package struct {
	Path    string   // import path, unique in this process and not "main"; such as "s/r7"
	Files   []File   // at least one
	Imports []string // what the files import, packages that Build made included

	quiet bool // nobody waits for it: it is built at a low priority
}

// Result is a plugin that Build made.
type Result struct {
	Path    string        // of the package
	Plugin  string        // the file to open
	Compile time.Duration // how long the compiler took
	Link    time.Duration // how long the linker took
}

// Discard removes the plugin's file. Once it is open nobody needs it; packages
// that import this one are linked from another.
func (r *Result) Discard() error { return os.Remove(r.Plugin) }

// Build compiles a package and links a plugin. Errors of the source are a
// *CompileError; an import that cannot be had is a *PackageError; a full disk is a
// *FullError, a toolchain that is not there any more a *GoneError, and any other
// failure of a tool a *ToolError. When the context ends, what runs is killed and
// the context's error is returned.
func (t *Toolchain) Build(ctx context.Context, p Package) (Result, error) {
	ctx, done, err := t.begin(ctx)
	if err != nil {
		return Result{}, err
	}
	defer done()
	r, err := t.build(ctx, p)
	if err == nil || ctx.Err() != nil || !t.worthAnotherTry(err) {
		return r, err
	}
	return t.build(ctx, p)
}

// worthAnotherTry reports whether a build failed for archives that have left the
// build cache, which listing again brings back.
func (t *Toolchain) worthAnotherTry(err error) bool {
	if _, isSource := errors.AsType[*CompileError](err); isSource && t.archives.vanished() == "" {
		return false
	}
	if t.archives.vanished() == "" {
		return false
	}
	t.archives.forget()
	return true
}

func (t *Toolchain) build(ctx context.Context, p Package) (r Result, err error) {
	if err := t.checkPackage(p); err != nil {
		return Result{}, err
	}
	if err := t.ensure(ctx, t.external(p.Imports), false, nil); err != nil {
		return Result{}, err
	}
	dir, err := t.newFolder()
	if err != nil {
		return Result{}, err
	}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(dir) // at the latest, Close does
		}
	}()
	j := job{t: t, p: p, dir: dir, archive: filepath.Join(dir, "package.a"), plugin: filepath.Join(dir, "plugin.so")}
	r = Result{Path: p.Path, Plugin: j.plugin}
	start := time.Now()
	if err := j.compile(ctx); err != nil {
		return Result{}, err
	}
	r.Compile = time.Since(start)
	start = time.Now()
	if err := j.link(ctx); err != nil {
		return Result{}, err
	}
	r.Link = time.Since(start)
	_ = os.Remove(j.config()) // at the latest, Close does
	t.mu.Lock()
	defer t.mu.Unlock()
	t.built[p.Path] = &built{archive: j.archive, imports: slices.Clone(p.Imports)}
	return r, nil
}

// checkPackage refuses what could not be a package of the session.
func (t *Toolchain) checkPackage(p Package) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	wrong := func(format string, args ...any) error {
		return &ToolError{Tool: "build", Err: fmt.Errorf(format, args...)}
	}
	switch {
	case p.Path == "" || p.Path == "main" || strings.ContainsAny(p.Path, " =\"\n\t\\"):
		return wrong("want an import path other than main, got %q", p.Path)
	case t.built[p.Path] != nil:
		return wrong("package %s exists already", p.Path)
	case len(p.Files) == 0:
		return wrong("package %s has no files", p.Path)
	}
	for _, f := range p.Files {
		if f.Name != filepath.Base(f.Name) || !strings.HasSuffix(f.Name, ".go") {
			return wrong("want a file name that ends in .go, got %q", f.Name)
		}
	}
	return nil
}

// external returns the imports that are not the session's own packages.
func (t *Toolchain) external(imports []string) []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var out []string
	for _, path := range imports {
		if t.built[path] == nil {
			out = append(out, path)
		}
	}
	return out
}

// ownImports returns the session's packages that a package with these imports
// reaches, as lines of importcfg.
func (t *Toolchain) ownImports(imports []string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var b strings.Builder
	seen := map[string]bool{}
	for todo := slices.Clone(imports); len(todo) > 0; {
		path := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if own := t.built[path]; own != nil && !seen[path] {
			seen[path] = true
			fmt.Fprintf(&b, "packagefile %s=%s\n", path, own.archive)
			todo = append(todo, own.imports...)
		}
	}
	return b.String()
}

// job is one package on its way to a plugin.
type job struct {
	t                    *Toolchain
	p                    Package
	dir, archive, plugin string
}

func (j *job) config() string { return filepath.Join(j.dir, "importcfg") }

// compile writes the source and compiles it.
func (j *job) compile(ctx context.Context) error {
	t := j.t
	args := []string{
		"-o", j.archive, "-p", j.p.Path, "-lang=" + language(t.host.version), "-goversion", t.host.version,
		"-complete", "-dynlink", "-nolocalimports", "-pack", "-dwarf=false", "-e",
		"-trimpath", j.dir + "=>" + j.p.Path, "-importcfg", j.config(),
	}
	if t.host.race {
		args = append(args, "-race")
	}
	for _, f := range j.p.Files {
		name := filepath.Join(j.dir, f.Name)
		if err := os.WriteFile(name, []byte(f.Source), 0o644); err != nil {
			return t.fileError(err)
		}
		args = append(args, name)
	}
	config := t.archives.importConfig() + t.ownImports(j.p.Imports)
	if err := os.WriteFile(j.config(), []byte(config), 0o644); err != nil {
		return t.fileError(err)
	}
	c := command{name: "compile", path: t.goTool.tool("compile"), args: args, dir: j.dir, env: t.toolEnv(), quiet: j.p.quiet}
	stdout, stderr, err := c.run(ctx)
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	said := string(stdout) + string(stderr)
	if list := diagnostics(said); len(list) > 0 && !saysFull(said) {
		return &CompileError{Path: j.p.Path, Diagnostics: list}
	}
	return t.toolError("compile", said, err)
}

// link makes the plugin from the archive and all that it reaches.
func (j *job) link(ctx context.Context) error {
	t := j.t
	for _, accelerated := range []bool{true, false} {
		cc, ok := t.linker.compiler(ctx, t, accelerated)
		if !ok {
			continue
		}
		said, err := j.linkWith(ctx, cc)
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if !accelerated || saysFull(said) {
			return t.toolError("link", said, err)
		}
		t.linker.giveUp(shorten(said))
	}
	return nil
}

func (j *job) linkWith(ctx context.Context, cc []string) (said string, err error) {
	t := j.t
	tmp := filepath.Join(j.dir, "link")
	if err := os.MkdirAll(tmp, 0o755); err != nil {
		return "", t.fileError(err)
	}
	defer os.RemoveAll(tmp) //nolint:errcheck // at the latest, Close does
	args := []string{
		"-o", j.plugin, "-importcfg", j.config(), "-buildmode=plugin", "-pluginpath", j.p.Path,
		"-s", "-w", "-compressdwarf=false", "-tmpdir", tmp, "-extld=" + cc[0],
	}
	if len(cc) > 1 {
		args = append(args, "-extldflags="+strings.Join(cc[1:], " "))
	}
	if t.host.race {
		args = append(args, "-race")
	}
	c := command{name: "link", path: t.goTool.tool("link"), args: append(args, j.archive), dir: j.dir, env: t.toolEnv(), quiet: j.p.quiet}
	stdout, stderr, err := c.run(ctx)
	return string(stdout) + string(stderr), err
}

// toolError gives a failure of compile or link its type.
func (t *Toolchain) toolError(tool, said string, err error) error {
	if saysFull(said) {
		return &FullError{Dir: t.dir, Err: err}
	}
	if gone := t.checkTools(); gone != nil {
		return gone
	}
	return &ToolError{Tool: tool, Output: shorten(said), Err: err}
}

// language returns the language version of a Go version: go1.26 of go1.26.8.
func language(version string) string {
	if parts := strings.SplitN(version, ".", 3); len(parts) >= 2 {
		minor := parts[1]
		if i := strings.IndexFunc(minor, func(r rune) bool { return r < '0' || r > '9' }); i >= 0 {
			minor = minor[:i]
		}
		return parts[0] + "." + minor
	}
	return "go1." + strings.TrimPrefix(runtime.Version(), "go1.")
}
