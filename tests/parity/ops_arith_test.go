package parity

func init() {
	ops(map[string]func(in list) list{
		"Tensor.Add: broadcast": func(in list) list { return list{in[0].Add(in[1])} },
		"Tensor.Sub: broadcast": func(in list) list { return list{in[0].Sub(in[1])} },
		"Tensor.Mul: broadcast": func(in list) list { return list{in[0].Mul(in[1])} },
		"Tensor.Div: broadcast": func(in list) list { return list{in[0].Div(in[1])} },
	})
}
