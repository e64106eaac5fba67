package loss_test

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/loss"
)

// row is a loss with a kind of target. All tests of this file run over all
// rows.
type row struct {
	function string
	f        loss.Func
	target   func(d flux.DType) *flux.Tensor // for predictions [4, 3]
}

func any2D(d flux.DType) *flux.Tensor { return flux.NewSource(2).Uniform(-2, 2, 4, 3).To(d) }

func shares(d flux.DType) *flux.Tensor {
	return flux.NewSource(2).Uniform(-1, 1, 4, 3).To(d).Softmax(1)
}

var rows = []row{
	{"CrossEntropy", loss.CrossEntropy, func(flux.DType) *flux.Tensor { return flux.Ints([]int{2, 0, 1, 2}) }},
	{"CrossEntropy", loss.CrossEntropy, shares},
	{"BinaryCrossEntropy", loss.BinaryCrossEntropy, shares},
	{"BinaryCrossEntropy", loss.BinaryCrossEntropy, func(flux.DType) *flux.Tensor {
		return flux.Ints([]int{1, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0}, 4, 3)
	}},
	{"MSE", loss.MSE, any2D},
	{"MAE", loss.MAE, any2D},
	{"Huber", loss.Huber(1), any2D},
	{"Huber", loss.Huber(0.25), any2D},
}

func overRows(t *testing.T, test func(t *testing.T, r row)) {
	for i, r := range rows {
		t.Run(fmt.Sprintf("%d %s", i, r.function), func(t *testing.T) { test(t, r) })
	}
}

func prediction(d flux.DType) *flux.Tensor { return flux.NewSource(1).Uniform(-2, 2, 4, 3).To(d) }

func TestEveryLossHasARow(t *testing.T) {
	known := map[string]bool{}
	for _, r := range rows {
		known[r.function] = true
	}
	for _, f := range functions(t) {
		if !known[f.Name.Name] {
			t.Errorf("%s has no row in rows", f.Name.Name)
		}
	}
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

func TestValueIsAScalarOfThePredictionsType(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		for _, d := range []flux.DType{flux.Float32, flux.Float64} {
			y := r.f(prediction(d), r.target(d))
			if y.NDim() != 0 || y.DType() != d || !(y.Item() > 0) {
				t.Errorf("%v: got %v %v %v, want a positive scalar", d, y.DType(), y.Shape(), y)
			}
		}
	})
}

// TestMean wants the loss of a batch twice over to be that of the batch.
func TestMean(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		x, y := prediction(flux.Float64), r.target(flux.Float64)
		once := r.f(x, y).Item()
		twice := r.f(flux.Concat(0, x, x), flux.Concat(0, y, y)).Item()
		if math.Abs(once-twice) > 1e-12 {
			t.Errorf("got %v for the batch twice, want %v", twice, once)
		}
	})
}

func TestGradients(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		x, y := prediction(flux.Float64), r.target(flux.Float64)
		first := func() *flux.Tensor { return r.f(x, y) }
		// A gradient's own gradient, weighted so that no two values are alike.
		weights := flux.NewSource(3).Uniform(0.5, 1.5, 4, 3).To(flux.Float64)
		second := func() *flux.Tensor {
			return flux.Gradient(first, x).Of(x).Mul(weights).Square().Sum().MulScalar(100)
		}
		for order, f := range map[string]func() *flux.Tensor{"first": first, "second": second} {
			got := flux.Gradient(f, x).Of(x)
			compareDifferences(t, order+" order", f, x, got)
			if y.DType() == flux.Float64 {
				compareDifferences(t, order+" order, target", f, y, flux.Gradient(f, y).Of(y))
			}
		}
	})
}

// compareDifferences compares a gradient, nil for zero, with central
// differences.
func compareDifferences(t *testing.T, what string, f func() *flux.Tensor, x, got *flux.Tensor) {
	t.Helper()
	const step = 1e-6
	values := x.Data64()
	for i, v := range values {
		values[i] = v + step
		above := f().Item()
		values[i] = v - step
		below := f().Item()
		values[i] = v
		want, g := (above-below)/(2*step), 0.0
		if got != nil {
			g = got.Float64s()[i]
		}
		if !(math.Abs(g-want) <= 1e-7*math.Max(1, math.Abs(want))) {
			t.Errorf("%s: value %d: got %.10g, want %.10g", what, i, g, want)
		}
	}
}

func TestMisuse(t *testing.T) {
	x := prediction(flux.Float32)
	for _, r := range rows {
		y := r.target(flux.Float32)
		for _, c := range []struct {
			name  string
			x, y  *flux.Tensor
			shape bool // a *flux.ShapeError, else a *flux.TypeError
		}{
			{"one row less", x, y.Slice(0, 3), true},
			{"target of one axis more", x, y.Unsqueeze(-1), true},
			{"no prediction", nil, y, false},
			{"no target", x, nil, false},
			{"empty batch", x.Slice(0, 0), y.Slice(0, 0), true},
			{"another element type", x, flux.Zeros(4, 3).To(flux.Float64), false},
		} {
			err := caught(func() { r.f(c.x, c.y) })
			shape, typ := (*flux.ShapeError)(nil), (*flux.TypeError)(nil)
			if isShape, isType := errors.As(err, &shape), errors.As(err, &typ); isShape != c.shape || isType == c.shape {
				t.Errorf("%s, %s: got %v (%T), want a shape error: %v, else a type error", r.function, c.name, err, err, c.shape)
			}
		}
	}
}

func caught(f func()) (err error) {
	defer flux.Catch(&err)
	f()
	return nil
}

func TestErrorsSayWhatIsWrong(t *testing.T) {
	x := prediction(flux.Float32)
	for _, c := range []struct {
		f    func()
		want string
	}{
		{func() { loss.CrossEntropy(x, flux.Ints([]int{0, 1, 3, 0})) }, "label 3 at [2] is out of range: there are 3 classes, 0 to 2"},
		{func() { loss.CrossEntropy(x, flux.Ints([]int{0, 1, -1, 0})) }, "label -1 at [2]"},
		{func() { loss.CrossEntropy(x.Row(0), flux.Ints([]int{0})) }, "CrossEntropy: prediction: want [? ?], got [3]"},
		{func() { loss.CrossEntropy(x, flux.Zeros(4, 2)) }, "CrossEntropy: target: want [4 3], got [4 2]"},
		{func() { loss.BinaryCrossEntropy(x, flux.Ints([]int{0, 1, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0}, 4, 3)) },
			"BinaryCrossEntropy: label 2 at [1 2] is out of range"},
		{func() { loss.MSE(x, flux.Ints(make([]int, 12), 4, 3)) }, "MSE: target: want float32, got int32"},
		{func() { loss.MSE(flux.Ints([]int{1}), flux.Ints([]int{1})) }, "int32"},
		{func() { loss.CrossEntropy(flux.Ints([]int{1, 2}, 1, 2), flux.Ints([]int{1})) }, "int32"},
		{func() { loss.Huber(0) }, "Huber: delta: want delta > 0, got 0"},
		{func() { loss.Huber(math.NaN()) }, "Huber: delta: want delta > 0, got NaN"},
	} {
		if err := caught(c.f); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want …%s…", err, c.want)
		}
	}
}

// TestExtremeLogits wants finite values and gradients where probabilities are
// 0 and 1 in float32.
func TestExtremeLogits(t *testing.T) {
	x := flux.New([]float32{1e4, -1e4, 0, -1e4, 1e4, 0}, 2, 3)
	for _, c := range []struct {
		name string
		f    loss.Func
		y    *flux.Tensor
		want float64
	}{
		{"right", loss.CrossEntropy, flux.Ints([]int{0, 1}), 0},
		{"wrong", loss.CrossEntropy, flux.Ints([]int{1, 0}), 2e4},
		{"wrong, one-hot", loss.CrossEntropy, flux.New([]float32{0, 1, 0, 1, 0, 0}, 2, 3), 2e4},
		{"binary, right", loss.BinaryCrossEntropy, flux.New([]float32{1, 0, 0.5, 0, 1, 0.5}, 2, 3), 2 * math.Ln2 / 6},
		{"binary, wrong", loss.BinaryCrossEntropy, flux.New([]float32{0, 1, 0.5, 1, 0, 0.5}, 2, 3), (4e4 + 2*math.Ln2) / 6},
	} {
		value, grads := flux.WithGradient(func() *flux.Tensor { return c.f(x, c.y) }, x)
		if got := value.Item(); !(math.Abs(got-c.want) <= 1e-6*math.Max(1, c.want)) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
		for i, g := range grads.Of(x).Float64s() {
			if !(math.Abs(g) <= 0.5) {
				t.Errorf("%s: gradient %d: got %v, want it within ±1/2", c.name, i, g)
			}
		}
	}
}

// TestMAEAtZero fixes the choice where there is no derivative.
func TestMAEAtZero(t *testing.T) {
	x := flux.New([]float32{1, 2})
	if g := flux.Gradient(func() *flux.Tensor { return loss.MAE(x, flux.New([]float32{1, 3})) }, x).Of(x).Float64s(); g[0] != 0 || g[1] != -0.5 {
		t.Errorf("got %v, want [0 -0.5]", g)
	}
}
