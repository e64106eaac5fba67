package main

import (
	"fmt"
	"math"
	"math/bits"
	"strconv"
)

func main() {
	a, b := 7, -2
	fmt.Println(a/b, a%b, a&b, a|b, a^b, a&^b, a<<2, b>>1, -a/b, ^a)
	f := 0.1
	f += 0.2
	fmt.Println(f, f == 0.3, math.Inf(1), -math.Inf(1), math.NaN(), 1/math.Inf(-1))
	z := 0.0
	fmt.Println(1/z, -1/z, z/z == z/z, math.IsNaN(z/z))
	var f3 float32 = 0.1
	f3 += 0.2
	fmt.Println(f3, float64(f3), f3*f3, f3 == 0.3)
	fmt.Println(int64(math.MaxInt32) + 1)
	c := 3 + 4i
	c *= c
	fmt.Println(c, real(c)*2, c/(1+1i), c == complex(-7, 24), -c)
	c++
	fmt.Println(c)
	c64 := complex64(c)
	fmt.Printf("%v %T %.1f\n", c64, c64, c)
	fmt.Println(bits.OnesCount(255), bits.Len(8), strconv.Itoa(-45), strconv.FormatInt(255, 16), strconv.Quote("a\n\""))
	n, err := strconv.Atoi("12x")
	fmt.Println(n, err)
	pf, _ := strconv.ParseFloat("1e3", 64)
	fmt.Println(pf)
	pb, _ := strconv.ParseBool("true")
	fmt.Println(pb)
	x := 10
	x -= 3
	x *= 2
	x /= 3
	x %= 3
	x <<= 4
	x >>= 1
	x |= 3
	x &= 6
	x ^= 5
	x &^= 1
	fmt.Println(x)
	var u8 uint8 = 250
	u8 += 10
	u8 *= 30
	u8 ^= 0xff
	fmt.Println(u8)
	var i8 int8 = 100
	i8 = i8 + 100
	fmt.Println(i8, int8(i8*2), uint8(i8))
	var u uint = 3
	fmt.Println(u-4 > 1000, int(u)-4, 1<<u, uint8(1)<<u<<5)
	fmt.Println(math.Sqrt(2), math.Floor(-1.5), math.Round(2.5), math.Trunc(-2.7), math.Mod(7, -3), math.Pow(2, 10), math.Hypot(3, 4), math.MaxInt8, math.Abs(-2), math.Cbrt(27))
	fmt.Println(min(3, 1, 2), max(2.5, 1), min("b", "a"), max(math.NaN(), 1), min(-0.0, 0))
	var i16 int16 = math.MaxInt16
	i16++
	fmt.Println(i16, uint16(i16), int32(i16))
	big := uint64(math.MaxUint64)
	fmt.Println(big, big+1, big>>63, int64(big), float64(big), uint32(big))
	fmt.Println(uint8(int16(300)&0xff), rune(int8(-1)), byte('a'+1))
	const k = 5
	d := 2.0
	fmt.Println(k/2, k/d, float64(k)/2, k%3, d*k, 1/3.0)
	var dur int64 = 3
	fmt.Println(dur*k, -5%3, 5%-3, -5/3)
	e := 1e100
	fmt.Println(e, int64(1e18), 1e18 == 1e18+1)
	fmt.Println(0x7fffffffffffffff, -0x8000000000000000, 0xff&^0xf, 3&1 == 1, !(1 > 2) && 3 >= 3 || false, 1 < 2 == true)
	h := 0
	for _, ch := range []byte("hash") {
		h = h*31 + int(ch)
	}
	fmt.Println(h)
	hh := uint32(2166136261)
	for _, ch := range []byte("hash") {
		hh ^= uint32(ch)
		hh *= 16777619
	}
	fmt.Println(hh)
	s := uint64(42)
	for range 3 {
		s ^= s << 13
		s ^= s >> 7
		s ^= s << 17
	}
	fmt.Println(s)
	rot := func(x uint8, k int) uint8 { return x<<k | x>>(8-k) }
	fmt.Println(rot(0x81, 1))
	var sh int8 = 3
	fmt.Println(1<<sh, -8>>sh, uint16(1)<<15>>sh)
}

// Output:
// -3 1 6 -1 -7 1 28 -1 3 -8
// 0.30000000000000004 false +Inf -Inf NaN -0
// +Inf -Inf false true
// 0.3 0.30000001192092896 0.09 true
// 2147483648
// (-7+24i) -14 (8.5+15.5i) true (7-24i)
// (-6+24i)
// (-6+24i) complex64 (-6.0+24.0i)
// 8 4 -45 ff "a\n\""
// 0 strconv.Atoi: parsing "12x": invalid syntax
// 1000
// true
// 6
// 135
// -56 -112 200
// true -1 8 0
// 1.4142135623730951 -2 3 -2 1 1024 5 127 2 3
// 1 2.5 a NaN 0
// -32768 32768 -32768
// 18446744073709551615 0 1 -1 1.8446744073709552e+19 4294967295
// 44 -1 98
// 2 2.5 2.5 2 10 0.3333333333333333
// 15 -2 2 -1
// 1e+100 1000000000000000000 false
// 9223372036854775807 -9223372036854775808 240 true true true
// 3195150
// 3469047761
// 10021416941527320954
// 3
// 8 -1 4096
