package kernels

import "math"

// Order works on keys: unsigned numbers that are ordered as the elements are.
// NaN is above everything, all NaN are equal, and so are both zeros.

// Keys writes the keys of the elements x[0], x[step], … . Inverted keys are in
// the opposite order.
func Keys[T Number](dst []uint64, x []T, step int, inverted bool) {
	switch x := any(x).(type) {
	case []float32:
		for i := range dst {
			dst[i] = key32(x[i*step])
		}
	case []float64:
		for i := range dst {
			dst[i] = key64(x[i*step])
		}
	case []int32:
		for i := range dst {
			dst[i] = uint64(uint32(x[i*step]) ^ 1<<31)
		}
	case []int64:
		for i := range dst {
			dst[i] = uint64(x[i*step]) ^ 1<<63
		}
	}
	if inverted {
		for i := range dst {
			dst[i] = ^dst[i]
		}
	}
}

// key32 turns the bits of a negative number, whose order is reversed, and puts
// those of a positive one above them; signs are not branched on, for they are
// not foreseeable.
func key32(v float32) uint64 {
	if v != v {
		return math.MaxUint32
	}
	if v == 0 {
		v = 0 // without its sign
	}
	b := math.Float32bits(v)
	return uint64(b ^ (uint32(int32(b)>>31) | 1<<31))
}

func key64(v float64) uint64 {
	if v != v {
		return math.MaxUint64
	}
	if v == 0 {
		v = 0
	}
	b := math.Float64bits(v)
	return b ^ (uint64(int64(b)>>63) | 1<<63)
}

// A Sorter sorts keys, in memory that it keeps between calls.
type Sorter struct {
	keys, other []uint64
	at, spare   []int32
}

// Keys returns memory for n keys.
func (s *Sorter) Keys(n int) []uint64 {
	if cap(s.keys) < n {
		s.keys, s.other = make([]uint64, n), make([]uint64, n)
		s.at, s.spare = make([]int32, n), make([]int32, n)
	}
	s.keys, s.other, s.at, s.spare = s.keys[:n], s.other[:n], s.at[:n], s.spare[:n]
	return s.keys
}

// Sort returns the positions of the keys that were written to Keys, from the
// smallest on; equal keys keep their order. The result is valid until the next
// call; poll is called now and then.
func (s *Sorter) Sort(poll func()) []int32 {
	if len(s.keys) <= 64 {
		s.insert()
		return s.at
	}
	differ := uint64(0)
	for _, k := range s.keys {
		differ |= k ^ s.keys[0]
	}
	if differ>>32 == 0 { // key and position fit into one number
		for i, k := range s.keys {
			s.keys[i] = k<<32 | uint64(i)
		}
		s.radix(differ<<32, poll, (*Sorter).distribute)
		for i, k := range s.keys {
			s.at[i] = int32(uint32(k))
		}
		return s.at
	}
	for i := range s.at {
		s.at[i] = int32(i)
	}
	s.radix(differ, poll, (*Sorter).distributeBoth)
	return s.at
}

// radix sorts by one digit after the other, the least significant first (Knuth,
// The Art of Computer Programming, vol. 3, 5.2.5), without those that are the
// same everywhere.
func (s *Sorter) radix(differ uint64, poll func(), distribute func(s *Sorter, shift int, next *[256]int)) {
	for shift := 0; shift < 64; shift += 8 {
		if byte(differ>>shift) == 0 {
			continue
		}
		poll()
		var next [256]int // where the next key with each digit goes
		for _, k := range s.keys {
			next[byte(k>>shift)]++
		}
		sum := 0
		for d, n := range next {
			next[d] = sum
			sum += n
		}
		distribute(s, shift, &next)
	}
}

func (s *Sorter) distribute(shift int, next *[256]int) {
	for _, k := range s.keys {
		d := byte(k >> shift)
		s.other[next[d]] = k
		next[d]++
	}
	s.keys, s.other = s.other, s.keys
}

func (s *Sorter) distributeBoth(shift int, next *[256]int) {
	for i, k := range s.keys {
		d := byte(k >> shift)
		s.other[next[d]], s.spare[next[d]] = k, s.at[i]
		next[d]++
	}
	s.keys, s.other, s.at, s.spare = s.other, s.keys, s.spare, s.at
}

func (s *Sorter) insert() {
	for i := range s.keys {
		k, p, j := s.keys[i], int32(i), i
		for ; j > 0 && s.keys[j-1] > k; j-- {
			s.keys[j], s.at[j] = s.keys[j-1], s.at[j-1]
		}
		s.keys[j], s.at[j] = k, p
	}
}

// First returns the positions of the k smallest keys, as the first k that Sort
// returns; for a small k it does not sort the others.
func (s *Sorter) First(k int, poll func()) []int32 {
	if k > 64 || k*8 > len(s.keys) {
		return s.Sort(poll)[:k]
	}
	best, at := s.other[:0], s.at[:0]
	for i, key := range s.keys {
		n := len(best)
		if n == k {
			if k == 0 || key >= best[n-1] {
				continue
			}
			n--
			best, at = best[:n], at[:n]
		}
		best, at = append(best, key), append(at, int32(i))
		for ; n > 0 && best[n-1] > key; n-- {
			best[n], at[n] = best[n-1], at[n-1]
		}
		best[n], at[n] = key, int32(i)
	}
	return at
}

// Search returns how many of the ascending keys are below key, or at it as well.
func Search(keys []uint64, key uint64, right bool) int {
	lo, hi := 0, len(keys)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if keys[m] < key || right && keys[m] == key {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}
