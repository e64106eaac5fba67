package update

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"
	"unsafe"

	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/guard"
)

// hard are the numbers that kernels get wrong.
var hard = []float64{0, math.Copysign(0, -1), 1, -1, math.NaN(), math.Inf(1), math.Inf(-1),
	1e-45, -1e-40, 1e-39, math.MaxFloat32, -math.MaxFloat32, 1e-20, 3e19, 5e-324, 1e-310, math.MaxFloat64}

// A rule is a kernel of all levels and the number of its arrays.
type rule[T Float] struct {
	name   string
	arrays int
	run    func(l cpu.Level, a [][]T)
	plain  func(a [][]T)
	whole  func(a [][]T) // as package optim calls it
}

var (
	adamNumbers     = [7]float64{0.011, 0.9, 0.1, 0.999, 0.001, 1e-8, 0.99}
	momentumNumbers = [2]float64{0.05, 0.9}
)

func adamOf[T Float]() *Adam[T] {
	n := adamNumbers
	return &Adam[T]{T(n[0]), T(n[1]), T(n[2]), T(n[3]), T(n[4]), T(n[5]), T(n[6])}
}

func momentumOf[T Float]() *Momentum[T] {
	return &Momentum[T]{T(momentumNumbers[0]), T(momentumNumbers[1])}
}

var singles = []rule[float32]{
	{"adam", 4,
		func(l cpu.Level, a [][]float32) { adam32(l, a[0], a[1], a[2], a[3], adamOf[float32]()) },
		func(a [][]float32) { adam(a[0], a[1], a[2], a[3], adamOf[float32]()) },
		func(a [][]float32) { Adam32(a[0], a[1], a[2], a[3], adamOf[float32]()) }},
	{"descend", 2,
		func(l cpu.Level, a [][]float32) { descend32(l, a[0], a[1], 0.1) },
		func(a [][]float32) { descend(a[0], a[1], 0.1) },
		func(a [][]float32) { Descend32(a[0], a[1], 0.1) }},
	{"momentum", 3,
		func(l cpu.Level, a [][]float32) { momentum32(l, a[0], a[1], a[2], momentumOf[float32]()) },
		func(a [][]float32) { momentum(a[0], a[1], a[2], momentumOf[float32]()) },
		func(a [][]float32) { Momentum32(a[0], a[1], a[2], momentumOf[float32]()) }},
	{"nesterov", 3,
		func(l cpu.Level, a [][]float32) { nesterov32(l, a[0], a[1], a[2], momentumOf[float32]()) },
		func(a [][]float32) { nesterov(a[0], a[1], a[2], momentumOf[float32]()) },
		func(a [][]float32) { Nesterov32(a[0], a[1], a[2], momentumOf[float32]()) }},
	{"decay", 3,
		func(l cpu.Level, a [][]float32) { decay32(l, a[0], a[1], a[2], 0.3) },
		func(a [][]float32) { decay(a[0], a[1], a[2], 0.3) },
		func(a [][]float32) { Decay32(a[0], a[1], a[2], 0.3) }},
	{"scale", 2,
		func(l cpu.Level, a [][]float32) { scale32(l, a[0], a[1], 0.3) },
		func(a [][]float32) { scale(a[0], a[1], 0.3) },
		func(a [][]float32) { Scale32(a[0], a[1], 0.3) }},
}

var doubles = []rule[float64]{
	{"adam", 4,
		func(l cpu.Level, a [][]float64) { adam64(l, a[0], a[1], a[2], a[3], adamOf[float64]()) },
		func(a [][]float64) { adam(a[0], a[1], a[2], a[3], adamOf[float64]()) },
		func(a [][]float64) { Adam64(a[0], a[1], a[2], a[3], adamOf[float64]()) }},
	{"descend", 2,
		func(l cpu.Level, a [][]float64) { descend64(l, a[0], a[1], 0.1) },
		func(a [][]float64) { descend(a[0], a[1], 0.1) },
		func(a [][]float64) { Descend64(a[0], a[1], 0.1) }},
	{"momentum", 3,
		func(l cpu.Level, a [][]float64) { momentum64(l, a[0], a[1], a[2], momentumOf[float64]()) },
		func(a [][]float64) { momentum(a[0], a[1], a[2], momentumOf[float64]()) },
		func(a [][]float64) { Momentum64(a[0], a[1], a[2], momentumOf[float64]()) }},
	{"nesterov", 3,
		func(l cpu.Level, a [][]float64) { nesterov64(l, a[0], a[1], a[2], momentumOf[float64]()) },
		func(a [][]float64) { nesterov(a[0], a[1], a[2], momentumOf[float64]()) },
		func(a [][]float64) { Nesterov64(a[0], a[1], a[2], momentumOf[float64]()) }},
	{"decay", 3,
		func(l cpu.Level, a [][]float64) { decay64(l, a[0], a[1], a[2], 0.3) },
		func(a [][]float64) { decay(a[0], a[1], a[2], 0.3) },
		func(a [][]float64) { Decay64(a[0], a[1], a[2], 0.3) }},
	{"scale", 2,
		func(l cpu.Level, a [][]float64) { scale64(l, a[0], a[1], 0.3) },
		func(a [][]float64) { scale(a[0], a[1], 0.3) },
		func(a [][]float64) { Scale64(a[0], a[1], 0.3) }},
}

// filled returns the arrays of a rule with numbers of all kinds, by get.
func filled[T Float](arrays, n int, get func(n int) []T) [][]T {
	r := rand.New(rand.NewPCG(uint64(n), uint64(arrays)))
	a := make([][]T, arrays)
	for j := range a {
		a[j] = get(n)
		for i := range a[j] {
			a[j][i] = T(r.NormFloat64())
			if r.IntN(3) == 0 {
				a[j][i] = T(hard[r.IntN(len(hard))])
			}
			if j == 3 && a[j][i] < 0 { // a mean square is not negative
				a[j][i] = -a[j][i]
			}
		}
	}
	return a
}

// same compares bits, and NaN with NaN.
func same[T Float](a, b T) bool {
	if a != a || b != b {
		return a != a && b != b
	}
	return a == b && math.Signbit(float64(a)) == math.Signbit(float64(b))
}

func differences[T Float](t *testing.T, what string, got, want [][]T) {
	t.Helper()
	for j := range got {
		for i := range got[j] {
			if !same(got[j][i], want[j][i]) {
				t.Fatalf("%s: array %d, element %d: got %v, want %v", what, j, i, got[j][i], want[j][i])
			}
		}
	}
}

// TestLevels wants the bits of plain Go at every level and length, from slices
// whose ends are the ends of the memory, whatever they are aligned to.
func TestLevels(t *testing.T) {
	lengths := []int{0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 49, 63, 64, 65, 100, 127, 1000, 1025}
	for _, l := range cpu.Available() {
		for _, n := range lengths {
			for _, r := range singles {
				levels(t, l, n, r)
			}
			for _, r := range doubles {
				levels(t, l, n, r)
			}
		}
	}
}

func levels[T Float](t *testing.T, l cpu.Level, n int, r rule[T]) {
	want := filled(r.arrays, n, func(n int) []T { return make([]T, n) })
	r.plain(want)
	for _, at := range []struct {
		name string
		get  func(n int) []T
	}{
		{"end of memory", func(n int) []T { return guard.After[T](t, n) }},
		{"begin of memory", func(n int) []T { return guard.Before[T](t, n) }},
		{"one element on", func(n int) []T { return make([]T, n+1)[1:] }},
	} {
		got := filled(r.arrays, n, at.get)
		r.run(l, got)
		var of T
		differences(t, fmt.Sprintf("%s of %T at %v, %d elements, %s", r.name, of, l, n, at.name), got, want)
	}
}

// TestPieces wants the bits of one call where the elements are cut up, with any
// number of processors.
func TestPieces(t *testing.T) {
	for _, threads := range []int{1, 2, 4} {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
		for _, n := range []int{piece + 1, few + 2*piece + 17} {
			for _, r := range singles {
				pieces(t, n, threads, r)
			}
			for _, r := range doubles {
				pieces(t, n, threads, r)
			}
		}
	}
}

func pieces[T Float](t *testing.T, n, threads int, r rule[T]) {
	get := func(n int) []T { return make([]T, n) }
	want, got := filled(r.arrays, n, get), filled(r.arrays, n, get)
	r.plain(want)
	r.whole(got)
	differences(t, fmt.Sprintf("%s with %d processors", r.name, threads), got, want)
}

// TestSquares wants the same bits at every level and with any number of processors,
// and nearly the sum of one square after the other.
func TestSquares(t *testing.T) {
	for _, n := range []int{0, 1, 15, 16, 17, 100, 1000, piece + 5, few + piece + 33} {
		x, y := guard.After[float32](t, n), guard.After[float64](t, n)
		near := 0.0
		for i := range x {
			x[i] = 1e20 * float32(i%13-6)
			y[i] = float64(x[i])
			near += y[i] * y[i]
		}
		want := squaresAt32(cpu.Go, x)
		if math.Abs(want-near) > 1e-12*near {
			t.Errorf("%d elements: got %v, want %v", n, want, near)
		}
		for _, threads := range []int{1, 3} {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
			for _, l := range cpu.Available() {
				if a, b := squaresAt32(l, x), squaresAt64(l, y); a != want || b != want {
					t.Errorf("%d elements at %v: got %v and %v, want %v", n, l, a, b, want)
				}
			}
		}
	}
}

// TestFields wants the numbers of a step where the assembly reads them.
func TestFields(t *testing.T) {
	var a Adam[float32]
	for i, offset := range []uintptr{
		unsafe.Offsetof(a.Eta), unsafe.Offsetof(a.Beta1), unsafe.Offsetof(a.Rest1), unsafe.Offsetof(a.Beta2),
		unsafe.Offsetof(a.Rest2), unsafe.Offsetof(a.Epsilon), unsafe.Offsetof(a.Keep),
	} {
		if offset != uintptr(4*i) {
			t.Errorf("field %d of Adam is at %d, want %d", i, offset, 4*i)
		}
	}
	var m Momentum[float64]
	if unsafe.Offsetof(m.Eta) != 0 || unsafe.Offsetof(m.Rho) != 8 {
		t.Errorf("the fields of Momentum are at %d and %d, want 0 and 8", unsafe.Offsetof(m.Eta), unsafe.Offsetof(m.Rho))
	}
}

func TestNothingIsAllocated(t *testing.T) {
	p, g, m, v := make([]float32, 99), make([]float32, 99), make([]float32, 99), make([]float32, 99)
	if n := testing.AllocsPerRun(20, func() {
		k := Adam[float32]{Eta: 1}
		Adam32(p, g, m, v, &k)
		Descend32(p, g, 1)
		Momentum32(p, g, v, &Momentum[float32]{1, 1})
		Nesterov32(p, g, v, &Momentum[float32]{1, 1})
	}); n > 0 {
		t.Errorf("got %v allocations a step of four rules, want none", n)
	}
}

// What moves through memory: reads and writes.
var traffic = map[string]int64{"adam": 7, "descend": 3, "momentum": 5, "nesterov": 5, "decay": 3, "scale": 2}

func BenchmarkStep(b *testing.B) {
	for _, n := range []int{10, 1000, 100_000, 10_000_000} {
		for _, r := range singles {
			b.Run(fmt.Sprintf("%s/%d", r.name, n), func(b *testing.B) {
				a := make([][]float32, r.arrays)
				for j := range a {
					a[j] = make([]float32, n)
					for i := range a[j] {
						a[j][i] = 0.5 + float32(i%97)/97
					}
				}
				for b.Loop() {
					r.whole(a)
				}
				bytes := float64(4 * traffic[r.name] * int64(n) * int64(b.N))
				b.ReportMetric(bytes/float64(b.Elapsed().Nanoseconds()), "GB/s")
			})
		}
	}
}
