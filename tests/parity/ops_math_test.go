package parity

import "fluxrepl/flux"

// one is the operation of one operand, and two that of two, in the form of a case.
func one(f func(x *flux.Tensor) *flux.Tensor) func(in list) list {
	return func(in list) list { return list{f(in[0])} }
}

func two(f func(x, y *flux.Tensor) *flux.Tensor) func(in list) list {
	return func(in list) list { return list{f(in[0], in[1])} }
}

func init() {
	for name, f := range map[string]func(x *flux.Tensor) *flux.Tensor{
		"Tan": (*flux.Tensor).Tan, "Asin": (*flux.Tensor).Asin, "Acos": (*flux.Tensor).Acos, "Atan": (*flux.Tensor).Atan,
		"Sinh": (*flux.Tensor).Sinh, "Cosh": (*flux.Tensor).Cosh, "Asinh": (*flux.Tensor).Asinh, "Acosh": (*flux.Tensor).Acosh,
		"Atanh": (*flux.Tensor).Atanh, "Exp2": (*flux.Tensor).Exp2, "Log2": (*flux.Tensor).Log2, "Log10": (*flux.Tensor).Log10,
		"Rsqrt": (*flux.Tensor).Rsqrt, "Trunc": (*flux.Tensor).Trunc, "Frac": (*flux.Tensor).Frac,
		"Radians": (*flux.Tensor).Radians, "Degrees": (*flux.Tensor).Degrees, "Erfc": (*flux.Tensor).Erfc,
		"Erfinv": (*flux.Tensor).Erfinv, "LGamma": (*flux.Tensor).LGamma, "Digamma": (*flux.Tensor).Digamma, "Sinc": (*flux.Tensor).Sinc,
	} {
		ops(map[string]func(in list) list{"Tensor." + name + ": range": one(f), "Tensor." + name + ": special": one(f)})
	}
	for name, f := range map[string]func(x, y *flux.Tensor) *flux.Tensor{
		"PowTensor": (*flux.Tensor).PowTensor, "Atan2": (*flux.Tensor).Atan2, "Hypot": (*flux.Tensor).Hypot,
		"LogAddExp": (*flux.Tensor).LogAddExp, "XLogY": (*flux.Tensor).XLogY, "CopySign": (*flux.Tensor).CopySign,
	} {
		ops(map[string]func(in list) list{"Tensor." + name + ": broadcast": two(f), "Tensor." + name + ": special": two(f)})
	}
	polygamma := func(n int) func(in list) list {
		return one(func(x *flux.Tensor) *flux.Tensor { return x.Polygamma(n) })
	}
	lerp := func(weight float64) func(in list) list {
		return two(func(x, y *flux.Tensor) *flux.Tensor { return x.Lerp(y, weight) })
	}
	ops(map[string]func(in list) list{
		"Tensor.Digamma: negative":    one((*flux.Tensor).Digamma),
		"Tensor.Polygamma: 0":         polygamma(0),
		"Tensor.Polygamma: 1":         polygamma(1),
		"Tensor.Polygamma: 3":         polygamma(3),
		"Tensor.Logit: no limit":      one(func(x *flux.Tensor) *flux.Tensor { return x.Logit(0) }),
		"Tensor.Logit: limits":        one(func(x *flux.Tensor) *flux.Tensor { return x.Logit(0.25) }),
		"Tensor.NaNToNum: defaults":   one(func(x *flux.Tensor) *flux.Tensor { return x.NaNToNum(0.5, 7, -7) }),
		"Tensor.Fmod: broadcast":      two((*flux.Tensor).Fmod),
		"Tensor.Fmod: signs":          two((*flux.Tensor).Fmod),
		"Tensor.Remainder: broadcast": two((*flux.Tensor).Remainder),
		"Tensor.Remainder: signs":     two((*flux.Tensor).Remainder),
		"Tensor.Lerp: 0.25":           lerp(0.25),
		"Tensor.Lerp: 1.5":            lerp(1.5),
	})
	without("PyTorch 1.13 has none: checked against its cube", "Tensor.Cbrt")
}
