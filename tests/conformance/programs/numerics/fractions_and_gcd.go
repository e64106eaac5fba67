package main

import (
	"errors"
	"fmt"
	"sort"
)

type Rational struct{ num, den int }

var Zero = Rational{0, 1}

func R(n, d int) Rational {
	if d == 0 {
		panic(errors.New("zero denominator"))
	}
	if d < 0 {
		n, d = -n, -d
	}
	g := gcd(max(n, -n), d)
	return Rational{n / g, d / g}
}

func gcd(a, b int) int {
	if b == 0 {
		return a
	}
	return gcd(b, a%b)
}

func (r Rational) Add(s Rational) Rational { return R(r.num*s.den+s.num*r.den, r.den*s.den) }
func (r Rational) Mul(s Rational) Rational { return R(r.num*s.num, r.den*s.den) }
func (r Rational) Inv() Rational           { return R(r.den, r.num) }
func (r Rational) Less(s Rational) bool    { return r.num*s.den < s.num*r.den }
func (r Rational) String() string {
	if r.den == 1 {
		return fmt.Sprint(r.num)
	}
	return fmt.Sprintf("%d/%d", r.num, r.den)
}

func sum(rs ...Rational) Rational {
	t := Zero
	for _, r := range rs {
		t = t.Add(r)
	}
	return t
}

func continued(r Rational) (parts []int) {
	for {
		q := r.num / r.den
		parts = append(parts, q)
		if r.num%r.den == 0 {
			return
		}
		r = r.Add(R(-q, 1)).Inv()
	}
}

func egyptian(r Rational) (out []Rational) {
	for r.num > 0 {
		d := (r.den + r.num - 1) / r.num
		out = append(out, R(1, d))
		r = r.Add(R(-1, d))
	}
	return
}

func safely(f func() Rational) (r Rational, err error) {
	defer func() {
		if e, ok := recover().(error); ok {
			err = e
		}
	}()
	return f(), nil
}

func main() {
	rs := []Rational{R(1, 2), R(-3, 4), R(6, 4), R(5, -10), R(7, 7)}
	fmt.Println(rs, sum(rs...), sum())
	sort.Slice(rs, func(i, j int) bool { return rs[i].Less(rs[j]) })
	fmt.Println(rs, R(2, 4) == R(1, 2), map[Rational]string{R(1, 2): "half"}[R(3, 6)])
	fmt.Println(continued(R(415, 93)), egyptian(R(6, 7)))
	fmt.Println(safely(Zero.Inv))
	fmt.Println(safely(R(2, 3).Inv))
	f := Rational.Add
	g := rs[0].Mul
	rs[0] = Zero
	fmt.Println(f(R(1, 3), R(1, 6)), g(R(2, 1)))
	fmt.Printf("%v %s %+v %#v\n", R(1, 3), R(4, 2), R(1, 3), R(1, 3))
}

// Output:
// [1/2 -3/4 3/2 -1/2 1] 7/4 0
// [-3/4 -1/2 1/2 1 3/2] true half
// [4 2 6 7] [1/2 1/3 1/42]
// 0/0 zero denominator
// 3/2 <nil>
// 1/2 -3/2
// 1/3 2 1/3 main.Rational{num:1, den:3}
