package flux

import (
	"math"
	"slices"
	"testing"
)

func TestBroadcastShapes(t *testing.T) {
	cases := []struct{ a, b, want Shape }{
		{Shape{}, Shape{}, Shape{}},
		{Shape{}, Shape{2, 3}, Shape{2, 3}},
		{Shape{3}, Shape{2, 3}, Shape{2, 3}},
		{Shape{2, 1}, Shape{3}, Shape{2, 3}},
		{Shape{1}, Shape{0}, Shape{0}},
		{Shape{2, 1, 4}, Shape{3, 1}, Shape{2, 3, 4}},
		{Shape{2}, Shape{3}, nil},
		{Shape{0}, Shape{2}, nil},
		{Shape{2, 3}, Shape{2}, nil},
	}
	for _, c := range cases {
		for _, p := range [][2]Shape{{c.a, c.b}, {c.b, c.a}} {
			got, ok := broadcast(p[0], p[1])
			if ok != (c.want != nil) || ok && !got.Equal(c.want) {
				t.Errorf("%v with %v gives %v, %v, want %v", p[0], p[1], got, ok, c.want)
			}
		}
	}
}

// at returns the element of t at a broadcast index, the slow and obvious way.
func at(t *Tensor, index []int) float64 {
	own := slices.Clone(index[len(index)-len(t.shape):])
	for i, n := range t.shape {
		if n == 1 {
			own[i] = 0
		}
	}
	return t.At(own...)
}

// each calls f with every index of a shape in order.
func each(s Shape, f func(index []int)) {
	if s.Size() == 0 {
		return
	}
	index := make([]int, len(s))
	for range s.Size() {
		f(index)
		for i := len(s) - 1; i >= 0; i-- {
			if index[i]++; index[i] < s[i] {
				break
			}
			index[i] = 0
		}
	}
}

// checkBroadcast compares an operation with the definition of broadcasting.
func checkBroadcast(t *testing.T, a, b *Tensor) {
	t.Helper()
	shape, ok := broadcast(a.shape, b.shape)
	var got *Tensor
	err := caught(func() { got = a.Sub(b) })
	if !ok || err != nil {
		if ok || err == nil {
			t.Fatalf("%v with %v: broadcast %v, error %v", a.shape, b.shape, ok, err)
		}
		return
	}
	if !got.shape.Equal(shape) {
		t.Fatalf("%v with %v gives %v, want %v", a.shape, b.shape, got.shape, shape)
	}
	each(shape, func(index []int) {
		if want := at(a, index) - at(b, index); got.At(index...) != want {
			t.Fatalf("%v − %v at %v is %v, want %v", a.shape, b.shape, index, got.At(index...), want)
		}
	})
	if back := sumTo(got, a.shape); !back.shape.Equal(a.shape) {
		t.Fatalf("sumTo(%v, %v) is %v", got.shape, a.shape, back.shape)
	}
}

func TestBroadcastAgainstItsDefinition(t *testing.T) {
	source := NewSource(1)
	for _, p := range pairs {
		checkBroadcast(t, source.Uniform(-1, 1, p[0]...).To(Float64), source.Uniform(-1, 1, p[1]...).To(Float64))
	}
}

// shapeFrom reads a shape of up to five axes from fuzzed bytes.
func shapeFrom(data []byte) Shape {
	s := Shape{}
	for _, b := range data[:min(5, len(data))] {
		s = append(s, int(b%4))
	}
	return s
}

func FuzzBroadcast(f *testing.F) {
	f.Add([]byte{2, 3}, []byte{3})
	f.Add([]byte{2, 1, 3}, []byte{1, 2, 1})
	f.Add([]byte{}, []byte{0})
	f.Add([]byte{1, 3, 1, 2, 1}, []byte{3, 1, 2, 1, 3})
	f.Fuzz(func(t *testing.T, a, b []byte) {
		source := NewSource(1)
		checkBroadcast(t, source.Uniform(-1, 1, shapeFrom(a)...).To(Float64), source.Uniform(-1, 1, shapeFrom(b)...).To(Float64))
	})
}

// FuzzShapes gives hostile sizes to everything that takes some: the answer is a
// tensor of that shape or a typed error, never another panic and never a
// tensor too large for its shape.
func FuzzShapes(f *testing.F) {
	f.Add(2, 3, -1)
	f.Add(0, math.MaxInt, 2)
	f.Add(1<<32, 1<<32, 0)
	f.Add(math.MinInt, -1, 1)
	f.Add(-1, -1, 6)
	f.Fuzz(func(t *testing.T, a, b, c int) {
		if n := (Shape{a, b, c}); fits(n) && n.Size() > 1<<16 {
			t.Skip("a real allocation of that size proves nothing")
		}
		x := Arange(0, 12, 1).Reshape(3, 4)
		calls := map[string]func() *Tensor{
			"Zeros":       func() *Tensor { return Zeros(a, b, c) },
			"Reshape":     func() *Tensor { return x.Reshape(a, b, c) },
			"BroadcastTo": func() *Tensor { return x.BroadcastTo(a, b, c) },
			"Slice":       func() *Tensor { return x.Slice(a, b) },
			"Narrow":      func() *Tensor { return x.Narrow(a, b, c) },
			"Row":         func() *Tensor { return x.Row(a) },
			"Take":        func() *Tensor { return x.Take([]int{a, b, c}) },
			"Sum":         func() *Tensor { return x.Sum(a, b) },
			"Squeeze":     func() *Tensor { return x.Squeeze(a, c) },
			"Unsqueeze":   func() *Tensor { return x.Unsqueeze(a) },
			"Flatten":     func() *Tensor { return x.Flatten(a) },
			"Transpose":   func() *Tensor { return x.Transpose(a, b) },
			"Softmax":     func() *Tensor { return x.Softmax(a) },
			"New":         func() *Tensor { return New(make([]float32, 6), a, b, c) },
			"Concat":      func() *Tensor { return Concat(a, x, x) },
			"Stack":       func() *Tensor { return Stack(a, x, x) },
		}
		for name, call := range calls {
			var y *Tensor
			if err := caught(func() { y = call() }); err != nil {
				continue
			}
			if n := len(y.dense().f32); y.Size() != n || !fits(y.shape) {
				t.Errorf("%s(%d, %d, %d) has the shape %v and %d elements", name, a, b, c, y.shape, n)
			}
		}
	})
}

func fits(s Shape) bool { return caught(func() { s.checked("") }) == nil }

func TestHostileIndices(t *testing.T) {
	x := Arange(0, 12, 1).Reshape(3, 4)
	for _, i := range []int{-5, 4, math.MaxInt, math.MinInt} {
		for name, f := range map[string]func(){
			"At": func() { x.At(0, i) }, "Row": func() { x.Row(i) }, "Take": func() { x.Take([]int{i}) },
			"Dim": func() { x.Dim(i) }, "Sum": func() { x.Sum(i) }, "Slice": func() { x.Slice(i, i) },
		} {
			if caught(f) == nil {
				t.Errorf("%s accepts %d for the shape %v", name, i, x.shape)
			}
		}
	}
}
