// Package limits measures what a processor can do at most: multiplications and
// additions whose numbers are in registers, and numbers that memory gives and
// takes. A kernel is as good as it comes near to them.
package limits

import (
	"runtime"
	"sync"
	"time"
)

// A Stream is a pattern of access to memory.
type Stream int

// The streams.
const (
	Read       Stream = iota // a sum
	Scale                    // one array to another
	Update                   // one array in place
	Add                      // two arrays to a third
	Accumulate               // one array added to another, in place
)

// Streams are all of them.
var Streams = []Stream{Read, Scale, Update, Add, Accumulate}

// String returns the name.
func (s Stream) String() string {
	return [...]string{"read", "scale", "update", "add", "accumulate"}[s]
}

// Traffic returns how many numbers are read and written for each element.
func (s Stream) Traffic() int {
	switch s {
	case Read:
		return 1
	case Scale, Update:
		return 2
	}
	return 3
}

// Flops returns the most multiplications and additions of float32 a second that
// so many processors did together, each fused one counted as two; 0 where the
// machine has no kernel for it.
func Flops(threads int) float64 {
	loop, each := widest()
	if loop == nil {
		return 0
	}
	const turns = 1 << 14
	return best(threads, float64(turns*each), func(int) { loop(turns) })
}

// Bytes returns the most bytes a second that so many processors together moved
// in the pattern s over arrays of n float32.
func Bytes(s Stream, n, threads int) float64 {
	var arrays [3][]float32
	for i := range arrays {
		arrays[i] = make([]float32, n)
		for j := range arrays[i] {
			arrays[i][j] = 1
		}
	}
	part := n / threads / 64 * 64
	fastest := 0.0
	for _, loop := range streams(s) {
		fastest = max(fastest, best(threads, float64(4*part*s.Traffic()), func(rank int) {
			lo, hi := rank*part, (rank+1)*part
			loop(arrays[0][lo:hi], arrays[1][lo:hi], arrays[2][lo:hi])
		}))
	}
	return fastest
}

// best returns the highest rate of several tries: work that each of so many
// threads does again and again for some milliseconds.
func best(threads int, work float64, f func(rank int)) float64 {
	highest := 0.0
	for range 8 {
		rates := make([]float64, threads)
		var begin, end sync.WaitGroup
		begin.Add(threads)
		for rank := range threads {
			end.Go(func() {
				runtime.LockOSThread()
				defer runtime.UnlockOSThread()
				f(rank)
				begin.Done()
				begin.Wait()
				turns, start := 0, time.Now()
				for turns == 0 || time.Since(start) < 15*time.Millisecond {
					f(rank)
					turns++
				}
				rates[rank] = work * float64(turns) / time.Since(start).Seconds()
			})
		}
		end.Wait()
		sum := 0.0
		for _, r := range rates {
			sum += r
		}
		highest = max(highest, sum)
	}
	return highest
}
