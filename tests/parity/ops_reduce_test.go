package parity

import "fluxrepl/flux"

type reduction = func(x *flux.Tensor, axes ...int) *flux.Tensor

// reductions are the Go side of REDUCE in ops_reduce.py, without and with Keep.
var reductions = map[string][2]reduction{
	"Sum":  {(*flux.Tensor).Sum, (*flux.Tensor).SumKeep},
	"Mean": {(*flux.Tensor).Mean, (*flux.Tensor).MeanKeep},
	"Var":  {(*flux.Tensor).Var, (*flux.Tensor).VarKeep},
	"Std":  {(*flux.Tensor).Std, (*flux.Tensor).StdKeep},
	"Max":  {(*flux.Tensor).Max, (*flux.Tensor).MaxKeep},
	"Min":  {(*flux.Tensor).Min, (*flux.Tensor).MinKeep},
}

// along are the operations over one axis.
var along = map[string]func(x *flux.Tensor, axis int) *flux.Tensor{
	"Softmax":    (*flux.Tensor).Softmax,
	"LogSoftmax": (*flux.Tensor).LogSoftmax,
	"LogSumExp":  func(x *flux.Tensor, axis int) *flux.Tensor { return x.LogSumExp(axis) },
	"ArgMax":     (*flux.Tensor).ArgMax,
	"ArgMin":     (*flux.Tensor).ArgMin,
}

// each reduces the input over every list of axes.
func each(f reduction, axes ...[]int) func(in list) list {
	return func(in list) list {
		out := make(list, len(axes))
		for i, a := range axes {
			out[i] = f(in[0], a...)
		}
		return out
	}
}

// eachAxis applies f along every axis of a list.
func eachAxis(f func(x *flux.Tensor, axis int) *flux.Tensor, axes ...int) func(in list) list {
	return func(in list) list {
		out := make(list, len(axes))
		for i, a := range axes {
			out[i] = f(in[0], a)
		}
		return out
	}
}

func init() {
	family := map[string]func(in list) list{}
	for name, both := range reductions {
		for i, suffix := range []string{"", "Keep"} {
			family["Tensor."+name+suffix] = each(both[i], nil, []int{0}, []int{1}, []int{-1}, []int{0, 2}, []int{2, 1}, []int{0, 1, 2})
			family["Tensor."+name+suffix+": of a vector"] = each(both[i], []int{0})
		}
		family["Tensor."+name+": special numbers"] = each(both[0], []int{1}, []int{0})
	}
	for _, name := range []string{"Max", "Min"} {
		family["Tensor."+name+": equal elements"] = each(reductions[name][0], []int{1}, []int{0, 1})
	}
	for _, name := range []string{"Sum", "Mean"} {
		family["Tensor."+name+": over nothing"] = each(reductions[name][0], []int{1}, []int{0, 1})
	}
	for name, f := range along {
		family["Tensor."+name+": special numbers"] = eachAxis(f, 1)
		if name == "ArgMax" || name == "ArgMin" {
			family["Tensor."+name] = eachAxis(f, 0, 1, 2, -1)
			continue
		}
		family["Tensor."+name] = eachAxis(f, 0, 1, -1)
		family["Tensor."+name+": large"] = eachAxis(f, 1)
		family["Tensor."+name+": single elements"] = func(in list) list { return list{f(in[0], 0), f(in[1], 1)} }
	}
	ops(family)
}
