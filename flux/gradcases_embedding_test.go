package flux

func init() {
	rows(func() []gradCase {
		index := []*Tensor{Ints([]int{2, 0, 2, 1}, 2, 2), Ints([]int{0, 0, 0}), Ints(nil), Ints([]int{1}).Row(0)}
		var all []gradCase
		for _, at := range index {
			all = append(all, gradCase{covers: []string{"Tensor.Embedding"}, name: "Embedding of " + at.shape.String(), shapes: []Shape{{3, 4}},
				f: func(in []*Tensor) *Tensor { return in[0].Embedding(at).Square() }})
		}
		return append(all, gradCase{name: "Embedding of matrices", shapes: []Shape{{2, 3, 2}}, f: func(in []*Tensor) *Tensor {
			return in[0].Embedding(Ints([]int{1, 1, 0})).Exp()
		}})
	})
}
