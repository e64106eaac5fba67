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
// A slice that is not given back, because an interrupt unwound the stack, is the
// garbage collector's, like any other.
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
const Limit = 64 << 20

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

// waiting counts the bytes on all shelves.
var waiting atomic.Int64

// A shelf holds the slices of one element type that wait, by size. They are few,
// so that searching them costs nothing beside filling one.
type shelf[T Element] struct {
	mu    sync.Mutex
	class [classes][][]T
}

var (
	float32s shelf[float32]
	float64s shelf[float64]
	uint8s   shelf[uint8]
	uint16s  shelf[uint16]
	int32s   shelf[int32]
	int64s   shelf[int64]
	ints     shelf[int]
	bools    shelf[bool]
)

// shelfOf returns the shelf of an element type.
func shelfOf[T Element]() *shelf[T] {
	var zero T
	var s any
	switch any(zero).(type) {
	case float32:
		s = &float32s
	case float64:
		s = &float64s
	case uint8:
		s = &uint8s
	case uint16:
		s = &uint16s
	case int32:
		s = &int32s
	case int64:
		s = &int64s
	case int:
		s = &ints
	case bool:
		s = &bools
	}
	return s.(*shelf[T])
}

// Get returns a slice of n elements with any content.
func Get[T Element](n int) []T {
	var zero T
	c := classOf(n)
	if c >= classes || 1<<c*int(unsafe.Sizeof(zero)) > large {
		return make([]T, n)
	}
	s := shelfOf[T]()
	s.mu.Lock()
	defer s.mu.Unlock()
	free := s.class[c]
	if len(free) == 0 {
		return make([]T, n, 1<<c)
	}
	last := free[len(free)-1]
	free[len(free)-1] = nil
	s.class[c] = free[:len(free)-1]
	waiting.Add(-bytesOf(last))
	return last[:n]
}

// Put gives back what Get returned. It panics if the slice lies here already or
// cannot be from here: two operations would write into one memory.
func Put[T Element](x []T) {
	if cap(x) == 0 || bytesOf(x) > large {
		return
	}
	c := classOf(cap(x))
	if cap(x) != 1<<c {
		panic("pool: the slice was not lent, or is a part of one that was")
	}
	x = x[:cap(x)]
	s := shelfOf[T]()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, other := range s.class[c] {
		if unsafe.SliceData(other) == unsafe.SliceData(x) {
			panic("pool: the slice was given back twice")
		}
	}
	if len(s.class[c]) == lots {
		return
	}
	if waiting.Add(bytesOf(x)) > Limit {
		waiting.Add(-bytesOf(x))
		return
	}
	s.class[c] = append(s.class[c], x)
}

// classOf returns the logarithm of the size that n is rounded up to.
func classOf(n int) int { return max(smallest, bits.Len(uint(max(n, 1)-1))) }

func bytesOf[T Element](x []T) int64 {
	var zero T
	return int64(cap(x)) * int64(unsafe.Sizeof(zero))
}
