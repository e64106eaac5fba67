package flux

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
	"unsafe"
)

// Results that no step has the memory for would be new memory each time, which is
// cold: pages come from the operating system at a fault each, or from the heap
// after a collection of garbage every few megabytes, and the caches hold neither.
// An operation then takes several times what its arithmetic does. So the elements
// of tensors come back when the garbage collector finds that nobody has them any
// more: a finaliser puts their block on a shelf. That is safe, for a finaliser runs
// when nothing leads to the memory, neither a tensor nor a slice of its elements,
// and it is set anew when the memory is handed out again.
//
// Blocks are of the classes of [classOf]. Tensors of less than blockFrom bytes share
// blocks, chunks, one after the other, for a finaliser costs more than they do. A
// chunk comes back when all of its tensors are garbage, so a program that keeps a
// few of many small results holds on to more than it sees: chunksMost bounds that,
// beyond it such tensors are the heap's.
var recycled = recycler{after: collectFirst, least: collectFirst, room: waitMost, used: chunkSize}

const (
	shareFrom    = 1 << 10   // bytes of a tensor that is worth a place in a chunk
	blockFrom    = 32 << 10  // bytes of one that has a block of its own
	chunkSize    = 128 << 10 // bytes of a chunk
	chunksMost   = 512       // chunks that may have tensors
	waitMost     = 256 << 20 // bytes that may wait, or an eighth of the limit of memory
	collectFrom  = 24 << 20  // bytes to be handed out before the collector is asked
	collectFirst = 8 << 20   // as many the first time, and more and more: new pages are dear
	collectMost  = 224 << 20 // as many at most, unless more is held: what comes back is to find room
)

var chunkClass, _ = classOf(chunkSize)

type recycler struct {
	mu         sync.Mutex
	free       [classes]unused
	finalisers [classes]func(*uint64)
	waiting    int           // bytes that are free
	held       int           // bytes that are not
	out        int           // bytes that were handed out since the collector was asked last
	after      int           // what out must reach for that
	least      int           // what after is at the least
	room       int           // the bytes that may wait
	took       time.Duration // of the last collection
	collecting bool

	chunk  unsafe.Pointer // where small tensors get their elements, with used bytes of it taken
	used   int
	chunks int // that have tensors
}

// unused are the free blocks of a class.
type unused struct {
	at  []unsafe.Pointer
	low int // the fewest that there were since the collector was asked last
}

// memory returns room for so many bytes, and whether it is known to be zero: it has
// any content otherwise. It returns nil for what is left to the heap.
func (r *recycler) memory(bytes int) (at unsafe.Pointer, zero bool) {
	switch {
	case bytes < shareFrom:
		return nil, false
	case bytes < blockFrom:
		return r.share((bytes + line - 1) &^ (line - 1)), false
	}
	class, size := classOf(bytes)
	r.mu.Lock()
	at, finaliser := r.take(class, size), r.finaliser(class, size)
	r.mu.Unlock()
	if at == nil {
		at, zero = newBlock(size), true
	}
	runtime.SetFinalizer((*uint64)(at), finaliser)
	return at, zero
}

// share returns a part of the chunk, or of the next one, or nil if there are too
// many. bytes is of whole cache lines.
func (r *recycler) share(bytes int) unsafe.Pointer {
	r.mu.Lock()
	if r.used+bytes > chunkSize && !r.nextChunk() {
		r.out += bytes // the sooner chunks will come back
		r.mu.Unlock()
		return nil
	}
	at := unsafe.Add(r.chunk, r.used)
	r.used += bytes
	r.mu.Unlock()
	return at
}

// nextChunk begins a chunk and reports whether there may be one more. The caller
// has the lock, here and below.
func (r *recycler) nextChunk() bool {
	if r.chunks >= chunksMost {
		if r.collect(); r.chunks >= chunksMost {
			return false
		}
	}
	at := r.take(chunkClass, chunkSize)
	if at == nil {
		at = newBlock(chunkSize)
	}
	runtime.SetFinalizer((*uint64)(at), r.putChunk)
	r.chunk, r.used = at, 0
	r.chunks++
	return true
}

// newBlock returns memory of the heap, which is zero.
func newBlock(size int) unsafe.Pointer {
	return unsafe.Pointer(unsafe.SliceData(make([]uint64, size/8)))
}

// take counts a block of a class as handed out and returns a free one, or nil if it
// must be new.
func (r *recycler) take(class, size int) unsafe.Pointer {
	s := &r.free[class]
	if len(s.at) == 0 {
		r.collect()
	}
	r.held += size
	r.out += size
	last := len(s.at) - 1
	if last < 0 {
		return nil
	}
	at := s.at[last]
	s.at[last] = nil
	s.at = s.at[:last]
	s.low = min(s.low, last)
	r.waiting -= size
	return at
}

// finaliser returns the one of the blocks of a class.
func (r *recycler) finaliser(class, size int) func(*uint64) {
	if r.finalisers[class] == nil {
		r.finalisers[class] = func(at *uint64) {
			r.mu.Lock()
			r.put(unsafe.Pointer(at), class, size)
			r.mu.Unlock()
		}
	}
	return r.finalisers[class]
}

func (r *recycler) putChunk(at *uint64) {
	r.mu.Lock()
	r.chunks--
	r.put(unsafe.Pointer(at), chunkClass, chunkSize)
	r.mu.Unlock()
}

// put keeps a block that nobody has. What would be too much is left to the garbage
// collector, which has no finaliser to run for it then.
func (r *recycler) put(at unsafe.Pointer, class, size int) {
	r.held -= size
	if r.waiting+size > r.room {
		return
	}
	r.waiting += size
	s := &r.free[class]
	s.at = append(s.at, at)
}

// collect asks the garbage collector what is free, if so much was handed out since
// the last time that it pays. The more it costs (its time against that of new pages,
// about a quarter of a nanosecond a byte) and the more is held, the rarer it is
// asked. The lock is not held while the collector runs.
func (r *recycler) collect() {
	if r.out < r.after || r.collecting {
		return
	}
	r.out, r.collecting = 0, true
	r.mu.Unlock()
	start := time.Now()
	runtime.GC()
	awaitFinalisers()
	took := time.Since(start)
	r.mu.Lock()
	r.collecting = false
	r.room = int(min(debug.SetMemoryLimit(-1)/8, waitMost))
	r.trim()
	r.least = min(2*r.least, collectFrom)
	r.after = max(r.least, min(16*int(min(took, r.took)), collectMost), r.held/2)
	r.took = took // the less of two counts: the machine may have done something else in between
}

// awaitFinalisers waits until those have run that a collection found, but not for
// long: some of the program's may take their time.
func awaitFinalisers() {
	counts := []metrics.Sample{{Name: "/gc/finalizers/queued:finalizers"}, {Name: "/gc/finalizers/executed:finalizers"}}
	for start := time.Now(); time.Since(start) < 10*time.Millisecond; runtime.Gosched() {
		if metrics.Read(counts); counts[1].Value.Uint64() >= counts[0].Value.Uint64() {
			return
		}
	}
}

// trim leaves half of the blocks to the garbage collector that nobody needed since
// the collection before: what a program did once does not stay for ever.
func (r *recycler) trim() {
	for class := range r.free {
		s := &r.free[class]
		drop := s.low / 2
		if drop > 0 {
			n := copy(s.at, s.at[drop:])
			clear(s.at[n:])
			s.at = s.at[:n]
			r.waiting -= drop * sizeOf(class)
		}
		s.low = len(s.at)
	}
}

// release leaves all that waits to the garbage collector.
func (r *recycler) release() {
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.free[:])
	r.waiting, r.chunk, r.used = 0, nil, chunkSize
}

// bytes returns how many bytes wait.
func (r *recycler) bytes() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return int64(r.waiting)
}

// fresh returns a tensor of zeros that no step has the memory of.
func fresh(d DType, shape Shape) *Tensor {
	t, zero := freshAny(d, shape)
	if !zero {
		t.clear()
	}
	return t
}

// freshBlank is fresh with any content, for a caller that writes every element.
func freshBlank(d DType, shape Shape) *Tensor {
	t, _ := freshAny(d, shape)
	return t
}

// freshAny returns a tensor, and whether it is known to be zero.
func freshAny(d DType, shape Shape) (t *Tensor, zero bool) {
	if d == stale {
		panic(&StepError{Op: "a tensor like it"})
	}
	t = &Tensor{shape: shape, dtype: d}
	n := shape.Size()
	at, zero := recycled.memory(n * d.Bytes())
	if at == nil {
		t.make(n)
		return t, true
	}
	t.hold(at, n)
	return t, zero
}

// make gives a tensor n zeros of the heap.
func (t *Tensor) make(n int) {
	switch t.dtype {
	case Float32:
		t.f32 = make([]float32, n)
	case Float64:
		t.f64 = make([]float64, n)
	case Int32:
		t.i32 = make([]int32, n)
	case Int64:
		t.i64 = make([]int64, n)
	case Bool:
		t.b = make([]bool, n)
	case Float16, BFloat16:
		t.h = make([]uint16, n)
	}
}

// hold gives a tensor n elements that are at a place.
func (t *Tensor) hold(at unsafe.Pointer, n int) {
	switch t.dtype {
	case Float32:
		t.f32 = unsafe.Slice((*float32)(at), n)
	case Float64:
		t.f64 = unsafe.Slice((*float64)(at), n)
	case Int32:
		t.i32 = unsafe.Slice((*int32)(at), n)
	case Int64:
		t.i64 = unsafe.Slice((*int64)(at), n)
	case Bool:
		t.b = unsafe.Slice((*bool)(at), n)
	case Float16, BFloat16:
		t.h = unsafe.Slice((*uint16)(at), n)
	}
}

// clear sets all elements of a dense tensor to 0.
func (t *Tensor) clear() {
	clear(t.f32)
	clear(t.f64)
	clear(t.i32)
	clear(t.i64)
	clear(t.b)
	clear(t.h)
}
