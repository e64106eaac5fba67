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
		// Three elements a lane at least: of two, the normal form is ±1.
		for _, s := range [][2]Shape{{{5, 4}, {4}}, {{4}, {4}}, {{2, 3, 4}, {3, 4}}, {{20, 17}, {17}}, {{0, 4}, {4}}} {
			all = append(all, gradCase{covers: []string{"Tensor.LayerNorm"}, name: fmt.Sprint("LayerNorm ", s[0]), shapes: []Shape{s[0], s[1], s[1]},
				single: 5e-5, // few elements nearly alike make large factors
				f:      func(in []*Tensor) *Tensor { return in[0].LayerNorm(in[1], in[2], 0.1).Square() }})
		}
		for _, s := range []Shape{{5, 3}, {4, 2, 3}, {2, 3, 2, 2}, {7, 1}, {3, 20}, {0, 3}, {3, 2, 0}} {
			c := Shape{s[1]}
			all = append(all,
				gradCase{covers: []string{"Tensor.BatchNorm"}, name: fmt.Sprint("BatchNorm ", s), shapes: []Shape{s, c, c}, single: 5e-5,
					f: func(in []*Tensor) *Tensor { y, _, _ := in[0].BatchNorm(in[1], in[2], 0.1); return y.Square() }},
				gradCase{covers: []string{"Tensor.BatchNormWith"}, name: fmt.Sprint("BatchNormWith ", s), shapes: []Shape{s, c, c, c, c}, single: 5e-5,
					f: func(in []*Tensor) *Tensor {
						return in[0].BatchNormWith(in[1], in[2].Square(), in[3], in[4], 0.3).Square()
					}})
			for _, f := range []Activation{NoActivation, ActReLU, ActTanh, ActSiLU} {
				all = append(all,
					gradCase{name: fmt.Sprint("BatchNorm and ", f, s), shapes: []Shape{s, c, c, s}, single: 5e-5,
						f: func(in []*Tensor) *Tensor {
							y, _, _ := in[0].BatchNorm(in[1], in[2], 0.1, f, Residual(in[3]))
							return y.Square()
						}},
					gradCase{name: fmt.Sprint("BatchNormWith and ", f, s), shapes: []Shape{s, c, c, s}, single: 5e-5,
						f: func(in []*Tensor) *Tensor {
							return in[0].BatchNormWith(in[1], in[1].Square(), in[2], in[1], 0.3, Residual(in[3]), f).Square()
						}})
			}
			all = append(all, gradCase{name: fmt.Sprint("BatchNorm and ReLU alone", s), shapes: []Shape{s, c, c}, single: 5e-5,
				f: func(in []*Tensor) *Tensor {
					y, _, _ := in[0].BatchNorm(in[1], in[2], 0.1, ActReLU)
					return y.Square()
				}})
		}
		for _, c := range []struct {
			groups int
			shape  Shape
		}{{2, Shape{2, 4, 3}}, {1, Shape{3, 4}}, {2, Shape{2, 6}}, {3, Shape{2, 3, 2, 3}}, {2, Shape{0, 4, 3}}, {2, Shape{2, 4, 0}}} {
			n := Shape{c.shape[1]}
			all = append(all, gradCase{covers: []string{"Tensor.GroupNorm"}, name: fmt.Sprint("GroupNorm ", c.groups, c.shape), shapes: []Shape{c.shape, n, n}, single: 5e-5,
				f: func(in []*Tensor) *Tensor { return in[0].GroupNorm(c.groups, in[1], in[2], 0.1).Square() }})
		}
		return all
	})
}
