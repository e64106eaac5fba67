package vec

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/guard"
	"fluxrepl/flux/internal/kernels"
)

// special are the numbers at which formulas break.
var special = []float64{
	0, math.Copysign(0, -1), math.Inf(1), math.Inf(-1), math.NaN(), 1, -1, 0.5, -0.5, 2, -2, 3, -3, 6,
	math.SmallestNonzeroFloat32, -math.SmallestNonzeroFloat32, 0x1p-127, -0x1p-127, 0x1p-126, -0x1p-126,
	math.MaxFloat32, -math.MaxFloat32, 1e-30, -1e-30, 1e10, -1e10, 1 - 0x1p-24, -1 + 0x1p-24, 1 + 0x1p-23,
	88.7228, 88.7229, 88.73, 89, -87.3, -87.4, -95, -103.2, -103.9, -104, -110, -200, 0x1p-149, 0.75, 1.5, 0.3466, -0.3466,
	709.7, 709.8, 710, -708.3, -708.4, -730, -744, -745.2, -746, -800, 15, -15, 14, -14, 40, -40, 0x1p127, 1.5 * 0x1p127,
}

// operands returns n numbers in memory of the caller's, special ones among them.
func operands[T kernels.Float](x []T, seed uint64) []T {
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range x {
		x[i] = T(r.NormFloat64() * 3)
		if r.IntN(3) == 0 {
			x[i] = T(special[r.IntN(len(special))])
		}
	}
	return x
}

// near reports whether two levels agree well enough on a number. NaN, the
// infinities and the sign of 0 must be the same, but what is too small for a
// number may be 0. scale is that of the terms of a sum: derivatives cross 0.
func near[T kernels.Float](got, want T, scale float64) bool {
	y, w := float64(got), float64(want)
	eps, tiny := 0x1p-23, 0x1p-146
	if _, double := any(got).(float64); double {
		eps, tiny = 0x1p-46, 0x1p-1070 // package math's Erfc is that far off for what is nearly 0
	}
	switch {
	case y != y || w != w:
		return y != y && w != w
	case math.IsInf(y, 0) || math.IsInf(w, 0):
		return y == w || math.Abs(w) > 0.9999*math.MaxFloat32 && scale > 0 // the last rounding
	case y == 0 && w == 0:
		return math.Signbit(y) == math.Signbit(w) || scale > 0
	}
	return math.Abs(y-w) <= 16*eps*max(scale, math.Abs(w))+tiny
}

// scale returns the scale of a derivative of g that is made of x and y.
func scale[T kernels.Float](g, x, y T) float64 {
	s := 1.0
	for _, v := range []T{x, y} {
		if a := math.Abs(float64(v)); a > s && !math.IsInf(a, 0) {
			s = a
		}
	}
	if s *= math.Abs(float64(g)); s != s || math.IsInf(s, 0) {
		return math.SmallestNonzeroFloat64
	}
	return max(s, math.SmallestNonzeroFloat64)
}

var lengths = func() (n []int) {
	for i := range 201 {
		n = append(n, i)
	}
	return append(n, block, longest-2, longest-1, longest)
}()

const longest = 4*block + 1

// TestLoops compares each loop of each level with the reference: all lengths, at
// the edges of forbidden memory, with operands that are not aligned, and with the
// result in place of each operand.
func TestLoops(t *testing.T) {
	m32, m64 := newMemory[float32](t), newMemory[float64](t)
	for _, l := range cpu.Available() {
		testLoops(t, l, m32, Table32(l), reference[float32]())
		testLoops(t, l, m64, Table64(l), reference[float64]())
	}
}

// memory is what a loop is tested in: slices of the greatest length that end or
// begin at forbidden memory, a large one, and operands to copy from.
type memory[T kernels.Float] struct {
	after, before [4][]T
	sheet         []T
	operands      [3][]T
}

func newMemory[T kernels.Float](t *testing.T) *memory[T] {
	m := &memory[T]{sheet: make([]T, longest+1, large+longest+1)}
	for i := range m.after {
		m.after[i], m.before[i] = guard.After[T](t, longest), guard.Before[T](t, longest)
	}
	for i := range m.operands {
		m.operands[i] = operands(make([]T, longest+7), uint64(i))
	}
	return m
}

func testLoops[T kernels.Float](t *testing.T, l cpu.Level, m *memory[T], table, want *Table[T]) {
	got, ref := reflect.ValueOf(table).Elem(), reflect.ValueOf(want).Elem()
	for i := range got.NumField() {
		name := fmt.Sprintf("%s %T %s", l, *new(T), got.Type().Field(i).Name)
		t.Run(name, func(t *testing.T) {
			switch f := got.Field(i).Interface().(type) {
			case kernels.Map[T]:
				r := ref.Field(i).Interface().(kernels.Map[T])
				same(t, m, func(dst, x, _, _ []T) { f(dst, x, -0.5, 2) }, func(dst, x, _, _ []T) { r(dst, x, -0.5, 2) }, nil)
			case kernels.Back[T]:
				r := ref.Field(i).Interface().(kernels.Back[T])
				same(t, m, func(dst, g, x, y []T) { f(dst, g, x, y, -0.5, 2) }, func(dst, g, x, y []T) { r(dst, g, x, y, -0.5, 2) }, scale[T])
			case kernels.Binary[T]:
				r := ref.Field(i).Interface().(kernels.Binary[T])
				same(t, m, func(dst, a, b, _ []T) { f.VV(dst, a, b) }, func(dst, a, b, _ []T) { r.VV(dst, a, b) }, nil)
				same(t, m, func(dst, a, b, _ []T) { f.VS(dst, a, 1.5) }, func(dst, a, b, _ []T) { r.VS(dst, a, 1.5) }, nil)
				same(t, m, func(dst, a, b, _ []T) { f.SV(dst, -2, a) }, func(dst, a, b, _ []T) { r.SV(dst, -2, a) }, nil)
				rows(t, &f, &r)
			case kernels.Zip[bool, T]:
				compares(t, f, ref.Field(i).Interface().(kernels.Zip[bool, T]))
			default:
				t.Fatalf("a field of type %T", f)
			}
		})
	}
}

// same calls two loops of up to three operands. scale is nil but for derivatives.
func same[T kernels.Float](t *testing.T, m *memory[T], f, want func(dst, p, q, r []T), scale func(g, x, y T) float64) {
	t.Helper()
	for _, n := range lengths {
		for place := range 3 {
			lend := func(i int) []T { return m.after[i][longest-n:] }
			if place == 1 {
				lend = func(i int) []T { return m.before[i][:n] }
			}
			if place > 0 && n > 200 {
				continue
			}
			in := [3][]T{}
			for i := range in {
				in[i] = lend(i)
				if place == 2 { // somewhere inside
					in[i] = make([]T, n+8)[1+2*i:][:n]
				}
				copy(in[i], m.operands[i][n%7:]) // other numbers at other places
			}
			w := make([]T, n)
			want(w, in[0], in[1], in[2])
			check := func(what string, y []T) {
				t.Helper()
				for i := range w {
					s := 0.0
					if scale != nil {
						s = scale(in[0][i], in[1][i], in[2][i])
					}
					if !near(y[i], w[i], s) {
						t.Fatalf("n %d, %s, element %d of %v, %v, %v is %v, want %v", n, what, i, in[0][i], in[1][i], in[2][i], y[i], w[i])
					}
				}
			}
			y := lend(3)
			f(y, in[0], in[1], in[2])
			check("apart", y)
			if place == 0 { // a piece of a large result, at the beginning of a line and elsewhere
				for _, from := range []int{0, 1} {
					piece := m.sheet[from:][:n]
					f(piece, in[0], in[1], in[2])
					check("past the caches", piece)
				}
			}
			for i := range in {
				if n <= 200 && n%8 == 1 || n == longest {
					moved := in
					moved[i] = append([]T{}, in[i]...)
					f(moved[i], moved[0], moved[1], moved[2])
					check("in place of operand "+fmt.Sprint(i), moved[i])
				}
			}
		}
	}
}

// rows compares the forms over rows.
func rows[T kernels.Float](t *testing.T, f, want *kernels.Binary[T]) {
	for _, c := range [][2]int{{1, 1}, {1, 9}, {3, 1}, {5, 16}, {7, 33}, {40, 10}, {3, 100}, {2, 65537}, {300, 1000}} {
		for _, r := range []kernels.Rows{
			{StepA: 1, RowA: c[1], StepB: 1, RowB: c[1]},
			{StepA: 1, RowA: c[1], StepB: 1},
			{StepA: 1, StepB: 1, RowB: c[1]},
			{StepA: 1, RowA: c[1], RowB: 1},
			{RowA: 1, StepB: 1, RowB: c[1]},
			{RowA: 1, StepB: 1},
			{StepA: 1, RowA: c[1] + 3, StepB: 1, RowB: c[1] + 7},
			{RowA: 1, RowB: 1},
			{},
		} {
			r.N = c[1]
			size := func(row, step int) int { return (c[0]-1)*row + (c[1]-1)*step + 1 }
			a, b := operands(guard.After[T](t, size(r.RowA, r.StepA)), 1), operands(guard.After[T](t, size(r.RowB, r.StepB)), 2)
			y, w := guard.After[T](t, c[0]*c[1]), make([]T, c[0]*c[1])
			f.Each(y, a, b, r)
			want.Each(w, a, b, r)
			for i := range w {
				if !near(y[i], w[i], 0) {
					t.Fatalf("%d rows, %+v: element %d is %v, want %v", c[0], r, i, y[i], w[i])
				}
			}
		}
	}
}

// compares calls the loops of a comparison.
func compares[T kernels.Float](t *testing.T, f, want kernels.Zip[bool, T]) {
	for _, n := range lengths {
		a, b := operands(guard.After[T](t, n), 1), operands(guard.After[T](t, n), 2)
		y, w := guard.After[bool](t, n), make([]bool, n)
		check := func(form string) {
			t.Helper()
			for i := range w {
				if y[i] != w[i] {
					t.Fatalf("n %d, %s: element %d of %v and %v is %v", n, form, i, a[i], b[i], y[i])
				}
			}
		}
		f.VV(y, a, b)
		want.VV(w, a, b)
		check("VV")
		f.VS(y, a, 2)
		want.VS(w, a, 2)
		check("VS")
		f.SV(y, 2, b)
		want.SV(w, 2, b)
		check("SV")
	}
}

// TestLevelsAgree compares AVX2 with AVX-512 bit by bit: they run one program, but
// for GELU, whose accuracy is tested for each.
func TestLevelsAgree(t *testing.T) {
	if l := cpu.Available(); l[len(l)-1] != cpu.AVX512 {
		t.Skip("this machine or build has no AVX-512")
	}
	agree(t, Table32(cpu.AVX2), Table32(cpu.AVX512))
	agree(t, Table64(cpu.AVX2), Table64(cpu.AVX512))
}

func agree[T kernels.Float](t *testing.T, p, q *Table[T]) {
	const n = 1 << 16
	r := rand.New(rand.NewPCG(3, 4))
	in := [3][]T{operands(make([]T, n), 5), operands(make([]T, n), 6), operands(make([]T, n), 7)}
	for i := range n / 2 { // half of them of all magnitudes
		in[0][2*i] = T(math.Float64frombits(r.Uint64()))
		in[1][2*i] = T(math.Float32frombits(r.Uint32()))
	}
	y, w := make([]T, n), make([]T, n)
	first, second := reflect.ValueOf(p).Elem(), reflect.ValueOf(q).Elem()
	for i := range first.NumField() {
		if name := first.Type().Field(i).Name; name == "GELU" && any(T(0)) == any(float32(0)) {
			continue
		}
		switch f := first.Field(i).Interface().(type) {
		case kernels.Map[T]:
			f(y, in[0], 0.1, 3)
			second.Field(i).Interface().(kernels.Map[T])(w, in[0], 0.1, 3)
		case kernels.Back[T]:
			f(y, in[0], in[1], in[2], 0.1, 3)
			second.Field(i).Interface().(kernels.Back[T])(w, in[0], in[1], in[2], 0.1, 3)
		case kernels.Binary[T]:
			f.VV(y, in[0], in[1])
			second.Field(i).Interface().(kernels.Binary[T]).VV(w, in[0], in[1])
		}
		for k := range y {
			a, b := float64(y[k]), float64(w[k])
			if math.Float64bits(a) != math.Float64bits(b) && (a == a || b == b) {
				t.Fatalf("%T %s of %v, %v, %v: %v and %v", y[k], first.Type().Field(i).Name, in[0][k], in[1][k], in[2][k], a, b)
			}
		}
	}
}
