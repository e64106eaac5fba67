// Package cpu says which kernels this process uses: the best that the processor
// has, or what the environment variable FLUXREPL_KERNELS asks for.
//
// The build tag noasm leaves all assembly out; [Active] is then [Go].
package cpu

import (
	"fmt"
	"os"
	"slices"
)

// A Level is a set of instructions that kernels are written for.
type Level uint8

// The levels, each above what it can be replaced by.
const (
	Go     Level = iota // plain Go, the reference for the others
	NEON                // ARM64's vectors of 128 bits
	AVX2                // AMD64's vectors of 256 bits, with FMA and F16C
	AVX512              // AMD64's vectors of 512 bits: F, BW, DQ and VL
)

// Variable names the environment variable that overrides the choice: "go",
// "neon", "avx2" or "avx512".
const Variable = "FLUXREPL_KERNELS"

var names = [...]string{Go: "go", NEON: "neon", AVX2: "avx2", AVX512: "avx512"}

// String returns the name that [Variable] has for the level.
func (l Level) String() string { return names[l] }

// active is the choice. It is made once, before any kernel runs.
var active = choose(os.Getenv(Variable), Available())

// Active returns the level that kernels run at in this process.
func Active() Level { return active }

// Available returns the levels that this machine and build have, the best last:
// what a test of a kernel goes through.
func Available() []Level { return append([]Level{Go}, detected()...) }

// choose returns the level of that name, or the best if it is "". It panics if
// the process cannot have what was asked for: to go on with other kernels would
// make a test of them say nothing.
func choose(name string, available []Level) Level {
	if name == "" {
		return available[len(available)-1]
	}
	at := slices.Index(names[:], name)
	if at < 0 || !slices.Contains(available, Level(at)) {
		panic(fmt.Sprintf("%s=%s: this machine and build have %v", Variable, name, available))
	}
	return Level(at)
}
