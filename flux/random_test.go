package flux

import (
	"math"
	"slices"
	"sync"
	"testing"
)

// These numbers are what every machine must give; testdata/random.py, a second
// implementation in another language, prints the same.
func TestRandomNumbersAreTheSameEverywhere(t *testing.T) {
	s := NewSource(42)
	cases := []struct {
		name string
		got  []float64
		want []float64
	}{
		{"Uniform", s.Uniform(-1, 1, 4).Float64s(), []float64{-0.3283299207687378, 0.7558001279830933, -0.8268178701400757, -0.8477058410644531}},
		{"Normal", s.Normal(0, 1, 5).Float64s(), []float64{-0.51507568359375, -1.3727221488952637, -0.5523145794868469, 0.517554521560669, -1.4419389963150024}},
		{"Bernoulli", s.Bernoulli(0.5, 8).Float64s(), []float64{1, 0, 0, 0, 0, 0, 1, 1}},
		{"Perm", Ints(s.Perm(8)).Float64s(), []float64{2, 7, 6, 0, 1, 4, 5, 3}},
	}
	for _, c := range cases {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s gives %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestSeedRepeats(t *testing.T) {
	draw := func() []float64 {
		Seed(5)
		return append(Randn(3).Float64s(), Rand(2).Float64s()...)
	}
	if a, b := draw(), draw(); !slices.Equal(a, b) {
		t.Errorf("one seed gives %v and %v", a, b)
	}
	if a, b := NewSource(1).Normal(0, 1, 4), NewSource(2).Normal(0, 1, 4); slices.Equal(a.Float64s(), b.Float64s()) {
		t.Error("two seeds give the same numbers")
	}
	// numbers must not depend on how many are asked for at once, in pairs
	s, u := NewSource(3), NewSource(3)
	if a, b := s.Normal(0, 1, 4).Float64s(), append(u.Normal(0, 1, 2).Float64s(), u.Normal(0, 1, 2).Float64s()...); !slices.Equal(a, b) {
		t.Errorf("four numbers are %v, twice two %v", a, b)
	}
}

func TestSourceStateCanBeKept(t *testing.T) {
	s := NewSource(8)
	s.Normal(0, 1, 3)
	state, err := s.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	want := s.Uniform(0, 1, 5).Float64s()
	restored := new(Source)
	if err := restored.UnmarshalBinary(state); err != nil {
		t.Fatal(err)
	}
	if got := restored.Uniform(0, 1, 5).Float64s(); !slices.Equal(got, want) {
		t.Errorf("the restored source gives %v, want %v", got, want)
	}
	if err := restored.UnmarshalBinary([]byte("x")); err == nil {
		t.Error("a broken state was accepted")
	}
}

// With n draws a mean is off by σ/√n and a variance by σ²√(2/n) or less; five
// times that never happens with a fixed seed unless something is wrong.
func TestDistributions(t *testing.T) {
	const n = 200_000
	s := NewSource(1)
	cases := []struct {
		name           string
		x              *Tensor
		mean, variance float64
	}{
		{"Uniform", s.Uniform(-1, 3, n), 1, 16.0 / 12},
		{"Normal", s.Normal(2, 3, n), 2, 9},
		{"Bernoulli", s.Bernoulli(0.3, n), 0.3, 0.21},
	}
	for _, c := range cases {
		x := c.x.To(Float64)
		mean, variance := x.Mean().Item(), x.Var().Item()
		if math.Abs(mean-c.mean) > 5*math.Sqrt(c.variance/n) {
			t.Errorf("%s: mean %v, want %v", c.name, mean, c.mean)
		}
		if math.Abs(variance-c.variance) > 5*c.variance*math.Sqrt(2.0/n) {
			t.Errorf("%s: variance %v, want %v", c.name, variance, c.variance)
		}
	}
	// 68.27 % of normal numbers lie within one σ, 99.73 % within three
	z := s.Normal(0, 1, n).To(Float64).Abs()
	for limit, want := range map[float64]float64{1: 0.6827, 3: 0.9973} {
		got := z.Less(New64([]float64{limit})).To(Float64).Mean().Item()
		if math.Abs(got-want) > 0.006 {
			t.Errorf("%v of the normal numbers are within %vσ, want %v", got, limit, want)
		}
	}
}

func TestUniformStaysBelowItsLimit(t *testing.T) {
	s := NewSource(4)
	for _, r := range [][2]float64{{0, 1}, {-1e-3, 1e-3}, {1, 1 + 1e-7}, {-5, -4.9999995}, {1e30, 2e30}} {
		x := s.Uniform(r[0], r[1], 10_000)
		for _, v := range x.Data32() {
			if v < float32(r[0]) || v >= float32(r[1]) {
				t.Fatalf("Uniform(%v, %v) gave %v", r[0], r[1], v)
			}
		}
	}
	equal(t, "an empty range", s.Uniform(2, 2, 2), 2, 2)
}

func TestIntnAndPerm(t *testing.T) {
	s := NewSource(6)
	var counts [7]int
	const n = 70_000
	for range n {
		counts[s.Intn(7)]++
	}
	for i, c := range counts {
		if math.Abs(float64(c)-n/7) > 5*math.Sqrt(n/7) {
			t.Errorf("Intn(7) gave %d %d times of %d", i, c, n)
		}
	}
	p := s.Perm(100)
	sorted := slices.Clone(p)
	slices.Sort(sorted)
	for i, v := range sorted {
		if v != i {
			t.Fatalf("Perm(100) is no permutation: %v", p)
		}
	}
	if slices.IsSorted(p) {
		t.Error("Perm(100) is in order")
	}
	if len(s.Perm(0)) != 0 {
		t.Error("Perm(0) is not empty")
	}
}

func TestLogOfIsAccurate(t *testing.T) {
	s := NewSource(2)
	for range 100_000 {
		x := s.Float64()
		if x == 0 {
			continue
		}
		want := math.Log(x)
		if got := logOf(x); math.Abs(got-want) > 4e-16*math.Max(1, math.Abs(want)) {
			t.Fatalf("logOf(%v) is %v, want %v", x, got, want)
		}
	}
}

func TestSourceIsSafeForGoroutines(t *testing.T) {
	s := NewSource(1)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 100 {
				s.Normal(0, 1, 3)
				s.Perm(4)
				s.Intn(3)
				s.Float64()
				s.Bernoulli(0.5, 2)
				Rand(2)
			}
		})
	}
	group.Wait()
}
