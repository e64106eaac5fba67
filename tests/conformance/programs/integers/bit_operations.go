package main

import (
	"fmt"
	"math"
	"math/bits"
)

func main() {
	var a, b uint8 = 0b1100_1010, 0b1010_0110
	fmt.Printf("%08b %08b %08b %08b %08b %08b\n", a&b, a|b, a^b, a&^b, ^a, -a)
	fmt.Printf("%08b %08b %08b\n", a<<3, a>>3, a<<8)
	var s int8 = -0b0110101
	fmt.Printf("%d %d %d %d %b\n", s>>2, s<<1, ^s, s&0x0f, s)
	fmt.Println(bits.OnesCount8(a), bits.LeadingZeros8(1), bits.TrailingZeros16(8), bits.Reverse8(a), bits.Len(1023))
	x := 0x0f0f
	x &^= 0xff
	x |= 1
	x ^= 0xff
	fmt.Printf("%x %#o %#b\n", x, x, x)
	fmt.Println(x&-x, x&(x-1), -1&0xff, ^-1, 5&^1|8^12)
	var u64 uint64 = 1<<63 | 1
	fmt.Println(u64>>63, int64(u64), u64<<1, bits.RotateLeft64(u64, 1))
	hi, lo := bits.Mul64(math.MaxUint64, 3)
	fmt.Println(hi, lo)
	sum, carry := bits.Add64(math.MaxUint64, 1, 1)
	fmt.Println(sum, carry)
	const mask = ^uint32(0) >> 20
	fmt.Println(mask, mask&0x12345, ^mask>>31)
}

// Output:
// 10000010 11101110 01101100 01001000 00110101 00110110
// 01010000 00011001 00000000
// -14 -106 52 11 -110101
// 4 7 3 83 10
// ffe 07776 0b111111111110
// 2 4092 255 0 0
// 1 -9223372036854775807 2 3
// 2 18446744073709551613
// 1 1
// 4095 837 1
