package main

import (
	"errors"
	"fmt"
	"strings"
)

type Roman int

var numerals = []struct {
	v int
	s string
}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

func (r Roman) String() string {
	var b strings.Builder
	for _, n := range numerals {
		for int(r) >= n.v {
			b.WriteString(n.s)
			r -= Roman(n.v)
		}
	}
	return b.String()
}

func (r *Roman) UnmarshalText(text []byte) error {
	s, v := string(text), 0
	for _, n := range numerals {
		for strings.HasPrefix(s, n.s) {
			v += n.v
			s = s[len(n.s):]
		}
	}
	if s != "" {
		return fmt.Errorf("roman: %q left of %q", s, text)
	}
	if *r = Roman(v); r.String() != string(text) {
		return errors.New("roman: not canonical: " + string(text))
	}
	return nil
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

func toBase(n, base int) string {
	if n < 0 {
		return "-" + toBase(-n, base)
	}
	if n < base {
		return digits[n : n+1]
	}
	return toBase(n/base, base) + string(digits[n%base])
}

func fromBase(s string, base int) (n int, err error) {
	for i, r := range s {
		d := strings.IndexRune(digits, r)
		if d < 0 || d >= base {
			return n, fmt.Errorf("digit %q at %d", r, i)
		}
		n = n*base + d
	}
	return
}

func gray(n uint) uint { return n ^ n>>1 }

func main() {
	for _, n := range []Roman{1, 4, 9, 14, 40, 90, 400, 1994, 2026, 3999} {
		var back Roman
		err := back.UnmarshalText([]byte(n.String()))
		fmt.Print(n, " ", int(back), " ", err, "; ")
	}
	fmt.Println()
	for _, s := range []string{"IIII", "IC", "", "MMXXVI"} {
		var r Roman
		fmt.Println(s, r.UnmarshalText([]byte(s)), int(r))
	}
	for _, b := range []int{2, 3, 16, 36} {
		s := toBase(-0xBEEF, b)
		n, err := fromBase(s[1:], b)
		fmt.Println(b, s, n == 0xBEEF, err)
	}
	fmt.Println(fromBase("12x", 10))
	for i := range uint(8) {
		fmt.Printf("%03b ", gray(i))
	}
	fmt.Printf("\n%v %d %q\n", Roman(7), Roman(7), Roman(7))
}

// Output:
// I 1 <nil>; IV 4 <nil>; IX 9 <nil>; XIV 14 <nil>; XL 40 <nil>; XC 90 <nil>; CD 400 <nil>; MCMXCIV 1994 <nil>; MMXXVI 2026 <nil>; MMMCMXCIX 3999 <nil>;
// IIII roman: not canonical: IIII 4
// IC roman: "C" left of "IC" 0
//  <nil> 0
// MMXXVI <nil> 2026
// 2 -1011111011101111 true <nil>
// 3 -2111001100 true <nil>
// 16 -beef true <nil>
// 36 -11pr true <nil>
// 12 digit 'x' at 2
// 000 001 011 010 110 111 101 100
// VII 7 "VII"
