package child

import (
	"fmt"
	"math"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"
	"time"
)

// DefaultMemory returns the limit of a child's memory: three quarters of what
// the machine has, or of what this process's control group may use if that is
// less. It is -1, no limit, where neither is known.
func DefaultMemory() int64 {
	total := available()
	if total <= 0 {
		return -1
	}
	return total / 4 * 3
}

// ParseMemory reads a limit of memory: "4GiB", "512MiB", "800M", a number of
// bytes, or "off" for none, which is -1.
func ParseMemory(s string) (int64, error) {
	if s == "off" {
		return -1, nil
	}
	number := strings.TrimRight(s, "iBKMGTkmgtb")
	factor, ok := units[strings.ToUpper(strings.TrimSuffix(strings.TrimRight(s[len(number):], "Bb"), "i"))]
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || !ok || !(n > 0) || n*factor >= math.MaxInt64 {
		return 0, fmt.Errorf("memory limit %q: want a size such as 4GiB or 800MiB, or off", s)
	}
	return int64(n * factor), nil
}

var units = map[string]float64{"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}

// size writes a number of bytes for a reader.
func size(n int64) string {
	for _, u := range []struct {
		name string
		unit int64
	}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}} {
		if n >= u.unit {
			return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/float64(u.unit)), ".0") + " " + u.name
		}
	}
	return fmt.Sprintf("%d bytes", n)
}

// The fastest that memory is filled, in bytes a second, and the bounds of how
// often the watch looks.
const (
	fillRate  = 8 << 30
	watchMost = 250 * time.Millisecond
	watchLast = 2 * time.Millisecond
)

// watchMemory ends the process when it uses more memory than the limit, before
// the system does so without a word. Shortly below the limit the garbage
// collector works harder first.
func (s *server) watchMemory(limit int64) {
	debug.SetMemoryLimit(limit / 10 * 9)
	if os.Getenv("GOGC") == "" && limit >= roomy {
		debug.SetGCPercent(gcPercent)
	}
	u := openUsage()
	for {
		used := u.bytes()
		if used > limit {
			break
		}
		left := time.Duration(float64(limit-used) / fillRate * float64(time.Second))
		t := time.NewTimer(min(max(left/2, watchLast), watchMost))
		<-t.C
	}
	cause := fmt.Sprintf("out of memory: limit %s", size(limit))
	_ = s.replies.write(lastWords, 0, &farewell{cause}) // else the parent is gone
	os.Exit(statusMemory)
}

// With at least roomy bytes the heap may grow to five times what lives before it is
// collected, and not twice: computing then is interrupted a quarter as often, and
// the limit above still makes the collector work harder when it is near. A GOGC in
// the environment counts instead.
const (
	roomy     = 4 << 30
	gcPercent = 400
)

// statusMemory is the exit status of a child that ends itself for want of memory.
const statusMemory = 77

// runtimeBytes is the memory that the Go runtime holds.
func runtimeBytes() int64 {
	m := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(m)
	return int64(m[0].Value.Uint64() - m[1].Value.Uint64())
}
