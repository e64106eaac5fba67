package main

import (
	"fmt"
)

type Matrix [][]float64

func New(r, c int) Matrix {
	m := make(Matrix, r)
	for i := range m {
		m[i] = make([]float64, c)
	}
	return m
}

func (m Matrix) Mul(n Matrix) Matrix {
	out := New(len(m), len(n[0]))
	for i := range m {
		for j := range n[0] {
			for k := range n {
				out[i][j] += m[i][k] * n[k][j]
			}
		}
	}
	return out
}

func sieve(n int) (ps []int) {
	comp := make([]bool, n+1)
	for i := 2; i <= n; i++ {
		if !comp[i] {
			ps = append(ps, i)
			for j := i * i; j <= n; j += i {
				comp[j] = true
			}
		}
	}
	return
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func main() {
	a := Matrix{{1, 2}, {3, 4}}
	fmt.Println(a.Mul(a), sieve(30), gcd(48, 36))
	var h uint32 = 2166136261
	for _, c := range []byte("hash") {
		h ^= uint32(c)
		h *= 16777619
	}
	fmt.Println(h)
	x := 0.0
	for i := 1; i <= 100; i++ {
		x += 1 / float64(i)
	}
	fmt.Printf("%.6f\n", x)
	var acc int32
	for i := int32(0); i < 100; i++ {
		acc = acc*31 + i
	}
	fmt.Println(acc)
	z := []float32{0.1, 0.2}
	fmt.Println(z[0]+z[1], float64(z[0])+float64(z[1]))
	memo := map[int]int{}
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		if v, ok := memo[n]; ok {
			return v
		}
		memo[n] = fib(n-1) + fib(n-2)
		return memo[n]
	}
	fmt.Println(fib(60))
	bits := 0
	for v := uint(0b1011011); v != 0; v &= v - 1 {
		bits++
	}
	fmt.Println(bits, 7>>1, -7>>1, 1<<10, 0x0f&^0x05)
}

// Output:
// [[7 10] [15 22]] [2 3 5 7 11 13 17 19 23 29] 12
// 3469047761
// 5.187378
// 58926130
// 0.3 0.30000000447034836
// 1548008755920
// 5 3 -4 1024 10
