package flux

import (
	"math/bits"
	"unsafe"
)

// blocks are the elements of an arena's tensors, by size. Nothing is given back
// to the heap: a run that is like the one before finds every block that it needs.
type blocks struct {
	all          []block // number i is at i-1: 0 is no block
	class        [classes]shelf
	used         []uint8 // the classes that have blocks
	lost         []int32 // numbers of blocks that the program has slices of
	vacant       []int32 // numbers that no block has
	spoils       bool    // for tests: a block that is given back is written over
	bytes        int64   // of all blocks
	made, reused int64   // how often a block was new, and was not
}

// A block is memory for the elements of one tensor at a time.
type block struct {
	at    unsafe.Pointer
	class uint8
	place int32 // where its shelf has it
}

// A shelf holds the numbers of all blocks of a class: those that are free, then
// those in use. Taking the last free one and putting back where it was keeps
// a run's choice what it was in the run before, and the caches warm.
type shelf struct {
	ids  []int32
	free int
}

// Blocks are measured in units of a cache line, which is how kernels like memory
// aligned. Up to 16 units there is a class for each size, from there on 8 classes
// for each power of two, so that at most an eighth of a block is not used.
const (
	line    = 64
	fine    = 16
	classes = 256
)

// classOf returns the class for so many bytes, and the bytes that its blocks have.
func classOf(bytes int) (class, size int) {
	x := uint(max(bytes, 1)-1) / line
	if x < fine {
		return int(x), int(x+1) * line
	}
	e := bits.Len(x) - 4
	return fine + (e-1)*8 + int(x>>e) - 8, int(x>>e+1) << e * line
}

// sizeOf returns the bytes that blocks of a class have.
func sizeOf(class int) int {
	if class < fine {
		return (class + 1) * line
	}
	e := (class-fine)/8 + 1
	return (8 + (class-fine)%8 + 1) << e * line
}

// take returns a block of so many bytes and its number, and whether they are known
// to be zero.
func (b *blocks) take(bytes int) (at unsafe.Pointer, number int32, zero bool) {
	c, size := classOf(bytes)
	s := &b.class[c]
	if s.free > 0 {
		s.free--
		b.reused++
		id := s.ids[s.free]
		return b.all[id-1].at, id, false
	}
	at = unsafe.Pointer(unsafe.SliceData(make([]uint64, size/8)))
	number = b.number()
	b.all[number-1] = block{at: at, class: uint8(c), place: int32(len(s.ids))}
	if len(s.ids) == 0 {
		b.used = append(b.used, uint8(c))
	}
	s.ids = append(s.ids, number)
	b.bytes += int64(size)
	b.made++
	return at, number, true
}

// number returns a number for a new block.
func (b *blocks) number() int32 {
	if k := len(b.vacant) - 1; k >= 0 {
		number := b.vacant[k]
		b.vacant = b.vacant[:k]
		return number
	}
	b.all = append(b.all, block{})
	return int32(len(b.all))
}

// put gives a block back before the run is over.
func (b *blocks) put(number int32) {
	it := &b.all[number-1]
	s := &b.class[it.class]
	if b.spoils {
		it.spoil()
	}
	if int(it.place) < s.free {
		panic("flux: a block was given back twice")
	}
	other := s.ids[s.free]
	s.ids[it.place], b.all[other-1].place = other, it.place
	s.ids[s.free], it.place = number, int32(s.free)
	s.free++
}

// lose says that the program has a slice of a block: it is not used again.
func (b *blocks) lose(number int32) { b.lost = append(b.lost, number) }

// reset gives all blocks back.
func (b *blocks) reset() {
	for _, number := range b.lost {
		b.drop(number)
	}
	b.lost = b.lost[:0]
	for _, c := range b.used {
		s := &b.class[c]
		s.free = len(s.ids)
		if b.spoils {
			for _, number := range s.ids {
				b.all[number-1].spoil()
			}
		}
	}
}

// drop forgets a block.
func (b *blocks) drop(number int32) {
	it := &b.all[number-1]
	if it.at == nil {
		return // it was lost twice
	}
	s := &b.class[it.class]
	last := len(s.ids) - 1
	moved := s.ids[last]
	s.ids[it.place], b.all[moved-1].place = moved, it.place
	s.ids = s.ids[:last]
	b.bytes -= int64(sizeOf(int(it.class)))
	*it = block{}
	b.vacant = append(b.vacant, number)
}

// spoil fills the block with NaN, in any type that has one.
func (it *block) spoil() {
	all := unsafe.Slice((*byte)(it.at), sizeOf(int(it.class)))
	for i := range all {
		all[i] = 0xff
	}
}
