package vec

import (
	"math"
	"math/rand/v2"
	"testing"

	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/kernels"
)

// function is a mapping with its value in float64 and how far, in units of the
// last place, the loops of any level may be from it.
type function struct {
	name       string
	of32       func(t *Table[float32]) kernels.Map[float32]
	of64       func(t *Table[float64]) kernels.Map[float64]
	a, b       float64
	want       func(x float64) float64
	ulp, ulp64 float64
}

func sigmoid(x float64) float64 {
	if x >= 0 {
		return 1 / (1 + math.Exp(-x))
	}
	e := math.Exp(x)
	return e / (1 + e)
}

func swish(x float64) float64 {
	if x < -700 { // eˣ has few digits there
		return x * math.Exp(x+64) * math.Exp(-64)
	}
	return x * sigmoid(x)
}

// exponential is math.Exp, which is infinite too early on AMD64 (Go 1.26).
func exponential(x float64) float64 {
	if x > 709 {
		return math.Exp(x-1) * math.E
	}
	return math.Exp(x)
}

// logarithm is math.Log, which is wrong below the normal numbers on AMD64 (Go 1.26).
func logarithm(x float64) float64 {
	if 0 < x && x < 0x1p-1022 {
		return math.Log(x*0x1p54) - 54*math.Ln2
	}
	return math.Log(x)
}

var functions = []function{
	{"Exp", func(t *Table[float32]) kernels.Map[float32] { return t.Exp }, func(t *Table[float64]) kernels.Map[float64] { return t.Exp }, 0, 0, exponential, 2, 2},
	{"Expm1", func(t *Table[float32]) kernels.Map[float32] { return t.Expm1 }, func(t *Table[float64]) kernels.Map[float64] { return t.Expm1 }, 0, 0, math.Expm1, 2, 2},
	{"Log", func(t *Table[float32]) kernels.Map[float32] { return t.Log }, func(t *Table[float64]) kernels.Map[float64] { return t.Log }, 0, 0, logarithm, 2, 2},
	{"Log1p", func(t *Table[float32]) kernels.Map[float32] { return t.Log1p }, func(t *Table[float64]) kernels.Map[float64] { return t.Log1p }, 0, 0, math.Log1p, 2, 2},
	{"Erf", func(t *Table[float32]) kernels.Map[float32] { return t.Erf }, func(t *Table[float64]) kernels.Map[float64] { return t.Erf }, 0, 0, math.Erf, 2, 2},
	{"ELU", func(t *Table[float32]) kernels.Map[float32] { return t.ELU }, func(t *Table[float64]) kernels.Map[float64] { return t.ELU }, 1.5, 0, func(x float64) float64 {
		if x > 0 {
			return x
		}
		return 1.5 * math.Expm1(x)
	}, 2, 2},
	{"Tanh", func(t *Table[float32]) kernels.Map[float32] { return t.Tanh }, func(t *Table[float64]) kernels.Map[float64] { return t.Tanh }, 0, 0, math.Tanh, 2.3, 2.5},
	{"Sigmoid", func(t *Table[float32]) kernels.Map[float32] { return t.Sigmoid }, func(t *Table[float64]) kernels.Map[float64] { return t.Sigmoid }, 0, 0, sigmoid, 2.5, 3},
	{"Softplus", func(t *Table[float32]) kernels.Map[float32] { return t.Softplus }, func(t *Table[float64]) kernels.Map[float64] { return t.Softplus }, 0, 0, func(x float64) float64 { return max(x, 0) + math.Log1p(math.Exp(-math.Abs(x))) }, 2, 2},
	{"Swish", func(t *Table[float32]) kernels.Map[float32] { return t.Swish }, func(t *Table[float64]) kernels.Map[float64] { return t.Swish }, 0, 0, swish, 3, 4},
	{"GELU", func(t *Table[float32]) kernels.Map[float32] { return t.GELU }, func(t *Table[float64]) kernels.Map[float64] { return t.GELU }, 0, 0, func(x float64) float64 { return x * 0.5 * math.Erfc(-x/math.Sqrt2) }, 7, 2000},
}

// distance32 returns how far y is from want in units of the last place of
// float32 at want.
func distance32(y float32, want float64) float64 {
	w := float32(want)
	switch {
	case y != y || w != w:
		if y != y && w != w {
			return 0
		}
		return math.Inf(1)
	case y == w:
		if math.Signbit(float64(y)) != math.Signbit(float64(w)) {
			return math.Inf(1)
		}
		if math.IsInf(float64(w), 0) {
			return 0
		}
	}
	_, e := math.Frexp(want)
	ulp := math.Ldexp(1, max(e-24, -149))
	f := float64(y)
	if math.IsInf(f, 0) {
		f = math.Copysign(0x1p128, f)
	}
	return math.Abs(f-want) / ulp
}

// TestAccuracy32 sweeps the whole line of float32.
func TestAccuracy32(t *testing.T) {
	step := uint32(4999)
	if testing.Short() {
		step = 99991
	}
	const n = 1 << 12
	x, y := make([]float32, n), make([]float32, n)
	for _, l := range cpu.Available() {
		table := Table32(l)
		for _, f := range functions {
			loop := f.of32(table)
			worst, at := 0.0, float32(0)
			for bits, done := uint32(0), false; !done; {
				for i := range x {
					x[i] = math.Float32frombits(bits)
					next := bits + step
					done = done || next < bits
					bits = next
				}
				loop(y, x, float32(f.a), float32(f.b))
				for i, v := range x {
					if d := distance32(y[i], f.want(float64(v))); d > worst {
						worst, at = d, v
					}
				}
			}
			t.Logf("%s %s: %.3f ulp at %v", l, f.name, worst, at)
			if worst > f.ulp {
				one := []float32{0}
				loop(one, []float32{at}, float32(f.a), float32(f.b))
				t.Errorf("%s: %s(%v) = %v, want %v: %.3g units of the last place, want %v", l, f.name, at, one[0], f.want(float64(at)), worst, f.ulp)
			}
		}
	}
}

// TestAccuracy64 takes numbers of all magnitudes. The values it compares with have
// errors of their own.
func TestAccuracy64(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const n = 1 << 17
	x, y := make([]float64, n), make([]float64, n)
	for i := range x {
		x[i] = r.NormFloat64() * math.Exp2(float64(r.IntN(14)-4))
		if i%4 == 0 {
			x[i] = math.Float64frombits(r.Uint64())
		}
	}
	for _, l := range cpu.Available() {
		table := Table64(l)
		for _, f := range functions {
			loop := f.of64(table)
			loop(y, x, f.a, f.b)
			worst, at := 0.0, 0.0
			for i, v := range x {
				if d := distance64(y[i], f.want(v)); d > worst {
					worst, at = d, v
				}
			}
			t.Logf("%s %s: %.3f ulp at %v", l, f.name, worst, at)
			if worst > f.ulp64 {
				one := []float64{0}
				loop(one, []float64{at}, f.a, f.b)
				t.Errorf("%s: %s(%v) = %v, want %v: %.3g units of the last place, want %v", l, f.name, at, one[0], f.want(at), worst, f.ulp64)
			}
		}
	}
}

func distance64(y, want float64) float64 {
	switch {
	case y != y || want != want:
		if y != y && want != want {
			return 0
		}
		return math.Inf(1)
	case y == want:
		if math.Signbit(y) != math.Signbit(want) {
			return math.Inf(1)
		}
		return 0
	}
	_, e := math.Frexp(want)
	return math.Abs(y-want) / math.Ldexp(1, max(e-53, -1074))
}

// TestGELUBackBoth compares the derivative of GELU by its result with the exact one.
// Their difference is measured beside what is added up, for the sum may be near 0.
func TestGELUBackBoth(t *testing.T) {
	for _, l := range cpu.Available() {
		table32, table64 := Table32(l), Table64(l)
		one, x, y, d := []float32{1}, []float32{0}, []float32{0}, []float32{0}
		one64, x64, y64, d64 := []float64{1}, []float64{0}, []float64{0}, []float64{0}
		worst, worst64 := 0.0, 0.0
		for v := -13.0; v < 14; v += 0.00137 {
			x[0] = float32(v)
			table32.GELU(y, x, 0, 0)
			table32.GELUBackBoth(d, one, x, y, 0, 0)
			want, size := slopeGELU(float64(x[0]))
			worst = max(worst, math.Abs(float64(d[0])-want)/size*0x1p24)
			x64[0] = v
			table64.GELU(y64, x64, 0, 0)
			table64.GELUBackBoth(d64, one64, x64, y64, 0, 0)
			want, size = slopeGELU(v)
			worst64 = max(worst64, math.Abs(d64[0]-want)/size*0x1p53)
		}
		t.Logf("%v: %.3g and %.3g", l, worst, worst64)
		if worst > 8 || worst64 > 300 {
			t.Errorf("%v: off by %.3g and %.3g halves of the last place, want 8 and 300", l, worst, worst64)
		}
	}
}

// slopeGELU returns Φ(x) + x·φ(x), and the sum of their sizes.
func slopeGELU(x float64) (slope, size float64) {
	p, d := 0.5*math.Erfc(-x/math.Sqrt2), x*math.Exp(-x*x/2)/math.Sqrt(2*math.Pi)
	return p + d, p + math.Abs(d)
}

// TestGELUNear bounds the error where the values of a model are, by level: AVX-512
// has polynomials of its own there.
func TestGELUNear(t *testing.T) {
	const n = 1 << 12
	x, y := make([]float32, n), make([]float32, n)
	for _, l := range cpu.Available() {
		bound := 7.0
		if l == cpu.AVX512 {
			bound = 2.5
		}
		worst, at := 0.0, float32(0)
		for k := range 64 {
			for i := range x {
				x[i] = float32(k*n+i)/(64*n)*10.5 - 5.25
			}
			Table32(l).GELU(y, x, 0, 0)
			for i, v := range x {
				if d := distance32(y[i], float64(v)*0.5*math.Erfc(-float64(v)/math.Sqrt2)); d > worst {
					worst, at = d, v
				}
			}
		}
		t.Logf("%s: %.3f ulp at %v", l, worst, at)
		if worst > bound {
			t.Errorf("%s: %.3f ulp at %v, want at most %v", l, worst, at, bound)
		}
	}
}

// TestGELUAlone computes elements among others and alone: a neighbour in the tail
// changes nothing.
func TestGELUAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	x := make([]float32, 1000)
	for i := range x {
		x[i] = float32(r.NormFloat64() * 3)
	}
	x[17], x[500] = float32(math.NaN()), float32(math.Inf(-1))
	y, one := make([]float32, len(x)), make([]float32, 1)
	for _, l := range cpu.Available() {
		gelu := Table32(l).GELU
		gelu(y, x, 0, 0)
		for i := range x {
			if gelu(one, x[i:][:1], 0, 0); math.Float32bits(one[0]) != math.Float32bits(y[i]) && one[0] == one[0] {
				t.Fatalf("%s: GELU(%v) is %v alone and %v among others", l, x[i], one[0], y[i])
			}
		}
	}
}
