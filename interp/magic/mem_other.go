//go:build !linux

package magic

// resident is not known here without cgo.
func resident() (uint64, bool) { return 0, false }
