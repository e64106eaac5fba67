package blas

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// with makes l the library for a test.
func with(t *testing.T, l *library) {
	t.Helper()
	old := active
	active = l
	t.Cleanup(func() { active = old })
}

// A matrix is one of the forms in which operands lie.
type matrix struct {
	rs, cs int
	data   []float64
}

func made(rows, cols int, turned bool, gap int) matrix {
	m := matrix{rs: cols + gap, cs: 1}
	if turned {
		m.rs, m.cs = 1, rows+gap
	}
	m.data = make([]float64, max(rows*m.rs, cols*m.cs))
	for i := range m.data {
		m.data[i] = rand.Float64() - 0.5
	}
	return m
}

func (m matrix) at(i, j int) float64 { return m.data[i*m.rs+j*m.cs] }

func singles(x []float64) []float32 {
	y := make([]float32, len(x))
	for i, v := range x {
		y[i] = float32(v)
	}
	return y
}

// TestProducts compares some elements of large products with sums by hand.
func TestProducts(t *testing.T) {
	l, err := load("auto")
	if err != nil {
		t.Skip("no BLAS to load: ", err)
	}
	with(t, l)
	const m, n, k = 500, 530, 520
	for form := range 8 {
		a, b := made(m, k, form&1 > 0, 3), made(k, n, form&2 > 0, 5)
		accumulate := form&4 > 0
		c := made(m, n, false, 7)
		c32 := singles(c.data)
		c64 := append([]float64{}, c.data...)
		if !Mul64(m, n, k, a.data, a.rs, a.cs, b.data, b.rs, b.cs, c64, c.rs, accumulate) ||
			!Mul32(m, n, k, singles(a.data), a.rs, a.cs, singles(b.data), b.rs, b.cs, c32, c.rs, accumulate) {
			t.Fatal("not computed")
		}
		for range 200 {
			i, j := rand.IntN(m), rand.IntN(n)
			want := 0.0
			if accumulate {
				want = c.at(i, j)
			}
			for l := range k {
				want += a.at(i, l) * b.at(l, j)
			}
			at := i*c.rs + j
			if math.Abs(c64[at]-want) > 1e-12 || math.Abs(float64(c32[at])-want) > 1e-4 {
				t.Fatalf("form %d: got %v and %v, want %v", form, c64[at], c32[at], want)
			}
		}
		for i := range m { // the gap stays
			for j := n; j < c.rs; j++ {
				if c64[i*c.rs+j] != c.data[i*c.rs+j] {
					t.Fatal("wrote beyond a row")
				}
			}
		}
	}
}

// TestLeft lists what is left to package gemm.
func TestLeft(t *testing.T) {
	called := false
	with(t, &library{sgemm: func(_, _, _, _, _, _ int32, _ float32, _ *float32, _ int32, _ *float32, _ int32, _ float32, _ *float32, _ int32) {
		called = true
	}})
	x := make([]float32, 512*1024)
	mul := func(m, n, k, ars, acs, brs, bcs int) bool {
		called = false
		return Mul32(m, n, k, x, ars, acs, x, brs, bcs, x, n, false)
	}
	if !mul(512, 512, 512, 512, 1, 1, 512) || !called {
		t.Error("a large product was left")
	}
	for name, got := range map[string]bool{
		"small":                 mul(64, 64, 64, 64, 1, 64, 1),
		"both strides":          mul(512, 512, 512, 1024, 2, 512, 1),
		"a row again and again": mul(512, 512, 512, 0, 1, 512, 1),
		"empty":                 mul(0, 512, 512, 512, 1, 512, 1),
	} {
		if got {
			t.Errorf("%s: was computed", name)
		}
	}
	active = nil
	if mul(512, 512, 512, 512, 1, 512, 1) || Active() != "" {
		t.Error("computed without a library")
	}
}

func TestMust(t *testing.T) {
	if l := must(""); l != nil {
		t.Errorf("loaded %q without being asked", l.path)
	}
	defer func() {
		text, _ := recover().(string)
		if !strings.HasPrefix(text, "FLUXREPL_BLAS=/no/such.so: ") {
			t.Errorf("panicked with %q", text)
		}
	}()
	must("/no/such.so")
}
