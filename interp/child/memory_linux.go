package child

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// usage reads how much memory of its own this process has in use, C's too.
type usage struct{ statm *os.File }

func openUsage() *usage {
	f, err := os.Open("/proc/self/statm")
	if err != nil {
		return &usage{} // no /proc here: the Go runtime knows its own part
	}
	return &usage{f}
}

// bytes is what is resident and not shared with files, which the system can drop.
func (u *usage) bytes() int64 {
	if u.statm == nil {
		return runtimeBytes()
	}
	b := make([]byte, 128)
	n, _ := u.statm.ReadAt(b, 0) // io.EOF, since it is shorter
	fields := bytes.Fields(b[:n])
	if len(fields) < 3 {
		return runtimeBytes()
	}
	resident, err1 := strconv.ParseInt(string(fields[1]), 10, 64)
	shared, err2 := strconv.ParseInt(string(fields[2]), 10, 64)
	if err1 != nil || err2 != nil {
		return runtimeBytes()
	}
	return (resident - shared) * int64(os.Getpagesize())
}

// available is the memory of the machine, or that of this process's control
// group or one above it if that is less; 0 if unknown.
func available() int64 {
	total := machineMemory()
	for _, limit := range groupLimits() {
		if limit > 0 && (total == 0 || limit < total) {
			total = limit
		}
	}
	return total
}

func machineMemory() int64 {
	f, err := os.Open("/proc/meminfo")
	if err != nil {
		return 0
	}
	defer func() { _ = f.Close() }()
	for s := bufio.NewScanner(f); s.Scan(); {
		if rest, ok := strings.CutPrefix(s.Text(), "MemTotal:"); ok {
			return number(strings.TrimSuffix(strings.TrimSpace(rest), " kB")) << 10
		}
	}
	return 0
}

// groupLimits reads the limits of the control groups, of either version.
func groupLimits() []int64 {
	b, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return nil
	}
	var limits []int64
	for line := range strings.Lines(string(b)) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) < 3 {
			continue
		}
		root, file := "/sys/fs/cgroup", "memory.max"
		if parts[1] == "memory" {
			root, file = "/sys/fs/cgroup/memory", "memory.limit_in_bytes"
		} else if parts[1] != "" {
			continue
		}
		for dir := filepath.Clean("/" + parts[2]); ; dir = filepath.Dir(dir) {
			if b, err := os.ReadFile(filepath.Join(root, dir, file)); err == nil {
				limits = append(limits, number(strings.TrimSpace(string(b))))
			}
			if dir == "/" {
				break
			}
		}
	}
	return limits
}

// number is 0 for "max", the word for no limit.
func number(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0
	}
	return n
}
