package gemm

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

type float interface{ float32 | float64 }

// engines calls f with every engine of a type that this machine has.
func engines[T float](t *testing.T, f func(t *testing.T, g *engine[T])) {
	for _, level := range cpu.Available() {
		t.Run(fmt.Sprintf("%T/%v", *new(T), level), func(t *testing.T) { f(t, engineOf[T](level)) })
	}
}

func engineOf[T float](level cpu.Level) *engine[T] {
	if unsafe.Sizeof(*new(T)) == 4 {
		return any(newEngine32(level)).(*engine[T])
	}
	return any(newEngine64(level)).(*engine[T])
}

// A form is how an operand lies in memory.
type form struct {
	name    string
	strides func(rows, cols int) (int, int)
}

var forms = []form{
	{"rows", func(r, c int) (int, int) { return c, 1 }},
	{"columns", func(r, c int) (int, int) { return 1, r }},
	{"rows apart", func(r, c int) (int, int) { return c + 3, 1 }},
	{"columns apart", func(r, c int) (int, int) { return 1, r + 3 }},
	{"both steps", func(r, c int) (int, int) { return 2*c + 5, 2 }},
	{"one row", func(r, c int) (int, int) { return 0, 1 }},
	{"one column", func(r, c int) (int, int) { return 1, 0 }},
	{"one number", func(r, c int) (int, int) { return 0, 0 }},
	{"overlapping", func(r, c int) (int, int) { return 1, 1 }},
}

// length returns how many elements an operand spans.
func length(rows, cols, rs, cs int) int {
	if rows == 0 || cols == 0 {
		return 0
	}
	return (rows-1)*rs + (cols-1)*cs + 1
}

// A memory lends operands that touch forbidden pages with their last element or,
// every second time, with their first.
type memory[T float] struct {
	after, before []T
	turn          int
}

func newMemory[T float](t *testing.T, n int) *memory[T] {
	return &memory[T]{after: guard.After[T](t, n), before: guard.Before[T](t, n)}
}

func (m *memory[T]) take(n int) []T {
	m.turn++
	if m.turn%2 == 0 {
		return m.before[:n:n]
	}
	return m.after[len(m.after)-n:]
}

// A table is memory for the operands of a product.
type table[T float] struct{ a, b, c, rowBias, colBias *memory[T] }

func newTable[T float](t *testing.T, n int) *table[T] {
	m := func() *memory[T] { return newMemory[T](t, n) }
	return &table[T]{m(), m(), m(), m(), m()}
}

// A trial is a product and its right answer.
type trial[T float] struct {
	problem[T]
	want, bound []float64 // m×n
	gap         T         // between the rows of C
}

func fill[T float](r *rand.Rand, x []T) []T {
	for i := range x {
		x[i] = T(r.Float64()*2 - 1)
	}
	return x
}

// trial makes a product on guarded memory. epilogue has a bit for each part.
func (w *table[T]) trial(r *rand.Rand, m, n, k int, fa, fb form, epilogue, pad int) *trial[T] {
	p := &trial[T]{gap: 777}
	p.m, p.n, p.k, p.ldc = m, n, k, n+pad
	p.ars, p.acs = fa.strides(m, k)
	p.brs, p.bcs = fb.strides(k, n)
	p.a = fill(r, w.a.take(length(m, k, p.ars, p.acs)))
	p.b = fill(r, w.b.take(length(k, n, p.brs, p.bcs)))
	p.c = w.c.take(length(m, n, p.ldc, 1))
	for i := range p.c {
		if p.c[i] = p.gap; i%p.ldc < n {
			p.c[i] = T(r.Float64())
		}
	}
	p.e.Accumulate, p.e.ReLU = epilogue&1 != 0, epilogue&2 != 0
	if epilogue&4 != 0 {
		p.e.RowBias = fill(r, w.rowBias.take(m))
	}
	if epilogue&8 != 0 {
		p.e.ColBias = fill(r, w.colBias.take(n))
	}
	p.reference()
	return p
}

// reference computes the answer in float64, with a bound on the rounding of a sum
// of k products (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed.,
// section 3.1).
func (p *trial[T]) reference() {
	eps := math.Nextafter32(1, 2) - 1
	if unsafe.Sizeof(*new(T)) == 8 {
		eps = 0x1p-52
	}
	p.want, p.bound = make([]float64, p.m*p.n), make([]float64, p.m*p.n)
	for i := range p.m {
		for j := range p.n {
			s, size := 0.0, 0.0
			add := func(v float64) { s += v; size += math.Abs(v) }
			for l := range p.k {
				add(float64(p.a[i*p.ars+l*p.acs]) * float64(p.b[l*p.brs+j*p.bcs]))
			}
			if p.e.Accumulate {
				add(float64(p.c[i*p.ldc+j]))
			}
			if p.e.RowBias != nil {
				add(float64(p.e.RowBias[i]))
			}
			if p.e.ColBias != nil {
				add(float64(p.e.ColBias[j]))
			}
			if p.e.ReLU {
				s = max(s, 0)
			}
			p.want[i*p.n+j], p.bound[i*p.n+j] = s, float64(p.k+4)*float64(eps)*size
		}
	}
}

// compare reports the first element that is wrong.
func (p *trial[T]) compare(t *testing.T) bool {
	t.Helper()
	for at, v := range p.c {
		i, j := at/p.ldc, at%p.ldc
		if j >= p.n {
			if v != p.gap {
				t.Errorf("%v: wrote between rows %d and %d: %v", p, i, i+1, v)
				return false
			}
			continue
		}
		got, want := float64(v), p.want[i*p.n+j]
		if same := got == want || math.IsNaN(got) && math.IsNaN(want); !same && !(math.Abs(got-want) <= p.bound[i*p.n+j]) {
			t.Errorf("%v: C[%d, %d] = %v, want %v ± %.2g", p, i, j, got, want, p.bound[i*p.n+j])
			return false
		}
	}
	return true
}

func (p *trial[T]) String() string {
	return fmt.Sprintf("[%d %d]·[%d %d], strides %d %d, %d %d, %d, accumulate %v, biases %v %v, ReLU %v",
		p.m, p.k, p.k, p.n, p.ars, p.acs, p.brs, p.bcs, p.ldc, p.e.Accumulate, p.e.RowBias != nil, p.e.ColBias != nil, p.e.ReLU)
}

func TestSizes(t *testing.T) {
	engines(t, testSizes[float32])
	engines(t, testSizes[float64])
}

// testSizes goes through every number of rows and columns that a few tiles have;
// forms and epilogues take turns with the sizes of the sum, which are of no
// common period.
func testSizes[T float](t *testing.T, g *engine[T]) {
	r := rand.New(rand.NewPCG(1, 2))
	w := newTable[T](t, 1<<14)
	sums := []int{0, 1, 2, 3, 5, 8, 13, 17, 31, 64, 40}
	turn := 0
	for m := 1; m <= 30; m++ {
		for n := 1; n <= 70; n++ {
			turn++
			fa, fb := forms[turn%len(forms)], forms[turn/len(forms)%len(forms)]
			p := w.trial(r, m, n, sums[turn%len(sums)], fa, fb, turn%16, turn%3)
			g.mul(&p.problem, &p.e, nil)
			if !p.compare(t) {
				return
			}
		}
	}
}

func TestForms(t *testing.T) {
	engines(t, testForms[float32])
	engines(t, testForms[float64])
}

// testForms goes through all forms and epilogues, with sums about a block and
// sizes of every path.
func testForms[T float](t *testing.T, g *engine[T]) {
	r := rand.New(rand.NewPCG(3, 4))
	w := newTable[T](t, 1<<17)
	sizes := [][3]int{{1, 1, 1}, {4, 4, 4}, {1, 70, depth + 1}, {70, 1, 50}, {3, 37, depth}, {20, 20, depth - 1}, {47, 40, 2*depth + 1}, {100, 90, 20}}
	for _, s := range sizes {
		for i, fa := range forms {
			for j, fb := range forms {
				for epilogue := range 16 {
					if s[0]*s[1]*s[2] > 10000 && epilogue != (i+2*j)%16 {
						continue
					}
					p := w.trial(r, s[0], s[1], s[2], fa, fb, epilogue, epilogue%2)
					g.mul(&p.problem, &p.e, nil)
					if !p.compare(t) {
						return
					}
				}
			}
		}
	}
}

// TestThreads compares the bits of products by one processor and by several.
func TestThreads(t *testing.T) {
	engines(t, testThreads[float32])
	engines(t, testThreads[float64])
}

func testThreads[T float](t *testing.T, g *engine[T]) {
	r := rand.New(rand.NewPCG(5, 6))
	sizes := [][3]int{{300, 290, 2*depth + 5}, {7, 3000, 200}, {3000, 9, 200}, {1, 2000, 1000}, {2000, 1, 1000}, {30000, 5, 70}, {600, 700, 5}, {1200, 1100, 1}}
	for range 60 { // of every proportion, just large enough to be shared
		m, k := 1+int(math.Exp(r.Float64()*8)), 1+int(math.Exp(r.Float64()*8))
		if n := 1 + threshold*(1+r.IntN(3))/(m*k); n < 10000 {
			sizes = append(sizes, [3]int{m, n, k})
		}
	}
	for i, s := range sizes {
		fa, fb := forms[i%4], forms[i/4%4]
		m, n, k := s[0], s[1], s[2]
		p := problem[T]{m: m, n: n, k: k, ldc: n}
		p.ars, p.acs = fa.strides(m, k)
		p.brs, p.bcs = fb.strides(k, n)
		p.a, p.b = fill(r, make([]T, length(m, k, p.ars, p.acs))), fill(r, make([]T, length(k, n, p.brs, p.bcs)))
		e := &Epilogue[T]{ReLU: i%3 == 0}
		if i%2 == 0 {
			e.RowBias, e.ColBias = fill(r, make([]T, m)), fill(r, make([]T, n))
		}
		var alone []T
		for threads := 1; threads <= 4; threads++ {
			old := runtime.GOMAXPROCS(threads)
			p.c = make([]T, m*n)
			q := p
			g.mul(&q, e, func() {})
			runtime.GOMAXPROCS(old)
			if threads == 1 {
				alone = p.c
			}
			for i, v := range p.c {
				if v != alone[i] {
					t.Fatalf("%v, %s, %s: element %d is %v on one processor and %v on %d", s, fa.name, fb.name, i, alone[i], v, threads)
				}
			}
		}
	}
}

// TestSpecial multiplies what is no number, too large, too small or a zero.
func TestSpecial(t *testing.T) {
	engines(t, testSpecial[float32])
	engines(t, testSpecial[float64])
}

func testSpecial[T float](t *testing.T, g *engine[T]) {
	inf, nan, tiny := T(math.Inf(1)), T(math.NaN()), T(math.SmallestNonzeroFloat32)
	rows := []struct {
		name       string
		a, b, want T
		e          Epilogue[T]
	}{
		{"0·NaN", 0, nan, nan, Epilogue[T]{}},
		{"0·Inf", 0, inf, nan, Epilogue[T]{}},
		{"Inf·0", inf, 0, nan, Epilogue[T]{}},
		{"1·-Inf", 1, -inf, -inf, Epilogue[T]{}},
		{"a denormal", tiny, 1, tiny, Epilogue[T]{}},
		{"half of two denormals", 2 * tiny, 0.5, tiny, Epilogue[T]{}},
		{"ReLU of NaN", nan, 1, nan, Epilogue[T]{ReLU: true}},
		{"ReLU of -Inf", -inf, 1, 0, Epilogue[T]{ReLU: true}},
		{"ReLU of a denormal", tiny, 1, tiny, Epilogue[T]{ReLU: true}},
	}
	for _, tt := range rows {
		for _, s := range [][3]int{{1, 1, 1}, {1, 40, 3}, {40, 1, 3}, {3, 70, 50}, {17, 19, 20}, {60, 60, 33}} {
			for _, f := range forms[:2] {
				m, n, k := s[0], s[1], s[2]
				p := problem[T]{m: m, n: n, k: k, ldc: n, a: make([]T, m*k), b: make([]T, k*n), c: make([]T, m*n)}
				p.ars, p.acs = f.strides(m, k)
				p.brs, p.bcs = f.strides(k, n)
				for i := range m { // one column of A and one row of B are not 0
					p.a[i*p.ars+k/2*p.acs] = tt.a
				}
				for j := range n {
					p.b[k/2*p.brs+j*p.bcs] = tt.b
				}
				g.mul(&p, &tt.e, nil)
				for i, v := range p.c {
					if v != tt.want && (v == v || tt.want == tt.want) || v == 0 && math.Signbit(float64(v)) {
						t.Fatalf("%s, %v, %s: element %d is %v, want %v", tt.name, s, f.name, i, v, tt.want)
					}
				}
			}
		}
	}
}

// TestMistakes passes what is too short.
func TestMistakes(t *testing.T) {
	x := make([]float32, 12)
	for name, f := range map[string]func(){
		"A":         func() { Mul32(3, 3, 4, x[:11], 4, 1, x, 3, 1, x, 3, nil, nil) },
		"B":         func() { Mul32(3, 3, 4, x, 4, 1, x[:11], 3, 1, x, 3, nil, nil) },
		"C":         func() { Mul32(3, 3, 4, x, 4, 1, x, 3, 1, x[:8], 3, nil, nil) },
		"ldc":       func() { Mul32(3, 3, 4, x, 4, 1, x, 3, 1, x, 2, nil, nil) },
		"negative":  func() { Mul32(3, 3, 4, x, 4, -1, x, 3, 1, x, 3, nil, nil) },
		"row bias":  func() { Mul32(3, 3, 4, x, 4, 1, x, 3, 1, x, 3, &Epilogue32{RowBias: x[:2]}, nil) },
		"col. bias": func() { Mul32(3, 3, 4, x, 4, 1, x, 3, 1, x, 3, &Epilogue32{ColBias: x[:2]}, nil) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s too short: no panic", name)
				}
			}()
			f()
		}()
	}
}

// TestInterrupt ends a large product from poll.
func TestInterrupt(t *testing.T) {
	for _, threads := range []int{1, 4} {
		func() {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
			defer func() {
				if v := recover(); v != "stop" {
					t.Errorf("%d processors: recovered %v", threads, v)
				}
			}()
			const n = 512
			x := make([]float32, n*n)
			Mul32(n, n, n, x, n, 1, x, n, 1, make([]float32, n*n), n, nil, func() { panic("stop") })
			t.Errorf("%d processors: poll was not called", threads)
		}()
	}
}
