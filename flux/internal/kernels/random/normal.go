package random

import (
	"math"
	bitops "math/bits"
	"sync"

	"fluxrepl/flux/internal/cpu"
)

// points is how many points of the square a kernel chooses from at a time, two
// words each.
const points = 1 << 10

// scratch is what lies between the kernels. Vectors are written beyond the last
// number.
type scratch struct {
	words   [2 * points]uint64
	u, v, q [points + 8]float64
	kept    [points / 8]uint8
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// The orders in which kernels take numbers out of vectors.
var (
	evenOdd = [16]uint64{0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15}
	inTurn  = [16]uint32{0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15}
)

// Normal fills dst with numbers of the normal distribution, two for each point
// (u, v) of the unit disc: u and v times √(−2·log q/q) with q = u² + v², by the
// polar method of Marsaglia and Bray (A Convenient Method for Generating Normal
// Variables, 1964). Points are drawn from the square until they lie in the disc; of
// an odd number of numbers the last point gives one.
func (s *State) Normal(dst []float32, mean, std float64, poll func()) {
	s.normal(cpu.Active(), dst, mean, std, poll)
}

func (s *State) normal(l cpu.Level, dst []float32, mean, std float64, poll func()) {
	if l == cpu.AVX512 {
		dst = s.normal512(dst, mean, std, poll)
	}
	for i := 0; i < len(dst); i += 2 {
		if poll != nil && i%1024 == 0 {
			poll()
		}
		a, b := s.Pair()
		dst[i] = float32(mean + float64(std*a))
		if i+1 < len(dst) {
			dst[i+1] = float32(mean + float64(std*b))
		}
	}
}

// normal512 fills dst but for a rest, which it returns, for one by one.
func (s *State) normal512(dst []float32, mean, std float64, poll func()) []float32 {
	if len(dst) < few {
		return dst
	}
	k := [2 + 12]float64{mean, std}
	for i := range 12 {
		k[2+i] = 1 / float64(2*i+1)
	}
	b := scratches.Get().(*scratch)
	for len(dst) >= few {
		if poll != nil {
			poll()
		}
		start := *s
		// π/4 of the points lie in the disc, so that these are hardly enough: then
		// it is once more, for few.
		words := b.words[:2*min(points, (len(dst)*5/8+7)&^7)]
		s.fill(cpu.AVX512, words)
		n := 2 * pairs512(b, words, &evenOdd[0])
		if n >= len(dst) {
			n = len(dst)
			*s = start
			s.Skip(2 * place(b.kept[:], (n+1)/2))
		}
		normal512(dst[:n], b, &k[0], &inTurn[0])
		dst = dst[n:]
	}
	scratches.Put(b)
	return dst
}

// place returns how many bits there are up to the one that is set for the nth time.
func place(bits []uint8, n int) int {
	for i, b := range bits {
		if c := bitops.OnesCount8(b); c < n {
			n -= c
			continue
		}
		for j := range 8 {
			if n -= int(b >> j & 1); n == 0 {
				return 8*i + j + 1
			}
		}
	}
	panic("random: fewer bits than were counted")
}

// Pair returns the two normal numbers of a point.
func (s *State) Pair() (float64, float64) {
	for {
		u, v := 2*s.Float64()-1, 2*s.Float64()-1
		q := float64(u*u) + float64(v*v)
		if q > 0 && q < 1 {
			f := math.Sqrt(-2 * Log(q) / q)
			return u * f, v * f
		}
	}
}

// Float64 returns a number distributed evenly in [0, 1).
func (s *State) Float64() float64 { return float64(s.Next()>>11) / (1 << 53) }

// Log returns the natural logarithm of 0 < x < 1 to within two units of the last
// place, and with the same bits everywhere: package math has assembly for some
// machines. With x = 2ᵉ·m and s = (m−1)/(m+1), log m = 2(s + s³/3 + s⁵/5 + …). The
// conversions keep products and sums from being fused.
func Log(x float64) float64 {
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	s := (m - 1) / (m + 1)
	s2 := float64(s * s)
	sum := 0.0
	for k := 23; k >= 1; k -= 2 { // |s| < 0.172, so s²⁵ is below the last place
		sum = float64(sum*s2) + 1/float64(k)
	}
	return float64(float64(e)*math.Ln2) + float64(2*float64(s*sum))
}
