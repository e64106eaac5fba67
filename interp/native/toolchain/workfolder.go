package toolchain

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// workPattern is the name of a work folder; the star is a random number.
const workPattern = module + "-native-*"

// makeWork makes the work folder and removes those of programs that were killed
// before they could.
func (t *Toolchain) makeWork(parent string) error {
	sweep(parent)
	dir, err := os.MkdirTemp(parent, workPattern)
	if err != nil {
		return fmt.Errorf("work folder: %w", err)
	}
	t.dir = dir
	t.lock, err = lockFile(filepath.Join(dir, "lock"))
	if err != nil {
		_ = os.RemoveAll(dir)
		return fmt.Errorf("work folder: %w", err)
	}
	return nil
}

// sweep removes work folders whose program is not there any more: nobody holds
// the lock. A young one may belong to a program that is about to take it.
func sweep(parent string) {
	folders, _ := filepath.Glob(filepath.Join(parent, workPattern)) // the pattern is right
	for _, dir := range folders {
		name := filepath.Join(dir, "lock")
		info, err := os.Stat(name)
		if err != nil || time.Since(info.ModTime()) < time.Minute {
			continue
		}
		if f, err := lockFile(name); err == nil {
			_ = os.RemoveAll(dir) // it may be another user's
			_ = f.Close()
		}
	}
}

// newFolder makes the folder of one package.
func (t *Toolchain) newFolder() (string, error) {
	t.mu.Lock()
	t.serial++
	dir := filepath.Join(t.dir, fmt.Sprintf("%06d", t.serial))
	t.mu.Unlock()
	if err := os.Mkdir(dir, 0o755); err != nil {
		return "", t.fileError(err)
	}
	return dir, nil
}
