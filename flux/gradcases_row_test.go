package flux

import "fmt"

func init() {
	rows(func() []gradCase {
		var all []gradCase
		for _, s := range []Shape{{5}, {1, 4}, {3, 4}, {7, 2}, {2, 3, 5}, {4, 1}} {
			last := len(s) - 1
			flat := make([]int, s[:last].Size())
			for i := range flat {
				flat[i] = i * 7 % s[last]
			}
			labels := Ints(flat).Reshape(s[:last]...)
			all = append(all,
				gradCase{covers: []string{"Tensor.CrossEntropy"}, name: fmt.Sprint("CrossEntropy with labels ", s), shapes: []Shape{s},
					f: func(in []*Tensor) *Tensor { return in[0].CrossEntropy(labels).Square() }},
				gradCase{name: fmt.Sprint("CrossEntropy with probabilities ", s), shapes: []Shape{s, s},
					f: func(in []*Tensor) *Tensor { return in[0].CrossEntropy(in[1].Square()) }})
		}
		return all
	})
}
