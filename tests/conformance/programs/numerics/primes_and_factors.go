package main

import (
	"fmt"
	"iter"
	"math/big"
	"strings"
)

func primes() iter.Seq[int] {
	return func(yield func(int) bool) {
		next := map[int][]int{}
		for n := 2; ; n++ {
			ps, composite := next[n]
			if !composite {
				if !yield(n) {
					return
				}
				next[n*n] = []int{n}
				continue
			}
			delete(next, n)
			for _, p := range ps {
				next[n+p] = append(next[n+p], p)
			}
		}
	}
}

type Factors map[int]int

func factor(n int) Factors {
	f := Factors{}
	for p := range primes() {
		if p*p > n {
			break
		}
		for ; n%p == 0; n /= p {
			f[p]++
		}
	}
	if n > 1 {
		f[n]++
	}
	return f
}

func (f Factors) String() string {
	var parts []string
	for p := range primes() {
		if len(parts) == len(f) {
			break
		}
		switch e := f[p]; {
		case e == 1:
			parts = append(parts, fmt.Sprint(p))
		case e > 1:
			parts = append(parts, fmt.Sprintf("%d^%d", p, e))
		}
	}
	return strings.Join(parts, " * ")
}

func (f Factors) Divisors() int {
	n := 1
	for _, e := range f {
		n *= e + 1
	}
	return n
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func powMod(b, e, m uint64) uint64 {
	r := uint64(1)
	for b %= m; e > 0; e >>= 1 {
		if e&1 == 1 {
			r = r * b % m
		}
		b = b * b % m
	}
	return r
}

func main() {
	count, sum := 0, 0
	for p := range primes() {
		if p > 200 {
			break
		}
		count++
		sum += p
	}
	fmt.Println(count, sum)
	for _, n := range []int{360, 1001, 97, 1024, 65536 * 3, 9409} {
		f := factor(n)
		fmt.Println(n, "=", f, f.Divisors())
	}
	phi := 0
	for i := range 36 {
		if gcd(i, 36) == 1 {
			phi++
		}
	}
	fmt.Println(phi, powMod(3, 200, 1000007), powMod(2, 10, 1000))
	m := new(big.Int).Lsh(big.NewInt(1), 61)
	m.Sub(m, big.NewInt(1))
	fmt.Println(m, m.ProbablyPrime(10), new(big.Int).Exp(big.NewInt(3), big.NewInt(200), m))
}

// Output:
// 46 4227
// 360 = 2^3 * 3^2 * 5 24
// 1001 = 7 * 11 * 13 8
// 97 = 97 2
// 1024 = 2^10 11
// 196608 = 2^16 * 3 34
// 9409 = 97^2 3
// 12 959082 24
// 2305843009213693951 true 424410663027747676
