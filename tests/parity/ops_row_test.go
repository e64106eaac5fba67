package parity

import "fluxrepl/flux"

func init() {
	family := map[string]func(in list) list{}
	for _, detail := range []string{"labels", "one sample", "sequences", "probabilities", "far apart"} {
		family["Tensor.CrossEntropy: "+detail] = pairwise((*flux.Tensor).CrossEntropy)
	}
	ops(family)
}
