package flux

import "testing"

func TestProducts(t *testing.T) {
	in := gradCase{shapes: []Shape{{2, 3}, {3, 4}, {2, 3, 4}, {4, 5, 2}, {3}, {1, 3}}}.inputs()
	a, b, c, d, v, w := in[0], in[1], in[2], in[3], in[4], in[5]
	kron := alloc(Float64, Shape{6, 12})
	for i := range 6 {
		for j := range 12 {
			kron.f64[i*12+j] = a.At(i/3, j/4) * b.At(i%3, j%4)
		}
	}
	cases := []struct {
		name      string
		got, want *Tensor
	}{
		{"Outer", v.Outer(v), naiveEinsum("i,j->ij", v, v)},
		{"Outer of batches", a.Outer(w), naiveEinsum("bi,bj->bij", a, w)},
		{"Kron", a.Kron(b), kron},
		{"Kron of vectors", v.Kron(New64([]float64{1, 10})), New64([]float64{v.At(0), 10 * v.At(0), v.At(1), 10 * v.At(1), v.At(2), 10 * v.At(2)})},
		{"Cross", New64([]float64{1, 2, 3}).Cross(New64([]float64{4, 5, 6}), 0), New64([]float64{-3, 6, -3})},
		{"Cross of the axes", Eye(3).Cross(New([]float32{0, 1, 0}), -1), New([]float32{0, 0, 1, 0, 0, 0, -1, 0, 0}, 3, 3)},
		{"TensorDot", c.TensorDot(d, []int{2, 0}, []int{0, 2}), naiveEinsum("ijk,kli->jl", c, d)},
		{"TensorDot of nothing", a.TensorDot(v, nil, nil), naiveEinsum("ij,k->ijk", a, v)},
		{"TensorDot over all", a.TensorDot(a, []int{0, 1}, []int{0, 1}), naiveEinsum("ij,ij->", a, a)},
		{"Bilinear", Bilinear(a, c.Transpose(0, 1, 2), b.Row(0)), naiveEinsum("bi,oij,j->bo", a, c, b.Row(0))},
	}
	for _, c := range cases {
		if !c.got.shape.Equal(c.want.shape) || !same(c.got.Float64s(), c.want.Float64s(), 1e-13) {
			t.Errorf("%s is %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestProductErrors(t *testing.T) {
	a, v, one := Zeros(2, 3), Zeros(3), Scalar(1)
	cases := []struct {
		f    func()
		want string
	}{
		{func() { one.Outer(v) }, "Outer: want [?], got []: axes may precede these"},
		{func() { v.Outer(one) }, "Outer: second operand: want [?], got []: axes may precede these"},
		{func() { a.Outer(Zeros(5, 2)) }, "Outer: want [2 3], got [5 2]: the batches cannot be broadcast"},
		{func() { v.Outer(nil) }, "Outer: want a tensor, got nil"},
		{func() { Zeros(1<<20, 0).Kron(Zeros(1<<20, 0)) }, "Kron: got [1048576 1048576 0 0]: more than 2^33 elements"},
		{func() { Ints([]int{1}).Kron(v) }, "Kron: want float32 or float64, got int32: int32 holds labels and indices; convert with To"},
		{func() { a.Cross(v, 0) }, "Cross: got [2 3]: axis 0 must have 3 elements"},
		{func() { Zeros(3, 3).Cross(v, 0) }, "Cross: second operand: got [3]: axis 0 must have 3 elements"},
		{func() { a.Cross(v, 2) }, "Cross: axis 2 is out of range: there are 2 axes, 0 to 1, the shape is [2 3]"},
		{func() { a.Cross(Zeros(2), 0) }, "Cross: want [2 3], got [2]: the shapes cannot be broadcast"},
		{func() { one.Cross(one, 0) }, "Cross: axis 0 is out of range: there are no axes, the shape is []"},
		{func() { a.TensorDot(v, []int{1}, nil) }, "TensorDot: want [1], got [0]: both operands must give as many axes"},
		{func() { a.TensorDot(v, []int{0}, []int{0}) }, "TensorDot: second operand: want [2], got [3]"},
		{func() { a.TensorDot(a, []int{0, -2}, []int{0, 1}) }, "TensorDot: got [2 3]: axis 0 is given twice"},
		{func() { a.TensorDot(v, []int{5}, []int{0}) }, "TensorDot: axis 5 is out of range: there are 2 axes, 0 to 1, the shape is [2 3]"},
		{func() { Bilinear(a, a, a) }, "Bilinear: weight: want [? ? ?], got [2 3]"},
		{func() { Bilinear(a, Zeros(1, 4, 3), a) }, "Bilinear: x: want [? 4], got [2 3]: the weight is [1 4 3]"},
		{func() { Bilinear(a, Zeros(1, 3, 4), a) }, "Bilinear: y: want [? 4], got [2 3]: the weight is [1 3 4]"},
		{func() { Bilinear(a, Zeros(1, 3, 3), Zeros(4, 3)) }, "Bilinear: want [2 3], got [4 3]: the batches cannot be broadcast"},
		{func() { Bilinear(one, Zeros(1, 3, 3), v) }, "Bilinear: x: want [?], got []: axes may precede these"},
	}
	for _, c := range cases {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}
