package main

import (
	"fmt"
	"math/big"
	"strings"
)

func factorial(n int64) *big.Int {
	if n < 2 {
		return big.NewInt(1)
	}
	return new(big.Int).Mul(big.NewInt(n), factorial(n-1))
}

func fibonacci(n int) *big.Int {
	a, b := new(big.Int), big.NewInt(1)
	for range n {
		a.Add(a, b)
		a, b = b, a
	}
	return a
}

// Decimal is a number of its own, in base 1e9.
type Decimal []uint32

func (d Decimal) Times(m uint32) (out Decimal) {
	carry := uint64(0)
	for _, w := range d {
		carry += uint64(w) * uint64(m)
		out = append(out, uint32(carry%1e9))
		carry /= 1e9
	}
	if carry > 0 {
		out = append(out, uint32(carry))
	}
	return
}

func (d Decimal) String() string {
	s := ""
	for _, w := range d {
		s = fmt.Sprintf("%09d", w) + s
	}
	return strings.TrimLeft(s, "0")
}

func sqrt(n int64, prec uint) *big.Float {
	two, x := big.NewFloat(0.5), new(big.Float).SetPrec(prec).SetInt64(1)
	v := new(big.Float).SetPrec(prec).SetInt64(n)
	for range 12 {
		t := new(big.Float).SetPrec(prec).Quo(v, x)
		x.Mul(t.Add(t, x), two)
	}
	return x
}

func main() {
	f := factorial(30)
	d := Decimal{1}
	for i := uint32(2); i <= 30; i++ {
		d = d.Times(i)
	}
	fmt.Println(f, d, f.String() == d.String())
	fmt.Println(fibonacci(200), fibonacci(0), fibonacci(93).IsInt64())
	h := new(big.Rat)
	for i := int64(1); i <= 20; i++ {
		h.Add(h, big.NewRat(1, i))
	}
	fmt.Println(h, h.FloatString(15))
	fmt.Println(sqrt(2, 200).Text('f', 50))
	q, r := new(big.Int).DivMod(factorial(20), big.NewInt(1e12+39), new(big.Int))
	fmt.Println(q, r, f.BitLen(), f.Cmp(factorial(29)), f.Text(36))
	n, ok := new(big.Int).SetString("ff00ff00ff00ff00ff00", 16)
	fmt.Printf("%v %t %x %d\n", n, ok, n, len(n.Bytes()))
	if _, ok := new(big.Int).SetString("12z", 10); !ok {
		fmt.Println("no number")
	}
}

// Output:
// 265252859812191058636308480000000 265252859812191058636308480000000 true
// 280571172992510140037611932413038677189525 0 false
// 55835135/15519504 3.597739657143682
// 1.41421356237309504880168872420969807856967187537695
// 2432902 8081756822 108 1 jucotkuo7qe0hs0000000
// 1204221828098618944454400 true ff00ff00ff00ff00ff00 10
// no number
