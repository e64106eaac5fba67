package nn_test

import (
	"math"
	"slices"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

// initialisers has a row for every initialiser: what it draws for a weight of
// 60 outputs and 40 inputs.
var initialisers = map[string]struct {
	make  nn.Initialiser
	bound float64 // no value is beyond, and some come close; 0 for none
	std   float64
}{
	"GlorotUniform":   {nn.GlorotUniform(), math.Sqrt(6.0 / 100), math.Sqrt(2.0 / 100)},
	"GlorotNormal":    {nn.GlorotNormal(nn.Gain(3)), 0, 3 * math.Sqrt(2.0/100)},
	"KaimingUniform":  {nn.KaimingUniform(), math.Sqrt(6.0 / 40), math.Sqrt(2.0 / 40)},
	"KaimingNormal":   {nn.KaimingNormal(), 0, math.Sqrt(2.0 / 40)},
	"LecunNormal":     {nn.LecunNormal(), 2 / math.Sqrt(40) / 0.8796256610, 1 / math.Sqrt(40)},
	"TruncatedNormal": {nn.TruncatedNormal(0, 1, -2, 2), 2, 0.8796256610},
	"Orthogonal":      {nn.Orthogonal(), 0, 1 / math.Sqrt(60)},
	"Sparse":          {nn.Sparse(0.5, 0.01), 0, 0.01 * math.Sqrt(0.5)},
	"IdentityMatrix":  {nn.IdentityMatrix(), 1, math.Sqrt(1.0/60 - 1.0/3600)},
	"Zeros":           {nn.Zeros(), 0, 0},
	"Ones":            {nn.Ones(), 1, 0},
	"Constant":        {nn.Constant(3), 3, 0},
	"Uniform":         {nn.Uniform(-2, 2), 2, 4 / math.Sqrt(12)},
	"Normal":          {nn.Normal(0, 2), 0, 2},
}

func TestInitialisers(t *testing.T) {
	for name, r := range initialisers {
		t.Run(name, func(t *testing.T) {
			w := r.make(flux.NewSource(3), 60, 40)
			if !w.Shape().Equal(flux.Shape{60, 40}) || w.DType() != flux.Float32 {
				t.Fatalf("got %v %v, want float32 [60 40]", w.DType(), w.Shape())
			}
			greatest, sum, squares := 0.0, 0.0, 0.0
			for _, v := range w.Float64s() {
				greatest = max(greatest, math.Abs(v))
				sum += v
				squares += v * v
			}
			mean := sum / float64(w.Size())
			std := math.Sqrt(max(0, squares/float64(w.Size())-mean*mean))
			if math.Abs(std-r.std) > 0.05*r.std {
				t.Errorf("standard deviation: got %v, want %v", std, r.std)
			}
			if r.bound > 0 && (greatest > r.bound*1.000001 || greatest < 0.95*r.bound) {
				t.Errorf("greatest value: got %v, want close below %v", greatest, r.bound)
			}
			again := r.make(flux.NewSource(3), 60, 40)
			if !slices.Equal(w.Data32(), again.Data32()) {
				t.Error("two sources of one seed gave different weights")
			}
		})
	}
}

func TestFansOfKernelsAndVectors(t *testing.T) {
	for _, c := range []struct {
		shape []int
		bound float64
	}{
		{[]int{8, 4, 3, 3}, math.Sqrt(6.0 / (9*8 + 9*4))},
		{[]int{500}, math.Sqrt(6.0 / 501)},
		{nil, math.Sqrt(6.0 / 2)},
	} {
		greatest := 0.0
		for _, v := range nn.GlorotUniform()(flux.NewSource(5), c.shape...).Float64s() {
			greatest = max(greatest, math.Abs(v))
		}
		if greatest > c.bound*1.000001 || len(c.shape) > 0 && greatest < 0.9*c.bound {
			t.Errorf("%v: greatest value: got %v, want close below %v", c.shape, greatest, c.bound)
		}
	}
}

func TestOrthogonal(t *testing.T) {
	for _, shape := range [][]int{{4, 9}, {9, 4}, {6, 6}, {4, 2, 3, 3}} {
		w := nn.Orthogonal(nn.Gain(2))(flux.NewSource(1), shape...).Reshape(shape[0], -1)
		product, n := w.MatMul(w.T()), w.Dim(0)
		if w.Dim(0) > w.Dim(1) {
			product, n = w.T().MatMul(w), w.Dim(1)
		}
		for i, v := range product.Float64s() {
			want := 0.0
			if i%n == i/n {
				want = 4
			}
			if math.Abs(v-want) > 1e-5 {
				t.Errorf("%v: product of vectors %d and %d: got %v, want %v", shape, i/n, i%n, v, want)
			}
		}
	}
}

func TestSparseColumns(t *testing.T) {
	w := nn.Sparse(0.3, 1)(flux.NewSource(1), 10, 7)
	for column := range 7 {
		zeros := 0
		for row := range 10 {
			if w.At(row, column) == 0 {
				zeros++
			}
		}
		if zeros != 3 {
			t.Errorf("column %d: got %d zeros, want 3", column, zeros)
		}
	}
}

func TestIdentityMatrix(t *testing.T) {
	got := nn.IdentityMatrix(nn.Gain(2))(nil, 2, 3, 3).Float64s()
	want := []float64{0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := nn.IdentityMatrix()(nil, 3).Float64s(); !slices.Equal(got, []float64{0, 0, 0}) {
		t.Errorf("vector: got %v, want zeros", got)
	}
}

func TestWrongInitialisers(t *testing.T) {
	for name, f := range map[string]func(){
		"TruncatedNormal std":    func() { nn.TruncatedNormal(0, 0, -1, 1) },
		"TruncatedNormal bounds": func() { nn.TruncatedNormal(0, 1, 1, -1) },
		"Sparse share":           func() { nn.Sparse(1.5, 1) },
		"Sparse shape":           func() { nn.Sparse(0.5, 1)(flux.NewSource(1), 3) },
		"Orthogonal shape":       func() { nn.Orthogonal()(flux.NewSource(1), 3) },
	} {
		if err := caught(f); err == nil {
			t.Errorf("%s: got no error, want a typed one", name)
		}
	}
}
