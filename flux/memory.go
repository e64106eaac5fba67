package flux

import (
	"fmt"
	"runtime"
	"sync/atomic"

	"fluxrepl/flux/internal/pool"
)

// MemoryStats says what memory this package keeps for later use, beside what the
// garbage collector knows, see [MemStats].
type MemoryStats struct {
	// StepBytes are held by all [Step] values for the tensors of their runs.
	StepBytes int64
	// PooledBytes wait to be scratch memory of operations, or tensors.
	PooledBytes int64
	// PeakBytes is the most that StepBytes has been.
	PeakBytes int64
	// Made and Reused count the tensors of steps whose elements were new memory,
	// and those that got memory of a tensor before them.
	Made, Reused int64
}

// String returns a line like "steps 1.2 MB (peak 1.5 MB), pooled 64.0 kB, tensors
// 12 new and 340 reused".
func (m MemoryStats) String() string {
	return fmt.Sprintf("steps %s (peak %s), pooled %s, tensors %d new and %d reused",
		inBytes(m.StepBytes), inBytes(m.PeakBytes), inBytes(m.PooledBytes), m.Made, m.Reused)
}

// inBytes returns a number of bytes with a unit of powers of ten.
func inBytes(n int64) string {
	switch {
	case n >= 1e9:
		return fmt.Sprintf("%.1f GB", float64(n)/1e9)
	case n >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	case n >= 1e3:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%d B", n)
}

// memory is what MemStats reports: sums over all steps, which count by themselves
// and add what they have at the end of a run.
var memory struct {
	bytes, peak, made, reused atomic.Int64
}

// MemStats returns the memory that is kept now. Where Made stands still while
// Reused grows, training allocates nothing any more.
func MemStats() MemoryStats {
	return MemoryStats{
		StepBytes:   memory.bytes.Load(),
		PooledBytes: pool.Waiting() + recycled.bytes(),
		PeakBytes:   memory.peak.Load(),
		Made:        memory.made.Load(),
		Reused:      memory.reused.Load(),
	}
}

// ReleaseMemory leaves the memory that waits to be used again, outside of steps, to
// the garbage collector. Operations get new memory as they need it. For the memory of
// a step see [Step.Release].
func ReleaseMemory() {
	pool.Release()
	recycled.release()
}

// An account is what the sums have of one arena.
type account struct{ bytes atomic.Int64 }

// settle brings the sums up to what the blocks have.
func (c *account) settle(b *blocks) {
	if d := b.bytes - c.bytes.Load(); d != 0 {
		c.bytes.Add(d)
		for now, most := memory.bytes.Add(d), memory.peak.Load(); now > most && !memory.peak.CompareAndSwap(most, now); {
			most = memory.peak.Load()
		}
	}
	if b.made != 0 {
		memory.made.Add(b.made)
		b.made = 0
	}
	if b.reused != 0 {
		memory.reused.Add(b.reused)
		b.reused = 0
	}
}

// watchEnd takes the arena of a step out of the sums when the step is garbage.
func (s *Step) watchEnd() {
	runtime.AddCleanup(s, func(c *account) { memory.bytes.Add(-c.bytes.Swap(0)) }, s.mem.account)
}
