//go:build race

package toolchain

// hostRace says that this program was built with the race detector, with which
// its plugins must be built too.
const hostRace = true
