// Package pool lends scratch memory: a slice that one operation fills, reads and
// gives back before it returns, such as the columns of a convolution, the packed
// panels of a matrix product or a row-major copy of a view.
//
//	columns := pool.Get[float32](n)
//	defer pool.Put(columns)
//
// The rules are three. What Get returns holds old numbers: write before reading,
// or clear it. After Put nothing may touch the slice or a part of it, so the
// storage of a tensor never comes from here. Put takes what Get returned, once.
// (That is checked where the race detector is on, and in the tests of this
// package.) A slice that is not given back, because an interrupt unwound the
// stack, is the garbage collector's, like any other.
//
// Sizes are rounded up to powers of two. At most [Limit] bytes wait to be lent;
// slices that would exceed that, and large ones, are left to the garbage
// collector. Any goroutine may get and put.
package pool

import (
	"math/bits"
	"sync"
	"sync/atomic"
	"unsafe"
)

// Limit is how many bytes may wait to be lent, over all element types.
const Limit = 256 << 20

const (
	large    = Limit / 4 // bytes of a slice that is never kept
	smallest = 6         // a slice has at least 2⁶ elements
	classes  = 32
	lots     = 16 // slices that may wait in one class
)

// Element is what a slice may hold.
type Element interface {
	float32 | float64 | uint8 | uint16 | int32 | int64 | int | bool
}

// waiting counts the bytes on the shelves of slices from countedFrom on. The others
// are bounded by their number, 2 MiB in all, and not worth an atomic operation.
var waiting atomic.Int64

const countedFrom = 1 << 17

// Waiting returns how many bytes wait to be lent.
func Waiting() int64 {
	sum := int64(0)
	for i := range shelves {
		s := &shelves[i]
		s.mu.Lock()
		sum += int64(s.n) << i
		s.mu.Unlock()
	}
	return sum
}

// A shelf holds the slices of one size that wait, whatever their element type: its
// memory is the same to the garbage collector.
type shelf struct {
	mu   sync.Mutex
	n    int
	free [lots]unsafe.Pointer
	_    [40]byte // so that neighbours share no cache line
}

// shelves are by the logarithm of the size in bytes.
var shelves [classes + 4]shelf

// Get returns a slice of n elements with any content.
func Get[T Element](n int) []T {
	var zero T
	c := classOf(n)
	size := int(unsafe.Sizeof(zero)) << c
	if c >= classes || size > large {
		return make([]T, n)
	}
	s := &shelves[bits.TrailingZeros(uint(size))]
	s.mu.Lock()
	if s.n == 0 {
		s.mu.Unlock()
		return unsafe.Slice((*T)(fresh(size)), 1<<c)[:n]
	}
	s.n--
	at := s.free[s.n]
	s.free[s.n] = nil
	s.mu.Unlock()
	if size >= countedFrom {
		waiting.Add(-int64(size))
	}
	return unsafe.Slice((*T)(at), 1<<c)[:n]
}

// fresh returns new memory that is aligned for every element type.
func fresh(size int) unsafe.Pointer {
	return unsafe.Pointer(unsafe.SliceData(make([]uint64, size/8)))
}

// Put gives back what Get returned. Where it checks, it panics if the slice lies
// here already: two operations would write into one memory. It always does if the
// slice cannot be from here.
func Put[T Element](x []T) {
	size := cap(x) * int(unsafe.Sizeof(*new(T)))
	if size == 0 || size > large {
		return
	}
	if cap(x)&(cap(x)-1) != 0 || cap(x) < 1<<smallest {
		panic("pool: the slice was not lent, or is a part of one that was")
	}
	at := unsafe.Pointer(unsafe.SliceData(x))
	s := &shelves[bits.TrailingZeros(uint(size))]
	s.mu.Lock()
	if checked {
		for _, other := range s.free[:s.n] {
			if other == at {
				s.mu.Unlock()
				panic("pool: the slice was given back twice")
			}
		}
	}
	if s.n < lots && admit(int64(size)) {
		s.free[s.n] = at
		s.n++
	}
	s.mu.Unlock()
}

// admit counts a slice that is to wait, if it may.
func admit(size int64) bool {
	if size < countedFrom {
		return true
	}
	if waiting.Add(size) <= Limit {
		return true
	}
	waiting.Add(-size)
	return false
}

// Release leaves all that waits to the garbage collector.
func Release() {
	for i := range shelves {
		s := &shelves[i]
		s.mu.Lock()
		if 1<<i >= countedFrom {
			waiting.Add(-int64(s.n) << i)
		}
		clear(s.free[:])
		s.n = 0
		s.mu.Unlock()
	}
}

// classOf returns the logarithm of the size that n is rounded up to.
func classOf(n int) int { return max(smallest, bits.Len(uint(max(n, 1)-1))) }
