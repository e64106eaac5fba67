package flux

import "fmt"

func init() {
	rows(func() []gradCase {
		var all []gradCase
		sizes := []struct {
			shape Shape
			size  []int
		}{
			{Shape{2, 1, 4}, []int{7}}, {Shape{1, 2, 3, 5}, []int{5, 2}}, {Shape{1, 1, 2, 3, 2}, []int{3, 2, 4}}, {Shape{3, 3}, []int{4, 4}},
			{Shape{1, 1, 1}, []int{3}}, {Shape{1, 1, 3}, []int{1}}, {Shape{0, 1, 3}, []int{2}},
		}
		for mode := Linear; mode <= Area; mode++ {
			options := []ResizeOptions{{Mode: mode}}
			if mode == Linear || mode == Cubic {
				options = append(options, ResizeOptions{Mode: mode, AlignCorners: true}, ResizeOptions{Mode: mode, Antialias: true})
			}
			for _, o := range options {
				for _, s := range sizes {
					all = append(all, gradCase{name: fmt.Sprintf("Resize %+v", o), covers: []string{"Tensor.Resize"}, f: func(in []*Tensor) *Tensor {
						return in[0].Resize(s.size, o).Square()
					}}.over([]Shape{s.shape})...)
				}
				all = append(all, gradCase{name: fmt.Sprintf("Upsample %+v", o), covers: []string{"Tensor.Upsample"}, f: func(in []*Tensor) *Tensor {
					return in[0].Upsample([]float64{1.7, 0.6}, o).Square()
				}}.over([]Shape{{1, 2, 3, 4}})...)
			}
		}
		all = append(all, gradCase{covers: []string{"Tensor.PixelShuffle"}, f: func(in []*Tensor) *Tensor { return in[0].PixelShuffle(2).Square() }}.
			over([]Shape{{2, 4, 3}}, []Shape{{1, 8, 2, 3}}, []Shape{{1, 8, 1, 2, 1}}, []Shape{{1, 4, 0, 2}})...)
		return append(all, gradCase{covers: []string{"Tensor.PixelUnshuffle"}, f: func(in []*Tensor) *Tensor { return in[0].PixelUnshuffle(2).Square() }}.
			over([]Shape{{2, 2, 4}}, []Shape{{1, 1, 2, 4}}, []Shape{{1, 1, 2, 2, 4}})...)
	})
}
