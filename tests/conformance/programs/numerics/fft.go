package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

func fft(x []complex128, inverse bool) []complex128 {
	n := len(x)
	if n == 1 {
		return []complex128{x[0]}
	}
	even, odd := make([]complex128, 0, n/2), make([]complex128, 0, n/2)
	for i, v := range x {
		if i%2 == 0 {
			even = append(even, v)
		} else {
			odd = append(odd, v)
		}
	}
	e, o := fft(even, inverse), fft(odd, inverse)
	out := make([]complex128, n)
	sign := -2i
	if inverse {
		sign = 2i
	}
	for k := range n / 2 {
		t := cmplx.Exp(sign*complex(math.Pi*float64(k)/float64(n), 0)) * o[k]
		out[k], out[k+n/2] = e[k]+t, e[k]-t
	}
	return out
}

func multiply(a, b []int) []int {
	n := 1
	for n < len(a)+len(b) {
		n *= 2
	}
	fa, fb := make([]complex128, n), make([]complex128, n)
	for i, v := range a {
		fa[i] = complex(float64(v), 0)
	}
	for i, v := range b {
		fb[i] = complex(float64(v), 0)
	}
	fa, fb = fft(fa, false), fft(fb, false)
	for i := range fa {
		fa[i] *= fb[i]
	}
	out := make([]int, len(a)+len(b)-1)
	for i, v := range fft(fa, true)[:len(out)] {
		out[i] = int(math.Round(real(v) / float64(n)))
	}
	return out
}

func main() {
	const n = 16
	x := make([]complex128, n)
	for i := range x {
		t := float64(i) / n
		x[i] = complex(math.Sin(2*math.Pi*2*t)+0.5*math.Cos(2*math.Pi*5*t), 0)
	}
	y := fft(x, false)
	for k, v := range y {
		if a := cmplx.Abs(v); a > 1e-9 {
			fmt.Printf("%d: %.3f at %.1f degrees\n", k, a, cmplx.Phase(v)*180/math.Pi)
		}
	}
	worst := 0.0
	for i, v := range fft(y, true) {
		worst = max(worst, cmplx.Abs(v/n-x[i]))
	}
	fmt.Println(worst < 1e-12)
	fmt.Println(multiply([]int{1, 2, 3}, []int{4, 5, 6, 7}))
	z := complex64(complex(3, -4))
	fmt.Println(z, real(z), imag(z), cmplx.Conj(complex128(z)), z*z, z == 3-4i)
}

// Output:
// 2: 8.000 at -90.0 degrees
// 5: 4.000 at -0.0 degrees
// 11: 4.000 at 0.0 degrees
// 14: 8.000 at 90.0 degrees
// true
// [4 13 28 34 32 21]
// (3-4i) 3 -4 (3+4i) (-7-24i) true
