package main

import "fmt"

func main() {
	fmt.Println(0i, 123i, 0o123i, 0xabci, 0.i, 2.71828i, 1.e+0i, 6.67428e-11i, 1e6i, .25i, .12345e+5i, 0x1p-2i)
	fmt.Println(123i == 123i, 0b11i, 1_0i)
	fmt.Printf("%T %v %T\n", 1i, 1+2i, complex64(3i))
	const c = 2i * 2i
	var n int = c
	fmt.Println(n, c == -4, real(3+4i), imag(3+4i))
	var f float32 = 5 + 0i
	fmt.Println(f, 'a'+0i)
	fmt.Printf("%T %T\n", real(1i), imag(complex64(1i)))
}

// Output:
// (0+0i) (0+123i) (0+83i) (0+2748i) (0+0i) (0+2.71828i) (0+1i) (0+6.67428e-11i) (0+1e+06i) (0+0.25i) (0+12345i) (0+0.25i)
// true (0+3i) (0+10i)
// complex128 (1+2i) complex64
// -4 true 3 4
// 5 (97+0i)
// float64 float32
