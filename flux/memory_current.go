package flux

import (
	"sync/atomic"

	"fluxrepl/flux/internal/goroutine"
)

// A seat says which arena the operations of one goroutine work in. Operations have
// no argument that could say so.
type seat struct {
	goroutine atomic.Uintptr
	mem       atomic.Pointer[arena]
	_         [48]byte // a cache line for each
}

// seats are those of all goroutines on which a step runs. Where more run at a
// time, the others get their memory from the heap, which is slower and as right.
var (
	seats   [64]seat
	running atomic.Int32 // how many are taken
	highest atomic.Int32 // one more than the highest that ever was
)

// current returns the arena of the step that runs on this goroutine, or nil. Where
// no step runs it costs one load.
func current() *arena {
	if running.Load() == 0 {
		return nil
	}
	return seated()
}

func seated() *arena {
	id := goroutine.ID()
	for i := range highest.Load() {
		if s := &seats[i]; s.goroutine.Load() == id {
			return s.mem.Load()
		}
	}
	return nil
}

// sit makes a the arena of this goroutine. It returns nil if there is no room, or
// if goroutines can not be told apart.
func sit(a *arena) *seat {
	id := goroutine.ID()
	if id == 0 {
		return nil
	}
	for i := range seats {
		s := &seats[i]
		if s.goroutine.Load() != 0 || !s.goroutine.CompareAndSwap(0, id) {
			continue
		}
		s.mem.Store(a)
		for h := highest.Load(); h <= int32(i) && !highest.CompareAndSwap(h, int32(i)+1); h = highest.Load() {
		}
		running.Add(1)
		return s
	}
	return nil
}

// leave gives the seat back.
func (s *seat) leave() {
	running.Add(-1)
	s.mem.Store(nil)
	s.goroutine.Store(0)
}
