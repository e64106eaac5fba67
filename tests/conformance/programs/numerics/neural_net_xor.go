package main

import (
	"fmt"
	"math"
)

type rng uint32

func (r *rng) next() float64 {
	*r ^= *r << 13
	*r ^= *r >> 17
	*r ^= *r << 5
	return float64(*r)/(1<<32)*2 - 1
}

type layer struct {
	w   [][]float64
	b   []float64
	in  []float64
	out []float64
	act activation
	gw  [][]float64
	gb  []float64
}

type activation interface {
	apply(x float64) float64
	slope(y float64) float64
}

type tanh struct{}
type sigmoid struct{ steep float64 }

func (tanh) apply(x float64) float64      { return math.Tanh(x) }
func (tanh) slope(y float64) float64      { return 1 - y*y }
func (s sigmoid) apply(x float64) float64 { return 1 / (1 + math.Exp(-s.steep*x)) }
func (s sigmoid) slope(y float64) float64 { return s.steep * y * (1 - y) }

func dense(in, out int, act activation, r *rng) *layer {
	l := &layer{act: act, b: make([]float64, out), gb: make([]float64, out), out: make([]float64, out)}
	for range out {
		row := make([]float64, in)
		for j := range row {
			row[j] = r.next()
		}
		l.w, l.gw = append(l.w, row), append(l.gw, make([]float64, in))
	}
	return l
}

func (l *layer) forward(x []float64) []float64 {
	l.in = x
	for i, row := range l.w {
		s := l.b[i]
		for j, w := range row {
			s += w * x[j]
		}
		l.out[i] = l.act.apply(s)
	}
	return l.out
}

func (l *layer) backward(grad []float64) []float64 {
	back := make([]float64, len(l.in))
	for i, g := range grad {
		g *= l.act.slope(l.out[i])
		l.gb[i] += g
		for j := range l.in {
			l.gw[i][j] += g * l.in[j]
			back[j] += g * l.w[i][j]
		}
	}
	return back
}

func (l *layer) update(rate float64) {
	for i := range l.w {
		l.b[i] -= rate * l.gb[i]
		for j := range l.w[i] {
			l.w[i][j] -= rate * l.gw[i][j]
		}
		clear(l.gw[i])
	}
	clear(l.gb)
}

func main() {
	r := rng(2463534242)
	net := []*layer{dense(2, 4, tanh{}, &r), dense(4, 1, sigmoid{1}, &r)}
	xs, ys := [][]float64{{0, 0}, {0, 1}, {1, 0}, {1, 1}}, []float64{0, 1, 1, 0}
	for epoch := range 601 {
		loss := 0.0
		for n, x := range xs {
			for _, l := range net {
				x = l.forward(x)
			}
			d := x[0] - ys[n]
			loss += d * d
			g := []float64{2 * d}
			for i := len(net) - 1; i >= 0; i-- {
				g = net[i].backward(g)
			}
		}
		for _, l := range net {
			l.update(0.5)
		}
		if epoch%200 == 0 {
			fmt.Printf("%d %.4f\n", epoch, loss)
		}
	}
	for _, x := range xs {
		fmt.Printf("%v %.0f\n", x, net[1].forward(net[0].forward(x))[0])
	}
}

// Output:
// 0 1.0348
// 200 0.0103
// 400 0.0040
// 600 0.0024
// [0 0] 0
// [0 1] 1
// [1 0] 1
// [1 1] 0
