package flux

import "unsafe"

// A leafSet numbers the tensors that a gradient call asks about, in their order.
// It does not change.
type leafSet struct {
	all   []*Tensor
	table []int32 // of numbers plus one, by address; nil for a few
}

// few is how many tensors are looked through faster than a table.
const few = 8

func newLeafSet(all []*Tensor) *leafSet {
	s := &leafSet{all: all}
	if len(all) <= few {
		return s
	}
	size := 4
	for size < 4*len(all) {
		size *= 2
	}
	s.table = make([]int32, size)
	for i, t := range all {
		at := s.start(t)
		for s.table[at] != 0 {
			at = (at + 1) & (size - 1)
		}
		s.table[at] = int32(i + 1)
	}
	return s
}

// start returns where the search for t begins: tensors do not move.
func (s *leafSet) start(t *Tensor) int {
	h := uint64(uintptr(unsafe.Pointer(t))) * 0x9e3779b97f4a7c15
	return int(h>>32) & (len(s.table) - 1)
}

// number returns the number of t, or -1.
func (s *leafSet) number(t *Tensor) int {
	if s.table == nil {
		for i, l := range s.all {
			if l == t {
				return i
			}
		}
		return -1
	}
	for at := s.start(t); ; at = (at + 1) & (len(s.table) - 1) {
		i := int(s.table[at]) - 1
		if i < 0 || s.all[i] == t {
			return i
		}
	}
}
