package parity

import "fluxrepl/flux"

// compared are the cases of one comparison.
func compared(name string, f func(a, b *flux.Tensor) *flux.Tensor) {
	op := func(in list) list { return list{f(in[0], in[1])} }
	ops(map[string]func(list) list{
		"Tensor." + name + ": numbers": op, "Tensor." + name + ": what is not ordered": op, "Tensor." + name + ": integers": op,
	})
}

// squares returns the squares of several results.
func squares(parts list) list {
	out := list{}
	for _, p := range parts {
		out = append(out, p.Square())
	}
	return out
}

// sign is the mask of the positive numbers.
func sign(t *flux.Tensor) *flux.Tensor { return t.Greater(flux.Scalar(0).To(t.DType())) }

func init() {
	compared("Greater", (*flux.Tensor).Greater)
	compared("GreaterEqual", (*flux.Tensor).GreaterEqual)
	compared("Less", (*flux.Tensor).Less)
	compared("LessEqual", (*flux.Tensor).LessEqual)
	compared("Equal", (*flux.Tensor).Equal)
	compared("NotEqual", (*flux.Tensor).NotEqual)
	over := func(t *flux.Tensor, v float64) *flux.Tensor { return t.Greater(flux.Scalar(v).To(t.DType())) }
	ops(map[string]func(in list) list{
		"Tensor.And":             func(in list) list { return list{sign(in[0]).And(sign(in[1]))} },
		"Tensor.Or":              func(in list) list { return list{sign(in[0]).Or(sign(in[1]))} },
		"Tensor.Xor":             func(in list) list { return list{sign(in[0]).Xor(sign(in[1]))} },
		"Tensor.Not":             func(in list) list { return list{sign(in[0]).Not()} },
		"Tensor.IsNaN":           func(in list) list { return list{in[0].IsNaN()} },
		"Tensor.IsInf":           func(in list) list { return list{in[0].IsInf()} },
		"Tensor.IsFinite":        func(in list) list { return list{in[0].IsFinite()} },
		"Tensor.Any":             func(in list) list { return list{over(in[0], 1).Any(1)} },
		"Tensor.All":             func(in list) list { return list{over(in[0], -1).All(0)} },
		"Tensor.Any: of numbers": func(in list) list { return list{in[0].Any()} },
		"Tensor.Count":           func(in list) list { return list{in[0].Count(0, 2)} },
		"Tensor.Stride":          func(in list) list { return list{in[0].Stride(1, 1, 7, 2).Exp()} },
		"Tensor.Select":          func(in list) list { return list{in[0].Select(1, -1).Mul(in[0].Select(1, 0))} },
		"Tensor.Split":           func(in list) list { return squares(in[0].Split(1, 2, 0, 3)) },
		"Tensor.Chunk":           func(in list) list { return squares(in[0].Chunk(0, 3)) },
		"Tensor.Unstack":         func(in list) list { return squares(in[0].Unstack(1)) },
		"Tensor.SwapAxes":        func(in list) list { return list{in[0].SwapAxes(0, 2).Exp()} },
		"Tensor.MoveAxis":        func(in list) list { return list{in[0].MoveAxis(0, 2).Exp()} },
		"Tensor.Contiguous":      func(in list) list { return list{in[0].T().Contiguous().Exp()} },
		"Tensor.Reshape: of a transpose": func(in list) list {
			return list{in[0].Transpose(0, 2, 1).Reshape(4, 6).Exp()}
		},
		"Tensor.AddInPlace":     func(in list) list { return list{in[0].MulScalar(2).AddInPlace(in[1]).Exp()} },
		"Tensor.SubInPlace":     func(in list) list { return list{in[0].MulScalar(2).SubInPlace(in[1]).Exp()} },
		"Tensor.MulInPlace":     func(in list) list { return list{in[0].Square().MulInPlace(in[1]).Tanh()} },
		"Tensor.DivInPlace":     func(in list) list { return list{in[0].Square().DivInPlace(in[1]).Tanh()} },
		"Tensor.ExpInPlace":     func(in list) list { return list{in[0].MulScalar(2).ExpInPlace().Square()} },
		"Tensor.ReLUInPlace":    func(in list) list { return list{in[0].MulScalar(2).ReLUInPlace().Exp()} },
		"Tensor.SigmoidInPlace": func(in list) list { return list{in[0].MulScalar(2).SigmoidInPlace().Square()} },
		"Tensor.TanhInPlace":    func(in list) list { return list{in[0].MulScalar(2).TanhInPlace().Square()} },
		"Tensor.CopyFrom":       func(in list) list { return list{in[0].MulScalar(2).CopyFrom(in[1]).Exp()} },
		"Tensor.Fill":           func(in list) list { return list{in[0].MulScalar(2).Fill(3).Mul(in[1])} },
		"Tensor.Sum: integers":  func(in list) list { return list{in[0].Sum(1)} },
		"Tensor.Max: integers":  func(in list) list { return list{in[0].Max(1)} },
		"Tensor.Mul: integers":  func(in list) list { return list{in[0].Mul(in[1]).Add(in[0]).Sub(in[1])} },
		"Tensor.To: float16":    func(in list) list { return list{in[0].To(flux.Float16)} },
		"Tensor.To: bfloat16":   func(in list) list { return list{in[0].To(flux.BFloat16)} },
	})
}
