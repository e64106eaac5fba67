//go:build linux || darwin

package child

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"golang.org/x/sys/unix"

	"fluxrepl/interp/capture"
)

// Supported says whether this system has what sessions in child processes need.
const Supported = true

// endings are the signals by which a child is told to end.
var endings = []os.Signal{syscall.SIGTERM, syscall.SIGHUP}

// passed are the signals that a child lives through: an interrupt of the terminal
// reaches the whole process group and is the parent's to pass on, and a broken
// pipe shows as an error of writing. Ignored they would be ignored in what cells
// start, too.
var passed = []os.Signal{os.Interrupt, syscall.SIGPIPE}

// killAll ends everything that the child has started. It is called with mu held.
func (p *process) killAll() {
	if p.leader {
		killSession(p.cmd.Process.Pid)
		_ = unix.Kill(-p.cmd.Process.Pid, unix.SIGKILL) // an error: nobody is left
	}
}

// killOwn ends everything that this process, a leader, has started, and then
// itself.
func killOwn() {
	killSession(os.Getpid())
	_ = unix.Kill(0, unix.SIGKILL)
}

// inherited are the pipes that a child finds open.
type inherited struct {
	stdout, stderr, requests, events, replies, crash *os.File
}

// inherit takes the pipes from their descriptors. Cells and what they start get
// none of them but 1 and 2.
func inherit() (*inherited, error) {
	in := &inherited{}
	for _, to := range []struct {
		fd   int
		file **os.File
	}{{fdRequests, &in.requests}, {fdEvents, &in.events}, {fdReplies, &in.replies}, {fdCrash, &in.crash}} {
		var st unix.Stat_t
		if err := unix.Fstat(to.fd, &st); err != nil || st.Mode&unix.S_IFMT != unix.S_IFIFO {
			return nil, errors.New("this command is started by fluxrepl itself, to run a session; there are no pipes to a parent")
		}
		unix.CloseOnExec(to.fd)
		if to.fd == fdRequests { // wait for them without a thread
			if err := unix.SetNonblock(to.fd, true); err != nil {
				return nil, os.NewSyscallError("fcntl", err)
			}
		}
		*to.file = os.NewFile(uintptr(to.fd), pipeNames[to.fd-1])
	}
	var err error
	if in.stdout, err = capture.Duplicate(1, capture.Stdout); err != nil {
		return nil, fmt.Errorf("standard output: %w", err)
	}
	if in.stderr, err = capture.Duplicate(2, capture.Stderr); err != nil {
		return nil, fmt.Errorf("standard error: %w", err)
	}
	return in, nil
}
