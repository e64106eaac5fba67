package parity

import "fluxrepl/flux"

func init() {
	sample := func(o flux.GridOptions) func(list) list {
		return func(in list) list { return list{in[0].GridSample(in[1], o)} }
	}
	affine := func(aligned bool, size ...int) func(list) list {
		return func(in list) list { return list{flux.AffineGrid(in[0], size, aligned)} }
	}
	family := map[string]func(list) list{
		"Tensor.GridSample: 3-D, bilinear, zeros":      sample(flux.GridOptions{}),
		"Tensor.GridSample: 3-D, bilinear, reflection": sample(flux.GridOptions{Padding: flux.GridReflection, AlignCorners: true}),
		"Tensor.GridSample: 3-D, nearest, border":      sample(flux.GridOptions{Mode: flux.Nearest, Padding: flux.GridBorder}),
		"AffineGrid":          affine(false, 3, 4),
		"AffineGrid: aligned": affine(true, 3, 4),
		"AffineGrid: 3-D":     affine(true, 2, 1, 3),
	}
	for mode, m := range map[string]flux.Interpolation{"bilinear": flux.Linear, "nearest": flux.Nearest, "bicubic": flux.Cubic} {
		for padding, p := range map[string]flux.GridPadding{"zeros": flux.GridZeros, "border": flux.GridBorder, "reflection": flux.GridReflection} {
			family["Tensor.GridSample: "+mode+", "+padding] = sample(flux.GridOptions{Mode: m, Padding: p})
			family["Tensor.GridSample: "+mode+", "+padding+", aligned"] = sample(flux.GridOptions{Mode: m, Padding: p, AlignCorners: true})
		}
	}
	ops(family)
	without("PyTorch has none: checked against whole quarter turns", "Tensor.Rotate")
}
