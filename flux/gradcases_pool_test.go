package flux

func init() {
	// An option list of its own for every row: one axis, two, three, without a
	// batch, with windows that overlap, leave gaps, and reach over the border.
	layouts := []struct {
		name   string
		shape  Shape
		window []int
		o      PoolOptions
	}{
		{"1-D", Shape{2, 3, 7}, []int{2}, PoolOptions{}},
		{"2-D", Shape{1, 2, 4, 6}, []int{2, 3}, PoolOptions{}},
		{"3-D", Shape{1, 1, 2, 3, 4}, []int{2, 1, 2}, PoolOptions{Stride: []int{1}}},
		{"without a batch", Shape{2, 4, 4}, []int{2, 2}, PoolOptions{}},
		{"overlap", Shape{1, 1, 5, 5}, []int{3, 3}, PoolOptions{Stride: []int{1, 2}, Padding: []int{1}}},
		{"gaps", Shape{2, 1, 9}, []int{2}, PoolOptions{Stride: []int{3}, Dilation: []int{2}}},
		{"two paddings", Shape{1, 1, 6}, []int{3}, PoolOptions{Padding: []int{2, 0}}},
		{"round up", Shape{1, 1, 5, 4}, []int{2, 3}, PoolOptions{CeilMode: true}},
		{"exclude padding", Shape{1, 1, 4, 4}, []int{3, 3}, PoolOptions{Padding: []int{1}, ExcludePadding: true}},
		{"divisor", Shape{1, 1, 4}, []int{2}, PoolOptions{Divisor: 5}},
		{"windows of padding", Shape{1, 1, 1}, []int{2}, PoolOptions{Dilation: []int{2}, Padding: []int{1}}},
		{"a window of padding between others", Shape{1, 1, 1}, []int{3}, PoolOptions{Stride: []int{1}, Dilation: []int{2}, Padding: []int{2}}},
		{"one", Shape{1, 1, 1}, []int{1}, PoolOptions{}},
		{"no channels", Shape{2, 0, 3}, []int{2}, PoolOptions{}},
	}
	rows(func() []gradCase {
		var all []gradCase
		for _, l := range layouts {
			all = append(all,
				gradCase{name: "MaxPool " + l.name, covers: []string{"Tensor.MaxPool"}, shapes: []Shape{l.shape}, f: func(in []*Tensor) *Tensor {
					return in[0].MaxPool(l.window, l.o).Clamp(-9, 9).Square() // −Inf has no difference quotient
				}},
				gradCase{name: "MaxPoolWithIndices " + l.name, covers: []string{"Tensor.MaxPoolWithIndices", "Tensor.MaxUnpool"}, shapes: []Shape{l.shape}, f: func(in []*Tensor) *Tensor {
					y, at := in[0].MaxPoolWithIndices(l.window, l.o)
					return y.Clamp(-9, 9).Square().MaxUnpool(at, l.shape[len(l.shape)-len(l.window):]...)
				}},
				gradCase{name: "AvgPool " + l.name, covers: []string{"Tensor.AvgPool"}, shapes: []Shape{l.shape}, f: func(in []*Tensor) *Tensor {
					return in[0].AvgPool(l.window, l.o).Square()
				}},
			)
			for _, p := range []float64{1, 2, 3.5} {
				all = append(all, gradCase{name: "LPPool " + format(p) + " " + l.name, covers: []string{"Tensor.LPPool"}, shapes: []Shape{l.shape}, f: func(in []*Tensor) *Tensor {
					return in[0].LPPool(p, l.window, l.o)
				}})
			}
		}
		adaptive := []struct {
			shape Shape
			size  []int
		}{
			{Shape{2, 3, 7}, []int{3}}, {Shape{1, 2, 5, 4}, []int{2, 3}}, {Shape{2, 5}, []int{1}}, {Shape{1, 1, 3, 2, 5}, []int{2, -1, 2}},
			{Shape{1, 1, 2}, []int{5}}, {Shape{0, 1, 2}, []int{5}},
		}
		for _, a := range adaptive {
			all = append(all, gradCase{covers: []string{"Tensor.AdaptiveAvgPool"}, f: func(in []*Tensor) *Tensor {
				return in[0].AdaptiveAvgPool(a.size...).Square()
			}}.over([]Shape{a.shape})...)
			all = append(all, gradCase{covers: []string{"Tensor.AdaptiveMaxPool"}, f: func(in []*Tensor) *Tensor {
				return in[0].AdaptiveMaxPool(a.size...).Square()
			}}.over([]Shape{a.shape})...)
		}
		global := [][]Shape{{{2, 3, 4}}, {{1, 2, 3, 2}}, {{2, 1, 2, 1, 2, 2}}, {{1, 1, 1}}, {{0, 2, 3}}}
		all = append(all, gradCase{covers: []string{"Tensor.GlobalAvgPool"}, f: func(in []*Tensor) *Tensor { return in[0].GlobalAvgPool().Square() }}.over(global...)...)
		return append(all, gradCase{covers: []string{"Tensor.GlobalMaxPool"}, f: func(in []*Tensor) *Tensor { return in[0].GlobalMaxPool().Square() }}.over(global...)...)
	})
}
