package main

import (
	"fmt"
	"strings"
)

type Number interface{ ~int | ~int64 | ~float64 }

type Poly[T Number] []T // from the constant up

func (p Poly[T]) At(x T) (y T) {
	for i := len(p) - 1; i >= 0; i-- {
		y = y*x + p[i]
	}
	return
}

func (p Poly[T]) Plus(q Poly[T]) Poly[T] {
	out := make(Poly[T], max(len(p), len(q)))
	copy(out, p)
	for i, c := range q {
		out[i] += c
	}
	return out
}

func (p Poly[T]) Times(q Poly[T]) Poly[T] {
	out := make(Poly[T], len(p)+len(q)-1)
	for i, a := range p {
		for j, b := range q {
			out[i+j] += a * b
		}
	}
	return out
}

func (p Poly[T]) Derivative() (d Poly[T]) {
	for i, c := range p[1:] {
		d = append(d, c*T(i+1))
	}
	return
}

func (p Poly[T]) String() string {
	var terms []string
	for i := len(p) - 1; i >= 0; i-- {
		if p[i] == 0 {
			continue
		}
		switch i {
		case 0:
			terms = append(terms, fmt.Sprint(p[i]))
		case 1:
			terms = append(terms, fmt.Sprintf("%vx", p[i]))
		default:
			terms = append(terms, fmt.Sprintf("%vx^%d", p[i], i))
		}
	}
	if terms == nil {
		return "0"
	}
	return strings.ReplaceAll(strings.Join(terms, " + "), "+ -", "- ")
}

func power[T Number](p Poly[T], n int) Poly[T] {
	if n == 0 {
		return Poly[T]{1}
	}
	return p.Times(power(p, n-1))
}

type cents int

func main() {
	p := Poly[int]{-1, 0, 2}
	q := Poly[int]{1, 1}
	fmt.Println(p, "|", q, "|", p.Plus(q), "|", p.Times(q))
	fmt.Println(power(q, 5), power(q, 5).At(2), p.Derivative(), Poly[int]{}, Poly[int]{0, 0})
	f := Poly[float64]{0.5, -1.25}
	fmt.Println(f, f.Times(f), f.At(0.4))
	fmt.Println(Poly[cents]{5, 3}.At(10), fmt.Sprintf("%T", Poly[cents]{}.Derivative) != "")
	t := []Poly[int]{{1}, {0, 1}}
	for n := 2; n < 6; n++ {
		t = append(t, Poly[int]{0, 2}.Times(t[n-1]).Plus(Poly[int]{-1}.Times(t[n-2])))
	}
	fmt.Println(t[5], t[4].At(3))
}

// Output:
// 2x^2 - 1 | 1x + 1 | 2x^2 + 1x | 2x^3 + 2x^2 - 1x - 1
// 1x^5 + 5x^4 + 10x^3 + 10x^2 + 5x + 1 243 4x 0 0
// -1.25x + 0.5 1.5625x^2 - 1.25x + 0.25 0
// 35 true
// 16x^5 - 20x^3 + 5x 577
