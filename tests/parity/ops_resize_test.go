package parity

import "fluxrepl/flux"

func init() {
	resize := func(o flux.ResizeOptions, size ...int) func(list) list {
		return func(in list) list { return list{in[0].Resize(size, o)} }
	}
	upsample := func(o flux.ResizeOptions, scale ...float64) func(list) list {
		return func(in list) list { return list{in[0].Upsample(scale, o)} }
	}
	linear, cubic := flux.ResizeOptions{}, flux.ResizeOptions{Mode: flux.Cubic}
	aligned, alignedCubic := flux.ResizeOptions{AlignCorners: true}, flux.ResizeOptions{Mode: flux.Cubic, AlignCorners: true}
	smooth, smoothCubic := flux.ResizeOptions{Antialias: true}, flux.ResizeOptions{Mode: flux.Cubic, Antialias: true}
	nearest, exact := flux.ResizeOptions{Mode: flux.Nearest}, flux.ResizeOptions{Mode: flux.NearestExact}
	ops(map[string]func(list) list{
		"Tensor.Resize: linear, 1-D":               resize(linear, 7),
		"Tensor.Resize: linear, 1-D, smaller":      resize(linear, 3),
		"Tensor.Resize: bilinear":                  resize(linear, 5, 3),
		"Tensor.Resize: bilinear, aligned":         resize(aligned, 5, 3),
		"Tensor.Resize: bilinear, aligned, to one": resize(aligned, 1, 3),
		"Tensor.Resize: bilinear, antialiased":     resize(smooth, 3, 9),
		"Tensor.Resize: trilinear":                 resize(linear, 3, 5, 2),
		"Tensor.Resize: trilinear, aligned":        resize(aligned, 3, 5, 2),
		"Tensor.Resize: bicubic":                   resize(cubic, 7, 3),
		"Tensor.Resize: bicubic, aligned":          resize(alignedCubic, 7, 3),
		"Tensor.Resize: bicubic, antialiased":      resize(smoothCubic, 3, 4),
		"Tensor.Resize: nearest":                   resize(nearest, 7, 3),
		"Tensor.Resize: nearest, 3-D":              resize(nearest, 3, 2, 5),
		"Tensor.Resize: nearest, exact":            resize(exact, 7, 3),
		"Tensor.Resize: area":                      resize(flux.ResizeOptions{Mode: flux.Area}, 4, 2),
		"Tensor.Upsample: linear":                  upsample(linear, 1.7),
		"Tensor.Upsample: bilinear":                upsample(linear, 2, 2),
		"Tensor.Upsample: bilinear, aligned":       upsample(aligned, 2, 1.5),
		"Tensor.Upsample: trilinear":               upsample(linear, 1.5, 2, 0.7),
		"Tensor.Upsample: bicubic":                 upsample(cubic, 1.6, 0.7),
		"Tensor.Upsample: nearest":                 upsample(nearest, 2, 1.5),
		"Tensor.Upsample: nearest, exact":          upsample(exact, 1.5),
		"Tensor.PixelShuffle":                      func(in list) list { return list{in[0].PixelShuffle(2)} },
		"Tensor.PixelUnshuffle":                    func(in list) list { return list{in[0].PixelUnshuffle(2)} },
	})
}
