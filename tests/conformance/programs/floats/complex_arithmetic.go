package main

import (
	"fmt"
	"math/cmplx"
)

func main() {
	a, b := 1+2i, complex(3, -4)
	fmt.Println(a+b, a-b, a*b, a/b, -a, a == b, a != b, a == 1+2i)
	var c64 complex64 = complex64(a)
	fmt.Printf("%T %T %T %T\n", a, c64, real(c64), imag(b))
	fmt.Println(real(a), imag(b), real(c64)*2, cmplx.Abs(b), cmplx.Conj(a))
	var f32 float32 = 1.5
	z := complex(f32, 2)
	fmt.Printf("%T %v %.1f\n", z, z, z)
	a += 1
	a *= 1i
	fmt.Println(a, a*a, 1/a)
	zero := complex(0, 0)
	fmt.Println(a/zero, zero/zero == zero/zero, cmplx.IsNaN(zero/zero))
	m := map[complex128]string{1i: "i", 1: "one"}
	fmt.Println(m[complex(0, 1)], m[1+0i])
	const c = 3 + 4i
	var f float64 = real(c) + imag(c)
	fmt.Println(f, real(c)*1.5, c*c)
	var x any = 2i
	_, is := x.(complex128)
	fmt.Println(is, x == 2i)
	p := &a
	*p = complex(imag(*p), real(*p))
	fmt.Println(a)
}

// Output:
// (4-2i) (-2+6i) (11+2i) (-0.2+0.4i) (-1-2i) false true true
// complex128 complex64 float32 float64
// 1 -4 2 5 (1-2i)
// complex64 (1.5+2i) (1.5+2.0i)
// (-2+2i) (0-8i) (-0.25-0.25i)
// (-Inf+Infi) false true
// i one
// 7 4.5 (-7+24i)
// true true
// (2-2i)
