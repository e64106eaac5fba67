package main

import (
	"fmt"
	"math/big"
	"math/bits"
)

type fraction struct{ *big.Rat }

func (f fraction) String() string { return "<" + f.RatString() + ">" }

func fact(n int64) *big.Int {
	r := big.NewInt(1)
	for i := int64(2); i <= n; i++ {
		r.Mul(r, big.NewInt(i))
	}
	return r
}

func main() {
	f := fact(30)
	fmt.Println(f, f.BitLen(), f.Sign(), new(big.Int).Neg(f).Cmp(f))
	q, m := new(big.Int).DivMod(f, big.NewInt(1e9+7), new(big.Int))
	fmt.Println(q, m, f.Text(36))
	fmt.Printf("%x %10d %v %s\n", big.NewInt(255), big.NewInt(-5), []*big.Int{big.NewInt(1)}, f)
	a, ok := new(big.Int).SetString("123456789012345678901234567890", 10)
	fmt.Println(a.Mod(a, big.NewInt(97)), ok, big.NewInt(97).ProbablyPrime(5))
	fmt.Println(new(big.Int).Exp(big.NewInt(3), big.NewInt(100), big.NewInt(1000)), new(big.Int).GCD(nil, nil, big.NewInt(48), big.NewInt(18)))
	s := fraction{big.NewRat(1, 3)}
	s.Add(s.Rat, big.NewRat(1, 6))
	fmt.Println(s, s.FloatString(3), s.Num(), s.Denom())
	x := new(big.Float).SetPrec(100).Quo(big.NewFloat(1), big.NewFloat(3))
	fmt.Println(x.Text('f', 25), x.Prec())
	hi, lo := bits.Mul64(1<<63, 6)
	sum, carry := bits.Add64(1<<63, 1<<63, 1)
	fmt.Println(hi, lo, sum, carry, bits.LeadingZeros16(1), bits.TrailingZeros(8), bits.OnesCount8(0xF1), bits.Reverse8(1), bits.RotateLeft32(1, -1), bits.Len(255))
}

// Output:
// 265252859812191058636308480000000 108 1 -1
// 265252857955421052948361 109361473 jucotkuo7qe0hs0000000
// ff         -5 [1] 265252859812191058636308480000000
// 52 true true
// 1 6
// <1/2> 0.500 1 2
// 0.3333333333333333333333333 100
// 3 0 1 1 15 3 5 128 2147483648 8
