package toolchain

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// workParent returns the folder in which the work folder is to be made: one that
// can be written to and from which plugins can be loaded.
func workParent(given string) (string, error) {
	candidates := []string{given}
	if given == "" {
		candidates = []string{os.TempDir()}
		if cache, err := os.UserCacheDir(); err == nil {
			candidates = append(candidates, filepath.Join(cache, module))
		}
	}
	var first error
	for _, dir := range candidates {
		err := checkParent(dir)
		if err == nil {
			return absolute(dir), nil
		}
		if first == nil {
			first = err
		}
	}
	return "", first
}

// checkParent tries a folder.
func checkParent(dir string) error {
	unusable := func(why string) error {
		return &UnavailableError{What: "work folder", Why: why, Fix: "set TMPDIR to another folder"}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return unusable(fmt.Sprintf("there is no folder for temporary files: %v", err))
	}
	if noExec(dir) {
		return unusable(dir + " is mounted so that no code can be loaded from it (noexec)")
	}
	f, err := os.CreateTemp(dir, module+"-")
	if err != nil {
		return unusable(fmt.Sprintf("nothing can be written to %s: %v", dir, err))
	}
	defer os.Remove(f.Name()) //nolint:errcheck // it is empty
	_, err = f.Write(make([]byte, 4096))
	if err = errors.Join(err, f.Close()); errors.Is(err, syscall.ENOSPC) {
		return unusable("no space is left in " + dir)
	} else if err != nil {
		return unusable(fmt.Sprintf("nothing can be written to %s: %v", dir, err))
	}
	return nil
}

// fileError gives an error of the work folder its type.
func (t *Toolchain) fileError(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return &FullError{Dir: t.dir, Err: err}
	}
	if errors.Is(err, os.ErrNotExist) && !isFolder(t.dir) {
		return &GoneError{Path: t.dir}
	}
	return fmt.Errorf("work folder: %w", err)
}
