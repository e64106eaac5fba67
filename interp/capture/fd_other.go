//go:build !linux && !darwin

package capture

import (
	"os"
	"runtime"
)

func unsupported() error { return &UnsupportedError{OS: runtime.GOOS} }

func duplicate(int, string) (*os.File, error) { return nil, unsupported() }
func pipe(string) (r, w *os.File, err error)  { return nil, nil, unsupported() }
func replace(int, *os.File) error             { return unsupported() }
func writeAll(*os.File, []byte) error         { return unsupported() }
