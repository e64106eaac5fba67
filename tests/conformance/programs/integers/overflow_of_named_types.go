package main

import (
	"fmt"
	"math"
)

type Seq uint8
type Temp int8
type Hash uint32
type Tick int64

func (s Seq) After(t Seq) bool { return int8(s-t) > 0 }
func (s *Seq) Next() Seq       { *s++; return *s }

func (h Hash) Mix(b byte) Hash { return (h<<5 | h>>27) ^ Hash(b)*0x9E3779B9 }

func sum(ts ...Temp) (t Temp, overflow bool) {
	for _, v := range ts {
		n := t + v
		overflow = overflow || v > 0 && n < t || v < 0 && n > t
		t = n
	}
	return
}

func main() {
	s := Seq(254)
	fmt.Println(s.Next(), s.Next(), s.Next(), Seq(1).After(255), Seq(200).After(10), -s)
	fmt.Println(sum(100, 27))
	fmt.Println(sum(100, 28))
	fmt.Println(sum(-100, -29, 1))
	h := Hash(math.MaxUint32)
	for _, b := range []byte("go") {
		h = h.Mix(b)
	}
	fmt.Println(h, h+math.MaxUint32 == h-1, h>>40, h<<31<<1)
	t := Tick(math.MaxInt64)
	t++
	fmt.Println(t, t-1, -t == t, t/-1, Tick(uint64(1<<63-1)), int32(t>>32), uint16(t>>48))
	m := Temp(-128)
	m--
	fmt.Println(m, -Temp(math.MinInt8+1), (m+8)*37, m%10, -m/2, m>>1, m<<1, m&-m, m|1, m^-1)
	var i int = 1 << 40
	fmt.Println(int32(i), uint8(i>>33), int16(i>>25), Seq(i>>39), Temp(300&0xff-255+i-i))
	f := 1e10
	fmt.Println(int64(f), uint8(int64(f)), Tick(-2.0), int(math.Floor(-2.5)), int(-2.9*f/f))
	arr := [Seq(3)]int{}
	arr[Seq(2)]++
	for k := Seq(253); k >= 253; k++ {
		fmt.Print(k, " ")
	}
	fmt.Println(arr)
}

// Output:
// 255 0 1 true false 255
// 127 false
// -128 true
// -128 true
// 1875711293 true 0 0
// -9223372036854775808 9223372036854775807 true -9223372036854775808 9223372036854775807 -2147483648 32768
// 127 127 -125 7 -63 63 -2 1 127 -128
// 0 128 -32768 2 45
// 10000000000 0 -2 -3 -2
// 253 254 255 [0 0 1]
