package nn_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math"
	"slices"
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

// overRows runs a test for each row.
func overRows(t *testing.T, test func(t *testing.T, r row)) {
	for i, r := range rows {
		t.Run(fmt.Sprintf("%d %s", i, r.label), func(t *testing.T) { test(t, r) })
	}
}

// input returns numbers between -2 and 2 without regularity, the same each
// time.
func input(d flux.DType, shape ...int) *flux.Tensor {
	return flux.NewSource(7).Uniform(-2, 2, shape...).To(d)
}

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
	files := token.NewFileSet()
	packages, err := parser.ParseDir(files, ".", func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, file := range packages["nn"].Files {
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Recv != nil || !f.Name.IsExported() || f.Type.Results.NumFields() != 1 {
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
	}
	return found
}

func TestForwardShape(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		for _, d := range []flux.DType{flux.Float32, flux.Float64} {
			model := r.build()
			nn.Convert(model, d)
			x := input(d, r.in...)
			before := x.Float64s()
			y := model.Forward(x)
			if !y.Shape().Equal(r.out) || y.DType() != d {
				t.Errorf("Forward of %v %v: got %v %v, want %v", r.in, d, y.Shape(), y.DType(), r.out)
			}
			if !slices.Equal(before, x.Float64s()) {
				t.Errorf("Forward changed its input: got %v, want %v", x.Float64s(), before)
			}
		}
	})
}

func TestWrongShape(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		if r.wrong == nil {
			t.Skip("takes every shape")
		}
		err := caught(func() { nn.Chain(nn.Identity, r.build()).Forward(input(flux.Float32, r.wrong...)) })
		e, ok := err.(*flux.ShapeError)
		if !ok {
			t.Fatalf("Forward of %v: got %v, want a *flux.ShapeError", r.wrong, err)
		}
		if want := "1: " + r.label; !strings.HasPrefix(e.Path, want) {
			t.Errorf("path: got %q, want %q first", e.Path, want)
		}
	})
}

// caught returns the typed error that f panics with, nil if it does not panic.
func caught(f func()) (err error) {
	defer flux.Catch(&err)
	f()
	return nil
}

func TestStatePaths(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		var got []string
		for _, p := range nn.State(r.build()) {
			got = append(got, p.Path)
		}
		if !slices.Equal(got, r.state) {
			t.Errorf("got %q, want %q", got, r.state)
		}
	})
}

func TestStateCarriesEverything(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		from, to := r.build(), r.build()
		saved := map[string]*flux.Tensor{}
		for _, p := range nn.State(from) {
			saved[p.Path] = p.Tensor
		}
		for _, p := range nn.State(to) {
			copy(p.Tensor.Data32(), saved[p.Path].Data32())
		}
		x := input(flux.Float32, r.in...)
		if got, want := to.Forward(x).Float64s(), from.Forward(x).Float64s(); !slices.Equal(got, want) {
			t.Errorf("after copying the state: got %v, want %v", got, want)
		}
	})
}

func TestPrinting(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		s := nn.Chain(r.build()).String()
		if !strings.Contains(s, "└─ 0: "+r.label) {
			t.Errorf("got\n%s\nwant a line with %q", s, r.label)
		}
		if n := nn.Count(r.build()); n > 0 && !strings.Contains(s, fmt.Sprintf("\n%d parameters", n)) {
			t.Errorf("got\n%s\nwant a line with %d parameters", s, n)
		}
		h := nn.Chain(r.build()).HTML()
		for _, tag := range []string{"table", "thead", "tbody", "tr", "td", "th", "span", "code"} {
			if open, shut := strings.Count(h, "<"+tag+">")+strings.Count(h, "<"+tag+" "), strings.Count(h, "</"+tag+">"); open != shut {
				t.Errorf("HTML: %d <%s> and %d </%s> in\n%s", open, tag, shut, tag, h)
			}
		}
	})
}

// TestGradient compares gradients with central differences, for the input and
// every parameter.
func TestGradient(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		model := r.build()
		nn.Convert(model, flux.Float64)
		nn.TestMode(model) // each call of Dropout in training would be another function
		x := input(flux.Float64, r.in...)
		weights := flux.NewSource(8).Uniform(0.5, 1.5, r.out...).To(flux.Float64)
		f := func() *flux.Tensor { return model.Forward(x).Mul(weights).Sum() }
		wrt := append(nn.Parameters(model), nn.Parameter{Path: "x", Tensor: x})
		var all []any
		for _, p := range wrt {
			all = append(all, p.Tensor)
		}
		grads := flux.Gradient(f, all...)
		for _, p := range wrt {
			compareDifferences(t, p.Path, f, p.Tensor, grads.Of(p.Tensor))
		}
	})
}

// TestSecondGradient compares the gradients of a squared gradient with central
// differences.
func TestSecondGradient(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		model := r.build()
		nn.Convert(model, flux.Float64)
		nn.TestMode(model)
		x := input(flux.Float64, r.in...)
		f := func() *flux.Tensor {
			g := flux.Gradient(func() *flux.Tensor { return model.Forward(x).Square().Sum() }, x).Of(x)
			return g.Square().Sum()
		}
		compareDifferences(t, "x", f, x, flux.Gradient(f, x).Of(x))
	})
}

// compareDifferences compares the gradient got of f at p with differences.
func compareDifferences(t *testing.T, path string, f func() *flux.Tensor, p, got *flux.Tensor) {
	t.Helper()
	const step = 1e-6
	if got == nil {
		t.Errorf("%s: no gradient", path)
		return
	}
	values, g := p.Data64(), got.Float64s()
	for i, v := range values {
		values[i] = v + step
		above := f().Item()
		values[i] = v - step
		below := f().Item()
		values[i] = v
		want := (above - below) / (2 * step)
		if !(math.Abs(g[i]-want) <= 1e-6*math.Max(1, math.Abs(want))+1e-7*math.Abs(above)) {
			t.Errorf("%s[%d]: got %.9g, want %.9g", path, i, g[i], want)
		}
	}
}

// TestTraining makes steps down the gradient and wants the error to shrink.
func TestTraining(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		model := r.build()
		if nn.Count(model) == 0 || slices.Contains(r.in, 0) {
			t.Skip("nothing to train")
		}
		x := input(flux.Float32, r.in...)
		target := model.Forward(x).MulScalar(0.5)
		f := func() *flux.Tensor { return model.Forward(x).Sub(target).Square().Mean() }
		first := f().Item()
		for range 100 {
			grads := flux.Gradient(f, model)
			for _, p := range nn.Parameters(model) {
				for i, g := range grads.Of(p.Tensor).Data32() {
					p.Tensor.Data32()[i] -= 0.1 * g
				}
			}
		}
		if last := f().Item(); !(last < first/2) {
			t.Errorf("after 100 steps: got %v, want less than half of %v", last, first)
		}
	})
}
