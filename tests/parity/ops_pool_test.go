package parity

import "fluxrepl/flux"

func init() {
	overlap := flux.PoolOptions{Stride: []int{2}, Padding: []int{1}}
	maximum := func(o flux.PoolOptions, window ...int) func(list) list {
		return func(in list) list { return list{in[0].MaxPool(window, o)} }
	}
	places := func(o flux.PoolOptions, window ...int) func(list) list {
		return func(in list) list {
			values, at := in[0].MaxPoolWithIndices(window, o)
			return list{values, at}
		}
	}
	unpool := func(window []int, size ...int) func(list) list {
		return func(in list) list {
			values, at := in[0].MaxPoolWithIndices(window, flux.PoolOptions{})
			return list{values.MaxUnpool(at, size...)}
		}
	}
	mean := func(o flux.PoolOptions, window ...int) func(list) list {
		return func(in list) list { return list{in[0].AvgPool(window, o)} }
	}
	norm := func(p float64, o flux.PoolOptions, window ...int) func(list) list {
		return func(in list) list { return list{in[0].LPPool(p, window, o)} }
	}
	adaptiveMean := func(size ...int) func(list) list {
		return func(in list) list { return list{in[0].AdaptiveAvgPool(size...)} }
	}
	adaptiveMax := func(size ...int) func(list) list {
		return func(in list) list { return list{in[0].AdaptiveMaxPool(size...)} }
	}
	one := flux.PoolOptions{Stride: []int{1}}
	up := flux.PoolOptions{Stride: []int{2}, Padding: []int{0, 1}, CeilMode: true}
	ops(map[string]func(list) list{
		"Tensor.MaxPool: 1-D":                    maximum(flux.PoolOptions{}, 2),
		"Tensor.MaxPool: 2-D":                    maximum(flux.PoolOptions{}, 2, 3),
		"Tensor.MaxPool: 3-D":                    maximum(one, 2, 2, 2),
		"Tensor.MaxPool: without a batch":        maximum(flux.PoolOptions{}, 2, 2),
		"Tensor.MaxPool: overlap":                maximum(overlap, 3, 3),
		"Tensor.MaxPool: dilation":               maximum(flux.PoolOptions{Stride: []int{1}, Padding: []int{1}, Dilation: []int{1, 2}}, 3, 2),
		"Tensor.MaxPool: round up":               maximum(up, 3, 3),
		"Tensor.MaxPoolWithIndices":              places(overlap, 3, 3),
		"Tensor.MaxPoolWithIndices: 3-D":         places(flux.PoolOptions{}, 1, 2, 2),
		"Tensor.MaxUnpool":                       unpool([]int{2, 2}, 4, 6),
		"Tensor.MaxUnpool: 1-D, of another size": unpool([]int{2}, 7),
		"Tensor.AvgPool: 1-D":                    mean(flux.PoolOptions{Stride: []int{2}}, 3),
		"Tensor.AvgPool: 2-D":                    mean(flux.PoolOptions{}, 2, 3),
		"Tensor.AvgPool: 3-D":                    mean(flux.PoolOptions{Stride: []int{1}, Padding: []int{1}}, 2, 2, 2),
		"Tensor.AvgPool: padding counts":         mean(overlap, 3, 3),
		"Tensor.AvgPool: padding does not count": mean(flux.PoolOptions{Stride: []int{2}, Padding: []int{1}, ExcludePadding: true}, 3, 3),
		"Tensor.AvgPool: round up":               mean(up, 3, 3),
		"Tensor.AvgPool: divisor":                mean(flux.PoolOptions{Divisor: 3}, 2, 2),
		"Tensor.LPPool: 1-D":                     norm(2, flux.PoolOptions{}, 3),
		"Tensor.LPPool: 2-D":                     norm(3, one, 2, 3),
		"Tensor.LPPool: p = 4":                   norm(4, flux.PoolOptions{}, 2, 2),
		"Tensor.LPPool: p = 1.5":                 norm(1.5, flux.PoolOptions{}, 2),
		"Tensor.AdaptiveAvgPool: 1-D":            adaptiveMean(3),
		"Tensor.AdaptiveAvgPool: 2-D":            adaptiveMean(2, -1),
		"Tensor.AdaptiveAvgPool: 3-D, larger":    adaptiveMean(2, 3, 5),
		"Tensor.AdaptiveMaxPool: 1-D":            adaptiveMax(3),
		"Tensor.AdaptiveMaxPool: 2-D":            adaptiveMax(2, 3),
		"Tensor.AdaptiveMaxPool: 3-D":            adaptiveMax(2, 2, 2),
		"Tensor.GlobalAvgPool":                   func(in list) list { return list{in[0].GlobalAvgPool()} },
		"Tensor.GlobalMaxPool":                   func(in list) list { return list{in[0].GlobalMaxPool()} },
	})
}
