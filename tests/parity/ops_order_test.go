package parity

import (
	"math"

	"fluxrepl/flux"
)

func init() {
	type tensor = *flux.Tensor
	both := func(values, indices tensor) list { return list{values, indices} }
	sorted := func(axis int, descending bool) func(in list) list {
		return func(in list) list { return both(in[0].Sort(axis, descending)) }
	}
	top := func(k, axis int, largest bool) func(in list) list {
		return func(in list) list { return both(in[0].TopK(k, axis, largest)) }
	}
	kth := func(k, axis int) func(in list) list {
		return func(in list) list { return both(in[0].KthValue(k, axis)) }
	}
	unique := func(in list) list {
		values, inverse, counts := in[0].Unique()
		return list{values, inverse, counts}
	}
	searched := func(right bool) func(in list) list {
		return func(in list) list { return list{in[0].SearchSorted(in[1], right)} }
	}
	with := func(f func(x tensor, k int) tensor, k int) func(in list) list {
		return func(in list) list { return list{f(in[0], k)} }
	}
	ops(map[string]func(in list) list{
		"Tensor.Sort":                     sorted(1, false),
		"Tensor.Sort: first axis":         sorted(0, false),
		"Tensor.Sort: descending":         sorted(1, true),
		"Tensor.Sort: NaN and infinities": sorted(1, false),
		"Tensor.Sort: NaN first":          sorted(0, true),
		"Tensor.Sort: equals":             sorted(0, false),
		"Tensor.ArgSort":                  func(in list) list { return list{in[0].ArgSort(1, false)} },
		"Tensor.TopK":                     top(3, 1, true),
		"Tensor.TopK: smallest":           top(2, 0, false),
		"Tensor.TopK: NaN":                top(2, 1, true),
		"Tensor.KthValue":                 kth(2, 1),
		"Tensor.KthValue: first axis":     kth(4, 0),
		"Tensor.Unique":                   unique,
		"Tensor.Unique: integers":         unique,
		"Tensor.SearchSorted":             searched(false),
		"Tensor.SearchSorted: right":      searched(true),
		"Tensor.SearchSorted: rows":       searched(false),
		"Tensor.Bucketize":                func(in list) list { return list{in[0].Bucketize(in[1], false)} },
		"Tensor.Bucketize: right":         func(in list) list { return list{in[0].Bucketize(in[1], true)} },
		"Tensor.IsIn":                     func(in list) list { return list{in[0].IsIn(in[1])} },
		"Tensor.NonZero":                  func(in list) list { return list{in[0].NonZero()} },
		"Tensor.Bincount":                 func(in list) list { return list{in[0].Bincount(nil, 4)} },
		"Tensor.Bincount: size":           func(in list) list { return list{in[0].Bincount(nil, 6)} },
		"Tensor.Bincount: weights":        func(in list) list { return list{in[0].Bincount(in[1], 4)} },
		"Tensor.Histogram":                func(in list) list { return both(in[0].Histogram(4, -1, 1)) },
		"Tensor.Histogram: all":           func(in list) list { return both(in[0].Histogram(5, 0, 0)) },
		"Tensor.MaskedSelect":             func(in list) list { return list{in[0].MaskedSelect(in[1])} },
		"Tensor.MaskedSelect: columns":    func(in list) list { return list{in[0].MaskedSelect(in[1])} },
		"Tensor.MaskedFill":               func(in list) list { return list{in[0].MaskedFill(in[1], 0.3)} },
		"Tensor.MaskedFill: rows":         func(in list) list { return list{in[0].MaskedFill(in[1], math.Inf(-1))} },
		"Tensor.MaskedScatter":            func(in list) list { return list{in[0].MaskedScatter(in[1], in[2])} },
		"Tensor.Tril":                     with(tensor.Tril, 0),
		"Tensor.Tril: batch":              with(tensor.Tril, 1),
		"Tensor.Triu":                     with(tensor.Triu, 0),
		"Tensor.Triu: batch":              with(tensor.Triu, -1),
		"Tensor.Diag":                     with(tensor.Diag, 1),
		"Tensor.Diag: below":              with(tensor.Diag, -2),
		"Tensor.Diag: vector":             with(tensor.Diag, -1),
		"Tensor.DiagEmbed":                with(tensor.DiagEmbed, 2),
		"Tensor.Trace":                    func(in list) list { return list{in[0].Trace()} },
		"TrilIndices":                     func(list) list { return list{flux.TrilIndices(3, 4, 1)} },
		"TriuIndices":                     func(list) list { return list{flux.TriuIndices(4, 3, -1)} },
		"Meshgrid":                        func(in list) list { return flux.Meshgrid(in...) },
	})
}
