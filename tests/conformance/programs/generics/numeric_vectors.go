package main

import (
	"fmt"
	"math"
)

type Scalar interface {
	~float32 | ~float64 | ~int | ~complex128
}

type Vec[T Scalar] []T

func (v Vec[T]) Zip(w Vec[T], f func(a, b T) T) Vec[T] {
	out := make(Vec[T], min(len(v), len(w)))
	for i := range out {
		out[i] = f(v[i], w[i])
	}
	return out
}

func (v Vec[T]) Dot(w Vec[T]) (s T) {
	for _, p := range v.Zip(w, func(a, b T) T { return a * b }) {
		s += p
	}
	return
}

type Mat[T Scalar] []Vec[T]

func Eye[T Scalar](n int) Mat[T] {
	m := make(Mat[T], n)
	for i := range m {
		m[i] = make(Vec[T], n)
		m[i][i] = 1
	}
	return m
}

func (m Mat[T]) Mul(o Mat[T]) Mat[T] {
	out := Eye[T](len(m))
	for i := range m {
		for j := range o[0] {
			var s T
			for k := range o {
				s += m[i][k] * o[k][j]
			}
			out[i][j] = s
		}
	}
	return out
}

func (m Mat[T]) Pow(n int) Mat[T] {
	if n == 0 {
		return Eye[T](len(m))
	}
	h := m.Pow(n / 2)
	if h = h.Mul(h); n%2 == 1 {
		h = h.Mul(m)
	}
	return h
}

func Apply[T, U Scalar](v Vec[T], f func(T) U) Vec[U] {
	out := Vec[U]{}
	for _, x := range v {
		out = append(out, f(x))
	}
	return out
}

type Volt float64

func main() {
	fmt.Println(Vec[int]{1, 2, 3}.Dot(Vec[int]{4, 5, 6}), Vec[Volt]{1.5}.Dot(Vec[Volt]{2, 9}), Vec[complex128]{1i}.Dot(Vec[complex128]{1i}))
	fib := Mat[int]{{1, 1}, {1, 0}}
	fmt.Println(fib.Pow(10), Eye[float32](2))
	fmt.Println(Apply(Vec[int]{1, 4, 9}, func(n int) float64 { return math.Sqrt(float64(n)) }))
	fmt.Printf("%T %T\n", Apply(Vec[int]{}, func(int) Volt { return 0 }), fib[0])
}

// Output:
// 32 3 (-1+0i)
// [[89 55] [55 34]] [[1 0] [0 1]]
// [1 2 3]
// main.Vec[main.Volt] main.Vec[int]
