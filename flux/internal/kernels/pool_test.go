package kernels

import (
	"math"
	"testing"
)

// windowsOf lays windows in a way that overlaps, leaves gaps and has one of
// nothing.
func windowsOf() []*Windows {
	return []*Windows{
		{Size: 7, Step: 1, First: []int{0, 2, 4}, Count: []int{2, 2, 3}},
		{Size: 7, Step: 1, First: []int{0, 0, 1, 5}, Count: []int{1, 3, 6, 2}},
		{Size: 7, Step: 3, First: []int{0, 1, 0}, Count: []int{3, 2, 0}},
		{Size: 1, Step: 2, First: []int{0, 0, 0}, Count: []int{1, 0, 1}},
		{Size: 300, Step: 1, First: []int{0, 0}, Count: []int{300, 1}},
	}
}

// dot is ⟨a, b⟩, by which a map and its reverse are told: ⟨Ax, g⟩ = ⟨x, Aᵀg⟩.
func dot[T Float](a, b []T) (sum float64) {
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}

func testAdjoint[T Float](t *testing.T, tolerance float64) {
	never := func() {}
	for i, w := range windowsOf() {
		for _, inner := range []int{1, 3, 70} {
			scale := make([]float64, len(w.First))
			for r := range scale {
				scale[r] = 1 / float64(r+2)
			}
			x, g := ramp[T](2*w.Size*inner), ramp[T](2*len(w.First)*inner)
			y, dx := make([]T, len(g)), make([]T, len(x))
			SumWindows(y, x, w, scale, 2, inner, never)
			SpreadWindows(dx, g, w, scale, 2, inner, never)
			if a, b := dot(y, g), dot(x, dx); math.Abs(a-b) > tolerance*(1+math.Abs(a)) {
				t.Errorf("windows %d, inner %d: %v forward and %v back", i, inner, a, b)
			}
			for o := range y {
				row, r, at := o/inner/len(w.First), o/inner%len(w.First), o%inner
				want := 0.0
				for k := range w.Count[r] {
					want += float64(x[(row*w.Size+w.First[r]+k*w.Step)*inner+at])
				}
				if want *= scale[r]; math.Abs(float64(y[o])-want) > tolerance*(1+math.Abs(want)) {
					t.Fatalf("windows %d, inner %d: element %d is %v, want %v", i, inner, o, y[o], want)
				}
			}
		}
	}
}

func TestSumsOfWindowsAndTheirReverse(t *testing.T) {
	t.Run("float32", func(t *testing.T) { testAdjoint[float32](t, 1e-5) })
	t.Run("float64", func(t *testing.T) { testAdjoint[float64](t, 1e-13) })
}

func TestSparseTransposeIsTheReverse(t *testing.T) {
	m := &Sparse{Columns: 5, Start: []int{0}}
	for r := range 6 { // rows of 0 to 5 elements
		for k := range r {
			m.Add((2*k+r)%5, float64(k)-1.5)
		}
		m.End()
	}
	for _, inner := range []int{1, 4, 300} {
		x, g := ramp[float64](2*5*inner), ramp[float64](2*6*inner)
		y, dx := make([]float64, len(g)), make([]float64, len(x))
		Resample(y, x, m, 2, inner, func() {})
		Resample(dx, g, m.Transpose(), 2, inner, func() {})
		if a, b := dot(y, g), dot(x, dx); math.Abs(a-b) > 1e-10*math.Abs(a) {
			t.Errorf("inner %d: %v forward and %v back", inner, a, b)
		}
	}
}

// The three loops of sampling belong to one trilinear form.
func TestSamplingIsTrilinear(t *testing.T) {
	const channels, n, places, taps = 3, 6, 100, 4
	at := make([]int, places*taps)
	for i := range at {
		at[i] = i*5%(n+1) - 1
	}
	x, w, g := ramp[float64](channels*n), ramp[float64](places*taps), ramp[float64](channels*places)
	y, dx, dw := make([]float64, len(g)), make([]float64, len(x)), make([]float64, len(w))
	Sample(y, x, w, at, n, taps, func() {})
	Spread(dx, g, w, at, n, taps, func() {})
	Correlate(dw, g, x, at, n, taps, func() {})
	a, b, c := dot(y, g), dot(x, dx), dot(w, dw)
	if math.Abs(a-b) > 1e-10*math.Abs(a) || math.Abs(a-c) > 1e-10*math.Abs(a) {
		t.Errorf("%v, %v and %v should be one number", a, b, c)
	}
}

func TestLongWorkPolls(t *testing.T) {
	w := &Windows{Size: 1 << 12, Step: 1, First: make([]int, 2000), Count: make([]int, 2000)}
	for i := range w.First {
		w.First[i], w.Count[i] = i, 1<<11
	}
	plane := [3]Windows{{Size: 1, Step: 1, First: []int{0}, Count: []int{1}}, {Size: 1, Step: 1, First: []int{0}, Count: []int{1}}, *w}
	x, y, scale := make([]float32, 1<<12), make([]float32, 2000), make([]float64, 2000)
	for name, f := range map[string]func(poll func()){
		"SumWindows":    func(poll func()) { SumWindows(y, x, w, scale, 1, 1, poll) },
		"SpreadWindows": func(poll func()) { SpreadWindows(x, y, w, scale, 1, 1, poll) },
		"LPPool":        func(poll func()) { LPPool(y, x, &plane, 2, poll) },
		"MaxPool":       func(poll func()) { MaxPool(y, nil, x, &plane, poll) },
	} {
		polls := 0
		f(func() { polls++ })
		if polls == 0 {
			t.Errorf("%s does not look for an interrupt in four million steps", name)
		}
	}
}
