//go:build !unix

package toolchain

import (
	"os"
	"os/exec"
)

// ownGroup does nothing where there are no process groups.
func ownGroup(*exec.Cmd) {}

// lowerPriority does nothing where there is no such call.
func lowerPriority(int) {}

// lockFile opens a file without a lock: no plugins are made on such a system.
func lockFile(name string) (*os.File, error) { return os.Create(name) }
