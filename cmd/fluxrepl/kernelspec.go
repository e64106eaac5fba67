package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
)

// The kernelspec's default names; an executed notebook names them too.
const (
	kernelName        = "fluxrepl"
	kernelDisplayName = "Go (fluxrepl)"
)

//go:embed logo/logo-32x32.png logo/logo-64x64.png logo/logo-svg.svg
var logos embed.FS

// kernelSpec is a kernel.json.
type kernelSpec struct {
	Argv          []string       `json:"argv"`
	DisplayName   string         `json:"display_name"`
	Language      string         `json:"language"`
	InterruptMode string         `json:"interrupt_mode"`
	Metadata      map[string]any `json:"metadata"`
}

// specName matches what Jupyter accepts as the name of a kernel.
var specName = regexp.MustCompile(`^[A-Za-z0-9._-]+$`)

func checkName(name string) error {
	if !specName.MatchString(name) || strings.Trim(name, ".") == "" {
		return &usageError{message: fmt.Sprintf("--name %q: want letters, digits, dots, - and _", name)}
	}
	return nil
}

// kernelsDir is where Jupyter looks for kernelspecs: below a prefix, or the
// user's own place.
func kernelsDir(prefix string) (string, error) {
	if prefix != "" {
		abs, err := filepath.Abs(prefix)
		return filepath.Join(abs, "share", "jupyter", "kernels"), err
	}
	data, err := userDataDir(runtime.GOOS, os.Getenv, os.UserHomeDir)
	return filepath.Join(data, "kernels"), err
}

// userDataDir is jupyter_core's jupyter_data_dir.
func userDataDir(goos string, getenv func(string) string, home func() (string, error)) (string, error) {
	if dir := getenv("JUPYTER_DATA_DIR"); dir != "" {
		return filepath.Abs(dir)
	}
	if goos == "windows" {
		if dir := getenv("APPDATA"); dir != "" {
			return filepath.Join(dir, "jupyter"), nil
		}
	}
	if goos == "linux" {
		if dir := getenv("XDG_DATA_HOME"); dir != "" {
			return filepath.Join(dir, "jupyter"), nil
		}
	}
	h, err := home()
	if err != nil {
		return "", fmt.Errorf("finding your home directory: %w; use --prefix or JUPYTER_DATA_DIR", err)
	}
	switch goos {
	case "windows":
		return filepath.Join(h, "AppData", "Roaming", "jupyter"), nil
	case "darwin":
		return filepath.Join(h, "Library", "Jupyter"), nil
	}
	return filepath.Join(h, ".local", "share", "jupyter"), nil
}

// writeSpec writes kernel.json and the logos into dir.
func writeSpec(dir string, spec kernelSpec) error {
	b, err := json.MarshalIndent(spec, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "kernel.json"), append(b, '\n'), 0o644); err != nil {
		return err
	}
	entries, err := fs.ReadDir(logos, "logo")
	if err != nil {
		return err
	}
	for _, e := range entries {
		b, err := fs.ReadFile(logos, "logo/"+e.Name())
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, e.Name()), b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// readSpec reads the kernelspec in dir.
func readSpec(dir string) (kernelSpec, error) {
	var spec kernelSpec
	path := filepath.Join(dir, "kernel.json")
	b, err := os.ReadFile(path)
	if err != nil {
		return spec, err
	}
	if err := json.Unmarshal(b, &spec); err != nil {
		return spec, fmt.Errorf("%s: %w", path, err)
	}
	return spec, nil
}

// isTemporary tells whether the running binary is one that `go run` or
// `go test` made: it lies in a folder of the build or of its cache and will be
// gone some day.
func isTemporary(exe string) bool {
	for _, part := range strings.Split(filepath.ToSlash(exe), "/") {
		if strings.HasPrefix(part, "go-build") {
			return true
		}
	}
	return false
}

// copyBinary copies a program beside its place and renames it: a kernel that
// still runs from the old file goes on undisturbed.
func copyBinary(from, to string) (err error) {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = src.Close() }()
	tmp, err := os.CreateTemp(filepath.Dir(to), ".fluxrepl-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = tmp.Close()
			_ = os.Remove(tmp.Name())
		}
	}()
	if _, err := io.Copy(tmp, src); err != nil {
		return err
	}
	if err := tmp.Chmod(0o755); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), to)
}
