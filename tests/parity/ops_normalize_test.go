package parity

import "fluxrepl/flux"

func init() {
	normalize := func(p, eps float64, axis int) func(in list) list {
		return one(func(x *flux.Tensor) *flux.Tensor { return x.Normalize(p, eps, axis) })
	}
	ops(map[string]func(in list) list{
		"Tensor.NormalCDF: range":        one((*flux.Tensor).NormalCDF),
		"Tensor.NormalCDF: special":      one((*flux.Tensor).NormalCDF),
		"Tensor.LogNormalCDF: range":     one((*flux.Tensor).LogNormalCDF),
		"Tensor.LogNormalCDF: special":   one((*flux.Tensor).LogNormalCDF),
		"Tensor.Normalize: rows":         normalize(2, 1e-12, 1),
		"Tensor.Normalize: columns, p 1": normalize(1, 1e-12, 0),
		"Tensor.Normalize: short ones":   normalize(2, 0.5, 1),
	})
}
