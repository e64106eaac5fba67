package parity

import "fluxrepl/flux"

// unaries are the Go side of UNARY in ops_unary.py.
var unaries = map[string]func(x *flux.Tensor) *flux.Tensor{
	"Neg":        (*flux.Tensor).Neg,
	"AddScalar":  func(x *flux.Tensor) *flux.Tensor { return x.AddScalar(1.25) },
	"MulScalar":  func(x *flux.Tensor) *flux.Tensor { return x.MulScalar(-2.5) },
	"DivScalar":  func(x *flux.Tensor) *flux.Tensor { return x.DivScalar(3) },
	"Exp":        (*flux.Tensor).Exp,
	"Log":        (*flux.Tensor).Log,
	"Log1p":      (*flux.Tensor).Log1p,
	"Expm1":      (*flux.Tensor).Expm1,
	"Sqrt":       (*flux.Tensor).Sqrt,
	"Square":     (*flux.Tensor).Square,
	"Abs":        (*flux.Tensor).Abs,
	"Sin":        (*flux.Tensor).Sin,
	"Cos":        (*flux.Tensor).Cos,
	"Erf":        (*flux.Tensor).Erf,
	"Reciprocal": (*flux.Tensor).Reciprocal,
	"Sign":       (*flux.Tensor).Sign,
	"Floor":      (*flux.Tensor).Floor,
	"Ceil":       (*flux.Tensor).Ceil,
	"Round":      (*flux.Tensor).Round,
	"ReLU":       (*flux.Tensor).ReLU,
	"LeakyReLU":  func(x *flux.Tensor) *flux.Tensor { return x.LeakyReLU(0.1) },
	"ELU":        func(x *flux.Tensor) *flux.Tensor { return x.ELU(1.5) },
	"Tanh":       (*flux.Tensor).Tanh,
	"Sigmoid":    (*flux.Tensor).Sigmoid,
	"Softplus":   (*flux.Tensor).Softplus,
	"Swish":      (*flux.Tensor).Swish,
	"SiLU":       (*flux.Tensor).SiLU,
	"Mish":       (*flux.Tensor).Mish,
	"GELU":       (*flux.Tensor).GELU,
	"GELUTanh":   (*flux.Tensor).GELUTanh,
	"Clamp":      func(x *flux.Tensor) *flux.Tensor { return x.Clamp(-0.75, 1.25) },
	"Clone":      (*flux.Tensor).Clone,
}

// over applies f to every input.
func over(f func(x *flux.Tensor) *flux.Tensor) func(in list) list {
	return func(in list) list {
		out := make(list, len(in))
		for i, x := range in {
			out[i] = f(x)
		}
		return out
	}
}

func init() {
	family := map[string]func(in list) list{
		"Tensor.Pow: negative numbers": func(in list) list {
			return list{in[0].Pow(3), in[0].Pow(2), in[0].Pow(-1), in[0].Pow(0)}
		},
		"Tensor.Pow: special numbers": func(in list) list {
			return list{in[0].Pow(3), in[0].Pow(2), in[0].Pow(0.25), in[0].Pow(-1), in[0].Pow(0)}
		},
		"Tensor.Clamp: one side open": func(in list) list { return list{in[0].Clamp(0.5, inf), in[0].Clamp(-inf, 0.5)} },
		"Tensor.Clamp: on the limits": func(in list) list { return list{in[0].Clamp(-1, 1)} },
		"Tensor.ReLU: at the kink":    over((*flux.Tensor).ReLU),
		"Tensor.Abs: at the kink":     over((*flux.Tensor).Abs),
		"Tensor.ELU: other sizes":     func(in list) list { return list{in[0].ELU(1), in[0].ELU(0.25)} },
		"Tensor.LeakyReLU: other slopes": func(in list) list {
			return list{in[0].LeakyReLU(0), in[0].LeakyReLU(-0.5), in[0].LeakyReLU(1.5)}
		},
		"Tensor.To": func(in list) list {
			return list{in[0].To(flux.Float32).To(flux.Float64).MulScalar(3).To(in[0].DType()), in[0].To(flux.Int32)}
		},
		"Tensor.Detach": func(in list) list { return list{in[0].Mul(in[0].Detach())} },
		"NoGrad":        func(in list) list { return list{in[0].Mul(flux.NoGrad(in[0].Square))} },
	}
	for name, f := range unaries {
		family["Tensor."+name] = over(f)
		if name != "Sign" { // PyTorch's sign of NaN is 0
			family["Tensor."+name+": special numbers"] = over(f)
		}
	}
	for name, p := range map[string]float64{"3": 3, "2": 2, "1": 1, "0": 0, "0.5": 0.5, "-1": -1, "-1.5": -1.5} {
		family["Tensor.Pow: "+name] = func(in list) list { return list{in[0].Pow(p)} }
	}
	ops(family)
	without("random numbers: its gradient is in the gradient table", "Tensor.Dropout")
}
