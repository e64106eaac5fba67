package nn

import (
	"math"
	"strings"

	"fluxrepl/flux"
)

// remarks returns what Summary says of a tensor besides its size.
func remarks(l flux.Leaf) string {
	var all []string
	if !trained(l) {
		all = append(all, "not trained")
	}
	if d := l.Tensor.DType(); d != flux.Float32 {
		all = append(all, d.String())
	}
	zero, nan, inf := l.Tensor.Size() > 0, false, false
	for _, v := range l.Tensor.Float64s() {
		zero = zero && v == 0
		nan = nan || math.IsNaN(v)
		inf = inf || math.IsInf(v, 0)
	}
	for _, r := range []struct {
		is   bool
		text string
	}{{zero, "all zero"}, {nan, "some NaN"}, {inf, "some Inf"}} {
		if r.is {
			all = append(all, r.text)
		}
	}
	return strings.Join(all, ", ")
}
