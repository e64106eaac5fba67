package flux

func init() {
	rows(orderRows)
	rows(maskRows)
	rows(triangleRows)
	noGradient("gives indices", "Tensor.ArgSort", "Tensor.SearchSorted", "Tensor.Bucketize", "Tensor.NonZero", "TrilIndices", "TriuIndices")
	noGradient("counts", "Tensor.Histogram")
	noGradient("gives a mask", "Tensor.IsIn")
	noGradient("of values that occur several times", "Tensor.Unique")
}

func orderRows() []gradCase {
	along := []struct {
		name string
		f    func(x *Tensor, axis int) (*Tensor, *Tensor)
	}{
		{"Tensor.Sort", func(x *Tensor, axis int) (*Tensor, *Tensor) { return x.Sort(axis, false) }},
		{"Tensor.Sort", func(x *Tensor, axis int) (*Tensor, *Tensor) { return x.Sort(axis, true) }},
		{"Tensor.TopK", func(x *Tensor, axis int) (*Tensor, *Tensor) { return x.TopK((x.Dim(axis)+1)/2, axis, true) }},
		{"Tensor.TopK", func(x *Tensor, axis int) (*Tensor, *Tensor) { return x.TopK(x.Dim(axis)/2, axis, false) }},
		{"Tensor.KthValue", func(x *Tensor, axis int) (*Tensor, *Tensor) { return x.KthValue((x.Dim(axis)+1)/2, axis) }},
	}
	var all []gradCase
	for i, a := range along {
		for _, axis := range []int{0, -1} {
			name := a.name + string(rune('a'+i)) + " along the " + map[int]string{0: "first axis", -1: "last axis"}[axis]
			all = append(all, gradCase{name: name, covers: []string{a.name}, f: func(in []*Tensor) *Tensor {
				y, _ := a.f(in[0], axis)
				return y.Square()
			}}.over([]Shape{{1}}, []Shape{{7}}, []Shape{{3, 4}}, []Shape{{2, 3, 5}})...)
		}
	}
	return append(all,
		gradCase{covers: []string{"Tensor.Bincount"}, shapes: []Shape{{2, 3}}, f: func(in []*Tensor) *Tensor {
			return Ints([]int{2, 0, 2, 4, 2, 0}, 2, 3).Bincount(in[0], 7).Exp()
		}},
		gradCase{name: "Sort of nothing", shapes: []Shape{{0, 2}}, f: func(in []*Tensor) *Tensor {
			y, _ := in[0].Sort(0, false)
			return y
		}})
}

func maskRows() []gradCase {
	mask := func(n int, shape ...int) *Tensor {
		m := make([]int, n)
		for i := range m {
			m[i] = i % 3 & 1
		}
		return Ints(m, shape...)
	}
	return []gradCase{
		{covers: []string{"Tensor.MaskedSelect"}, shapes: []Shape{{2, 5}}, f: func(in []*Tensor) *Tensor { return in[0].MaskedSelect(mask(10, 2, 5)).Square() }},
		{name: "MaskedSelect of columns", shapes: []Shape{{2, 5}}, f: func(in []*Tensor) *Tensor { return in[0].MaskedSelect(mask(5)).Exp() }},
		{name: "MaskedSelect of nothing", shapes: []Shape{{2, 0}}, f: func(in []*Tensor) *Tensor { return in[0].MaskedSelect(mask(1)).Exp() }},
		{covers: []string{"Tensor.MaskedFill"}, shapes: []Shape{{2, 5}}, f: func(in []*Tensor) *Tensor { return in[0].MaskedFill(mask(10, 2, 5), -0.75).Square() }},
		{name: "MaskedFill of rows", shapes: []Shape{{3, 2}}, f: func(in []*Tensor) *Tensor { return in[0].MaskedFill(mask(3, 3, 1), 2).Exp() }},
		{name: "MaskedFill of a number", shapes: []Shape{{}}, f: func(in []*Tensor) *Tensor { return in[0].MaskedFill(Ints([]int{1}).Row(0), 2).Exp() }},
		{covers: []string{"Tensor.MaskedScatter"}, shapes: []Shape{{2, 5}, {3, 2}}, f: func(in []*Tensor) *Tensor { return in[0].MaskedScatter(mask(10, 2, 5), in[1]).Square() }},
		{name: "MaskedScatter on columns", shapes: []Shape{{2, 5}, {4}}, f: func(in []*Tensor) *Tensor { return in[0].MaskedScatter(mask(5), in[1]).Square() }},
	}
}

func triangleRows() []gradCase {
	var all []gradCase
	for _, k := range []int{0, 1, -1, 3, -4} {
		matrix := []struct {
			name string
			f    func(x *Tensor, k int) *Tensor
		}{{"Tensor.Tril", (*Tensor).Tril}, {"Tensor.Triu", (*Tensor).Triu}}
		name := map[int]string{0: "", 1: " above", -1: " below", 3: " far above", -4: " far below"}[k]
		for _, m := range matrix {
			all = append(all, gradCase{name: m.name + name, covers: []string{m.name}, f: func(in []*Tensor) *Tensor { return m.f(in[0], k).Square() }}.
				over([]Shape{{3, 3}}, []Shape{{2, 4}}, []Shape{{2, 3, 2}}, []Shape{{1, 1}}, []Shape{{0, 2}})...)
		}
		all = append(all, gradCase{name: "Diag" + name, covers: []string{"Tensor.Diag"}, f: func(in []*Tensor) *Tensor { return in[0].Diag(k).Square() }}.
			over([]Shape{{3, 3}}, []Shape{{2, 4}}, []Shape{{5, 1}}, []Shape{{3}}, []Shape{{1}}, []Shape{{0}})...)
		all = append(all, gradCase{name: "DiagEmbed" + name, covers: []string{"Tensor.DiagEmbed"}, f: func(in []*Tensor) *Tensor { return in[0].DiagEmbed(k).Square() }}.
			over([]Shape{{3}}, []Shape{{2, 3}}, []Shape{{2, 0}})...)
	}
	all = append(all, gradCase{name: "Trace", covers: []string{"Tensor.Trace"}, f: func(in []*Tensor) *Tensor { return in[0].Square().Trace() }}.
		over([]Shape{{3, 3}}, []Shape{{2, 4}}, []Shape{{2, 3, 2}}, []Shape{{0, 2}})...)
	return append(all, gradCase{covers: []string{"Meshgrid"}, shapes: []Shape{{3}, {2}, {1}}, f: func(in []*Tensor) *Tensor {
		g := Meshgrid(in...)
		return g[0].Mul(g[1].Square()).Add(g[2].Exp())
	}})
}
