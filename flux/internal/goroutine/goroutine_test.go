package goroutine

import (
	"runtime"
	"sync"
	"testing"
)

// deep calls f with so much of the stack in use that it was moved before.
func deep(n int, f func()) {
	var room [256]byte
	if room[n%256] = byte(n); n > 0 {
		deep(n-1, f)
		return
	}
	f()
	runtime.KeepAlive(&room)
}

func TestEveryGoroutineHasItsOwn(t *testing.T) {
	if ID() == 0 {
		t.Skip("goroutines can not be told apart in this build")
	}
	const count = 100
	ids := make([]uintptr, count)
	var started, done sync.WaitGroup
	started.Add(count)
	for i := range ids {
		done.Go(func() {
			ids[i] = ID()
			started.Done()
			started.Wait() // so that all run at one time
			for range 10 {
				runtime.Gosched()
				if ID() != ids[i] {
					t.Error("the number of a goroutine changed")
				}
			}
			deep(1000, func() {
				if ID() != ids[i] {
					t.Error("the number of a goroutine changed as its stack grew")
				}
			})
		})
	}
	done.Wait()
	seen := map[uintptr]bool{}
	for _, id := range ids {
		if id == 0 || seen[id] {
			t.Fatalf("two goroutines have the number %d", id)
		}
		seen[id] = true
	}
}

func BenchmarkID(b *testing.B) {
	for b.Loop() {
		ID()
	}
}
