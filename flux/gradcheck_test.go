package flux

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"path/filepath"
	"strings"
	"testing"
)

// inputs draws the inputs of a row: distinct numbers that stay at least 0.02
// away from every multiple of a half.
func (c gradCase) inputs() []*Tensor {
	source := NewSource(7)
	lo, hi := c.lo, c.hi
	if lo == 0 && hi == 0 {
		lo, hi = -1.5, 1.5
	}
	in := make([]*Tensor, len(c.shapes))
	for i, s := range c.shapes {
		in[i] = alloc(Float64, s)
		for j := range in[i].f64 {
			x := 0.0
			for x = lo + (hi-lo)*source.Float64(); math.Abs(x*2-math.Round(x*2)) < 0.04; {
				x = lo + (hi-lo)*source.Float64()
			}
			in[i].f64[j] = x
		}
	}
	return in
}

// weighted makes one number of f's result: a sum with fixed weights, so that the
// gradient that enters the pullback is not uniform.
func weighted(y *Tensor, seed uint64) *Tensor {
	return y.Mul(NewSource(seed).Uniform(0.5, 1.5, y.shape...).To(y.dtype)).Sum()
}

func anys(ts []*Tensor) []any {
	out := make([]any, len(ts))
	for i, t := range ts {
		out[i] = t
	}
	return out
}

// numeric returns the central differences of f with respect to each input.
func numeric(f func() float64, in []*Tensor) [][]float64 {
	const h = 1e-5
	out := make([][]float64, len(in))
	for i, t := range in {
		out[i] = make([]float64, len(t.f64))
		for j, x := range t.f64 {
			t.f64[j] = x + h
			up := f()
			t.f64[j] = x - h
			out[i][j] = (up - f()) / (2 * h)
			t.f64[j] = x
		}
	}
	return out
}

// compare fails unless got is want, where no gradient counts as zeros.
func compare(t *testing.T, what string, got *Tensor, want []float64, tolerance float64) {
	t.Helper()
	for j, w := range want {
		g := 0.0
		if got != nil {
			g = got.flat(j)
		}
		if !(math.Abs(g-w) <= tolerance*(1+math.Abs(w))) {
			t.Errorf("%s: element %d is %v, want %v", what, j, g, w)
			return
		}
	}
}

func TestGradients(t *testing.T) {
	for _, c := range gradCases() {
		t.Run(c.name, func(t *testing.T) {
			in := c.inputs()
			loss := func() *Tensor { return weighted(c.f(in), 3) }
			_, grads := WithGradient(loss, anys(in)...)
			want := numeric(func() float64 { return loss().Item() }, in)
			for i := range in {
				g := grads.At(i)
				if g != nil && (!g.shape.Equal(in[i].shape) || g.dtype != Float64) {
					t.Fatalf("input %d is %v %v, its gradient %v %v", i, in[i].shape, Float64, g.shape, g.dtype)
				}
				compare(t, "first order", g, want[i], 1e-6)
			}
			single := make([]*Tensor, len(in))
			for i := range in {
				single[i] = in[i].To(Float32)
			}
			_, grads32 := WithGradient(func() *Tensor { return weighted(c.f(single).To(Float32), 3) }, anys(single)...)
			for i := range in {
				compare(t, "float32", grads32.At(i), want[i], 2e-3)
			}
			c.secondOrder(t, in)
		})
	}
}

// secondOrder differentiates a weighted sum of the first-order gradients.
func (c gradCase) secondOrder(t *testing.T, in []*Tensor) {
	inner := func() *Tensor {
		g := Gradient(func() *Tensor { return weighted(c.f(in), 3) }, anys(in)...)
		total := New64([]float64{0}, 1).Row(0)
		for i := range in {
			if gi := g.At(i); gi != nil {
				total = total.Add(weighted(gi, uint64(11+i)))
			}
		}
		return total
	}
	grads := Gradient(inner, anys(in)...)
	want := numeric(func() float64 { return inner().Item() }, in)
	for i := range in {
		compare(t, "second order", grads.At(i), want[i], 2e-6)
	}
}

// exportedTensorFunctions parses this package and returns the exported functions
// and methods that return a tensor: "Concat", "Tensor.Add".
func exportedTensorFunctions(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !f.Name.IsExported() || f.Type.Results == nil || !isTensor(f.Type.Results.List[0].Type) {
				continue
			}
			name := f.Name.Name
			if f.Recv != nil {
				star, ok := f.Recv.List[0].Type.(*ast.StarExpr)
				if !ok {
					continue
				}
				name = star.X.(*ast.Ident).Name + "." + name
			}
			names = append(names, name)
		}
	}
	return names
}

func isTensor(e ast.Expr) bool {
	star, ok := e.(*ast.StarExpr)
	if !ok {
		return false
	}
	id, ok := star.X.(*ast.Ident)
	return ok && id.Name == "Tensor"
}

func TestEveryOperationIsInTheGradientTable(t *testing.T) {
	covered := map[string]bool{}
	for _, c := range gradCases() {
		for _, name := range c.covers {
			covered[name] = true
		}
	}
	names := exportedTensorFunctions(t)
	if len(names) < 80 {
		t.Fatalf("only %d functions were found, so the search is broken", len(names))
	}
	known := map[string]bool{}
	for _, name := range names {
		known[name] = true
		switch _, excused := notDifferentiable[name]; {
		case covered[name] && excused:
			t.Errorf("%s has a row and is listed as not differentiable", name)
		case !covered[name] && !excused:
			t.Errorf("%s returns a tensor and has no row in the gradient table; add one, or a reason to notDifferentiable", name)
		}
	}
	for name := range covered {
		if !known[name] {
			t.Errorf("the table covers %s, which does not exist", name)
		}
	}
	for name := range notDifferentiable {
		if !known[name] {
			t.Errorf("notDifferentiable lists %s, which does not exist", name)
		}
	}
}
