package export

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Files are the files of a program: main.go, go.mod and, if the program needs
// modules that have to be fetched, go.sum.
type Files struct {
	Main, Mod, Sum []byte // Sum is nil if there is none
}

// ExistsError says that a file that nobody exported would be overwritten.
type ExistsError struct{ Path string }

func (e *ExistsError) Error() string {
	return fmt.Sprintf("export: %s is there already and was not exported: want an empty folder or another name", e.Path)
}

// Write writes the program. A path that ends in .go is a file for main.go
// alone; any other is a folder, made if it is not there. It overwrites what an
// earlier export wrote, and nothing else: then the error is an *ExistsError.
func (f *Files) Write(path string) error {
	if filepath.Ext(path) == ".go" {
		if err := overwritable(path); err != nil {
			return err
		}
		return os.WriteFile(path, f.Main, 0o644)
	}
	main := filepath.Join(path, "main.go")
	if err := overwritable(main); err != nil {
		return err
	}
	mod := filepath.Join(path, "go.mod")
	if _, err := os.Stat(main); errors.Is(err, os.ErrNotExist) {
		if _, err := os.Stat(mod); err == nil {
			return &ExistsError{mod}
		}
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(mod, f.Mod, 0o644); err != nil {
		return err
	}
	if f.Sum != nil {
		if err := os.WriteFile(filepath.Join(path, "go.sum"), f.Sum, 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(main, f.Main, 0o644)
}

// overwritable returns nil if path does not exist or was exported.
func overwritable(path string) error {
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !strings.HasPrefix(string(text), Mark):
		return &ExistsError{path}
	}
	return nil
}
