package toolchain

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
)

// probe gathers what Find learns, step by step.
type probe struct {
	opt    Options
	host   hostBuild
	goTool goCommand
	cc     []string // the C compiler and the arguments that CC gives it
	source string
	parent string // of the work folder
}

// step is one thing that native code needs.
type step struct {
	name  string
	needs []string // steps without which this one cannot be tried
	try   func(ctx context.Context, p *probe) (detail string, err error)
}

// steps returns the table that Find and Doctor go through, in order.
func steps() []step {
	return []step{
		{name: "system", try: trySystem},
		{name: "this program", try: tryHost},
		{name: "go command", try: tryGo},
		{name: "compiler and linker", needs: []string{"go command"}, try: tryTools},
		{name: "C compiler", needs: []string{"go command"}, try: tryC},
		{name: "C library", needs: []string{"C compiler"}, try: tryCLibrary},
		{name: "source folder", needs: []string{"go command"}, try: trySource},
		{name: "work folder", try: tryWork},
	}
}

// pluginArchs are the processors for which Go makes plugins on Linux.
var pluginArchs = []string{"386", "amd64", "arm", "arm64", "loong64", "ppc64le", "riscv64", "s390x"}

func trySystem(context.Context, *probe) (string, error) {
	name := runtime.GOOS + "/" + runtime.GOARCH
	if runtime.GOOS != "linux" {
		return "", &UnavailableError{What: "system", Why: "it needs Linux, and this is " + name}
	}
	if !slices.Contains(pluginArchs, runtime.GOARCH) {
		return "", &UnavailableError{What: "system", Why: "Go makes no plugins for " + name}
	}
	return name, nil
}

func tryHost(_ context.Context, p *probe) (string, error) {
	if !hostCgo {
		return "", &UnavailableError{
			What: "this program", Why: "this program was built without cgo (CGO_ENABLED=0), so it cannot open plugins",
			Fix: "build it with CGO_ENABLED=1",
		}
	}
	if p.host.foreign != "" {
		return "", &UnavailableError{
			What: "this program", Why: fmt.Sprintf("this program was built with %s, and its plugins cannot be", p.host.foreign),
			Fix: "build it without",
		}
	}
	return p.host.describe(), nil
}

func tryTools(_ context.Context, p *probe) (string, error) {
	for _, tool := range []string{p.goTool.tool("compile"), p.goTool.tool("link")} {
		if _, err := os.Stat(tool); err != nil {
			return "", &UnavailableError{
				What: "compiler and linker", Why: "the Go installation is incomplete: there is no " + tool,
				Fix: "install " + p.host.version + " again",
			}
		}
	}
	return p.goTool.toolDir, nil
}

func tryWork(_ context.Context, p *probe) (string, error) {
	parent, err := workParent(p.opt.Dir)
	if err != nil {
		return "", err
	}
	p.parent = parent
	return parent, nil
}

// run goes through the steps until one fails.
func (p *probe) run(ctx context.Context) error {
	for _, s := range steps() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := s.try(ctx, p); err != nil {
			return asUnavailable(s.name, err)
		}
	}
	return nil
}

// asUnavailable gives an error the type that Find and Warm promise, unless a
// context ended.
func asUnavailable(what string, err error) error {
	if u, ok := errors.AsType[*UnavailableError](err); ok {
		return u
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, ErrClosed) {
		return err
	}
	return &UnavailableError{What: what, Why: err.Error(), Err: err}
}

// isFolder reports whether a path is a folder.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// isFile reports whether a path is a file.
func isFile(path string) bool {
	info, err := os.Stat(path) //nolint:gosec // the user's own places
	return err == nil && info.Mode().IsRegular()
}

// absolute makes a path absolute where that is possible.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
