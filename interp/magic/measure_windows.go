package magic

import (
	"time"

	"golang.org/x/sys/windows"
)

// processorTime is what this process used.
func processorTime() (user, system time.Duration) {
	var created, exited, kernel, used windows.Filetime
	if windows.GetProcessTimes(windows.CurrentProcess(), &created, &exited, &kernel, &used) != nil {
		return 0, 0
	}
	return elapsed(used), elapsed(kernel)
}

// elapsed is a count of 100 ns, which is not a time since 1601 here.
func elapsed(f windows.Filetime) time.Duration {
	return time.Duration(uint64(f.HighDateTime)<<32|uint64(f.LowDateTime)) * 100
}
