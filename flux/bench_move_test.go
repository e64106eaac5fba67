package flux

import "testing"

// BenchmarkMoves times what moves a million elements.
func BenchmarkMoves(b *testing.B) {
	x := NewSource(1).Uniform(-1, 1, 1000, 1000)
	image := x.Reshape(10, 10, 100, 100)
	index := NewSource(2).Uniform(0, 1000, 1000, 1000).To(Int32)
	rows := NewSource(3).Uniform(0, 1000, 1000).Ints()
	mask := x.Greater(Scalar(0))
	for _, c := range []struct {
		name string
		f    func() *Tensor
	}{
		{"Clone", x.Clone},
		{"IndexSelect rows", func() *Tensor { return x.IndexSelect(0, rows) }},
		{"IndexSelect columns", func() *Tensor { return x.IndexSelect(1, rows) }},
		{"IndexAdd rows", func() *Tensor { return x.IndexAdd(0, rows, x) }},
		{"TakeAlong", func() *Tensor { return x.TakeAlong(1, index) }},
		{"ScatterAdd", func() *Tensor { return x.ScatterAdd(1, index, x) }},
		{"ScatterMul", func() *Tensor { return x.ScatterMul(1, index, x) }},
		{"Flip columns", func() *Tensor { return x.Flip(1) }},
		{"Roll columns", func() *Tensor { return x.Roll(7, 1) }},
		{"Repeat columns", func() *Tensor { return x.Narrow(1, 0, 500).Repeat(2, 1) }},
		{"Tile columns", func() *Tensor { return x.Narrow(1, 0, 500).Tile(1, 2) }},
		{"Pad zeros", func() *Tensor { return image.Pad(PadZeros, 1, 1, 1, 1) }},
		{"Pad reflect", func() *Tensor { return image.Pad(PadReflect, 1, 1, 1, 1) }},
		{"MaskedFill", func() *Tensor { return x.MaskedFill(mask, 0) }},
		{"MaskedSelect", func() *Tensor { return x.MaskedSelect(mask) }},
		{"Tril", func() *Tensor { return x.Tril(0) }},
		{"NonZero", mask.NonZero},
		{"Sort rows", func() *Tensor { y, _ := x.Sort(1, false); return y }},
		{"Sort columns", func() *Tensor { y, _ := x.Sort(0, false); return y }},
		{"Sort all", func() *Tensor { y, _ := x.Flatten(0).Sort(0, false); return y }},
		{"TopK rows", func() *Tensor { y, _ := x.TopK(10, 1, true); return y }},
		{"Unique", func() *Tensor { y, _, _ := index.Unique(); return y }},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				c.f()
			}
		})
	}
}
