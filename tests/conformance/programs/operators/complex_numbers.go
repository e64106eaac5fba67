package main

import (
	"fmt"
	"math/cmplx"
)

type C complex128

func (c C) Conj() C { return C(cmplx.Conj(complex128(c))) }
func main() {
	a, b := 1+2i, 3-4i
	fmt.Println(a+b, a-b, a*b, a/b, -a, a == b, real(a*b), imag(a))
	var c64 complex64 = complex(1.5, -2)
	c64 *= c64
	fmt.Printf("%v %.1f %T %T\n", c64, c64, c64, real(c64))
	fmt.Println(C(a).Conj(), cmplx.Abs(3+4i), cmplx.Sqrt(-1))
	m := map[complex128]string{1i: "i"}
	fmt.Println(m[1i], m[complex(0, 1)])
	z := 0i
	for range 3 {
		z = z*z + 1i
	}
	fmt.Println(z)
	s := []complex128{1, 2i}
	s[0] += s[1]
	fmt.Println(s)
}

// Output:
// (4-2i) (-2+6i) (11+2i) (-0.2+0.4i) (-1-2i) false 11 2
// (-1.75-6i) (-1.8-6.0i) complex64 float32
// (1-2i) 5 (0+1i)
// i i
// (0-1i)
// [(1+2i) (0+2i)]
