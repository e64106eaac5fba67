package main

import (
	"fmt"
	"math"
)

func main() {
	inf, nan := math.Inf(1), math.NaN()
	fmt.Println(inf, -inf, nan, inf-inf, inf*0, inf+1 == inf, -inf < inf)
	fmt.Println(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, !(nan < 1))
	z := 0.0
	nz := -z
	nz2 := math.Copysign(0, -1)
	fmt.Println(z == nz2, math.Signbit(nz), math.Signbit(nz2), 1/z, 1/nz2, nz2)
	m := map[float64]int{}
	m[nan] = 1
	m[nan] = 2
	m[0.0] = 3
	m[nz2] = 4
	_, ok := m[nan]
	fmt.Println(len(m), ok, m[0])
	delete(m, nan)
	fmt.Println(len(m))
	clear(m)
	fmt.Println(len(m))
	fmt.Println(min(1, nan), max(nan, 1), min(z, nz2), max(nz2, z), math.Signbit(min(z, nz2)))
	a := [2]float64{nan, 1}
	fmt.Println(a == a, struct{ f float64 }{nan} == struct{ f float64 }{nan}, any(nan) == any(nan))
	fmt.Printf("%v %g %f %e %6.2f|%+v %+.1f\n", inf, nan, -inf, nz2, nan, inf, 2.25)
}

// Output:
// +Inf -Inf NaN NaN NaN true true
// false true false false false true
// true true true +Inf -Inf -0
// 3 false 4
// 3
// 0
// NaN NaN -0 0 true
// false false false
// +Inf NaN -Inf -0.000000e+00    NaN|+Inf +2.2
