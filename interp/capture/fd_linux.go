package capture

import (
	"os"

	"golang.org/x/sys/unix"
)

// pipeSize is what one pipe may hold, instead of 64 KiB. When the process crashes,
// nobody reads any more while the runtime writes its trace: with a full pipe it would
// hang instead of ending.
const pipeSize = 1 << 20

// cloexecPipe makes a pipe that child processes do not get.
func cloexecPipe() (fds [2]int, err error) {
	if err = unix.Pipe2(fds[:], unix.O_CLOEXEC); err != nil {
		return fds, err
	}
	// Refused where a user's pipes hold too much already; then it stays small.
	_, _ = unix.FcntlInt(uintptr(fds[1]), unix.F_SETPIPE_SZ, pipeSize)
	return fds, nil
}

// dup makes to another descriptor of from. Not every Linux has dup2.
func dup(from, to int) error {
	for {
		if err := unix.Dup3(from, to, 0); err != unix.EINTR && err != unix.EBUSY {
			return os.NewSyscallError("dup3", err)
		}
	}
}
