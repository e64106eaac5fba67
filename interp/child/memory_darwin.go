package child

import "golang.org/x/sys/unix"

// available is the memory of the machine; 0 if unknown.
func available() int64 {
	n, err := unix.SysctlUint64("hw.memsize")
	if err != nil {
		return 0
	}
	return int64(n)
}
