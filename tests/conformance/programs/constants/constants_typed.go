package main

import (
	"fmt"
	"time"
)

type Bits uint8

const (
	F0 Bits = 1 << iota
	F1
	_
	F3
)
const (
	a, b = iota + 1, iota + 10
	c, d
	e, f
)
const (
	x = "s"
	y
	z         = iota
	w float32 = iota / 2
	v
)
const Big = 1 << 200
const Small = Big >> 199
const F = 1.0 / 3
const H = 'a'*2 - 'b'
const T = 5 * time.Second

type Level int

const (
	Debug Level = iota - 1
	Info
	Warn
)

func (l Level) String() string { return [...]string{"D", "I", "W"}[l+1] }

const (
	_          = iota
	KB float64 = 1 << (10 * iota)
	MB
)

func main() {
	const local = 10
	const (
		p = local * iota
		q
		r
	)
	fmt.Println(F0, F1, F3, F0|F3, F3&^F3, a, b, c, d, e, f, x, y, z, w, v, Small, F, H, T, Debug, Info, Warn, KB, MB, p, q, r)
	fmt.Printf("%T %T %T %T %T\n", F, H, T, x, w)
	var f32 float32 = F
	var u8 uint8 = Small
	var r1 rune = 'x' + 1
	var d2 time.Duration = 2 * time.Millisecond * local
	fmt.Println(f32, u8, r1, d2, Big/(Big-1) == 1, Big%7, 1e3 == 1000, 5/2.0, 7.0/2, 'b'-'a', "x"+"y"+x, len(x+"abc"), len([local]int{}), -5>>1, 1<<3|1, ^0, -7/2, 5.5+0.5 == 6)
	var i64 int64 = local << 3
	var arr [Small * 2]int
	fmt.Println(i64, len(arr), !(local > 5), complex(1, 2)*2i, real(3+4i), 0x1p-2, 1_0.2_5, 0b11, 0o17, '\u00e9', "\u00e9"[1], `a\b`)
	s := 3
	var by byte = 1<<s + 1
	fmt.Println(by, uint8(1)<<s<<s<<s, float64(s)/local, local/s, local%s)
	const huge = 1e300 * 1e300 / 1e300
	fmt.Println(huge, 0.1+0.2, float32(0.1)+0.2, Level(5-4), []Level{0, 1})
	switch {
	case local == 10.0:
		fmt.Println("eq")
	}
	if const1 := 3; const1 > local/4 {
		fmt.Println("gt")
	}
}

// Output:
// 1 2 8 9 0 1 10 2 11 3 12 s s 2 1 2 2 0.3333333333333333 96 5s D I W 1024 1.048576e+06 0 10 20
// float64 int32 time.Duration string float32
// 0.33333334 2 121 20ms true 4 true 2.5 3.5 1 xys 4 10 -3 9 -1 -3 true
// 80 4 false (-4+2i) 3 0.25 10.25 3 15 233 169 a\b
// 9 0 0.3 3 1
// 1e+300 0.3 0.3 W [I W]
// eq
// gt
