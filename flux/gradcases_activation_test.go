package flux

func init() {
	rows(func() []gradCase { return append(oneByOne(activationCases...), shapedActivationCases...) })
}

var activationCases = []gradCase{
	{covers: []string{"Tensor.ReLU6"}, lo: -3, hi: 9, f: func(in []*Tensor) *Tensor { return in[0].ReLU6().Square() }},
	{covers: []string{"Tensor.HardTanh"}, f: func(in []*Tensor) *Tensor { return in[0].HardTanh().Square() }},
	{covers: []string{"Tensor.HardSigmoid"}, lo: -5, hi: 5, f: func(in []*Tensor) *Tensor { return in[0].HardSigmoid().Square() }},
	{covers: []string{"Tensor.HardSwish"}, lo: -5, hi: 5, f: func(in []*Tensor) *Tensor { return in[0].HardSwish() }},
	{covers: []string{"Tensor.SoftShrink"}, f: func(in []*Tensor) *Tensor { return in[0].SoftShrink(0.5).Square() }},
	{covers: []string{"Tensor.HardShrink"}, f: func(in []*Tensor) *Tensor { return in[0].HardShrink(0.5).Square() }},
	{covers: []string{"Tensor.ThresholdReLU"}, f: func(in []*Tensor) *Tensor { return in[0].ThresholdReLU(0.5).Square() }},
	{covers: []string{"Tensor.SELU"}, f: func(in []*Tensor) *Tensor { return in[0].SELU() }},
	{covers: []string{"Tensor.CELU"}, f: func(in []*Tensor) *Tensor { return in[0].CELU(0.7) }},
	{covers: []string{"Tensor.LogSigmoid"}, f: func(in []*Tensor) *Tensor { return in[0].LogSigmoid() }},
	{covers: []string{"Tensor.Softsign"}, f: func(in []*Tensor) *Tensor { return in[0].Softsign() }},
	{covers: []string{"Tensor.LogCosh"}, lo: -3, hi: 3, f: func(in []*Tensor) *Tensor { return in[0].LogCosh() }},
	{covers: []string{"Tensor.TanhShrink"}, f: func(in []*Tensor) *Tensor { return in[0].TanhShrink() }},
	{covers: []string{"Tensor.LiSHT"}, f: func(in []*Tensor) *Tensor { return in[0].LiSHT() }},
	{covers: []string{"Tensor.QuickGELU"}, f: func(in []*Tensor) *Tensor { return in[0].QuickGELU() }},
	{covers: []string{"Tensor.GELUSigmoid"}, f: func(in []*Tensor) *Tensor { return in[0].GELUSigmoid() }},
	{covers: []string{"Tensor.Squareplus"}, f: func(in []*Tensor) *Tensor { return in[0].Squareplus(4) }},
	{covers: []string{"Tensor.RReLU"}, f: func(in []*Tensor) *Tensor { return in[0].RReLU(0.1, 0.4, NewSource(5)).Square() }},
}

var shapedActivationCases = func() []gradCase {
	all := gradCase{covers: []string{"Tensor.PReLU"}, f: func(in []*Tensor) *Tensor { return in[0].PReLU(in[1]) }}.over(
		[]Shape{{}, {}}, []Shape{{3}, {}}, []Shape{{3}, {3}}, []Shape{{4, 3}, {1}}, []Shape{{4, 3}, {3}}, []Shape{{2, 3, 2, 2}, {3}}, []Shape{{0, 3}, {3}})
	for name, f := range map[string]func(x *Tensor, axis int) *Tensor{
		"Tensor.GLU": (*Tensor).GLU, "Tensor.SwiGLU": (*Tensor).SwiGLU, "Tensor.GEGLU": (*Tensor).GEGLU, "Tensor.ReGLU": (*Tensor).ReGLU,
	} {
		all = append(all, gradCase{covers: []string{name}, f: func(in []*Tensor) *Tensor { return f(in[0], 1) }}.over(
			[]Shape{{3, 4}}, []Shape{{2, 2, 3}}, []Shape{{3, 0}}, []Shape{{0, 2}})...)
		all = append(all, gradCase{name: name + " of a vector", f: func(in []*Tensor) *Tensor { return f(in[0], -1) }}.over([]Shape{{6}})...)
	}
	for name, f := range map[string]func(x *Tensor, axis int) *Tensor{
		"Tensor.Softmin": (*Tensor).Softmin, "Tensor.Sparsemax": (*Tensor).Sparsemax,
		"Tensor.GumbelSoftmax": func(x *Tensor, axis int) *Tensor { return x.GumbelSoftmax(axis, 0.7, false, NewSource(4)) },
	} {
		for axis, s := range []Shape{{5}, {3, 4}, {2, 1, 3}} {
			all = append(all, gradCase{covers: []string{name}, f: func(in []*Tensor) *Tensor { return f(in[0], axis).Square() }}.over([]Shape{s})...)
		}
		all = append(all, gradCase{name: name + " of nothing", f: func(in []*Tensor) *Tensor { return f(in[0], 0) }}.over([]Shape{{0, 3}}, []Shape{{3, 0}})...)
	}
	return all
}()
