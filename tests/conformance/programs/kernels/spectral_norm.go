package main

import (
	"fmt"
	"math"
)

func a(i, j int) float64 { return 1 / float64((i+j)*(i+j+1)/2+i+1) }

type vec []float64

func (v vec) times(u vec, at func(i, j int) float64) {
	for i := range v {
		var s float64
		for j := range u {
			s += at(i, j) * u[j]
		}
		v[i] = s
	}
}

func (v vec) timesAtA(u vec) {
	x := make(vec, len(u))
	x.times(u, a)
	v.times(x, func(i, j int) float64 { return a(j, i) })
}

func main() {
	const n = 40
	u, v := make(vec, n), make(vec, n)
	for i := range u {
		u[i] = 1
	}
	for i := 0; i < 6; i++ {
		v.timesAtA(u)
		u.timesAtA(v)
	}
	var vBv, vv float64
	for i := range v {
		vBv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	fmt.Printf("%.6f\n", math.Sqrt(vBv/vv))
}

// Output:
// 1.274167
