package toolchain

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// sourceVariable names the source folder where the program does not know it.
const sourceVariable = "FLUXREPL_SOURCE"

// trySource finds the folder of this module that the program was built from.
func trySource(_ context.Context, p *probe) (string, error) {
	for _, given := range []struct{ dir, by string }{
		{p.opt.Source, "the options"}, {os.Getenv(sourceVariable), sourceVariable},
	} {
		if given.dir == "" {
			continue
		}
		if !isModule(given.dir) {
			return "", &UnavailableError{
				What: "source folder", Why: fmt.Sprintf("%s (from %s) is not the folder of the module %s", given.dir, given.by, module),
				Fix: "name the folder with its go.mod",
			}
		}
		p.source = absolute(given.dir)
		return p.source, nil
	}
	e := &UnavailableError{
		What: "source folder",
		Fix:  "set " + sourceVariable + " to the folder that it was built from",
	}
	dir := recordedSource(p.goTool.modCache)
	switch {
	case dir == "":
		e.Why = "this program does not know the folder that it was built from (it was built with -trimpath)"
		return "", e
	case !isModule(dir):
		e.Why = fmt.Sprintf("this program was built from %s, which is not there any more", dir)
		return "", e
	}
	p.source = dir
	return dir, nil
}

// recordedSource returns the module's folder as the compiler recorded it in the
// position of this function. A build with -trimpath records the module's name in
// its place, with a version if it came from the module cache.
func recordedSource(modCache string) string {
	_, file, _, ok := runtime.Caller(0)
	if !ok {
		return ""
	}
	dir, ok := strings.CutSuffix(filepath.ToSlash(file), "/interp/native/toolchain/source.go")
	if !ok {
		return ""
	}
	if filepath.IsAbs(dir) {
		return filepath.FromSlash(dir)
	}
	if strings.HasPrefix(dir, module+"@") && modCache != "" {
		return filepath.Join(modCache, filepath.FromSlash(dir))
	}
	return ""
}

// isModule reports whether a folder has the go.mod of this module.
func isModule(dir string) bool {
	name, err := moduleName(dir)
	return err == nil && name == module
}

// moduleName reads the name of the module in a folder.
func moduleName(dir string) (string, error) {
	file := filepath.Join(dir, "go.mod")
	f, err := os.Open(file)
	if err != nil {
		return "", fmt.Errorf("there is no module in %s: %w", dir, err)
	}
	defer f.Close() //nolint:errcheck // only read
	for s := bufio.NewScanner(f); s.Scan(); {
		if name, ok := strings.CutPrefix(strings.TrimSpace(s.Text()), "module "); ok {
			name, _, _ = strings.Cut(name, "//")
			return strings.Trim(strings.TrimSpace(name), "\"`"), nil
		}
	}
	return "", fmt.Errorf("%s names no module", file)
}
