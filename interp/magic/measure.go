package magic

import (
	"fmt"
	"runtime"
	"strconv"
	"time"
)

// Usage is what something cost: time on the clock, processor time of the
// process and of its children, and what was allocated on the heap.
type Usage struct {
	Wall, User, System time.Duration
	Bytes, Objects     uint64
}

// Measure begins to measure; calling what it returns ends that. What measuring
// itself costs is not in the time.
func Measure() (done func() Usage) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	user, system := processorTime()
	began := time.Now()
	return func() Usage {
		u := Usage{Wall: time.Since(began)}
		u.User, u.System = processorTime()
		u.User, u.System = u.User-user, u.System-system
		runtime.ReadMemStats(&after)
		u.Bytes, u.Objects = after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs
		return u
	}
}

// Sub returns u - v; what would be negative, for the parts are read one after
// another, is 0.
func (u Usage) Sub(v Usage) Usage {
	return Usage{
		Wall: max(u.Wall-v.Wall, 0), User: max(u.User-v.User, 0), System: max(u.System-v.System, 0),
		Bytes: u.Bytes - min(v.Bytes, u.Bytes), Objects: u.Objects - min(v.Objects, u.Objects),
	}
}

// Add returns u + v.
func (u Usage) Add(v Usage) Usage {
	return Usage{u.Wall + v.Wall, u.User + v.User, u.System + v.System, u.Bytes + v.Bytes, u.Objects + v.Objects}
}

// String is a sentence about it.
func (u Usage) String() string {
	return fmt.Sprintf("wall %s, cpu %s (user %s, system %s), %s in %d allocations",
		short(u.Wall), short(u.User+u.System), short(u.User), short(u.System), size(u.Bytes), u.Objects)
}

// short writes a duration with three digits: 1.23 ms.
func short(d time.Duration) string {
	for _, u := range []struct {
		unit time.Duration
		name string
	}{{time.Second, "s"}, {time.Millisecond, "ms"}, {time.Microsecond, "µs"}} {
		if d >= u.unit {
			return three(float64(d)/float64(u.unit)) + " " + u.name
		}
	}
	return strconv.FormatInt(int64(d), 10) + " ns"
}

// three writes a number at least 1 with at least three digits.
func three(x float64) string {
	switch {
	case x >= 99.95:
		return strconv.FormatFloat(x, 'f', 0, 64)
	case x >= 9.995:
		return strconv.FormatFloat(x, 'f', 1, 64)
	}
	return strconv.FormatFloat(x, 'f', 2, 64)
}

// size writes a number of bytes: 1.50 MB.
func size(n uint64) string {
	for _, u := range []struct {
		unit uint64
		name string
	}{{1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}} {
		if n >= u.unit {
			return three(float64(n)/float64(u.unit)) + " " + u.name
		}
	}
	return strconv.FormatUint(n, 10) + " B"
}
