package flux

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// moments fails unless mean and variance of many draws are what they should be,
// within five standard errors; kurt is the fourth moment over the squared
// variance, which decides how far a variance is off.
func moments(t *testing.T, name string, x *Tensor, mean, variance, kurt float64) {
	t.Helper()
	x = x.To(Float64)
	n := float64(x.Size())
	m, v := x.Mean().Item(), x.Var().Item()
	if math.Abs(m-mean) > 5*math.Sqrt(variance/n) {
		t.Errorf("%s: mean %v, want %v", name, m, mean)
	}
	if math.Abs(v-variance) > 5*variance*math.Sqrt((kurt-1)/n) {
		t.Errorf("%s: variance %v, want %v", name, v, variance)
	}
}

func TestMomentsOfDistributions(t *testing.T) {
	const n = 200_000
	s := NewSource(1)
	for _, rate := range []float64{0.25, 1, 30} {
		moments(t, fmt.Sprint("Exponential ", rate), s.Exponential(rate, n), 1/rate, 1/(rate*rate), 9)
	}
	for _, a := range []float64{0.2, 0.9, 1, 2.5, 100} {
		moments(t, fmt.Sprint("Gamma ", a), s.Gamma(a, 2, n), a/2, a/4, 3+6/a)
	}
	for _, rate := range []float64{0, 0.3, 4, 60} {
		moments(t, fmt.Sprint("Poisson ", rate), s.Poisson(rate, n), rate, rate, 3+1/max(rate, 0.1))
	}
	moments(t, "Randint", s.Randint(-3, 5, n), 0.5, 63.0/12, 1.8)
}

// The mean and variance of a truncated normal distribution are known: with the
// density φ and the probability Z of [a, b], μ = (φ(a)−φ(b))/Z and
// σ² = 1 + (aφ(a)−bφ(b))/Z − μ².
func TestTruncatedNormal(t *testing.T) {
	const n = 100_000
	s := NewSource(2)
	for _, r := range [][2]float64{{-2, 2}, {-1, 1}, {0, 1}, {0, inf}, {-inf, 0.5}, {-inf, inf}, {1, 4}, {3, 3.1}, {4, inf}, {-6, -5}, {2, 2.2}, {-0.1, 3}} {
		phi := func(x float64) float64 { return math.Exp(-x*x/2) / math.Sqrt(2*math.Pi) }
		at := func(x float64) float64 {
			if math.IsInf(x, 0) {
				return 0
			}
			return x * phi(x)
		}
		a, b := r[0], r[1]
		z := (math.Erfc(a/math.Sqrt2) - math.Erfc(b/math.Sqrt2)) / 2
		if a < 0 {
			z = (math.Erfc(-b/math.Sqrt2) - math.Erfc(-a/math.Sqrt2)) / 2
		}
		mean := (phi(a) - phi(b)) / z
		variance := 1 + (at(a)-at(b))/z - mean*mean
		x := s.TruncatedNormal(10, 2, 10+2*a, 10+2*b, n)
		moments(t, fmt.Sprint("TruncatedNormal ", r), x, 10+2*mean, 4*variance, 9)
		for _, v := range x.Data32() {
			if v < float32(10+2*a) || v > float32(10+2*b) {
				t.Fatalf("TruncatedNormal in %v gave %v", r, (v-10)/2)
			}
		}
	}
	equal(t, "a hopeless tail", s.TruncatedNormal(0, 1e-9, 1, 2, 2), 1, 1)
	equal(t, "an endless tail", s.TruncatedNormal(-1e308, 1e-9, 1e30, inf, 1), float64(float32(1e30)))
}

// testdata/random.py, a second implementation, prints the same numbers.
func TestDistributionsAreTheSameEverywhere(t *testing.T) {
	s := NewSource(42)
	cases := []struct {
		name string
		got  *Tensor
		want []float64
	}{
		{"TruncatedNormal", s.TruncatedNormal(0, 1, -1, 1, 3), []float64{-0.3283298909664154, -0.8268178701400757, -0.20525221526622772}},
		{"TruncatedNormal tail", s.TruncatedNormal(0, 1, 3, inf, 3), []float64{3.5128097534179688, 3.278646230697632, 3.2168781757354736}},
		{"Exponential", s.Exponential(2, 3), []float64{0.20680823922157288, 0.3170206844806671, 0.1790185272693634}},
		{"Gamma", s.Gamma(2.5, 1, 3), []float64{0.7584958672523499, 4.384077072143555, 1.3047757148742676}},
		{"Gamma below 1", s.Gamma(0.3, 1, 3), []float64{0.005851224064826965, 0.03154296055436134, 1.5895730257034302}},
		{"Poisson", s.Poisson(3, 6), []float64{3, 4, 2, 4, 1, 3}},
		{"Randint", s.Randint(0, 100, 4), []float64{40, 28, 81, 56}},
		{"RandPerm", s.RandPerm(5), []float64{2, 1, 0, 3, 4}},
		{"Choice", s.Choice(Arange(0, 9, 1), 4, false), []float64{4, 7, 1, 8}},
		{"Choice again", s.Choice(Arange(0, 3, 1), 4, true), []float64{2, 1, 2, 2}},
		{"Multinomial", s.Multinomial(New([]float32{1, 2, 3}), 6, true), []float64{2, 2, 0, 2, 2, 2}},
		{"Multinomial distinct", s.Multinomial(New([]float32{1, 2, 3}), 3, false), []float64{0, 2, 1}},
		{"Split", s.Split().Uniform(0, 1, 2), []float64{0.7969294190406799, 0.5351778864860535}},
		{"after Split", s.Uniform(0, 1, 2), []float64{0.8475359678268433, 0.36220085620880127}},
	}
	for _, c := range cases {
		if got := c.got.Float64s(); !slices.Equal(got, c.want) {
			t.Errorf("%s gives %v, want %v", c.name, got, c.want)
		}
	}
}

// The default source gives the numbers of a source with its seed.
func TestDefaultDistributions(t *testing.T) {
	w := New([]float32{1, 2, 3, 4}, 2, 2)
	x := Arange(0, 9, 1)
	cases := []struct {
		name string
		f    func() *Tensor
		g    func(s *Source) *Tensor
	}{
		{"TruncatedNormal", func() *Tensor { return TruncatedNormal(1, 2, 0, 3, 3) }, func(s *Source) *Tensor { return s.TruncatedNormal(1, 2, 0, 3, 3) }},
		{"Exponential", func() *Tensor { return Exponential(2, 3) }, func(s *Source) *Tensor { return s.Exponential(2, 3) }},
		{"Gamma", func() *Tensor { return Gamma(2, 3, 4) }, func(s *Source) *Tensor { return s.Gamma(2, 3, 4) }},
		{"Poisson", func() *Tensor { return Poisson(2, 3) }, func(s *Source) *Tensor { return s.Poisson(2, 3) }},
		{"Randint", func() *Tensor { return Randint(2, 30, 3) }, func(s *Source) *Tensor { return s.Randint(2, 30, 3) }},
		{"RandPerm", func() *Tensor { return RandPerm(7) }, func(s *Source) *Tensor { return s.RandPerm(7) }},
		{"Choice", func() *Tensor { return Choice(x, 3, false) }, func(s *Source) *Tensor { return s.Choice(x, 3, false) }},
		{"Multinomial", func() *Tensor { return Multinomial(w, 3, true) }, func(s *Source) *Tensor { return s.Multinomial(w, 3, true) }},
		{"RandLike", func() *Tensor { return RandLike(w) }, func(s *Source) *Tensor { return s.Uniform(0, 1, 2, 2) }},
		{"RandnLike", func() *Tensor { return RandnLike(New64(make([]float64, 3))).To(Float32) }, func(s *Source) *Tensor { return s.Normal(0, 1, 3) }},
	}
	for _, c := range cases {
		Seed(11)
		got, want := c.f(), c.g(NewSource(11))
		if !got.shape.Equal(want.shape) || got.dtype != want.dtype || !slices.Equal(got.Float64s(), want.Float64s()) {
			t.Errorf("%s gives\n%v\nwant\n%v", c.name, got, want)
		}
	}
	Seed(0)
}

func TestMultinomialFollowsTheWeights(t *testing.T) {
	const n = 60_000
	s := NewSource(3)
	w := New64([]float64{0, 1, 0, 3, 6, 0, 1e308, 0, 0, 1e308, 0, 1e308}, 2, 6)
	share := func(draws []int, class int) float64 {
		count := 0
		for _, d := range draws {
			if d == class {
				count++
			}
		}
		return float64(count) / float64(len(draws))
	}
	check := func(what string, draws []int, want ...float64) {
		t.Helper()
		for class, p := range want {
			if got := share(draws, class); math.Abs(got-p) > 5*math.Sqrt(p*(1-p)/float64(len(draws))) {
				t.Errorf("%s: class %d has the share %v, want %v", what, class, got, p)
			}
		}
	}
	x := s.Multinomial(w, n, true)
	check("row 0", x.Row(0).Ints(), 0, 0.1, 0, 0.3, 0.6, 0)
	check("row 1, which would overflow", x.Row(1).Ints(), 1.0/3, 0, 0, 1.0/3, 0, 1.0/3)
	// Without replacement, second draws: P(j) = Σ_i p_i p_j/(1−p_i).
	many := s.Multinomial(w.Slice(0, 1).BroadcastTo(n, 6), 3, false)
	var first, second, third []int
	for i, class := range many.Ints() {
		switch i % 3 {
		case 0:
			first = append(first, class)
		case 1:
			second = append(second, class)
		default:
			third = append(third, class)
		}
	}
	check("first", first, 0, 0.1, 0, 0.3, 0.6, 0)
	check("second", second, 0, 0.1*0.3/0.7+0.1*0.6/0.4, 0, 0.3*0.1/0.9+0.3*0.6/0.4, 0.6*0.1/0.9+0.6*0.3/0.7, 0)
	check("third", third, 0, 1-0.1-(0.1*0.3/0.7+0.1*0.6/0.4), 0, 1-0.3-(0.3*0.1/0.9+0.3*0.6/0.4), 1-0.6-(0.6*0.1/0.9+0.6*0.3/0.7), 0)
	if x := s.Multinomial(Zeros(0), 0, true); !x.shape.Equal(Shape{0}) {
		t.Errorf("no draws from nothing are %v", x.shape)
	}
}

func TestSplitSourcesAreIndependent(t *testing.T) {
	s := NewSource(4)
	a, b := s.Split(), s.Split()
	const n = 50_000
	x, y, z := a.Normal(0, 1, n).To(Float64), b.Normal(0, 1, n).To(Float64), s.Normal(0, 1, n).To(Float64)
	for name, r := range map[string]float64{"two splits": x.Mul(y).Mean().Item(), "a split and its source": x.Mul(z).Mean().Item()} {
		if math.Abs(r) > 5/math.Sqrt(n) {
			t.Errorf("%s have the correlation %v", name, r)
		}
	}
}

func TestExpOfIsAccurate(t *testing.T) {
	s := NewSource(2)
	for range 100_000 {
		x := 100 * (s.Float64() - 0.9)
		if got, want := expOf(x), math.Exp(x); math.Abs(got-want) > 1e-14*want {
			t.Fatalf("expOf(%v) is %v, want %v", x, got, want)
		}
	}
	if got := expOf(-inf); got != 0 {
		t.Errorf("expOf(-Inf) is %v", got)
	}
}

func TestDistributionErrors(t *testing.T) {
	s, none := NewSource(1), (*Tensor)(nil)
	cases := []struct {
		f    func()
		want string
	}{
		{func() { s.TruncatedNormal(0, 0, -1, 1) }, "TruncatedNormal: want a finite mean and std > 0, got 0 and 0"},
		{func() { s.TruncatedNormal(0, 1, 1, 1) }, "TruncatedNormal: want lo < hi, got 1 and 1"},
		{func() { s.TruncatedNormal(0, 1, nan, 1) }, "TruncatedNormal: want lo < hi, got NaN and 1"},
		{func() { s.Exponential(0) }, "Exponential: rate: want a finite number > 0, got 0"},
		{func() { s.Gamma(0, 1) }, "Gamma: want finite numbers > 0, got 0 and 1"},
		{func() { s.Poisson(-1) }, "Poisson: rate: want 0 ≤ rate ≤ 1e6, got -1"},
		{func() { s.Randint(3, 3) }, "Randint: want lo < hi, of 32 bits, got 3 and 3"},
		{func() { s.Randint(0, 1<<40) }, "Randint: want lo < hi, of 32 bits, got 0 and 1099511627776"},
		{func() { s.RandPerm(-1) }, "Perm: n: want n ≥ 0, got -1"},
		{func() { s.RandPerm(1 << 40) }, "RandPerm: got [1099511627776]: an index needs no more than 32 bits"},
		{func() { s.Choice(none, 1, true) }, "Choice: want a tensor, got nil"},
		{func() { s.Choice(Scalar(1), 1, true) }, "Choice: axis 0 is out of range: there are no axes, the shape is []"},
		{func() { s.Choice(Zeros(3), 4, false) }, "Choice: n: want at most 3 without replacement, got 4"},
		{func() { s.Choice(Zeros(3), -1, true) }, "Choice: n: want n ≥ 0, got -1"},
		{func() { s.Choice(Zeros(0), 1, true) }, "Choice: n: want something to draw from, got nothing"},
		{func() { s.Choice(Zeros(1), 1<<40, true) }, "Choice: got [1099511627776]: more than 2^33 elements"},
		{func() { s.Multinomial(Zeros(2), 1, true) }, "Multinomial: n: want something to draw from, got nothing"},
		{func() { s.Multinomial(New([]float32{1, -1}), 1, true) }, "Multinomial: weights: want finite numbers ≥ 0, got -1 for class 1"},
		{func() { s.Multinomial(New([]float32{1, 0}), 2, false) }, "Multinomial: n: want at most 1 without replacement, got 2"},
		{func() { s.Multinomial(Zeros(1, 1, 1), 1, true) }, "Multinomial: got [1 1 1]: weights are [classes] or [rows classes]"},
		{func() { s.Multinomial(Ones(1), -1, true) }, "Multinomial: n: want n ≥ 0, got -1"},
		{func() { s.Multinomial(Ones(1), 1<<40, true) }, "Multinomial: got [1099511627776]: more than 2^33 elements"},
		{func() { RandLike(Ints([]int{1})) }, "RandLike: want float32 or float64, got int32: int32 holds labels and indices; convert with To"},
	}
	for _, c := range cases {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}
