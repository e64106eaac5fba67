package flux

import (
	little "encoding/binary"
	"fmt"
	"math"
	"slices"
	"testing"
)

// FuzzPrint prints any numbers in any shape and any way: no panic, and no more
// text than what is shown can need.
func FuzzPrint(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x00\x00\x00\xf0\x7f\x00\x00\x00\x00\x00\x00\xf8\x7f"), []byte{1, 2}, 0, 0, "v")
	f.Add([]byte("\x9a\x99\x99\x99\x99\x99\xb9\x3f12345678abcdefgh"), []byte{3}, -1, 2, "+.3e")
	f.Add([]byte{}, []byte{0, 3}, 4, math.MinInt, "#v")
	f.Add([]byte{}, []byte{2, 3, 2, 1}, math.MaxInt, -1, "q")
	f.Add([]byte("00000000"), []byte{}, 3, 3, "*d")
	f.Fuzz(func(t *testing.T, bits, shape []byte, a, b int, verb string) {
		s := shapeFrom(shape)
		x := alloc(Float64, s)
		for i := range x.f64 {
			if at := 8 * i; at+8 <= len(bits) {
				x.f64[i] = math.Float64frombits(little.LittleEndian.Uint64(bits[at:]))
			}
		}
		options := PrintOptions{Precision: a, Threshold: b, EdgeItems: a, LineWidth: b}
		for _, d := range []DType{Float64, Float32, Int32, Int64, Bool, Float16, BFloat16} {
			y := x.To(d).Transpose()
			for _, text := range []string{y.String(), y.GoString(), y.StringWith(options), fmt.Sprintf("%"+verb, y)} {
				if most := 1000 + 1200*y.Size(); len(text) > most && a < 100 && len(verb) < 4 {
					t.Errorf("%d elements make %d characters", y.Size(), len(text))
				}
			}
		}
	})
}

// FuzzFrom builds nested slices from bytes, even and uneven ones, and compares
// what From makes of the even ones with their numbers in order.
func FuzzFrom(f *testing.F) {
	f.Add([]byte{2, 3}, 0)
	f.Add([]byte{2, 3, 1}, 7)
	f.Add([]byte{3, 0, 2}, 1)
	f.Add([]byte{}, 2)
	f.Fuzz(func(t *testing.T, sizes []byte, odd int) {
		s, n := shapeFrom(sizes), 0
		var nest func(level int) any
		nest = func(level int) any {
			if level == len(s) {
				n++
				return n
			}
			out := make([]any, s[level])
			for i := range out {
				out[i] = nest(level + 1)
			}
			if n+1 == odd { // one more than its neighbours
				out = append(out, 1)
			}
			return out
		}
		v := nest(0)
		var x *Tensor
		if err := caught(func() { x = From(v) }); err != nil {
			if odd <= 0 || len(s) < 2 {
				t.Fatalf("From(%v): %v", v, err)
			}
			return
		}
		want := make([]float64, n)
		for i := range want {
			want[i] = float64(i + 1)
		}
		if odd <= 0 && !slices.Equal(x.Float64s(), want) {
			t.Errorf("From(%v) is %v", v, x)
		}
	})
}

// FuzzReduce compares sums and largest elements over any axes, hostile ones among
// them, with a loop over all indices.
func FuzzReduce(f *testing.F) {
	f.Add([]byte{2, 3, 1}, 0, -1)
	f.Add([]byte{3, 3}, 1, 1)
	f.Add([]byte{}, 0, 0)
	f.Add([]byte{1, 2, 3, 2}, -4, 2)
	f.Add([]byte{0, 2}, 0, 1)
	f.Add([]byte{2, 2}, math.MinInt, math.MaxInt)
	f.Fuzz(func(t *testing.T, sizes []byte, a, b int) {
		s := shapeFrom(sizes)
		x := NewSource(1).Uniform(-1, 1, s...).To(Float64)
		places := func(axis int) bool { return axis >= -len(s) && axis < len(s) }
		good := places(a) && places(b) && (a-b)%max(1, len(s)) != 0
		var sum, largest *Tensor
		err := caught(func() { sum = x.SumKeep(a, b) })
		if good != (err == nil) {
			t.Fatalf("the sum of %v over %d and %d: %v", s, a, b, err)
		}
		if !good {
			return
		}
		if err := caught(func() { largest = x.MaxKeep(a, b) }); (err != nil) != (x.Size() == 0 && sum.Size() > 0) {
			t.Fatalf("the largest of %v over %d and %d: %v", s, a, b, err)
		}
		sums, most := map[string]float64{}, map[string]float64{}
		key := func(index []int) string {
			kept := slices.Clone(index)
			kept[(a+len(s))%len(s)], kept[(b+len(s))%len(s)] = 0, 0
			return fmt.Sprint(kept)
		}
		each(s, func(index []int) {
			k, v := key(index), x.At(index...)
			sums[k] += v
			if old, ok := most[k]; !ok || v > old {
				most[k] = v
			}
		})
		each(sum.shape, func(index []int) {
			if got, want := sum.At(index...), sums[key(index)]; !near(got, want, 1e-12) {
				t.Errorf("the sum of %v over %d and %d at %v is %v, want %v", s, a, b, index, got, want)
			}
			if largest != nil && largest.At(index...) != most[key(index)] {
				t.Errorf("the largest of %v over %d and %d at %v is %v, want %v", s, a, b, index, largest.At(index...), most[key(index)])
			}
		})
	})
}
