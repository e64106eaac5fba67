//go:build !linux && !darwin

package capture

import (
	"os"
	"runtime"
)

func unsupported() error { return &UnsupportedError{OS: runtime.GOOS} }

// Duplicate returns an *UnsupportedError.
func Duplicate(int, string) (*os.File, error) { return nil, unsupported() }

// Pipe returns an *UnsupportedError.
func Pipe(string) (r, w *os.File, err error) { return nil, nil, unsupported() }

func replace(int, *os.File) error { return unsupported() }

// WriteAll returns an *UnsupportedError.
func WriteAll(*os.File, []byte) error { return unsupported() }
