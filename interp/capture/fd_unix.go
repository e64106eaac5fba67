//go:build linux || darwin

package capture

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// Duplicate returns a second descriptor of what fd is; child processes do not get it.
func Duplicate(fd int, name string) (*os.File, error) {
	n, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 3)
	if err != nil {
		return nil, os.NewSyscallError("fcntl", err)
	}
	return os.NewFile(uintptr(n), name), nil
}

// Pipe returns a pipe whose descriptors child processes do not get. The end for
// reading can be waited for with a deadline. The end for writing blocks, as programs
// expect of their standard output.
func Pipe(name string) (r, w *os.File, err error) {
	fds, err := cloexecPipe()
	if err != nil {
		return nil, nil, os.NewSyscallError("pipe", err)
	}
	if err := unix.SetNonblock(fds[0], true); err != nil {
		return nil, nil, errors.Join(os.NewSyscallError("fcntl", err), unix.Close(fds[0]), unix.Close(fds[1]))
	}
	return os.NewFile(uintptr(fds[0]), name+" pipe"), os.NewFile(uintptr(fds[1]), name+" pipe"), nil
}

// replace makes fd another descriptor of f, which child processes inherit.
func replace(fd int, f *os.File) error {
	raw, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	if err := raw.Control(func(from uintptr) { failed = dup(int(from), fd) }); err != nil {
		return err
	}
	return failed
}

// WriteAll writes b to the pipe. A child process may have made the pipe
// non-blocking, which holds for all who share it; that is undone.
func WriteAll(f *os.File, b []byte) error {
	raw, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	err = raw.Control(func(fd uintptr) { failed = write(int(fd), b) })
	return errors.Join(err, failed)
}

// write is the system call, repeated until all is written.
func write(fd int, b []byte) error {
	for len(b) > 0 {
		n, err := unix.Write(fd, b)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.EAGAIN):
			if err := unix.SetNonblock(fd, false); err != nil {
				return os.NewSyscallError("fcntl", err)
			}
			continue
		case err != nil:
			return os.NewSyscallError("write", err)
		}
		b = b[n:]
	}
	return nil
}
