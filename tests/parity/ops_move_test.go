package parity

import "fluxrepl/flux"

func init() {
	one := func(f func(x *flux.Tensor) *flux.Tensor) func(in list) list {
		return func(in list) list { return list{f(in[0])} }
	}
	two := func(f func(x, y *flux.Tensor) *flux.Tensor) func(in list) list {
		return func(in list) list { return list{f(in[0], in[1])} }
	}
	scatter := func(f func(t *flux.Tensor, axis int, index, src *flux.Tensor) *flux.Tensor, axis int) func(in list) list {
		return func(in list) list { return list{f(in[0], axis, in[1], in[2])} }
	}
	pad := func(mode flux.PadMode, widths ...int) func(in list) list {
		return one(func(x *flux.Tensor) *flux.Tensor { return x.Pad(mode, widths...) })
	}
	tile := func(reps ...int) func(in list) list {
		return one(func(x *flux.Tensor) *flux.Tensor { return x.Tile(reps...) })
	}
	ops(map[string]func(in list) list{
		"Tensor.IndexSelect":              one(func(x *flux.Tensor) *flux.Tensor { return x.IndexSelect(1, []int{2, 0, 2}) }),
		"Tensor.IndexSelect: first axis":  one(func(x *flux.Tensor) *flux.Tensor { return x.IndexSelect(0, []int{1, 1, 0}) }),
		"Tensor.IndexSelect: last axis":   one(func(x *flux.Tensor) *flux.Tensor { return x.IndexSelect(-1, []int{0, 1, 3}) }),
		"Tensor.IndexAdd":                 two(func(x, y *flux.Tensor) *flux.Tensor { return x.IndexAdd(1, []int{2, 0, 2}, y) }),
		"Tensor.IndexAdd: one axis":       two(func(x, y *flux.Tensor) *flux.Tensor { return x.IndexAdd(0, []int{1, 1}, y) }),
		"Tensor.IndexSet":                 two(func(x, y *flux.Tensor) *flux.Tensor { return x.IndexSet(1, []int{2, 0}, y) }),
		"Tensor.IndexFill":                one(func(x *flux.Tensor) *flux.Tensor { return x.IndexFill(1, []int{2, 0}, 0.5) }),
		"Tensor.Flip":                     one(func(x *flux.Tensor) *flux.Tensor { return x.Flip(0, 2) }),
		"Tensor.Flip: one axis":           one(func(x *flux.Tensor) *flux.Tensor { return x.Flip(-1) }),
		"Tensor.Roll":                     one(func(x *flux.Tensor) *flux.Tensor { return x.Roll(2, 1) }),
		"Tensor.Roll: back":               one(func(x *flux.Tensor) *flux.Tensor { return x.Roll(-4, 0) }),
		"Tensor.Rot90":                    one(func(x *flux.Tensor) *flux.Tensor { return x.Rot90(1, 0, 1) }),
		"Tensor.Rot90: twice":             one(func(x *flux.Tensor) *flux.Tensor { return x.Rot90(2, 0, 2) }),
		"Tensor.Rot90: back":              one(func(x *flux.Tensor) *flux.Tensor { return x.Rot90(-1, 2, 1) }),
		"Tensor.Tile":                     tile(2, 3),
		"Tensor.Tile: more axes":          tile(2, 1, 2),
		"Tensor.Tile: fewer axes":         tile(2),
		"Tensor.Repeat":                   one(func(x *flux.Tensor) *flux.Tensor { return x.Repeat(3, 1) }),
		"Tensor.Repeat: first axis":       one(func(x *flux.Tensor) *flux.Tensor { return x.Repeat(2, 0) }),
		"Tensor.RepeatEach":               one(func(x *flux.Tensor) *flux.Tensor { return x.RepeatEach([]int{2, 0, 3}, 1) }),
		"Tensor.Pad: zeros":               pad(flux.PadZeros, 0, 3, 1, 2),
		"Tensor.Pad: cropping":            pad(flux.PadZeros, 1, -2, -1, 2),
		"Tensor.Pad: reflect":             pad(flux.PadReflect, 0, 3, 1, 2),
		"Tensor.Pad: reflect in one axis": pad(flux.PadReflect, 3, 1),
		"Tensor.Pad: replicate":           pad(flux.PadReplicate, 0, 5, 1, 2),
		"Tensor.Pad: circular":            pad(flux.PadCircular, 0, 2, 1, 3),
		"Tensor.Pad: symmetric":           pad(flux.PadSymmetric, 2, 3),
		"Tensor.PadConstant":              one(func(x *flux.Tensor) *flux.Tensor { return x.PadConstant(0.7, 0, 3, 1, 2) }),
		"PadSequence": func(in list) list {
			batch, _ := flux.PadSequence(in, -1)
			return list{batch}
		},
		"Tensor.TakeAlong":             two(func(x, i *flux.Tensor) *flux.Tensor { return x.TakeAlong(1, i) }),
		"Tensor.TakeAlong: first axis": two(func(x, i *flux.Tensor) *flux.Tensor { return x.TakeAlong(0, i) }),
		"Tensor.TakeAlong: last axis":  two(func(x, i *flux.Tensor) *flux.Tensor { return x.TakeAlong(-1, i) }),
		"Tensor.GatherND":              two((*flux.Tensor).GatherND),
		"Tensor.GatherND: elements":    two((*flux.Tensor).GatherND),
		"Tensor.ScatterSet":            scatter((*flux.Tensor).ScatterSet, 1),
		"Tensor.ScatterAdd":            scatter((*flux.Tensor).ScatterAdd, 1),
		"Tensor.ScatterMul":            scatter((*flux.Tensor).ScatterMul, 1),
		"Tensor.ScatterMax":            scatter((*flux.Tensor).ScatterMax, 1),
		"Tensor.ScatterMin":            scatter((*flux.Tensor).ScatterMin, 1),
		"Tensor.ScatterMean":           scatter((*flux.Tensor).ScatterMean, 1),
		"Tensor.ScatterMax: equals":    scatter((*flux.Tensor).ScatterMax, 0),
		"Tensor.ScatterND: set":        func(in list) list { return list{in[0].ScatterND(flux.CombineSet, in[1], in[2])} },
		"Tensor.ScatterND: add":        func(in list) list { return list{in[0].ScatterND(flux.CombineAdd, in[1], in[2])} },
	})
}
