//go:build !unix

package main

import "os"

// duplicate returns f itself: without descriptors to put pipes under, a capture
// leaves the file alone.
func duplicate(f *os.File) (*os.File, error) { return f, nil }
