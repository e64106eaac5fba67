package main

import (
	"fmt"
	"math/big"
)

// digits is the spigot of Gibbons.
func digits(n int) func(yield func(int64) bool) {
	return func(yield func(int64) bool) {
		q, r, t := big.NewInt(1), big.NewInt(0), big.NewInt(1)
		k, m, x := big.NewInt(1), big.NewInt(3), big.NewInt(3)
		four, ten, one, two, three, seven := big.NewInt(4), big.NewInt(10), big.NewInt(1), big.NewInt(2), big.NewInt(3), big.NewInt(7)
		for produced := 0; produced < n; {
			left := new(big.Int).Mul(four, q)
			left.Add(left, r).Sub(left, t)
			if left.Cmp(new(big.Int).Mul(m, t)) < 0 {
				if !yield(m.Int64()) {
					return
				}
				produced++
				nr := new(big.Int).Mul(m, t)
				nr.Sub(r, nr).Mul(nr, ten)
				nm := new(big.Int).Mul(three, q)
				nm.Add(nm, r).Mul(nm, ten).Quo(nm, t)
				m = nm.Sub(nm, new(big.Int).Mul(ten, m))
				q, r = new(big.Int).Mul(q, ten), nr
				continue
			}
			nr := new(big.Int).Mul(two, q)
			nr.Add(nr, r).Mul(nr, x)
			nm := new(big.Int).Mul(seven, k)
			nm.Mul(nm, q).Add(nm, two).Add(nm, new(big.Int).Mul(r, x))
			m = nm.Quo(nm, new(big.Int).Mul(t, x))
			// The constant of the series is 7k+2 times q.
			q = new(big.Int).Mul(q, k)
			r = nr
			t = new(big.Int).Mul(t, x)
			x = new(big.Int).Add(x, two)
			k = new(big.Int).Add(k, one)
		}
	}
}

func main() {
	i := 0
	for d := range digits(50) {
		fmt.Print(d)
		if i++; i%10 == 0 {
			fmt.Printf("\t:%d\n", i)
		}
	}
}

// Output:
// 3141592653	:10
// 5897932384	:20
// 6264338327	:30
// 9502884197	:40
// 1693993751	:50
