package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

type Real interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}

type Celsius float32
type Grade int8

type Summary[T Real] struct {
	N        int
	Min, Max T
	Mean     float64
	Std      float64
}

var errNone = errors.New("no values")

func Summarise[T Real](xs ...T) (s Summary[T], err error) {
	if len(xs) == 0 {
		return s, errNone
	}
	s.N, s.Min, s.Max = len(xs), xs[0], xs[0]
	m2 := 0.0
	for i, x := range xs {
		s.Min, s.Max = min(s.Min, x), max(s.Max, x)
		d := float64(x) - s.Mean
		s.Mean += d / float64(i+1)
		m2 += d * (float64(x) - s.Mean)
	}
	s.Std = math.Sqrt(m2 / float64(len(xs)))
	return
}

func Quantile[T Real](xs []T, q float64) float64 {
	s := slices.Sorted(slices.Values(xs))
	pos := q * float64(len(s)-1)
	lo := int(pos)
	if lo == len(s)-1 {
		return float64(s[lo])
	}
	f := pos - float64(lo)
	return float64(s[lo])*(1-f) + float64(s[lo+1])*f
}

func Mode[T comparable](xs []T) (best T, n int) {
	count := make(map[T]int)
	for _, x := range xs {
		count[x]++
		if count[x] > n {
			best, n = x, count[x]
		}
	}
	return
}

func Histogram[T Real, B comparable](xs []T, bin func(T) B) map[B]int {
	h := map[B]int{}
	for _, x := range xs {
		h[bin(x)]++
	}
	return h
}

func main() {
	temps := []Celsius{21.5, 19, 23.25, 30, 18.5, 19}
	fmt.Println(Summarise(temps...))
	fmt.Println(Summarise[Grade]())
	s, _ := Summarise[Grade](1, 2, 3, 4, 127, -128)
	fmt.Printf("%+v\n", s)
	fmt.Println(Quantile(temps, 0.5), Quantile(temps, 0.25), Quantile(temps, 1))
	fmt.Println(Mode(temps))
	fmt.Println(Mode([]string{"a", "b", "b", "c", "c", "c"}))
	fmt.Println(Histogram(temps, func(c Celsius) string {
		switch {
		case c < 20:
			return "cool"
		case c < 25:
			return "warm"
		}
		return "hot"
	}), Histogram([]int{1, 2, 3, 4, 5}, func(i int) bool { return i%2 == 0 }))
}

// Output:
// {6 18.5 30 21.875 3.9993489053428015} <nil>
// {0 0 0 0 0} no values
// {N:6 Min:-128 Max:127 Mean:1.4999999999999964 Std:73.63140181562031}
// 20.25 19 30
// 19 2
// c 3
// map[cool:3 hot:1 warm:2] map[false:3 true:2]
