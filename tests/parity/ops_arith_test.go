package parity

import "fluxrepl/flux"

// binaries are the Go side of BINARY in ops_arith.py.
var binaries = map[string]func(a, b *flux.Tensor) *flux.Tensor{
	"Add":     (*flux.Tensor).Add,
	"Sub":     (*flux.Tensor).Sub,
	"Mul":     (*flux.Tensor).Mul,
	"Div":     (*flux.Tensor).Div,
	"Maximum": (*flux.Tensor).Maximum,
	"Minimum": (*flux.Tensor).Minimum,
	"Greater": (*flux.Tensor).Greater,
	"Less":    (*flux.Tensor).Less,
	"Equal":   (*flux.Tensor).Equal,
}

// pairwise applies f to the inputs two by two.
func pairwise(f func(a, b *flux.Tensor) *flux.Tensor) func(in list) list {
	return func(in list) list {
		var out list
		for i := 0; i < len(in); i += 2 {
			out = append(out, f(in[i], in[i+1]))
		}
		return out
	}
}

func init() {
	where := func(in list) list { return list{flux.Where(in[0], in[1], in[2])} }
	family := map[string]func(in list) list{
		"Tensor.Maximum: equal elements": pairwise((*flux.Tensor).Maximum),
		"Tensor.Minimum: equal elements": pairwise((*flux.Tensor).Minimum),
		"Tensor.Equal: labels": func(in list) list {
			return list{in[0].Equal(in[1]), in[0].Greater(in[1]), in[0].Less(in[1])}
		},
		"Where":                                 where,
		"Where: broadcast":                      where,
		"Where: not a number on the other side": where,
	}
	for name, f := range binaries {
		family["Tensor."+name] = pairwise(f)
		family["Tensor."+name+": special numbers"] = pairwise(f)
	}
	ops(family)
}
