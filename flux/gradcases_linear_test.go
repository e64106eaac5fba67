package flux

import "fmt"

func init() {
	rows(func() (all []gradCase) {
		for f := range activationKinds {
			f := Activation(f)
			all = append(all,
				gradCase{name: "Linear " + f.String(), covers: []string{"Tensor.Linear"}, shapes: []Shape{{3, 4}, {5, 4}, {5}},
					f: func(in []*Tensor) *Tensor { return in[0].Linear(in[1], in[2], f) }},
				gradCase{name: "Linear without bias " + f.String(), shapes: []Shape{{2, 3}, {4, 3}},
					f: func(in []*Tensor) *Tensor { return in[0].Linear(in[1], nil, f) }})
		}
		for _, f := range []Activation{NoActivation, ActTanh, ActGELU} {
			c := gradCase{name: fmt.Sprint("Linear in one node ", f), f: func(in []*Tensor) *Tensor { return in[0].Linear(in[1], in[2], f) }}
			all = append(all, c.over(
				[]Shape{{4}, {3, 4}, {3}}, []Shape{{2, 3, 4}, {2, 4}, {2}}, []Shape{{1, 1}, {1, 1}, {1}}, []Shape{{1}, {1, 1}, {1}},
				[]Shape{{0, 4}, {3, 4}, {3}}, []Shape{{3, 0}, {2, 0}, {2}}, []Shape{{3, 2}, {0, 2}, {0}}, []Shape{{2, 0, 3}, {2, 3}, {2}},
				[]Shape{{7, 3}, {5, 3}, {5}})...)
		}
		return append(all, gradCase{name: "Linear of a tied weight", shapes: []Shape{{3, 3}},
			f: func(in []*Tensor) *Tensor { return in[0].Linear(in[0], nil, ActTanh).Linear(in[0], nil, NoActivation) }})
	})
}
