//go:build !linux

package child

// usage reads how much memory the Go runtime of this process holds.
type usage struct{}

func openUsage() *usage       { return &usage{} }
func (u *usage) bytes() int64 { return runtimeBytes() }
