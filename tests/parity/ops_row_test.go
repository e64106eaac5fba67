package parity

import (
	"fmt"

	"fluxrepl/flux"
)

func init() {
	family := map[string]func(in list) list{}
	for _, detail := range []string{"labels", "one sample", "sequences", "probabilities", "far apart"} {
		family["Tensor.CrossEntropy: "+detail] = pairwise((*flux.Tensor).CrossEntropy)
	}
	for detail, eps := range map[string]float64{"": 1e-5, ": last two": 0.1, ": far from 0": 1e-3} {
		family["Tensor.LayerNorm"+detail] = func(in list) list { return list{in[0].LayerNorm(in[1], in[2], eps)} }
	}
	for detail, eps := range map[string]float64{"": 1e-5, ": images": 1e-2} {
		family["Tensor.BatchNorm"+detail] = func(in list) list {
			y, _, _ := in[0].BatchNorm(in[1], in[2], eps)
			return list{y}
		}
	}
	family["Tensor.BatchNorm: residual"] = func(in list) list {
		y, _, _ := in[0].BatchNorm(in[1], in[2], 1e-5, flux.Residual(in[3]), flux.ActReLU)
		return list{y}
	}
	family["Tensor.BatchNormWith"] = func(in list) list {
		return list{in[0].BatchNormWith(in[1], in[2], in[3], in[4], 1e-3)}
	}
	for groups, eps := range map[int]float64{1: 0.1, 2: 1e-5, 3: 1e-5} {
		family[fmt.Sprint("Tensor.GroupNorm: ", groups)] = func(in list) list { return list{in[0].GroupNorm(groups, in[1], in[2], eps)} }
	}
	ops(family)
}
