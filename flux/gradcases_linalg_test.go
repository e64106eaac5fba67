package flux

import "fmt"

func init() {
	rows(func() []gradCase {
		var all []gradCase
		for _, c := range einsums {
			all = append(all, gradCase{
				name: fmt.Sprintf("Einsum %s %v", c.equation, c.shapes), covers: []string{"Einsum"}, shapes: c.shapes,
				f: func(in []*Tensor) *Tensor { return Einsum(c.equation, in...) },
			})
		}
		return append(all, gradCase{
			name: "Einsum of one tensor twice", shapes: []Shape{{3, 3}},
			f: func(in []*Tensor) *Tensor { return Einsum("ij,jk,...->...ik", in[0], in[0], in[0]) },
		})
	})
	rows(productCases)
}

func productCases() (all []gradCase) {
	all = append(all, gradCase{covers: []string{"Tensor.Outer"}, f: func(in []*Tensor) *Tensor { return in[0].Outer(in[1]) }}.
		over([]Shape{{3}, {4}}, []Shape{{2, 3}, {4}}, []Shape{{2, 1, 3}, {3, 1}}, []Shape{{0}, {2}})...)
	all = append(all, gradCase{covers: []string{"Tensor.Kron"}, f: func(in []*Tensor) *Tensor { return in[0].Kron(in[1]) }}.
		over([]Shape{{2, 3}, {3, 2}}, []Shape{{2}, {2, 3}}, []Shape{{2, 1, 2}, {3}}, []Shape{{}, {2}}, []Shape{{2, 0}, {3, 2}})...)
	all = append(all, gradCase{covers: []string{"Tensor.Cross"}, f: func(in []*Tensor) *Tensor { return in[0].Cross(in[1], -1) }}.
		over([]Shape{{3}, {3}}, []Shape{{2, 3}, {3}}, []Shape{{2, 1, 3}, {4, 3}}, []Shape{{0, 3}, {3}})...)
	all = append(all,
		gradCase{name: "Cross over the first axis", shapes: []Shape{{3, 2}, {3, 1}}, f: func(in []*Tensor) *Tensor { return in[0].Cross(in[1], 0) }},
		gradCase{covers: []string{"Tensor.TensorDot"}, shapes: []Shape{{2, 3, 4}, {4, 5, 2}}, f: func(in []*Tensor) *Tensor { return in[0].TensorDot(in[1], []int{0, -1}, []int{2, 0}) }},
		gradCase{name: "TensorDot of nothing", shapes: []Shape{{2}, {3, 1}}, f: func(in []*Tensor) *Tensor { return in[0].TensorDot(in[1], nil, nil) }},
		gradCase{name: "TensorDot over all", shapes: []Shape{{2, 3}, {3, 2}}, f: func(in []*Tensor) *Tensor { return in[0].TensorDot(in[1], []int{0, 1}, []int{1, 0}) }},
	)
	all = append(all, gradCase{covers: []string{"Bilinear"}, f: func(in []*Tensor) *Tensor { return Bilinear(in[0], in[1], in[2]) }}.
		over([]Shape{{3}, {2, 3, 4}, {4}}, []Shape{{5, 3}, {2, 3, 4}, {5, 4}}, []Shape{{2, 1, 3}, {1, 3, 2}, {3, 2}}, []Shape{{0, 3}, {2, 3, 4}, {0, 4}})...)
	return all
}
