package child

import (
	"errors"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// attributes makes the child lead a process group, and makes the system tell it
// when this process ends, however that ends.
func attributes(cmd *exec.Cmd, leader bool) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: leader, Pdeathsig: syscall.SIGTERM}
}

func self() string { return "/proc/self/exe" }

// awaitExit waits until a child has ended and leaves its number in use; false if
// it cannot.
func awaitExit(pid int) bool {
	for {
		err := unix.Waitid(unix.P_PID, pid, nil, unix.WEXITED|unix.WNOWAIT, nil)
		if !errors.Is(err, unix.EINTR) {
			return err == nil
		}
	}
}
