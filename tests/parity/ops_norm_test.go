package parity

import (
	"fmt"
	"math"

	"fluxrepl/flux"
)

func init() {
	family := map[string]func(in list) list{
		"Tensor.Extrema": func(in list) list {
			lo, hi := in[0].Extrema(0, 1)
			return list{lo, hi}
		},
	}
	type reducer = func(x *flux.Tensor, axes ...int) *flux.Tensor
	axes := [][]int{{0}, {-1}, {0, 2}, {0, 1, 2}}
	of := func(name string, f reducer, axes ...[]int) { family["Tensor."+name] = each(f, axes...) }
	of("Prod", (*flux.Tensor).Prod, axes...)
	of("ProdKeep", (*flux.Tensor).ProdKeep, axes...)
	for _, detail := range []string{"one zero", "two zeros", "nothing"} {
		of("Prod: "+detail, (*flux.Tensor).Prod, []int{1})
	}
	for name, p := range map[string]float64{"1": 1, "2": 2, "3": 3, "0.5": 0.5, "1.5": 1.5, "-1": -1, "Inf": math.Inf(1), "-Inf": math.Inf(-1), "0": 0} {
		of("Norm: "+name, func(x *flux.Tensor, axes ...int) *flux.Tensor { return x.Norm(p, axes...) }, axes...)
		of("NormKeep: "+name, func(x *flux.Tensor, axes ...int) *flux.Tensor { return x.NormKeep(p, axes...) }, axes...)
	}
	of("Norm: 2 at the origin", func(x *flux.Tensor, axes ...int) *flux.Tensor { return x.Norm(2, axes...) }, []int{1})
	of("Norm: 2 of infinities", func(x *flux.Tensor, axes ...int) *flux.Tensor { return x.Norm(2, axes...) }, []int{1})
	of("Norm: Inf of equals", func(x *flux.Tensor, axes ...int) *flux.Tensor { return x.Norm(math.Inf(1), axes...) }, []int{1})
	of("LogSumExp: axes", (*flux.Tensor).LogSumExp, axes...)
	of("LogSumExpKeep: axes", (*flux.Tensor).LogSumExpKeep, axes...)
	of("VarSample", (*flux.Tensor).VarSample, axes[1:]...)
	of("VarSampleKeep", (*flux.Tensor).VarSampleKeep, axes[1:]...)
	of("StdSample", (*flux.Tensor).StdSample, axes[1:]...)
	of("StdSampleKeep", (*flux.Tensor).StdSampleKeep, axes[1:]...)
	of("StdSample: of equals", (*flux.Tensor).StdSample, []int{1})
	of("VarSample: of one", (*flux.Tensor).VarSample, []int{1})
	of("Median: 0.5", (*flux.Tensor).Median, axes...)
	of("MedianKeep: 0.5", (*flux.Tensor).MedianKeep, axes...)
	for _, q := range []float64{0, 0.3, 1} {
		of(fmt.Sprint("Quantile: ", q), func(x *flux.Tensor, axes ...int) *flux.Tensor { return x.Quantile(q, axes...) }, axes...)
		of(fmt.Sprint("QuantileKeep: ", q), func(x *flux.Tensor, axes ...int) *flux.Tensor { return x.QuantileKeep(q, axes...) }, axes...)
	}
	of("Quantile: with NaN", func(x *flux.Tensor, axes ...int) *flux.Tensor { return x.Quantile(0.25, axes...) }, []int{1})
	standardize := func(detail string, eps float64, axes ...int) {
		of("Standardize: "+detail, func(x *flux.Tensor, axes ...int) *flux.Tensor { return x.Standardize(eps, axes...) }, axes)
	}
	standardize("last axis", 1e-5, -1)
	standardize("last two", 0.1, 1, 2)
	standardize("batch", 1e-3, 0, 2)
	standardize("instance", 1e-5, 2)
	standardize("of equals", 1e-5, 1)
	runs := map[string]func(x *flux.Tensor, axis int) list{
		"CumSum":       func(x *flux.Tensor, axis int) list { return list{x.CumSum(axis)} },
		"CumProd":      func(x *flux.Tensor, axis int) list { return list{x.CumProd(axis)} },
		"LogCumSumExp": func(x *flux.Tensor, axis int) list { return list{x.LogCumSumExp(axis)} },
		"Diff":         func(x *flux.Tensor, axis int) list { return list{x.Diff(axis)} },
		"CumMax": func(x *flux.Tensor, axis int) list {
			y, at := x.CumMax(axis)
			return list{y, at}
		},
		"CumMin": func(x *flux.Tensor, axis int) list {
			y, at := x.CumMin(axis)
			return list{y, at}
		},
	}
	for name, f := range runs {
		for axis := range 3 {
			family[fmt.Sprint("Tensor.", name, ": axis ", axis)] = func(in list) list { return f(in[0], axis) }
		}
	}
	family["Tensor.CumProd: zeros"] = func(in list) list { return runs["CumProd"](in[0], 1) }
	for _, name := range []string{"LogCumSumExp: large", "CumMax: equals", "CumMin: equals and NaN"} {
		f := runs[name[:6]]
		if f == nil {
			f = runs["LogCumSumExp"]
		}
		family["Tensor."+name] = func(in list) list { return f(in[0], 0) }
	}
	ops(family)
}
