//go:build amd64 || arm64

package cellrt

// Self is a number that no other goroutine has which is alive now.
func Self() uintptr
