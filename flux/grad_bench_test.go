package flux

import (
	"fmt"
	"testing"
	"time"
)

// perceptron is a network of two hidden layers, and one batch for it.
type perceptron struct {
	W, B []*Tensor
	x, y *Tensor
}

func newPerceptron(batch int, sizes ...int) *perceptron {
	s := NewSource(1)
	p := &perceptron{x: s.Normal(0, 1, batch, sizes[0])}
	for i := 1; i < len(sizes); i++ {
		p.W = append(p.W, s.Normal(0, 0.1, sizes[i], sizes[i-1]))
		p.B = append(p.B, Zeros(sizes[i]))
	}
	p.y = s.Normal(0, 1, batch, sizes[len(sizes)-1])
	return p
}

func (p *perceptron) forward() *Tensor {
	h := p.x
	for i, w := range p.W {
		if h = h.MatMulT(w).Add(p.B[i]); i+1 < len(p.W) {
			h = h.Tanh()
		}
	}
	return h
}

func (p *perceptron) loss() *Tensor { return p.forward().Sub(p.y).Square().Mean() }

// penalty is the loss with the squared norm of its gradient with respect to the
// input, as in Gulrajani et al., Improved Training of Wasserstein GANs (2017).
func (p *perceptron) penalty() *Tensor {
	value, g := WithGradient(p.loss, p.x)
	return value.Add(g.Of(p.x).Square().Sum())
}

var perceptrons = []struct {
	batch int
	sizes []int
}{{1, []int{4, 8, 8, 1}}, {32, []int{32, 64, 64, 1}}, {64, []int{256, 256, 256, 10}}}

func BenchmarkStep(b *testing.B) {
	for _, c := range perceptrons {
		p := newPerceptron(c.batch, c.sizes...)
		for _, kind := range []struct {
			name string
			f    func() *Tensor
		}{{"plain", p.loss}, {"penalty", p.penalty}} {
			b.Run(fmt.Sprint(kind.name, c.sizes), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					Gradient(kind.f, p)
				}
			})
		}
	}
}

// The chain is all overhead: a number, and operations without end.
func BenchmarkChain(b *testing.B) {
	w, x := Scalar(0.9), Scalar(1)
	b.ReportAllocs()
	for b.Loop() {
		Gradient(func() *Tensor {
			h := x
			for range 1000 {
				h = h.Mul(w).AddScalar(0.1)
			}
			return h
		}, w)
	}
}

// The first gradient of a process costs what the second does: nothing is
// compiled. What is measured is the first of this process that is like it.
func TestTheFirstGradientIsAsFastAsTheNext(t *testing.T) {
	p := newPerceptron(2, 3, 5, 1)
	var took []time.Duration
	for range 20 {
		start := time.Now()
		Gradient(p.penalty, p)
		took = append(took, time.Since(start))
	}
	t.Logf("the first took %v, the second %v, the last %v", took[0], took[1], took[19])
	if took[0] > time.Second { // a busy machine may stop for a while, but not that long
		t.Errorf("the first gradient took %v", took[0])
	}
}
