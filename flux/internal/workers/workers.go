// Package workers runs the tiles of a computation on several processors. Its
// goroutines are as many as GOMAXPROCS allows besides the caller; they look for
// work for a while after the last, for the next operation of a model comes soon,
// and sleep then. The caller, too, looks on while others end their last tiles: to
// park a goroutine and to wake it takes longer than most of them.
//
// Tiles are handed out one by one, so a processor that is slow gets fewer. The
// caller takes them from the first on, workers from the last: of two processors
// each meets in its own caches what it left there in the operation before. The
// caller never waits for a tile that nobody has begun: a tile may itself call
// [Run].
package workers

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// patience is how long an idle worker looks for work before it sleeps: longer
// than what one processor does alone between two parts of a training step that
// are shared, since to wake a worker takes 50 µs and more. The caller waits as
// long for the last tiles before it gives its processor away.
const patience = 200 * time.Microsecond

// glances is how many times somebody who waits looks before he lets other
// goroutines have his processor, some microseconds.
const glances = 64

// A job is one call of Run.
type job struct {
	f      func(tile int)
	poll   func()
	tiles  atomic.Int64
	taken  atomic.Int64 // how many tiles were handed out, and refusals
	last   atomic.Int64 // how many of them to workers
	active atomic.Int64 // who works at it, the caller among them
	done   chan struct{}
	failed atomic.Pointer[failure]
}

// A failure is what a tile panicked with.
type failure struct{ value any }

// board is where jobs hang that want workers. A job that finds no place is done
// by its caller alone.
var board [8]atomic.Pointer[job]

var (
	jobs    = sync.Pool{New: func() any { return &job{done: make(chan struct{}, 1)} }}
	wake    = make(chan struct{}, 256)
	asleep  atomic.Int64
	started atomic.Int64
)

// Threads returns how many processors a call may use, the caller's among them.
func Threads() int { return runtime.GOMAXPROCS(0) }

// For calls f for pieces [lo, hi) of [0, n), each of grain elements but for the
// last, on several processors if there is more than one piece. poll is called
// before each piece and may panic; nil is nothing. A panic of poll or f, on
// whichever processor, is one of For, after all that was begun has ended.
func For(n, grain int, poll func(), f func(lo, hi int)) {
	if n <= grain {
		if n > 0 {
			f(0, n)
		}
		return
	}
	if Threads() == 1 { // without a function of its own
		for lo := 0; lo < n; lo += grain {
			if poll != nil {
				poll()
			}
			f(lo, min(lo+grain, n))
		}
		return
	}
	Run((n+grain-1)/grain, poll, func(tile int) {
		lo := tile * grain
		f(lo, min(lo+grain, n))
	})
}

// Run calls f(0) to f(tiles-1), in any order and several at once. It is as [For].
func Run(tiles int, poll func(), f func(tile int)) {
	threads := Threads()
	if tiles <= 1 || threads == 1 {
		for i := range tiles {
			if poll != nil {
				poll()
			}
			f(i)
		}
		return
	}
	hire(threads - 1)
	j := jobs.Get().(*job)
	j.f, j.poll = f, poll
	j.tiles.Store(int64(tiles))
	j.failed.Store(nil)
	j.taken.Store(0)
	j.last.Store(0)
	j.active.Store(1)
	place := j.hang()
	if place >= 0 {
		for range min(int64(tiles-1), asleep.Load()) {
			select {
			case wake <- struct{}{}:
			default:
			}
		}
	}
	j.work(true)
	if place >= 0 {
		board[place].Store(nil)
	}
	j.await()
	failed := j.failed.Load()
	j.f, j.poll = nil, nil
	jobs.Put(j)
	if failed != nil {
		panic(failed.value)
	}
}

// hang puts j on the board and returns its place, or -1.
func (j *job) hang() int {
	for i := range board {
		if board[i].Load() == nil && board[i].CompareAndSwap(nil, j) {
			return i
		}
	}
	return -1
}

// work does tiles until none is left, as the caller or as a worker.
func (j *job) work(caller bool) {
	defer func() {
		if v := recover(); v != nil {
			j.failed.CompareAndSwap(nil, &failure{v})
			j.taken.Store(j.tiles.Load())
		}
	}()
	tiles := j.tiles.Load()
	for first := int64(0); j.taken.Add(1) <= tiles; first++ {
		i := first
		if !caller {
			i = tiles - j.last.Add(1)
		}
		if j.poll != nil {
			j.poll()
		}
		j.f(int(i))
	}
}

// left reports whether there are tiles to hand out.
func (j *job) left() bool { return j.taken.Load() < j.tiles.Load() }

// join registers a worker, unless the caller has finished with j.
func (j *job) join() bool {
	for {
		n := j.active.Load()
		if n == 0 {
			return false
		}
		if j.active.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

// leave ends the part of a worker. If the caller sleeps and this was the last,
// he goes on here: his goroutine has no other processor to wait for.
func (j *job) leave() {
	if j.active.Add(-1) == 0 {
		j.done <- struct{}{}
		runtime.Gosched()
	}
}

// await ends the part of the caller, once the workers have left.
func (j *job) await() {
	var start time.Time
	for {
		for range glances {
			if j.active.Load() == 1 && j.active.CompareAndSwap(1, 0) {
				return
			}
			pause()
		}
		switch {
		case start.IsZero():
			start = time.Now()
		case time.Since(start) > patience:
			if j.active.Add(-1) > 0 {
				<-j.done
			}
			return
		}
	}
}

// hire starts workers until there are n.
func hire(n int) {
	for {
		have := started.Load()
		if have >= int64(n) {
			return
		}
		if started.CompareAndSwap(have, have+1) {
			go worker(have)
		}
	}
}

// worker serves until GOMAXPROCS has no place for it.
func worker(rank int64) {
	for {
		idle()
		if rank >= int64(Threads()-1) && started.CompareAndSwap(rank+1, rank) {
			return
		}
	}
}

// idle looks for work and does it until there is none for a while, and then
// sleeps until it is woken.
func idle() {
	for last := time.Now(); time.Since(last) < patience; {
		if serve() {
			last = time.Now()
			continue
		}
		for i := 0; i < glances && !waiting(); i++ {
			pause()
		}
		if !waiting() {
			runtime.Gosched()
		}
	}
	asleep.Add(1)
	if !waiting() { // else somebody hung it up who saw nobody asleep
		<-wake
	}
	asleep.Add(-1)
}

// waiting reports whether a job hangs on the board.
func waiting() bool {
	for i := range board {
		if j := board[i].Load(); j != nil && j.left() {
			return true
		}
	}
	return false
}

// serve works at what hangs on the board and reports whether there was anything.
func serve() bool {
	found := false
	for i := range board {
		j := board[i].Load()
		if j == nil || !j.left() || !j.join() {
			continue
		}
		if board[i].Load() == j { // else it was another call's by now
			found = true
			j.work(false)
		}
		j.leave()
	}
	return found
}
