package flux

import (
	"runtime"
	"sync"
	"time"
	"unsafe"
)

// Large results that no step has the memory for are new memory each time, and the
// operating system gives that page by page, at a fault each: a sum of 10⁷ numbers
// then takes several times what the numbers take to read and write. So the
// elements of large tensors come back when the garbage collector finds that nobody
// has them any more: a finaliser puts them on a shelf. That is safe, for a
// finaliser runs when nothing leads to the memory, neither a tensor nor a slice of
// its elements, and it is set anew when the memory is handed out again.
var large = largeMemory{after: collectFrom}

const (
	largeFrom   = 1 << 20   // bytes of a tensor that is worth it
	largeLimit  = 256 << 20 // bytes that may wait
	collectFrom = 64 << 20  // bytes to be handed out before the collector is asked
)

type largeMemory struct {
	mu      sync.Mutex
	free    map[int][]unsafe.Pointer // by size
	waiting int                      // bytes that are free
	out     int                      // bytes that were made since the collector was asked last
	after   int                      // what out must reach for that
}

// take returns memory with any content. size is as classOf gives it.
func (l *largeMemory) take(size int) unsafe.Pointer {
	at, collect := l.pop(size)
	if at == nil && collect {
		l.collect()
		at, _ = l.pop(size)
	}
	if at == nil {
		at = unsafe.Pointer(unsafe.SliceData(make([]uint64, size/8)))
		l.mu.Lock()
		l.out += size
		l.mu.Unlock()
	}
	runtime.SetFinalizer((*uint64)(at), func(at *uint64) { l.put(unsafe.Pointer(at), size) })
	return at
}

func (l *largeMemory) pop(size int) (at unsafe.Pointer, collect bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	free := l.free[size]
	if len(free) == 0 {
		return nil, l.out >= l.after
	}
	at = free[len(free)-1]
	free[len(free)-1] = nil
	l.free[size] = free[:len(free)-1]
	l.waiting -= size
	return at, false
}

// put keeps memory that nobody has. What would be too much is left to the garbage
// collector, which has no finaliser to run for it then.
func (l *largeMemory) put(at unsafe.Pointer, size int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.waiting+size > largeLimit {
		return
	}
	if l.free == nil {
		l.free = map[int][]unsafe.Pointer{}
	}
	l.free[size] = append(l.free[size], at)
	l.waiting += size
}

// collect asks the garbage collector what is free. It pays where that takes less
// time than the faults of new pages would, about a quarter of a nanosecond a byte:
// the next time waits until so much was made that the collection is a quarter of
// that at most, and for longer while it finds nothing.
func (l *largeMemory) collect() {
	l.mu.Lock()
	made, before := l.out, l.waiting
	l.out = 0
	l.mu.Unlock()
	swept := make(chan struct{})
	last := new([4]uint64)
	runtime.SetFinalizer(last, func(*[4]uint64) { close(swept) })
	start := time.Now()
	runtime.GC()
	select {
	case <-swept:
	case <-time.After(10 * time.Millisecond): // finalisers of others may take long
	}
	took := time.Since(start)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.waiting-before < made/4 {
		l.after = min(2*l.after, 1<<40)
		return
	}
	l.after = max(collectFrom, int(took)*16)
}

// release leaves all that waits to the garbage collector.
func (l *largeMemory) release() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.free, l.waiting = nil, 0
}

// bytes returns how many bytes wait.
func (l *largeMemory) bytes() int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return int64(l.waiting)
}

// recycled returns a tensor with any content in memory that comes back.
func recycled(d DType, shape Shape, n int) *Tensor {
	_, size := classOf(n * d.Bytes())
	t := &Tensor{shape: shape, dtype: d}
	t.hold(large.take(size), n)
	return t
}

// hold gives a tensor its n elements.
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
