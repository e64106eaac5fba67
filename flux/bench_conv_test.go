package flux

import "testing"

// BenchmarkConv times convolutions forward, and backward to images and weights,
// and beside them the matrix product with as many multiplications as forward.
func BenchmarkConv(b *testing.B) {
	for _, c := range []struct {
		name string
		x, w Shape
		o    ConvOptions
	}{
		{"64 to 64, 3x3", Shape{8, 64, 56, 56}, Shape{64, 64, 3, 3}, ConvOptions{Padding: []int{1}}},
		{"LeNet 1", Shape{32, 1, 28, 28}, Shape{6, 1, 5, 5}, ConvOptions{}},
		{"LeNet 2", Shape{64, 6, 14, 14}, Shape{16, 6, 5, 5}, ConvOptions{}},
		{"16 to 16, 3x3", Shape{32, 16, 32, 32}, Shape{16, 16, 3, 3}, ConvOptions{Padding: []int{1}}},
		{"512 to 512, 3x3", Shape{2, 512, 7, 7}, Shape{512, 512, 3, 3}, ConvOptions{Padding: []int{1}}},
		{"64 to 128, 1x1", Shape{8, 64, 28, 28}, Shape{128, 64, 1, 1}, ConvOptions{}},
		{"depthwise 64, 3x3", Shape{8, 64, 56, 56}, Shape{64, 1, 3, 3}, ConvOptions{Padding: []int{1}, Groups: 64}},
		{"depthwise 64, 3x3, stride 2", Shape{8, 64, 56, 56}, Shape{64, 1, 3, 3}, ConvOptions{Padding: []int{1}, Stride: []int{2}, Groups: 64}},
	} {
		x, w := Rand(c.x...), Rand(c.w...)
		g := x.Conv2D(w, c.o)
		b.Run(c.name+"/forward", func(b *testing.B) {
			for b.Loop() {
				x.Conv2D(w, c.o)
			}
		})
		a := convGeometry(x, w, c.o)
		b.Run(c.name+"/backward", func(b *testing.B) {
			for b.Loop() {
				a.data(g, w, nil)
				a.weight(x, g)
			}
		})
		rows, places := c.w[1:].Size(), c.x[0]*g.shape[2:].Size()
		p, q := Rand(c.w[0], rows), Rand(rows, places)
		b.Run(c.name+"/product", func(b *testing.B) {
			for b.Loop() {
				p.MatMul(q)
			}
		})
	}
}

// convGeometry is the geometry of x.Conv2D(w, o).
func convGeometry(x, w *Tensor, o ConvOptions) (a convAttrs) {
	s := newConvSteps("Conv2D", 2, o.Stride, o.Dilation, o.Padding, o.Same)
	a = convAttrs{Conv: s.geometry(x.shape[2:], w.shape[2:]), axes: 2}
	s.channels(&a.Conv, o.Groups, x.shape[1], w.shape[0])
	a.Batch = x.shape[0]
	return a
}
