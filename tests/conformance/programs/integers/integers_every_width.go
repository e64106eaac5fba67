package main

import "fmt"

func main() {
	var a8, b8 int8 = 127, -128
	var a16, b16 int16 = 32767, -32768
	var a32, b32 int32 = 1<<31 - 1, -1 << 31
	var a64, b64 int64 = 1<<63 - 1, -1 << 63
	fmt.Println(a8+1, b8-1, a8*a8, b8*b8, -b8, b8/-1, a8<<1, b8>>7, ^a8, a8&b8, a8|b8, a8^b8, a8&^b8, b8%3)
	fmt.Println(a16+1, b16-1, a16*a16, b16*b16, -b16, b16/-1, a16<<1, b16>>15, ^a16, b16%7)
	fmt.Println(a32+1, b32-1, a32*a32, b32*b32, -b32, b32/-1, a32<<1, b32>>31, ^a32, b32%7)
	fmt.Println(a64+1, b64-1, a64*a64, b64*b64, -b64, b64/-1, a64<<1, b64>>63, ^a64, b64%7)
	var u8 uint8 = 255
	var u16 uint16 = 65535
	var u32 uint32 = 1<<32 - 1
	var u64 uint64 = 1<<64 - 1
	var u uint = 0
	fmt.Println(u8+1, u8*u8, -u8, ^u8, u8<<4, u8>>4, u8/2, u8%16, u16+1, u16*u16, -u16, u32+1, u32*u32, -u32, u64+1, u64*u64, -u64, u-1 == ^u)
	for s := uint(0); s < 70; s += 9 {
		fmt.Print(a8>>s, b8>>s, a32<<s, u8<<s, u64>>s, a64>>s, b64>>s, 1<<s, " ")
	}
	fmt.Println()
	a8++
	a16++
	a32++
	a64++
	u8++
	u16++
	u32++
	u64++
	fmt.Println(a8, a16, a32, a64, u8, u16, u32, u64)
	a8--
	a16--
	u8--
	u64--
	fmt.Println(a8, a16, u8, u64)
	x := 0x1234567890abcdef
	fmt.Println(int8(x), int16(x), int32(x), uint8(x), uint16(x), uint32(x), uint64(x), int8(int16(x)), uint32(int8(x)), uint64(int8(x)), int64(uint8(x)), int(uint16(x)))
	f := -1.9
	g := 1e10
	fmt.Println(int(f), int64(g), float32(g), int32(f), uint8(-f), float64(float32(1.1)), float32(1)/3, 1.0/3, int(float32(16777217)))
	c := make(chan int8, 1)
	c <- a8
	m := map[int8]uint8{a8: u8}
	m[a8] += 3
	m[a8]--
	fmt.Println(<-c, m)
	s := []int8{100}
	s[0] += 100
	s[0]++
	s[0] *= 3
	fmt.Println(s)
	p := &s[0]
	*p <<= 1
	*p -= 1
	*p /= 3
	fmt.Println(s)
	st := struct{ v uint16 }{65535}
	st.v += 2
	fmt.Println(st)
	st.v -= 3
	st.v >>= 1
	fmt.Println(st)
	fn := func(v uint8) uint8 { return v + 200 }
	fmt.Println(fn(100), fn(fn(100)))
	var arr [2]int16
	arr[1]--
	arr[0] = arr[1] * 32767
	fmt.Println(arr)
	const K uint8 = 200
	v := K
	v += K
	fmt.Println(v, K/3, K>>2)
	h := func(s string) uint32 {
		h := uint32(2166136261)
		for i := 0; i < len(s); i++ {
			h ^= uint32(s[i])
			h *= 16777619
		}
		return h
	}
	fmt.Println(h("hello"))
	crc := uint32(0xffffffff)
	for _, b := range []byte("abc") {
		crc ^= uint32(b)
		for range 8 {
			if crc&1 == 1 {
				crc = crc>>1 ^ 0xedb88320
			} else {
				crc >>= 1
			}
		}
	}
	fmt.Println(^crc)
	d := uint16(1)
	for range 20 {
		d = d*25173 + 13849
	}
	fmt.Println(d)
	adler := func(b []byte) uint32 {
		a, bb := uint32(1), uint32(0)
		for _, x := range b {
			a = (a + uint32(x)) % 65521
			bb = (bb + a) % 65521
		}
		return bb<<16 | a
	}
	fmt.Println(adler([]byte("Wikipedia")))
}

// Output:
// -128 127 1 0 -128 -128 -2 -1 -128 0 -1 -1 127 -2
// -32768 32767 1 0 -32768 -32768 -2 -1 -32768 -1
// -2147483648 2147483647 1 0 -2147483648 -2147483648 -2 -1 -2147483648 -2
// -9223372036854775808 9223372036854775807 1 0 -9223372036854775808 -9223372036854775808 -2 -1 -9223372036854775808 -1
// 0 1 1 0 240 15 127 15 0 1 1 0 1 1 0 1 1 true
// 127 -128 2147483647 255 18446744073709551615 9223372036854775807 -9223372036854775808 1 0 -1 -512 0 36028797018963967 18014398509481983 -18014398509481984 512 0 -1 -262144 0 70368744177663 35184372088831 -35184372088832 262144 0 -1 -134217728 0 137438953471 68719476735 -68719476736 134217728 0 -1 0 0 268435455 134217727 -134217728 68719476736 0 -1 0 0 524287 262143 -262144 35184372088832 0 -1 0 0 1023 511 -512 18014398509481984 0 -1 0 0 1 0 -1 -9223372036854775808
// -128 -32768 -2147483648 -9223372036854775808 0 0 0 0
// 127 32767 255 18446744073709551615
// -17 -12817 -1867788817 239 52719 2427178479 1311768467294899695 -17 4294967279 18446744073709551599 239 52719
// -1 10000000000 1e+10 -1 1 1.100000023841858 0.33333334 0.3333333333333333 16777216
// 127 map[127:1]
// [91]
// [-25]
// {1}
// {32767}
// 44 244
// [-32767 -1]
// 144 66 50
// 1335831723
// 891568578
// 8573
// 300286872
