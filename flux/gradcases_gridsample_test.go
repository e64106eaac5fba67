package flux

import "fmt"

func init() {
	rows(func() []gradCase {
		var all []gradCase
		shapes := [][]Shape{{{2, 3, 3, 2}, {2, 2, 3, 2}}, {{1, 2, 5, 3}, {1, 1, 4, 2}}, {{1, 1, 2, 3, 2}, {1, 2, 1, 2, 3}}, {{1, 2, 4}, {1, 3, 1}}, {{1, 1, 1, 1}, {1, 2, 2, 2}}, {{2, 1, 3, 3}, {2, 0, 2, 2}}, {{1, 0, 3, 3}, {1, 2, 2, 2}}}
		for _, mode := range []Interpolation{Linear, Nearest, Cubic} {
			for padding := GridZeros; padding <= GridReflection; padding++ {
				for _, aligned := range []bool{false, true} {
					o := GridOptions{Mode: mode, Padding: padding, AlignCorners: aligned}
					all = append(all, gradCase{name: fmt.Sprintf("GridSample %+v", o), covers: []string{"Tensor.GridSample"}, f: func(in []*Tensor) *Tensor {
						return in[0].GridSample(in[1], o).Square()
					}}.over(shapes...)...)
				}
			}
		}
		for _, aligned := range []bool{false, true} {
			for _, s := range []struct{ theta, size Shape }{{Shape{2, 2, 3}, Shape{3, 2}}, {Shape{1, 3, 4}, Shape{2, 1, 2}}, {Shape{1, 1, 2}, Shape{4}}} {
				all = append(all, gradCase{name: fmt.Sprint("AffineGrid ", aligned), covers: []string{"AffineGrid"}, f: func(in []*Tensor) *Tensor {
					return AffineGrid(in[0], s.size, aligned).Square()
				}}.over([]Shape{s.theta})...)
			}
		}
		return append(all, gradCase{covers: []string{"Tensor.Rotate"}, f: func(in []*Tensor) *Tensor {
			return in[0].Rotate(0.3, GridOptions{}).Square()
		}}.over([]Shape{{2, 2, 4, 3}}, []Shape{{1, 1, 1, 1}}, []Shape{{0, 1, 2, 2}})...)
	})
}
