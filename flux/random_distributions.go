package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels/random"
)

// More distributions. As in random.go, only roots, logOf and single products
// and sums are computed, so that every machine gives the same numbers; what a
// textbook compares as u < exp(x) is compared as log u < x.

// open01 returns a number distributed evenly in the open interval (0, 1).
func (s *Source) open01() float64 { return (float64(s.state.Next()>>12) + 0.5) / (1 << 52) }

// exponential returns a number of the exponential distribution with mean 1.
func (s *Source) exponential() float64 { return -logOf(s.open01()) }

// draw fills a float32 tensor with the numbers that next gives.
func (s *Source) draw(op string, shape []int, next func() float64) *Tensor {
	t := allocFor(op, Float32, shape)
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range t.f32 {
		t.f32[i] = float32(next())
		pollAt(i)
	}
	return t
}

// Split returns a new source whose numbers are independent of those that s goes
// on to give: one for each worker, or each layer, makes their numbers
// independent of the order in which they run. It uses two numbers of s, so that
// splitting again gives another source.
func (s *Source) Split() *Source {
	s.mu.Lock()
	defer s.mu.Unlock()
	// The two halves of the state are random: among 2¹²⁸ places on the generator's
	// one cycle, two streams of any length in use do not meet.
	hi, lo := s.state.Next(), s.state.Next()
	return &Source{state: random.State{Hi: hi, Lo: lo}}
}

// TruncatedNormal returns float32 numbers of the normal distribution with that
// mean and standard deviation under the condition that they lie in [lo, hi].
// The bounds are numbers as they are, not multiples of std, as in Flux and
// PyTorch; they may be infinite. It panics with a [*DomainError] unless lo < hi,
// std > 0, and mean and std are finite.
//
// The numbers are drawn by rejection from whichever of a normal, an exponential
// and an even distribution lies closest (Robert, Simulation of Truncated Normal
// Variables, 1995), so that a far tail costs no more than the middle.
func TruncatedNormal(mean, std, lo, hi float64, shape ...int) *Tensor {
	return defaultSource.TruncatedNormal(mean, std, lo, hi, shape...)
}

// TruncatedNormal is the function [TruncatedNormal] with numbers from s.
func (s *Source) TruncatedNormal(mean, std, lo, hi float64, shape ...int) *Tensor {
	if !(std > 0) || math.IsInf(std, 0) || math.IsNaN(mean) || math.IsInf(mean, 0) {
		panic(&DomainError{Op: "TruncatedNormal", Want: "a finite mean and std > 0", Got: format(mean) + " and " + format(std)})
	}
	if !(lo < hi) {
		panic(&DomainError{Op: "TruncatedNormal", Want: "lo < hi", Got: format(lo) + " and " + format(hi)})
	}
	a, b := (lo-mean)/std, (hi-mean)/std
	return s.draw("TruncatedNormal", shape, func() float64 {
		switch {
		case math.IsInf(a, 1): // lo − mean overflows
			return lo
		case math.IsInf(b, -1):
			return hi
		}
		return min(max(mean+float64(std*s.truncated(a, b)), lo), hi)
	})
}

// truncated returns a standard normal number in [a, b].
func (s *Source) truncated(a, b float64) float64 {
	switch {
	case b < 0:
		return -s.truncated(-b, -a)
	case a > 1e7: // the tail is steeper than numbers near a are dense
		return a
	case a <= 0 && b-a > 2.5: // at least half of all normal numbers, or nearly, are in
		for {
			for _, x := range s.twoNormal() {
				if x >= a && x <= b {
					return x
				}
			}
		}
	case a > 0:
		rate := (a + math.Sqrt(float64(a*a)+4)) / 2
		if b-a > 1/rate {
			return s.tail(a, b, rate)
		}
	}
	peak := max(a, 0)
	for {
		x := a + float64((b-a)*s.open01())
		if logOf(s.open01()) <= float64((peak-x)*(peak+x))/2 {
			return x
		}
	}
}

// tail returns a standard normal number in [a, b], a > 0, from an exponential
// that starts at a.
func (s *Source) tail(a, b, rate float64) float64 {
	for {
		x := a + s.exponential()/rate
		d := x - rate
		if x <= b && logOf(s.open01()) <= -float64(d*d)/2 {
			return x
		}
	}
}

// twoNormal is pair as an array.
func (s *Source) twoNormal() [2]float64 {
	x, y := s.pair()
	return [2]float64{x, y}
}

// Exponential returns float32 numbers of the exponential distribution with the
// given rate, whose density at x ≥ 0 is rate·exp(−rate·x) and whose mean is
// 1/rate. It panics with a [*DomainError] unless rate > 0 and finite.
func Exponential(rate float64, shape ...int) *Tensor {
	return defaultSource.Exponential(rate, shape...)
}

// Exponential is the function [Exponential] with numbers from s.
func (s *Source) Exponential(rate float64, shape ...int) *Tensor {
	if !(rate > 0) || math.IsInf(rate, 0) {
		panic(&DomainError{Op: "Exponential", Arg: "rate", Want: "a finite number > 0", Got: format(rate)})
	}
	return s.draw("Exponential", shape, func() float64 { return s.exponential() / rate })
}

// Gamma returns float32 numbers of the gamma distribution with shape parameter
// alpha and the given rate: density ∝ x^(alpha−1)·exp(−rate·x), mean alpha/rate.
// The method is that of Marsaglia and Tsang (A Simple Method for Generating Gamma
// Variables, 2000). It panics with a [*DomainError] unless both are finite and
// above 0.
func Gamma(alpha, rate float64, shape ...int) *Tensor {
	return defaultSource.Gamma(alpha, rate, shape...)
}

// Gamma is the function [Gamma] with numbers from s.
func (s *Source) Gamma(alpha, rate float64, shape ...int) *Tensor {
	if !(alpha > 0) || !(rate > 0) || math.IsInf(alpha, 0) || math.IsInf(rate, 0) {
		panic(&DomainError{Op: "Gamma", Want: "finite numbers > 0", Got: format(alpha) + " and " + format(rate)})
	}
	return s.draw("Gamma", shape, func() float64 { return s.gamma(alpha) / rate })
}

func (s *Source) gamma(alpha float64) float64 {
	if alpha < 1 { // section 6 there
		return expOf(logOf(s.gamma(alpha+1)) + logOf(s.open01())/alpha)
	}
	d := alpha - 1.0/3
	c := 1 / math.Sqrt(float64(9*d))
	for {
		for _, x := range s.twoNormal() {
			v := 1 + float64(c*x)
			if v <= 0 {
				continue
			}
			v = float64(float64(v*v) * v)
			bound := float64(x*x)/2 + d - float64(d*v)
			if logOf(s.open01()) < bound+float64(d*logOf(v)) {
				return float64(d * v)
			}
		}
	}
}

// expOf returns exp(x), x < 700, with the same bits everywhere: with x = k·log 2 + r
// it is 2ᵏ(1 + r(1 + r/2(1 + r/3(…)))).
func expOf(x float64) float64 {
	k := math.Round(x / math.Ln2)
	if k < -1100 {
		return 0
	}
	r := x - float64(k*math.Ln2)
	sum := 1.0
	for n := 16.0; n >= 1; n-- { // |r| < 0.35, so r¹⁷/17! is below the last place
		sum = 1 + float64(r*sum)/n
	}
	return math.Ldexp(sum, int(k))
}

// Poisson returns float32 counts of the Poisson distribution with the given mean:
// how many events of a process fall into a time in which rate are expected. The
// time it takes grows with the rate. It panics with a [*DomainError] unless
// 0 ≤ rate ≤ 10⁶.
func Poisson(rate float64, shape ...int) *Tensor { return defaultSource.Poisson(rate, shape...) }

// Poisson is the function [Poisson] with numbers from s.
func (s *Source) Poisson(rate float64, shape ...int) *Tensor {
	if !(rate >= 0 && rate <= 1e6) {
		panic(&DomainError{Op: "Poisson", Arg: "rate", Want: "0 ≤ rate ≤ 1e6", Got: format(rate)})
	}
	return s.draw("Poisson", shape, func() float64 {
		poll()
		n := 0
		for t := s.exponential(); t < rate; t += s.exponential() {
			n++
		}
		return float64(n)
	})
}

// RandLike returns numbers distributed evenly in [0, 1), of t's shape and type,
// from the default source; they have the 24 bits of a float32. It panics with a
// [*TypeError] unless that is Float32 or Float64: a shorter type would round
// some of them to 1.
func RandLike(t *Tensor) *Tensor {
	mustFloat("RandLike", t)
	if t.dtype != Float32 && t.dtype != Float64 {
		panic(&TypeError{Op: "RandLike", Want: "float32 or float64", Got: t.dtype.String()})
	}
	return Rand(t.shape...).To(t.dtype)
}

// RandnLike returns numbers of the standard normal distribution, of t's shape and
// type, from the default source. It panics with a [*TypeError] unless t is
// floating point.
func RandnLike(t *Tensor) *Tensor {
	mustFloat("RandnLike", t)
	return Randn(t.shape...).To(t.dtype)
}
