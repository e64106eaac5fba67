//go:build unix

package magic

import (
	"os/exec"
	"syscall"
)

// shell is how the system's shell runs a line.
func shell(line string) (name string, args []string) { return "sh", []string{"-c", line} }

// group gives a command a process group of its own.
func group(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// interrupt asks the group to end, as Ctrl-C does. That it is gone already is
// no error.
func interrupt(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) }

// kill ends the group.
func kill(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
