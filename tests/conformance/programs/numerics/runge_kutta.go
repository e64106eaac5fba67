package main

import (
	"fmt"
	"math"
)

type State [2]float64

func (s State) Add(k float64, d State) State {
	for i := range s {
		s[i] += k * d[i]
	}
	return s
}

type System interface {
	Deriv(t float64, s State) State
}

type SystemFunc func(t float64, s State) State

func (f SystemFunc) Deriv(t float64, s State) State { return f(t, s) }

type Pendulum struct{ Length, Damping float64 }

func (p Pendulum) Deriv(_ float64, s State) State {
	return State{s[1], -9.81/p.Length*math.Sin(s[0]) - p.Damping*s[1]}
}

type Method func(sys System, t, h float64, s State) State

func Euler(sys System, t, h float64, s State) State { return s.Add(h, sys.Deriv(t, s)) }

func RK4(sys System, t, h float64, s State) State {
	k1 := sys.Deriv(t, s)
	k2 := sys.Deriv(t+h/2, s.Add(h/2, k1))
	k3 := sys.Deriv(t+h/2, s.Add(h/2, k2))
	k4 := sys.Deriv(t+h, s.Add(h, k3))
	return s.Add(h/6, k1).Add(h/3, k2).Add(h/3, k3).Add(h/6, k4)
}

func solve(m Method, sys System, s State, end, h float64) State {
	for t := 0.0; t < end-h/2; t += h {
		s = m(sys, t, h, s)
	}
	return s
}

func main() {
	oscillator := SystemFunc(func(_ float64, s State) State { return State{s[1], -s[0]} })
	methods := []struct {
		name string
		Method
	}{{"euler", Euler}, {"rk4", RK4}}
	for _, m := range methods {
		for _, h := range []float64{0.1, 0.05, 0.025} {
			s := solve(m.Method, oscillator, State{1, 0}, 1, h)
			fmt.Printf("%-6s h=%-6g error %.3e\n", m.name, h, math.Abs(s[0]-math.Cos(1)))
		}
	}
	start := State{0.5, 0}
	for _, p := range []Pendulum{{1, 0}, {Length: 2}, {1, 0.5}} {
		s := solve(RK4, p, start, 2, 0.01)
		fmt.Printf("%+v %.6f\n", p, s)
	}
	fmt.Println(start)
}

// Output:
// euler  h=0.1    error 3.049e-02
// euler  h=0.05   error 1.438e-02
// euler  h=0.025  error 6.971e-03
// rk4    h=0.1    error 6.612e-07
// rk4    h=0.05   error 4.262e-08
// rk4    h=0.025  error 2.702e-09
// {Length:1 Damping:0} [0.496631 0.177733]
// {Length:2 Damping:0} [-0.173223 1.026695]
// {Length:1 Damping:0.5} [0.297926 0.096828]
// [0.5 0]
