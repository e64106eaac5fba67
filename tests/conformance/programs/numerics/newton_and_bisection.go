package main

import (
	"errors"
	"fmt"
	"math"
)

type Func func(float64) float64

func (f Func) Derivative(h float64) Func {
	return func(x float64) float64 { return (f(x+h) - f(x-h)) / (2 * h) }
}

var ErrDiverged = errors.New("no convergence")

func (f Func) Newton(x float64) (root float64, n int, err error) {
	df := f.Derivative(1e-6)
	for n = 1; n <= 50; n++ {
		dx := f(x) / df(x)
		x -= dx
		if math.Abs(dx) < 1e-10 {
			return x, n, nil
		}
	}
	return math.NaN(), n, fmt.Errorf("newton from %.3g: %w", x, ErrDiverged)
}

func (f Func) Bisect(lo, hi float64) (float64, error) {
	if math.Signbit(f(lo)) == math.Signbit(f(hi)) {
		return 0, fmt.Errorf("no sign change in [%g, %g]", lo, hi)
	}
	for hi-lo > 1e-12 {
		mid := lo + (hi-lo)/2
		if math.Signbit(f(mid)) == math.Signbit(f(lo)) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo, nil
}

func (f Func) Simpson(a, b float64, n int) float64 {
	h := (b - a) / float64(n)
	s := f(a) + f(b)
	for i := 1; i < n; i++ {
		s += float64(2+i%2*2) * f(a+float64(i)*h)
	}
	return s * h / 3
}

func main() {
	for name, f := range map[string]Func{"cube": func(x float64) float64 { return x*x*x - 2 }} {
		r, _, err := f.Newton(1)
		fmt.Printf("%s %.9f %v\n", name, r, err)
	}
	cosx := Func(func(x float64) float64 { return math.Cos(x) - x })
	r, n, _ := cosx.Newton(1)
	b, err := cosx.Bisect(0, 1)
	fmt.Printf("%.9f %d %.9f %v\n", r, n, b, err)
	_, err = Func(math.Exp).Bisect(-1, 1)
	fmt.Println(err)
	never := Func(func(x float64) float64 { return x*x + 1 })
	r, _, err = never.Newton(0.7)
	fmt.Println(r, errors.Is(err, ErrDiverged))
	fmt.Printf("%.8f %.8f %.5f\n", Func(math.Sin).Simpson(0, math.Pi, 20), Func(math.Sqrt).Simpson(0, 1, 200), Func(math.Sin).Derivative(1e-5)(0))
}

// Output:
// cube 1.259921050 <nil>
// 0.739085133 5 0.739085133 <nil>
// no sign change in [-1, 1]
// NaN true
// 2.00000678 0.66663796 1.00000
