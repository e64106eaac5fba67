//go:build (amd64 || arm64) && !noasm

package workers

// pause tells the processor that this is a loop that waits: it takes less power
// then, and leaves the units of a core to the other thread that shares them.
func pause()
