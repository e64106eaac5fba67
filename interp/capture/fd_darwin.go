package capture

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// cloexecPipe makes a pipe that child processes do not get: none can be started
// between the two steps.
func cloexecPipe() (fds [2]int, err error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	if err := unix.Pipe(fds[:]); err != nil {
		return fds, err
	}
	unix.CloseOnExec(fds[0])
	unix.CloseOnExec(fds[1])
	return fds, nil
}

// dup makes to another descriptor of from.
func dup(from, to int) error {
	for {
		if err := unix.Dup2(from, to); err != unix.EINTR {
			return os.NewSyscallError("dup2", err)
		}
	}
}
