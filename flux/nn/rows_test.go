package nn_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

// row is a model with what is known of it. All tests of this file run over all
// rows.
type row struct {
	constructor string // the function that the row stands for
	build       func() nn.Layer
	in, out     []int
	label       string
	state       []string // the paths under which it is saved
	wrong       []int    // a shape that it can not take, if there is one
}

// rows has a row for every constructor of a layer, and for some of what they
// can be joined to.
var rows = append([]row{
	{"Dense", func() nn.Layer { return nn.Dense(4, 3) }, []int{5, 4}, []int{5, 3}, "Dense(4 → 3)",
		[]string{"weight", "bias"}, []int{5, 3}},
	{"Dense", func() nn.Layer { return nn.Dense(4, 3, nn.Tanh, nn.NoBias) }, []int{5, 4}, []int{5, 3},
		"Dense(4 → 3, Tanh, NoBias)", []string{"weight"}, []int{4, 5}},
	{"Dense", func() nn.Layer { return nn.Dense(4, 3, nn.LeakyReLU(0.1)) }, []int{4}, []int{3},
		"Dense(4 → 3, LeakyReLU(0.1))", []string{"weight", "bias"}, []int{}},
	{"Dense", func() nn.Layer { return nn.Dense(4, 3, nn.GELU) }, []int{2, 3, 4}, []int{2, 3, 3},
		"Dense(4 → 3, GELU)", []string{"weight", "bias"}, []int{2, 4, 3}},
	{"Dense", func() nn.Layer { return nn.Dense(4, 3) }, []int{0, 4}, []int{0, 3}, "Dense(4 → 3)",
		[]string{"weight", "bias"}, []int{0}},
	{"Conv2D", func() nn.Layer { return nn.Conv2D(2, 3, 3) }, []int{2, 2, 4, 5}, []int{2, 3, 2, 3}, "Conv2D(2 → 3, 3×3)",
		[]string{"weight", "bias"}, []int{2, 3, 4, 5}},
	{"Conv2D", func() nn.Layer {
		return nn.Conv2D(2, 4, 3, nn.Stride(2), nn.Padding(1), nn.Groups(2), nn.Tanh, nn.NoBias)
	},
		[]int{1, 2, 5, 4}, []int{1, 4, 3, 2}, "Conv2D(2 → 4, 3×3, Stride(2), Padding(1), Groups(2), Tanh, NoBias)", []string{"weight"}, []int{2, 2}},
	{"Conv2D", func() nn.Layer { return nn.Conv2D(1, 2, 1, nn.LeakyReLU(0.1)) }, []int{1, 3, 2}, []int{2, 3, 2},
		"Conv2D(1 → 2, 1×1, LeakyReLU(0.1))", []string{"weight", "bias"}, []int{2, 3, 2}},
	{"MaxPool2D", func() nn.Layer { return nn.MaxPool2D(2) }, []int{2, 3, 4, 5}, []int{2, 3, 2, 2}, "MaxPool2D(2)", nil, []int{2, 3, 4, 1}},
	{"MeanPool2D", func() nn.Layer { return nn.MeanPool2D(2) }, []int{2, 1, 5, 4}, []int{2, 1, 2, 2}, "MeanPool2D(2)", nil, []int{2, 1, 1, 4}},
	{"GlobalMeanPool", func() nn.Layer { return nn.GlobalMeanPool() }, []int{2, 3, 4, 5}, []int{2, 3}, "GlobalMeanPool", nil, []int{4, 5}},
	{"LSTM", func() nn.Layer { return nn.LSTM(3, 4) }, []int{2, 3, 3}, []int{2, 3, 4}, "LSTM(3 → 4)",
		[]string{"inputWeight", "hiddenWeight", "bias"}, []int{2, 3}},
	{"LSTM", func() nn.Layer { return nn.LSTM(3, 4, nn.NoBias) }, []int{1, 2, 3}, []int{1, 2, 4}, "LSTM(3 → 4, NoBias)",
		[]string{"inputWeight", "hiddenWeight"}, []int{2, 3, 4}},
	{"GRU", func() nn.Layer { return nn.GRU(3, 4) }, []int{2, 3, 3}, []int{2, 3, 4}, "GRU(3 → 4)",
		[]string{"inputWeight", "hiddenWeight", "bias", "hiddenBias"}, []int{3}},
	{"GRU", func() nn.Layer { return nn.GRU(3, 4, nn.NoBias) }, []int{1, 2, 3}, []int{1, 2, 4}, "GRU(3 → 4, NoBias)",
		[]string{"inputWeight", "hiddenWeight"}, []int{2, 3, 4}},
	{"LayerNorm", func() nn.Layer { return nn.LayerNorm(4) }, []int{5, 4}, []int{5, 4}, "LayerNorm(4)", []string{"weight", "bias"}, []int{4, 5}},
	{"LayerNorm", func() nn.Layer { return nn.LayerNorm(3, 4) }, []int{2, 3, 4}, []int{2, 3, 4}, "LayerNorm(3, 4)", []string{"weight", "bias"}, []int{4}},
	{"BatchNorm", func() nn.Layer { return nn.BatchNorm(3) }, []int{5, 3}, []int{5, 3}, "BatchNorm(3)",
		[]string{"weight", "bias", "runningMean", "runningVar"}, []int{3, 5}},
	{"BatchNorm", func() nn.Layer { return nn.BatchNorm(2) }, []int{3, 2, 4, 5}, []int{3, 2, 4, 5}, "BatchNorm(2)",
		[]string{"weight", "bias", "runningMean", "runningVar"}, []int{2}},
	{"GroupNorm", func() nn.Layer { return nn.GroupNorm(2, 4) }, []int{3, 4, 5}, []int{3, 4, 5}, "GroupNorm(2, 4)", []string{"weight", "bias"}, []int{4}},
	{"GroupNorm", func() nn.Layer { return nn.GroupNorm(1, 6) }, []int{2, 6}, []int{2, 6}, "GroupNorm(1, 6)", []string{"weight", "bias"}, []int{6, 2}},
	{"Dropout", func() nn.Layer { return nn.Dropout(0.5) }, []int{5, 4}, []int{5, 4}, "Dropout(0.5)", nil, nil},
	{"Flatten", func() nn.Layer { return nn.Flatten() }, []int{5, 2, 3}, []int{5, 6}, "Flatten", nil, []int{}},
	{"Flatten", func() nn.Layer { return nn.Flatten() }, []int{5}, []int{5, 1}, "Flatten", nil, nil},
	{"Flatten", func() nn.Layer { return nn.Flatten() }, []int{0, 2, 3}, []int{0, 6}, "Flatten", nil, nil},
	{"LeakyReLU", func() nn.Layer { return nn.LeakyReLU(0.01) }, []int{5, 4}, []int{5, 4}, "LeakyReLU(0.01)", nil, nil},
	{"ELU", func() nn.Layer { return nn.ELU(1) }, []int{5, 4}, []int{5, 4}, "ELU(1)", nil, nil},
	{"CELU", func() nn.Layer { return nn.CELU(2) }, []int{5, 4}, []int{5, 4}, "CELU(2)", nil, nil},
	{"Softshrink", func() nn.Layer { return nn.Softshrink(0.5) }, []int{5, 4}, []int{5, 4}, "Softshrink(0.5)", nil, nil},
	{"ThresholdReLU", func() nn.Layer { return nn.ThresholdReLU(1) }, []int{5, 4}, []int{5, 4}, "ThresholdReLU(1)", nil, nil},
	{"Func", func() nn.Layer { return nn.Func("Sine", (*flux.Tensor).Sin) }, []int{5, 4}, []int{5, 4}, "Sine", nil, nil},
	{"Chain", func() nn.Layer { return nn.Chain() }, []int{5, 4}, []int{5, 4}, "Chain", nil, nil},
	{"Chain", func() nn.Layer {
		return nn.Chain(nn.Flatten(), nn.Dense(4, 3, nn.Tanh), nn.Chain(nn.Dense(3, 3), nn.Swish), nn.Dense(3, 2))
	}, []int{5, 2, 2}, []int{5, 2}, "Chain", []string{"layers.1.weight", "layers.1.bias",
		"layers.2.layers.0.weight", "layers.2.layers.0.bias", "layers.3.weight", "layers.3.bias"}, []int{5, 5}},
	{"Chain", func() nn.Layer { shared := nn.Dense(4, 4, nn.Tanh); return nn.Chain(shared, shared) },
		[]int{5, 4}, []int{5, 4}, "Chain", []string{"layers.0.weight", "layers.0.bias"}, []int{5, 3}},
	{"Chain", func() nn.Layer { return nn.Chain(nn.Dense(4, 3), &Scale{Gain: flux.Ones(3)}) },
		[]int{5, 4}, []int{5, 3}, "Chain", []string{"layers.0.weight", "layers.0.bias", "layers.1.gain"}, []int{5, 5}},
	{"Chain", func() nn.Layer { return nn.Chain(foreign{&Scale{Gain: flux.Ones(4)}}) },
		[]int{5, 4}, []int{5, 4}, "Chain", []string{"layers.0.gain"}, []int{5, 3}},
}, activationRows()...)

func activationRows() []row {
	var all []row
	for _, a := range nn.Activations() {
		all = append(all, row{"Activation", func() nn.Layer { return a }, []int{5, 4}, []int{5, 4}, string(a), nil, nil})
	}
	return all
}

// foreign carries a layer as the interpreter's adapters do.
type foreign struct{ value any }

func (f foreign) Unwrap() any                         { return f.value }
func (f foreign) String() string                      { return "Foreign" }
func (f foreign) Forward(x *flux.Tensor) *flux.Tensor { return f.value.(nn.Layer).Forward(x) }

func TestEveryConstructorHasARow(t *testing.T) {
	known := map[string]bool{}
	for _, r := range rows {
		known[r.constructor] = true
	}
	for name, result := range exported(t) {
		switch {
		case strings.HasSuffix(result, "Layer") && !known[name]:
			t.Errorf("%s returns a %s and has no row in rows", name, result)
		case result == "Initialiser" && initialisers[name].make == nil:
			t.Errorf("%s returns an Initialiser and has no row in initialisers", name)
		}
	}
}

// exported returns the type of the one result of each exported function.
func exported(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, f := range functions(t) {
		if f.Type.Results.NumFields() != 1 {
			continue
		}
		result := f.Type.Results.List[0].Type
		if star, ok := result.(*ast.StarExpr); ok {
			result = star.X
		}
		if name, ok := result.(*ast.Ident); ok {
			found[f.Name.Name] = name.Name
		}
	}
	return found
}

// functions returns the exported functions of the package, without methods.
func functions(t *testing.T) []*ast.FuncDecl {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var found []*ast.FuncDecl
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.IsExported() {
				found = append(found, f)
			}
		}
	}
	return found
}
