package nn_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

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
		e := (*flux.ShapeError)(nil)
		if !errors.As(err, &e) {
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
		for range 400 { // a memory of small numbers learns slowly
			grads := flux.Gradient(f, model)
			for _, p := range nn.Parameters(model) {
				for i, g := range grads.Of(p.Tensor).Data32() {
					p.Tensor.Data32()[i] -= 0.1 * g
				}
			}
		}
		if last := f().Item(); !(last < first/2) {
			t.Errorf("after 400 steps: got %v, want less than half of %v", last, first)
		}
	})
}
