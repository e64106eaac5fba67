//go:build (amd64 || arm64) && !noasm

package goroutine

// ID returns a number that no other running goroutine has, never 0. It is the
// address of the runtime's record of the goroutine, and means nothing after the
// goroutine has ended.
func ID() uintptr
