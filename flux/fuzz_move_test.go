package flux

import (
	"slices"
	"testing"
)

// answers calls f and fails if it panics with anything but a typed error of this
// package; ok reports whether there was no error.
func answers(t *testing.T, what string, f func()) (ok bool) {
	t.Helper()
	defer func() {
		if e := recover(); e != nil {
			if _, typed := e.(Error); !typed {
				t.Errorf("%s panics with %v", what, e)
			}
			ok = false
		}
	}()
	f()
	return true
}

// numbered returns the tensor 1, 2, … of a shape.
func numbered(s Shape) *Tensor {
	x := alloc(Float64, s)
	for i := range x.f64 {
		x.f64[i] = float64(i + 1)
	}
	return x
}

// FuzzPad pads, crops, rolls, flips and tiles small tensors by any widths: a
// typed error, or what the definition says.
func FuzzPad(f *testing.F) {
	f.Add([]byte{2, 3}, uint8(1), 1, 2, 3, 4)
	f.Add([]byte{1}, uint8(4), 7, -1, 0, 0)
	f.Add([]byte{3, 0, 2}, uint8(0), -2, 1<<40, 5, -3)
	f.Add([]byte{}, uint8(2), 0, 0, 0, 0)
	f.Add([]byte{3, 3}, uint8(0), -1<<63, 1<<63-1, 1, 1)
	f.Fuzz(func(t *testing.T, sizes []byte, mode uint8, a, b, c, d int) {
		for _, w := range []*int{&a, &b, &c, &d} { // a real allocation of a large size proves nothing
			if *w > 50 && *w <= maxSize || *w < -50 && *w >= -maxSize {
				*w %= 50
			}
		}
		x, widths := numbered(shapeFrom(sizes)), []int{a, b, c, d}
		var y *Tensor
		if answers(t, "Pad", func() { y = x.Pad(PadMode(mode), widths...) }) {
			checkPad(t, x, y, PadMode(mode), widths)
		}
		if answers(t, "Roll", func() { y = x.Roll(a, 0) }) {
			n := x.shape[0]
			is(t, "Roll", y, Float64, x.shape, func(i []int) float64 { return x.At(with(i, 0, ((i[0]-a%n)%n+n)%n)...) })
		}
		answers(t, "Flip", func() { x.Flip(a, b) })
		answers(t, "Rot90", func() { x.Rot90(a, b, c) })
		answers(t, "Tile", func() { x.Tile(a, b) })
		answers(t, "Repeat", func() { x.Repeat(a, b) })
		answers(t, "RepeatEach", func() { x.RepeatEach(widths[:2], c) })
		answers(t, "Tril", func() { x.Tril(a) })
		answers(t, "Diag", func() { x.Diag(b) })
		answers(t, "DiagEmbed", func() { x.DiagEmbed(c) })
		answers(t, "TriuIndices", func() { TriuIndices(len(sizes), 3, d) })
		answers(t, "Histogram", func() { x.Histogram(a, float64(b), float64(c)) })
	})
}

func checkPad(t *testing.T, x, y *Tensor, mode PadMode, widths []int) {
	t.Helper()
	first := len(x.shape) - len(widths)/2
	shape := x.Shape()
	for i, w := range widths {
		shape[first+i/2] += w
	}
	is(t, "Pad", y, Float64, shape, func(i []int) float64 {
		from := slices.Clone(i)
		for a := first; a < len(from); a++ {
			at, ok := continued(mode, i[a]-widths[2*(a-first)], x.shape[a])
			if !ok {
				return 0
			}
			from[a] = at
		}
		return x.At(from...)
	})
}

// FuzzTakeAlong gives any indices, of any shape, to what takes some.
func FuzzTakeAlong(f *testing.F) {
	f.Add([]byte{2, 3}, []byte{2, 2}, 1, []byte{0, 1, 2, 0}, uint8(0))
	f.Add([]byte{3}, []byte{3}, -1, []byte{255, 1, 2}, uint8(2))
	f.Add([]byte{2, 3, 2}, []byte{2, 2}, 0, []byte{1, 1, 0, 2}, uint8(3))
	f.Add([]byte{0, 3}, []byte{0, 2}, 1, []byte{}, uint8(5))
	f.Add([]byte{}, []byte{0}, 1<<62, []byte{1}, uint8(1))
	f.Fuzz(func(t *testing.T, sizes, indexSizes []byte, axis int, values []byte, how uint8) {
		x, index := numbered(shapeFrom(sizes)), alloc(Int32, shapeFrom(indexSizes))
		rows := make([]int, len(values))
		for i, v := range values {
			rows[i] = int(int8(v))
		}
		for i := range min(len(rows), len(index.i32)) {
			index.i32[i] = int32(rows[i])
		}
		src := numbered(index.Shape()).AddScalar(100)
		a := axis
		if a < 0 {
			a += len(x.shape)
		}
		place := func(i []int) []int { return with(i, a, int(index.At(i...))) }
		var y *Tensor
		if answers(t, "TakeAlong", func() { y = x.TakeAlong(axis, index) }) {
			is(t, "TakeAlong", y, Float64, index.shape, func(i []int) float64 { return x.At(place(i)...) })
		}
		if way := Combine(how); answers(t, "Scatter", func() { y = x.scatterAlong("", way, axis, index, src) }) {
			met := map[string][]float64{}
			each(x.shape, func(i []int) { met[Shape(i).String()] = []float64{x.At(i...)} })
			each(index.shape, func(i []int) {
				k := Shape(place(i)).String()
				met[k] = append(met[k], src.At(i...))
			})
			each(x.shape, func(i []int) {
				if got, want := y.At(i...), combined[way](met[Shape(i).String()]); !near(got, want, 1e-12) {
					t.Errorf("%v at %v is %v, want %v", way, i, got, want)
				}
			})
		}
		if answers(t, "IndexSelect", func() { y = x.IndexSelect(axis, rows) }) {
			is(t, "IndexSelect", y, Float64, with(x.shape, a, len(rows)), func(i []int) float64 { return x.At(with(i, a, rows[i[a]])...) })
		}
		if answers(t, "GatherND", func() { y = x.GatherND(index) }) {
			last := len(index.shape) - 1
			is(t, "GatherND", y, Float64, append(slices.Clone(index.shape[:last]), x.shape[index.shape[last]:]...), func(i []int) float64 {
				var at []int
				for k := range index.shape[last] {
					at = append(at, int(index.At(append(slices.Clone(i[:last]), k)...)))
				}
				return x.At(append(at, i[last:]...)...)
			})
			answers(t, "ScatterND", func() { x.ScatterND(Combine(how), index, y) })
		}
		answers(t, "IndexSet", func() { x.IndexSet(axis, rows, src) })
		answers(t, "IndexAdd", func() { x.IndexAdd(axis, rows, src) })
		answers(t, "IndexFill", func() { x.IndexFill(axis, rows, 3) })
		answers(t, "MaskedSelect", func() { x.MaskedSelect(index) })
		answers(t, "MaskedScatter", func() { x.MaskedScatter(index, src) })
		answers(t, "Bincount", func() { index.Bincount(src, len(sizes)) })
		answers(t, "SearchSorted", func() { x.SearchSorted(src, how%2 == 0) })
		answers(t, "TopK", func() { x.TopK(len(values), axis, true) })
		answers(t, "KthValue", func() { x.KthValue(len(values), axis) })
	})
}
