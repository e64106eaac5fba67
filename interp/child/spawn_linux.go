package child

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// attributes makes the child lead a session of processes, and makes the system tell it
// when this process ends, however that ends.
func attributes(cmd *exec.Cmd, leader bool) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: leader, Pdeathsig: syscall.SIGTERM}
}

// killSession ends all processes of a session but its leader. One that forks
// meanwhile may be missed by a look into /proc, hence several.
func killSession(leader int) {
	for range 20 {
		found := false
		names, err := os.ReadDir("/proc")
		if err != nil {
			return // without /proc the process group has to do
		}
		for _, n := range names {
			pid, err := strconv.Atoi(n.Name())
			if err != nil || pid == leader {
				continue
			}
			if s, alive := sessionOf(pid); alive && s == leader {
				found = unix.Kill(pid, unix.SIGKILL) == nil || found
			}
		}
		if !found {
			return
		}
	}
}

// sessionOf returns the session that a process belongs to, if it still runs.
func sessionOf(pid int) (session int, alive bool) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, false
	}
	// pid (name) state parent group session …, and the name may hold anything
	fields := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
	if len(fields) < 4 || fields[0] == "Z" || fields[0] == "X" {
		return 0, false
	}
	session, err = strconv.Atoi(fields[3])
	return session, err == nil
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
