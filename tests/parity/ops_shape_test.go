package parity

import "fluxrepl/flux"

func init() {
	ops(map[string]func(in list) list{
		"Tensor.Reshape": func(in list) list {
			x := in[0]
			return list{x.Reshape(4, 3), x.Reshape(-1), x.Reshape(2, -1, 2), x.Reshape(1, 12, 1)}
		},
		"Tensor.Reshape: to a number": func(in list) list { return list{in[0].Reshape()} },
		"Tensor.Reshape: nothing":     func(in list) list { return list{in[0].Reshape(3, 0)} },
		"Tensor.Flatten":              eachAxis((*flux.Tensor).Flatten, 0, 1, -1),
		"Tensor.Squeeze":              each((*flux.Tensor).Squeeze, nil, []int{0}, []int{-2}),
		"Tensor.Unsqueeze":            eachAxis((*flux.Tensor).Unsqueeze, 0, 1, -1),
		"Tensor.Transpose":            each((*flux.Tensor).Transpose, nil, []int{1, 0, 2}, []int{0, -1, 1}, []int{2, 0, 1}),
		"Tensor.Transpose: four axes": each((*flux.Tensor).Transpose, []int{0, 2, 3, 1}, []int{3, 1, 2, 0}),
		"Tensor.T":                    func(in list) list { return list{in[0].T()} },
		"Tensor.BroadcastTo": func(in list) list {
			return list{in[0].BroadcastTo(2, 3, 4), in[0].BroadcastTo(3, 1), in[1].BroadcastTo(2, 2)}
		},
		"Tensor.Slice": func(in list) list {
			x := in[0]
			return list{x.Slice(1, 4), x.Slice(0, 5), x.Slice(2, 2), x.Slice(4, 5)}
		},
		"Tensor.Narrow": func(in list) list {
			x := in[0]
			return list{x.Narrow(0, 1, 3), x.Narrow(1, 1, 4), x.Narrow(2, 0, 1), x.Narrow(-1, 1, 1), x.Narrow(-1, 0, 2)}
		},
		"Tensor.Row":                eachAxis((*flux.Tensor).Row, 0, -1, 1),
		"Tensor.Take":               func(in list) list { return list{in[0].Take(in[1].Ints())} },
		"Tensor.Take: of a vector":  func(in list) list { return list{in[0].Take(in[1].Ints())} },
		"Tensor.Pick":               pairwise((*flux.Tensor).Pick),
		"Tensor.Pick: in sequences": pairwise((*flux.Tensor).Pick),
		"OneHot":                    func(in list) list { return list{flux.OneHot(in[0], 4)} },
		"Concat":                    func(in list) list { return list{flux.Concat(0, in[0], in[1], in[2], in[0])} },
		"Concat: columns":           func(in list) list { return list{flux.Concat(-1, in...)} },
		"Concat: in the middle":     func(in list) list { return list{flux.Concat(1, in[0], in[1], in[1])} },
		"Stack": func(in list) list {
			x, y := in[0], in[1]
			return list{flux.Stack(0, x, y), flux.Stack(1, y, x, x), flux.Stack(-1, x, y)}
		},
		"Zeros":  func(list) list { return list{flux.Zeros(2, 3)} },
		"Ones":   func(list) list { return list{flux.Ones(2, 0, 3)} },
		"Full":   func(list) list { return list{flux.Full(-1.5, 3)} },
		"Scalar": func(list) list { return list{flux.Scalar(2.5)} },
		"Arange": func(list) list {
			return list{flux.Arange(0, 5, 1), flux.Arange(2, -1, -0.75), flux.Arange(0, 1, 0.25)}
		},
		"Linspace": func(list) list {
			return list{flux.Linspace(0, 1, 5), flux.Linspace(2, -2, 9), flux.Linspace(3, 7, 1)}
		},
		"Eye": func(list) list { return list{flux.Eye(3), flux.Eye(1)} },
	})
	without("holds what it is given", "New", "New64", "Ints")
	without("draws random numbers", "Rand", "Randn", "Bernoulli", "Source.Uniform", "Source.Normal", "Source.Bernoulli")
	without("gives the gradients that every case compares", "WithGradient", "Grads.At")
}
