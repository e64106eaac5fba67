//go:build unix

package magic

import (
	"time"

	"golang.org/x/sys/unix"
)

// processorTime is what this process and the children it waited for used.
func processorTime() (user, system time.Duration) {
	for _, who := range []int{unix.RUSAGE_SELF, unix.RUSAGE_CHILDREN} {
		var r unix.Rusage
		if unix.Getrusage(who, &r) == nil {
			user += time.Duration(r.Utime.Nano())
			system += time.Duration(r.Stime.Nano())
		}
	}
	return user, system
}
