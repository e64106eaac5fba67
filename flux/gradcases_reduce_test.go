package flux

import (
	"fmt"
	"math"
)

func init() {
	rows(func() []gradCase {
		var all []gradCase
		for _, r := range reductions {
			for _, c := range moreReducers {
				f, axes := c.f, r.axes
				g := gradCase{covers: []string{c.covers}, name: fmt.Sprint(c.covers, c.detail, " over ", axes), f: func(in []*Tensor) *Tensor { return f(in[0], axes...) }}
				if r.shape.Size() == 0 && !c.empty || r.shape.Size() < 2 && c.several {
					continue
				}
				all = append(all, g.over([]Shape{r.shape})...)
			}
		}
		for _, s := range []Shape{{5}, {1}, {3, 4}, {2, 3, 4}, {0, 3}, {3, 0, 2}} {
			for axis := range s {
				for _, c := range runs {
					f := c.f
					g := gradCase{covers: []string{c.covers}, name: fmt.Sprint(c.covers, " along ", axis), f: func(in []*Tensor) *Tensor { return f(in[0], axis) }}
					all = append(all, g.over([]Shape{s})...)
				}
			}
		}
		return append(all, zeroCases...)
	})
}

var moreReducers = []struct {
	covers, detail string
	f              func(x *Tensor, axes ...int) *Tensor
	empty          bool // works on nothing
	several        bool // needs two elements
}{
	{"Tensor.Prod", "", (*Tensor).Prod, true, false},
	{"Tensor.ProdKeep", "", (*Tensor).ProdKeep, true, false},
	{"Tensor.Norm", "(2)", func(x *Tensor, axes ...int) *Tensor { return x.Norm(2, axes...) }, true, true},
	{"Tensor.NormKeep", "(1)", func(x *Tensor, axes ...int) *Tensor { return x.NormKeep(1, axes...).Square() }, true, false},
	{"Tensor.Norm", "(3)", func(x *Tensor, axes ...int) *Tensor { return x.Norm(3, axes...) }, true, true},
	{"Tensor.Norm", "(1.5)", func(x *Tensor, axes ...int) *Tensor { return x.Norm(1.5, axes...) }, true, true},
	{"Tensor.Norm", "(-2)", func(x *Tensor, axes ...int) *Tensor { return x.Norm(-2, axes...) }, false, true},
	{"Tensor.Norm", "(0)", func(x *Tensor, axes ...int) *Tensor { return x.Norm(0, axes...) }, true, false},
	{"Tensor.Norm", "(Inf)", func(x *Tensor, axes ...int) *Tensor { return x.Norm(math.Inf(1), axes...).Square() }, true, false},
	{"Tensor.Norm", "(-Inf)", func(x *Tensor, axes ...int) *Tensor { return x.Norm(math.Inf(-1), axes...).Square() }, false, false},
	{"Tensor.LogSumExp", "", (*Tensor).LogSumExp, false, false},
	{"Tensor.LogSumExpKeep", "", (*Tensor).LogSumExpKeep, false, false},
	{"Tensor.VarSample", "", enough((*Tensor).VarSample), false, true},
	{"Tensor.VarSampleKeep", "", enough((*Tensor).VarSampleKeep), false, true},
	{"Tensor.StdSample", "", enough((*Tensor).StdSample), false, true},
	{"Tensor.StdSampleKeep", "", enough((*Tensor).StdSampleKeep), false, true},
	{"Tensor.Standardize", "", func(x *Tensor, axes ...int) *Tensor { return x.Standardize(0.01, axes...) }, true, false},
	{"Tensor.Median", "", (*Tensor).Median, false, false},
	{"Tensor.MedianKeep", "", func(x *Tensor, axes ...int) *Tensor { return x.MedianKeep(axes...).Square() }, false, false},
	{"Tensor.Quantile", "(0.3)", func(x *Tensor, axes ...int) *Tensor { return x.Quantile(0.3, axes...).Exp() }, false, false},
	{"Tensor.QuantileKeep", "(0.9)", func(x *Tensor, axes ...int) *Tensor { return x.QuantileKeep(0.9, axes...).Exp() }, false, false},
	{"Tensor.Extrema", "", func(x *Tensor, axes ...int) *Tensor {
		lo, hi := x.Extrema(axes...)
		return hi.Sub(lo).Square()
	}, false, false},
}

// enough leaves out axes of one element, of which there is no sample variance.
func enough(f func(x *Tensor, axes ...int) *Tensor) func(x *Tensor, axes ...int) *Tensor {
	return func(x *Tensor, axes ...int) *Tensor { return f(Concat(0, x, x.Square().AddScalar(3)), axes...) }
}

var runs = []struct {
	covers string
	f      func(x *Tensor, axis int) *Tensor
}{
	{"Tensor.CumSum", func(x *Tensor, axis int) *Tensor { return x.CumSum(axis).Square() }},
	{"Tensor.CumProd", (*Tensor).CumProd},
	{"Tensor.LogCumSumExp", (*Tensor).LogCumSumExp},
	{"Tensor.CumMax", func(x *Tensor, axis int) *Tensor {
		y, _ := x.CumMax(axis)
		return y.Square()
	}},
	{"Tensor.CumMin", func(x *Tensor, axis int) *Tensor {
		y, _ := x.CumMin(axis)
		return y.Square()
	}},
	{"Tensor.Diff", func(x *Tensor, axis int) *Tensor { return x.Diff(axis).Square() }},
}

// zeroCases are products of which some elements are exactly 0.
var zeroCases = func() []gradCase {
	var all []gradCase
	shapes := []Shape{{2, 5}}
	base := gradCase{shapes: shapes}.inputs()[0]
	for _, zeros := range [][]int{{2}, {0, 3}, {4}, {0, 1, 2}, {1, 6}, {0, 1, 2, 3, 4}} {
		shift := alloc(Float64, shapes[0])
		for _, i := range zeros {
			shift.f64[i] = -base.f64[i]
		}
		add := func(name string, f func(x *Tensor) *Tensor) {
			all = append(all, gradCase{name: fmt.Sprint(name, " with zeros at ", zeros), shapes: shapes,
				f: func(in []*Tensor) *Tensor { return f(in[0].Add(shift.To(in[0].dtype))) }})
		}
		add("Prod", func(x *Tensor) *Tensor { return x.Prod(1) })
		add("Prod over 0", func(x *Tensor) *Tensor { return x.Prod(0) })
		add("CumProd", func(x *Tensor) *Tensor { return x.CumProd(1) })
		add("CumProd along 0", func(x *Tensor) *Tensor { return x.CumProd(0) })
	}
	return all
}()
