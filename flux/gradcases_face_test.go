package flux

func init() {
	noGradient("makes a tensor", "From", "FromFunc", "FromFuncOf", "FromImage", "FromImageRGBA")
	noGradient("makes a constant", "ZerosOf", "OnesOf", "FullOf", "ZerosLike", "OnesLike", "FullLike", "ArangeOf", "LinspaceOf",
		"Logspace", "Geomspace", "EyeOf", "Tri")
	noGradient("draws numbers", "TruncatedNormal", "Exponential", "Gamma", "Poisson", "Randint", "RandPerm", "Multinomial",
		"RandLike", "RandnLike", "Source.TruncatedNormal", "Source.Exponential", "Source.Gamma", "Source.Poisson",
		"Source.Randint", "Source.RandPerm", "Source.Multinomial")
	rows(func() []gradCase {
		return []gradCase{
			{name: "Source.Choice", covers: []string{"Source.Choice"}, shapes: []Shape{{4, 2}},
				f: func(in []*Tensor) *Tensor { return NewSource(9).Choice(in[0], 6, true).Square() }},
			{name: "Choice", covers: []string{"Choice"}, shapes: []Shape{{4, 2}},
				f: func(in []*Tensor) *Tensor { Seed(9); return Choice(in[0], 3, false).Square() }},
		}
	})
}
