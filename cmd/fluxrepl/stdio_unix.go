//go:build unix

package main

import (
	"os"

	"golang.org/x/sys/unix"
)

// duplicate opens the file of f once more, out of reach of a later dup2 over
// f's own descriptor. Child processes do not inherit it.
func duplicate(f *os.File) (*os.File, error) {
	fd, err := unix.FcntlInt(f.Fd(), unix.F_DUPFD_CLOEXEC, 3)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), f.Name()), nil
}
