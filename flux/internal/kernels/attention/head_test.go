package attention

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// TestHead compares float32 at each level with a sum by hand in float64: results,
// logarithms of sums and gradients, of matrices with gaps between their rows that
// end where memory does.
func TestHead(t *testing.T) {
	overLevels(t, func(t *testing.T) {
		for _, s := range [][4]int{{1, 1, 1, 1}, {3, 5, 4, 2}, {64, 64, 8, 8}, {65, 70, 3, 17}, {33, 300, 16, 5}, {130, 20, 5, 4}, {5, 0, 2, 2}, {4, 3, 0, 2}, {2, 600, 1, 1}} {
			for _, causal := range []bool{false, true} {
				for _, masked := range []bool{false, true} {
					for _, scale := range []float32{0.7, -0.4} { // one is left to the loops
						c := newTrial(t, s, causal, masked)
						c.Scale = scale
						c.run(t)
					}
				}
			}
		}
	})
}

// A trial is a head with its numbers.
type trial struct {
	Head[float32]
	g, out Matrix[float32]
	lse    []float32
	d      Gradient[float32]
}

func newTrial(t *testing.T, s [4]int, causal, masked bool) *trial {
	source := rand.New(rand.NewPCG(7, 8))
	matrix := func(rows, cols int) Matrix[float32] {
		apart := cols + 3
		return Matrix[float32]{guarded(t, max(0, (rows-1)*apart+cols), true, func(int) float32 { return float32(source.NormFloat64()) }), apart, 1}
	}
	n, m, d, e := s[0], s[1], s[2], s[3]
	c := &trial{Head: Head[float32]{N: n, M: m, D: d, E: e, Scale: 0.7, Causal: causal, Q: matrix(n, d), K: matrix(m, d), V: matrix(m, e), Poll: func() {}}}
	if masked {
		c.Mask = Matrix[bool]{make([]bool, n*m), m, 1}
		for i := range c.Mask.Data {
			c.Mask.Data[i] = source.IntN(3) > 0 && i/max(1, m) != 2 // query 2 sees nothing
		}
		c.Bias = Matrix[float32]{guarded(t, m, true, func(int) float32 { return float32(source.NormFloat64()) }), 0, 1}
	}
	c.g, c.out, c.lse = matrix(n, e), matrix(n, e), make([]float32, n)
	c.d = Gradient[float32]{DQ: matrix(n, d), DK: matrix(m, d), DV: matrix(m, e)}
	return c
}

func (c *trial) run(t *testing.T) {
	t.Helper()
	for first := 0; first < c.N; first += Queries {
		c.Forward(c.out, c.lse, first, min(first+Queries, c.N))
	}
	c.Backward(c.d, c.g, c.out, c.lse)
	want := c.naive()
	what := fmt.Sprint(c.N, c.M, c.D, c.E, c.Causal, c.Mask.Data != nil)
	check := func(name string, got Matrix[float32], want [][]float64) {
		t.Helper()
		for i, row := range want {
			for j, w := range row {
				if g := float64(got.Data[i*got.Row+j]); !(math.Abs(g-w) <= 2e-5*(1+math.Abs(w))) && g != w {
					t.Fatalf("%s: %s [%d %d] is %v, want %v", what, name, i, j, g, w)
				}
			}
		}
	}
	check("the result", c.out, want.out)
	check("the sums", Matrix[float32]{c.lse, 1, 1}, want.lse)
	check("dQ", c.d.DQ, want.dq)
	check("dK", c.d.DK, want.dk)
	check("dV", c.d.DV, want.dv)
}

type answer struct{ out, lse, dq, dk, dv [][]float64 }

func grid(rows, cols int) [][]float64 {
	x := make([][]float64, rows)
	for i := range x {
		x[i] = make([]float64, cols)
	}
	return x
}

// naive computes everything element by element.
func (c *trial) naive() answer {
	at := func(m Matrix[float32], i, j int) float64 { return float64(m.Data[i*m.Row+j*m.Col]) }
	a := answer{grid(c.N, c.E), grid(c.N, 1), grid(c.N, c.D), grid(c.M, c.D), grid(c.M, c.E)}
	for i := range c.N {
		w, sum := make([]float64, c.M), 0.0
		for j := range w {
			if c.Causal && j > i || c.Mask.Data != nil && !c.Mask.Data[i*c.Mask.Row+j*c.Mask.Col] {
				continue
			}
			s := 0.0
			for l := range c.D {
				s += at(c.Q, i, l) * at(c.K, j, l) * float64(c.Scale)
			}
			if c.Bias.Data != nil {
				s += at(c.Bias, i, j)
			}
			w[j] = math.Exp(s)
			sum += w[j]
		}
		if a.lse[i][0] = math.Inf(1); sum > 0 {
			a.lse[i][0] = math.Log(sum)
		}
		delta := 0.0
		for j := range w {
			if sum > 0 {
				w[j] /= sum
			}
			for l := range c.E {
				a.out[i][l] += w[j] * at(c.V, j, l)
				delta += w[j] * at(c.V, j, l) * at(c.g, i, l)
				a.dv[j][l] += w[j] * at(c.g, i, l)
			}
		}
		for j := range w {
			ds := -delta
			for l := range c.E {
				ds += at(c.V, j, l) * at(c.g, i, l)
			}
			ds *= w[j] * float64(c.Scale)
			for l := range c.D {
				a.dq[i][l] += ds * at(c.K, j, l)
				a.dk[j][l] += ds * at(c.Q, i, l)
			}
		}
	}
	return a
}

// Add adds to what the gradients are already.
func TestGradientsAdd(t *testing.T) {
	c := newTrial(t, [4]int{70, 65, 4, 3}, true, false)
	c.Forward(c.out, c.lse, 0, 64)
	c.Forward(c.out, c.lse, 64, 70)
	c.Backward(c.d, c.g, c.out, c.lse)
	before := append([]float32(nil), c.d.DQ.Data...)
	c.d.Add = true
	c.Backward(c.d, c.g, c.out, c.lse)
	for i := range c.N {
		for j := range c.D {
			if at := i*c.d.DQ.Row + j; !near(c.d.DQ.Data[at], 2*float64(before[at])) {
				t.Fatalf("element %d %d is %v, want twice %v", i, j, c.d.DQ.Data[at], before[at])
			}
		}
	}
}
