package flux

import (
	"fmt"
	"slices"
	"strings"
)

// A gradCase is one row of the gradient table: an operation on inputs of given
// shapes, away from its kinks.
type gradCase struct {
	name   string
	covers []string // the exported names that the row differentiates
	shapes []Shape  // one input each
	lo, hi float64  // the range of the inputs; 0, 0 means −1.5 to 1.5
	single float64  // what float32 may be wrong by, where 1e-5 is not enough; say why
	// Any sizes would do: the row is tried with all of them 1 and with the first
	// axes empty as well.
	generic bool
	f       func(in []*Tensor) *Tensor
}

// families are the rows of one file each, which adds them in init.
var families []func() []gradCase

// rows adds the gradient cases of one family.
func rows(f func() []gradCase) { families = append(families, f) }

// noGradient says why the named operations have no row.
func noGradient(reason string, names ...string) {
	for _, name := range names {
		notDifferentiable[name] = reason
	}
}

// over returns the case once for each list of shapes.
func (c gradCase) over(shapes ...[]Shape) []gradCase {
	all := make([]gradCase, len(shapes))
	for i, s := range shapes {
		all[i] = c
		all[i].shapes = s
		all[i].name = strings.TrimSpace(c.name + fmt.Sprint(" ", s))
	}
	return all
}

// sizes are the shapes that every elementwise operation is tried on: a number,
// nothing, one, odd and several axes.
var sizes = []Shape{{}, {0}, {1}, {7}, {3, 5}, {3, 0}, {2, 1, 3}}

// pairs are shapes that broadcast, in each way that the loops distinguish.
var pairs = [][2]Shape{
	{{}, {}}, {{3, 5}, {3, 5}}, {{3, 5}, {}}, {{}, {3, 5}}, {{3, 5}, {5}}, {{5}, {3, 5}},
	{{3, 1}, {3, 5}}, {{3, 5}, {3, 1}}, {{3, 1}, {1, 5}}, {{2, 3, 1}, {3, 5}}, {{2, 1, 5}, {2, 3, 1}},
	{{0}, {1}}, {{3, 0}, {3, 1}}, {{1, 1}, {1}}, {{2, 1, 3, 1}, {4, 1, 5}},
}

// unaries are the elementwise operations of one operand. Kinks lie at multiples
// of a half, and inputs keep away from those.
var unaries = []gradCase{
	{covers: []string{"Tensor.Neg"}, f: func(in []*Tensor) *Tensor { return in[0].Neg() }},
	{covers: []string{"Tensor.AddScalar"}, f: func(in []*Tensor) *Tensor { return in[0].AddScalar(2) }},
	{covers: []string{"Tensor.MulScalar"}, f: func(in []*Tensor) *Tensor { return in[0].MulScalar(-3) }},
	{covers: []string{"Tensor.DivScalar"}, f: func(in []*Tensor) *Tensor { return in[0].DivScalar(3) }},
	{covers: []string{"Tensor.Exp"}, f: func(in []*Tensor) *Tensor { return in[0].Exp() }},
	{covers: []string{"Tensor.Log"}, lo: 0.3, hi: 2, f: func(in []*Tensor) *Tensor { return in[0].Log() }},
	{covers: []string{"Tensor.Log1p"}, lo: -0.6, hi: 2, f: func(in []*Tensor) *Tensor { return in[0].Log1p() }},
	{covers: []string{"Tensor.Expm1"}, f: func(in []*Tensor) *Tensor { return in[0].Expm1() }},
	{covers: []string{"Tensor.Sqrt"}, lo: 0.3, hi: 2, f: func(in []*Tensor) *Tensor { return in[0].Sqrt() }},
	{covers: []string{"Tensor.Square"}, f: func(in []*Tensor) *Tensor { return in[0].Square() }},
	{covers: []string{"Tensor.Abs"}, f: func(in []*Tensor) *Tensor { return in[0].Abs() }},
	{covers: []string{"Tensor.Sin"}, f: func(in []*Tensor) *Tensor { return in[0].Sin() }},
	{covers: []string{"Tensor.Cos"}, f: func(in []*Tensor) *Tensor { return in[0].Cos() }},
	{covers: []string{"Tensor.Erf"}, f: func(in []*Tensor) *Tensor { return in[0].Erf() }},
	{covers: []string{"Tensor.Reciprocal"}, lo: 0.3, hi: 2, f: func(in []*Tensor) *Tensor { return in[0].Reciprocal() }},
	{name: "Pow(3)", covers: []string{"Tensor.Pow"}, f: func(in []*Tensor) *Tensor { return in[0].Pow(3) }},
	{name: "Pow(2)", f: func(in []*Tensor) *Tensor { return in[0].Pow(2) }},
	{name: "Pow(1)", f: func(in []*Tensor) *Tensor { return in[0].Pow(1) }},
	{name: "Pow(0)", f: func(in []*Tensor) *Tensor { return in[0].Pow(0) }},
	{name: "Pow(-1.5)", lo: 0.3, hi: 2, f: func(in []*Tensor) *Tensor { return in[0].Pow(-1.5) }},
	{covers: []string{"Tensor.Clamp"}, f: func(in []*Tensor) *Tensor { return in[0].Clamp(-0.5, 1) }},
	{covers: []string{"Tensor.ReLU"}, f: func(in []*Tensor) *Tensor { return in[0].ReLU() }},
	{covers: []string{"Tensor.LeakyReLU"}, f: func(in []*Tensor) *Tensor { return in[0].LeakyReLU(0.1) }},
	{covers: []string{"Tensor.ELU"}, f: func(in []*Tensor) *Tensor { return in[0].ELU(1.3) }},
	{covers: []string{"Tensor.Tanh"}, f: func(in []*Tensor) *Tensor { return in[0].Tanh() }},
	{covers: []string{"Tensor.Sigmoid"}, f: func(in []*Tensor) *Tensor { return in[0].Sigmoid() }},
	{covers: []string{"Tensor.Softplus"}, f: func(in []*Tensor) *Tensor { return in[0].Softplus() }},
	{covers: []string{"Tensor.Swish", "Tensor.SiLU"}, f: func(in []*Tensor) *Tensor { return in[0].SiLU() }},
	{covers: []string{"Tensor.Mish"}, f: func(in []*Tensor) *Tensor { return in[0].Mish() }},
	{covers: []string{"Tensor.GELU"}, f: func(in []*Tensor) *Tensor { return in[0].GELU() }},
	{covers: []string{"Tensor.GELUTanh"}, f: func(in []*Tensor) *Tensor { return in[0].GELUTanh() }},
	{covers: []string{"Tensor.Clone"}, f: func(in []*Tensor) *Tensor { return in[0].Clone() }},
	{covers: []string{"Tensor.Dropout"}, f: func(in []*Tensor) *Tensor { return in[0].Dropout(0.4, NewSource(9)) }},
	{name: "parabola", f: func(in []*Tensor) *Tensor { return in[0].Mul(in[0]).Sub(in[0]) }},
}

var binaries = []gradCase{
	{covers: []string{"Tensor.Add"}, f: func(in []*Tensor) *Tensor { return in[0].Add(in[1]) }},
	{covers: []string{"Tensor.Sub"}, f: func(in []*Tensor) *Tensor { return in[0].Sub(in[1]) }},
	{covers: []string{"Tensor.Mul"}, f: func(in []*Tensor) *Tensor { return in[0].Mul(in[1]) }},
	{covers: []string{"Tensor.Div"}, lo: 0.4, hi: 2, f: func(in []*Tensor) *Tensor { return in[0].Div(in[1]) }},
	{covers: []string{"Tensor.Maximum"}, f: func(in []*Tensor) *Tensor { return in[0].Maximum(in[1]).Square() }},
	{covers: []string{"Tensor.Minimum"}, f: func(in []*Tensor) *Tensor { return in[0].Minimum(in[1]).Square() }},
	{covers: []string{"Where"}, f: func(in []*Tensor) *Tensor {
		return Where(New([]float32{1, 0, 1, 0, 0}[:max(1, lastOf(in))]), in[0].Square(), in[1].Exp())
	}},
}

// lastOf is the size of the last axis that two tensors are broadcast to, if that
// is 5, and 1 otherwise.
func lastOf(in []*Tensor) int {
	for _, t := range in {
		if n := len(t.shape); n > 0 && t.shape[n-1] == 5 {
			return 5
		}
	}
	return 1
}

// products are the shapes of matrix products: both operands, plain, and with the
// second or the first one transposed.
var products3 = []struct{ plain, right, left [2]Shape }{
	{[2]Shape{{3, 4}, {4, 5}}, [2]Shape{{3, 4}, {5, 4}}, [2]Shape{{4, 3}, {4, 5}}},
	{[2]Shape{{4}, {4, 5}}, [2]Shape{{4}, {5, 4}}, [2]Shape{{4}, {4, 5}}},
	{[2]Shape{{3, 4}, {4}}, [2]Shape{{3, 4}, {4}}, [2]Shape{{4, 3}, {4}}},
	{[2]Shape{{4}, {4}}, [2]Shape{{4}, {4}}, [2]Shape{{4}, {4}}},
	{[2]Shape{{2, 3, 4}, {4, 5}}, [2]Shape{{2, 3, 4}, {5, 4}}, [2]Shape{{2, 4, 3}, {4, 5}}},
	{[2]Shape{{2, 3, 4}, {2, 4, 5}}, [2]Shape{{2, 3, 4}, {2, 5, 4}}, [2]Shape{{2, 4, 3}, {2, 4, 5}}},
	{[2]Shape{{3, 4}, {2, 4, 5}}, [2]Shape{{3, 4}, {2, 5, 4}}, [2]Shape{{4, 3}, {2, 4, 5}}},
	{[2]Shape{{2, 1, 3, 4}, {3, 4, 2}}, [2]Shape{{2, 1, 3, 4}, {3, 2, 4}}, [2]Shape{{2, 1, 4, 3}, {3, 4, 2}}},
	{[2]Shape{{4}, {2, 4, 3}}, [2]Shape{{4}, {2, 3, 4}}, [2]Shape{{4}, {2, 4, 3}}},
	{[2]Shape{{2, 3, 4}, {4}}, [2]Shape{{2, 3, 4}, {4}}, [2]Shape{{2, 4, 3}, {4}}},
	{[2]Shape{{1, 1}, {1, 1}}, [2]Shape{{1, 1}, {1, 1}}, [2]Shape{{1, 1}, {1, 1}}},
	{[2]Shape{{0, 4}, {4, 5}}, [2]Shape{{0, 4}, {5, 4}}, [2]Shape{{4, 0}, {4, 5}}},
	{[2]Shape{{3, 0}, {0, 5}}, [2]Shape{{3, 0}, {5, 0}}, [2]Shape{{0, 3}, {0, 5}}},
}

// reductions are tried over these axes of these shapes; nil is all axes.
var reductions = []struct {
	shape Shape
	axes  []int
}{
	{Shape{}, nil}, {Shape{7}, nil}, {Shape{1}, []int{0}}, {Shape{3, 5}, nil}, {Shape{3, 5}, []int{0}}, {Shape{3, 5}, []int{-1}},
	{Shape{2, 3, 4}, []int{1}}, {Shape{2, 3, 4}, []int{0, 2}}, {Shape{2, 3, 4}, []int{2, 1}}, {Shape{0, 3}, []int{1}},
}

var reducers = []gradCase{
	{covers: []string{"Tensor.Sum"}, f: func(in []*Tensor) *Tensor { return in[0].Square().Sum(axesOf(in)...) }},
	{covers: []string{"Tensor.SumKeep"}, f: func(in []*Tensor) *Tensor { return in[0].Square().SumKeep(axesOf(in)...) }},
	{covers: []string{"Tensor.Mean"}, f: func(in []*Tensor) *Tensor { return in[0].Square().Mean(axesOf(in)...) }},
	{covers: []string{"Tensor.MeanKeep"}, f: func(in []*Tensor) *Tensor { return in[0].Square().MeanKeep(axesOf(in)...) }},
	{covers: []string{"Tensor.Var"}, f: func(in []*Tensor) *Tensor { return in[0].Var(axesOf(in)...) }},
	{covers: []string{"Tensor.VarKeep"}, f: func(in []*Tensor) *Tensor { return in[0].VarKeep(axesOf(in)...) }},
	{covers: []string{"Tensor.Std"}, f: func(in []*Tensor) *Tensor { return spreadOut(in[0]).Std(axesOf(in)...) }},
	{covers: []string{"Tensor.StdKeep"}, f: func(in []*Tensor) *Tensor { return spreadOut(in[0]).StdKeep(axesOf(in)...) }},
	{covers: []string{"Tensor.Max"}, f: func(in []*Tensor) *Tensor { return in[0].Max(axesOf(in)...).Square() }},
	{covers: []string{"Tensor.MaxKeep"}, f: func(in []*Tensor) *Tensor { return in[0].MaxKeep(axesOf(in)...).Square() }},
	{covers: []string{"Tensor.Min"}, f: func(in []*Tensor) *Tensor { return in[0].Min(axesOf(in)...).Square() }},
	{covers: []string{"Tensor.MinKeep"}, f: func(in []*Tensor) *Tensor { return in[0].MinKeep(axesOf(in)...).Square() }},
}

// spreadOut puts a second number beside a single one, so that the variance,
// under whose root the gradient is infinite at 0, is not 0.
func spreadOut(x *Tensor) *Tensor {
	if x.Size() != 1 {
		return x
	}
	if len(x.shape) == 0 {
		x = x.Unsqueeze(0)
	}
	return Concat(0, x, x.Square().AddScalar(3))
}

// axesOf reads the axes from the extra input that the table adds.
func axesOf(in []*Tensor) []int {
	if len(in) < 2 {
		return nil
	}
	return in[1].Ints()
}

// others have shapes of their own.
var others = []gradCase{
	{covers: []string{"Tensor.Reshape"}, shapes: []Shape{{3, 4}}, f: func(in []*Tensor) *Tensor { return in[0].Reshape(2, -1).Square() }},
	{name: "Reshape empty", shapes: []Shape{{0, 4}}, f: func(in []*Tensor) *Tensor { return in[0].Reshape(2, 0) }},
	{covers: []string{"Tensor.Flatten"}, generic: true, shapes: []Shape{{2, 3, 4}}, f: func(in []*Tensor) *Tensor { return in[0].Flatten(1).Exp() }},
	{covers: []string{"Tensor.Squeeze"}, shapes: []Shape{{1, 3, 1}}, f: func(in []*Tensor) *Tensor { return in[0].Squeeze(0).Mul(in[0].Squeeze().Unsqueeze(1)) }},
	{covers: []string{"Tensor.Unsqueeze"}, generic: true, shapes: []Shape{{3}}, f: func(in []*Tensor) *Tensor { return in[0].Unsqueeze(-1).Mul(in[0]) }},
	{covers: []string{"Tensor.Transpose"}, generic: true, shapes: []Shape{{2, 3, 4}}, f: func(in []*Tensor) *Tensor { return in[0].Transpose(2, 0, 1).Tanh() }},
	{covers: []string{"Tensor.T"}, generic: true, shapes: []Shape{{3, 4}}, f: func(in []*Tensor) *Tensor { return in[0].T().MatMul(in[0]) }},
	{name: "T of a stack", generic: true, shapes: []Shape{{2, 1, 3}}, f: func(in []*Tensor) *Tensor { return in[0].T().Square() }},
	{covers: []string{"Tensor.BroadcastTo"}, shapes: []Shape{{3, 1}}, f: func(in []*Tensor) *Tensor { return in[0].BroadcastTo(2, 3, 4).Square() }},
	{covers: []string{"Tensor.Slice"}, shapes: []Shape{{5, 2}}, f: func(in []*Tensor) *Tensor { return in[0].Slice(1, 4).Mul(in[0].Slice(2, 5)) }},
	{name: "Slice of nothing", shapes: []Shape{{5, 2}}, f: func(in []*Tensor) *Tensor { return in[0].Slice(2, 2) }},
	{covers: []string{"Tensor.Narrow"}, shapes: []Shape{{2, 5, 3}}, f: func(in []*Tensor) *Tensor { return in[0].Narrow(1, 1, 3).Mul(in[0].Narrow(1, 3, 5)) }},
	{covers: []string{"Tensor.Row"}, shapes: []Shape{{4, 3}}, f: func(in []*Tensor) *Tensor { return in[0].Row(-1).Mul(in[0].Row(0)) }},
	{covers: []string{"Tensor.Take"}, shapes: []Shape{{4, 3}}, f: func(in []*Tensor) *Tensor { return in[0].Take([]int{2, 0, 2, 3}).Square() }},
	{name: "Take nothing", shapes: []Shape{{4, 3}}, f: func(in []*Tensor) *Tensor { return in[0].Take(nil) }},
	{covers: []string{"Tensor.Pick"}, shapes: []Shape{{4, 3}}, f: func(in []*Tensor) *Tensor { return in[0].Pick(Ints([]int{2, 0, 0, 1})).Square() }},
	{name: "Pick without a batch", shapes: []Shape{{3}}, f: func(in []*Tensor) *Tensor { return in[0].Pick(Ints([]int{1}).Row(0)).Exp() }},
	{name: "Pick in sequences", shapes: []Shape{{2, 2, 3}}, f: func(in []*Tensor) *Tensor { return in[0].Pick(Ints([]int{0, 1, 2, 2}, 2, 2)).Square() }},
	{covers: []string{"Concat"}, generic: true, shapes: []Shape{{2, 3}, {2, 1}, {2, 2}}, f: func(in []*Tensor) *Tensor { return Concat(-1, in[0], in[1], in[2], in[1]).Square() }},
	{name: "Concat of rows", shapes: []Shape{{2, 3}, {0, 3}, {1, 3}}, f: func(in []*Tensor) *Tensor { return Concat(0, in...).Square() }},
	{covers: []string{"Stack"}, generic: true, shapes: []Shape{{2, 3}, {2, 3}}, f: func(in []*Tensor) *Tensor { return Stack(1, in[0], in[1], in[0]).Square() }},
	{name: "Stack at the end", generic: true, shapes: []Shape{{3}, {3}}, f: func(in []*Tensor) *Tensor { return Stack(-1, in...).Exp() }},
	{covers: []string{"Tensor.Dot"}, shapes: []Shape{{5}, {5}}, f: func(in []*Tensor) *Tensor { return in[0].Dot(in[1]) }},
	{name: "Where with a broadcast condition", shapes: []Shape{{2, 1}, {3}}, f: func(in []*Tensor) *Tensor { return Where(Ints([]int{1, 0}, 2, 1), in[0], in[1]).Square() }},
	{name: "one tensor twice", generic: true, shapes: []Shape{{3}}, f: func(in []*Tensor) *Tensor { return in[0].Add(in[0]).Mul(in[0].Exp()) }},
	{name: "a diamond", generic: true, shapes: []Shape{{3, 2}}, f: func(in []*Tensor) *Tensor {
		a := in[0].Tanh()
		return a.Mul(a.Exp()).Add(a.Square())
	}},
	{name: "a small network", shapes: []Shape{{4, 3}, {5, 3}, {5}, {2, 5}}, f: func(in []*Tensor) *Tensor {
		return in[0].MatMulT(in[1]).Add(in[2]).Tanh().MatMulT(in[3]).LogSoftmax(-1).Pick(Ints([]int{0, 1, 1, 0})).Mean().Neg()
	}},
}

// alongAxis are operations over one axis, tried on each.
var alongAxis = []struct {
	covers string
	f      func(x *Tensor, axis int) *Tensor
}{
	{"Tensor.Softmax", (*Tensor).Softmax}, {"Tensor.LogSoftmax", (*Tensor).LogSoftmax},
}

// resized returns the row with every size 1, and with the first axis of each
// input empty.
func (c gradCase) resized() []gradCase {
	one, none := make([]Shape, len(c.shapes)), make([]Shape, len(c.shapes))
	for i, s := range c.shapes {
		one[i] = slices.Repeat(Shape{1}, len(s))
		if none[i] = slices.Clone(s); len(s) > 0 {
			none[i][0] = 0
		}
	}
	return c.over(one, none)
}

// gradCases returns every row of the table.
func gradCases() []gradCase {
	var all []gradCase
	add := func(c gradCase, detail string, shapes []Shape) {
		if c.name == "" {
			c.name = c.covers[0]
		}
		c.name += detail
		c.shapes = shapes
		all = append(all, c)
		if c.generic {
			all = append(all, c.resized()...)
		}
	}
	for _, c := range unaries {
		for _, s := range sizes {
			add(c, " "+s.String(), []Shape{s})
		}
	}
	for _, c := range binaries {
		for _, p := range pairs {
			add(c, fmt.Sprint(" ", p[0], p[1]), p[:])
		}
	}
	for _, c := range reducers {
		for _, r := range reductions {
			f, axes := c.f, r.axes
			c := c
			if axes != nil {
				c.f = func(in []*Tensor) *Tensor { return f([]*Tensor{in[0], Ints(axes)}) }
			}
			add(c, fmt.Sprint(" ", r.shape, " over ", axes), []Shape{r.shape})
		}
	}
	for _, s := range products3 {
		add(gradCase{covers: []string{"Tensor.MatMul"}, f: func(in []*Tensor) *Tensor { return in[0].MatMul(in[1]) }}, fmt.Sprint(" ", s.plain), s.plain[:])
		add(gradCase{covers: []string{"Tensor.MatMulT"}, f: func(in []*Tensor) *Tensor { return in[0].MatMulT(in[1]) }}, fmt.Sprint(" ", s.right), s.right[:])
		add(gradCase{covers: []string{"Tensor.TMatMul"}, f: func(in []*Tensor) *Tensor { return in[0].TMatMul(in[1]) }}, fmt.Sprint(" ", s.left), s.left[:])
	}
	for _, o := range alongAxis {
		for _, s := range []Shape{{5}, {1}, {3, 4}, {2, 3, 4}, {0, 3}} {
			for axis := range s {
				if s[axis] == 0 {
					continue
				}
				f := o.f
				c := gradCase{covers: []string{o.covers}, f: func(in []*Tensor) *Tensor { return f(in[0], axis) }}
				add(c, fmt.Sprint(" ", s, " along ", axis), []Shape{s})
			}
		}
	}
	for _, c := range others {
		add(c, "", c.shapes)
	}
	for _, family := range families {
		for _, c := range family() {
			if strings.HasPrefix(c.name, "[") { // only shapes
				c.name = c.covers[0] + " " + c.name
			}
			add(c, "", c.shapes)
		}
	}
	return all
}

// notDifferentiable lists the exported functions and methods that return a tensor
// and have no row, with the reason.
var notDifferentiable = map[string]string{
	"New": "makes a tensor", "New64": "makes a tensor", "Ints": "makes a tensor",
	"Zeros": "makes a constant", "Ones": "makes a constant", "Full": "makes a constant", "Scalar": "makes a constant",
	"Arange": "makes a constant", "Linspace": "makes a constant", "Eye": "makes a constant",
	"Rand": "draws numbers", "Randn": "draws numbers", "Bernoulli": "draws numbers",
	"Source.Uniform": "draws numbers", "Source.Normal": "draws numbers", "Source.Bernoulli": "draws numbers",
	"Tensor.Sign": "piecewise constant", "Tensor.Floor": "piecewise constant", "Tensor.Ceil": "piecewise constant", "Tensor.Round": "piecewise constant",
	"Tensor.Greater": "piecewise constant", "Tensor.Less": "piecewise constant", "Tensor.Equal": "piecewise constant",
	"Tensor.ArgMax": "gives indices", "Tensor.ArgMin": "gives indices", "OneHot": "of labels",
	"Tensor.Detach": "cuts the history: TestDetachAndNoGrad", "NoGrad": "cuts the history: TestDetachAndNoGrad",
	"Tensor.To":    "rounds, so differences say nothing: TestConversionPassesGradients",
	"WithGradient": "takes gradients", "Grads.Of": "a result", "Grads.At": "a result",
}
