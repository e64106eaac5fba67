package flux

// oneByOne tries an elementwise operation on every shape of the table of shapes.
func oneByOne(cases ...gradCase) []gradCase {
	var all []gradCase
	for _, c := range cases {
		for _, s := range sizes {
			all = append(all, c.over([]Shape{s})...)
		}
	}
	return all
}

// twoByTwo is oneByOne for two operands that are broadcast.
func twoByTwo(cases ...gradCase) []gradCase {
	var all []gradCase
	for _, c := range cases {
		for _, p := range pairs {
			all = append(all, c.over(p[:])...)
		}
	}
	return all
}

func init() {
	rows(func() []gradCase { return append(oneByOne(mathCases...), twoByTwo(pairCases...)...) })
	noGradient("piecewise constant", "Tensor.Trunc")
}

var mathCases = []gradCase{
	{covers: []string{"Tensor.Tan"}, lo: -1.2, hi: 1.2, f: func(in []*Tensor) *Tensor { return in[0].Tan() }},
	{covers: []string{"Tensor.Asin"}, lo: -0.9, hi: 0.9, f: func(in []*Tensor) *Tensor { return in[0].Asin() }},
	{covers: []string{"Tensor.Acos"}, lo: -0.9, hi: 0.9, f: func(in []*Tensor) *Tensor { return in[0].Acos() }},
	{covers: []string{"Tensor.Atan"}, f: func(in []*Tensor) *Tensor { return in[0].Atan() }},
	{covers: []string{"Tensor.Sinh"}, f: func(in []*Tensor) *Tensor { return in[0].Sinh() }},
	{covers: []string{"Tensor.Cosh"}, f: func(in []*Tensor) *Tensor { return in[0].Cosh() }},
	{covers: []string{"Tensor.Asinh"}, f: func(in []*Tensor) *Tensor { return in[0].Asinh() }},
	{covers: []string{"Tensor.Acosh"}, lo: 1.2, hi: 4, f: func(in []*Tensor) *Tensor { return in[0].Acosh() }},
	{covers: []string{"Tensor.Atanh"}, lo: -0.8, hi: 0.8, f: func(in []*Tensor) *Tensor { return in[0].Atanh() }},
	{covers: []string{"Tensor.Exp2"}, f: func(in []*Tensor) *Tensor { return in[0].Exp2() }},
	{covers: []string{"Tensor.Log2"}, lo: 0.3, hi: 3, f: func(in []*Tensor) *Tensor { return in[0].Log2() }},
	{covers: []string{"Tensor.Log10"}, lo: 0.3, hi: 3, f: func(in []*Tensor) *Tensor { return in[0].Log10() }},
	{covers: []string{"Tensor.Rsqrt"}, lo: 0.3, hi: 3, f: func(in []*Tensor) *Tensor { return in[0].Rsqrt() }},
	{covers: []string{"Tensor.Cbrt"}, lo: -3, hi: -0.3, f: func(in []*Tensor) *Tensor { return in[0].Cbrt() }},
	{covers: []string{"Tensor.Frac"}, f: func(in []*Tensor) *Tensor { return in[0].Frac().Square() }},
	{covers: []string{"Tensor.Radians"}, f: func(in []*Tensor) *Tensor { return in[0].Radians().Square() }},
	{covers: []string{"Tensor.Degrees"}, f: func(in []*Tensor) *Tensor { return in[0].Degrees().MulScalar(0.01).Square() }},
	{covers: []string{"Tensor.NaNToNum"}, f: func(in []*Tensor) *Tensor { return in[0].NaNToNum(0, 1, -1).Square() }},
	{covers: []string{"Tensor.Erfc"}, f: func(in []*Tensor) *Tensor { return in[0].Erfc() }},
	{covers: []string{"Tensor.Erfinv"}, lo: -0.8, hi: 0.8, f: func(in []*Tensor) *Tensor { return in[0].Erfinv() }},
	{covers: []string{"Tensor.LGamma"}, lo: 0.3, hi: 4, f: func(in []*Tensor) *Tensor { return in[0].LGamma() }},
	{name: "LGamma of negative numbers", lo: -0.8, hi: -0.2, f: func(in []*Tensor) *Tensor { return in[0].LGamma() }},
	{covers: []string{"Tensor.Digamma"}, lo: 0.5, hi: 4, f: func(in []*Tensor) *Tensor { return in[0].Digamma() }},
	{name: "Digamma of negative numbers", lo: -1.8, hi: -1.2, f: func(in []*Tensor) *Tensor { return in[0].Digamma().MulScalar(0.1) }},
	{covers: []string{"Tensor.Polygamma"}, lo: 1, hi: 4, f: func(in []*Tensor) *Tensor { return in[0].Polygamma(2) }},
	{name: "Polygamma(3) of negative numbers", lo: -2.7, hi: -2.3, f: func(in []*Tensor) *Tensor { return in[0].Polygamma(3).MulScalar(1e-4) }},
	{covers: []string{"Tensor.Logit"}, lo: 0.1, hi: 0.9, f: func(in []*Tensor) *Tensor { return in[0].Logit(0) }},
	{name: "Logit with eps", lo: -0.9, hi: 1.9, f: func(in []*Tensor) *Tensor { return in[0].Logit(0.01) }},
	{covers: []string{"Tensor.Sinc"}, lo: -3, hi: 3, f: func(in []*Tensor) *Tensor { return in[0].Sinc() }},
	{name: "Sinc near 0", lo: -0.1, hi: 0.1, f: func(in []*Tensor) *Tensor { return in[0].Sinc() }},
}

var pairCases = []gradCase{
	{covers: []string{"Tensor.PowTensor"}, lo: 0.3, hi: 2, f: func(in []*Tensor) *Tensor { return in[0].PowTensor(in[1]) }},
	{covers: []string{"Tensor.Atan2"}, f: func(in []*Tensor) *Tensor { return in[0].Atan2(in[1].AddScalar(3)) }},
	{covers: []string{"Tensor.Hypot"}, lo: 0.3, hi: 2, f: func(in []*Tensor) *Tensor { return in[0].Hypot(in[1].Neg()) }},
	{covers: []string{"Tensor.Fmod"}, lo: 2, hi: 2.9, f: func(in []*Tensor) *Tensor { return in[0].Neg().Fmod(in[1].MulScalar(0.6)).Square() }},
	{covers: []string{"Tensor.Remainder"}, lo: 2, hi: 2.9, f: func(in []*Tensor) *Tensor { return in[0].Neg().Remainder(in[1].MulScalar(0.6)).Square() }},
	{covers: []string{"Tensor.LogAddExp"}, f: func(in []*Tensor) *Tensor { return in[0].LogAddExp(in[1]) }},
	{name: "LogAddExp of equals", f: func(in []*Tensor) *Tensor { return in[0].LogAddExp(in[0]).Add(in[1]) }},
	{covers: []string{"Tensor.XLogY"}, lo: 0.3, hi: 2, f: func(in []*Tensor) *Tensor { return in[0].Neg().XLogY(in[1]) }},
	{covers: []string{"Tensor.CopySign"}, f: func(in []*Tensor) *Tensor { return in[0].CopySign(in[1]).Exp() }},
	{covers: []string{"Tensor.Lerp"}, f: func(in []*Tensor) *Tensor { return in[0].Lerp(in[1], 0.3).Square() }},
	{name: "Lerp(0.8)", f: func(in []*Tensor) *Tensor { return in[0].Lerp(in[1], 0.8).Square() }},
}
