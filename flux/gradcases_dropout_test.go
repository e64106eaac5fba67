package flux

func init() {
	rows(func() []gradCase {
		shapes := [][]Shape{{{3, 2}}, {{2, 3, 2}}, {{1, 4, 2, 2}}, {{0, 2, 2}}, {{1, 1}}}
		all := gradCase{covers: []string{"Tensor.DropoutChannels"}, f: func(in []*Tensor) *Tensor {
			return in[0].DropoutChannels(0.4, NewSource(9)).Square()
		}}.over(shapes...)
		all = append(all, gradCase{covers: []string{"Tensor.AlphaDropout"}, f: func(in []*Tensor) *Tensor {
			return in[0].AlphaDropout(0.4, NewSource(9)).Square()
		}}.over(shapes...)...)
		for _, size := range []int{1, 2, 3} {
			all = append(all, gradCase{name: "LocalResponseNorm " + format(float64(size)), covers: []string{"Tensor.LocalResponseNorm"}, f: func(in []*Tensor) *Tensor {
				return in[0].LocalResponseNorm(size, 0.7, 0.75, 2)
			}}.over(shapes...)...)
		}
		return all
	})
}
