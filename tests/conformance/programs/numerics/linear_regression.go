package main

import (
	"fmt"
	"math"
)

type Model struct {
	Weights []float64
	Bias    float64
}

func (m *Model) Predict(x []float64) float64 {
	y := m.Bias
	for i, w := range m.Weights {
		y += w * x[i]
	}
	return y
}

type Sample struct {
	X []float64
	Y float64
}

type Option func(*trainer)

type trainer struct {
	rate   float64
	epochs int
	l2     float64
	report func(epoch int, loss float64)
}

func Rate(r float64) Option    { return func(t *trainer) { t.rate = r } }
func Epochs(n int) Option      { return func(t *trainer) { t.epochs = n } }
func L2(lambda float64) Option { return func(t *trainer) { t.l2 = lambda } }
func Report(every int) Option {
	return func(t *trainer) {
		t.report = func(e int, loss float64) {
			if e%every == 0 {
				fmt.Printf("  epoch %d loss %.5f\n", e, loss)
			}
		}
	}
}

func Fit(data []Sample, opts ...Option) *Model {
	t := trainer{rate: 0.05, epochs: 300, report: func(int, float64) {}}
	for _, o := range opts {
		o(&t)
	}
	m := &Model{Weights: make([]float64, len(data[0].X))}
	n := float64(len(data))
	for e := range t.epochs {
		grad, gb, loss := make([]float64, len(m.Weights)), 0.0, 0.0
		for _, s := range data {
			d := m.Predict(s.X) - s.Y
			loss += d * d / n
			gb += 2 * d / n
			for i, x := range s.X {
				grad[i] += 2 * d * x / n
			}
		}
		for i := range m.Weights {
			m.Weights[i] -= t.rate * (grad[i] + t.l2*m.Weights[i])
		}
		m.Bias -= t.rate * gb
		t.report(e, loss)
	}
	return m
}

func ordinary(xs, ys []float64) (slope, intercept, r float64) {
	var sx, sy, sxx, sxy, syy float64
	for i, x := range xs {
		y := ys[i]
		sx, sy, sxx, sxy, syy = sx+x, sy+y, sxx+x*x, sxy+x*y, syy+y*y
	}
	n := float64(len(xs))
	slope = (n*sxy - sx*sy) / (n*sxx - sx*sx)
	intercept = (sy - slope*sx) / n
	r = (n*sxy - sx*sy) / math.Sqrt((n*sxx-sx*sx)*(n*syy-sy*sy))
	return
}

func main() {
	var data []Sample
	for i := range 20 {
		a, b := float64(i%5)/2, float64(i/5)-1.5
		data = append(data, Sample{[]float64{a, b}, 3*a - 2*b + 0.5})
	}
	m := Fit(data, Epochs(400), Rate(0.1), Report(150))
	fmt.Printf("%.3f %.3f\n", m.Weights, m.Bias)
	fmt.Printf("%.3f\n", Fit(data, L2(0.5)).Weights)
	s, c, r := ordinary([]float64{1, 2, 3, 4, 5}, []float64{2.1, 3.9, 6.2, 7.8, 10.1})
	fmt.Printf("%.4f %.4f %.5f\n", s, c, r)
}

// Output:
//   epoch 0 loss 21.75000
//   epoch 150 loss 0.00000
//   epoch 300 loss 0.00000
// [3.000 -2.000] 0.500
// [2.000 -1.667]
// 1.9900 0.0500 0.99865
