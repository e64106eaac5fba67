package flux

import (
	"image"
	"image/color"
	"math"
	"slices"
	"testing"
)

func TestFrom(t *testing.T) {
	type celsius float32
	cases := []struct {
		name  string
		v     any
		dtype DType
		shape Shape
		want  []float64
	}{
		{"a number", 2.5, Float64, Shape{}, []float64{2.5}},
		{"an int", -3, Int32, Shape{}, []float64{-3}},
		{"a vector", []float32{1, 2}, Float32, Shape{2}, []float64{1, 2}},
		{"a matrix", [][]float64{{1, 2, 3}, {4, 5, 6}}, Float64, Shape{2, 3}, []float64{1, 2, 3, 4, 5, 6}},
		{"arrays", [2][1][2]int{{{1, 2}}, {{3, 4}}}, Int32, Shape{2, 1, 2}, []float64{1, 2, 3, 4}},
		{"arrays in slices", [][2]float32{{1, 2}, {3, 4}}, Float32, Shape{2, 2}, []float64{1, 2, 3, 4}},
		{"int64", []int64{1 << 40, -1}, Int64, Shape{2}, []float64{1 << 40, -1}},
		{"uint", [][]uint{{7}}, Int64, Shape{1, 1}, []float64{7}},
		{"bool", [][]bool{{true, false}}, Bool, Shape{1, 2}, []float64{1, 0}},
		{"bytes", [][]uint8{{0, 255}}, Int32, Shape{1, 2}, []float64{0, 255}},
		{"int32", []int32{7, -7}, Int32, Shape{2}, []float64{7, -7}},
		{"a named type", []celsius{21.5}, Float32, Shape{1}, []float64{21.5}},
		{"interfaces", []any{[]any{1.0, 2.0}, []float64{3, 4}}, Float64, Shape{2, 2}, []float64{1, 2, 3, 4}},
		{"nothing", []float64{}, Float64, Shape{0}, nil},
		{"nil slice", []int(nil), Int32, Shape{0}, nil},
		{"nothing deep", [][][2]int{}, Int32, Shape{0, 0, 2}, nil},
		{"empty rows", [][]float32{{}, {}}, Float32, Shape{2, 0}, nil},
		{"no type", []any{}, Float32, Shape{0}, nil},
	}
	for _, c := range cases {
		got := From(c.v)
		if got.dtype != c.dtype || !got.shape.Equal(c.shape) || !slices.Equal(got.Float64s(), c.want) {
			t.Errorf("%s: From(%v) is %v %v %v, want %v %v %v", c.name, c.v, got.shape, got.dtype, got.Float64s(), c.shape, c.dtype, c.want)
		}
	}
	data := []float32{1}
	x := From(data)
	data[0] = 2
	equal(t, "a copy", x, 1)
}

func TestConstructErrors(t *testing.T) {
	loop := []any{nil}
	loop[0] = loop
	none := (*Tensor)(nil)
	cases := []struct {
		f    func()
		want string
	}{
		{func() { From([][]int{{1, 2}, {3}}) }, "From: got [2 2]: [1] has the length 1, and [0] has 2"},
		{func() { From([][]int{{}, {3}}) }, "From: got [2 0]: [1] has the length 1, and [0] has 0"},
		{func() { From([][][]int{{{1}, {2}}, {{3}, {4, 5}}}) }, "From: got [2 2 1]: [1][1] has the length 2, and [0][0] has 1"},
		{func() { From([]any{[]int{1}, 2}) }, "From: got [2 1]: [1] is no slice"},
		{func() { From([]any{1, []int{2}}) }, "From: got [2]: [1] is a slice, and [0] is a number"},
		{func() { From([]any{1, 2.5}) }, "From: [1]: want int, got float64: all numbers must have one type"},
		{func() { From([]any{1, nil}) }, "From: [1]: want numbers, got nil"},
		{func() { From(nil) }, "From: want numbers, got nil"},
		{func() { From("abc") }, "From: want numbers, in slices or arrays, got string"},
		{func() { From([]complex128{1}) }, "From: want numbers, in slices or arrays, got complex128"},
		{func() { From(Zeros(2)) }, "From: want numbers, in slices or arrays, got *flux.Tensor"},
		{func() { From([]int{1, 1 << 40}) }, "From: [1]: want numbers of 32 bits, got 1099511627776"},
		{func() { From([]uint64{math.MaxUint64}) }, "From: [0]: want numbers of 64 bits, got 18446744073709551615"},
		{func() { From(loop) }, "From: got [1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1]: more than 32 levels"},
		{func() { ZerosOf(99, 2) }, "ZerosOf: want an element type, got DType(99)"},
		{func() { ZerosOf(Float64, 1<<40) }, "ZerosOf: got [1099511627776]: more than 2^33 elements"},
		{func() { OnesLike(none) }, "OnesLike: want a tensor, got nil"},
		{func() { ArangeOf(Int32, 0, 1e300, 1) }, "ArangeOf: got [8589934593]: more than 2^33 elements"},
		{func() { ArangeOf(Int32, 0, 1, nan) }, "ArangeOf: want finite numbers and a step that is not 0, got 0, 1, NaN"},
		{func() { LinspaceOf(Float64, 0, 1, -1) }, "LinspaceOf: got [?]: axis 0 has the size -1"},
		{func() { Logspace(0, 1, -2) }, "Logspace: got [-2]: axis 0 has the size -2"},
		{func() { Geomspace(-1, 1, 3) }, "Geomspace: want finite ends of one sign that are not 0, got -1 and 1"},
		{func() { Geomspace(0, 1, 3) }, "Geomspace: want finite ends of one sign that are not 0, got 0 and 1"},
		{func() { Geomspace(1, inf, 3) }, "Geomspace: want finite ends of one sign that are not 0, got 1 and +Inf"},
		{func() { Tri(1 << 40) }, "Tri: got [1099511627776 1099511627776]: more than 2^33 elements"},
		{func() { FromFunc(nil, 2) }, "FromFunc: want a function, got nil"},
		{func() { FromImage(nil) }, "FromImage: want an image, got nil"},
		{func() { FromImage((*image.Gray)(nil)) }, "FromImage: want an image, got nil"},
		{func() { FromImage(image.NewUniform(color.White)) }, "FromImage: got [3 2000000000 2000000000]: more than 2^33 elements"},
		{func() { Zeros(2, 3, 4).Image() }, "Image: got [2 3 4]: a picture is [height width], or [1 height width], [3 height width] or [4 height width]"},
		{func() { Ints([]int{1}, 1, 1).Image() }, "Image: want float32 or float64, got int32: int32 holds labels and indices; convert with To"},
	}
	for _, c := range cases {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}

func TestConstants(t *testing.T) {
	cases := []struct {
		name  string
		got   *Tensor
		dtype DType
		shape Shape
		want  []float64
	}{
		{"ZerosOf", ZerosOf(Int32, 2), Int32, Shape{2}, []float64{0, 0}},
		{"ZerosOf a number", ZerosOf(Float64), Float64, Shape{}, []float64{0}},
		{"OnesOf", OnesOf(Float64, 1, 2), Float64, Shape{1, 2}, []float64{1, 1}},
		{"FullOf", FullOf(Float64, 0.1, 2), Float64, Shape{2}, []float64{0.1, 0.1}},
		{"OnesOf Bool", OnesOf(Bool, 2), Bool, Shape{2}, []float64{1, 1}},
		{"FullOf Float16", FullOf(Float16, 0.1, 1), Float16, Shape{1}, []float64{0.0999755859375}},
		{"ArangeOf Int64", ArangeOf(Int64, 1e12, 1e12+2, 1), Int64, Shape{2}, []float64{1e12, 1e12 + 1}},
		{"ZerosLike", ZerosLike(Ints([]int{3, 4})), Int32, Shape{2}, []float64{0, 0}},
		{"OnesLike", OnesLike(New64([]float64{3})), Float64, Shape{1}, []float64{1}},
		{"FullLike", FullLike(Zeros(2, 1), -2), Float32, Shape{2, 1}, []float64{-2, -2}},
		{"FullLike of nothing", FullLike(Zeros(0), -2), Float32, Shape{0}, nil},
		{"ArangeOf", ArangeOf(Int32, 5, -1, -2), Int32, Shape{3}, []float64{5, 3, 1}},
		{"ArangeOf backwards", ArangeOf(Float64, 0, -1, 1), Float64, Shape{0}, nil},
		{"LinspaceOf", LinspaceOf(Float64, 0, 0.3, 4), Float64, Shape{4}, []float64{0, 0.3 / 3, 0.3 * 2 / 3, 0.3}},
		{"LinspaceOf one", LinspaceOf(Float64, 2, 5, 1), Float64, Shape{1}, []float64{2}},
		{"Logspace", Logspace(-1, 2, 4), Float32, Shape{4}, []float64{float64(float32(0.1)), 1, 10, 100}},
		{"Geomspace", Geomspace(1, 81, 5), Float32, Shape{5}, []float64{1, 3, 9, 27, 81}},
		{"Geomspace negative", Geomspace(-8, -1, 4), Float32, Shape{4}, []float64{-8, -4, -2, -1}},
		{"Geomspace none", Geomspace(1, 2, 0), Float32, Shape{0}, nil},
		{"Geomspace wide", Geomspace(1e-300, 1e300, 3), Float32, Shape{3}, []float64{0, 1, inf}},
		{"EyeOf", EyeOf(Int32, 2), Int32, Shape{2, 2}, []float64{1, 0, 0, 1}},
		{"Tri", Tri(3), Float32, Shape{3, 3}, []float64{1, 0, 0, 1, 1, 0, 1, 1, 1}},
		{"FromFunc", FromFunc(func(i []int) float64 { return float64(10*i[0] + i[1]) }, 2, 3), Float32, Shape{2, 3}, []float64{0, 1, 2, 10, 11, 12}},
		{"FromFunc a number", FromFuncOf(Float64, func(i []int) float64 { return float64(len(i)) + 0.1 }), Float64, Shape{}, []float64{0.1}},
	}
	for _, c := range cases {
		if c.got.dtype != c.dtype || !c.got.shape.Equal(c.shape) || !same(c.got.Float64s(), c.want, 1e-15) {
			t.Errorf("%s is %v %v %v, want %v %v %v", c.name, c.got.shape, c.got.dtype, c.got.Float64s(), c.shape, c.dtype, c.want)
		}
	}
}

// Every picture that a tensor can be comes back as the same bytes.
func TestImagesRoundTrip(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 16, 16))
	colours := image.NewNRGBA(image.Rect(0, 0, 16, 16))
	for i := range 256 {
		grey.Pix[i] = uint8(i)
		copy(colours.Pix[4*i:], []uint8{uint8(i), uint8(255 - i), uint8(7 * i), uint8(3 * i)})
	}
	x := FromImage(grey)
	if !x.shape.Equal(Shape{1, 16, 16}) || x.f32[51] != 0.2 {
		t.Errorf("greys are %v, pixel 51 is %v", x.shape, x.f32[51])
	}
	if got := x.Image().(*image.Gray); !slices.Equal(got.Pix, grey.Pix) {
		t.Error("greys do not come back")
	}
	if got := x.Reshape(16, 16).To(Float64).Image().(*image.Gray); !slices.Equal(got.Pix, grey.Pix) {
		t.Error("greys without an axis for the channel do not come back")
	}
	x = FromImageRGBA(colours)
	if got := x.Image().(*image.NRGBA); !x.shape.Equal(Shape{4, 16, 16}) || !slices.Equal(got.Pix, colours.Pix) {
		t.Errorf("colours do not come back through %v", x.shape)
	}
	for i := range 256 {
		colours.Pix[4*i+3] = 255
	}
	x = FromImage(colours)
	if got := x.Image().(*image.NRGBA); !x.shape.Equal(Shape{3, 16, 16}) || !slices.Equal(got.Pix, colours.Pix) {
		t.Errorf("opaque colours do not come back through %v", x.shape)
	}
}

func TestImagesOfManyKinds(t *testing.T) {
	r := image.Rect(5, 7, 7, 8) // two pixels, not at the origin
	rgba := image.NewRGBA(r)
	rgba.Set(5, 7, color.NRGBA{255, 0, 0, 255})
	rgba.Set(6, 7, color.NRGBA{0, 255, 0, 127})
	equal(t, "RGBA", FromImage(rgba), 1, 0, 0, 1, 0, 0)
	paletted := image.NewPaletted(r, color.Palette{color.Black, color.White})
	paletted.SetColorIndex(6, 7, 1)
	equal(t, "Paletted", FromImageRGBA(paletted), 0, 1, 0, 1, 0, 1, 1, 1)
	deep := image.NewGray16(r)
	deep.SetGray16(5, 7, color.Gray16{Y: 1})
	equal(t, "Gray16", FromImage(deep), float64(float32(1)/65535), 0)
	if x := FromImage(image.NewGray(image.Rect(0, 0, 0, math.MaxInt32))); !x.shape.Equal(Shape{1, math.MaxInt32, 0}) {
		t.Errorf("no pixels make %v", x.shape)
	}
	values := New64([]float64{-3, 0.5, 7, nan, inf, -inf}, 2, 3).Image().(*image.Gray)
	if want := []uint8{0, 128, 255, 0, 255, 0}; !slices.Equal(values.Pix, want) {
		t.Errorf("clamped values are %v, want %v", values.Pix, want)
	}
}
