package toolchain

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// newModFile copies go.mod and go.sum, to be changed.
func (m *Modules) newModFile() (string, error) {
	t := m.t
	dir, err := t.newFolder()
	if err != nil {
		return "", err
	}
	from := t.currentModFile()
	for _, ext := range []string{".mod", ".sum"} {
		text, err := os.ReadFile(strings.TrimSuffix(from, ".mod") + ext)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "go"+ext), text, 0o644) //nolint:gosec // the work folder
		}
		if err != nil && (ext == ".mod" || !os.IsNotExist(err)) {
			return "", t.fileError(err)
		}
	}
	return filepath.Join(dir, "go.mod"), nil
}

// change lets the Go command add a module to a go.mod.
func (m *Modules) change(ctx context.Context, file, path, version, dir string, say func(string)) error {
	target := path
	if version != "" {
		target += "@" + version
	}
	if dir != "" {
		none := zeroVersion(path)
		target = path + "@" + none
		if _, err := m.t.goOutput(ctx, nil, "mod", "edit", "-replace="+path+"="+dir, "-require="+target, file); err != nil {
			return err
		}
	}
	// No list may see the file half changed, or add to it.
	if err := m.t.archives.listing.take(ctx); err != nil {
		return err
	}
	defer m.t.archives.listing.leave()
	_, err := m.t.goOutput(ctx, say, "get", "-modfile="+file, target)
	if e, ok := asToolError(err); ok {
		return &PackageError{Path: path, Reason: lastWords(e.Output)}
	}
	return err
}

// lastWords returns what the Go command said at the end: before that it tells of
// downloads.
func lastWords(output string) string {
	var kept []string
	for line := range strings.Lines(output) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "go: ")
		if line != "" && !strings.HasPrefix(line, "downloading ") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// zeroVersion is the version that a module in a folder is required at.
func zeroVersion(path string) string {
	i := strings.LastIndexAny(path, "/.")
	if i < 0 {
		return "v0.0.0"
	}
	major := path[i+1:]
	if len(major) < 2 || major[0] != 'v' || strings.Trim(major[1:], "0123456789") != "" {
		return "v0.0.0"
	}
	if path[i] == '.' && !strings.HasPrefix(path, "gopkg.in/") {
		return "v0.0.0"
	}
	return major + ".0.0"
}

// modFile is what `go mod edit -json` prints, as far as it is read.
type modFile struct {
	Module  struct{ Path string }
	Require []struct{ Path, Version string }
}

// owner returns the required module that a package is in, with its version: the
// longest of those whose path begins the package's. It returns "" if none does.
func (f modFile) owner(path string) (module, version string) {
	for _, r := range f.Require {
		if (path == r.Path || strings.HasPrefix(path, r.Path+"/")) && len(r.Path) > len(module) {
			module, version = r.Path, r.Version
		}
	}
	return module, version
}

// readModFile reads a go.mod.
func (t *Toolchain) readModFile(ctx context.Context, file string) (modFile, error) {
	out, err := t.goOutput(ctx, nil, "mod", "edit", "-json", file)
	if err != nil {
		return modFile{}, err
	}
	var f modFile
	if err := json.Unmarshal(out, &f); err != nil {
		return modFile{}, fmt.Errorf("%s: %w", file, err)
	}
	return f, nil
}

// currentModFile is the go.mod in use.
func (t *Toolchain) currentModFile() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.modFile != "" {
		return t.modFile
	}
	return filepath.Join(t.source, "go.mod")
}

// goOutput runs the Go command in the source folder.
func (t *Toolchain) goOutput(ctx context.Context, say func(string), args ...string) ([]byte, error) {
	name := "go " + args[0]
	c := command{name: name, path: t.goTool.path, args: args, dir: t.source, env: t.goEnv(), line: say}
	out, err := c.output(ctx)
	if err != nil && ctx.Err() == nil {
		if e, ok := asToolError(err); ok && saysFull(e.Output) {
			return nil, &FullError{Dir: t.dir, Err: err}
		}
		if !isFolder(t.source) {
			return nil, &GoneError{Path: t.source}
		}
	}
	return out, err
}
