package parity

func init() {
	ops(map[string]func(list) list{
		"Tensor.LocalResponseNorm":            func(in list) list { return list{in[0].LocalResponseNorm(3, 1e-4, 0.75, 1)} },
		"Tensor.LocalResponseNorm: even size": func(in list) list { return list{in[0].LocalResponseNorm(4, 0.5, 0.6, 2)} },
	})
	without("it draws numbers", "Tensor.DropoutChannels", "Tensor.AlphaDropout")
}
