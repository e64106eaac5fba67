package random

import (
	"math"
	bitops "math/bits"

	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/workers"
)

// piece is how many numbers one processor makes at a time, and block how many words
// lie between two kernels, in the nearest cache. few is up to where the state goes
// through the numbers one by one.
const (
	piece = 32 << 10
	block = 1 << 10
	few   = 64
)

// pieces calls f for pieces of n numbers, each with the state before its first, and
// moves s past all of them.
func (s *State) pieces(n int, poll func(), f func(s State, lo, hi int)) {
	if n <= piece {
		f(*s, 0, n)
	} else {
		first := *s
		workers.For(n, piece, poll, func(lo, hi int) {
			at := first
			at.Skip(lo)
			f(at, lo, hi)
		})
	}
	s.Skip(n)
}

// fill fills dst with the next numbers.
func (s *State) fill(l cpu.Level, dst []uint64) {
	if l == cpu.AVX512 && len(dst) >= few {
		whole := len(dst) &^ (lanes - 1)
		lanes := s.spread()
		words512(dst[:whole], &lanes[0])
		s.Skip(whole)
		dst = dst[whole:]
	}
	s.words(dst)
}

// Uniform fills dst with numbers distributed evenly in [lo, hi), made of 24 bits
// each.
func (s *State) Uniform(dst []float32, lo, hi float64, poll func()) {
	s.uniform(cpu.Active(), dst, lo, hi, poll)
}

func (s *State) uniform(l cpu.Level, dst []float32, lo, hi float64, poll func()) {
	// 24 bits are all that a float32 in [0, 1) holds; more would round to 1.
	k := [3]float64{1.0 / (1 << 24), lo, hi - lo}
	limits := [2]float32{float32(hi), math.Nextafter32(float32(hi), float32(lo))}
	s.pieces(len(dst), poll, func(s State, from, to int) {
		var words [block]uint64
		for ; from < to; from += block {
			n := min(block, to-from)
			s.fill(l, words[:n])
			y := dst[from : from+n]
			whole := 0
			if l == cpu.AVX512 {
				whole = n &^ 7
				uniform512(y[:whole], words[:whole], &k[0], &limits[0])
			}
			for i, w := range words[whole:n] {
				v := float32(k[1] + float64(k[2]*(float64(w>>40)*k[0])))
				if v >= limits[0] {
					v = limits[1]
				}
				y[whole+i] = v
			}
		}
	})
}

// Below sets n bits, the lowest of a byte first: each with probability p, by
// whether 53 bits, as a number in [0, 1), are below it. What is left of the last
// byte is 0.
func (s *State) Below(bits []uint8, n int, p float64, poll func()) {
	s.below(cpu.Active(), bits, n, p, poll)
}

func (s *State) below(l cpu.Level, bits []uint8, n int, p float64, poll func()) {
	bound := uint64(math.Ceil(p * (1 << 53)))
	s.pieces(n, poll, func(s State, from, to int) {
		var words [block]uint64
		for ; from < to; from += block {
			n := min(block, to-from)
			s.fill(l, words[:n])
			y := bits[from/8:][:(n+7)/8]
			whole := 0
			if l == cpu.AVX512 {
				whole = n &^ 7
				below512(y, words[:whole], bound)
			}
			for i := whole; i < n; i += 8 {
				var b uint8
				for j, w := range words[i:min(i+8, n)] {
					_, borrow := bitops.Sub64(w>>11, bound, 0) // no branch: nothing could foresee it
					b |= uint8(borrow) << j
				}
				y[i/8] = b
			}
		}
	})
}

// Float is what numbers are multiplied in.
type Float interface{ float32 | float64 }

// Thin32 multiplies the elements of x by scale where a bit is set, and by 0
// elsewhere. dst may be x.
func Thin32(dst, x []float32, bits []uint8, scale float32, poll func()) {
	thinPieces(dst, x, bits, scale, poll, thin32)
}

// Thin64 is Thin32 for float64.
func Thin64(dst, x []float64, bits []uint8, scale float64, poll func()) {
	thinPieces(dst, x, bits, scale, poll, thin64)
}

func thinPieces[T Float](dst, x []T, bits []uint8, scale T, poll func(), kernel func(l cpu.Level, dst, x []T, bits []uint8, scale T)) {
	l := cpu.Active()
	if len(x) <= piece {
		kernel(l, dst, x, bits, scale)
		return
	}
	workers.For(len(x), piece, poll, func(lo, hi int) { kernel(l, dst[lo:hi], x[lo:hi], bits[lo/8:], scale) })
}

// thin is the kernel in plain Go.
func thin[T Float](dst, x []T, bits []uint8, scale T) {
	factors := [2]T{0, scale}
	dst = dst[:len(x)]
	for i, v := range x {
		dst[i] = v * factors[bits[i/8]>>(i%8)&1]
	}
}
