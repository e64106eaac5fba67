package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

type phasor complex64

func (p phasor) conj() phasor { return phasor(complex(real(p), -imag(p))) }

func main() {
	a, b := 3+4i, complex(1, -2)
	fmt.Println(a+b, a-b, a*b, a/b, -a, a == b, a != b)
	fmt.Println(cmplx.Abs(a), real(cmplx.Conj(a)), imag(a), cmplx.Sqrt(-1))
	p := phasor(1 + 2i)
	p *= 2
	p += 1i
	fmt.Printf("%v %T %v %T\n", p, p, p.conj(), real(p))
	var c64 complex64 = complex(float32(0.1), 0.2)
	fmt.Println(c64, complex128(c64) == 0.1+0.2i, complex64(0.1+0.2i) == c64)
	fmt.Printf("%.2f %8.3g %e %+v\n", a, b, c64, a)
	inf := complex(math.Inf(1), math.NaN())
	fmt.Println(inf, cmplx.IsInf(inf), inf == inf, cmplx.IsNaN(inf))
	m := map[complex128]string{1i: "i", 2: "two"}
	fmt.Println(m[0+1i], m[complex(2, 0)], len(m))
	x := []complex128{1, 1i, -1}
	for i := range x {
		x[i] *= 1i
	}
	fmt.Println(x, 1i*1i, 2i == 2i+0)
	var z any = 1 + 0i
	_, ok := z.(complex128)
	zero := 0i
	fmt.Println(ok, a/zero, real(a)/3)
}

// Output:
// (4+2i) (2+6i) (11-2i) (-1+2i) (-3-4i) false true
// 5 3 4 (0+1i)
// (2+5i) main.phasor (2-5i) float32
// (0.1+0.2i) false true
// (3.00+4.00i) (       1      -2i) (1.000000e-01+2.000000e-01i) (3+4i)
// (+Inf+NaNi) true false false
// i two 2
// [(0+1i) (-1+0i) (-0-1i)] (-1+0i) true
// true (+Inf+Infi) 1
