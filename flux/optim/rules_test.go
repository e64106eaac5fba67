package optim_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

// row is a rule and what it does to one number, written down as in its
// source. All tests of this file run over all rows.
type row struct {
	constructor string
	rule        optim.Rule
	// byHand returns a function that gives the parameter after the next step.
	byHand func() func(t, p, g float64) float64
}

var rows = []row{
	{"Descent", optim.Descent(0.1), func() func(t, p, g float64) float64 {
		return func(_, p, g float64) float64 { return p - 0.1*g }
	}},
	{"Momentum", optim.Momentum(0.05), momentumByHand(0.05, 0.9)},
	{"Momentum", optim.Momentum(0.1, optim.Rho(0.5)), momentumByHand(0.1, 0.5)},
	{"Nesterov", optim.Nesterov(0.05, optim.Rho(0.8)), func() func(t, p, g float64) float64 {
		v := 0.0
		return func(_, p, g float64) float64 {
			d := -0.8*0.8*v + (1+0.8)*0.05*g
			v = 0.8*v - 0.05*g
			return p - d
		}
	}},
	{"Adam", optim.Adam(0.1), adamByHand(0.1, 0.9, 0.999, 1e-8, 0, 0)},
	{"Adam", optim.Adam(0.2, optim.Betas(0.5, 0.9), optim.Epsilon(0.01)), adamByHand(0.2, 0.5, 0.9, 0.01, 0, 0)},
	{"AdamW", optim.AdamW(0.1), adamByHand(0.1, 0.9, 0.999, 1e-8, 0, 0)},
	{"AdamW", optim.AdamW(0.1, optim.Lambda(0.02)), adamByHand(0.1, 0.9, 0.999, 1e-8, 0.1*0.02, 0)},
	{"AdamW", optim.AdamW(0.1, optim.Lambda(0.002), optim.Couple(false), optim.Epsilon(1e-4)),
		adamByHand(0.1, 0.9, 0.999, 1e-4, 0.002, 0)},
	{"With", optim.With(optim.Descent(0.1)), func() func(t, p, g float64) float64 {
		return func(_, p, g float64) float64 { return p - 0.1*g }
	}},
	{"WeightDecay", optim.With(optim.Adam(0.1), optim.WeightDecay(0.01)), adamByHand(0.1, 0.9, 0.999, 1e-8, 0, 0.01)},
	{"ClipNorm", optim.With(optim.Momentum(0.05), optim.ClipNorm(0.5)), func() func(t, p, g float64) float64 {
		next := momentumByHand(0.05, 0.9)()
		return func(t, p, g float64) float64 { return next(t, p, math.Max(-0.5, math.Min(0.5, g))) }
	}},
}

func momentumByHand(eta, rho float64) func() func(t, p, g float64) float64 {
	return func() func(t, p, g float64) float64 {
		v := 0.0
		return func(_, p, g float64) float64 {
			v = rho*v + eta*g
			return p - v
		}
	}
}

func adamByHand(eta, beta1, beta2, epsilon, decay, l2 float64) func() func(t, p, g float64) float64 {
	return func() func(t, p, g float64) float64 {
		m, v := 0.0, 0.0
		return func(t, p, g float64) float64 {
			g += l2 * p
			m = beta1*m + (1-beta1)*g
			v = beta2*v + (1-beta2)*g*g
			mHat, vHat := m/(1-math.Pow(beta1, t)), v/(1-math.Pow(beta2, t))
			return p - eta*mHat/(math.Sqrt(vHat)+epsilon) - decay*p
		}
	}
}

func overRows(t *testing.T, test func(t *testing.T, r row)) {
	for i, r := range rows {
		t.Run(fmt.Sprintf("%d %v", i, r.rule), func(t *testing.T) { test(t, r) })
	}
}

func TestEveryConstructorHasARow(t *testing.T) {
	known := map[string]bool{}
	for _, r := range rows {
		known[r.constructor] = true
	}
	for _, f := range functions(t) {
		if f.Type.Results.NumFields() != 1 {
			continue
		}
		result, ok := f.Type.Results.List[0].Type.(*ast.Ident)
		if ok && (strings.HasSuffix(result.Name, "Rule") || strings.HasSuffix(result.Name, "Modifier")) && !known[f.Name.Name] {
			t.Errorf("%s returns a %s and has no row in rows", f.Name.Name, result.Name)
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

// gradientOf gives p the gradient g by way of a function that has it.
func gradientOf(p, g *flux.Tensor) *flux.Grads {
	return flux.Gradient(func() *flux.Tensor { return p.Mul(g).Sum() }, p)
}

func TestStepsByHand(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		for _, d := range []flux.DType{flux.Float64, flux.Float32} {
			tolerance := map[flux.DType]float64{flux.Float64: 1e-14, flux.Float32: 1e-6}[d]
			// One number at a time: ClipNorm is about the whole parameter.
			for _, start := range []float64{0.7, -2} {
				p := flux.New64([]float64{start}).To(d)
				state, byHand, want := optim.Setup(r.rule, p), r.byHand(), start
				for i, g := range []float64{0.3, -1.5, 0.25} {
					state.Update(gradientOf(p, flux.New64([]float64{g}).To(d)))
					want = byHand(float64(i+1), want, g)
					if got := p.Item(); !(math.Abs(got-want) <= tolerance*math.Max(1, math.Abs(want))) {
						t.Errorf("%v from %v, step %d: got %.15g, want %.15g", d, start, i+1, got, want)
					}
				}
				if state.Steps() != 3 {
					t.Errorf("Steps: got %d, want 3", state.Steps())
				}
			}
		}
	})
}

// bowl is a model whose loss is a quadratic function, steeper in some
// directions.
type bowl struct{ A, B *flux.Tensor }

func newBowl() *bowl {
	return &bowl{A: flux.New([]float32{1, -2, 3, 0.5, -1.5, 2}, 2, 3), B: flux.New([]float32{4, -1})}
}

func (b *bowl) loss() *flux.Tensor {
	steep := flux.New([]float32{1, 2, 0.5}, 3)
	return b.A.AddScalar(-1).Square().Mul(steep).Sum().Add(b.B.AddScalar(0.5).Square().Sum())
}

func (b *bowl) train(s *optim.State, steps int) {
	for range steps {
		s.Update(flux.Gradient(b.loss, b))
	}
}

func TestConvergence(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		b := newBowl()
		b.train(optim.Setup(r.rule, b), 600)
		// What decays ends short of the minimum.
		if got := b.loss().Item(); !(got < 0.05) {
			t.Errorf("loss after 600 steps: got %v, want below 0.05", got)
		}
	})
}

func TestResume(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		straight := newBowl()
		straight.train(optim.Setup(r.rule, straight), 20)

		stopped := newBowl()
		before := optim.Setup(r.rule, stopped)
		stopped.train(before, 8)
		var saved []flux.Leaf
		for _, l := range before.Tensors() {
			saved = append(saved, flux.Leaf{Path: l.Path, Tensor: l.Tensor.Clone()})
		}
		resumed := &bowl{A: stopped.A.Clone(), B: stopped.B.Clone()}
		after := optim.Setup(r.rule, resumed)
		if err := after.Restore(saved); err != nil {
			t.Fatal(err)
		}
		stopped.train(before, 5) // must not touch what was saved
		resumed.train(after, 12)
		if !slices.Equal(resumed.A.Data32(), straight.A.Data32()) || !slices.Equal(resumed.B.Data32(), straight.B.Data32()) {
			t.Errorf("after a break: got %v, want %v", resumed.A, straight.A)
		}
		if after.Steps() != 20 {
			t.Errorf("Steps: got %d, want 20", after.Steps())
		}
	})
}

func TestGradientsStayAsTheyAre(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		b := newBowl()
		grads := flux.Gradient(b.loss, b)
		before := grads.Of(b.A).Float64s()
		optim.Setup(r.rule, b).Update(grads)
		if got := grads.Of(b.A).Float64s(); !slices.Equal(got, before) {
			t.Errorf("got %v, want %v", got, before)
		}
	})
}

func TestAdjust(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		b := newBowl()
		s := optim.Setup(r.rule, b)
		b.train(s, 3)
		was := fmt.Sprint(s.Rule())
		s.Adjust(0)
		if got := fmt.Sprint(s.Rule()); got == was || s.Steps() != 3 {
			t.Errorf("got %v at step %d, want another rate at step 3", got, s.Steps())
		}
		again := optim.Setup(r.rule, newBowl())
		if got := fmt.Sprint(again.Rule()); got != was {
			t.Errorf("Adjust changed the caller's rule: got %v, want %v", got, was)
		}
	})
}

func TestNotFinite(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		p := flux.New([]float32{1, 2})
		optim.Setup(r.rule, p).Update(gradientOf(p, flux.New([]float32{float32(math.NaN()), 0.1})))
		if !math.IsNaN(p.At(0)) {
			t.Errorf("got %v, want NaN first", p)
		}
	})
}

// TestSharedParametersMoveOnce wants one memory for a tensor used twice.
func TestSharedParametersMoveOnce(t *testing.T) {
	overRows(t, func(t *testing.T, r row) {
		shared := flux.New([]float32{0.5})
		model := []*bowl{{A: shared}, {B: shared}}
		s := optim.Setup(r.rule, model)
		s.Update(flux.Gradient(func() *flux.Tensor { return model[0].A.Add(model[1].B).Sum() }, model))
		alone := flux.New([]float32{0.5})
		optim.Setup(r.rule, alone).Update(gradientOf(alone, flux.New([]float32{2})))
		if shared.Item() != alone.Item() {
			t.Errorf("got %v, want %v", shared.Item(), alone.Item())
		}
		if got := len(nn.State(s)); got != len(s.Tensors()) || got > 3 {
			t.Errorf("got %d tensors of state, want those of one parameter", got)
		}
	})
}
