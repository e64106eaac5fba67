package flux

import (
	bigendian "encoding/binary"
	"errors"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"sync"

	"fluxrepl/flux/internal/kernels/random"
	"fluxrepl/flux/internal/pool"
)

// A Source gives random numbers from a seed: the same seed gives the same
// numbers on every machine and in every version of Go. It may be used by
// several goroutines at once; then the order among them is theirs.
//
// The generator is PCG-DXSM with 128 bits of state (O'Neill, PCG: A Family of
// Simple Fast Space-Efficient Statistically Good Algorithms for Random Number
// Generation, 2014); everything made from its bits is computed in this package
// without operations that a machine may fuse or approximate.
type Source struct {
	mu    sync.Mutex
	state random.State
}

// streamOf separates the streams of this package from other users of the same
// generator with the same seed.
const streamOf = 0x9e3779b97f4a7c15

// NewSource returns a source for the seed.
func NewSource(seed uint64) *Source { return &Source{state: random.State{Hi: seed, Lo: streamOf}} }

var defaultSource = NewSource(0)

// DefaultSource returns the source of [Rand], [Randn] and [Bernoulli], and of
// everything that draws numbers and was not given a source of its own. At the
// start of a program its seed is 0.
func DefaultSource() *Source { return defaultSource }

// Seed starts the default source anew.
func Seed(seed uint64) { defaultSource.Seed(seed) }

// Seed starts s anew.
func (s *Source) Seed(seed uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = random.State{Hi: seed, Lo: streamOf}
}

// stateMark begins a state that was written down; math/rand/v2 has the same form.
const stateMark = "pcg:"

// MarshalBinary returns the state of s, so that a run can go on later.
func (s *Source) MarshalBinary() ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data := append(make([]byte, 0, len(stateMark)+16), stateMark...)
	data = bigendian.BigEndian.AppendUint64(data, s.state.Hi)
	return bigendian.BigEndian.AppendUint64(data, s.state.Lo), nil
}

// UnmarshalBinary restores a state that MarshalBinary returned.
func (s *Source) UnmarshalBinary(data []byte) error {
	if len(data) != len(stateMark)+16 || string(data[:len(stateMark)]) != stateMark {
		return errors.New("this is no state of a source of random numbers")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = random.State{Hi: bigendian.BigEndian.Uint64(data[4:]), Lo: bigendian.BigEndian.Uint64(data[12:])}
	return nil
}

// Rand returns float32 numbers distributed evenly in [0, 1), from the default source.
func Rand(shape ...int) *Tensor { return defaultSource.uniform("Rand", 0, 1, shape) }

// Randn returns float32 numbers of the standard normal distribution, from the
// default source.
func Randn(shape ...int) *Tensor { return defaultSource.normal("Randn", 0, 1, shape) }

// Bernoulli returns float32 numbers that are 1 with probability p and 0
// otherwise, from the default source. It panics with a [*DomainError] unless
// 0 ≤ p ≤ 1.
func Bernoulli(p float64, shape ...int) *Tensor { return defaultSource.Bernoulli(p, shape...) }

// Uniform returns float32 numbers distributed evenly in [lo, hi). It panics with
// a [*DomainError] unless lo ≤ hi and both are finite.
func (s *Source) Uniform(lo, hi float64, shape ...int) *Tensor {
	if !(lo <= hi) || math.IsInf(hi-lo, 0) {
		panic(&DomainError{Op: "Uniform", Want: "finite lo ≤ hi", Got: format(lo) + " and " + format(hi)})
	}
	return s.uniform("Uniform", lo, hi, shape)
}

func (s *Source) uniform(op string, lo, hi float64, shape []int) *Tensor {
	t := blank(Float32, sized(op, shape))
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.Uniform(t.f32, lo, hi, poll)
	return t
}

// Normal returns float32 numbers of the normal distribution with that mean and
// standard deviation. It panics with a [*DomainError] unless std ≥ 0 and both are
// finite.
func (s *Source) Normal(mean, std float64, shape ...int) *Tensor {
	if !(std >= 0) || math.IsInf(std, 0) || math.IsNaN(mean) || math.IsInf(mean, 0) {
		panic(&DomainError{Op: "Normal", Want: "a finite mean and std ≥ 0", Got: format(mean) + " and " + format(std)})
	}
	return s.normal("Normal", mean, std, shape)
}

func (s *Source) normal(op string, mean, std float64, shape []int) *Tensor {
	t := blank(Float32, sized(op, shape))
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.Normal(t.f32, mean, std, poll)
	return t
}

// pair returns two independent standard normal numbers by the polar method: of the
// classical methods the one that needs only a root and a logarithm.
func (s *Source) pair() (float64, float64) { return s.state.Pair() }

// logOf returns the natural logarithm of 0 < x < 1, with the same bits everywhere.
func logOf(x float64) float64 { return random.Log(x) }

// Bernoulli returns float32 numbers that are 1 with probability p and 0
// otherwise. It panics with a [*DomainError] unless 0 ≤ p ≤ 1.
func (s *Source) Bernoulli(p float64, shape ...int) *Tensor {
	if !(p >= 0 && p <= 1) {
		panic(&DomainError{Op: "Bernoulli", Arg: "p", Want: "0 ≤ p ≤ 1", Got: format(p)})
	}
	t := fill(blank(Float32, sized("Bernoulli", shape)), 1)
	bits := pool.Get[uint8]((len(t.f32) + 7) / 8)
	defer pool.Put(bits)
	s.choose(bits, len(t.f32), p)
	random.Thin32(t.f32, t.f32, bits, 1, poll)
	return t
}

// choose sets n bits, each with probability p.
func (s *Source) choose(bits []uint8, n int, p float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.Below(bits, n, p, poll)
}

// Float64 returns a number distributed evenly in [0, 1).
func (s *Source) Float64() float64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.float64()
}

func (s *Source) float64() float64 { return s.state.Float64() }

// Intn returns a number distributed evenly in 0, …, n−1. It panics with a
// [*DomainError] unless n > 0.
func (s *Source) Intn(n int) int {
	if n <= 0 {
		panic(&DomainError{Op: "Intn", Arg: "n", Want: "n > 0", Got: strconv.Itoa(n)})
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.intn(n)
}

// intn takes the high word of a product with a random word, and draws again in
// the few cases that would favour some numbers (Lemire, Fast Random Integer
// Generation in an Interval, 2019).
func (s *Source) intn(n int) int {
	hi, lo := bits.Mul64(s.state.Next(), uint64(n))
	if lo < uint64(n) {
		for reject := -uint64(n) % uint64(n); lo < reject; {
			hi, lo = bits.Mul64(s.state.Next(), uint64(n))
		}
	}
	return int(hi)
}

// Perm returns the numbers 0, …, n−1 in random order, each order equally likely.
// It panics with a [*DomainError] if n is negative.
func (s *Source) Perm(n int) []int {
	if n < 0 {
		panic(&DomainError{Op: "Perm", Arg: "n", Want: "n ≥ 0", Got: strconv.Itoa(n)})
	}
	Shape{n}.checked("Perm")
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := n - 1; i > 0; i-- {
		j := s.intn(i + 1)
		out[i], out[j] = out[j], out[i]
	}
	return slices.Clip(out)
}
