package flux

func init() { rows(movingRows); rows(scatterRows) }

func movingRows() []gradCase {
	all := []gradCase{
		{covers: []string{"Tensor.IndexSelect"}, shapes: []Shape{{2, 4, 3}}, f: func(in []*Tensor) *Tensor { return in[0].IndexSelect(1, []int{3, 1, 2, 1, 0, 1}).Square() }},
		{name: "IndexSelect of the first axis", shapes: []Shape{{4}}, f: func(in []*Tensor) *Tensor { return in[0].IndexSelect(0, []int{3, 3}).Exp() }},
		{name: "IndexSelect of the last axis", shapes: []Shape{{3, 5}}, f: func(in []*Tensor) *Tensor { return in[0].IndexSelect(-1, []int{4, 0, 1, 2, 0}).Square() }},
		{name: "IndexSelect of nothing", shapes: []Shape{{3, 2}}, f: func(in []*Tensor) *Tensor { return in[0].IndexSelect(0, nil).Square() }},
		{covers: []string{"Tensor.IndexAdd"}, shapes: []Shape{{2, 4, 3}, {2, 3, 3}}, f: func(in []*Tensor) *Tensor { return in[0].IndexAdd(1, []int{2, 0, 2}, in[1]).Square() }},
		{name: "IndexAdd of a row", shapes: []Shape{{4, 3}, {3}}, f: func(in []*Tensor) *Tensor { return in[0].IndexAdd(0, []int{2, 0}, in[1]).Square() }},
		{covers: []string{"Tensor.IndexSet"}, shapes: []Shape{{2, 4, 3}, {2, 3, 3}}, f: func(in []*Tensor) *Tensor { return in[0].IndexSet(1, []int{2, 0, 2}, in[1]).Square() }},
		{name: "IndexSet of a number", shapes: []Shape{{2, 4}, {}}, f: func(in []*Tensor) *Tensor { return in[0].IndexSet(1, []int{2, 0}, in[1]).Square() }},
		{covers: []string{"Tensor.IndexFill"}, shapes: []Shape{{2, 4, 3}}, f: func(in []*Tensor) *Tensor { return in[0].IndexFill(1, []int{3, 1, 3}, 0.75).Square() }},
		{name: "Flip of one axis", covers: []string{"Tensor.Flip"}, shapes: []Shape{{2, 3, 4}}, f: func(in []*Tensor) *Tensor { return in[0].Flip(1).Exp() }},
		{name: "RepeatEach", covers: []string{"Tensor.RepeatEach"}, shapes: []Shape{{2, 4, 3}}, f: func(in []*Tensor) *Tensor { return in[0].RepeatEach([]int{2, 0, 1, 3}, 1).Square() }},
		{name: "RepeatEach, none", shapes: []Shape{{2, 2}}, f: func(in []*Tensor) *Tensor { return in[0].RepeatEach([]int{0, 0}, -1).Square() }},
		{covers: []string{"PadSequence"}, shapes: []Shape{{2, 3}, {4, 3}, {0, 3}, {1, 3}}, f: func(in []*Tensor) *Tensor {
			y, _ := PadSequence(in, 0.75)
			return y.Square()
		}},
	}
	all = append(all, gradCase{name: "Flip", f: func(in []*Tensor) *Tensor { return in[0].Flip().Square() }}.
		over([]Shape{{}}, []Shape{{5}}, []Shape{{2, 3, 4}}, []Shape{{0, 2}})...)
	all = append(all, gradCase{name: "Roll", covers: []string{"Tensor.Roll"}, f: func(in []*Tensor) *Tensor {
		return in[0].Roll(2, -1).Roll(-4, 0).Square()
	}}.over([]Shape{{5}}, []Shape{{3, 4}}, []Shape{{2, 1, 3}}, []Shape{{1}}, []Shape{{0, 2}})...)
	for k, name := range []string{"none", "one", "two", "three"} {
		all = append(all, gradCase{name: "Rot90, " + name, covers: []string{"Tensor.Rot90"}, shapes: []Shape{{2, 3, 4}},
			f: func(in []*Tensor) *Tensor { return in[0].Rot90(k, 0, 2).Square() }})
	}
	for _, reps := range [][]int{{2, 3}, {2}, {}, {2, 1, 3}, {0, 2}} {
		all = append(all, gradCase{name: "Tile " + Shape(reps).String(), covers: []string{"Tensor.Tile"},
			f: func(in []*Tensor) *Tensor { return in[0].Tile(reps...).Square() }}.
			over([]Shape{{}}, []Shape{{3}}, []Shape{{2, 3}}, []Shape{{2, 1, 3}}, []Shape{{0, 2}})...)
	}
	for n, name := range []string{"none", "once", "twice", "thrice"} {
		all = append(all, gradCase{name: "Repeat, " + name, covers: []string{"Tensor.Repeat"},
			f: func(in []*Tensor) *Tensor { return in[0].Repeat(n, -1).Repeat(n, 0).Square() }}.
			over([]Shape{{3}}, []Shape{{2, 3}}, []Shape{{2, 1, 3}}, []Shape{{0, 2}})...)
	}
	for mode := range PadMode(len(padNames)) {
		all = append(all, gradCase{name: mode.String(), covers: []string{"Tensor.Pad"},
			f: func(in []*Tensor) *Tensor { return in[0].Pad(mode, 2, 1).Square() }}.
			over([]Shape{{3}}, []Shape{{1}}, []Shape{{2, 4}}, []Shape{{2, 0, 3}})...)
		all = append(all, gradCase{name: mode.String() + " of two axes", shapes: []Shape{{2, 3, 2}},
			f: func(in []*Tensor) *Tensor { return in[0].Pad(mode, 0, 4, 5, 1).Square() }})
	}
	for _, widths := range [][]int{{}, {1, 2}, {-1, 2, 1, -2}, {-1, -2, 0, 0}} {
		all = append(all, gradCase{name: "PadConstant " + Shape(widths).String(), covers: []string{"Tensor.PadConstant"}, shapes: []Shape{{3, 4}},
			f: func(in []*Tensor) *Tensor { return in[0].PadConstant(0.75, widths...).Square() }})
	}
	return all
}

func scatterRows() []gradCase {
	all := []gradCase{
		{covers: []string{"Tensor.TakeAlong"}, shapes: []Shape{{2, 3, 2}}, f: func(in []*Tensor) *Tensor {
			return in[0].TakeAlong(1, Ints([]int{2, 0, 2, 1, 2, 0, 1, 1}, 2, 2, 2)).Square()
		}},
		{name: "TakeAlong the last axis", shapes: []Shape{{2, 3}}, f: func(in []*Tensor) *Tensor {
			return in[0].TakeAlong(-1, Ints([]int{2, 0, 0, 2, 1, 1, 1, 0}, 2, 4)).Exp()
		}},
		{name: "TakeAlong, nothing", shapes: []Shape{{2, 3}}, f: func(in []*Tensor) *Tensor { return in[0].TakeAlong(1, Ints(nil, 2, 0)).Exp() }},
		{covers: []string{"Tensor.GatherND"}, shapes: []Shape{{3, 2, 4}}, f: func(in []*Tensor) *Tensor {
			return in[0].GatherND(Ints([]int{2, 1, 0, 1, 2, 1}, 3, 2)).Square()
		}},
		{name: "GatherND of elements", shapes: []Shape{{3, 2}}, f: func(in []*Tensor) *Tensor {
			return in[0].GatherND(Ints([]int{2, 1, 0, 1, 2, 1, 0, 0}, 2, 2, 2)).Square()
		}},
		{name: "GatherND of the whole", shapes: []Shape{{3, 2}}, f: func(in []*Tensor) *Tensor { return in[0].GatherND(Ints(nil, 2, 0)).Square() }},
	}
	ways := []struct {
		covers string
		f      func(t *Tensor, axis int, index, src *Tensor) *Tensor
	}{
		{"Tensor.ScatterSet", (*Tensor).ScatterSet}, {"Tensor.ScatterAdd", (*Tensor).ScatterAdd}, {"Tensor.ScatterMul", (*Tensor).ScatterMul},
		{"Tensor.ScatterMax", (*Tensor).ScatterMax}, {"Tensor.ScatterMin", (*Tensor).ScatterMin}, {"Tensor.ScatterMean", (*Tensor).ScatterMean},
	}
	for how, way := range ways {
		f := way.f
		all = append(all,
			gradCase{name: way.covers, covers: []string{way.covers}, shapes: []Shape{{3}, {7}}, f: func(in []*Tensor) *Tensor {
				return f(in[0], 0, Ints([]int{2, 0, 2, 2, 0, 2, 2}), in[1]).Square()
			}},
			gradCase{name: way.covers + " along the middle", shapes: []Shape{{2, 3, 2}, {2, 2, 2}}, f: func(in []*Tensor) *Tensor {
				return f(in[0], 1, Ints([]int{2, 0, 2, 1, 2, 0, 1, 1}, 2, 2, 2), in[1]).Square()
			}},
			gradCase{name: way.covers + " of a number", shapes: []Shape{{2, 3}, {}}, f: func(in []*Tensor) *Tensor {
				return f(in[0], 1, Ints([]int{2, 0, 1, 1}, 2, 2), in[1]).Square()
			}},
			gradCase{name: way.covers + ", nothing", shapes: []Shape{{3}, {0}}, f: func(in []*Tensor) *Tensor {
				return f(in[0], 0, Ints(nil, 0), in[1]).Square()
			}},
			gradCase{name: "ScatterND " + way.covers, covers: []string{"Tensor.ScatterND"}, shapes: []Shape{{3, 2, 2}, {4, 2}}, f: func(in []*Tensor) *Tensor {
				return in[0].ScatterND(Combine(how), Ints([]int{2, 1, 0, 1, 2, 1, 2, 1}, 4, 2), in[1]).Square()
			}})
	}
	zero := func(in []*Tensor) *Tensor { // three factors of one product are 0, and one of another
		src := in[1].Mul(New64([]float64{1, 0, 1, 0, 0, 1}).To(in[1].dtype))
		return in[0].ScatterMul(0, Ints([]int{0, 0, 1, 1, 0, 2}), src).Exp()
	}
	return append(all, gradCase{name: "ScatterMul with zeros", shapes: []Shape{{3}, {6}}, f: zero})
}
