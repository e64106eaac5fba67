//go:build !(amd64 || arm64) || noasm

package workers

// pause would tell the processor that this is a loop that waits.
func pause() {}
