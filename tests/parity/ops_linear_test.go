package parity

import "fluxrepl/flux"

func init() {
	with := func(f flux.Activation) func(in list) list {
		return func(in list) list { return list{in[0].Linear(in[1], in[2], f)} }
	}
	family := map[string]func(in list) list{
		"Tensor.Linear: without bias": func(in list) list { return list{in[0].Linear(in[1], nil, flux.ActReLU)} },
		"Tensor.Linear: a vector":     with(flux.ActGELU),
		"Tensor.Linear: many rows":    with(flux.ActTanh),
	}
	for _, f := range []flux.Activation{
		flux.NoActivation, flux.ActReLU, flux.ActTanh, flux.ActSigmoid, flux.ActSoftplus, flux.ActSiLU, flux.ActMish, flux.ActGELU, flux.ActGELUTanh,
	} {
		family["Tensor.Linear: "+f.String()] = with(f)
	}
	ops(family)
}
